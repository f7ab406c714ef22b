"""What a thermometer in an appliance reads of the truth."""

from collections import deque
from dataclasses import dataclass

from .unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class SensorFigures:
    """A thermometer's lag, steps and noise; what it feels is on its way for `sensor_delay_s`."""

    sensor_lag_s: float
    sensor_delay_s: float = 0.0
    quantum_c: float
    noise_c: float


class Sensor:
    """A thermometer with a lag, noise and steps between its readings."""

    def __init__(self, unit: Unit, at_c: float, figures: SensorFigures) -> None:
        """Begin at a temperature."""
        self._unit = unit
        self._at_c = at_c
        self._figures = figures
        self._on_its_way: deque[float] = deque()
        self.reading_c = at_c

    def step(self, step_s: float, truth_c: float) -> None:
        """Follow the truth by one step."""
        felt_c = self._delayed(step_s, truth_c)
        self._at_c += (felt_c - self._at_c) * min(1.0, step_s / self._figures.sensor_lag_s)
        noisy = self._at_c + self._unit.noise(self._figures.noise_c)
        quantum_c = self._figures.quantum_c
        self.reading_c = round(noisy / quantum_c) * quantum_c

    def _delayed(self, step_s: float, truth_c: float) -> float:
        self._on_its_way.append(truth_c)
        if len(self._on_its_way) * step_s <= self._figures.sensor_delay_s:
            return self._at_c
        return self._on_its_way.popleft()
