"""The address of a cooker: it follows announcements by id, unless a person pinned it."""

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import CONF_HOST, CONF_PORT
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from pytest_homeassistant_custom_component.common import get_schema_suggested_value

from custom_components.cooker.const import CONF_PINNED
from tests.integration.announcement import answer, discover
from tests.integration.house import AtHome, Paired, until
from virtual_cooker import VirtualCooker


async def test_an_announcement_of_where_it_is_already_changes_nothing(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    before = dict(house.entry.data)
    asked = len(oven.received)
    await discover(hass, oven)
    assert dict(house.entry.data) == before
    assert len(oven.received) == asked


async def test_a_cooker_that_announces_a_second_address_is_followed_while_on_the_line(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    """A router renews leases: the new address comes before the old line breaks."""
    house = await at_home(oven)
    hass.config_entries.async_update_entry(house.entry, data={**house.entry.data, CONF_PORT: 9})
    await discover(hass, oven)
    assert house.entry.data[CONF_PORT] == oven.port
    assert house.shown("sensor", "state", "upper") == "idle"


async def test_a_cooker_that_moved_while_home_assistant_was_down_is_set_up_when_seen(
    hass: HomeAssistant, oven: VirtualCooker, paired: Paired
) -> None:
    entry = await paired(oven)
    await oven.mishaps.new_port()
    assert not await hass.config_entries.async_setup(entry.entry_id)
    assert entry.state is ConfigEntryState.SETUP_RETRY
    assert entry.error_reason_translation_key == "unreachable"
    await discover(hass, oven)
    await hass.async_block_till_done()
    await until(lambda: entry.state is ConfigEntryState.LOADED, "it is set up")


async def test_an_address_that_was_pinned_stays(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven, pinned=True)
    before = dict(house.entry.data)
    await oven.mishaps.new_port()
    await house.shows("unavailable", "sensor", "state", "upper")
    await discover(hass, oven)
    assert dict(house.entry.data) == before
    assert house.shown("sensor", "state", "upper") == "unavailable"


async def test_a_person_gives_a_cooker_its_new_address(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven, pinned=True)
    await oven.mishaps.new_port()
    await house.shows("unavailable", "sensor", "state", "upper")
    flow = await house.entry.start_reconfigure_flow(hass)
    schema = flow["data_schema"].schema
    assert get_schema_suggested_value(schema, CONF_HOST) == "127.0.0.1"
    assert get_schema_suggested_value(schema, CONF_PINNED) is True

    flow = await answer(hass, flow, host="127.0.0.1", port=oven.port, pinned=False)
    assert (flow["type"], flow["reason"]) == (FlowResultType.ABORT, "reconfigure_successful")
    await hass.async_block_till_done()
    await house.shows("idle", "sensor", "state", "upper")
    assert (house.entry.data[CONF_PORT], house.entry.data[CONF_PINNED]) == (oven.port, False)


async def test_an_address_that_is_not_the_cookers_is_told_and_nothing_typed_is_lost(
    hass: HomeAssistant, oven: VirtualCooker, rice_cooker: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    before = dict(house.entry.data)
    flow = await house.entry.start_reconfigure_flow(hass)
    for port, error in ((rice_cooker.port, "wrong_cooker"), (9, "unreachable")):
        flow = await answer(hass, flow, host="127.0.0.1", port=port, pinned=True)
        assert (flow["step_id"], flow["errors"]) == ("reconfigure", {"base": error})
        schema = flow["data_schema"].schema
        assert get_schema_suggested_value(schema, CONF_PORT) == port
        assert get_schema_suggested_value(schema, CONF_PINNED) is True
    assert dict(house.entry.data) == before

    flow = await answer(hass, flow, host="127.0.0.1", port=oven.port, pinned=True)
    assert flow["reason"] == "reconfigure_successful"
    await hass.async_block_till_done()
    assert house.entry.data[CONF_PINNED] is True


async def test_an_address_with_another_certificate_is_not_taken(
    hass: HomeAssistant, oven: VirtualCooker, paired: Paired
) -> None:
    entry = await paired(oven)
    await oven.mishaps.new_certificate()
    flow = await entry.start_reconfigure_flow(hass)
    flow = await answer(hass, flow, host="127.0.0.1", port=oven.port, pinned=True)
    assert flow["errors"] == {"base": "certificate_changed"}


async def test_what_cannot_be_an_address_is_told_at_its_field(
    hass: HomeAssistant, oven: VirtualCooker, paired: Paired
) -> None:
    entry = await paired(oven)
    flow = await entry.start_reconfigure_flow(hass)
    flow = await answer(hass, flow, host="my oven", pinned=True)
    assert flow["errors"] == {CONF_HOST: "invalid_host"}
