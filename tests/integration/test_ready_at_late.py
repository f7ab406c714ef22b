"""Plans whose start goes astray: each is tried again, asked about, or ended with a sentence."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from homeassistant.components.repairs.const import DOMAIN as REPAIRS
from homeassistant.setup import async_setup_component

from custom_components.cooker.const import DOMAIN
from custom_components.cooker.plans.keeper import PLANS
from custom_components.cooker.plans.plan import Plan, PlanState
from custom_components.cooker.unsuitable import Unsuitable
from tests.integration.days import HEARD_S, Day
from tests.integration.house import AtHome, House, until
from tests.integration.planning import BAKE, answer, issue, moment, ready_at, starts
from virtual_cooker import VirtualCooker

PORRIDGE = {"mode": "porridge", "duration": "00:40:00"}


def kept(house: House, plan_id: str) -> Plan:
    plan = house.hass.data[PLANS].book.get(plan_id)
    assert plan is not None
    return plan


async def missed(house: House, today: Day, **said: object) -> Plan:
    """Plan, let the start pass while Home Assistant is down, and come back."""
    plan = await ready_at(house, "upper", "09:30", **{**BAKE, **said})
    await house.hass.config_entries.async_unload(house.entry.entry_id)
    await today.jumps((moment(plan["start_at"]) - today.now).total_seconds() + 360)
    await house.hass.config_entries.async_setup(house.entry.entry_id)
    await today.settles()
    await house.shows("missed", "sensor", "plan", "upper")
    return kept(house, plan["plan_id"])


async def test_a_late_start_that_the_cooker_refuses_leaves_the_question(
    house: House, today: Day
) -> None:
    plan = await missed(house, today)
    await house.act("turn_on", "switch", "child_lock")
    await house.shows("on", "switch", "child_lock")
    told = await answer(house, "start_now")
    assert told["reason"] == "not_started"
    assert "child lock" in told["description_placeholders"]["reason"]
    assert starts(house) == []
    assert kept(house, plan.id).state is PlanState.MISSED


async def test_a_plan_of_a_cooker_that_is_away_cannot_start_late(house: House, today: Day) -> None:
    plan = await missed(house, today)
    await house.cooker._listener.close()
    house.cooker._hub.cut()
    await house.shows("unavailable", "sensor", "state", "upper")
    told = await answer(house, "start_now")
    assert told["reason"] == "not_started"
    assert "not connected" in told["description_placeholders"]["reason"]
    assert kept(house, plan.id).state is PlanState.MISSED


async def test_food_that_waited_too_long_is_not_started_late(house: House, today: Day) -> None:
    plan = await missed(house, today)
    book = house.hass.data[PLANS].book
    await book.write(replace(plan, not_after=today.now - timedelta(minutes=1)))
    with pytest.raises(Unsuitable) as error:
        await house.hass.data[PLANS].start_now(kept(house, plan.id))
    assert error.value.key == "food_waited_too_long"
    found = issue(house)
    assert found is not None
    assert await async_setup_component(house.hass, "repairs", {})
    manager = house.hass.data[REPAIRS]["flow_manager"]
    flow = await manager.async_init(DOMAIN, data={"issue_id": found.issue_id})
    assert flow["menu_options"] == ["drop_plan"], "to start it is not even offered"


async def test_a_question_that_settled_itself_asks_nothing_more(house: House, today: Day) -> None:
    """Two people had the dialog open; the second one's answer starts nothing."""
    plan = await missed(house, today)
    found = issue(house)
    assert found is not None
    assert await async_setup_component(house.hass, "repairs", {})
    manager = house.hass.data[REPAIRS]["flow_manager"]
    flows = [await manager.async_init(DOMAIN, data={"issue_id": found.issue_id}) for _ in "ab"]
    await house.hass.data[PLANS].cancel(plan)
    for flow, choice in zip(flows, ("start_now", "drop_plan"), strict=True):
        done = await manager.async_configure(flow["flow_id"], {"next_step_id": choice})
        assert done["type"] == "create_entry"
    assert starts(house) == []
    assert kept(house, plan.id).state is PlanState.CANCELLED


async def time_runs(house: House, today: Day, seconds: int) -> None:
    """Let time pass though a start still waits for its answer: nothing is waited for here."""
    for _ in range(0, seconds, 2):
        await house.cooker.clock.advance(2)
        today._ahead_s += 2
        await asyncio.sleep(HEARD_S)


async def gate_opens_before(house: House, today: Day, plan: dict[str, Any]) -> None:
    """Come to the start with a pot that nobody filled, and the gate open."""
    await today.comes(moment(plan["start_at"]) - timedelta(seconds=20))
    house.cooker.panel.allow_remote_start()
    await house.shows("on", "binary_sensor", "remote_start")


async def test_a_start_that_had_no_effect_is_tried_again_as_another_start(
    rice_cooker: VirtualCooker, at_home: AtHome, today: Day
) -> None:
    """The pot is empty, and that it was refused is lost on the line."""
    house = await at_home(rice_cooker)
    today.cookers.append(rice_cooker)
    plan = await ready_at(house, "pot", "09:30", **PORRIDGE)
    await gate_opens_before(house, today, plan)
    rice_cooker.mishaps.lose_answers(1)
    await time_runs(house, today, 150)
    await house.shows("asking", "sensor", "plan", "pot")
    first, second = (one.params["command_id"] for one in starts(house))
    assert first != second
    assert house.shown("sensor", "state", "pot") == "idle"


