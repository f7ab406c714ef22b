"""`scripts/bench push`: what a pushed value costs Home Assistant, and how soon it is there.

Each kind of devices has a headless Home Assistant of its own, with twenty entities a device; they
take turns, each device saying once a second what changed.
"""

import asyncio
import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from random import SystemRandom
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from .broker import NoBroker, broker
from .stage import Spell, Stage

KINDS = ("floor", "cooker", "mqtt")
CHANGING = (2, 19)


@dataclass(slots=True)
class Figures:
    """What one kind needed, over the rounds."""

    cpu_ms: list[float] = field(default_factory=list)
    latencies_ms: list[float] = field(default_factory=list)
    changes: float = 0.0
    lost: int = 0

    def take(self, spell: Spell, idle: float) -> None:
        """Take in one spell; `idle` is Home Assistant's CPU share in silence."""
        self.cpu_ms.append((spell.cpu_s - idle * spell.wall_s) / spell.messages * 1000)
        self.latencies_ms += spell.latencies_ms
        self.changes = spell.changes / spell.messages
        self.lost += spell.lost

    def told(self) -> dict[str, float]:
        """Return medians; CPU in ms a message, which is also s per 1,000 messages."""
        return {
            "cpu_ms": round(median(self.cpu_ms), 3),
            "median_ms": round(median(self.latencies_ms), 2),
            "p99_ms": round(quantiles(self.latencies_ms, n=100)[98], 2),
            "writes": round(self.changes, 2),
            "lost": self.lost,
        }


def main(line: Sequence[str] | None = None) -> int:
    """Run the bench; 0 even where a target is missed."""
    parser = ArgumentParser("scripts/bench push", description=__doc__)
    add = parser.add_argument
    add("--devices", type=int, default=50, help="of each kind (default: %(default)s)")
    add("--rounds", type=int, default=5, help="(default: %(default)s)")
    add("--seconds", type=float, default=10.0, help="of one spell (default: %(default)s)")
    add("--kinds", default=",".join(KINDS), help="(default: %(default)s)")
    add("--json", action="store_true", help="for machines")
    asked = parser.parse_args(line)
    with TemporaryDirectory(prefix="bench-") as folder:
        figures = asyncio.run(_measured(asked, Path(folder)))
    sys.stdout.write(json.dumps(figures, indent=2) + "\n" if asked.json else _table(figures))
    return 0


async def _measured(asked: Namespace, folder: Path) -> dict[str, dict[str, dict[str, float]]]:
    first_port = SystemRandom().randrange(20_000, 29_000, 20)
    async with AsyncExitStack() as ends:
        stages: dict[str, Stage] = {}
        for number, kind in enumerate(asked.kinds.split(",")):
            port = first_port + 100 * number
            place = None
            if kind == "mqtt":
                try:
                    place = await ends.enter_async_context(broker(folder, port + 50))
                except NoBroker as missing:
                    sys.stderr.write(f"bench: mqtt is left out: {missing}\n")
                    continue
            stage = await Stage.set(kind, asked.devices, folder / kind, port, place)
            ends.push_async_callback(stage.end)
            stages[kind] = stage
        return {
            f"{changing} of 20 change": await _rounds(stages, changing, asked)
            for changing in CHANGING
        }


async def _rounds(
    stages: dict[str, Stage], changing: int, asked: Namespace
) -> dict[str, dict[str, float]]:
    figures = {kind: Figures() for kind in stages}
    for number in range(asked.rounds):
        turns = list(stages)
        for kind in turns[number % len(turns) :] + turns[: number % len(turns)]:
            idle = await stages[kind].rest(asked.seconds / 2)
            figures[kind].take(await stages[kind].talk(changing, asked.seconds), idle)
    return {
        kind: {**one.told(), "memory_mib": round(stages[kind].memory_mib(), 1)}
        for kind, one in figures.items()
    }


def _table(figures: dict[str, dict[str, dict[str, float]]]) -> str:
    lines = []
    for title, kinds in figures.items():
        lines.append(f"{title}, once a second")
        lines.append(
            f"  {'':8}{'CPU ms':>9}{'x floor':>9}{'median ms':>11}{'p99 ms':>9}"
            f"{'writes':>8}{'lost':>6}{'MiB':>8}"
        )
        floor = kinds.get("floor", {}).get("cpu_ms")
        for kind, one in kinds.items():
            ratio = f"{one['cpu_ms'] / floor:9.2f}" if floor else f"{'':9}"
            lines.append(
                f"  {kind:8}{one['cpu_ms']:9.3f}{ratio}{one['median_ms']:11.2f}"
                f"{one['p99_ms']:9.2f}{one['writes']:8.2f}{one['lost']:6.0f}"
                f"{one['memory_mib']:8.1f}"
            )
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
