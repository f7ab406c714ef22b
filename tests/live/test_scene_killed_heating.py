"""Home Assistant dies while the oven heats for somebody who is on the way."""

import asyncio
from pathlib import Path

import pytest

from tests.live.conftest import errors_in
from tests.live.fast_house import SLOWLY
from tests.live.street import drives_home, street

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(150)]

SOON_S = 240.0


async def test_what_heats_when_it_dies_heats_on_and_is_not_started_again(tmp_path: Path) -> None:
    async with street(tmp_path, speed=SLOWLY) as here:
        anna = await here.moves_in("Anna")
        plan = await here.expects("Anna")
        await anna.goes_out()
        async with asyncio.TaskGroup() as evening:
            evening.create_task(
                drives_home(here, anna, here.heats_up_s + SOON_S, until_s=here.heats_up_s)
            )
            evening.create_task(anna.answers("Yes", thinks_s=10))
        await here.house.shows(plan, "heating")
        await here.house.dies_and_comes_back(plan)
        await here.house.shows(plan, "heating")
        await drives_home(
            here, anna, here.heats_up_s - SOON_S, until_s=here.heats_up_s - 2 * SOON_S
        )
        assert here.oven.appliance.zones["upper"].is_busy
        assert here.starts == 1
        await anna.goes_out(14)
        await here.house.shows(plan, "cancelled")
        assert not here.oven.appliance.zones["upper"].is_busy
    assert errors_in(here.house.log) == []
