"""Plans that a cooker holds itself, and plans that outlive lines, restarts and deaths."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from homeassistant.components import persistent_notification
from homeassistant.core import Context
from pytest_homeassistant_custom_component.common import MockUser

from custom_components.cooker.const import DOMAIN
from custom_components.cooker.plans.book import Book
from custom_components.cooker.plans.keeper import PLANS
from custom_components.cooker.plans.plan import PlanState
from tests.integration.asking import ask, ask_for_response, target
from tests.integration.days import Day
from tests.integration.house import Appliance, AtHome, House
from tests.integration.planning import (
    BAKE,
    clock,
    issue,
    moment,
    notes,
    ready_at,
    starts,
)
from virtual_cooker import VirtualCooker


@pytest.fixture
async def pot(rice_cooker: VirtualCooker, at_home: AtHome, today: Day) -> House:
    """Load a rice cooker, close it and allow it to start from afar."""
    house = await at_home(rice_cooker)
    today.cookers.append(rice_cooker)
    panel = rice_cooker.panel
    panel.open_door("pot")
    panel.put_food("pot", 0.3, 18.0)
    panel.close_door("pot")
    panel.allow_remote_start()
    await house.shows("on", "binary_sensor", "remote_start")
    return house


PORRIDGE = {"mode": "porridge", "duration": "00:40:00"}


async def test_a_cooker_with_a_delayed_start_holds_the_plan_itself(pot: House, today: Day) -> None:
    """It starts also while Home Assistant is down, and that is said."""
    plan = await ready_at(pot, "pot", "09:30", **PORRIDGE)
    assert plan["held_by"] == pot.entry.title
    await pot.shows("scheduled_on_device", "sensor", "plan", "pot")
    assert await pot.hass.config_entries.async_unload(pot.entry.entry_id)
    await today.jumps(3600)
    assert pot.cooker.appliance.zones["pot"].is_cooking
    assert await pot.hass.config_entries.async_setup(pot.entry.entry_id)
    await pot.shows("cooking", "sensor", "plan", "pot")
    await today.comes(clock(9, 31))
    await pot.shows("ready", "sensor", "plan", "pot")
    assert len(starts(pot)) == 1


async def test_opening_the_lid_calls_off_what_the_cooker_holds_and_says_why(
    pot: House, today: Day
) -> None:
    await ready_at(pot, "pot", "09:30", **PORRIDGE)
    await pot.shows("scheduled_on_device", "sensor", "plan", "pot")
    pot.cooker.panel.open_door("pot")
    await pot.shows("cancelled", "sensor", "plan", "pot")
    assert "was opened" in pot.state("sensor", "plan", "pot").attributes["reason"]


async def test_a_plan_that_the_cooker_holds_is_called_off_there_too(pot: House, today: Day) -> None:
    await ready_at(pot, "pot", "09:30", **PORRIDGE)
    await ask(pot, "cancel_plan", target(pot))
    await pot.shows("cancelled", "sensor", "plan", "pot")
    await today.comes(clock(9, 31), step_s=59)
    assert pot.shown("sensor", "state", "pot") == "idle"


async def test_where_the_gate_is_closed_home_assistant_holds_the_plan(
    rice_cooker: VirtualCooker, at_home: AtHome, today: Day
) -> None:
    house = await at_home(rice_cooker)
    today.cookers.append(rice_cooker)
    plan = await ready_at(house, "pot", "09:30", **PORRIDGE)
    assert plan["held_by"] == "Home Assistant"
    assert starts(house) == []
    await today.comes(moment(plan["start_at"]) + timedelta(seconds=30))
    await house.shows("asking", "sensor", "plan", "pot")
    panel = rice_cooker.panel
    panel.open_door("pot")
    panel.put_food("pot", 0.3, 18.0)
    panel.close_door("pot")
    panel.allow_remote_start()
    await house.shows("cooking", "sensor", "plan", "pot")


async def test_an_empty_pot_is_asked_about_and_filled_in_time(
    rice_cooker: VirtualCooker, at_home: AtHome, today: Day
) -> None:
    """What was refused is asked again only once somebody was there, and as another start."""
    house = await at_home(rice_cooker)
    today.cookers.append(rice_cooker)
    rice_cooker.panel.allow_remote_start()
    await house.shows("on", "binary_sensor", "remote_start")
    plan = await ready_at(house, "pot", "09:30", **PORRIDGE)
    assert plan["held_by"] == "Home Assistant", "an empty pot takes no delayed start"
    await today.comes(moment(plan["start_at"]) + timedelta(minutes=3))
    await house.shows("asking", "sensor", "plan", "pot")
    tries = len(starts(house))
    assert tries == 2, "once to hand it over, once to start"
    panel = rice_cooker.panel
    panel.open_door("pot")
    panel.put_food("pot", 0.3, 18.0)
    panel.close_door("pot")
    panel.allow_remote_start()
    await house.shows("cooking", "sensor", "plan", "pot")
    ids = [one.params["command_id"] for one in starts(house)]
    assert len(set(ids)) == len(ids) == tries + 1


async def test_a_line_that_breaks_at_the_start_starts_once(
    oven: VirtualCooker, at_home: AtHome, today: Day
) -> None:
    house = await at_home(oven)
    today.cookers.append(oven)
    plan = await ready_at(house, "upper", "09:30", **BAKE)
    oven.panel.allow_remote_start()
    await today.comes(moment(plan["start_at"]) - timedelta(seconds=20))
    oven.mishaps.lose_answers()
    await today.passes(40)
    await house.shows("heating", "sensor", "plan", "upper")
    await today.passes(180)
    assert len({one.params["command_id"] for one in starts(house)}) == 1
    events = [one.type.value for one in oven.appliance.events.kept]
    assert events.count("cook_started") == 1


async def test_plans_survive_in_utc_and_a_broken_one_costs_only_itself(
    oven: VirtualCooker, at_home: AtHome, today: Day, hass_storage: dict[str, Any]
) -> None:
    house = await at_home(oven)
    plan = await ready_at(house, "upper", "09:30", **BAKE)
    stored = hass_storage["cooker.plans"]["data"]["plans"]
    assert stored[0]["ready_at"] == "2026-11-25T09:30:00+00:00"
    hass_storage["cooker.plans"]["data"]["plans"] = [{"id": "broken"}, *stored]
    book = Book(house.hass)
    await book.load()
    assert [one.id for one in book] == [plan["plan_id"]]
    assert book.active() == house.hass.data[PLANS].book.active()


async def test_a_built_in_program_is_planned_by_its_name(
    oven: VirtualCooker, at_home: AtHome, today: Day
) -> None:
    house = await at_home(oven)
    programs = await ask_for_response(house, "get_programs", target(house, "upper"))
    name = programs["programs"][0]["title"]
    plan = await ready_at(house, "upper", "15:00", program=name, perishable=False)
    assert plan["title"] == name
    assert moment(plan["start_at"]) < moment(plan["ready_at"]) == clock(15)


async def test_a_start_in_the_middle_of_which_home_assistant_died_is_found_again(
    oven: VirtualCooker, at_home: AtHome, today: Day
) -> None:
    """It was written down and sent, the oven began, and nobody heard the answer."""
    house = await at_home(oven)
    today.cookers.append(oven)
    plan = await ready_at(house, "upper", "09:30", **BAKE)
    oven.panel.allow_remote_start()
    await today.comes(moment(plan["start_at"]) + timedelta(seconds=20))
    await house.shows("heating", "sensor", "plan", "upper")
    book = house.hass.data[PLANS].book
    known = book.get(plan["plan_id"])
    assert known is not None
    await book.write(replace(known, state=PlanState.STARTING))
    await house.restart()
    await today.passes(120)
    await house.shows("heating", "sensor", "plan", "upper")
    assert len(starts(house)) == 1


async def test_a_start_that_was_only_written_down_is_sent_with_the_same_id(
    oven: VirtualCooker, at_home: AtHome, today: Day
) -> None:
    """Home Assistant died between writing and sending: the plan is not lost."""
    house = await at_home(oven)
    today.cookers.append(oven)
    plan = await ready_at(house, "upper", "09:30", **BAKE)
    await house.hass.config_entries.async_unload(house.entry.entry_id)
    await today.jumps((moment(plan["start_at"]) - today.now).total_seconds())
    book = house.hass.data[PLANS].book
    known = book.get(plan["plan_id"])
    assert known is not None
    await book.write(replace(known, state=PlanState.STARTING, begun_at=today.now))
    oven.panel.allow_remote_start()
    await today.jumps(60)
    await house.hass.config_entries.async_setup(house.entry.entry_id)
    await house.shows("heating", "sensor", "plan", "upper")
    (sent,) = starts(house)
    assert sent.params["command_id"] == known.command_id


async def test_the_plan_of_a_cooker_that_is_away_is_shown_and_missed(
    oven: VirtualCooker, at_home: AtHome, today: Day
) -> None:
    house = await at_home(oven)
    today.cookers.append(oven)
    plan = await ready_at(house, "upper", "09:30", **BAKE)
    await oven._listener.close()
    oven._hub.cut()
    await house.shows("unavailable", "sensor", "state", "upper")
    assert house.shown("sensor", "plan", "upper") == "waiting"
    await today.comes(moment(plan["start_at"]) + timedelta(minutes=7), step_s=59)
    await house.shows("missed", "sensor", "plan", "upper")
    assert issue(house) is not None


async def test_who_may_not_see_a_cooker_does_not_hear_of_its_plans(
    oven: VirtualCooker, at_home: AtHome, today: Day, hass_read_only_user: MockUser
) -> None:
    house = await at_home(oven)
    await ready_at(house, "upper", "09:30", **BAKE)

    async def seen_by(user: MockUser) -> int:
        response = await house.hass.services.async_call(
            DOMAIN,
            "get_plans",
            {},
            blocking=True,
            return_response=True,
            context=Context(user_id=user.id),
        )
        assert response is not None
        plans = response["plans"]
        assert isinstance(plans, list)
        return len(plans)

    assert await seen_by(hass_read_only_user) == 1
    hass_read_only_user.mock_policy({})
    assert await seen_by(hass_read_only_user) == 0


async def test_what_a_cooker_never_took_is_held_by_home_assistant(pot: House, today: Day) -> None:
    """It died between writing the plan down and handing it over."""
    plan = await ready_at(pot, "pot", "09:30", **PORRIDGE)
    await ask(pot, "cancel_plan", target(pot))
    await pot.shows("cancelled", "sensor", "plan", "pot")
    await today.passes(5)
    book = pot.hass.data[PLANS].book
    known = book.get(plan["plan_id"])
    assert known is not None
    lost = replace(known, id="another", state=PlanState.SCHEDULED_ON_DEVICE, over_at=None)
    await book.write(lost)
    await today.passes(150)
    assert pot.shown("sensor", "plan", "pot") == "waiting"


async def test_what_the_oven_has_shown_of_its_heat_ups_decides_its_start(
    oven: VirtualCooker, at_home: AtHome, today: Day
) -> None:
    house = await at_home(oven)
    today.cookers.append(oven)
    oven.panel.allow_remote_start()
    await ask(house, "preheat", target(house, "upper"), mode="bake", temperature=180)
    await house.shows("preheating", "sensor", "state", "upper")
    await today.passes(1500, step_s=10)
    await house.shows("preheated", "sensor", "state", "upper")
    await house.press("stop", "upper")
    before = clock(12) - timedelta(minutes=19)
    plan = await ready_at(house, "upper", "12:00", **BAKE)
    assert plan["based_on_runs"] == 1
    heats_s = (before - moment(plan["start_at"])).total_seconds()
    assert 300 < heats_s < 1800


async def test_a_zone_that_takes_one_stage_is_stepped_through_its_plan(
    appliance: Appliance, at_home: AtHome, today: Day
) -> None:
    """The toaster oven cannot hold a program: Home Assistant does, and the plan follows it."""
    toaster = await appliance("toaster_oven")
    house = await at_home(toaster)
    today.cookers.append(toaster)
    plan = await ready_at(house, "cavity", "09:30", **BAKE)
    assert [one["what"] for one in plan["to_do"]][1:] == ["Put the food in", "Take the food out"]
    toaster.panel.allow_remote_start()
    await today.comes(moment(plan["start_at"]) + timedelta(seconds=30))
    await house.shows("heating", "sensor", "plan", "cavity")
    await today.comes(clock(9, 11))
    assert house.shown("sensor", "plan", "cavity") == "heating"
    toaster.panel.open_door("cavity")
    toaster.panel.put_food("cavity", 0.4, 8.0)
    toaster.panel.close_door("cavity")
    await today.passes(30)
    await house.shows("cooking", "sensor", "plan", "cavity")
    await today.comes(clock(9, 31))
    await house.shows("ready", "sensor", "plan", "cavity")


async def test_what_was_asked_is_asked_again_after_a_restart(
    oven: VirtualCooker, at_home: AtHome, today: Day
) -> None:
    """Notifications do not outlive Home Assistant; the question does."""
    house = await at_home(oven)
    today.cookers.append(oven)
    plan = await ready_at(house, "upper", "09:30", **BAKE)
    await today.comes(moment(plan["start_at"]) + timedelta(seconds=30))
    await house.shows("asking", "sensor", "plan", "upper")
    assert len(notes(house)) == 1
    house.hass.data[PLANS]._launcher._asked.clear()
    persistent_notification.async_dismiss_all(house.hass)
    await today.passes(70)
    assert len(notes(house)) == 1
    assert len(house.hass.data[PLANS].book.active()) == 1
