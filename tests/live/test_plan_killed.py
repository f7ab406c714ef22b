"""Plans that outlive the death of a real Home Assistant."""

import asyncio
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from demo.hass import Hass
from tests.live.house import House, act, house, some_seed
from tests.live.kitchen import LINE_UP_S, some_port
from virtual_cooker import VirtualCooker

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(300)]

COOK = timedelta(minutes=1)
SECOND = timedelta(seconds=1)
"""As fine as a cooker's own clock is."""
LEAST_S = 20.0
"""Between Home Assistant's return and the start: the plan is seen waiting."""
DEAD_S = 3.0
"""It may take that many times as long to start again as it took for the first time."""


async def test_a_plan_outlives_the_death_of_home_assistant_and_starts_once(tmp_path: Path) -> None:
    """Killed between planning and start, and again in the middle of the cook."""
    folder = tmp_path / "home-assistant"
    async with AsyncExitStack() as stack:
        began = datetime.now(UTC)
        hass = await Hass.start(folder, some_port())
        stack.push_async_callback(hass.stop)
        away = timedelta(seconds=LEAST_S) + DEAD_S * (datetime.now(UTC) - began)
        fryer = VirtualCooker("air_fryer", announce=True, seed=some_seed())
        here = await stack.enter_async_context(house(hass.home, {"air_fryer": fryer}))
        await here.shows(await here.entity("air_fryer", "state"), "idle", LINE_UP_S)
        await remembered(folder, fryer.identity.id)
        await here.load("air_fryer", 0.3)
        dinner = (datetime.now(UTC) + away + COOK).replace(microsecond=0)
        plan = await act(
            hass.home,
            "ready_at",
            device_id=await here.device("air_fryer"),
            time=dinner.isoformat(),
            mode="air_fry",
            preheat=False,
            duration="00:01:00",
        )
        start_at = datetime.fromisoformat(plan["cookers"][0]["plan"]["start_at"])
        assert start_at == dinner - COOK
        await hass.process.kill()

        again = await Hass.start(folder, some_port())
        stack.push_async_callback(again.stop)
        here = House(again.home, here.cookers, here.panels)
        plan_entity = await here.entity("air_fryer", "plan")
        assert datetime.now(UTC) < start_at, "this machine was too slow for the test"
        await here.shows(plan_entity, "waiting", LINE_UP_S)
        assert starts(fryer) == []
        await here.shows(plan_entity, "cooking", away.total_seconds() + LINE_UP_S)
        began = datetime.now(UTC) - timedelta(seconds=here.age_s("air_fryer", "cook_started"))
        assert -SECOND <= began - start_at < LINE_UP_S * SECOND
        await again.process.kill()

        third = await Hass.start(folder, some_port())
        stack.push_async_callback(third.stop)
        here = House(third.home, here.cookers, here.panels)
        await here.shows(plan_entity, "ready", COOK.total_seconds() + LINE_UP_S)
        assert len(starts(fryer)) == 1


def starts(one: VirtualCooker) -> list[str]:
    return [request.method for request in one.received if request.method == "zone.start"]


async def remembered(folder: Path, cooker_id: str) -> None:
    """Wait until Home Assistant has written the cooker's entities down, after 10 seconds."""
    store = folder / ".storage" / "core.entity_registry"
    async with asyncio.timeout(30):
        while not store.exists() or cooker_id not in store.read_text():  # noqa: ASYNC110
            await asyncio.sleep(0.2)
