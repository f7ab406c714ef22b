"""Several dishes ready together under a limit of power: the latest start first, others make room.

Each dish has a profile of watts over its time. Placed one after the other, the shortest first, each
at the right moment if the mains allow it, else as little earlier as they do; it then waits, warm,
for the others. Times are seconds relative to the meal, so starts are negative.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

STEP_S: Final = 60.0
HOLDS_S: Final = 7200.0
"""Kept warm at a safe temperature: two hours (the default after which keep-warm ends)."""
RESTS_S: Final = 900.0
"""What is not kept warm may rest for a quarter of an hour and is still hot."""

HEATING_W: Final = {
    "oven": 3000.0,
    "microwave": 1500.0,
    "multicooker": 1000.0,
    "rice_cooker": 700.0,
    "air_fryer": 1700.0,
    "water_bath": 1100.0,
    "cooktop": 2000.0,
    "grill": 2000.0,
}
"""Usual nameplates of household appliances by kind, where nobody says more."""
OTHER_W: Final = 2000.0
HOLDING_SHARE: Final = 0.35
"""What keeps an oven hot: 2-4 W/K of losses at 200 °C against a heater of 2.3 kW."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """So many watts for so many seconds."""

    for_s: float
    watts: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Dish:
    """One dish: what it draws from its start to its end, and how long it may wait then."""

    key: str
    draws: tuple[Draw, ...]
    holds: bool = False

    @property
    def takes_s(self) -> float:
        """Return how long it cooks."""
        return sum(draw.for_s for draw in self.draws)

    @property
    def peak_w(self) -> float:
        """Return the most that it draws."""
        return max((draw.watts for draw in self.draws), default=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A dish with its place: done `early_s` before the meal."""

    dish: Dish
    early_s: float = 0.0

    @property
    def starts_s(self) -> float:
        """Return its start, relative to the meal."""
        return -self.early_s - self.dish.takes_s

    def watts(self, at_s: float) -> float:
        """Return what it draws at a moment relative to the meal."""
        passed_s = at_s - self.starts_s
        if passed_s < 0:
            return 0.0
        for draw in self.dish.draws:
            if passed_s < draw.for_s:
                return draw.watts
            passed_s -= draw.for_s
        return 0.0

    @property
    def edges_s(self) -> tuple[float, ...]:
        """Return when its draw changes, its start first."""
        edges = [self.starts_s]
        for draw in self.dish.draws:
            edges.append(edges[-1] + draw.for_s)
        return tuple(edges)


class NoRoom(ValueError):
    """A dish does not fit under the limit, however early it starts; `needs_w` alone would do."""

    def __init__(self, dish: Dish, needs_w: float) -> None:
        super().__init__(dish.key)
        self.dish = dish
        self.needs_w = needs_w


def placed(dishes: Sequence[Dish], limit_w: float | None = None) -> tuple[Placed, ...]:
    """Return every dish with its place, in the order given; raises NoRoom."""
    done: dict[str, Placed] = {}
    for dish in sorted(dishes, key=lambda one: one.takes_s):
        done[dish.key] = _place(dish, tuple(done.values()), limit_w)
    return tuple(done[dish.key] for dish in dishes)


def peak_w(meal: Sequence[Placed]) -> float:
    """Return the most that all draw together."""
    edges = [edge for one in meal for edge in one.edges_s]
    return max((sum(one.watts(at) for one in meal) for at in edges), default=0.0)


def _place(dish: Dish, others: tuple[Placed, ...], limit_w: float | None) -> Placed:
    latest = Placed(dish=dish)
    if limit_w is None:
        return latest
    patience_s = HOLDS_S if dish.holds else RESTS_S
    for step in range(int(patience_s / STEP_S) + 1):
        candidate = Placed(dish=dish, early_s=step * STEP_S)
        if peak_w((*others, candidate)) <= limit_w:
            return candidate
    raise NoRoom(dish, max(dish.peak_w, peak_w((*others, latest))))
