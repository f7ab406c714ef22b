"""An oven's cavity.

Element → cavity → wall, after Ramírez-Laboreo et al., Applied Thermal Engineering 2016.
"""

from dataclasses import dataclass
from typing import override

from .body import AMBIENT_C, Body
from .sensor import SensorFigures
from .unit import Unit

FOOD_W_PER_K = 1.6
"""Heat from hot air into a kilogram of food: about 20 W/(m²·K) on 0.08 m²."""
KELVIN = 273.15


@dataclass(frozen=True, slots=True, kw_only=True)
class OvenFigures(SensorFigures):
    """A cavity's nominal figures.

    Built-in ovens of 60-70 L: 2.3-3.6 kW, 8-12 kJ/K, 3-4 W/K, element lag 60-90 s, so that 175 °C
    take 12-15 minutes and 230 °C 20-25. The insulation's own heat makes the last kelvins slow: with
    the cavity alone 230 °C came after 17 minutes already. The lag is that of an element which gives
    its heat to the air; one that glows, such as a quartz tube, has `element_w_per_k4` as well, the
    emissivity times its surface times the Stefan-Boltzmann constant.
    """

    power_w: float = 2300.0
    cavity_j_per_k: float = 9000.0
    wall_j_per_k: float = 12_000.0
    cavity_to_wall_w_per_k: float = 6.0
    loss_w_per_k: float = 3.25
    element_lag_s: float = 75.0
    element_w_per_k: float = 4.2
    element_w_per_k4: float = 0.0
    food_w_per_k: float = FOOD_W_PER_K
    sensor_lag_s: float = 15.0
    door_w_per_k: float = 60.0
    quantum_c: float = 0.5
    noise_c: float = 0.2


ROAST_EQUALISING_S = 1200.0
"""How slowly heat reaches a kilogram's middle: radius² / (π² · 1.4e-7 m²/s) for 4 cm of meat."""


class OvenCavity(Body):
    """A cavity with an element, walls, a door and perhaps a load."""

    def __init__(self, figures: OvenFigures, unit: Unit) -> None:
        """Make a specimen's cavity at room temperature."""
        super().__init__(figures, unit)
        self._door_w_per_k = figures.door_w_per_k
        self._power_w = unit.vary(figures.power_w)
        self._cavity_j_per_k = unit.vary(figures.cavity_j_per_k)
        self._wall_j_per_k = unit.vary(figures.wall_j_per_k)
        self._wall_w_per_k = figures.cavity_to_wall_w_per_k
        self._loss_w_per_k = unit.vary(figures.loss_w_per_k)
        self._element_w_per_k = figures.element_w_per_k
        self._element_w_per_k4 = figures.element_w_per_k4
        self._element_j_per_k = figures.element_w_per_k * unit.vary(figures.element_lag_s)
        self._food_w_per_k = figures.food_w_per_k
        self.element_c = self.cavity_c = self.wall_c = AMBIENT_C

    @override
    def step(self, step_s: float, share: float) -> None:
        self.power_w = self._power_w * share * self._unit.mains_power
        element_w = self._element_w()
        wall_w = self._wall_w_per_k * (self.cavity_c - self.wall_c)
        loss_w = self._loss_w_per_k * (self.wall_c - AMBIENT_C)
        out_w = wall_w + self._feed(step_s) + self._escape_w()
        self.element_c += (self.power_w - element_w) * step_s / self._element_j_per_k
        self.cavity_c += (element_w - out_w) * step_s / self._cavity_j_per_k
        self.wall_c += (wall_w - loss_w) * step_s / self._wall_j_per_k
        self._sensor.step(step_s, self.cavity_c)

    def _element_w(self) -> float:
        """Return what the element gives to the air, and by its glow."""
        glow_k4 = (self.element_c + KELVIN) ** 4 - (self.cavity_c + KELVIN) ** 4
        warm_w = self._element_w_per_k * (self.element_c - self.cavity_c)
        return warm_w + self._element_w_per_k4 * glow_k4

    def _escape_w(self) -> float:
        return self._door_w_per_k * (self.cavity_c - AMBIENT_C) if self.door_open else 0.0

    def _feed(self, step_s: float) -> float:
        """Heat the food and return the power that it takes from the cavity."""
        if self.food is None:
            return 0.0
        w_per_k = self._food_w_per_k * self.food.surface_size
        into_w = w_per_k * (self.cavity_c - self.food.surface_c)
        slowness = ROAST_EQUALISING_S * self.food.surface_size
        self.food.step(step_s, into_w, 0.0, equalising_s=slowness)
        return into_w
