"""What a thermometer in an appliance reads of the truth."""

from .unit import Unit


class Sensor:
    """A thermometer with a lag, noise and steps between its readings."""

    def __init__(
        self, unit: Unit, at_c: float, *, lag_s: float, quantum_c: float, noise_c: float
    ) -> None:
        """Begin at a temperature."""
        self._unit = unit
        self._at_c = at_c
        self._lag_s = lag_s
        self._quantum_c = quantum_c
        self._noise_c = noise_c
        self.reading_c = at_c

    def step(self, step_s: float, truth_c: float) -> None:
        """Follow the truth by one step."""
        self._at_c += (truth_c - self._at_c) * min(1.0, step_s / self._lag_s)
        noisy = self._at_c + self._unit.noise(self._noise_c)
        self.reading_c = round(noisy / self._quantum_c) * self._quantum_c
