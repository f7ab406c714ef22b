"""How people move from one place to another. Metres, seconds, metres per second."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from random import Random

TICK_S = 12.0
WALK_M_PER_S = 1.35

type Place = tuple[float, float]
type Moment = tuple[float, float, float]
"""Seconds since the beginning, metres east, metres north."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """A way to move: fast when `far_m` from both ends, slow near them; it stops and waits.

    `access_m` is walked at either end. `stops` are metres between them, how likely each is, and its
    shortest and longest time.
    """

    name: str
    slow: float
    fast: float
    far_m: float = 1500.0
    access_m: tuple[float, float] = (0.0, 30.0)
    wait_s: tuple[float, float] = (0.0, 0.0)
    stops: tuple[float, float, float, float] = (1000.0, 0.0, 0.0, 0.0)


WALK = Mode(name="walk", slow=1.3, fast=1.4, stops=(400, 0.3, 5, 50))
BIKE = Mode(name="bike", slow=3.8, fast=5.0, stops=(500, 0.4, 5, 45))
BUS = Mode(
    name="bus",
    slow=6.5,
    fast=9.0,
    access_m=(100, 450),
    wait_s=(0, 480),
    stops=(420, 0.75, 12, 40),
)
CAR = Mode(
    name="car",
    slow=7.5,
    fast=18.0,
    far_m=3500,
    access_m=(10, 120),
    wait_s=(20, 90),
    stops=(600, 0.4, 8, 60),
)
TRAIN = Mode(
    name="train",
    slow=11.0,
    fast=22.0,
    far_m=3000,
    access_m=(300, 1300),
    wait_s=(0, 600),
    stops=(1900, 0.9, 25, 50),
)
MODES = {one.name: one for one in (WALK, BIKE, BUS, CAR, TRAIN)}


def path(choose: Random, begin: Place, end: Place, wiggle: float) -> list[Place]:
    """Return the streets between two places: corners that lie beside the beeline."""
    far_m = hypot(end[0] - begin[0], end[1] - begin[1])
    corners = min(14, int(far_m / choose.uniform(300, 1200)))
    aside_m = wiggle * far_m / max(1, corners) ** 0.5
    points = [begin]
    for place in range(1, corners + 1):
        part = place / (corners + 1)
        points.append(
            (
                begin[0] + (end[0] - begin[0]) * part + choose.gauss(0, aside_m),
                begin[1] + (end[1] - begin[1]) * part + choose.gauss(0, aside_m),
            )
        )
    return [*points, end]


def ride(choose: Random, mode: Mode, points: list[Place], pace: float) -> Iterator[Moment]:
    """Yield where somebody is, tick by tick, from the first point to the last."""
    lengths = [hypot(two[0] - one[0], two[1] - one[1]) for one, two in pairwise(points)]
    whole_m = sum(lengths)
    first_m, last_m = (choose.uniform(*mode.access_m) for _ in range(2))
    if first_m + last_m > whole_m / 2:
        first_m, last_m, mode = whole_m, 0.0, WALK
    at_s, gone_m, next_stop_m = 0.0, 0.0, first_m
    waiting_s = 0.0
    aboard = False
    while gone_m < whole_m:
        yield at_s, *_along(points, lengths, gone_m)
        at_s += TICK_S
        if waiting_s > 0:
            waiting_s -= TICK_S
            continue
        if gone_m < first_m or gone_m > whole_m - last_m:
            gone_m += WALK_M_PER_S * pace * TICK_S
            continue
        if not aboard:
            aboard, waiting_s = True, choose.uniform(*mode.wait_s)
            next_stop_m = gone_m + mode.stops[0]
            gone_m += 1.0
            continue
        gone_m += _speed(mode, min(gone_m - first_m, whole_m - last_m - gone_m)) * pace * TICK_S
        if gone_m > next_stop_m:
            next_stop_m += mode.stops[0]
            if choose.random() < mode.stops[1]:
                waiting_s = choose.uniform(*mode.stops[2:])
    yield at_s, *points[-1]


def _speed(mode: Mode, from_end_m: float) -> float:
    return mode.slow + (mode.fast - mode.slow) * min(1.0, max(0.0, from_end_m / mode.far_m))


def _along(points: list[Place], lengths: list[float], gone_m: float) -> Place:
    for place, length in enumerate(lengths):
        if gone_m <= length and length > 0:
            one, two, part = points[place], points[place + 1], gone_m / length
            return one[0] + (two[0] - one[0]) * part, one[1] + (two[1] - one[1]) * part
        gone_m -= length
    return points[-1]
