"""Two hundred broken lines."""

import asyncio
from asyncio.tools import get_all_awaited_by
from itertools import cycle
from pathlib import Path

import pytest

from demo.cookers import Cookers, VirtualCooker
from demo.hass import Hass
from demo.home_assistant import HomeAssistant
from demo.pairing import discovered, pair
from demo.panel import Panel
from tests.live.kitchen import LINE_UP_S, diary, some_port

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(480)]

MODELS = ("oven", "rice_cooker", "microwave")
BREAKS = 67
"""For each of three cookers at once: 201 in all."""
SLACK = 8
"""What Home Assistant itself may open and begin meanwhile; a leak would be 200."""


async def test_two_hundred_broken_lines_leave_no_socket_and_no_task_behind(
    hass: Hass, tmp_path: Path
) -> None:
    """A leak of one socket a reconnect kills a Home Assistant with poor Wi-Fi within days."""
    cookers = await Cookers.start(tmp_path / "cookers", MODELS, speed=1, first_port=some_port())
    try:
        for cooker in cookers.by_model.values():
            async with Panel(cooker.panel) as panel:
                await pair(hass.home, await discovered(hass.home, cooker.id), panel)
        before = _sockets(hass), _tasks(hass)
        async with asyncio.TaskGroup() as breaking:
            for cooker in cookers.by_model.values():
                breaking.create_task(_break_again_and_again(hass.home, cooker))
        assert _sockets(hass) <= before[0] + SLACK
        assert _tasks(hass) <= before[1] + SLACK
    finally:
        await cookers.stop()


async def _break_again_and_again(home: HomeAssistant, cooker: VirtualCooker) -> None:
    """Break the line, then announce something, which calls Home Assistant back at once."""
    entity = (await home.entities())[f"{cooker.id}_remote_start"]
    seen = await diary(home, entity)
    async with Panel(cooker.panel) as panel:
        for place, press in zip(range(BREAKS), cycle(("press_pairing", "close_pairing"))):
            await panel.mishap("drop_line")
            await panel.press(press)
            await _length(home, seen, 3 + 2 * place)
    assert seen == ["off", *["unavailable", "off"] * BREAKS]


async def _length(home: HomeAssistant, seen: list[str], wanted: int) -> None:
    wish = f"the line was back for the {wanted // 2}. time"
    await home.states.until(lambda: len(seen) >= wanted, LINE_UP_S, wish)


def _sockets(hass: Hass) -> int:
    return len(list(Path(f"/proc/{hass.process.pid}/fd").iterdir()))


def _tasks(hass: Hass) -> int:
    """Count the running tasks, as `python -m asyncio ps` does."""
    for _ in range(20):
        try:
            return sum(len(thread.awaited_by) for thread in get_all_awaited_by(hass.process.pid))
        except RuntimeError:  # it went on while it was read
            continue
    raise AssertionError("the tasks of Home Assistant could not be read")
