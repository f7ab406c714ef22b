"""What a thermometer in an appliance reads of the truth."""

from collections import deque

from .unit import Unit


class Sensor:
    """A thermometer with a lag, noise and steps between its readings."""

    def __init__(  # noqa: PLR0913 - each is a figure of its own
        self,
        unit: Unit,
        at_c: float,
        *,
        lag_s: float,
        quantum_c: float,
        noise_c: float,
        delay_s: float = 0.0,
    ) -> None:
        """Begin at a temperature.

        `delay_s` is how long what it feels is on its way; nothing moves before.
        """
        self._unit = unit
        self._at_c = at_c
        self._lag_s = lag_s
        self._quantum_c = quantum_c
        self._noise_c = noise_c
        self._delay_s = delay_s
        self._on_its_way: deque[float] = deque()
        self.reading_c = at_c

    def step(self, step_s: float, truth_c: float) -> None:
        """Follow the truth by one step."""
        felt_c = self._delayed(step_s, truth_c)
        self._at_c += (felt_c - self._at_c) * min(1.0, step_s / self._lag_s)
        noisy = self._at_c + self._unit.noise(self._noise_c)
        self.reading_c = round(noisy / self._quantum_c) * self._quantum_c

    def _delayed(self, step_s: float, truth_c: float) -> float:
        self._on_its_way.append(truth_c)
        if len(self._on_its_way) * step_s <= self._delay_s:
            return self._at_c
        return self._on_its_way.popleft()
