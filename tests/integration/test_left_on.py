"""A cooker that was left on is told of by the time since its start, whatever restarts meanwhile."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from homeassistant.core import CoreState, Event, HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from tests.integration.automations import automate, trigger
from tests.integration.house import AtHome, House, until
from virtual_cooker import VirtualCooker

LIMIT = timedelta(hours=2)
PERSON = "person.cook"


async def left_on(house: House, **options: Any) -> list[Event]:  # noqa: ANN401 - as written in YAML
    """Set up an automation for all of the oven."""
    entry = er.async_get(house.hass).async_get(house.entity("event", "panel"))
    assert entry is not None
    written = trigger("left_on", {"device_id": entry.device_id}, **{"for": "02:00:00", **options})
    return await automate(house.hass, written)


async def heat_up(house: House) -> datetime:
    """Start at the appliance; return since when it is on."""
    house.cooker.panel.start("upper", "bake", 180, 4 * 3600, None)
    await house.cooker.clock.advance(60)
    await house.shows("preheating", "sensor", "state", "upper")
    return since(house)


def since(house: House) -> datetime:
    shown = dt_util.parse_datetime(house.shown("sensor", "on_since", "upper"))
    assert shown is not None
    return shown


async def time_is(house: House, now: datetime) -> None:
    async_fire_time_changed(house.hass, now)
    await house.hass.async_block_till_done()


async def away_for_three_hours(house: House) -> None:
    """Let somebody start it while Home Assistant is away."""
    assert await house.hass.config_entries.async_unload(house.entry.entry_id)
    house.cooker.panel.start("upper", "bake", 180, 8 * 3600, None)
    await house.cooker.clock.advance(3 * 3600)


async def back(house: House) -> None:
    assert await house.hass.config_entries.async_setup(house.entry.entry_id)
    await until(lambda: house.shown("sensor", "on_since", "upper") != "unavailable", "it is back")
    await house.hass.async_block_till_done()


async def test_a_zone_that_is_on_for_too_long_is_told_once(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    told = await left_on(house)
    began = await heat_up(house)
    await time_is(house, began + LIMIT - timedelta(seconds=1))
    assert told == []
    await time_is(house, began + LIMIT + timedelta(seconds=1))
    assert [one.data["zone"] for one in told] == ["Upper cavity"]
    assert dt_util.parse_datetime(str(told[0].data["on_since"])) == began
    await time_is(house, began + 2 * LIMIT)
    assert len(told) == 1


async def test_a_zone_that_was_stopped_in_time_is_not_told(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    told = await left_on(house)
    began = await heat_up(house)
    oven.panel.stop("upper")
    await house.shows("unknown", "sensor", "on_since", "upper")
    await time_is(house, began + 2 * LIMIT)
    assert told == []


async def test_the_time_counts_on_through_preheating_and_a_pause(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    """A trigger on the state would begin again with each of its words."""
    house = await at_home(oven)
    told = await left_on(house)
    began = await heat_up(house)
    await oven.clock.advance(1800)
    await house.shows("cooking", "sensor", "state", "upper")
    oven.panel.pause("upper")
    await house.shows("paused", "sensor", "state", "upper")
    assert since(house) == began
    await time_is(house, began + LIMIT + timedelta(seconds=1))
    assert len(told) == 1


async def test_a_restart_does_not_start_the_time_anew(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await at_home(oven)
    told = await left_on(house)
    began = await heat_up(house)
    await house.restart()
    assert since(house) == began
    await time_is(house, began + LIMIT - timedelta(seconds=1))
    assert told == []
    await time_is(house, began + LIMIT + timedelta(seconds=1))
    assert len(told) == 1


async def test_a_time_that_passed_out_of_reach_is_told_on_return_and_only_once(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    """Unavailable is not off; but nobody can say of a cooker out of reach that it is on."""
    house = await at_home(oven)
    told = await left_on(house)
    await away_for_three_hours(house)
    await time_is(house, dt_util.utcnow() + 2 * LIMIT)
    assert told == []
    await back(house)
    await until(lambda: told, "it fired")
    await house.restart()
    await oven.mishaps.drop_line()
    await house.shows("unavailable", "sensor", "on_since", "upper")
    await until(lambda: house.shown("sensor", "on_since", "upper") != "unavailable", "it is back")
    await house.hass.async_block_till_done()
    assert len(told) == 1


async def test_a_cook_that_began_while_home_assistant_was_away_has_its_own_time(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    before = await heat_up(house)
    assert await house.hass.config_entries.async_unload(house.entry.entry_id)
    oven.panel.stop("upper")
    await oven.clock.advance(60)
    oven.panel.start("upper", "bake", 200, 4 * 3600, None)
    await oven.clock.advance(600)
    await back(house)
    age = dt_util.utcnow() - since(house)
    assert timedelta(minutes=9) < age < timedelta(minutes=11)
    assert since(house) != before


async def test_an_automation_saved_when_it_is_late_already_keeps_still(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    """Who writes "stop the oven after two hours" beside a roast does not mean this roast."""
    house = await at_home(oven)
    await away_for_three_hours(house)
    await back(house)
    assert since(house) < dt_util.utcnow() - LIMIT
    told = await left_on(house)
    await time_is(house, dt_util.utcnow() + LIMIT)
    assert told == []


async def test_home_assistant_tells_at_its_start_what_it_slept_through(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    await away_for_three_hours(house)
    hass.set_state(CoreState.not_running)
    told = await left_on(house)
    await back(house)
    assert told == []
    await hass.async_start()
    await until(lambda: told, "it fired")


async def test_home_assistant_does_not_repeat_at_its_start_what_it_told_before(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    told = await left_on(house, **{"for": "00:00:01"})
    await heat_up(house)
    await until(lambda: told, "it fired")
    await automation(hass, "turn_off")
    assert await hass.config_entries.async_unload(house.entry.entry_id)
    del hass.data["cooker_left_on"]
    hass.set_state(CoreState.not_running)
    await automation(hass, "turn_on")
    await back(house)
    await hass.async_start()
    await hass.async_block_till_done()
    assert len(told) == 1


async def automation(hass: HomeAssistant, action: str) -> None:
    await hass.services.async_call(
        "automation", action, {"entity_id": "automation.tell"}, blocking=True
    )


async def test_what_was_told_is_kept(
    hass_storage: dict[str, Any], oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    await left_on(house)
    began = await heat_up(house)
    await time_is(house, began + LIMIT + timedelta(seconds=1))
    key = f"{oven.identity.id}_upper_on_since {LIMIT} False"
    assert hass_storage["cooker.left_on"]["data"] == {key: began.isoformat()}


async def test_while_somebody_is_home_it_waits_until_they_leave(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    hass.states.async_set(PERSON, "home")
    hass.states.async_set("person.child", "unknown")
    told = await left_on(house, nobody_home=True, **{"for": "00:00:01"})
    began = await heat_up(house)
    await until(lambda: dt_util.utcnow() > began + timedelta(seconds=1.5), "it is late")
    await hass.async_block_till_done()
    assert told == []
    hass.states.async_set(PERSON, "unavailable")
    await hass.async_block_till_done()
    assert told == [], "nobody knows where they are"
    hass.states.async_set(PERSON, "not_home")
    await hass.async_block_till_done()
    assert len(told) == 1
    hass.states.async_set(PERSON, "home")
    hass.states.async_set(PERSON, "Work")
    await hass.async_block_till_done()
    assert len(told) == 1


async def test_a_sensor_with_another_name_is_the_same(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await at_home(oven)
    told = await left_on(house)
    began = await heat_up(house)
    await time_is(house, began + LIMIT + timedelta(seconds=1))
    assert len(told) == 1
    er.async_get(house.hass).async_update_entity(
        house.entity("sensor", "on_since", "upper"), new_entity_id="sensor.roast"
    )
    await house.hass.async_block_till_done()
    await time_is(house, began + 2 * LIMIT)
    assert len(told) == 1


@pytest.mark.parametrize("options", [{}, {"for": "two hours"}, {"for": 60, "minutes": 1}])
async def test_options_that_make_no_sense_are_refused(
    hass: HomeAssistant, options: dict[str, Any]
) -> None:
    with pytest.raises(AssertionError):
        await automate(hass, trigger("left_on", {"entity_id": "sensor.oven_state"}, **options))
