"""When to start so that food is ready at a time: a schedule, counted back from that time.

start = T − Σ fixed − Q₀.₈(Σ uncertain). The uncertain legs are taken as independent and normal, so
that their means and variances add. Times are aware datetimes in UTC, durations seconds: a change of
the clocks in between changes nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from math import sqrt
from statistics import NormalDist
from typing import Final

PUNCTUAL: Final = 0.8
"""Four times in five it is ready in time; whoever wants more waits longer with hot food."""

LOW, HIGH = 0.1, 0.9
"""The interval that is shown holds four fifths of the cases."""

TOLERANCE_S: Final = 300.0
"""Five minutes late is still the time that was said; a start later than that is not the plan's."""

_NORMAL = NormalDist()


class LegKind(StrEnum):
    """What happens meanwhile, as far as a plan tells it apart."""

    HEAT = "heat"
    COOK = "cook"
    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """One step of a cook and how long it takes.

    A PERSON leg ends when somebody did what `todo` says, by language; `stage` is its place in the
    program.
    """

    kind: LegKind
    mean_s: float
    sd_s: float = 0.0
    stage: int = 0
    todo: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When a person must do something."""

    at: datetime
    todo: Mapping[str, str]
    stage: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """What follows from a time to be ready at.

    `start_at` is the right moment and may lie in the past. Started at `latest_start`, it is as
    likely as not ready five minutes late. `low` and `high` are when it will be ready if it starts
    at `start_at`, but not before the moment it was worked out for.
    """

    ready_at: datetime
    start_at: datetime
    latest_start: datetime
    low: datetime
    high: datetime
    people: tuple[Moment, ...] = ()

    def slack_s(self, now: datetime) -> float:
        """Return how long it can wait; negative where the right moment has passed."""
        return (self.start_at - now).total_seconds()


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """When a cook that runs will be ready."""

    low: datetime
    expected: datetime
    high: datetime


def total_s(legs: Sequence[Leg], p: float = 0.5) -> float:
    """Return the time within which all legs are over with a probability of `p`; never negative."""
    mean_s = sum(leg.mean_s for leg in legs)
    sd_s = sqrt(sum(leg.sd_s**2 for leg in legs))
    return max(0.0, mean_s + _NORMAL.inv_cdf(p) * sd_s)


def backward(
    ready_at: datetime, legs: Sequence[Leg], *, earliest: datetime, p: float = PUNCTUAL
) -> Schedule:
    """Count back from `ready_at`; nothing begins before `earliest`, which says when it is late."""
    start_at = _before(ready_at, total_s(legs, p))
    begins = max(start_at, earliest)
    waits = any(leg.kind is LegKind.PERSON for leg in legs)
    low = _after(begins, total_s(legs, LOW))
    return Schedule(
        ready_at=ready_at,
        start_at=start_at,
        latest_start=_after(ready_at, TOLERANCE_S - total_s(legs)),
        # Hot too early, it waits for its person, who comes at the time that was said.
        low=max(low, ready_at) if waits else low,
        high=_after(begins, total_s(legs, HIGH)),
        people=moments(ready_at, legs, earliest=earliest, p=p),
    )


def moments(
    ready_at: datetime, legs: Sequence[Leg], *, earliest: datetime, p: float = PUNCTUAL
) -> tuple[Moment, ...]:
    """Return when each person is due: as long before the end as everything takes that follows.

    Not before what comes first can be over.
    """
    return tuple(
        Moment(
            at=max(
                _before(ready_at, total_s(legs[place + 1 :], p)),
                _after(earliest, total_s(legs[:place])),
            ),
            todo=leg.todo,
            stage=leg.stage,
        )
        for place, leg in enumerate(legs)
        if leg.kind is LegKind.PERSON
    )


def forward(now: datetime, legs: Sequence[Leg]) -> Forecast:
    """Return when it will be ready, given the legs that are left."""
    return Forecast(
        low=_after(now, total_s(legs, LOW)),
        expected=_after(now, total_s(legs)),
        high=_after(now, total_s(legs, HIGH)),
    )


def left(legs: Sequence[Leg], stage: int, spent_s: float) -> tuple[Leg, ...]:
    """Return the legs from a stage on, the first one shortened by what is over of it.

    What took longer than it should is as good as over, and no surer than before.
    """
    rest = [leg for leg in legs if leg.stage >= stage]
    if not rest or rest[0].stage != stage:
        return tuple(rest)
    first = rest[0]
    shorter = Leg(
        kind=first.kind,
        mean_s=max(0.0, first.mean_s - spent_s),
        sd_s=first.sd_s,
        stage=first.stage,
        todo=first.todo,
    )
    return (shorter, *rest[1:])


def _before(at: datetime, seconds: float) -> datetime:
    return at - timedelta(seconds=seconds)


def _after(at: datetime, seconds: float) -> datetime:
    return at + timedelta(seconds=seconds)
