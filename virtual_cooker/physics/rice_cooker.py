"""A rice cooker's pot.

It boils while free water stands in it, then its bottom rises and the switch falls.
"""

from dataclasses import dataclass
from typing import override

from .body import AMBIENT_C, Body
from .load import BOILING_C, EVAPORATION_J_PER_KG, WATER_J_PER_KG_K, Load
from .sensor import SensorFigures
from .unit import Unit

WATER_SHARE = 0.6
"""Three parts of water to two of rice by mass, what a measuring cup and the pot's marks give."""
RICE_J_PER_KG_K = 1800.0
"""Heat capacity of dry rice, about (ASHRAE Handbook, Refrigeration)."""
SOAKING_S = 900.0
"""Rice takes up standing water with this time constant near boiling; a pot is done about 15 minutes
after it boils."""
DRY_BELOW_KG = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class PotFigures(SensorFigures):
    """A pot's nominal figures: 1.5 kg of rice and water reach 100 °C at 500 W in 14-17 minutes."""

    power_w: float = 500.0
    pot_j_per_k: float = 900.0
    pot_to_food_w_per_k: float = 90.0
    loss_w_per_k: float = 0.9
    sensor_lag_s: float = 8.0
    quantum_c: float = 0.5
    noise_c: float = 0.15


class RicePot(Body):
    """A pot on a heating plate, with the thermometer pressed to its bottom."""

    def __init__(self, figures: PotFigures, unit: Unit) -> None:
        """Make a specimen's empty pot at room temperature."""
        super().__init__(figures, unit)
        self._power_w = unit.vary(figures.power_w)
        self._pot_j_per_k = unit.vary(figures.pot_j_per_k)
        self._food_w_per_k = unit.vary(figures.pot_to_food_w_per_k)
        self._loss_w_per_k = unit.vary(figures.loss_w_per_k)
        self._free_water_kg = 0.0
        self.pot_c = AMBIENT_C

    @override
    @property
    def free_water_kg(self) -> float:
        return self._free_water_kg if self._free_water_kg > DRY_BELOW_KG else 0.0

    @override
    def put(self, food: Load) -> None:
        super().put(food)
        self._free_water_kg = food.water_kg = food.mass_kg * WATER_SHARE

    @override
    def take(self) -> None:
        super().take()
        self._free_water_kg = 0.0

    @override
    def step(self, step_s: float, share: float) -> None:
        self.power_w = self._power_w * share * self._unit.mains_power
        loss = self._loss_w_per_k * (3.0 if self.door_open else 1.0)
        into_w = self._feed(step_s)
        leaving_w = into_w + loss * (self.pot_c - AMBIENT_C)
        self.pot_c += (self.power_w - leaving_w) * step_s / self._pot_j_per_k
        self._sensor.step(step_s, self.pot_c)

    def _feed(self, step_s: float) -> float:
        """Heat what is in the pot and return the power that it takes."""
        if (food := self.food) is None:
            return 0.0
        wet = self.free_water_kg > 0
        # Dry rice touches the bottom with grains and steam instead of water.
        into_w = (self._food_w_per_k if wet else self._food_w_per_k / 6) * (
            self.pot_c - food.core_c
        )
        solids_kg = food.mass_kg * (1 - WATER_SHARE)
        capacity = solids_kg * RICE_J_PER_KG_K + food.water_kg * WATER_J_PER_KG_K
        food.core_c += into_w * step_s / capacity
        if food.core_c > BOILING_C:
            self._boil((food.core_c - BOILING_C) * capacity)
        food.surface_c = food.core_c
        self._soak(step_s, food.core_c)
        return into_w

    def _boil(self, joules: float) -> None:
        """Free water leaves as steam.

        Bound water does too, slowly enough that a dry pot stays at 100 °C inside.
        """
        if (food := self.food) is None:
            return
        steam_kg = joules / EVAPORATION_J_PER_KG
        self._free_water_kg = max(0.0, self._free_water_kg - steam_kg)
        food.water_kg = max(0.0, food.water_kg - steam_kg)
        food.core_c = BOILING_C

    def _soak(self, step_s: float, at_c: float) -> None:
        if at_c > 65:  # noqa: PLR2004 - below that starch does not swell
            self._free_water_kg *= 1 - step_s / SOAKING_S * (at_c - 65) / (BOILING_C - 65)
