"""The demo, as a stranger runs it."""

import asyncio
import signal
from asyncio.subprocess import PIPE, STDOUT, Process
from contextlib import suppress
from pathlib import Path

import pytest

from demo.configuration import ROOT
from tests.live.kitchen import some_port

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(180)]

SPEED = "150"


async def test_the_demo_tells_its_story_then_again_with_what_is_there_then_until_ctrl_c(
    tmp_path: Path,
) -> None:
    """Three starts in one folder, so that the later ones find what the first left."""
    first = await _demo(tmp_path, "--once")
    story = await _told(first)
    assert await first.wait() == 0, story
    assert "Discovered" in story
    assert "Home Assistant says: preheated." in story
    assert _left_over(tmp_path) == []

    second = await _demo(tmp_path, "--once")
    story = await _told(second)
    assert await second.wait() == 0, story
    assert "knows the oven already" in story
    assert "Home Assistant says: preheated." in story

    third = await _demo(tmp_path)
    story = await _told(third, until="Ctrl-C stops everything")
    assert "user demo, password demo" in story + await _told(third, until="front panel")
    third.send_signal(signal.SIGINT)
    rest = await _told(third)
    assert await third.wait() == 0, rest
    assert "Everything is stopped" in rest
    assert _left_over(tmp_path) == []


@pytest.mark.parametrize("words", ["Starting Home Assistant", "In Home Assistant: bake"])
async def test_a_demo_ended_early_leaves_no_process_behind(tmp_path: Path, words: str) -> None:
    demo = await _demo(tmp_path)
    await _told(demo, until=words)
    assert len(_left_over(tmp_path)) > 1
    demo.send_signal(signal.SIGTERM)
    rest = await _told(demo)
    assert await demo.wait() != 0, rest
    assert _left_over(tmp_path) == []


async def test_a_second_demo_in_the_same_folder_says_that_one_runs(tmp_path: Path) -> None:
    one = await _demo(tmp_path)
    await _told(one, until="Starting Home Assistant")
    other = await _demo(tmp_path)
    assert "Another demo runs" in await _told(other)
    assert await other.wait() == 1
    one.send_signal(signal.SIGTERM)
    await _told(one)
    await one.wait()


async def _demo(folder: Path, *options: str) -> Process:
    options = (*options, "--speed", SPEED, "--folder", str(folder), "--port", str(some_port()))
    return await asyncio.create_subprocess_exec(
        str(ROOT / "scripts" / "demo"), *options, stdout=PIPE, stderr=STDOUT
    )


async def _told(demo: Process, until: str | None = None) -> str:
    """Return what it says, to its end or to the first line with certain words."""
    assert demo.stdout is not None
    lines: list[str] = []
    async for line in demo.stdout:
        lines.append(line.decode())
        if until and until in lines[-1]:
            return "".join(lines)
    assert until is None, "".join(lines)
    return "".join(lines)


def _left_over(folder: Path) -> list[str]:
    """Return the commands of the processes that were told of this folder."""
    commands = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):  # it may have ended by now
            commands.append(file.read_text(errors="replace").replace("\0", " "))
    return [command for command in commands if str(folder) in command]
