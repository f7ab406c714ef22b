"""Everybody leaves a real Home Assistant with the oven on."""

from pathlib import Path

import pytest

from tests.live.conftest import errors_in
from tests.live.street import street

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(120)]


async def test_the_last_one_who_leaves_is_asked_and_the_answer_counts(tmp_path: Path) -> None:
    async with street(tmp_path) as here:
        anna = await here.moves_in("Anna")
        ben = await here.moves_in("Ben")
        plan = await here.sets_up("leave_home", zone="upper")
        await here.house.shows(plan, "watching")
        await here.panel.press("start", zone="upper", mode="bake", temperature_c=180)
        await here.house.shows(await here.zone("state"), "preheating")
        await anna.is_at(5)
        await ben.is_at(4)
        await here.house.shows(plan, "asking")
        assert "Turn off" in await anna.is_asked()
        buttons = await ben.is_asked()
        await ben.presses(next(iter(buttons)))
        await anna.is_asked_no_more()
        await here.house.shows(await here.zone("state"), "idle", "cooling_down")
    assert errors_in(here.house.log) == []
