"""`python -m demo`: virtual cookers, a real Home Assistant, and a preheat from end to end."""

import argparse
import asyncio
import fcntl
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack, contextmanager, suppress
from pathlib import Path

import aiohttp

from .configuration import ROOT
from .cookers import Cookers
from .hass import Hass
from .home_assistant import PASSWORD, USER
from .line import Line
from .process import Process, while_running
from .story import NAMES, give_names, tell
from .trouble import Trouble

MODELS = ("oven", "rice_cooker", "microwave")
COOKERS_FROM = 57
"""The cookers' ports are sought from 8180 on when Home Assistant's is sought from 8123 on."""
FASTEST = 1000
"""As the virtual cookers have it: a preheat within a second."""
CUT_SHORT = 130
"""What a shell reports of a program that Ctrl-C ended."""


def main() -> int:
    """Return 0 where Home Assistant saw the oven preheated, 1 with a sentence where it did not."""
    options = _options()
    options.folder = options.folder.resolve()
    line = Line(sys.stdout)
    try:
        with _alone(options.folder):
            return asyncio.run(_run(options, line))
    except Trouble as trouble:
        line.end()
        print(trouble, file=sys.stderr)
        return 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/demo", description=_DESCRIPTION)
    parser.add_argument("--once", action="store_true", help="end when the oven is hot")
    parser.add_argument(
        "--speed", type=_speed, default=30, help="how fast the cookers' time runs (default 30)"
    )
    parser.add_argument(
        "--folder",
        type=Path,
        default=ROOT / ".demo",
        help="where Home Assistant and the cookers keep what they know (default .demo)",
    )
    parser.add_argument(
        "--port", type=int, default=8123, help="Home Assistant's port, or the next free one"
    )
    return parser.parse_args()


_DESCRIPTION = (
    "Starts virtual cookers and a real Home Assistant here, pairs the oven and preheats it."
)


def _speed(word: str) -> float:
    with suppress(ValueError):
        if 0 < float(word) <= FASTEST:
            return float(word)
    raise argparse.ArgumentTypeError(f"a speed is a number above 0, {FASTEST} at most")


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Trouble(f"Another demo runs in {folder}; end it first.") from error
        yield


async def _run(options: argparse.Namespace, line: Line) -> int:
    """Tell the story; a signal cancels this, so that everything is stopped on the way out."""
    task = asyncio.current_task()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, task.cancel if task else loop.stop)
    told = False
    try:
        async with AsyncExitStack() as stack:
            cookers, hass = await _start(options, line, stack)
            processes = (hass.process, cookers.process)
            with _logs(processes):
                await while_running(processes, tell(hass, cookers, line, options.speed))
            told = True
            if not options.once:
                _invite(hass, cookers, line)
                await while_running(processes, asyncio.Event().wait())
    except asyncio.CancelledError:
        line.say("Everything is stopped.")
    return 0 if told else CUT_SHORT


async def _start(
    options: argparse.Namespace, line: Line, stack: AsyncExitStack
) -> tuple[Cookers, Hass]:
    line.say(f"Starting three virtual cookers; their time runs {options.speed:g} times faster.")
    first_port = options.port + COOKERS_FROM
    cookers = await Cookers.start(
        options.folder / "cookers", MODELS, speed=options.speed, first_port=first_port
    )
    stack.push_async_callback(cookers.stop)
    await give_names(cookers)
    line.say("Starting Home Assistant …")
    hass = await Hass.start(options.folder / "home-assistant", options.port)
    stack.push_async_callback(hass.stop)
    line.say(f"Home Assistant runs at {hass.home.base}")
    return cookers, hass


@contextmanager
def _logs(processes: Sequence[Process]) -> Iterator[None]:
    """Add the end of every log to what went wrong."""
    try:
        yield
    except (Trouble, aiohttp.ClientError) as error:
        if isinstance(error, Trouble) and error.logs:
            raise
        raise Trouble(str(error), *(one.log for one in processes)) from error


def _invite(hass: Hass, cookers: Cookers, line: Line) -> None:
    line.say("\nThe oven waits half an hour of its own time for food, then it stops by itself.")
    line.say("Look around; Ctrl-C stops everything.")
    line.say(f"  Home Assistant   {hass.home.base}/   user {USER}, password {PASSWORD}")
    for model, cooker in cookers.by_model.items():
        line.say(f"  {NAMES[model]:15}  {cooker.panel}   its front panel")


if __name__ == "__main__":
    sys.exit(main())
