"""Keeps a temperature with a switch and a thermometer. Pure functions of values.

A comfort, and no safety device: a switch that sticks, or a thermometer that fell out of the oven,
are not noticed by anything here in time. The appliance's own thermostat and fuse must be enough.
"""

from dataclasses import dataclass, replace
from typing import Final, Self

NO_RISE_S: Final = 1800.0
NO_RISE_K: Final = 10.0
"""Half an hour of heat without a break that warms by less than ten kelvins: the thermometer is not
where the heat is, or the heat does not come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Regulator:
    """What was decided last. `heating_s` is since when it heats without a break."""

    heats: bool = False
    heating_s: float | None = None
    from_c: float = 0.0
    fault: str | None = None

    def then(  # noqa: PLR0913 - each by its name, and together they are one reading
        self,
        temperature_c: float | None,
        target_c: float,
        *,
        age_s: float,
        stale_s: float,
        band_c: float,
        now_s: float,
    ) -> Self:
        """Return it after one more look at a thermometer that reported `age_s` ago."""
        if temperature_c is None or age_s > stale_s:
            return self._off("probe_stale")
        heats = temperature_c < target_c - band_c or (
            self.heats and temperature_c < target_c + band_c
        )
        if not heats:
            return replace(self, heats=False, heating_s=None)
        if self.heating_s is None:
            return replace(self, heats=True, heating_s=now_s, from_c=temperature_c)
        if temperature_c - self.from_c >= NO_RISE_K or temperature_c >= target_c - 2 * band_c:
            return replace(self, heating_s=now_s, from_c=temperature_c)
        if now_s - self.heating_s >= NO_RISE_S:
            return self._off("probe_does_not_rise")
        return self

    def _off(self, fault: str) -> Self:
        return replace(self, heats=False, heating_s=None, fault=fault)
