"""Keeps what is done warm until somebody has a hand free."""

from enum import Enum, auto
from math import ceil
from typing import Final

from ..entity import Zone
from ..lib.aiocooker import CookingMode, Program, Range, ZoneState
from ..lib.cookery import KEEP_WARM_USUAL_S
from ..staging import Staged, cooking, fitted, known_modes

LEAST_C: Final = 63.0
"""The Food Safety and Hygiene (England) Regulations 2013, schedule 4: the strictest that we know.

It holds in every country here: whoever sets up a scene may ask for more, never for less.
"""

_WARM: Final = (CookingMode.KEEP_WARM, CookingMode.WARMING)


class Way(Enum):
    """What becomes of food that is done while nobody has a hand free."""

    ITSELF = auto()
    """The zone keeps it warm already."""
    PROGRAM = auto()
    """It can be told to."""
    STAYS = auto()
    """It may stay inside, and cools."""
    NOT = auto()
    """It must be taken out."""


def way(zone: Zone, hold_c: float) -> Way:
    """Return how a zone takes care of what is done."""
    if zone.says.state is ZoneState.KEEPING_WARM:
        return Way.ITSELF
    if program(zone, hold_c) is not None:
        return Way.PROGRAM
    return Way.STAYS if zone.can.holds_safely else Way.NOT


def program(zone: Zone, hold_c: float) -> Program | None:
    """Return what keeps food warm at `hold_c` °C, for two hours at most; None where nothing can.

    A mode that sets its own temperature is made for that.
    """
    modes = {one.mode: one for one in known_modes(zone.can)}
    mode = next((modes[word] for word in _WARM if word in modes), None)
    if mode is None:
        return None
    bounds, target_c = mode.temperature_c, None
    if bounds is not None:
        target_c = _on_a_step(bounds, max(LEAST_C, hold_c))
        if target_c < LEAST_C:
            return None
    settings = Staged(mode=mode.mode, duration_s=KEEP_WARM_USUAL_S, target_c=target_c)
    return cooking(fitted(mode, settings), preheat=False)


def _on_a_step(bounds: Range, target_c: float) -> float:
    """Return the next temperature that can be set, never below the one wished but at the top."""
    steps = ceil((target_c - bounds.min) / bounds.step) if bounds.step else 0
    wished_c = bounds.min + max(0, steps) * bounds.step if bounds.step else target_c
    return min(max(wished_c, bounds.min), bounds.max)
