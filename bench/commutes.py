"""People made up, with homes, work, shops and friends, and a phone that measures as phones do."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import cos, pi, sin
from random import Random

from .outings import Episode, Home, Seen, sun_s
from .ways import MODES, WALK, Mode, Moment, Place, path, ride

MONDAY_S = 1_767_571_200.0
"""5 January 2026, midnight UTC."""
DAY_S = 86_400.0

NEARBY_M = 2500.0
"""Many walk so far, whatever they take to work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody with habits; places in metres from home, shares of outings by their kind."""

    name: str
    seed: int
    home: Home
    mode: Mode
    work: Place
    school: Place
    friend: Place
    shop: Place
    wiggle: float
    stops_by: float
    tunnels: float
    noise_m: float
    logger: bool
    restless: bool


def people(seeds: Iterable[int], *, restless: bool = False) -> Iterator[Person]:
    """Yield one for each seed."""
    for seed in seeds:
        yield _person(seed, restless=restless)


def _person(seed: int, *, restless: bool) -> Person:
    choose = Random(f"person {seed}")  # noqa: S311 - no secret
    mode = MODES[choose.choices(("walk", "bike", "bus", "car", "train"), (10, 14, 26, 36, 14))[0]]
    middle_m = {"walk": 2200, "bike": 5000, "bus": 7500, "car": 12_000, "train": 19_000}[mode.name]
    return Person(
        name=f"p{seed}",
        seed=seed,
        home=(round(choose.uniform(-50, 62), 6), round(choose.uniform(-179.9, 179.9), 6)),
        mode=mode,
        work=_at(choose, middle_m * choose.lognormvariate(0, 0.4)),
        school=_at(choose, choose.uniform(700, 3000)),
        friend=_at(choose, 2000 + 4500 * choose.lognormvariate(0, 0.7)),
        shop=_at(choose, choose.uniform(600, 5000)),
        wiggle=choose.uniform(0.03, 0.16),
        stops_by=choose.choice((0.05, 0.15, 0.35)),
        tunnels=choose.choice((0.05, 0.2, 0.5)),
        noise_m=choose.uniform(4, 25),
        logger=choose.random() < 0.5,  # noqa: PLR2004 - every second one indoors is not heard of
        restless=restless,
    )


def _at(choose: Random, far_m: float) -> Place:
    angle = choose.uniform(0, 2 * pi)
    return far_m * cos(angle), far_m * sin(angle)


type Stop = tuple[Place, float]
"""Where to, and for how many seconds."""

HOME: Place = (0.0, 0.0)


def _beside(choose: Random, place: Place, far_m: float) -> Place:
    aside = _at(choose, far_m)
    return place[0] + aside[0], place[1] + aside[1]


def _working_day(person: Person, choose: Random) -> list[Stop]:
    stops = [(person.work, choose.uniform(3, 9) * 3600)]
    if choose.random() < 0.2:  # noqa: PLR2004 - lunch
        lunch = _beside(choose, person.work, choose.uniform(200, 1500))
        stops += [(lunch, choose.uniform(900, 3600)), (person.work, choose.uniform(2, 5) * 3600)]
    if choose.random() < person.stops_by:
        stops.append((person.shop, choose.uniform(180, 2100)))
    return stops


def _errand(person: Person, choose: Random) -> list[Stop]:
    return [(person.shop, choose.uniform(300, 2700))]


def _visit(person: Person, choose: Random) -> list[Stop]:
    stops = [(person.friend, choose.uniform(0.5, 4) * 3600)]
    if choose.random() < person.stops_by:
        stops.append((_beside(choose, HOME, choose.uniform(300, 1500)), choose.uniform(120, 1500)))
    return stops


def _round(person: Person, choose: Random) -> list[Stop]:
    del person
    far_m = choose.uniform(400, 2500)
    return [(_beside(choose, HOME, far_m), choose.uniform(0, 60)) for _ in range(3)]


def _past_home(person: Person, choose: Random) -> list[Stop]:
    """Live on the way: past the own street to the school, and back."""
    near = _beside(choose, HOME, choose.uniform(150, 450))
    return [
        (person.work, choose.uniform(3, 9) * 3600),
        (near, 0.0),
        (person.school, choose.uniform(240, 5400)),
    ]


def _forgotten(person: Person, choose: Random) -> list[Stop]:
    """Turn round half way, or nearly at home."""
    part = choose.uniform(0.1, 0.6)
    half = person.work[0] * part, person.work[1] * part
    return [(person.work, choose.uniform(1, 6) * 3600), (half, 30), (person.work, 1500)]


def _many(person: Person, choose: Random) -> list[Stop]:
    places = [person.work, person.friend, person.school, person.shop]
    choose.shuffle(places)
    return [(place, choose.uniform(300, 5400)) for place in places[: choose.randint(2, 4)]]


def _dinner(person: Person, choose: Random) -> list[Stop]:
    """Near home after work, and on to where the evening ends; see ELSEWHERE."""
    near = _beside(choose, HOME, choose.uniform(600, 6000))
    return [(person.work, choose.uniform(3, 9) * 3600), (near, choose.uniform(0, 3600))]


USUAL = {
    _working_day: 56,
    _errand: 6,
    _visit: 20,
    _round: 4,
    _past_home: 2,
    _forgotten: 2,
    _many: 4,
    _dinner: 6,
}
"""Shares of outings, set so that ways home are as long as those that were measured."""

RESTLESS = {
    _working_day: 35,
    _errand: 18,
    _visit: 12,
    _round: 8,
    _past_home: 8,
    _forgotten: 4,
    _many: 15,
}
"""Who hardly ever goes straight home. Not tuned to anything: as hard as it gets."""

ELSEWHERE, CUT = 0.04, 0.04
"""Nights spent elsewhere, and batteries that died on the way."""


def episodes(person: Person, count: int) -> Iterator[Episode]:
    """Yield outings, oldest first: one or two a day."""
    choose = Random(f"outings {person.seed}")  # noqa: S311 - no secret
    day, busy_s = 0, 0.0
    for number in range(count):
        morning_s = MONDAY_S + day * DAY_S - sun_s(person.home)
        begin_s = max(busy_s, morning_s + choose.uniform(6, 11) * 3600)
        kinds = RESTLESS if person.restless else USUAL
        plan = choose.choices(tuple(kinds), tuple(kinds.values()))[0]
        elsewhere = plan is _dinner or choose.random() < ELSEWHERE
        seen = tuple(_seen(person, choose, begin_s, plan(person, choose), elsewhere=elsewhere))
        busy_s = seen[-1].at_s + choose.uniform(0.5, 3) * 3600
        day += choose.random() < 0.7 or busy_s > morning_s + 0.8 * DAY_S  # noqa: PLR2004
        yield Episode(person.name, f"{number:04}", seen, sun_s(person.home))


def _seen(
    person: Person, choose: Random, begin_s: float, stops: list[Stop], *, elsewhere: bool
) -> Iterator[Seen]:
    """Yield what a phone measures of an outing; at its end, usually, the door."""
    if elsewhere:
        stops = [*stops, (_beside(choose, HOME, choose.uniform(2000, 9000)), 6 * 3600.0)]
    moments = list(_moments(person, choose, stops))
    if elsewhere:
        home_s = moments[-1][0]
        moments = [one for one in moments if one[0] < home_s - 3600]
    elif choose.random() < CUT:
        moments = [one for one in moments if one[0] < moments[-1][0] * 0.93]
    else:
        end_s, *_ = moments[-1]
        moments += [(end_s + 60.0 * minute, 0.0, 0.0) for minute in range(1, choose.randint(2, 5))]
    gaps = _gaps(person, choose, moments)
    drift_e, drift_n = 0.0, 0.0
    for at_s, east_m, north_m in moments:
        drift_e = 0.8 * drift_e + choose.gauss(0, 0.6 * person.noise_m)
        drift_n = 0.8 * drift_n + choose.gauss(0, 0.6 * person.noise_m)
        if any(low_s <= at_s < high_s for low_s, high_s in gaps):
            continue
        at_home = (east_m, north_m) == HOME
        wrong_m, accuracy_m = (0.0, 5.0) if at_home else _wrong(choose)
        off_e, off_n = _at(choose, wrong_m)
        part = 0.5 if at_home else 1.0
        yield Seen(
            begin_s + at_s,
            east_m + part * drift_e + off_e,
            north_m + part * drift_n + off_n,
            max(accuracy_m, person.noise_m * choose.uniform(0.8, 2)),
        )


def _wrong(choose: Random) -> tuple[float, float]:
    """Return how far off a fix is, and what it says of that: one in 300 is, some do not know."""
    if choose.random() > 1 / 300:
        return 0.0, 5.0
    far_m = choose.uniform(300, 3000)
    return far_m, 20.0 if choose.random() < 0.15 else far_m  # noqa: PLR2004


def _gaps(person: Person, choose: Random, moments: list[Moment]) -> list[tuple[float, float]]:
    gaps = []
    while choose.random() < person.tunnels:
        begin_s = choose.uniform(0.05, 0.97) * moments[-1][0]
        gaps.append((begin_s, min(begin_s + choose.uniform(120, 1200), moments[-1][0] - 20)))
    return gaps


def _moments(person: Person, choose: Random, stops: list[Stop]) -> Iterator[Moment]:
    at_s, last_s, here = 0.0, 0.0, HOME
    for place, stay_s in (*stops, (HOME, 0.0)):
        far_m = ((place[0] - here[0]) ** 2 + (place[1] - here[1]) ** 2) ** 0.5
        mode = person.mode
        if far_m < NEARBY_M and choose.random() < (0.8 if far_m < NEARBY_M / 3 else 0.4):
            mode = WALK
        points = path(choose, here, place, person.wiggle)
        for moment_s, east_m, north_m in ride(choose, mode, points, choose.lognormvariate(0, 0.15)):
            yield at_s + moment_s, east_m, north_m
            last_s = moment_s
        at_s, here = at_s + last_s, place
        yield from _stay(person, choose, at_s, place, stay_s)
        at_s += stay_s


def _stay(
    person: Person, choose: Random, at_s: float, place: Place, stay_s: float
) -> Iterator[Moment]:
    """Yield what is heard from indoors: now and then a fix, less and less of them; or nothing."""
    gone_s, step_s = 30.0, 60.0
    while person.logger and gone_s < stay_s:
        yield at_s + gone_s, place[0] + choose.gauss(0, 25), place[1] + choose.gauss(0, 25)
        gone_s += step_s
        step_s = min(900.0, step_s * 1.2)
