"""Finds the program that somebody means by its id or by its title in any language."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from ..entity import Zone
from ..problems import unsuitable
from ..unsuitable import Unsuitable
from .fitting import misfit
from .recipe import Recipe
from .shelf import Shelf
from .titles import plain, title, titled

MOST_TOLD = 10
"""More titles make no sentence that anybody reads or listens to."""


def find(book: Shelf, zone: Zone, said: str) -> Recipe:
    """Return the program for a zone; raises Unsuitable in a sentence that helps.

    Only what is written otherwise is forgiven, never a word too many or too few: a wrong guess
    would heat.
    """
    hass = zone.coordinator.hass
    language = hass.config.language
    fitting = titled(book.recipes(zone), language)
    if meant := _meant(fitting, said):
        return _only(meant, said, language)
    unfit = _named(book.everything(zone.coordinator.cooker.identity.kind), said)
    for recipe in unfit:
        if (found := misfit(recipe.program, zone.can)) is not None:
            raise unsuitable(hass, found)
    if _named(book.drafts, said):
        raise Unsuitable("draft_program", program=said)
    if not fitting:
        raise Unsuitable("no_programs_here")
    likely = get_close_matches(said, fitting, n=MOST_TOLD, cutoff=0.5) or [*fitting]
    # In quotes, for a title may hold a comma.
    quoted = tuple(f"“{name}”" for name in likely[:MOST_TOLD])
    raise Unsuitable("no_such_program_here", program=said, programs=quoted)


def find_anywhere(book: Shelf, recipes: Iterable[Recipe], said: str, language: str) -> Recipe:
    """Return the one of these programs, or of the drafts, that somebody means."""
    named = _named((*recipes, *book.drafts), said)
    if not named:
        raise Unsuitable("no_such_program", program=said)
    return _only(named, said, language)


def _meant(fitting: dict[str, Recipe], said: str) -> list[Recipe]:
    """Prefer the titles as the select shows them, which tell two of one name apart."""
    shown = [one for name, one in fitting.items() if plain(name) == plain(said)]
    return shown or _named(fitting.values(), said)


def _named(recipes: Iterable[Recipe], said: str) -> list[Recipe]:
    every = tuple(recipes)
    by_id = [one for one in every if one.program.id == said]
    return by_id or [one for one in every if plain(said) in set(_names(one))]


def _names(recipe: Recipe) -> Iterator[str]:
    yield plain(recipe.program.id)
    yield from map(plain, recipe.program.name.values())


def _only(named: list[Recipe], said: str, language: str) -> Recipe:
    if len(named) > 1:
        ids = tuple(f"{title(one.program, language)}: {one.program.id}" for one in named)
        raise Unsuitable("several_such_programs", program=said, programs=ids)
    return named[0]
