"""What a cook sees whose Home Assistant dies while it steps a toaster oven through a program."""

import random
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from demo.hass import Hass
from demo.home_assistant import HomeAssistant
from demo.oven import Oven
from demo.pairing import discovered, pair
from demo.panel import Panel
from tests.live.kitchen import LINE_UP_S, some_port
from tests.live.test_killed import remembered
from virtual_cooker import VirtualCooker

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(150)]

SPEED = 10.0
"""So slow that the oven still waits for its food when Home Assistant is back."""


async def test_a_program_goes_on_whose_home_assistant_was_killed_in_the_middle_of_its_heat_up(
    tmp_path: Path,
) -> None:
    """The oven has one stage; that a wait for food follows is known to the dead one alone."""
    folder = tmp_path / "home-assistant"
    seed = random.randrange(10**9)  # noqa: S311 - an id of its own, no secret
    cooker = VirtualCooker("toaster_oven", speed=SPEED, announce=True, seed=seed)
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(cooker)
        hass = await Hass.start(folder, some_port())
        stack.push_async_callback(hass.stop)
        panel = await stack.enter_async_context(Panel(cooker.panel_url))
        await pair(hass.home, await discovered(hass.home, cooker.identity.id), panel)
        oven = await _oven(hass.home, cooker)
        await remembered(folder, cooker.identity.id)
        await panel.press("allow_remote_start")
        wish = {"mode": "bake", "temperature": 200, "duration": 3600}
        await hass.home.act(oven.entity("start"), "cooker.preheat", **wish)
        await oven.shows("state", "preheating", LINE_UP_S)
        await hass.process.kill()

        again = await Hass.start(folder, some_port())
        stack.push_async_callback(again.stop)
        oven = await _oven(again.home, cooker)
        await oven.shows("state", "preheated", 60)
        await again.home.act(oven.entity("acknowledge"), "button.press")
        await oven.shows("state", "cooking", LINE_UP_S)
        asked = [one.method for one in cooker.received if one.method.startswith("zone.")]
        assert asked == ["zone.start", "zone.adjust", "zone.adjust"]


async def _oven(home: HomeAssistant, cooker: VirtualCooker) -> Oven:
    """Find its one cavity as Home Assistant shows it."""
    start = f"{cooker.identity.id}_cavity_"
    every = await home.entities()
    keys = {key.removeprefix(start): every[key] for key in every if key.startswith(start)}
    oven = Oven(home, keys)
    await oven.available(LINE_UP_S)
    return oven
