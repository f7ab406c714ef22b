"""Two people, somebody who is at home already, and a tracker that knows only names of zones."""

import asyncio
from pathlib import Path

import pytest

from tests.live.conftest import errors_in
from tests.live.street import drives_home, street

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(120)]

SOON_S = 300.0


async def test_of_two_people_the_first_is_asked_and_one_start_is_for_both(tmp_path: Path) -> None:
    """While Ben is at home nothing is asked; when both are away, whoever comes first counts."""
    async with street(tmp_path) as here:
        anna, ben = await here.moves_in("Anna"), await here.moves_in("Ben")
        plan = await here.expects("Anna", "Ben")
        await anna.goes_out()
        await drives_home(here, anna, here.heats_up_s + SOON_S, until_s=here.heats_up_s - SOON_S)
        await here.house.shows(plan, "idle", "watching")
        assert (anna.heard, here.starts) == ([], 0), "Ben is at home"

        await anna.is_at(0)
        await here.house.shows("person.anna", "home")
        await anna.goes_out()
        await ben.goes_out(20)
        async with asyncio.TaskGroup() as evening:
            evening.create_task(
                drives_home(here, anna, here.heats_up_s + SOON_S, until_s=here.heats_up_s - SOON_S)
            )
            evening.create_task(anna.answers("Yes", thinks_s=30))
        await here.house.shows(plan, "heating")
        await ben.is_at(10)
        await ben.is_at(5)
        state = here.house.home.states.get(plan)
        assert state is not None
        assert state.attributes["person"] == "Anna"
        assert (ben.buttons(), here.starts) == ({}, 1)
    assert errors_in(here.house.log) == []


async def test_a_tracker_that_knows_only_names_is_followed_from_the_zone_that_it_leaves(
    tmp_path: Path,
) -> None:
    async with street(tmp_path) as here:
        anna = await here.moves_in("Anna")
        minutes = here.heats_up_s // 60 + 3
        plan = await here.expects("Anna", ways=True, left_zone="zone.work", usual=minutes)
        await anna.is_in("work")
        await here.house.shows("person.anna", "Work")
        assert anna.heard == []
        await anna.is_in("not_home")
        await anna.answers("Yes", thinks_s=30)
        await here.house.shows(plan, "heating")
        assert here.starts == 1
    assert errors_in(here.house.log) == []
