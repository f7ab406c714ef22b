"""Home Assistant dies after somebody gave a word for the day; it counts all the same, once."""

from pathlib import Path

import pytest

from tests.live.conftest import errors_in
from tests.live.fast_house import SLOWLY
from tests.live.street import drives_home, street

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(150)]

SOON_S = 240.0


async def test_a_word_given_beforehand_outlives_its_death_and_counts_once(tmp_path: Path) -> None:
    async with street(tmp_path, speed=SLOWLY) as here:
        anna = await here.moves_in("Anna")
        plan = await here.expects("Anna", ask="armed")
        entities = await here.house.home.entities()
        key = next(one for one, entity in entities.items() if entity == plan)
        arm = await here.entity(key.removesuffix("plan") + "arm")
        await here.house.home.act(arm, "button.press")
        await here.house.shows(plan, "armed")
        await here.house.dies_and_comes_back(plan)
        await here.house.shows(plan, "armed")
        await anna.goes_out()
        await drives_home(here, anna, here.heats_up_s + SOON_S, until_s=here.heats_up_s - SOON_S)
        await here.house.shows(plan, "heating", "starting")
        assert here.starts == 1
        assert anna.buttons() == {}
    assert errors_in(here.house.log) == []
