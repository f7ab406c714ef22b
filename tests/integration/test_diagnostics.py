"""What people send along with a report holds no secret."""

import json

from homeassistant.components.diagnostics import REDACTED
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr

from custom_components.cooker.const import CONF_FINGERPRINT, DOMAIN
from custom_components.cooker.diagnostics import (
    async_get_config_entry_diagnostics,
    async_get_device_diagnostics,
)
from tests.integration.house import AtHome
from virtual_cooker import VirtualCooker


async def test_diagnostics_tell_everything_but_secrets(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    oven.panel.rename("Grandmother's oven")
    await house.choose("grill", "upper")
    oven.panel.allow_remote_start()
    await house.press("start", "upper")
    await house.shows("preheating", "sensor", "state", "upper")

    told = await async_get_config_entry_diagnostics(hass, house.entry)
    text = json.dumps(told, default=str)
    for secret in (
        house.entry.data["token"],
        house.entry.data[CONF_FINGERPRINT],
        "127.0.0.1",
        oven.identity.id,
        "Grandmother",
        "test home",
    ):
        assert secret not in text
    assert told["entry"]["token"] == told["identity"]["id"] == REDACTED
    assert told["link"] == {"state": "connected", "error": None}
    assert told["snapshot"]["zones"]["upper"]["state"] == "preheating"
    assert told["staged"]["upper"]["mode"] == "grill"
    assert told["capabilities"]["zones"][0]["modes"]


async def test_a_cookers_own_device_tells_all_and_a_zones_device_that_zone(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    await house.choose("grill", "upper")
    registry = dr.async_get(hass)
    (cooker,) = dr.async_entries_for_config_entry(registry, house.entry.entry_id)
    upper = registry.async_get_child_device_by_identifier(
        (DOMAIN, f"{oven.identity.id}_upper"), house.entry.entry_id
    )
    assert upper is not None
    told = await async_get_device_diagnostics(hass, house.entry, cooker)
    assert told == await async_get_config_entry_diagnostics(hass, house.entry)
    assert told["snapshot"]["zones"].keys() == {"upper", "lower"}

    told = await async_get_device_diagnostics(hass, house.entry, upper)
    assert told["identity"]["model"] == "Virtual built-in oven"
    assert told["capabilities"]["id"] == "upper"
    assert told["snapshot"]["state"] == "idle"
    assert told["staged"]["mode"] == "grill"
    assert told["entities"]["sensor.upper_state"]["state"] == "idle"
    assert not any("lower" in key for key in told["entities"])
    assert oven.identity.id not in json.dumps(told, default=str)


async def test_the_only_zone_of_a_cooker_has_no_diagnostics_of_its_own(
    hass: HomeAssistant, rice_cooker: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(rice_cooker)
    (device,) = dr.async_entries_for_config_entry(dr.async_get(hass), house.entry.entry_id)
    told = await async_get_device_diagnostics(hass, house.entry, device)
    assert told["snapshot"]["zones"].keys() == {"pot"}


async def test_a_broken_line_is_told(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    await oven.mishaps.drop_line()
    await house.shows("unavailable", "sensor", "state", "upper")
    told = await async_get_config_entry_diagnostics(hass, house.entry)
    assert told["link"] == {"state": "lost", "error": "LineLost"}


async def test_the_households_device_tells_what_the_household_does(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    (household,) = [
        one for one in hass.config_entries.async_entries(DOMAIN) if one is not house.entry
    ]
    (device,) = dr.async_entries_for_config_entry(dr.async_get(hass), household.entry_id)
    told = await async_get_device_diagnostics(hass, household, device)
    assert told == await async_get_config_entry_diagnostics(hass, household)
    assert "snapshot" not in told
