"""Which zones a sentence means: what it names, what can do it, what runs, who speaks where."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from ..coordinator import CookerCoordinator
from ..entity import Zone, zones
from ..lib.aiocooker import CookingMode, ZoneState
from ..lib.cookery.saying import Intent, Said, SaidStage
from ..on_since import ON
from ..programs.fitting import misfit
from ..programs.shelf import Shelf
from .heard import Heard
from .modes import modes_meant
from .places import area_of, area_of_speaker, cooker_ref, device_of, zone_ref

type Zones = tuple[Zone, ...]

NOWHERE: Final = frozenset({Intent.LAST_COOK, Intent.ON_MY_WAY, Intent.HANDS_BUSY})
"""Intents that are about no zone, or choose one by themselves."""

ABOUT_A_COOK: Final = frozenset(
    {
        Intent.STOP,
        Intent.PAUSE,
        Intent.RESUME,
        Intent.ADD_TIME,
        Intent.TIME_LEFT,
        Intent.STATUS,
        Intent.IS_PREHEATED,
        Intent.IS_SAFE,
        Intent.TEMPERATURE,
        Intent.FOOD_TEMPERATURE,
    }
)
"""Intents for which what runs goes before what does not."""

WHOLE: Final = frozenset({Intent.CHILD_LOCK, Intent.LIGHT})
"""What a cooker has once, however many zones."""

SEVERAL: Final = frozenset({Intent.STATUS, Intent.TIME_LEFT, Intent.IS_PREHEATED})
"""Questions that are answered for all that run, instead of being answered by a question."""

AT_ONCE: Final = frozenset({Intent.PAUSE, *WHOLE})
"""What may be done in several zones at once by who says both; heat begins in one at a time."""

_BUSY: Final = ON | {ZoneState.SCHEDULED, ZoneState.FINISHED, ZoneState.FAULT}


def every_zone(coordinators: Iterable[CookerCoordinator]) -> Zones:
    """Return the zones of all cookers in a steady order."""
    return tuple(zone for one in coordinators for zone in zones(one))


def meant(every: Zones, said: Said) -> Zones:
    """Return what a sentence may mean; nothing where it is of a cooker that is not here.

    Then it is for somebody else: another integration may have an oven, or a light called so.
    """
    found = every
    if said.zone is not None:
        found = _only(found, lambda one: zone_ref(one) == said.zone)
    if said.cooker is not None:
        found = _only(found, lambda one: cooker_ref(one) == said.cooker)
    if said.appliance is not None:
        found = _only(found, lambda one: one.coordinator.cooker.identity.kind == said.appliance)
    if said.area is not None:
        found = _only(found, lambda one: area_of(one.coordinator.hass, device_of(one)) == said.area)
    if said.intent is Intent.LIGHT:
        found = _only(found, lambda one: one.coordinator.cooker.capabilities.light)
    if said.intent is Intent.CHILD_LOCK:
        found = _only(found, lambda one: one.coordinator.cooker.capabilities.child_lock)
    if said.cooker is said.zone is said.appliance is None:
        if said.mode is not None:
            found = _only(found, _has_mode(said.mode))
        if _says_power(said):
            found = _only(found, _has_power)
    return found


def chosen(found: Zones, said: Said, heard: Heard, shelf: Shelf) -> Zones:
    """Return the fewest zones that are likely meant; several are still to be asked about."""
    for likely in _likely(said, heard, shelf):
        if len(found) > 1:
            found = _only(found, likely) or found
    if said.intent in WHOLE:
        found = tuple({cooker_ref(one): one for one in reversed(found)}.values())[::-1]
    return found


def _likely(said: Said, heard: Heard, shelf: Shelf) -> Iterator[Callable[[Zone], bool]]:
    """Yield what tells one zone from another, the surest first."""
    yield from _can_do(said, shelf)
    yield from _suits(said.intent)
    if said.intent is Intent.READY_AT and said.program is None:
        yield lambda one: bool(one.zone in one.coordinator.staged and one.staged.program_id)
    if said.intent in ABOUT_A_COOK or said.intent in {Intent.SET, Intent.KEEP_WARM}:
        if said.intent not in SEVERAL:
            # What is out of reach was on when it was last heard of, and may be off for long.
            yield lambda one: one.says.state in ON and _is_there(one)
        yield lambda one: one.says.state in ON
        yield lambda one: one.says.state in _BUSY
    if said.intent in {Intent.FOOD_TEMPERATURE, Intent.IS_SAFE}:
        yield lambda one: any(probe.inserted for probe in one.says.probes)
    if said.intent not in SEVERAL:
        yield _is_there
    yield _beside(heard)


def _can_do(said: Said, shelf: Shelf) -> Iterator[Callable[[Zone], bool]]:
    """Yield what a zone must be able to do for what was named."""
    if said.program is not None:
        recipe = shelf.get(said.program)
        yield lambda one: recipe is not None and misfit(recipe.program, one.can) is None
    if said.mode is not None:
        yield _has_mode(said.mode)
    if said.temperature is not None and said.intent is not Intent.COOK:
        yield lambda one: any(mode.temperature_c for mode in one.can.modes)
    if _says_power(said):
        yield _has_power


def _suits(intent: Intent) -> Iterator[Callable[[Zone], bool]]:
    """Yield what a zone must be for an intent."""
    match intent:
        case Intent.PREHEAT:
            yield lambda one: one.can.can_run_empty
        case Intent.KEEP_WARM:
            yield lambda one: any(map(one.can.mode, (CookingMode.KEEP_WARM, CookingMode.WARMING)))
        case Intent.FOOD_TEMPERATURE:
            yield lambda one: bool(one.can.probe_count)
        case Intent.RESUME:
            yield _waits


def _has_mode(word: str) -> Callable[[Zone], bool]:
    wanted = modes_meant(word)
    return lambda zone: any(zone.can.mode(mode) for mode in wanted)


def _has_power(zone: Zone) -> bool:
    return any(mode.power_pct for mode in zone.can.modes)


def _says_power(said: Said) -> bool:
    every: tuple[Said | SaidStage, ...] = (said, *said.stages)
    return any(one.power is not None or one.power_pct is not None for one in every)


def _is_there(zone: Zone) -> bool:
    return zone.coordinator.last_update_success


def _waits(zone: Zone) -> bool:
    return zone.says.state in {ZoneState.PAUSED, ZoneState.NEEDS_USER, ZoneState.PREHEATED}


def _beside(heard: Heard) -> Callable[[Zone], bool]:
    def in_the_room(zone: Zone) -> bool:
        hass = zone.coordinator.hass
        room = area_of_speaker(hass, heard)
        return room is not None and area_of(hass, device_of(zone)) == room

    return in_the_room


def _only(found: Zones, test: Callable[[Zone], bool]) -> Zones:
    return tuple(one for one in found if test(one))
