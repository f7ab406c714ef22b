"""What people complain about in other integrations for cookers, made impossible here.

Each test names a complaint as the sentence that is true instead; its docstring links to who told.
"""

from functools import partial

import pytest
from homeassistant.components.homeassistant.exposed_entities import async_should_expose
from homeassistant.const import EVENT_STATE_CHANGED, UnitOfTemperature
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers import intent
from homeassistant.setup import async_setup_component
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM
from pytest_homeassistant_custom_component.common import async_capture_events

from custom_components.cooker.lib.aiocooker import Backoff, Timing, connect
from tests.integration.announcement import discover
from tests.integration.house import Appliance, AtHome, House
from virtual_cooker import MODELS, VirtualCooker

SLEEPERS = [name for name, model in MODELS.items() if model().capabilities.standby]
"""Cookers that have a standby; the others are on or without power."""


async def test_start_can_always_be_pressed_and_says_what_to_do_at_the_appliance(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    """https://github.com/vemboy200/homeconnect_local_hass/issues/32 and /33.

    https://github.com/home-assistant/core/issues/48380.
    """
    house = await at_home(oven)
    assert house.shown("button", "start", "upper") != "unavailable"
    with pytest.raises(ServiceValidationError) as refused:
        await house.press("start", "upper")
    assert str(refused.value) == (
        "Virtual built-in oven (Upper cavity) does not allow remote start yet. Press the remote"
        " start button on the appliance, then press Start again"
    )
    assert house.commands == ["zone.start"]
    assert house.shown("sensor", "state", "upper") == "idle"
    oven.panel.allow_remote_start()
    await house.press("start", "upper")
    await house.shows("preheating", "sensor", "state", "upper")


async def test_editing_starts_nothing(oven: VirtualCooker, at_home: AtHome) -> None:
    """An air fryer ran at 23:52, in an empty kitchen.

    https://github.com/renaudallard/homeassistant_philips_homeid/issues/34.
    """
    house = await at_home(oven)
    oven.panel.allow_remote_start()
    for mode in ("grill", "pizza", "bake"):
        await house.choose(mode, "upper")
        await house.set("set_temperature", 210, "upper")
        await house.set("set_duration", 25, "upper")
    await house.restart()
    assert house.commands == []
    assert house.shown("sensor", "state", "upper") == "idle"


@pytest.mark.parametrize("model", MODELS)
async def test_no_slider_and_no_choice_of_any_cooker_starts_it(
    appliance: Appliance, at_home: AtHome, model: str
) -> None:
    """https://github.com/renaudallard/homeassistant_philips_homeid/issues/34."""
    cooker = await appliance(model)
    house = await at_home(cooker)
    cooker.panel.allow_remote_start()
    for entity_id in house.hass.states.async_entity_ids({"number", "select"}):
        await move_everywhere(house.hass, entity_id)
    assert "zone.start" not in house.commands
    assert all(not zone.is_busy for zone in cooker.appliance.zones.values())


async def test_the_bounds_of_a_slider_follow_the_mode(oven: VirtualCooker, at_home: AtHome) -> None:
    """The floppy pizza: a slider that stopped at 100 °C.

    https://github.com/ekutner/home-connect-hass/issues/279,
    https://github.com/albaintor/homeassistant_electrolux_status/issues/130.
    """
    house = await at_home(oven)
    assert bounds(house) == (50, 275, 5)
    await house.choose("pizza", "upper")
    assert bounds(house) == (180, 275, 5)
    assert house.shown("number", "set_temperature", "upper") == "250"
    assert house.shown("number", "set_duration", "upper") == "12"
    assert bounds(house, "lower") == (50, 275, 5)


async def test_fahrenheit_is_fahrenheit(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    """Degrees labelled wrongly, and 350 °F that comes back as 347.

    https://github.com/simbaja/ha_gehome/issues/248, https://github.com/simbaja/ha_gehome/issues/496.
    """
    hass.config.units = US_CUSTOMARY_SYSTEM
    house = await at_home(oven)
    setting = house.state("number", "set_temperature", "upper")
    assert setting.attributes["unit_of_measurement"] == "°F"
    assert bounds(house) == (125, 525, 5)
    await house.set("set_temperature", 350, "upper")
    assert house.shown("number", "set_temperature", "upper") == "350"
    oven.panel.allow_remote_start()
    await house.press("start", "upper")
    start = next(one for one in oven.received if one.method == "zone.start")
    assert start.params["program"]["stages"][0]["target_c"] == pytest.approx(176.67)  # type: ignore[index, call-overload]
    await house.shows("preheating", "sensor", "state", "upper")
    assert float(house.shown("sensor", "target", "upper")) == pytest.approx(347, abs=4)


async def test_an_idle_oven_shows_no_temperature_that_nobody_set(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    """Zero, read as 0 °F, showed a target of −17.8 °C.

    https://github.com/simbaja/ha_gehome/issues/527.
    """
    hass.config.units = US_CUSTOMARY_SYSTEM
    house = await at_home(oven)
    assert house.shown("sensor", "target", "upper") == "unknown"
    shown = [
        float(one.state)
        for one in hass.states.async_all("sensor")
        if one.attributes.get("unit_of_measurement") == UnitOfTemperature.FAHRENHEIT
        and one.state != "unknown"
    ]
    assert shown
    assert all(50 < one < 90 for one in shown), "a kitchen's own temperature"


async def test_a_cooker_that_moved_is_followed_without_a_reload(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    """Dead after its address changed; what is staged and shown survives.

    https://github.com/mbillow/localthings/issues/469,
    https://github.com/vemboy200/homeconnect_local_hass/issues/90.
    """
    house = await at_home(oven)
    coordinator = house.entry.runtime_data
    await oven.mishaps.new_port()
    await house.shows("unavailable", "sensor", "state", "upper")
    assert (await discover(hass, oven))["reason"] == "already_configured"
    await house.shows("idle", "sensor", "state", "upper")
    assert house.entry.data["port"] == oven.port
    assert house.entry.runtime_data is coordinator


async def test_a_line_that_died_silently_is_shown_and_comes_back_once(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Push that dies while everything stays available, and the opposite, flapping.

    https://github.com/home-assistant/core/issues/175488.
    """
    soon = Timing(heartbeat_s=0.2, farewell_s=0.1, backoff=Backoff(first_s=0.2))
    monkeypatch.setattr(
        "custom_components.cooker.coordinator.connect", partial(connect, timing=soon)
    )
    house = await at_home(oven)
    await house.shows("idle", "sensor", "state", "upper")
    changes = async_capture_events(hass, EVENT_STATE_CHANGED)
    oven.mishaps.half_open(on=True)
    await house.shows("unavailable", "sensor", "state", "upper")
    await house.shows("idle", "sensor", "state", "upper")
    state = house.entity("sensor", "state", "upper")
    shown = [one.data["new_state"].state for one in changes if one.data["entity_id"] == state]
    assert shown == ["unavailable", "idle"]


@pytest.mark.parametrize("model", SLEEPERS)
async def test_a_cooker_in_standby_has_all_its_entities(
    hass: HomeAssistant, appliance: Appliance, at_home: AtHome, model: str
) -> None:
    """Only an oven that was on when Home Assistant started had its controls.

    https://github.com/ekutner/home-connect-hass/issues/41.
    """
    cooker = await appliance(model)
    cooker.panel.set_power(on=False)
    house = await at_home(cooker)
    asleep = set(hass.states.async_entity_ids())
    cooker.panel.set_power(on=True)
    await house.shows("on", "switch", "power")
    await house.restart()
    assert set(hass.states.async_entity_ids()) == asleep
    zone = next(iter(cooker.appliance.zones))
    assert house.shown("select", "mode", zone) != "unavailable"


async def test_turning_on_the_kitchen_heats_nothing(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    """https://github.com/simbaja/ha_gehome/issues/71."""
    house = await at_home(oven)
    for domain in ("homeassistant", "intent"):
        assert await async_setup_component(hass, domain, {})
    kitchen = ar.async_get(hass).async_create("Kitchen")
    put_into(hass, house, kitchen.id)
    for action in ("turn_off", "turn_on"):
        await hass.services.async_call(
            "homeassistant", action, target={"area_id": kitchen.id}, blocking=True
        )
    await house.shows("on", "switch", "power")
    oven.panel.allow_remote_start()
    await intent.async_handle(
        hass,
        "test",
        intent.INTENT_TURN_ON,
        {"area": {"value": "Kitchen"}},
        assistant="conversation",
    )
    assert set(house.commands) == {"cooker.set"}
    assert house.shown("sensor", "state", "upper") == "idle"
    assert not async_should_expose(hass, "conversation", house.entity("button", "start", "upper"))


async def test_each_permission_at_the_appliance_is_good_for_one_cook(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    """A maker refuses remote preheat because no human decides; here one does, each time.

    https://github.com/geappliances/geappliances-smarthq-integration/issues/7.
    """
    house = await at_home(oven)
    oven.panel.allow_remote_start()
    await house.press("start", "upper")
    await house.press("stop", "upper")
    await house.shows("off", "binary_sensor", "remote_start")
    with pytest.raises(ServiceValidationError, match="does not allow remote start yet"):
        await house.press("start", "upper")


async def test_a_rice_cooker_starts_from_home_assistant_and_in_words(
    rice_cooker: VirtualCooker, at_home: AtHome
) -> None:
    """It started from the maker's app only, with recipes of hexadecimal digits.

    https://github.com/syssi/xiaomi_cooker/issues/52,
    https://github.com/al-one/hass-xiaomi-miot/issues/2770.
    """
    house = await at_home(rice_cooker)
    rice_cooker.panel.open_door("pot")
    rice_cooker.panel.put_food("pot", 0.6, 20.0)
    rice_cooker.panel.close_door("pot")
    rice_cooker.panel.allow_remote_start()
    await house.choose("porridge", "pot")
    await house.set("set_duration", 40, "pot")
    await house.press("start", "pot")
    await house.shows("cooking", "sensor", "state", "pot")
    assert house.shown("sensor", "remaining", "pot") == "40"
    assert house.state("sensor", "stage", "pot").attributes["mode"] == "porridge"
    assert house.shown("sensor", "finishes_at", "pot") != "unknown"


def put_into(hass: HomeAssistant, house: House, area_id: str) -> None:
    """Say that all of a cooker is in an area."""
    registry = er.async_get(hass)
    for one in er.async_entries_for_config_entry(registry, house.entry.entry_id):
        registry.async_update_entity(one.entity_id, area_id=area_id)


async def move_everywhere(hass: HomeAssistant, entity_id: str) -> None:
    """Move a slider to both its ends, or choose everything that there is to choose.

    What does not apply to an idle cooker may be refused.
    """
    state = hass.states.get(entity_id)
    assert state is not None
    ends = [state.attributes[one] for one in ("min", "max") if one in state.attributes]
    tries = [("set_value", "value", one) for one in ends] or [
        ("select_option", "option", one) for one in state.attributes["options"]
    ]
    for action, field, value in tries:
        data = {"entity_id": entity_id, field: value}
        try:
            await hass.services.async_call(state.domain, action, data, blocking=True)
        except HomeAssistantError:
            continue


def bounds(house: House, zone: str = "upper") -> tuple[float, float, float]:
    """Return the least, the most and the step of the temperature."""
    attributes = house.state("number", "set_temperature", zone).attributes
    return attributes["min"], attributes["max"], attributes["step"]
