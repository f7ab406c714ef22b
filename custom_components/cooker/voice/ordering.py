"""What a sentence asks a zone to cook, as a program; nothing is sent from here."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from homeassistant.core import HomeAssistant

from .. import scale
from ..actions.wishes import Wish, can_preheat, cooking, preheating
from ..entity import Zone
from ..lib.aiocooker import CookingMode, Program, Stage
from ..lib.cookery.saying import Intent, Said, SaidStage, Scale, Temperature
from ..programs.changes import changed
from ..programs.matching import find
from ..programs.next_cook import next_cook
from ..programs.shelf import Shelf
from ..staging import BY_HAND, Staged, TimerStarts, usual
from ..staging import cooking as whole_cook
from ..unsuitable import Unsuitable
from . import modes

_FREEZING_F, _F_PER_C = 32.0, 1.8
_DEFAULT_WARM_S = 3600.0
"""An hour: half of what safety allows (two hours)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What to start in a zone; `original` is the program before this cook changed it."""

    zone: Zone
    program: Program
    original: Program | None = None


def celsius(hass: HomeAssistant, said: Temperature) -> float:
    """Return what degrees somebody means: those they named, else the house's own."""
    if said.scale is Scale.CELSIUS:
        return said.value
    if said.scale is Scale.FAHRENHEIT:
        return round((said.value - _FREEZING_F) / _F_PER_C, 2)
    return scale.temperature(hass).meant(said.value)


def _target_c(hass: HomeAssistant, said: Said | SaidStage) -> float | None:
    return None if said.temperature is None else celsius(hass, said.temperature)


async def ordered(zone: Zone, said: Said, shelf: Shelf) -> Order:
    """Return what is to be cooked; raises Unsuitable, and Refused out of bounds."""
    if said.stages:
        return Order(zone=zone, program=_in_stages(zone, said.stages))
    if said.intent is Intent.PREHEAT:
        if not can_preheat(zone.can):
            raise Unsuitable("cannot_preheat")
        return Order(zone=zone, program=preheating(zone.can, _wish(zone, said)))
    if said.intent is Intent.KEEP_WARM:
        return Order(zone=zone, program=cooking(zone.can, _keeping_warm(zone, said)))
    if said.program is not None or said.food is not None:
        return _by_name(zone, said, shelf)
    if said.mode or said.temperature or said.power or said.power_pct is not None:
        return Order(zone=zone, program=cooking(zone.can, _wish(zone, said)))
    return await _as_set(zone, said)


def wished(zone: Zone, said: Said) -> Wish:
    """Return the settings that a sentence names; its mode is the one that it means here."""
    return _wish(zone, said)


def _by_name(zone: Zone, said: Said, shelf: Shelf) -> Order:
    """Return a program that was named; of food without a program, cooked as was said."""
    if said.program is None and (said.mode or said.temperature or said.power):
        return Order(zone=zone, program=cooking(zone.can, _wish(zone, said)))
    recipe = find(shelf, zone, said.program or said.food or "")
    hass = zone.coordinator.hass
    program = changed(
        recipe.program,
        target_c=_target_c(hass, said),
        duration_s=said.duration_s,
        power_pct=_power_pct(zone, said, CookingMode.UNKNOWN),
    )
    return Order(zone=zone, program=program, original=recipe.program)


async def _as_set(zone: Zone, said: Said) -> Order:
    """Return what is set for the next cook, for the time that was said."""
    if zone.zone not in zone.coordinator.staged:
        raise Unsuitable("no_program_or_mode")
    program = await next_cook(zone)
    if said.duration_s is None:
        return Order(zone=zone, program=program)
    longer = changed(program, duration_s=said.duration_s)
    return Order(zone=zone, program=longer, original=program)


def _wish(zone: Zone, said: Said | SaidStage, before: CookingMode | None = None) -> Wish:
    target_c = _target_c(zone.coordinator.hass, said)
    mode = _mode(zone, said, target_c, before)
    return Wish(
        mode=mode,
        target_c=target_c,
        power_pct=_power_pct(zone, said, mode),
        duration_s=said.duration_s,
    )


def _mode(
    zone: Zone, said: Said | SaidStage, target_c: float | None, before: CookingMode | None
) -> CookingMode:
    if said.mode is not None:
        return modes.named(zone.can, said.mode)
    if before is not None:
        return before
    powered = said.power is not None or said.power_pct is not None
    found = modes.by_power(zone.can) if powered else modes.by_temperature(zone.can, target_c)
    if found is None:
        raise Unsuitable("no_power_here" if powered else "no_temperature_here")
    return found


def _power_pct(zone: Zone, said: Said | SaidStage, mode: CookingMode) -> float | None:
    if said.power is None:
        return said.power_pct
    can = zone.can.mode(mode)
    return modes.share(can.power_pct if can else None, said.power)


def _keeping_warm(zone: Zone, said: Said) -> Wish:
    mode = modes.named(zone.can, CookingMode.KEEP_WARM)
    return Wish(mode=mode, duration_s=said.duration_s or _DEFAULT_WARM_S)


def _in_stages(zone: Zone, said: tuple[SaidStage, ...]) -> Program:
    """Return stages one after the other; what a later one leaves out is as in the one before."""
    return Program(id="manual", name=BY_HAND, stages=tuple(_stages(zone, said)))


def _stages(zone: Zone, said: tuple[SaidStage, ...]) -> Iterator[Stage]:
    before: Wish | None = None
    heated = False
    for place, one in enumerate(said):
        wish = _wish(zone, one, before.mode if before else None)
        if before is not None and (heated or wish.mode is before.mode):
            wish = _as_hot(zone, wish, before)
        before, heated = wish, one.preheat
        if one.preheat:
            yield from _heat_up(zone, wish)
        else:
            (cook,) = cooking(zone.can, wish).stages
            yield replace(cook, id=f"stage_{place + 1}")


def _as_hot(zone: Zone, wish: Wish, before: Wish) -> Wish:
    """Return a stage without a temperature of its own with that of the one before it."""
    can = zone.can.mode(wish.mode)
    if wish.target_c is not None or before.target_c is None or can is None:
        return wish
    holds = can.temperature_c is not None and can.temperature_c.holds(before.target_c)
    return replace(wish, target_c=before.target_c) if holds else wish


def _heat_up(zone: Zone, wish: Wish) -> Iterator[Stage]:
    """Yield what comes before a cook that follows: heat, and wait for the food."""
    if not can_preheat(zone.can):
        raise Unsuitable("cannot_preheat")
    usually = usual(next(one for one in zone.can.modes if one.mode is wish.mode))
    staged = Staged(
        mode=wish.mode,
        duration_s=usually.duration_s,
        target_c=usually.target_c if wish.target_c is None else wish.target_c,
        timer_starts=TimerStarts.BY_HAND,
    )
    yield from whole_cook(staged, preheat=True).stages[:-1]
