"""Food: a surface and a core that share their heat, and water that boils away."""

import math
from dataclasses import dataclass

WATER_J_PER_KG_K = 4186.0
FROZEN_J_PER_KG_K = 2000.0
FUSION_J_PER_KG = 334_000.0
"""Heat of fusion of water (CRC Handbook); food thaws between −3 and 0 °C."""
EVAPORATION_J_PER_KG = 2_257_000.0
"""Heat of evaporation of water at 100 °C (CRC Handbook)."""
THAW_FROM_C = -3.0
WATER_SHARE = 0.75
"""The share of water in meat, vegetables and dough, about."""
STIRRED_EQUALISING_S = 40.0
"""Surface and core meet within 5 % after three of these, two minutes: IEC 60705's stand before the
second reading."""
BOILING_C = 100.0


@dataclass(slots=True)
class Load:
    """Food of some kilograms; half of its heat sits at the surface, half in the core."""

    mass_kg: float
    surface_c: float
    core_c: float
    water_kg: float

    @classmethod
    def of(cls, mass_kg: float, temperature_c: float) -> Load:
        """Return food that is equally warm all through."""
        return cls(mass_kg, temperature_c, temperature_c, mass_kg * WATER_SHARE)

    @property
    def surface_size(self) -> float:
        """The surface, 1 for a kilogram: it grows with the mass to the power of 2/3."""
        return math.pow(self.mass_kg, 2 / 3)

    @property
    def mean_c(self) -> float:
        """The temperature after it has evened out."""
        return (self.surface_c + self.core_c) / 2

    def step(self, step_s: float, surface_w: float, core_w: float, *, equalising_s: float) -> None:
        """Take heat in, let it spread, and boil water away where the surface would pass 100 °C."""
        half = self.mass_kg / 2
        apart_c = self.surface_c - self.core_c
        spread_w = half * WATER_J_PER_KG_K * apart_c / (2 * equalising_s)
        evaporation_w = self._evaporation_w()
        self.surface_c += (
            (surface_w - spread_w - evaporation_w) * step_s / (half * _heat(self.surface_c))
        )
        self.core_c += (core_w + spread_w) * step_s / (half * _heat(self.core_c))
        self._lose(evaporation_w * step_s)
        self._boil(half)

    def _evaporation_w(self) -> float:
        """Power that leaves with the steam below boiling.

        With the vapour pressure, about the fourth power.

        The figure of 250 W for a kilogram follows a roast that loses a quarter of its mass in two
        hours.
        """
        if self.water_kg <= 0 or self.surface_c <= 0:
            return 0.0
        return 250.0 * self.surface_size * min(1.0, self.surface_c / BOILING_C) ** 4

    def _boil(self, half_kg: float) -> None:
        if self.surface_c > BOILING_C and self.water_kg > 0:
            self._lose((self.surface_c - BOILING_C) * half_kg * WATER_J_PER_KG_K)
            self.surface_c = BOILING_C
        if self.core_c > BOILING_C and self.water_kg > 0:
            self._lose((self.core_c - BOILING_C) * half_kg * WATER_J_PER_KG_K)
            self.core_c = BOILING_C

    def _lose(self, joules: float) -> None:
        self.water_kg = max(0.0, self.water_kg - joules / EVAPORATION_J_PER_KG)


def _heat(at_c: float) -> float:
    """Heat capacity in J/(kg·K); the heat of fusion is spread over the kelvins of thawing."""
    if at_c >= 0:
        return WATER_J_PER_KG_K
    if at_c <= THAW_FROM_C:
        return FROZEN_J_PER_KG_K
    return FROZEN_J_PER_KG_K + FUSION_J_PER_KG * WATER_SHARE / -THAW_FROM_C
