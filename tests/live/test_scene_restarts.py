"""Home Assistant dies in the middle of a scene; what comes of it is the same as without."""

import asyncio
from pathlib import Path

import pytest

from tests.live.conftest import errors_in
from tests.live.street import Phone, Street, drives_home, street

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(150)]

SPEED = 10.0
"""Slower than elsewhere: the house must be back before its people are at the door."""
SOON_S = 240.0


async def drives_on(here: Street, phone: Phone) -> None:
    """Drive on from where the oven has to be on by now."""
    await drives_home(here, phone, here.heats_up_s - SOON_S, until_s=here.heats_up_s - 2 * SOON_S)


async def dies_and_comes_back(here: Street, plan: str) -> None:
    await here.house.remembers(plan)
    await here.house.is_killed()
    await here.house.start()


async def test_a_question_that_is_open_when_it_dies_is_answered_afterwards_and_starts_once(
    tmp_path: Path,
) -> None:
    async with street(tmp_path, speed=SPEED) as here:
        anna = await here.moves_in("Anna")
        plan = await here.expects("Anna")
        await anna.goes_out()
        async with asyncio.TaskGroup() as evening:
            evening.create_task(
                drives_home(here, anna, here.heats_up_s + SOON_S, until_s=here.heats_up_s)
            )
            evening.create_task(anna.is_asked())
        await dies_and_comes_back(here, plan)
        await here.house.shows(plan, "asking")
        assert here.starts == 0
        await anna.presses("Yes")
        await here.house.shows(plan, "heating", "starting")
        await here.house.shows(await here.zone("state"), "preheating")
        assert here.starts == 1
    assert errors_in(here.house.log) == []


async def test_a_word_given_beforehand_outlives_its_death_and_counts_once(tmp_path: Path) -> None:
    async with street(tmp_path, speed=SPEED) as here:
        anna = await here.moves_in("Anna")
        plan = await here.expects("Anna", ask="armed")
        entities = await here.house.home.entities()
        key = next(one for one, entity in entities.items() if entity == plan)
        arm = await here.entity(key.removesuffix("plan") + "arm")
        await here.house.home.act(arm, "button.press")
        await here.house.shows(plan, "armed")
        await dies_and_comes_back(here, plan)
        await here.house.shows(plan, "armed")
        await anna.goes_out()
        await drives_home(here, anna, here.heats_up_s + SOON_S, until_s=here.heats_up_s - SOON_S)
        await here.house.shows(plan, "heating", "starting")
        assert here.starts == 1
        assert anna.buttons() == {}
    assert errors_in(here.house.log) == []


async def test_what_heats_when_it_dies_heats_on_and_is_not_started_again(tmp_path: Path) -> None:
    async with street(tmp_path, speed=SPEED) as here:
        anna = await here.moves_in("Anna")
        plan = await here.expects("Anna")
        await anna.goes_out()
        async with asyncio.TaskGroup() as evening:
            evening.create_task(
                drives_home(here, anna, here.heats_up_s + SOON_S, until_s=here.heats_up_s)
            )
            evening.create_task(anna.answers("Yes", thinks_s=10))
        await here.house.shows(plan, "heating")
        await dies_and_comes_back(here, plan)
        await here.house.shows(plan, "heating")
        await drives_on(here, anna)
        assert here.oven.appliance.zones["upper"].is_busy
        assert here.starts == 1
        await anna.goes_out(14)
        await here.house.shows(plan, "cancelled")
        assert not here.oven.appliance.zones["upper"].is_busy
    assert errors_in(here.house.log) == []
