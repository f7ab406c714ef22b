"""What a cook sees whose Home Assistant dies while the oven heats."""

import asyncio
import random
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from demo.hass import Hass
from demo.oven import Oven
from tests.live.kitchen import kitchen_with, some_port
from virtual_cooker import VirtualCooker

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(120)]

SPEED = 10.0
"""So slow that the oven is still heating when Home Assistant is back."""
TRUTH_S = 10.0
"""What the project promises from the moment at which Home Assistant runs again."""


async def test_an_oven_heats_on_while_home_assistant_is_dead_and_is_not_started_again(
    tmp_path: Path,
) -> None:
    """A start sent again after the restart would heat an oven that a hand had stopped."""
    folder = tmp_path / "home-assistant"
    async with AsyncExitStack() as stack:
        cooker = await stack.enter_async_context(_oven())
        hass = await Hass.start(folder, some_port())
        stack.push_async_callback(hass.stop)
        kitchen = await stack.enter_async_context(
            kitchen_with(hass, cooker.identity.id, cooker.panel_url)
        )
        await remembered(folder, cooker.identity.id)
        await kitchen.preheat()
        await hass.process.kill()
        before_c = (await kitchen.panel.look())["zones"][0]["temperature_c"]
        again = await Hass.start(folder, some_port())
        stack.push_async_callback(again.stop)
        oven = await Oven.find(again.home, cooker.identity.id)
        await oven.shows("state", "preheating", TRUTH_S)
        await again.home.states.until(
            lambda: float(oven.shown("temperature") or 0) > before_c, TRUTH_S, "it became hotter"
        )
        assert [one.method for one in cooker.received].count("zone.start") == 1


async def remembered(folder: Path, cooker_id: str) -> None:
    """Wait until Home Assistant has written the oven's entities down, which it does after 10 s."""
    store = folder / ".storage" / "core.entity_registry"
    async with asyncio.timeout(30):
        while not store.exists() or cooker_id not in store.read_text():  # noqa: ASYNC110
            await asyncio.sleep(0.2)


def _oven() -> VirtualCooker:
    seed = random.randrange(10**9)  # noqa: S311 - an id of its own, no secret
    return VirtualCooker("oven", speed=SPEED, announce=True, seed=seed)
