"""How long a program takes whose end the appliance's own sensor decides, from the cooks so far.

A rice cooker's rice is done when the water is gone, whatever its program says. The median and the
median deviation stand one cook out of two that went astray (Rousseeuw, Croux 1993). Seconds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import median
from typing import Final

NEWEST: Final = 15
"""A household's portions change within a season; older cooks tell of another one."""

_TO_SD = 1.4826
"""The median absolute deviation of a normal distribution, times this, is its standard deviation."""

_SMALL = 0.8
"""A few cooks spread less than many: n / (n − 0.8) mends that (Croux, Rousseeuw 1992)."""

_FLOOR_SHARE, _FLOOR_S = 0.02, 20.0
"""Three cooks alike by chance do not make a clock of a pot."""

_GUESS_SHARE = 0.08
"""Before a spread is known: the same pot with the same portion keeps within a few per cent, one cup
more adds some minutes to half an hour."""
_GUESS_WEIGHT = 2.0
"""The guess counts as two cooks beside the first, and less with each that follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedTime:
    """What the past says of the next cook: `runs` is how many cooks it rests on."""

    mean_s: float
    sd_s: float
    runs: int


def learned(durations_s: Sequence[float]) -> LearnedTime | None:
    """Return what finished cooks, oldest first, say of the next one; None without any."""
    newest = durations_s[-NEWEST:]
    if not newest:
        return None
    runs = len(newest)
    middle = median(newest)
    spread = _TO_SD * median(abs(one - middle) for one in newest) * runs / (runs - _SMALL)
    guess = _GUESS_SHARE * middle
    weight = _GUESS_WEIGHT / runs
    variance = (runs * spread**2 + weight * guess**2) / (runs + weight)
    # The last factor is that of predicting one more.
    sd_s = max(sqrt(variance), _FLOOR_SHARE * middle, _FLOOR_S) * sqrt(1 + 1 / runs)
    return LearnedTime(mean_s=middle, sd_s=sd_s, runs=runs)
