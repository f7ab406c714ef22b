"""How far a zone is on its way to its target, and whether it got there, from its readings alone.

Appliances that never say "preheated" show it all the same: they measure their temperature and tell
what they are after. Temperatures are degrees Celsius.
"""

from dataclasses import dataclass, replace
from math import floor
from typing import Self

NEAR_C = 3.0
"""A simple thermostat swings around its target and may never read it to the degree."""

LOST_C = 25.0
"""A cavity falls by 10 to 20 kelvins when the door is opened for food; more is another matter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatUp:
    """One heat-up as far as it was seen. Begin a fresh one for each cook.

    `begun_c` is the coldest reading since then, None before the first.
    """

    begun_c: float | None = None
    temperature_c: float | None = None
    target_c: float | None = None
    reached: bool = False

    def then(self, temperature_c: float | None, target_c: float | None) -> Self:
        """Return it with one more reading; one that is missing changes nothing."""
        if temperature_c is None or target_c is None:
            return self
        begun_c = temperature_c if self.begun_c is None else min(self.begun_c, temperature_c)
        allowed_c = LOST_C if self.reached else NEAR_C
        return replace(
            self,
            begun_c=begun_c,
            temperature_c=temperature_c,
            target_c=target_c,
            reached=temperature_c >= target_c - allowed_c,
        )

    @property
    def progress_pct(self) -> int | None:
        """Whole per cent of the way from the coldest reading to the target; None before a reading.

        100 is kept for a target that was reached.
        """
        if self.begun_c is None or self.temperature_c is None or self.target_c is None:
            return None
        if self.reached:
            return 100
        share = (self.temperature_c - self.begun_c) / (self.target_c - self.begun_c)
        return min(99, floor(100 * share))
