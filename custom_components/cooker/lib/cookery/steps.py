"""The stages of a program, as they are stepped one after the other in a zone that takes only one.

Temperatures are degrees Celsius, durations seconds, power per cent.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from typing import Final

HEAT_MOST_S: Final = 1800.0
"""The longest that an empty zone is heated with nobody there."""

HEAT_LEAST_S: Final = 600.0
"""A small oven is hot in five minutes; one that had less than ten would often be cut off."""

GRACE_S: Final = 120.0
"""What a zone has beyond a stage's end, to be stepped in: Home Assistant restarts in less."""

EARLY_S: Final = 30.0
"""Where a zone allows no time beyond the end, it is stepped that much before it."""


class StepKind(StrEnum):
    """What a stage is for."""

    HEAT = "heat"
    HOLD = "hold"
    COOK = "cook"
    REST = "rest"
    USER = "user"


HEATING: Final = {StepKind.HEAT, StepKind.HOLD, StepKind.COOK}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One stage.

    It `lasts_s`, or ends with its core temperature, with a person (`waits`) or, a heat-up, with its
    target; after `most_s` without those the whole program is over. `starts_s` is the time that a
    zone is given when a cook begins with this stage. `words` are for people, by language.
    """

    kind: StepKind
    id: str | None = None
    mode: str | None = None
    target_c: float | None = None
    power_pct: float | None = None
    lasts_s: float | None = None
    most_s: float | None = None
    core_c: float | None = None
    waits: bool = False
    words: Mapping[str, str] | None = None
    starts_s: float = 0.0

    @property
    def heats(self) -> bool:
        """Whether it is heat, which a zone must be started for."""
        return self.kind in HEATING

    @property
    def bound_s(self) -> float:
        """The longest that it heats, pauses aside; 0 where it does not heat."""
        bounds = [one for one in (self.lasts_s, self.most_s) if one is not None]
        return min(bounds, default=0.0) if self.heats else 0.0


def next_heating(steps: tuple[Step, ...], index: int) -> Step | None:
    """Return the first stage after `index` that heats."""
    return next((step for step in steps[index + 1 :] if step.heats), None)


def goes_on(steps: tuple[Step, ...], index: int, mode: str | None, *, can_pause: bool) -> bool:
    """Whether the cook in this mode that runs at `index` is needed again for a later stage.

    A change of mode needs a start, and so does what follows heat that was switched off; a zone that
    can pause keeps its cook through a rest.
    """
    after = next_heating(steps, index)
    if after is None or after.mode != mode:
        return False
    return can_pause or after is steps[index + 1]


def spare_s(steps: tuple[Step, ...], index: int, *, can_pause: bool) -> float:
    """Return what a zone is given beyond the end of a stage, so that it is still there to go on."""
    step = steps[index]
    on = goes_on(steps, index, step.mode, can_pause=can_pause)
    return GRACE_S if on and step.lasts_s is not None else 0.0


def fitted_s(wanted_s: float, least_s: float, most_s: float, tick_s: float) -> float:
    """Return the shortest time that can be set and is not less than wanted, the longest else."""
    ticks = ceil((wanted_s - least_s) / tick_s)
    return min(most_s, least_s + max(0, ticks) * tick_s)


def heat_most_s(others_s: float, longest_s: float) -> float | None:
    """Return how long a heat-up may take beside what else must fit; None where that is too much."""
    left_s = longest_s - others_s
    return None if left_s < HEAT_LEAST_S else min(HEAT_MOST_S, left_s)
