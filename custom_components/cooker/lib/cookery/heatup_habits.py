"""What the way to the target tells of the arrival, learned from the ways of earlier runs.

Being late at a mark may mean a slow start that is over, or a weak mains that goes on: which of the
two it is differs from appliance to appliance, and their earlier runs tell. All figures are shares
of the predicted duration.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

SHARES = (0.1, 0.2, 0.3, 0.45, 0.6, 0.75, 0.88)
"""Where on the rise the marks are: denser where the start bends the curve."""

WINDOW = 2
"""The pace of the moment is measured since the last mark but one."""

DOUBT = 3.0
"""How many runs the assumptions below count for."""

BIAS_DOUBT = 1.0
WANDER = 0.06
"""The mains wander by some per cent meanwhile (EN 50160 allows ±10 % of the voltage)."""

EARLY = 0.03
"""How well the moment of a mark is known: dead times differ, and thermometers tremble."""

PACE = 0.02
"""As above for the pace, over the share of the way: an element that is not yet hot gives little."""

STEEPEST = 1.5
"""A delay may tell of more delay to come, in proportion to the way, and no more than half again."""


@dataclass(frozen=True, slots=True)
class Way:
    """One run's way: how late it was at each mark and at its end, and how much it counts."""

    weight: float
    late: tuple[float, ...]
    end: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """At a share of the rise.

    `late` is how late it usually is there; `tells` how much of a further delay is found again at
    the end; `pace` how far to trust the pace since the share `since` instead; `spread` how
    uncertain the end remains.
    """

    share: float
    late: float = 0.0
    tells: float = 0.0
    pace: float = 0.0
    since: float = 0.0
    spread: float = 0.0

    def end(self, late: float, late_since: float) -> float:
        """Return how late the end will be, from what is beyond the usual delays here and since."""
        going_on = late
        if self.share > self.since:
            slope = (late - late_since) / (self.share - self.since)
            going_on += (1 - self.share) * slope
        return (1 - self.pace) * self.tells * late + self.pace * going_on


@dataclass(frozen=True, slots=True)
class Habits:
    """From the start to the arrival, where being late is being late."""

    marks: tuple[Habit, ...]

    def at(self, share: float) -> Habit:
        """Return the habit at any share of the rise, between the two marks around it."""
        for before, after in pairwise(self.marks):
            if share <= after.share:
                return _between(before, after, max(0.0, share))
        return self.marks[-1]

    @property
    def first(self) -> Habit:
        """Return that of the first mark, before which a reading says little."""
        return self.marks[1]


def _between(before: Habit, after: Habit, share: float) -> Habit:
    part = (share - before.share) / (after.share - before.share)

    def mixed(one: float, other: float) -> float:
        return one + (other - one) * part

    return Habit(
        share=share,
        late=mixed(before.late, after.late),
        tells=mixed(before.tells, after.tells),
        pace=mixed(before.pace, after.pace),
        since=mixed(before.since, after.since),
        spread=mixed(before.spread, after.spread),
    )


def habits(ways: Sequence[Way], noise: float, spread: float) -> Habits:
    """Learn from ways.

    `noise` is how far runs differ at all, `spread` how uncertain the end is at the start.
    """
    count = sum(way.weight for way in ways) + BIAS_DOUBT
    lates = tuple(
        sum(way.weight * way.late[place] for way in ways) / count for place in range(len(SHARES))
    )
    learned = (_habit(place, ways, lates, noise**2) for place in range(len(SHARES)))
    last = Habit(share=1.0, tells=1.0, since=SHARES[1 - WINDOW])
    return Habits((Habit(share=0.0, spread=spread), *learned, last))


def _habit(place: int, ways: Sequence[Way], lates: Sequence[float], noise2: float) -> Habit:
    share = SHARES[place]
    known = place >= WINDOW
    since = SHARES[place - WINDOW] if known else 0.0
    seen = tuple(
        _Seen(
            way.weight,
            way.late[place] - lates[place],
            way.late[place - WINDOW] - lates[place - WINDOW] if known else 0.0,
            way.end,
        )
        for way in ways
    )
    tells, off2 = _telling(share, seen, noise2)
    habit = Habit(share=share, late=lates[place], tells=tells, since=since)
    pace = replace(habit, pace=1.0)
    pace2 = WANDER**2 * (1 - share) + (PACE / share * (1 - share) / (share - since)) ** 2
    delays2, paces2 = _error2(habit, seen, off2), _error2(pace, seen, pace2)
    habit = replace(habit, pace=delays2 / (delays2 + paces2))  # by inverse variance
    return replace(habit, spread=math.sqrt(_error2(habit, seen, min(off2, pace2))))


@dataclass(frozen=True, slots=True)
class _Seen:
    """One run at one mark, without what is usual there."""

    weight: float
    late: float
    before: float
    end: float


def _telling(share: float, seen: Sequence[_Seen], noise2: float) -> tuple[float, float]:
    """Return how much of a delay is found again at the end, and the variance that this leaves.

    Before any run: a weak mains delays in proportion to the way, its wandering anywhere, and a late
    start stays what it is.
    """
    varies = noise2 * share**2 + WANDER**2 * share * (1 - share) + EARLY**2
    goes_with = noise2 * share
    tells = goes_with / varies
    left2 = max(noise2 - tells * goes_with, (WANDER**2 + EARLY**2) * (1 - share))
    varies = DOUBT * varies + sum(one.weight * one.late**2 for one in seen)
    goes_with = DOUBT * goes_with + sum(one.weight * one.late * one.end for one in seen)
    return min(max(goes_with / varies, 0.0), STEEPEST / share), left2


def _error2(habit: Habit, seen: Sequence[_Seen], assumed2: float) -> float:
    """Return the mean square of what a habit misses, beginning with what is assumed."""
    missed2 = sum(one.weight * (one.end - habit.end(one.late, one.before)) ** 2 for one in seen)
    return (DOUBT * assumed2 + missed2) / (DOUBT + sum(one.weight for one in seen))
