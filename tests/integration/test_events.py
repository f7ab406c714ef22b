"""Momentary facts reach Home Assistant once, also those that it missed."""

from aiocooker import EventType
from homeassistant.core import Event, EventStateChangedData, HomeAssistant, State, callback
from homeassistant.helpers.event import async_track_state_change_event

from tests.integration.house import AtHome, House, until
from virtual_cooker import VirtualCooker


def heard(house: House, key: str, zone: str = "") -> list[State]:
    """Collect each event that Home Assistant shows from now on."""
    states: list[State] = []

    @callback
    def take(change: Event[EventStateChangedData]) -> None:
        if (state := change.data["new_state"]) is not None:
            states.append(state)

    async_track_state_change_event(house.hass, house.entity("event", key, zone), take)
    return states


def kinds(states: list[State]) -> list[tuple[str, bool]]:
    """Return what happened, and whether it was missed at first.

    After a restart Home Assistant shows the last one again, with the time it had.
    """
    told = {one.state: one.attributes for one in states if one.attributes.get("event_type")}
    return [(attributes["event_type"], attributes["recovered"]) for attributes in told.values()]


async def test_a_cook_tells_its_milestones(oven: VirtualCooker, at_home: AtHome) -> None:
    """Preheat done cannot be triggered on: the complaint heard most."""
    house = await at_home(oven)
    upper, lower = heard(house, "cook", "upper"), heard(house, "cook", "lower")
    oven.panel.allow_remote_start()
    await house.press("start", "upper")
    await oven.clock.advance(1800)
    await until(lambda: ("preheated", False) in kinds(upper), "preheated")
    assert kinds(upper)[0] == ("cook_started", False)
    assert kinds(lower) == []


async def test_a_hand_at_the_panel_is_told(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await at_home(oven)
    panel = heard(house, "panel")
    oven.panel.allow_remote_start()
    await until(lambda: ("remote_start_allowed", False) in kinds(panel), "the gate was opened")
    oven.panel.set_light(on=True)
    await until(lambda: ("panel_touched", False) in kinds(panel), "a hand was at the panel")


async def test_a_fault_is_told(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await at_home(oven)
    panel = heard(house, "panel")
    oven.mishaps.fault("E07", "Fan blocked")
    await until(lambda: ("fault", False) in kinds(panel), "the fault was told")


async def test_an_event_missed_while_home_assistant_was_down_arrives_once(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    oven.panel.start("upper", "bake", 180, 3600, None)
    await house.shows("preheating", "sensor", "state", "upper")
    await hass.config_entries.async_unload(house.entry.entry_id)
    await oven.clock.advance(1500)

    upper = heard(house, "cook", "upper")
    await hass.config_entries.async_setup(house.entry.entry_id)
    await until(lambda: ("preheated", True) in kinds(upper), "preheated, late")
    state = house.state("event", "cook", "upper")
    assert state.attributes["age_s"] > 0
    assert kinds(upper).count(("preheated", True)) == 1

    await house.restart()
    assert house.shown("event", "cook", "upper") == state.state
    assert kinds(upper).count(("preheated", True)) == 1


async def test_the_past_before_pairing_is_not_news(oven: VirtualCooker, at_home: AtHome) -> None:
    oven.panel.start("upper", "bake", 180, 600, None)
    await oven.clock.advance(60)
    house = await at_home(oven)
    assert house.shown("event", "cook", "upper") == "unknown"
    assert house.shown("event", "panel") == "unknown"


async def test_an_event_of_newer_firmware_is_passed_over(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    upper = heard(house, "cook", "upper")
    oven.appliance.events.tell(EventType.UNKNOWN, "upper")
    oven.panel.start("upper", "bake", 180, 600, None)
    await until(lambda: kinds(upper), "the known one arrives")
    assert kinds(upper) == [("cook_started", False)]
