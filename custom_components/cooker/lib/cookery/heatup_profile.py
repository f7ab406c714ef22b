"""What appliances of a kind are like before one of them was watched."""

from dataclasses import dataclass, replace
from typing import Final, Self

from .heatup import LoadClass

HOT_OVEN_C = 240.0
"""Table-top ovens end at 230 °C, built-in ones at 250 to 300."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Dead time, seconds for a kelvin near the kitchen's temperature, and how sure that is.

    `bend` is by what share a kelvin a hundred degrees higher takes longer; `spread` the standard
    deviation of the logarithm of the duration among such appliances.
    """

    dead_s: float = 40.0
    s_per_k: float = 3.0
    bend: float = 0.2
    spread: float = 1.2

    def scaled(self, scale: float, spread: float) -> Self:
        """Return that of an appliance of which something alike is known, and how well."""
        return replace(self, s_per_k=self.s_per_k * scale, spread=min(self.spread, spread))

    @classmethod
    def usual(
        cls, kind: str, hottest_c: float | None = None, load: LoadClass = LoadClass.EMPTY
    ) -> Self:
        """Return what is usual for a kind of appliance (a word of the library's) and its load.

        Figures of kinds: heat capacity over power, see the table.
        """
        known = _KINDS.get(kind, _ANY)
        if kind == "oven" and hottest_c is not None and hottest_c < HOT_OVEN_C:
            known = _SMALL_OVEN
        dead_s, s_per_k, bend, spread = known
        if load is LoadClass.FOOD:
            s_per_k *= 1.3
        return cls(dead_s=dead_s, s_per_k=s_per_k, bend=bend, spread=spread)


_ANY: Final = (40.0, 3.0, 0.2, 1.2)
_SMALL_OVEN: Final = (40.0, 1.4, 0.2, 0.7)
_KINDS: Final = {
    "oven": (60.0, 4.0, 0.2, 0.5),
    "air_fryer": (15.0, 0.9, 0.15, 0.4),
    "grill": (40.0, 2.5, 0.2, 0.7),
    "microwave": (10.0, 3.0, 0.1, 0.8),
    "multicooker": (30.0, 8.0, 0.1, 0.6),
    "rice_cooker": (30.0, 12.0, 0.1, 0.5),
    "water_bath": (20.0, 40.0, 0.05, 0.5),
    "cooktop": (20.0, 5.0, 0.1, 0.7),
}
"""Dead time in s, s/K, bend and spread.

Built-in ovens: 8-12 kJ/K and 2.3-3.6 kW. Table-top ovens: 0.9-1.0 kJ/K and 1.2-1.5 kW. Baths: 10 L
of 4.186 kJ/(K·kg) and 1.1 kW. Pots: 1.5 kg and 500 W. A frying basket is a small oven with a fan.
"""
