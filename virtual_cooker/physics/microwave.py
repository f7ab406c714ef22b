"""A microwave's cavity.

Power goes into the food itself, more into its surface than into its core.
"""

from dataclasses import dataclass
from typing import override

from .body import AMBIENT_C, Body
from .load import STIRRED_EQUALISING_S
from .sensor import SensorFigures
from .unit import Unit

SURFACE_SHARE = 0.85
"""At 2.45 GHz half of the power is spent in the first two centimetres; gives surface and core 8-10
K apart at 700 W."""
LOSS_W_PER_K = 0.8
"""A covered dish in still air, with each kilogram to the power of 2/3."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MicrowaveFigures(SensorFigures):
    """Nominal figures.

    `output_w` is what reaches water by IEC 60705, `efficiency` output over mains power.
    """

    output_w: float = 900.0
    efficiency: float = 0.62
    sensor_lag_s: float = 3.0
    quantum_c: float = 1.0
    noise_c: float = 0.3


class MicrowaveCavity(Body):
    """A cavity with an infrared thermometer that sees the food's surface, or the turntable."""

    def __init__(self, figures: MicrowaveFigures, unit: Unit) -> None:
        """Make a specimen's empty cavity."""
        super().__init__(figures, unit)
        self._output_w = unit.vary(figures.output_w)
        self._efficiency = figures.efficiency

    @override
    def step(self, step_s: float, share: float) -> None:
        # An inverter holds the magnetron's power against the mains, so the voltage does not show.
        output_w = self._output_w * share
        self.power_w = output_w / self._efficiency
        if (food := self.food) is not None:
            lost_w = LOSS_W_PER_K * food.surface_size * (food.surface_c - AMBIENT_C)
            core_w = output_w * (1 - SURFACE_SHARE)
            surface_w = output_w * SURFACE_SHARE - lost_w
            food.step(step_s, surface_w, core_w, equalising_s=STIRRED_EQUALISING_S)
        self._sensor.step(step_s, AMBIENT_C if food is None else food.surface_c)
