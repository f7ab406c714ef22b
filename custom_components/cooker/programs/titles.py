"""What people call programs, in their language."""

import unicodedata
from collections.abc import Iterable, Mapping

from ..lib.aiocooker import Program
from .recipe import Recipe

BY_HAND = "by_hand"
"""The option that stands for no program: what is set on the device page."""


def in_language(texts: Mapping[str, str], language: str) -> str | None:
    """Return a text in a language, else in its parent, else in English, else in any."""
    wanted = (language, language.partition("-")[0], "en")
    found = (texts[tag] for tag in wanted if tag in texts)
    return next(found, None) or next(iter(texts.values()), None)


def title(program: Program, language: str) -> str:
    """Return what a program is called."""
    return in_language(program.name, language) or program.id


def plain(text: str) -> str:
    """Return a title as people compare it: capitals, spaces and full-width forms do not matter."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(one for one in folded if one.isalnum())


def titled(recipes: Iterable[Recipe], language: str) -> dict[str, Recipe]:
    """Return recipes by titles that differ; the second of a name gets a number."""
    found: dict[str, Recipe] = {}
    for recipe in recipes:
        name = title(recipe.program, language).strip()
        places = (name, *(f"{name} ({number})" for number in range(2, len(found) + 3)))
        found[next(one for one in places if one not in found and one != BY_HAND)] = recipe
    return found
