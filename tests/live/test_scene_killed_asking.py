"""Home Assistant dies while a scene asks; what comes of it is the same as without."""

import asyncio
from pathlib import Path

import pytest

from tests.live.conftest import errors_in
from tests.live.fast_house import SLOWLY
from tests.live.street import drives_home, street

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(150)]

SOON_S = 240.0


async def test_a_question_that_is_open_when_it_dies_is_answered_afterwards_and_starts_once(
    tmp_path: Path,
) -> None:
    async with street(tmp_path, speed=SLOWLY) as here:
        anna = await here.moves_in("Anna")
        plan = await here.expects("Anna")
        await anna.goes_out()
        async with asyncio.TaskGroup() as evening:
            evening.create_task(
                drives_home(here, anna, here.heats_up_s + SOON_S, until_s=here.heats_up_s)
            )
            evening.create_task(anna.is_asked())
        await here.house.dies_and_comes_back(plan)
        await here.house.shows(plan, "asking")
        assert here.starts == 0
        await anna.presses("Yes")
        await here.house.shows(plan, "heating", "starting")
        await here.house.shows(await here.zone("state"), "preheating")
        assert here.starts == 1
    assert errors_in(here.house.log) == []
