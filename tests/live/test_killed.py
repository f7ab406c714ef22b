"""What a cook sees whose Home Assistant dies while the oven heats."""

from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from demo.hass import Hass
from demo.oven import Oven
from tests.live.kitchen import kitchen_in, some_port

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(120)]

SLOW = 10.0
"""So slow that the oven is still heating when Home Assistant is back."""
TRUTH_S = 10.0
"""What the project promises from the moment Home Assistant runs again."""


async def test_an_oven_goes_on_by_itself_while_home_assistant_is_dead(tmp_path: Path) -> None:
    """A start sent again after the restart would heat an oven that a hand had stopped."""
    async with AsyncExitStack() as stack:
        folder = tmp_path / "home-assistant"
        hass = await Hass.start(folder, some_port())
        stack.push_async_callback(hass.stop)
        kitchen = await stack.enter_async_context(kitchen_in(hass, tmp_path / "cookers", SLOW))
        await kitchen.preheat()
        before = await kitchen.panel.look()
        await hass.process.kill()
        await hass.home.leave()
        again = await Hass.start(folder, some_port())
        stack.push_async_callback(again.stop)
        oven = await Oven.find(again.home, kitchen.cooker_id)
        await oven.shows("state", "preheating", TRUTH_S)
        after = await kitchen.panel.look()
        assert after["zones"]["upper"]["origin"] == before["zones"]["upper"]["origin"]
