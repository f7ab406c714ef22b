"""What belongs to all cookers together comes with the first of them and goes with the last."""

from homeassistant.config_entries import SOURCE_RECONFIGURE, ConfigEntry, ConfigEntryDisabler
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from pytest_homeassistant_custom_component.components.diagnostics import (
    get_diagnostics_for_config_entry,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.cooker.const import DOMAIN
from custom_components.cooker.household import HOUSEHOLD
from tests.integration.house import Appliance, AtHome
from virtual_cooker import VirtualCooker


def household(hass: HomeAssistant) -> ConfigEntry | None:
    return hass.config_entries.async_entry_for_domain_unique_id(DOMAIN, HOUSEHOLD)


async def test_one_household_comes_with_the_first_cooker_and_goes_with_the_last(
    hass: HomeAssistant, appliance: Appliance, at_home: AtHome
) -> None:
    assert household(hass) is None
    first = await at_home(await appliance("oven"))
    entry = household(hass)
    assert entry is not None
    assert entry.title == "Kitchen"
    second = await at_home(await appliance("toaster_oven"))
    assert household(hass) is entry
    await hass.config_entries.async_remove(first.entry.entry_id)
    await hass.async_block_till_done()
    assert household(hass) is entry
    await hass.config_entries.async_remove(second.entry.entry_id)
    await hass.async_block_till_done()
    assert household(hass) is None


async def test_a_household_that_somebody_disabled_stays_so(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    entry = household(hass)
    assert entry is not None
    await hass.config_entries.async_set_disabled_by(entry.entry_id, ConfigEntryDisabler.USER)
    await house.restart()
    assert household(hass) is entry
    assert entry.disabled_by is ConfigEntryDisabler.USER


async def test_the_household_has_no_address_to_change(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    await at_home(oven)
    entry = household(hass)
    assert entry is not None
    flow = await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_RECONFIGURE, "entry_id": entry.entry_id}
    )
    assert flow["type"] is FlowResultType.ABORT
    assert flow["reason"] == "household_has_no_address"


async def test_a_second_household_is_not_founded(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    await at_home(oven)
    flow = await hass.config_entries.flow.async_init(DOMAIN, context={"source": "system"}, data={})
    assert flow["type"] is FlowResultType.ABORT
    assert flow["reason"] == "already_configured"


async def test_its_diagnostics_tell_how_many_belong_to_it(
    hass: HomeAssistant,
    hass_client: ClientSessionGenerator,
    oven: VirtualCooker,
    at_home: AtHome,
) -> None:
    await at_home(oven)
    entry = household(hass)
    assert entry is not None
    assert await get_diagnostics_for_config_entry(hass, hass_client, entry) == {"cookers": 1}
