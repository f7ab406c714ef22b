"""Ready at: what is planned begins in time, once, and asks where a hand is needed."""

from datetime import timedelta
from typing import Any

import pytest
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import async_capture_events

from custom_components.cooker.const import DOMAIN
from tests.integration.asking import ask, refused, target
from tests.integration.days import Day
from tests.integration.house import AtHome
from tests.integration.planning import (
    BAKE,
    answer,
    clock,
    issue,
    moment,
    next_action,
    notes,
    ready_at,
    starts,
    state_of,
)
from virtual_cooker import VirtualCooker


async def test_an_oven_is_hot_when_the_food_is_put_in_and_done_at_the_time(
    oven: VirtualCooker, at_home: AtHome, today: Day
) -> None:
    house = await at_home(oven)
    today.cookers.append(oven)
    noon = (dt_util.now() + timedelta(minutes=70)).replace(second=0, microsecond=0)
    plan = await ready_at(house, "upper", f"{noon:%H:%M}", **BAKE)
    assert moment(plan["ready_at"]) == noon
    assert moment(plan["to_do"][1]["at"]) == noon - timedelta(minutes=19)
    assert plan["to_do"][1]["what"] == "Put the food in"
    assert plan["held_by"] == "Home Assistant"
    assert house.shown("sensor", "plan", "upper") == "waiting"
    oven.panel.allow_remote_start()

    await today.comes(moment(plan["start_at"]) - timedelta(minutes=1))
    assert starts(house) == []
    await today.passes(120)
    await house.shows("heating", "sensor", "plan", "upper")
    await today.comes(noon - timedelta(minutes=19))
    assert house.shown("sensor", "state", "upper") == "preheated"
    oven.panel.open_door("upper")
    oven.panel.put_food("upper", 0.6, 8.0)
    oven.panel.close_door("upper")
    await today.settles()
    await house.shows("cooking", "sensor", "plan", "upper")
    await today.comes(noon + timedelta(seconds=20))
    await house.shows("ready", "sensor", "plan", "upper")
    assert len(starts(house)) == 1


async def test_what_a_person_must_do_is_told_with_its_time(
    oven: VirtualCooker, at_home: AtHome, today: Day
) -> None:
    house = await at_home(oven)
    today.cookers.append(oven)
    seven = clock(9, 30)
    plan = await ready_at(house, "upper", "09:30", **BAKE)
    start = moment(plan["start_at"])
    name = f"({house.entry.title} (Upper cavity))"
    assert next_action(house) == f"{start:%H:%M} Press remote start at the appliance {name}"
    oven.panel.allow_remote_start()
    await today.settles()
    await today.passes(60)
    assert next_action(house) == f"09:11 Put the food in {name}"
    attributes = state_of(house, "sensor", "next_action").attributes
    assert attributes["when"] == seven - timedelta(minutes=19)
    assert attributes["later"] == [f"09:30 Take the food out {name}"]


async def test_a_closed_gate_is_asked_for_in_words_and_the_start_follows_the_hand(
    oven: VirtualCooker, at_home: AtHome, today: Day
) -> None:
    house = await at_home(oven)
    today.cookers.append(oven)
    told = async_capture_events(house.hass, "cooker_plan")
    plan = await ready_at(house, "upper", "09:30", **BAKE)
    await today.comes(moment(plan["start_at"]) + timedelta(seconds=30))
    await house.shows("asking", "sensor", "plan", "upper")
    assert starts(house) == [], "it is not even tried"
    reason = house.state("sensor", "plan", "upper").attributes["reason"]
    assert "Press the remote start button" in reason
    assert "Press the remote start button" in str(notes(house))
    assert [one.data["state"] for one in told] == ["asking"]
    await today.passes(240)
    assert len(told) == 1, "asked once"
    oven.panel.allow_remote_start()
    await house.shows("heating", "sensor", "plan", "upper")
    assert len(starts(house)) == 1
    assert notes(house) == {}


async def test_nobody_came_in_time_so_the_plan_is_missed_and_nothing_heats(
    oven: VirtualCooker, at_home: AtHome, today: Day
) -> None:
    house = await at_home(oven)
    today.cookers.append(oven)
    plan = await ready_at(house, "upper", "09:30", **BAKE)
    await today.comes(moment(plan["latest_start"]) + timedelta(minutes=2))
    await house.shows("missed", "sensor", "plan", "upper")
    oven.panel.allow_remote_start()
    await today.passes(300)
    assert starts(house) == []
    assert issue(house) is not None


async def test_a_start_missed_while_home_assistant_was_down_is_asked_for_never_made_up_for(
    oven: VirtualCooker, at_home: AtHome, today: Day
) -> None:
    house = await at_home(oven)
    today.cookers.append(oven)
    plan = await ready_at(house, "upper", "09:30", **BAKE)
    oven.panel.allow_remote_start()
    await house.hass.config_entries.async_unload(house.entry.entry_id)
    await today.jumps((moment(plan["start_at"]) - today.now).total_seconds() + 360)
    await house.hass.config_entries.async_setup(house.entry.entry_id)
    await today.settles()
    await house.shows("missed", "sensor", "plan", "upper")
    assert starts(house) == []

    await answer(house, "start_now")
    await house.shows("heating", "sensor", "plan", "upper")
    assert len(starts(house)) == 1
    assert issue(house) is None


