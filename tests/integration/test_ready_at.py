"""Ready at: what is planned begins in time, once, and asks where a hand is needed."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from homeassistant.components import persistent_notification
from homeassistant.components.repairs.const import DOMAIN as REPAIRS
from homeassistant.core import Context, HomeAssistant, State
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockUser, async_capture_events

from custom_components.cooker.const import DOMAIN
from custom_components.cooker.plans.book import Book
from custom_components.cooker.plans.keeper import PLANS
from custom_components.cooker.plans.plan import PlanState
from tests.integration.asking import ask, ask_for_response, refused, target
from tests.integration.days import Day, day
from tests.integration.house import AtHome, House
from virtual_cooker import VirtualCooker

BAKE = {"mode": "bake", "temperature": 180, "duration": "00:19:00"}


@pytest.fixture
async def today(hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Day]:
    await hass.config.async_set_time_zone("UTC")
    with day(hass, monkeypatch) as one:
        yield one


def moment(text: object) -> datetime:
    found = dt_util.parse_datetime(str(text))
    assert found is not None
    return found


def clock(hours: int, minutes: int = 0) -> datetime:
    return dt_util.now().replace(hour=hours, minute=minutes, second=0, microsecond=0)


async def ready_at(house: House, zone: str, time: str, **said: object) -> dict[str, Any]:
    """Plan, and return the plan."""
    response = await ask_for_response(house, "ready_at", target(house, zone), time=time, **said)
    (one,) = response["cookers"]
    assert one["done"], one["message"]
    plan: dict[str, Any] = one["plan"]
    return plan


def starts(house: House) -> list[Any]:
    return [one for one in house.cooker.received if one.method == "zone.start"]


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


def next_action(house: House) -> str:
    return state_of(house, "sensor", "next_action").state


def state_of(house: House, platform: str, key: str) -> State:
    found = er.async_get(house.hass).async_get_entity_id(platform, DOMAIN, f"household_{key}")
    assert found is not None
    state = house.hass.states.get(found)
    assert state is not None
    return state


def notes(house: House) -> dict[str, Any]:
    found = persistent_notification._async_get_or_create_notifications(house.hass)
    return {key: one["message"] for key, one in found.items()}


def issue(house: House) -> ir.IssueEntry | None:
    every = ir.async_get(house.hass).issues.values()
    return next((one for one in every if one.translation_key == "plan_missed"), None)


async def answer(house: House, choice: str) -> Any:  # noqa: ANN401 - a flow's result
    """Open the repair and choose."""
    found = issue(house)
    assert found is not None
    assert await async_setup_component(house.hass, "repairs", {})
    manager = house.hass.data[REPAIRS]["flow_manager"]
    flow = await manager.async_init(DOMAIN, data={"issue_id": found.issue_id})
    assert choice in flow["menu_options"] or choice == "start_now"
    done = await manager.async_configure(flow["flow_id"], {"next_step_id": choice})
    await house.hass.async_block_till_done()
    return done


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
