"""The program that a scene starts or gets ready, and whether it could ever be started."""

from dataclasses import replace

from ..entity import Zone
from ..holding.steps import can_heat_up
from ..lib.aiocooker import Program, StageKind, ZoneCapabilities
from ..lib.cookery import Circumstances, refusals
from ..problems import unsuitable
from ..programs.fitting import misfit
from ..programs.shelf import Shelf
from ..staging import Staged, TimerStarts, can_preheat, cooking, known_modes, usual
from ..unsuitable import Unsuitable
from .scene import Cooking, Do


def preheats(can: ZoneCapabilities) -> bool:
    """Whether a zone can heat up empty and wait for its food, by itself or stepped."""
    return can_preheat(can) or can_heat_up(can)


def begins_with_heat(program: Program) -> bool:
    """Whether a program heats up before its food is in."""
    return program.stages[0].kind is StageKind.HEAT


def wanted(book: Shelf, zone: Zone, what: Cooking) -> Program:
    """Return what a scene cooks; raises Unsuitable where that is there no more.

    Settings that are left out are the mode's own.
    """
    if what.program_id is not None:
        recipe = book.get(what.program_id)
        if recipe is None or recipe.draft:
            raise Unsuitable("no_such_program", program=what.program_id)
        return recipe.program
    by_hand = cooking(_settings(zone.can, what), preheat=what.do is Do.PREHEAT)
    return replace(by_hand, perishable=what.perishable)


def must_be_possible(zone: Zone, program: Program, what: Cooking, *, unattended: bool) -> None:
    """Raise Unsuitable where a zone can never cook that, or it would never be safe.

    Whether a door stands open or a probe is in is another day's matter: see `starting`.
    """
    hass = zone.coordinator.hass
    if what.do is Do.PREHEAT and not (preheats(zone.can) and begins_with_heat(program)):
        raise Unsuitable("cannot_preheat")
    kind = zone.coordinator.cooker.identity.kind
    alone = unattended and what.do is not Do.GET_READY
    then = Circumstances(kind=kind, country=hass.config.country, unattended=alone)
    found = misfit(program, zone.can)
    for reason in (found,) if found else refusals(program, zone.can, then):
        raise unsuitable(hass, reason)


def _settings(can: ZoneCapabilities, what: Cooking) -> Staged:
    mode = next((one for one in known_modes(can) if one.mode == what.mode), None)
    if mode is None:
        offered = tuple(one.mode for one in known_modes(can))
        key = "no_such_mode" if offered else "no_start_from_here"
        raise Unsuitable(key, mode=(what.mode or "",), modes=offered)
    usually = usual(mode)
    return replace(
        usually,
        target_c=usually.target_c if what.target_c is None else what.target_c,
        duration_s=usually.duration_s if what.duration_s is None else what.duration_s,
        timer_starts=TimerStarts.BY_HAND,
    )
