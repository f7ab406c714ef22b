"""What cookers, their zones, their rooms and the programs are called in this house.

The names are those that people gave: to the entry, the device, its entities (also as aliases) and
the area (also as aliases). They are gathered when they are needed after something changed.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from homeassistant.config_entries import (
    SIGNAL_CONFIG_ENTRY_CHANGED,
    ConfigEntry,
    ConfigEntryChange,
)
from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, callback
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.dispatcher import async_dispatcher_connect

from ..const import DOMAIN
from ..entity import Zone
from ..lib.cookery.saying import Named, Names
from ..programs.shelf import Shelf
from .places import area_of, cooker_ref, device_of, zone_ref

_CHANGES: Final = (
    ar.EVENT_AREA_REGISTRY_UPDATED,
    dr.EVENT_DEVICE_REGISTRY_UPDATED,
    er.EVENT_ENTITY_REGISTRY_UPDATED,
)

_MAIN: Final = (("sensor", "state"), ("button", "start"), ("climate", "climate"))
"""Entities that stand for a whole zone; an alias of its light would be the light's."""

_QUALIFIER: Final = re.compile(r"(?:,\s|\s*[(\uff08]|\s(?:(?:of|de|di|von)\s)?\d).*$")
"""What tells programs of one name apart in a list: Roast chicken, by probe."""


class HouseNames:
    """The names, kept until one of them changes."""

    def __init__(self, hass: HomeAssistant, shelf: Shelf) -> None:
        self._hass = hass
        self._shelf = shelf
        self._kept: dict[str, Names] = {}
        self._ends: list[CALLBACK_TYPE] = []

    @callback
    def watch(self) -> None:
        """Begin to listen for changes."""
        self._ends = [
            *(self._hass.bus.async_listen(one, self._changed) for one in _CHANGES),
            async_dispatcher_connect(self._hass, SIGNAL_CONFIG_ENTRY_CHANGED, self._entry_changed),
            self._shelf.subscribe(self.forget),
        ]

    @callback
    def close(self) -> None:
        """Listen no more."""
        for end in self._ends:
            end()
        self._ends = []
        self.forget()

    @callback
    def forget(self) -> None:
        """Gather them anew for the next sentence."""
        self._kept = {}

    def of(self, zones: Iterable[Zone], tongue: str) -> Names:
        """Return the names of these zones and, in a language, of what they can cook."""
        if tongue not in self._kept:
            self._kept[tongue] = _names(self._hass, self._shelf, tuple(zones), tongue)
        return self._kept[tongue]

    @callback
    def _changed(self, _event: Event[Any]) -> None:
        self.forget()

    @callback
    def _entry_changed(self, _change: ConfigEntryChange, entry: ConfigEntry) -> None:
        if entry.domain == DOMAIN:
            self.forget()


def _names(hass: HomeAssistant, shelf: Shelf, zones: tuple[Zone, ...], tongue: str) -> Names:
    cookers: dict[str, set[str]] = {}
    for zone in zones:
        cookers.setdefault(cooker_ref(zone), set()).update(_of_cooker(hass, zone))
    alone = {ref for ref in cookers if sum(cooker_ref(one) == ref for one in zones) == 1}
    for zone in zones:
        if cooker_ref(zone) in alone:
            cookers[cooker_ref(zone)].update(_aliases(hass, zone))
    return Names(
        cookers=_named(cookers),
        zones=_named(
            {
                zone_ref(zone): {*_of_zone(zone), *_aliases(hass, zone)}
                for zone in zones
                if cooker_ref(zone) not in alone
            }
        ),
        areas=_named(dict(_areas(hass, zones))),
        programs=_named(_programs(shelf, zones, tongue)),
    )


def _named(words: dict[str, set[str]]) -> tuple[Named, ...]:
    return tuple(Named(ref, tuple(sorted(filter(None, said)))) for ref, said in words.items())


def _of_cooker(hass: HomeAssistant, zone: Zone) -> Iterator[str]:
    yield zone.coordinator.config_entry.title
    device = dr.async_get(hass).async_get(zone.coordinator.device_id)
    if device is not None:
        yield from filter(None, (device.name_by_user, device.name))


def _of_zone(zone: Zone) -> Iterator[str]:
    title = zone.coordinator.config_entry.title
    device = device_of(zone)
    for name in {zone.can.name, (device and (device.name_by_user or device.name)) or zone.can.name}:
        yield name
        yield f"{title} {name}"


def _aliases(hass: HomeAssistant, zone: Zone) -> Iterator[str]:
    registry = er.async_get(hass)
    for platform, key in _MAIN:
        entity_id = registry.async_get_entity_id(platform, DOMAIN, zone.unique_id(key))
        entity = registry.async_get(entity_id) if entity_id else None
        if entity is not None:
            yield from (one for one in entity.aliases if isinstance(one, str))


def _areas(hass: HomeAssistant, zones: Iterable[Zone]) -> Iterator[tuple[str, set[str]]]:
    registry = ar.async_get(hass)
    for area_id in {area_of(hass, device_of(zone)) for zone in zones}:
        if area_id and (area := registry.async_get_area(area_id)):
            yield area.id, {area.name, *area.aliases}


def _programs(shelf: Shelf, zones: Iterable[Zone], tongue: str) -> dict[str, set[str]]:
    """Return what people call the programs: their titles, up to a comma, a bracket or a weight.

    Of several that are called alike it is the first, and the answer says which one that is.
    """
    found: dict[str, set[str]] = {}
    taken: set[str] = set()
    for kind in sorted({zone.coordinator.cooker.identity.kind for zone in zones}):
        for recipe in shelf.everything(kind):
            titles = recipe.program.name
            spoken = {one for tag, one in titles.items() if tag.partition("-")[0] == tongue}
            names = {_QUALIFIER.sub("", one) for one in spoken or titles.values()} - taken
            taken |= names
            found[recipe.program.id] = names
    return found
