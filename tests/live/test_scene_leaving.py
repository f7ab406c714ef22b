"""Everybody leaves a real Home Assistant with the oven on."""

from pathlib import Path

import pytest

from tests.live.conftest import errors_in
from tests.live.street import Street, street

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(120)]

OFF = "Turn it off"
ASKED_S = 600.0
"""After so long without an answer it is stopped, unless somebody says otherwise in the flow."""


async def left_on(here: Street) -> str:
    """Set the scene up and start the oven; return the plan."""
    plan = await here.sets_up("leave_home", zone="upper")
    await here.house.shows(plan, "watching")
    here.oven.panel.start("upper", "bake", 180, 3 * 3600, None)
    await here.house.shows(await here.zone("state"), "preheating")
    return plan


async def is_off(here: Street) -> None:
    await here.house.shows(await here.zone("state"), "idle", "cooling_down")
    assert not here.oven.appliance.zones["upper"].is_busy


async def test_both_are_asked_when_the_last_one_has_left_and_one_answer_counts(
    tmp_path: Path,
) -> None:
    async with street(tmp_path) as here:
        anna = await here.moves_in("Anna")
        ben = await here.moves_in("Ben")
        plan = await left_on(here)
        await anna.is_at(5)
        await here.house.shows("person.anna", "not_home")
        await here.house.shows(plan, "watching")
        await ben.is_at(4)
        await here.house.shows(plan, "asking")
        assert OFF in await anna.is_asked()
        await ben.is_asked()
        await ben.presses(OFF)
        await anna.is_asked_no_more()
        await is_off(here)
    assert errors_in(here.house.log) == []


async def test_a_question_outlives_the_death_of_home_assistant_and_ends_as_without(
    tmp_path: Path,
) -> None:
    async with street(tmp_path) as here:
        anna = await here.moves_in("Anna")
        plan = await left_on(here)
        await anna.is_at(5)
        await here.house.shows(plan, "asking")
        await anna.is_asked()
        asked_s = here.house.now_s
        await here.house.remembers(plan)
        await here.house.is_killed()
        assert here.house.now_s - asked_s < ASKED_S, "this machine was too slow for the test"
        await here.house.start()
        await here.house.shows(plan, "asking", "cancelled")
        await is_off(here)
        assert here.house.now_s - asked_s > ASKED_S
        assert "zone.stop" in [one.method for one in here.oven.received]
    assert errors_in(here.house.log) == []


async def test_who_comes_back_ends_the_question_and_it_stays_on(tmp_path: Path) -> None:
    async with street(tmp_path) as here:
        anna = await here.moves_in("Anna")
        plan = await left_on(here)
        await anna.is_at(5)
        await anna.is_asked()
        await anna.is_at(0)
        await anna.is_asked_no_more()
        await here.house.shows(plan, "watching")
        assert here.oven.appliance.zones["upper"].is_busy
        assert "zone.stop" not in [one.method for one in here.oven.received]
    assert errors_in(here.house.log) == []