async def test_a_missed_plan_is_called_off_by_its_repair(
    oven: VirtualCooker, at_home: AtHome, today: Day
) -> None:
    house = await at_home(oven)
    today.cookers.append(oven)
    plan = await ready_at(house, "upper", "09:30", **BAKE)
    await house.hass.config_entries.async_unload(house.entry.entry_id)
    await today.jumps((moment(plan["start_at"]) - today.now).total_seconds() + 360)
    await house.hass.config_entries.async_setup(house.entry.entry_id)
    await today.settles()
    told = await answer(house, "start_now")
    assert told["reason"] == "not_started"
    assert "remote start" in told["description_placeholders"]["reason"]
    assert issue(house) is not None, "a refusal leaves the question"
    await answer(house, "drop_plan")
    await house.shows("cancelled", "sensor", "plan", "upper")
    assert issue(house) is None
    assert starts(house) == []


async def test_five_minutes_late_is_late_enough_to_start_by_itself(
    oven: VirtualCooker, at_home: AtHome, today: Day
) -> None:
    house = await at_home(oven)
    today.cookers.append(oven)
    plan = await ready_at(house, "upper", "09:30", **BAKE)
    oven.panel.allow_remote_start()
    await house.hass.config_entries.async_unload(house.entry.entry_id)
    await today.jumps((moment(plan["start_at"]) - today.now).total_seconds() + 240)
    await house.hass.config_entries.async_setup(house.entry.entry_id)
    await today.settles()
    await house.shows("heating", "sensor", "plan", "upper")


async def test_somebody_elses_cook_ends_the_plan_with_a_sentence(
    oven: VirtualCooker, at_home: AtHome, today: Day
) -> None:
    house = await at_home(oven)
    today.cookers.append(oven)
    plan = await ready_at(house, "upper", "09:30", **BAKE)
    await today.comes(moment(plan["start_at"]) - timedelta(minutes=1))
    oven.panel.start("upper", "bake", 200, 3600, None)
    oven.panel.allow_remote_start()
    await today.passes(120)
    await house.shows("cancelled", "sensor", "plan", "upper")
    assert "something else" in house.state("sensor", "plan", "upper").attributes["reason"]
    assert house.shown("sensor", "target", "upper") == "200"


async def test_stop_ends_the_plan(oven: VirtualCooker, at_home: AtHome, today: Day) -> None:
    house = await at_home(oven)
    today.cookers.append(oven)
    plan = await ready_at(house, "upper", "09:30", **BAKE)
    oven.panel.allow_remote_start()
    await today.comes(moment(plan["start_at"]) + timedelta(seconds=30))
    await house.shows("heating", "sensor", "plan", "upper")
    await house.press("stop", "upper")
    await house.shows("cancelled", "sensor", "plan", "upper")
    oven.panel.allow_remote_start()
    await today.passes(120)
    assert len(starts(house)) == 1


async def test_a_plan_is_called_off(oven: VirtualCooker, at_home: AtHome, today: Day) -> None:
    house = await at_home(oven)
    today.cookers.append(oven)
    plan = await ready_at(house, "upper", "09:30", **BAKE)
    plans = await house.hass.services.async_call(
        DOMAIN, "get_plans", {}, blocking=True, return_response=True
    )
    assert plans is not None
    assert [one["plan_id"] for one in plans["plans"]] == [plan["plan_id"]]
    await ask(house, "cancel_plan", target(house))
    await house.shows("cancelled", "sensor", "plan", "upper")
    oven.panel.allow_remote_start()
    await today.comes(moment(plan["start_at"]) + timedelta(minutes=2))
    assert starts(house) == []


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"time": "08:20", **BAKE}, "at the earliest"),
        ({"time": "09:30"}, "choose a program or a mode"),
        ({"time": "09:30", "program": "unicorn"}, "no program unicorn"),
        ({"time": "2027-01-01 09:30", **BAKE}, "too far ahead"),
        ({"time": "15:00", **BAKE, "preheat": False}, "put it in at 13:00"),
    ],
)
async def test_what_cannot_be_is_refused_with_what_can(
    oven: VirtualCooker, at_home: AtHome, today: Day, said: dict[str, Any], sentence: str
) -> None:
    house = await at_home(oven)
    assert sentence in (await refused(house, "ready_at", "upper", **said)).lower()


async def test_a_zone_has_one_plan_at_a_time(
    oven: VirtualCooker, at_home: AtHome, today: Day
) -> None:
    house = await at_home(oven)
    await ready_at(house, "upper", "09:30", **BAKE)
    assert "09:30" in await refused(house, "ready_at", "upper", time="11:00", **BAKE)


async def test_food_that_goes_in_later_is_asked_for_and_nothing_starts_without_it(
    oven: VirtualCooker, at_home: AtHome, today: Day
) -> None:
    """Remote start pressed hours before says nothing of the food."""
    house = await at_home(oven)
    today.cookers.append(oven)
    oven.panel.allow_remote_start()
    said = {**BAKE, "preheat": False, "load_time": "10:30"}
    plan = await ready_at(house, "upper", "11:30", **said)
    assert moment(plan["start_at"]) == clock(11, 11)
    await today.comes(clock(11, 12), step_s=59)
    await house.shows("asking", "sensor", "plan", "upper")
    assert starts(house) == []
    oven.panel.open_door("upper")
    oven.panel.put_food("upper", 0.6, 8.0)
    oven.panel.close_door("upper")
    oven.panel.allow_remote_start()
    await house.shows("cooking", "sensor", "plan", "upper")