async def test_a_late_start_that_is_refused_leaves_the_plan_missed(
    rice_cooker: VirtualCooker, at_home: AtHome, today: Day
) -> None:
    house = await at_home(rice_cooker)
    today.cookers.append(rice_cooker)
    plan = await ready_at(house, "pot", "09:30", **PORRIDGE)
    await today.comes(moment(plan["latest_start"]) + timedelta(minutes=2), step_s=59)
    await house.shows("missed", "sensor", "plan", "pot")
    rice_cooker.panel.allow_remote_start()
    await house.shows("on", "binary_sensor", "remote_start")
    for tries in (1, 2):
        told = await answer(house, "start_now")
        assert told["reason"] == "not_started"
        assert kept(house, plan["plan_id"]).state is PlanState.MISSED
        assert len({one.params["command_id"] for one in starts(house)}) == tries


async def test_a_start_that_nobody_can_read_back_is_looked_for_when_the_line_is_back(
    house: House, today: Day
) -> None:
    plan = await ready_at(house, "upper", "09:30", **BAKE)
    await today.comes(moment(plan["start_at"]) - timedelta(seconds=20))
    oven = house.cooker
    oven.mishaps.lose_answers(1)
    await time_runs(house, today, 22)
    await until(lambda: starts(house), "it was sent")
    oven._hub.cut()
    await oven._listener.close()
    await time_runs(house, today, 60)
    await house.shows("unavailable", "sensor", "state", "upper")
    assert kept(house, plan["plan_id"]).state is PlanState.STARTING
    await oven._listener.reopen()
    await time_runs(house, today, 120)
    await house.shows("heating", "sensor", "plan", "upper")
    assert len(starts(house)) == 1


async def test_a_plan_that_was_stopped_while_home_assistant_was_down_says_so(
    house: House, today: Day
) -> None:
    plan = await ready_at(house, "upper", "09:30", **BAKE)
    await today.comes(moment(plan["start_at"]) + timedelta(seconds=30))
    await house.shows("heating", "sensor", "plan", "upper")
    assert await house.hass.config_entries.async_unload(house.entry.entry_id)
    await today.jumps(120)
    house.cooker.panel.stop("upper")
    assert await house.hass.config_entries.async_setup(house.entry.entry_id)
    await house.shows("cancelled", "sensor", "plan", "upper")
    assert "stopped" in house.state("sensor", "plan", "upper").attributes["reason"]


async def test_a_plan_whose_end_nobody_told_does_not_run_for_ever(house: House, today: Day) -> None:
    """More happened meanwhile than a cooker keeps: its end is not among that."""
    plan = await ready_at(house, "upper", "09:30", **BAKE)
    await today.comes(moment(plan["start_at"]) + timedelta(seconds=30))
    await house.shows("heating", "sensor", "plan", "upper")
    assert await house.hass.config_entries.async_unload(house.entry.entry_id)
    house.cooker.panel.stop("upper")
    await today.jumps(120)
    for _ in range(70):
        house.cooker.panel.allow_remote_start()
        house.cooker.panel.forbid_remote_start()
    assert await house.hass.config_entries.async_setup(house.entry.entry_id)
    await today.passes(150)
    await house.shows("cancelled", "sensor", "plan", "upper")
    assert house.state("sensor", "plan", "upper").attributes["reason"]
    assert len(starts(house)) == 1


async def test_what_became_unsafe_meanwhile_is_not_started(house: House, today: Day) -> None:
    """To grill needs somebody at home; when it was planned there was."""
    house.hass.states.async_set("person.ann", "home")
    plan = await ready_at(house, "upper", "09:30", mode="grill", preheat=False, duration="00:10:00")
    house.hass.states.async_set("person.ann", "not_home")
    await today.comes(moment(plan["start_at"]) + timedelta(seconds=30))
    await house.shows("cancelled", "sensor", "plan", "upper")
    assert "home" in house.state("sensor", "plan", "upper").attributes["reason"]
    assert starts(house) == []


async def test_a_plan_that_was_handed_over_into_silence_is_found_at_the_cooker(
    rice_cooker: VirtualCooker, at_home: AtHome, today: Day
) -> None:
    """The cooker took it, its answer was lost, and the line with it."""
    house = await at_home(rice_cooker)
    today.cookers.append(rice_cooker)
    panel = rice_cooker.panel
    panel.open_door("pot")
    panel.put_food("pot", 0.3, 18.0)
    panel.close_door("pot")
    panel.allow_remote_start()
    await house.shows("on", "binary_sensor", "remote_start")
    rice_cooker.mishaps.lose_answers(1)
    planning = asyncio.create_task(ready_at(house, "pot", "09:30", **PORRIDGE))
    await until(lambda: starts(house), "it was sent")
    rice_cooker._hub.cut()
    await rice_cooker._listener.close()
    await time_runs(house, today, 60)
    assert (await planning)["held_by"] == house.entry.title
    await rice_cooker._listener.reopen()
    await time_runs(house, today, 120)
    await house.shows("scheduled_on_device", "sensor", "plan", "pot")
    assert len(starts(house)) == 1
