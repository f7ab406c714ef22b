"""How what is done is kept warm until somebody has a hand free.

A cooker closes its remote start gate when a cook ends, so that afterwards nothing can begin. What
is to be kept warm therefore goes on as the same cook, cooler and longer: that starts nothing.
"""

from dataclasses import dataclass
from enum import Enum, auto
from math import ceil
from typing import Final

from ..entity import Zone
from ..lib.aiocooker import (
    CookingMode,
    ModeCapability,
    Program,
    Range,
    StageKind,
    ZoneSnapshot,
    ZoneState,
)
from ..lib.cookery import KEEP_WARM_USUAL_S
from ..staging import Staged, cooking, fitted, known_modes

LEAST_C: Final = 63.0
"""The Food Safety and Hygiene (England) Regulations 2013, schedule 4: the strictest that we know.

It holds in every country here: whoever sets up a scene may ask for more, never for less.
"""

WARMEST_C: Final = 85.0
"""Hotter is not kept warm but cooks on: an estimate of our own, with room for coarse knobs."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class GoingOn:
    """The end of a cook, put off: at `target_c` (°C) for `add_s` more seconds.

    `same_as` is that as a program, for the rules of safety to judge.
    """

    target_c: float
    add_s: float
    same_as: Program


def going_on(zone: Zone, hold_c: float) -> GoingOn | None:
    """Return how the cook that runs can go on as a hold; None where it cannot.

    Only its last stage can, only with a temperature, and only if that becomes no hotter. What is
    kept warm already has its limits; what must not run empty cannot be left to run for hours.
    """
    mode = _last_mode(zone) if zone.can.can_run_empty else None
    if (
        mode is None
        or mode.mode in _WARM
        or mode.temperature_c is None
        or zone.says.target_c is None
    ):
        return None
    target_c = _on_a_step(mode.temperature_c, max(LEAST_C, hold_c))
    hottest_c = min(zone.says.target_c, max(WARMEST_C, hold_c))
    if not LEAST_C <= target_c <= hottest_c:
        return None
    longest_s = min(mode.duration_s.max, zone.can.max_duration_s)
    add_s = min(KEEP_WARM_USUAL_S, longest_s)
    settings = Staged(mode=mode.mode, duration_s=add_s, target_c=target_c)
    same_as = cooking(fitted(mode, settings), preheat=False)
    return GoingOn(target_c=target_c, add_s=add_s, same_as=same_as)


def holds_at(zone: Zone, hold_c: float) -> float | None:
    """Return at what temperature (°C) a zone can hold some of its cooks; None for none of them.

    That is what people are told before anything runs: by a mode of its own, or as a cook goes on.
    """
    held = program(zone, hold_c)
    if held is not None:
        return held.stages[0].target_c
    modes = known_modes(zone.can) if zone.can.can_run_empty else ()
    bounds = (one.temperature_c for one in modes if one.mode not in _WARM)
    steps = (_on_a_step(one, max(LEAST_C, hold_c)) for one in bounds if one is not None)
    fits = (one for one in steps if LEAST_C <= one <= max(WARMEST_C, hold_c))
    return min(fits, default=None)


def is_going_on(says: ZoneSnapshot, hold: GoingOn | None) -> bool:
    """Whether a zone shows that its cook goes on as a hold."""
    return hold is not None and says.target_c == hold.target_c


def _last_mode(zone: Zone) -> ModeCapability | None:
    says = zone.says
    stage = says.stage
    if stage is None or stage.kind is not StageKind.COOK or stage.index != stage.count - 1:
        return None
    if says.state not in {ZoneState.COOKING, ZoneState.PREHEATING} or says.remaining_s is None:
        return None
    return next((one for one in known_modes(zone.can) if one.mode is stage.mode), None)


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
