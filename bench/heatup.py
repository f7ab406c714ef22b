"""`scripts/bench heatup`: how well heat-ups are foretold, against what anybody could say.

With --curves it replays logs of real appliances, else those of simulated ones.
"""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from cookery import Profile

from . import fleet
from .baselines import Nameplate
from .curve import read, write
from .replay import POINTS, Replay, replay
from .score import score

NAMEPLATE = "nameplate.json"

type Key = tuple[str, str]


def main(line: Sequence[str] | None = None) -> int:
    """Run the bench; 0 even where a target is missed: it measures, tests judge."""
    parser = ArgumentParser("scripts/bench heatup", description=__doc__)
    add = parser.add_argument
    add("--curves", type=Path, metavar="FOLDER", help="FOLDER/<appliance>/<mode>/NN.csv")
    add("--json", action="store_true", help="for machines")
    add("--seeds", default="101-106", help="specimens to simulate, from-to (default: %(default)s)")
    add("--runs", type=int, default=16, help="heat-ups of each (default: %(default)s)")
    add("--write", type=Path, metavar="FOLDER", help="write the simulated curves there, and end")
    asked = parser.parse_args(line)
    first, _, last = asked.seeds.partition("-")
    seeds = range(int(first), int(last or first) + 1)
    if asked.write:
        _write(asked.write, seeds, asked.runs)
        return 0
    if asked.curves and not asked.curves.is_dir():
        parser.error(f"there is no folder {asked.curves}")
    replays = _recorded(asked.curves) if asked.curves else _simulated(seeds, asked.runs)
    if not replays:
        parser.error("there is nothing to replay: FOLDER/<appliance>/<mode>/NN.csv")
    figures = _figures(replays)
    sys.stdout.write(json.dumps(figures, indent=2) + "\n" if asked.json else _table(figures))
    return 0


def _recorded(folder: Path) -> dict[Key, list[Replay]]:
    replays: dict[Key, list[Replay]] = {}
    for mode in sorted(one for one in folder.glob("*/*") if one.is_dir()):
        curves = [read(path) for path in sorted(mode.glob("*.csv"))]
        if curves:
            appliance = mode.parent.name
            plate = _nameplate(mode.parent / NAMEPLATE)
            told = replay(curves, Profile.usual(appliance), plate)
            replays[appliance, mode.name] = [told]
    return replays


def _nameplate(path: Path) -> Nameplate | None:
    if not path.exists():
        return None
    told = json.loads(path.read_text(encoding="utf-8"))
    return Nameplate(float(told["dead_s"]), float(told["s_per_k"]))


def _simulated(seeds: Sequence[int], runs: int) -> dict[Key, list[Replay]]:
    replays: dict[Key, list[Replay]] = {}
    for one in fleet.specimens(seeds, runs):
        told = replay(one.curves, Profile.usual("unknown"), one.nameplate)
        replays.setdefault((one.appliance, one.mode), []).append(told)
    return replays


def _write(folder: Path, seeds: Sequence[int], runs: int) -> None:
    for one in fleet.specimens(seeds, runs):
        appliance = folder / f"{one.appliance}_{one.seed}"
        for place, curve in enumerate(one.curves):
            write(appliance / one.mode / f"{place + 1:02}.csv", curve)
        plate = {"dead_s": one.nameplate.dead_s, "s_per_k": one.nameplate.s_per_k}
        (appliance / NAMEPLATE).write_text(json.dumps(plate) + "\n", encoding="utf-8")


def _figures(replays: Mapping[Key, list[Replay]]) -> dict[str, Any]:
    appliances: dict[str, dict[str, Any]] = {}
    for (appliance, mode), told in replays.items():
        appliances.setdefault(appliance, {})[mode] = score(told)
    every = [one for told in replays.values() for one in told]
    return {"appliances": appliances, "all": score(every)}


def _table(figures: Mapping[str, Any]) -> str:
    return "\n".join((*_lines(figures), ""))


def _lines(figures: Mapping[str, Any]) -> Iterator[str]:
    yield "Errors in % of the heat-up: median / 90th percentile, after five runs or more."
    yield "Beside them the best of: the nameplate's constant, the last minute's slope, the mean."
    at = "".join(f"{f'at {share:.0%}':>17}" for share in POINTS)
    yield f"{'appliance, mode':28}{'runs':>5}{'before start':>18}{'80 % holds':>12}{at}  misses"
    for appliance, modes in figures["appliances"].items():
        for mode, one in modes.items():
            yield _line(f"{appliance}, {mode}", one)
    yield _line("all", figures["all"])
    yield "Before the start after n runs: " + ", ".join(
        f"{runs}: {_pair(errors)}"
        for runs, errors in figures["all"]["before_start_after_runs"].items()
    )
    left_out = figures["all"]["left_out"]
    yield "Not learned from: " + (", ".join(f"{k} {v}" for k, v in left_out.items()) or "none")


def _line(name: str, one: Mapping[str, Any]) -> str:
    during = "".join(f"{_beside(who):>17}" for who in one["during"].values())
    before, share = _beside(one["before_start"]), one["coverage"]["share"]
    holds = "-" if share is None else f"{share:.0%}"
    misses = ", ".join(one["misses"]) or "-"
    return f"{name:28}{one['runs_learned']:>5}{before:>18}{holds:>12}{during}  {misses}"


def _beside(who: Mapping[str, Any]) -> str:
    others = [
        told["median"]
        for name, told in who.items()
        if name in {"nameplate", "slope", "mean"} and told["median"] is not None
    ]
    return f"{_pair(who['cooker'])} ({_percent(min(others, default=None))})"


def _pair(errors: Mapping[str, Any]) -> str:
    return f"{_percent(errors['median'])}/{_percent(errors['p90'])}"


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.1f}"


if __name__ == "__main__":
    sys.exit(main())
