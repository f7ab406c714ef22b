"""A bang-bang thermostat."""


class Thermostat:
    """Heats up to the target, then waits until the reading fell by the hysteresis."""

    def __init__(self, hysteresis_c: float) -> None:
        """Begin ready to heat."""
        self._hysteresis_c = hysteresis_c
        self._heating = True

    def wants_heat(self, reading_c: float, target_c: float) -> bool:
        """Say whether to heat now."""
        if reading_c >= target_c:
            self._heating = False
        elif reading_c < target_c - self._hysteresis_c:
            self._heating = True
        return self._heating
