"""Which of several zones somebody names when asked: the upper one, the one in the kitchen."""

from collections.abc import Callable, Iterator, Mapping

from homeassistant.helpers import area_registry as ar

from ..entity import Zone
from ..lib.cookery.saying import Names
from ..lib.cookery.saying.names import known
from ..lib.cookery.saying.scan import scan
from ..lib.cookery.saying.text import tokens
from ..lib.cookery.saying.word import Word
from .dialogue import is_all, place_said
from .heard import Heard
from .places import area_of, called, called_whole, cooker_ref, device_of, zone_ref


def picked(heard: Heard, choices: tuple[Zone, ...], names: Names) -> tuple[Zone, ...]:
    """Return what was picked: one, all of them, or nothing where that is not clear."""
    if is_all(heard):
        return choices
    if (place := place_said(heard)) is not None:
        return choices[place : place + 1]
    by_name = _by_name(heard, choices, names)
    return by_name if len(by_name) == 1 else _by_difference(heard, choices)


def _by_name(heard: Heard, choices: tuple[Zone, ...], names: Names) -> tuple[Zone, ...]:
    """Find names of the house, also misheard ones."""
    found = choices
    any_name = False
    for span in scan(heard.text, heard.tongue, known(names, heard.tongue)):
        for word, test in _TESTS.items():
            if word in span.kinds:
                any_name = True
                ref = span.kinds[word]
                found = tuple(one for one in found if test(one) == ref)
    return found if any_name else ()


def _area(zone: Zone) -> str | None:
    return area_of(zone.coordinator.hass, device_of(zone))


_TESTS: Mapping[Word, Callable[[Zone], str | None]] = {
    Word.ZONE: zone_ref,
    Word.COOKER: cooker_ref,
    Word.AREA: _area,
    Word.APPLIANCE: lambda zone: zone.coordinator.cooker.identity.kind.value,
}


def _by_difference(heard: Heard, choices: tuple[Zone, ...]) -> tuple[Zone, ...]:
    """Find what tells one from the others: "upper" of Upper oven and Lower oven, 上 of 上层."""
    words = [frozenset(_words(one)) for one in choices]
    shared = frozenset.intersection(*words)
    said = set(tokens(heard.text)) - shared
    scores = [len(said & own) for own in words]
    best = max(scores)
    found = tuple(one for one, score in zip(choices, scores, strict=True) if score == best)
    return found if best and len(found) == 1 else ()


def _words(zone: Zone) -> Iterator[str]:
    hass = zone.coordinator.hass
    device = device_of(zone)
    area = ar.async_get(hass).async_get_area(area_of(hass, device) or "")
    names = [called(zone), called_whole(zone), area.name if area else None]
    if device is not None:
        names += [device.name_by_user, device.name]
    for name in filter(None, names):
        yield from tokens(name)
