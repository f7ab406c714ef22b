"""`scripts/bench arrival`: how well it is hot when somebody comes home, beside what people build.

With --outings and --homes it replays recorded outings, else simulated ones.
"""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from cookery import Wish

from . import commutes, outings
from .arrival_replay import HEAT_UPS_MIN, replay
from .arrival_score import Score
from .outings import Episode

WHO = ("cooker", "zone_entry", "radius_2km", "fixed_speed")


def main(line: Sequence[str] | None = None) -> int:
    """Run the bench; 0 even where a target is missed: it measures, tests judge."""
    parser = ArgumentParser("scripts/bench arrival", description=__doc__)
    add = parser.add_argument
    add("--outings", type=Path, help=f"CSV: {','.join(outings.FIXES)}")
    add("--homes", type=Path, help=f"CSV: {','.join(outings.HOMES)}")
    add("--json", action="store_true", help="for machines")
    add("--wish", type=Wish, choices=list(Wish), default=Wish.BALANCED)
    add("--seeds", default="5001-5200", help="people to simulate, from-to (default: %(default)s)")
    add("--episodes", type=int, default=60, help="outings of each (default: %(default)s)")
    add("--restless", action="store_true", help="simulate who hardly ever goes straight home")
    add("--write", type=Path, metavar="FOLDER", help="write the simulated outings, and end")
    asked = parser.parse_args(line)
    if asked.write:
        people = commutes.people(_seeds(asked.seeds), restless=asked.restless)
        homes = {one.name: one.home for one in people}
        outings.write(asked.write, _simulated(asked), homes)
        return 0
    try:
        counted = _Counted(_recorded(asked) if asked.outings else _simulated(asked))
        figures = counted.figures(asked.wish)
    except (OSError, ValueError) as error:
        parser.error(str(error))
    sys.stdout.write(json.dumps(figures, indent=2) + "\n" if asked.json else _table(figures))
    return 0


def _recorded(asked: Namespace) -> Iterator[Episode]:
    if asked.homes is None:
        raise ValueError("--outings needs --homes")
    return outings.read(asked.outings, asked.homes)


def _simulated(asked: Namespace) -> Iterator[Episode]:
    for person in commutes.people(_seeds(asked.seeds), restless=asked.restless):
        yield from commutes.episodes(person, asked.episodes)


def _seeds(told: str) -> range:
    first, _, last = told.partition("-")
    return range(int(first), int(last or first) + 1)


class _Counted:
    """Counts what goes by."""

    def __init__(self, episodes: Iterable[Episode]) -> None:
        self._episodes = episodes
        self._outings, self._legs_min, self._people = 0, list[float](), set[str]()

    def _all(self) -> Iterator[Episode]:
        for one in self._episodes:
            self._outings += 1
            leg_s = one.leg_s
            if leg_s is not None:
                self._legs_min.append(leg_s / 60)
            self._people.add(one.person)
            yield one

    def figures(self, wish: Wish) -> dict[str, Any]:
        """Return all figures."""
        score = Score.of(replay(self._all(), wish))
        if not self._outings:
            raise ValueError("there is nothing to replay")
        return {
            "outings": self._outings,
            "arrivals": len(self._legs_min),
            "people": len(self._people),
            "wish": wish.value,
            "ways_home_under_min": {str(most): self._under(most) for most in HEAT_UPS_MIN[1:]},
            **score.json(),
        }

    def _under(self, most_min: float) -> float:
        short = sum(one < most_min for one in self._legs_min)
        return round(short / max(1, len(self._legs_min)), 3)


def _table(figures: Mapping[str, Any]) -> str:
    return "\n".join((*_lines(figures), ""))


def _lines(figures: Mapping[str, Any]) -> Iterator[str]:
    yield (
        f"{figures['outings']} outings of {figures['people']} people, {figures['arrivals']} ended"
        " at home; each with an Android phone and with an iPhone."
    )
    under = ", ".join(f"{one} min {it:.0%}" for one, it in figures["ways_home_under_min"].items())
    yield f"Ways home, from the farthest point, shorter than: {under}."
    yield "Figures are of outings after five learned arrivals; before, Cooker asks."
    yield "late: minutes until hot after the arrival; idle: minutes hot before it; false: cancelled"
    yield "starts for each arrival; wasted: kWh for each arrival."
    yield (
        f"{'heat-up':>9}  {'':12}{'arrivals':>9}{'late':>7}{'p90':>7}{'idle':>7}{'false':>7}"
        f"{'wasted':>8}"
    )
    for minutes, who in figures["heat_up_min"].items():
        for name in WHO:
            yield f"{minutes + ' min':>9}  {name:12}" + _row(who[name])
    for phone, heat_ups in figures["phones"].items():
        for minutes, who in heat_ups.items():
            yield f"{minutes + ' min':>9}  {phone:12}" + _row(who["cooker"])
    for minutes, who in figures["while_learning"].items():
        yield f"{minutes + ' min':>9}  {'asked, yes':12}" + _row(who["cooker"])
    yield "Missed: " + (", ".join(figures["misses"]) or "none")


def _row(one: Mapping[str, Any]) -> str:
    if not one["arrivals"]:
        return f"{0:9}"
    return (
        f"{one['arrivals']:9}{one['median_late_min']:7.1f}{one['p90_late_min']:7.1f}"
        f"{one['mean_idle_min']:7.1f}{one['false_per_arrival']:7.2f}"
        f"{one['wasted_kwh_per_arrival']:8.2f}"
    )


if __name__ == "__main__":
    sys.exit(main())
