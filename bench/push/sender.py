"""Devices of one kind in a process of their own: `python -m bench.push.sender cooker 50 FOLDER`.

It prints the entries that Home Assistant needs, then obeys one line of JSON after the other:
`{"say": changing, "hz": 1, "for_s": 10}` is answered with when each marker was sent, in ns of the
machine's monotonic clock; `{"heard": true}` with how many devices are listened to; `{"gone_s": 3}`
takes all of them away for that long.
"""

import asyncio
import json
import sys
from pathlib import Path
from time import monotonic_ns
from typing import Protocol

from .cookers import Cookers
from .floor import Floors
from .mqtt import MqttDevices
from .values import changed


class Devices(Protocol):
    """Many devices of one kind."""

    async def open(self) -> None:
        """Be there."""

    async def close(self) -> None:
        """Be gone."""

    def entries(self) -> list[dict[str, object]]:
        """Return the config entries."""

    async def say(self, number: int, changed: dict[int, float]) -> None:
        """Let one say what changed."""

    @property
    def heard(self) -> int:
        """How many are listened to."""


def made(kind: str, count: int, place: str) -> Devices:
    """Return devices of a kind; `place` is a folder, or the broker's port."""
    match kind:
        case "cooker":
            return Cookers(count, Path(place))
        case "floor":
            return Floors(count)
        case "mqtt":
            return MqttDevices(count, int(place))
    raise ValueError(kind)


class Saying:
    """One spell of talk: every device once a period, evenly spread over it."""

    def __init__(self, devices: Devices, count: int) -> None:
        self._devices = devices
        self._count = count
        self._tick = 0

    async def run(self, changing: int, hz: float, for_s: float) -> dict[str, object]:
        """Talk, and return what was sent when, and by how much the last one was late."""
        sent: list[tuple[int, int, int]] = []
        began, gap = monotonic_ns(), 1e9 / hz / self._count
        for place in range(int(for_s * hz) * self._count):
            due = began + place * gap
            if (wait := due - monotonic_ns()) > 0:
                await asyncio.sleep(wait / 1e9)
            number = place % self._count
            self._tick += number == 0
            sent.append((number, self._tick, monotonic_ns()))
            await self._devices.say(number, changed(changing, self._tick))
        late_s = (monotonic_ns() - began) / 1e9 - for_s
        return {"sent": sent, "late_s": late_s}


async def main(kind: str, count: int, place: str) -> None:
    """Run until the input ends."""
    devices = made(kind, count, place)
    await devices.open()
    _print(devices.entries())
    talk = Saying(devices, count)
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        match json.loads(line):
            case {"say": changing, "hz": hz, "for_s": for_s}:
                _print(await talk.run(changing, hz, for_s))
            case {"heard": _}:
                _print(devices.heard)
            case {"gone_s": gone_s}:
                await devices.close()
                await asyncio.sleep(gone_s)
                await devices.open()
                _print(monotonic_ns())
    await devices.close()


def _print(answer: object) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), sys.argv[3]))
