"""Looks at a program before it is kept: whether any cooker of the house may ever start it."""

from collections.abc import Iterable, Iterator

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant

from ..entity import Zone, zones
from ..household import cooker_entries
from ..lib.cookery import Circumstances, Problem, refusals
from ..problems import unsuitable
from ..unsuitable import Unsuitable, sentence, told, translations
from .fitting import misfit
from .recipe import Recipe


def zones_here(hass: HomeAssistant) -> Iterator[Zone]:
    """Yield the zones of all cookers that are set up."""
    for entry in cooker_entries(hass):
        if entry.state is ConfigEntryState.LOADED:
            yield from zones(entry.runtime_data)


def meant_for(recipe: Recipe, zone: Zone) -> bool:
    """Whether a program is for the kind of appliance that a zone belongs to."""
    return recipe.kind in {None, zone.coordinator.cooker.identity.kind}


def must_be_safe(hass: HomeAssistant, recipe: Recipe) -> None:
    """Raise Unsuitable where each zone that could cook it must never start it.

    Where no cooker here could, it is kept all the same: every start looks again.
    """
    judged = list(_judged(hass, recipe))
    if judged and all(reasons for _, reasons in judged):
        name, reasons = judged[0]
        why = unsuitable(hass, reasons[0])
        raise Unsuitable(why.key, **why.said, name=name)


async def warnings(hass: HomeAssistant, recipe: Recipe) -> list[str]:
    """Return why a program could be started nowhere here, a sentence for each reason."""
    words = await translations(hass, "exceptions")
    judged = list(_judged(hass, recipe)) or list(_misfits(hass, recipe))
    found = judged if all(reasons for _, reasons in judged) else []
    sentences = [
        sentence(words, await told(hass, unsuitable(hass, reason), name))
        for name, reasons in found
        for reason in reasons
    ]
    return list(dict.fromkeys(sentences))


def _misfits(hass: HomeAssistant, recipe: Recipe) -> Iterator[tuple[str, tuple[Problem, ...]]]:
    """Yield each zone that it is meant for with why it cannot cook it."""
    for zone in zones_here(hass):
        if meant_for(recipe, zone) and (found := misfit(recipe.program, zone.can)) is not None:
            yield zone.name, (found,)


def _judged(hass: HomeAssistant, recipe: Recipe) -> Iterator[tuple[str, tuple[Problem, ...]]]:
    """Yield each zone that can cook it, by name, with what safety says when somebody is there."""
    for zone in _able(zones_here(hass), recipe):
        kind = zone.coordinator.cooker.identity.kind
        where = Circumstances(kind=kind, country=hass.config.country)
        yield zone.name, refusals(recipe.program, zone.can, where)


def _able(every: Iterable[Zone], recipe: Recipe) -> Iterator[Zone]:
    for zone in every:
        if meant_for(recipe, zone) and misfit(recipe.program, zone.can) is None:
            yield zone
