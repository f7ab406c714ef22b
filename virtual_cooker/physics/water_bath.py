"""A water bath: a stirred tank under a lid, and food in bags."""

from dataclasses import dataclass
from typing import override

from .body import AMBIENT_C, Tank
from .load import EVAPORATION_J_PER_KG, WATER_J_PER_KG_K, Load
from .sensor import SensorFigures
from .unit import Unit

EVAPORATING_SHARE = 0.65
"""Of the heat that water between 50 and 70 °C loses in still air, about two thirds leave as vapour:
an open bath of 60 °C sinks by about a quarter of a litre in an hour."""
FOOD_W_PER_K = 12.0
"""Heat from stirred water into a kilogram in a bag: 150 W/(m²·K) on 0.08 m²."""
STEAK_EQUALISING_S = 600.0
"""How slowly heat reaches a kilogram's middle: the core follows with twice this, the time constant
of a slab of 4 cm in water, thickness² / (π² · 1.4e-7 m²/s)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BathFigures(SensorFigures):
    """A bath's nominal figures.

    10 kg of water and 1.1 kW go from 20 to 60 °C in 28 minutes. The water alone would need 25½; the
    rest warms the steel tank and its insulation. Losses are 0.6 W/K with the lid on and 5-10 W/K
    without.
    """

    power_w: float = 1100.0
    room_kg: float = 10.0
    tank_j_per_k: float = 3600.0
    covered_w_per_k: float = 0.6
    open_w_per_k: float = 7.0
    sensor_lag_s: float = 6.0
    quantum_c: float = 0.25
    noise_c: float = 0.05


class WaterBath(Tank):
    """Water that a pump stirs, so that it has one temperature, above a heater and under a lid."""

    def __init__(self, figures: BathFigures, unit: Unit) -> None:
        """Make a specimen's tank, dry and at room temperature."""
        super().__init__(figures, unit)
        self._figures = figures
        self._power_w = unit.vary(figures.power_w)
        self._tank_j_per_k = unit.vary(figures.tank_j_per_k)
        self._covered_w_per_k = unit.vary(figures.covered_w_per_k)
        self._open_w_per_k = unit.vary(figures.open_w_per_k)
        self._water_kg = 0.0
        self.bath_c = AMBIENT_C

    @override
    @property
    def room_kg(self) -> float:
        return self._figures.room_kg

    @override
    @property
    def free_water_kg(self) -> float:
        return self._water_kg

    @override
    def pour(self, mass_kg: float, temperature_c: float) -> None:
        poured_kg = min(mass_kg, self.room_kg - self._water_kg)
        poured = poured_kg * WATER_J_PER_KG_K
        self.bath_c += (temperature_c - self.bath_c) * poured / (self._j_per_k + poured)
        self._water_kg += poured_kg

    @override
    def drain(self) -> None:
        self._water_kg = 0.0

    @override
    def put(self, food: Load) -> None:
        super().put(food)
        # It lies in a bag: nothing of it evaporates.
        food.water_kg = 0.0

    @override
    def step(self, step_s: float, share: float) -> None:
        self.power_w = self._power_w * share * self._unit.mains_power
        lost_w = self._lost_w()
        self.bath_c += (self.power_w - lost_w - self._feed(step_s)) * step_s / self._j_per_k
        vapour_w = max(0.0, lost_w) * EVAPORATING_SHARE
        self._water_kg = max(0.0, self._water_kg - vapour_w * step_s / EVAPORATION_J_PER_KG)
        self._sensor.step(step_s, self.bath_c)

    @property
    def _j_per_k(self) -> float:
        return self._water_kg * WATER_J_PER_KG_K + self._tank_j_per_k

    def _lost_w(self) -> float:
        w_per_k = self._open_w_per_k if self.door_open else self._covered_w_per_k
        return w_per_k * (self.bath_c - AMBIENT_C)

    def _feed(self, step_s: float) -> float:
        """Heat the food and return the power that it takes from the water."""
        if (food := self.food) is None:
            return 0.0
        into_w = FOOD_W_PER_K * food.surface_size * (self.bath_c - food.surface_c)
        slowness = STEAK_EQUALISING_S * food.surface_size
        food.step(step_s, into_w, 0.0, equalising_s=slowness)
        return into_w
