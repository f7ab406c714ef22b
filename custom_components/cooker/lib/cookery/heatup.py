"""Heat-ups: what one was like, and how long the next will take.

Temperatures are degrees Celsius, durations seconds.
"""

import math
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from .regression import Row, Sums, Weighted, student_t, sums

KITCHEN_C = 22.0
"""A kitchen's temperature, where nothing better is known."""

WARM_K = 15.0
"""What starts this far above the kitchen was in use: its walls hold more than its air shows."""

MARKS_WEIGHT = 0.5
"""How much the way to the target counts beside the arrival, all marks of a run together: they tell
the shape of the curve, but share the fortunes of their run."""

LONGEST_S = 48 * 3600.0
COLDEST_C, HOTTEST_C = -50.0, 1000.0
"""A run outside of these was never measured on an appliance."""

LOW, HIGH = 0.1, 0.9
"""Four times in five it takes no less and no more: the 80 % interval."""

MOST_FOLD = 3.0
"""An interval ends at 20 times its middle (e³): beyond that a figure says nothing anyway."""


class LoadClass(StrEnum):
    """What is heated up with the zone."""

    EMPTY = "empty"
    WATER = "water"
    FOOD = "food"


class Evidence(StrEnum):
    """What a prediction rests on: what such appliances are like, or what this one did."""

    PROFILE = "profile"
    LEARNED = "learned"


def hot_c(start_c: float, target_c: float) -> float:
    """Return the temperature at which a heat-up is over.

    A thermostat swings around its target: 2 % of the rise below it counts, half a kelvin at least
    and three at most.
    """
    return target_c - min(3.0, max(0.5, 0.02 * (target_c - start_c)))


def columns(start_c: float, at_c: float, *, warm: bool) -> Row:
    """Return what the time from one temperature to another is made of.

    One, for the dead time. Kelvins. Kelvins weighted by how far above the kitchen they lie, in
    hundreds, for losses grow with that. And, of what was in use before, the kelvins that its walls
    need not be given again; negative, for they save time.
    """
    rise = max(0.0, at_c - start_c)
    end_k, start_k = max(0.0, at_c - KITCHEN_C), max(0.0, start_c - KITCHEN_C)
    bend = max(0.0, end_k**2 - start_k**2) / 200
    kept = rise * start_k / end_k if warm and end_k > 0 else 0.0
    return 1.0, rise, bend, -kept


@dataclass(frozen=True, kw_only=True)
class HeatUpRun:
    """One clean heat-up, which came to `hot_c` after `duration_s`.

    `marks` are temperatures at fixed shares of its way and the seconds after which they were
    passed. Every heat-up to 220 °C is one to 120 °C as well: marks show the bend of the curve.
    """

    start_c: float
    target_c: float
    duration_s: float
    warm: bool = False
    marks: tuple[tuple[float, float], ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether an appliance could have done it."""
        figures = (self.start_c, self.target_c, self.duration_s, *sum(self.marks, ()))
        return (
            all(map(math.isfinite, figures))
            and COLDEST_C <= self.start_c < hot_c(self.start_c, self.target_c)
            and self.target_c <= HOTTEST_C
            and 1.0 <= self.duration_s <= LONGEST_S
            and all(0.0 <= after_s <= LONGEST_S for _, after_s in self.marks)
        )

    @cached_property
    def columns(self) -> Row:
        """Return what its duration is made of."""
        return columns(self.start_c, hot_c(self.start_c, self.target_c), warm=self.warm)

    def sums(self, unit_s: float) -> Sums:
        """Return what it gives to a fit, with times in a unit of so many seconds."""
        rows = [self._row(self.columns, self.duration_s, unit_s, 1.0)]
        for at_c, after_s in self.marks:
            row = columns(self.start_c, at_c, warm=self.warm)
            rows.append(self._row(row, after_s, unit_s, MARKS_WEIGHT / len(self.marks)))
        return sums(rows, len(self.columns))

    @staticmethod
    def _row(row: Row, after_s: float, unit_s: float, weight: float) -> Weighted:
        return tuple(one / unit_s for one in row), after_s / unit_s, weight


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """How long a heat-up will take.

    The logarithm of the time follows Student's t distribution with `freedom` degrees and the scale
    `spread`: errors are a share of the whole, and no time is negative.
    """

    median_s: float
    spread: float
    freedom: float
    runs: int
    evidence: Evidence

    def quantile(self, p: float) -> float:
        """Return the seconds that are enough with probability `p`, 0 < p < 1."""
        fold = self.spread * student_t(p, self.freedom)
        return self.median_s * math.exp(min(max(fold, -MOST_FOLD), MOST_FOLD))

    @property
    def low_s(self) -> float:
        """Return the lower end of the 80 % interval."""
        return self.quantile(LOW)

    @property
    def high_s(self) -> float:
        """Return the upper end of the 80 % interval."""
        return self.quantile(HIGH)

    @property
    def mean_s(self) -> float:
        """Return the mean, for sums of several times."""
        return self.median_s * math.exp(self._variance / 2)

    @property
    def sd_s(self) -> float:
        """Return the standard deviation, for sums of several times."""
        return self.mean_s * math.sqrt(math.expm1(self._variance))

    @property
    def _variance(self) -> float:
        """Return that of the logarithm, bounded: the exponential of a t variable has no mean."""
        return min(1.0, self.spread**2 * self.freedom / max(self.freedom - 2, 0.5))
