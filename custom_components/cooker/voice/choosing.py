"""Which zones a sentence means: what it names, what can do it, what runs, who speaks where."""

from collections.abc import Callable, Iterable
from typing import Final

from ..coordinator import CookerCoordinator
from ..entity import Zone, zones
from ..lib.aiocooker import CookingMode, ZoneState
from ..lib.cookery.saying import Intent, Said
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
    return found


def chosen(found: Zones, said: Said, heard: Heard, shelf: Shelf) -> Zones:
    """Return the fewest zones that are likely meant; several are still to be asked about."""
    for likely in _likely(said, heard, shelf):
        if len(found) > 1:
            found = _only(found, likely) or found
    if said.intent in WHOLE and len({cooker_ref(one) for one in found}) == 1:
        return found[:1]
    return found


def _likely(said: Said, heard: Heard, shelf: Shelf) -> Iterable[Callable[[Zone], bool]]:
    """Yield what tells one zone from another, the surest first."""
    if said.program is not None and said.intent is Intent.COOK:
        recipe = shelf.get(said.program)
        yield lambda one: recipe is not None and misfit(recipe.program, one.can) is None
    if said.mode is not None:
        wanted = modes_meant(said.mode)
        yield lambda one: any(one.can.mode(mode) for mode in wanted)
    if said.temperature is not None and said.intent is not Intent.COOK:
        yield lambda one: any(mode.temperature_c for mode in one.can.modes)
    if said.power is not None or said.power_pct is not None:
        yield lambda one: any(mode.power_pct for mode in one.can.modes)
    if said.intent is Intent.PREHEAT:
        yield lambda one: one.can.can_run_empty
    if said.intent is Intent.KEEP_WARM:
        yield lambda one: any(map(one.can.mode, (CookingMode.KEEP_WARM, CookingMode.WARMING)))
    if said.intent is Intent.RESUME:
        yield _waits
    if said.intent in ABOUT_A_COOK or said.intent is Intent.SET:
        yield lambda one: one.says.state in ON
        yield lambda one: one.says.state in _BUSY
    yield _beside(heard)
    if said.intent in {Intent.FOOD_TEMPERATURE, Intent.IS_SAFE}:
        yield lambda one: bool(one.can.probe_count)


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
