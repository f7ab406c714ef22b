"""One specimen of a model, plugged into one socket."""

from random import Random

UNIT_SPREAD = 0.15
"""Two ovens from one line differ by up to ±15 % in each figure."""
MAINS_SPREAD = 0.10
"""EN 50160 lets a household's voltage vary by ±10 %."""
MAINS_DRIFT_S = 600.0
"""How long a voltage stays near where it is, for the slow load changes of a street."""


class Unit:
    """A specimen's own figures, its mains and its noise; all follow from the seed.

    Without one it is nominal.
    """

    def __init__(self, seed: int | None = None) -> None:
        """Make the specimen.

        A seed of None gives nominal figures, steady mains and noiseless sensors.
        """
        self._random = Random(seed) if seed is not None else None  # noqa: S311 - physics, no secret
        self._mains = 1.0 if self._random is None else self._within(MAINS_SPREAD / 2)

    def vary(self, nominal: float) -> float:
        """Return this specimen's value of a figure."""
        return nominal if self._random is None else nominal * self._within(UNIT_SPREAD)

    def noise(self, deviation: float) -> float:
        """Return one sample of noise with that standard deviation."""
        return 0.0 if self._random is None else self._random.gauss(0.0, deviation)

    def step(self, step_s: float) -> None:
        """Let the voltage wander: a mean-reverting walk, clipped to what the norm allows."""
        if self._random is None:
            return
        pull = step_s / MAINS_DRIFT_S
        walk = self._random.gauss(0.0, MAINS_SPREAD / 3) * (2 * pull) ** 0.5
        voltage = self._mains + (1.0 - self._mains) * pull + walk
        self._mains = min(1 + MAINS_SPREAD, max(1 - MAINS_SPREAD, voltage))

    @property
    def mains_power(self) -> float:
        """Power of a resistive element as a share of nominal.

        It goes with the square of the voltage.
        """
        return self._mains**2

    def _within(self, spread: float) -> float:
        if self._random is None:
            return 1.0
        return 1 + max(-spread, min(spread, self._random.gauss(0.0, spread / 2)))
