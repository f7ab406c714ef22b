"""How long the way home takes, learned for each person. Of where they were, nothing is kept."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import NormalDist
from typing import Any, Final, Self

TRAVEL_VERSION: Final = 1

PRIOR_RUNS = 3
PRIOR_SPREAD = 0.35
"""What 66 people's ways home are like: two in three within a factor of 1.4 of the usual way."""

FIXED_MIN, MIN_PER_KM, BEND = 2.0, 3.2, 0.85
"""Minutes home from a beeline in kilometres, found on 3,830 homecomings of 66 people."""

MOST_RUNS = 20
"""Older ways home fade, for people move their work and buy bicycles."""

STRANGE = 1.345
"""One way home counts as no more than so many spreads off (Huber): a visit to the shop on the way
is no pace. What this takes from the variance of a normal distribution is given back."""

CLAMPED = 0.71

STEADY = 0.2
"""Who was never late may move all the same: below this spread nothing is clamped any tighter."""

NARROWEST, WIDEST = 0.10, 1.0
MOST_FOLD = 2.3
"""Nobody is ten times (e^2.3) as fast or slow as the usual way for long."""

LEAST_S = 1.0
"""Nobody is home in no time."""

ENOUGH_RUNS = 5
"""Before so many arrivals we ask, and do not start."""

_NORMAL = NormalDist()


def usual_s(distance_m: float) -> float:
    """Return the seconds home that are usual from a distance: more from farther away."""
    return 60 * (FIXED_MIN + MIN_PER_KM * math.pow(distance_m / 1000, BEND))


def usual_m(travel_s: float) -> float:
    """Return the distance from which a time is usual: the inverse, 0 for what is shorter."""
    minutes = max(0.0, travel_s / 60 - FIXED_MIN)
    return float(1000 * (minutes / MIN_PER_KM) ** (1 / BEND))


@dataclass(frozen=True, slots=True, kw_only=True)
class TravelTime:
    """A person's ways home as a share of what is usual, or of what a sensor of theirs says.

    The logarithm of that share has the mean `mean` and the standard deviation `spread`; `count`
    arrivals were learned from. These three are all that is stored of a person.
    """

    mean: float = 0.0
    spread: float = PRIOR_SPREAD
    count: int = 0

    @property
    def is_earned(self) -> bool:
        """Whether there were enough arrivals to start something by it."""
        return self.count >= ENOUGH_RUNS

    def quantile_s(self, base_s: float, p: float) -> float:
        """Return the seconds that are enough with probability `p`, 0 < p < 1."""
        spread = self.spread * math.sqrt(1 + 1 / self._weight)
        fold = self.mean + spread * _NORMAL.inv_cdf(p)
        return max(LEAST_S, base_s * math.exp(min(max(fold, -MOST_FOLD), MOST_FOLD)))

    def learned(self, ratio: float) -> Self:
        """Return it with one more arrival, which took `ratio` times as long as was usual.

        The conjugate update of a normal mean and variance, whose prior counts for three arrivals.
        """
        if not (math.isfinite(ratio) and ratio > 0):
            return self
        weight, reach = self._weight, STRANGE * max(self.spread, STEADY)
        off = min(max(math.log(ratio) - self.mean, -reach), reach)
        mean = self.mean + off / (weight + 1)
        variance = (weight * self.spread**2 + off**2 / CLAMPED) / (weight + 1)
        return type(self)(
            mean=min(max(mean, -MOST_FOLD), MOST_FOLD),
            spread=min(max(math.sqrt(variance), NARROWEST), WIDEST),
            count=self.count + 1,
        )

    @property
    def _weight(self) -> int:
        return PRIOR_RUNS + min(self.count, MOST_RUNS)

    def to_json(self) -> dict[str, Any]:
        """Return all that is stored."""
        return {
            "version": TRAVEL_VERSION,
            "mean": round(self.mean, 4),
            "spread": round(self.spread, 4),
            "count": self.count,
        }

    @classmethod
    def from_json(cls, document: object) -> Self:
        """Read what was stored; what is damaged was not learned."""
        if not isinstance(document, Mapping) or document.get("version") != TRAVEL_VERSION:
            return cls()
        mean, spread = _figure(document.get("mean")), _figure(document.get("spread"))
        count = document.get("count")
        if mean is None or spread is None or type(count) is not int:
            return cls()
        if not (0 < spread <= WIDEST and 0 <= count <= 10**6):
            return cls()
        return cls(mean=mean, spread=max(spread, NARROWEST), count=count)


def _figure(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if -MOST_FOLD <= value <= MOST_FOLD else None
