"""Where a food probe is and how far its food is, from what it reads. Degrees Celsius."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

CLOSE_C = 5.0
"""The last kelvins take a roast five to ten minutes: time to lay the table."""

STAYS_C = 2.0
"""Food that got there stays so while its reading trembles or it rests a little."""

FALL_C = 10.0
"""The core of food in a cooker does not become this much colder; a probe in the air does."""

BOILING_C = 105.0
"""Food holds water, so that its core stays near 100 °C; a probe that reads more is in hot air."""

ABOVE_C = 20.0
"""Where the target itself lies near boiling, as for sugar: how far above it is still the food."""


class ProbeStatus(StrEnum):
    """What a person wants to know of a probe."""

    REMOVED = "removed"
    FAR = "far"
    CLOSE = "close"
    AT_TARGET = "at_target"
    FELL_OUT = "fell_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProbeReading:
    """What a probe says at one moment; a temperature or a target that is None was not said."""

    inserted: bool
    temperature_c: float | None = None
    target_c: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProbeSeries:
    """The readings of one probe so far.

    `status` is None while there is nothing to compare: no target, or no reading. The clock plays no
    part: a core that falls, or is hotter than boiling water, tells by itself that the probe is out.
    A target that vanishes with the end of its cook stays while the food is there.
    """

    status: ProbeStatus | None = None
    target_c: float | None = None
    highest_c: float | None = None

    def then(self, reading: ProbeReading) -> Self:
        """Return the series with one more reading."""
        if not reading.inserted:
            return type(self)(status=ProbeStatus.REMOVED)
        if reading.temperature_c is None:
            return self if reading.target_c in {None, self.target_c} else self._aiming(reading)
        aiming = self._aiming(reading)
        if aiming.target_c is None:
            return aiming
        return aiming.read(reading.temperature_c)

    def _aiming(self, reading: ProbeReading) -> Self:
        """Take a new target, which begins a new series, or let go of one that was not reached."""
        if reading.target_c is None:
            return self if self._is_done(reading.temperature_c) else type(self)()
        if reading.target_c == self.target_c:
            return self
        return type(self)(target_c=reading.target_c)

    def _is_done(self, temperature_c: float | None) -> bool:
        if self.target_c is None or temperature_c is None:
            return False
        return temperature_c >= self.target_c - STAYS_C

    def read(self, temperature_c: float) -> Self:
        """Return the series, which has a target, with one more temperature."""
        highest_c = temperature_c if self.highest_c is None else max(self.highest_c, temperature_c)
        if self._is_out(temperature_c, highest_c):
            return replace(self, status=ProbeStatus.FELL_OUT)
        return replace(self, status=self._status(temperature_c), highest_c=highest_c)

    def _is_out(self, temperature_c: float, highest_c: float) -> bool:
        hottest_c = max(BOILING_C, (self.target_c or 0.0) + ABOVE_C)
        return temperature_c > hottest_c or temperature_c < highest_c - FALL_C

    def _status(self, temperature_c: float) -> ProbeStatus:
        target_c = self.target_c or 0.0
        allowed_c = STAYS_C if self.status is ProbeStatus.AT_TARGET else 0.0
        if temperature_c >= target_c - allowed_c:
            return ProbeStatus.AT_TARGET
        return ProbeStatus.CLOSE if temperature_c >= target_c - CLOSE_C else ProbeStatus.FAR
