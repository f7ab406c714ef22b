"""One outing of one person: from leaving home until being back. Lives in memory only."""

import math
from dataclasses import dataclass, replace
from statistics import median
from typing import Self

from .arrival_fix import HOME_M, Cadence, Fix
from .travel_time import usual_m, usual_s

STEP_M = 150.0
"""Less than this may be a phone's mistake, not a movement."""

STEPS = 2
"""One step closer may be a wrong fix; the second one is a direction."""

SHARE = 0.8
CLOSER_M = 800.0
"""Homeward is who left at least a fifth and 800 m of the farthest distance behind."""

AWAY_M, AWAY_SHARE = 600.0, 0.5
"""Who moves so far away from the closest point, or by half of it, turned away."""

FUTURE_S = 60.0
"""Clocks differ by seconds. A fix from the future shows that one was changed."""

MOST_MARKS = 24
"""So many points of the way are remembered until the arrival; then every second one is dropped."""

RESET = 1

type Mark = tuple[float, float]
"""When, and the seconds home that were usual or told by the sensor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outing:
    """What a person's fixes say of their way. Distances from home in metres, times in Unix seconds.

    `here_m` is None while no distance is known. `greatest_m` and `closest_m` are those since the
    last turn. `steps` counts moves of at least 150 m towards home without one away.
    """

    at_s: float = -math.inf
    began_s: float | None = None
    cadence: Cadence = Cadence.ANDROID
    here_m: float | None = None
    base_s: float = math.inf
    greatest_m: float = 0.0
    closest_m: float = math.inf
    anchor_m: float = 0.0
    steps: int = 0
    step_s: float = -math.inf
    turned_s: float = -math.inf
    marks: tuple[Mark, ...] = ()

    @property
    def is_home(self) -> bool:
        """Whether the person is at home, or was never seen."""
        return self.began_s is None

    @property
    def is_homeward(self) -> bool:
        """Whether the gate is open: two steps closer, and well behind the farthest point."""
        return (
            self.here_m is not None
            and self.steps >= STEPS
            and self.here_m <= SHARE * self.greatest_m
            and self.here_m <= self.greatest_m - CLOSER_M
        )

    def is_old(self, now_s: float) -> bool:
        """Whether the last fix, or the last step closer, says nothing of this moment."""
        oldest_s = self.cadence.oldest_s
        age_s, still_s = now_s - self.at_s, now_s - self.step_s
        return not (-FUTURE_S <= age_s <= oldest_s and still_s <= oldest_s)

    def then(self, fix: Fix, now_s: float) -> Self:
        """Return it with one more fix.

        What is unsound, from the future, out of order or of the same moment changes nothing.
        """
        if not fix.is_sound or fix.at_s > now_s + FUTURE_S:
            return self
        if self.at_s > now_s + FUTURE_S:  # the clock was set back: nothing seen can be compared
            began_s = None if self.began_s is None else min(self.began_s, fix.at_s)
            return type(self)(began_s=began_s).then(fix, now_s)
        if fix.at_s <= self.at_s:
            return self
        if fix.is_home:
            return type(self)(at_s=fix.at_s, cadence=fix.cadence)
        return self._away(fix)

    def _away(self, fix: Fix) -> Self:
        began_s = fix.at_s if self.began_s is None else self.began_s
        here_m, base_s = _figures(fix)
        seen = replace(self, at_s=fix.at_s, began_s=began_s, cadence=fix.cadence)
        if here_m is None:
            return replace(seen, here_m=None, base_s=math.inf, steps=0)
        if self.here_m is None:
            return replace(
                seen,
                here_m=here_m,
                base_s=base_s,
                greatest_m=max(self.greatest_m, here_m),
                closest_m=min(self.closest_m, here_m),
                anchor_m=here_m,
            )
        return seen._moved(here_m, base_s, fix.at_s - self.at_s)

    def _moved(self, here_m: float, base_s: float, gap_s: float) -> Self:
        steps = 0 if gap_s > self.cadence.oldest_s else self.steps
        anchor_m, step_s = self.anchor_m, self.step_s
        if here_m <= anchor_m - STEP_M:
            steps, anchor_m, step_s = steps + 1, here_m, self.at_s
        elif here_m >= anchor_m + STEP_M:
            steps, anchor_m = 0, here_m
        turned = here_m > self.closest_m + max(AWAY_M, AWAY_SHARE * self.closest_m)
        moved = replace(
            self,
            here_m=here_m,
            base_s=base_s,
            greatest_m=here_m if turned and RESET else max(self.greatest_m, here_m),
            closest_m=here_m if turned else min(self.closest_m, here_m),
            anchor_m=anchor_m,
            steps=steps,
            step_s=step_s,
            turned_s=self.at_s if turned else self.turned_s,
            marks=() if turned else self.marks,
        )
        return moved._marked() if moved.is_homeward else moved

    def _marked(self) -> Self:
        marks = self.marks if len(self.marks) < MOST_MARKS else self.marks[::2]
        return replace(self, marks=(*marks, (self.at_s, self.base_s)))

    def ratio(self, home_s: float) -> float | None:
        """Return how much longer than usual the way took, at an arrival; None if nothing was seen.

        Ask the outing as it was before the fix at home.
        """
        ratios = [(home_s - at_s) / base_s for at_s, base_s in self.marks if home_s > at_s]
        return median(ratios) if ratios else None


def _figures(fix: Fix) -> tuple[float | None, float]:
    """Return how far it is and how long that usually takes; one may be made of the other."""
    here_m = fix.distance_m
    if here_m is None and fix.travel_s is not None:
        here_m = max(HOME_M, usual_m(fix.travel_s))
    if here_m is None:
        return None, math.inf
    return here_m, usual_s(here_m) if fix.travel_s is None else max(1.0, fix.travel_s)
