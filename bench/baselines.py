"""What anybody could say of a heat-up without learning its curve."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from cookery import HeatUpWatch, Profile

WINDOW_S = 60.0
"""The slope is that of the last minute, as a person would look at it."""

NEVER = 10.0
"""A slope that never gets there is taken for ten times what is past, or ten minutes."""


@dataclass(frozen=True, slots=True)
class Nameplate:
    """A device's constants: seconds before it warms, and seconds for a kelvin."""

    dead_s: float
    s_per_k: float

    @classmethod
    def of(cls, profile: Profile) -> Nameplate:
        """Take a kind's usual figures where a device's own are not known."""
        return cls(profile.dead_s, profile.s_per_k)

    def whole_s(self, rise_c: float) -> float:
        """Return the time from the start."""
        return self.dead_s + self.s_per_k * max(0.0, rise_c)

    def end_s(self, watch: HeatUpWatch) -> float:
        """Return when it will be hot, at the nominal pace from here on."""
        dead_s = max(0.0, self.dead_s - watch.after_s)
        return watch.after_s + dead_s + self.s_per_k * _left_c(watch)


def slope_end_s(seen: Sequence[HeatUpWatch]) -> float:
    """Extrapolate the last minute's slope."""
    now = seen[-1]
    then = next((one for one in seen if now.after_s - one.after_s <= WINDOW_S), now)
    risen_c, took_s = now.at_c - then.at_c, now.after_s - then.after_s
    never_s = NEVER * max(now.after_s, WINDOW_S)
    if risen_c <= 0 or took_s <= 0:
        return never_s
    return min(never_s, now.after_s + _left_c(now) * took_s / risen_c)


def past_end_s(past_s: Sequence[float], watch: HeatUpWatch | None = None) -> float:
    """Return the mean of past runs, and no less than what has gone by."""
    return max(fmean(past_s), watch.after_s if watch else 0.0)


def _left_c(watch: HeatUpWatch) -> float:
    return max(0.0, watch.start_c + watch.rise_c - watch.at_c)
