"""Who does not want it today, or turns away after all, has no hot oven at home."""

import asyncio
from pathlib import Path

import pytest

from tests.live.conftest import errors_in
from tests.live.street import FIX_S, Phone, Street, drives_home, street

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(120)]

SOON_S = 300.0


async def comes_near(here: Street, phone: Phone) -> None:
    """Drive until the oven would have to be on, and a little further."""
    far_s = here.heats_up_s + SOON_S
    await phone.goes_out()
    await drives_home(here, phone, far_s, until_s=here.heats_up_s - SOON_S / 2)


async def turns_away(here: Street, phone: Phone) -> None:
    for km in (7.0, 9.0, 11.0, 13.0):
        await phone.is_at(km)
        await here.house.passes(FIX_S)


async def test_not_today_means_that_nothing_heats_on_this_way_home(tmp_path: Path) -> None:
    async with street(tmp_path) as here:
        anna = await here.moves_in("Anna")
        plan = await here.expects("Anna")
        async with asyncio.TaskGroup() as evening:
            evening.create_task(comes_near(here, anna))
            evening.create_task(anna.answers("Not today", thinks_s=30))
        await here.house.shows(plan, "cancelled")
        await drives_home(here, anna, here.heats_up_s - SOON_S)
        await here.house.shows(plan, "idle")
        assert here.starts == 0
        assert anna.buttons() == {}
    assert errors_in(here.house.log) == []


async def test_who_turns_away_is_asked_no_more_and_what_heats_is_stopped(tmp_path: Path) -> None:
    async with street(tmp_path) as here:
        anna = await here.moves_in("Anna")
        plan = await here.expects("Anna")
        async with asyncio.TaskGroup() as evening:
            evening.create_task(comes_near(here, anna))
            evening.create_task(anna.answers("Yes", thinks_s=30))
        await here.house.shows(plan, "heating")
        await turns_away(here, anna)
        await here.house.shows(plan, "cancelled")
        assert not here.oven.appliance.zones["upper"].is_busy
        assert here.starts == 1
        assert "turned away" in here.house.reason(plan)
    assert errors_in(here.house.log) == []
