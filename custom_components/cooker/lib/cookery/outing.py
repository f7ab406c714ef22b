"""One outing of one person: from leaving home until being back. Lives in memory only."""

import math
from dataclasses import dataclass, replace
from statistics import median
from typing import Self

from .arrival_fix import HOME_M, Cadence, Fix
from .travel_time import usual_m, usual_s

STEP_M = 150.0
"""Less than this may be a phone's mistake, not a movement."""

STEPS, FAR_STEPS = 2, 1
"""One step closer may be a wrong fix, the second one is a direction; far out, where a way home is
long enough to show that it was none, the first one will do."""

SHARE, CLOSER_M = 0.8, 1500.0
"""Homeward is who left at least a fifth and 1.5 km of the farthest distance behind: less is an
errand as often as a way home."""

FAR_M, FAR_SHARE, FAR_CLOSER_M = 3000.0, 0.97, 300.0
"""Farther than a walk from home little will do: long heat-ups begin there, and few errands look
like a way home."""

AWAY_M, AWAY_SHARE = 600.0, 0.5
"""Who moves so far away from the closest point, or by half of it, turned away."""

FUTURE_S = 60.0
"""Clocks differ by seconds. A fix from the future shows that one was changed."""

MOST_MARKS = 24
"""So many points of the way are remembered until the arrival; then every second one is dropped."""

NEAR_S = 15 * 60.0
"""Farther out it goes faster; what matters is the way from where heat-ups begin."""

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
        """Whether the person was last seen at home; False for who was never seen."""
        return self.began_s is None and self.at_s > -math.inf

    @property
    def is_homeward(self) -> bool:
        """Whether the gate is open: two steps closer, and well behind the farthest point."""
        return (
            self.here_m is not None
            and self.steps >= (FAR_STEPS if self.here_m > FAR_M else STEPS)
            and self.here_m <= _gate_m(self.here_m, self.greatest_m)
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
        return _moved(seen, here_m, base_s, fix.at_s - self.at_s)

    def ratio(self, home_s: float) -> float | None:
        """Return how much longer than usual the way took, at an arrival; None if nothing was seen.

        Ask the outing as it was before the fix at home.
        """
        sound = [one for one in self.marks if home_s > one[0]]
        near = [one for one in sound if one[1] <= NEAR_S] or sound
        ratios = [(home_s - at_s) / base_s for at_s, base_s in near]
        return median(ratios) if ratios else None


def _moved[Way: Outing](way: Way, here_m: float, base_s: float, gap_s: float) -> Way:
    """Return the way one fix on; after a gap the first step counts anew."""
    steps = 0 if gap_s > way.cadence.oldest_s else way.steps
    anchor_m, step_s = way.anchor_m, way.step_s
    if here_m <= anchor_m - STEP_M:
        steps, anchor_m, step_s = steps + 1, here_m, way.at_s
    elif here_m >= anchor_m + STEP_M:
        steps, anchor_m = 0, here_m
    turned = here_m > way.closest_m + max(AWAY_M, AWAY_SHARE * way.closest_m)
    moved = replace(
        way,
        here_m=here_m,
        base_s=base_s,
        greatest_m=here_m if turned else max(way.greatest_m, here_m),
        closest_m=here_m if turned else min(way.closest_m, here_m),
        anchor_m=anchor_m,
        steps=steps,
        step_s=step_s,
        turned_s=way.at_s if turned else way.turned_s,
        marks=() if turned else way.marks,
    )
    return _marked(moved) if moved.is_homeward else moved


def _marked[Way: Outing](way: Way) -> Way:
    marks = way.marks if len(way.marks) < MOST_MARKS else way.marks[::2]
    return replace(way, marks=(*marks, (way.at_s, way.base_s)))


def _gate_m(here_m: float, greatest_m: float) -> float:
    if here_m > FAR_M:
        return min(FAR_SHARE * greatest_m, greatest_m - FAR_CLOSER_M)
    return min(SHARE * greatest_m, greatest_m - CLOSER_M)


def _figures(fix: Fix) -> tuple[float | None, float]:
    """Return how far it is and how long that usually takes; one may be made of the other."""
    here_m = fix.distance_m
    if here_m is None and fix.travel_s is not None:
        here_m = max(HOME_M, usual_m(fix.travel_s))
    if here_m is None:
        return None, math.inf
    return here_m, usual_s(here_m) if fix.travel_s is None else max(1.0, fix.travel_s)
