"""Somebody drives home, and the oven of a real Home Assistant is hot when the door opens."""

import asyncio
from pathlib import Path

import pytest

from tests.live.conftest import errors_in
from tests.live.street import drives_home, street

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(150)]

TWO_MINUTES_S = 120.0
AHEAD_S = 480.0
"""The way home begins so long before the oven must."""


async def test_who_says_yes_on_the_way_finds_it_hot(tmp_path: Path) -> None:
    async with street(tmp_path) as here:
        anna = await here.moves_in("Anna")
        plan = await here.expects("Anna")
        await anna.goes_out()
        async with asyncio.TaskGroup() as evening:
            arrival = evening.create_task(drives_home(here, anna, here.heats_up_s + AHEAD_S))
            evening.create_task(anna.answers("Yes"))
            hot = evening.create_task(here.is_hot())
        assert abs(hot.result() - arrival.result()) <= TWO_MINUTES_S
        await here.house.shows(plan, "ready", "idle")
        assert here.starts == 1
    assert errors_in(here.house.log) == []
