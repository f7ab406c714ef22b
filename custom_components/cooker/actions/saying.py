"""The fields of the actions that keep programs, and the document that they make together."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

import voluptuous as vol
from homeassistant.core import HomeAssistant
from homeassistant.helpers import config_validation as cv

from ..entity import words
from ..lib.aiocooker import CookerKind, CookingMode
from ..lib.cookery import FoodClass
from ..programs.recipe import Document
from ..programs.shelf import Shelf
from ..programs.titles import plain
from ..programs.writing import About, Heat, cook, id_of, named, preheat
from ..unsuitable import Unsuitable
from . import fields
from .fields import Fields, wish

_TEXT = vol.All(cv.string, vol.Length(min=1, max=100))

PROGRAM: Final[Fields] = {vol.Required("program"): _TEXT}

SAVE: Final[Fields] = {
    vol.Exclusive("program", "what"): dict,
    vol.Exclusive("name", "what"): _TEXT,
    vol.Optional("id"): vol.All(cv.string, vol.Length(min=1, max=64)),
    vol.Optional("kind"): vol.In(words(CookerKind)),
    vol.Optional("mode"): vol.In(words(CookingMode)),
    **fields.MORE,
    vol.Optional("preheat", default=False): cv.boolean,
    vol.Optional("food"): vol.In([one.value for one in FoodClass]),
    vol.Optional("perishable", default=True): cv.boolean,
    vol.Optional("servings"): vol.All(vol.Coerce(float), vol.Range(min=0.25, max=1000)),
}

IMPORT: Final[Fields] = MappingProxyType(
    {
        vol.Exclusive("document", "source"): dict,
        vol.Exclusive("text", "source"): cv.string,
    }
)


def said_document(hass: HomeAssistant, book: Shelf, said: Mapping[str, Any]) -> Document:
    """Return the document to save; raises Unsuitable where too little was said.

    Who saves a name again means the same program, in a new version.
    """
    if "program" in said:
        return {**said["program"], **({"id": said["id"]} if "id" in said else {})}
    if "name" not in said:
        raise Unsuitable("name_or_program")
    if "mode" not in said or "duration" not in said:
        raise Unsuitable("mode_and_duration_needed")
    name, language = said["name"], hass.config.language
    asked = wish(hass, {**said, "program": name})
    heat = Heat(
        mode=asked.mode,
        duration_s=said["duration"],
        target_c=asked.target_c,
        power_pct=asked.power_pct,
        core_c=asked.core_c,
    )
    about = About(
        name=name,
        kind=said.get("kind"),
        food_class=said.get("food"),
        perishable=said["perishable"],
        servings=said.get("servings"),
    )
    before = preheat(heat) if said["preheat"] else ()
    document = {"id": said.get("id") or _id(book, name), "stages": [*before, cook(heat)]}
    return named(about, language, document)


def _id(book: Shelf, name: str) -> str:
    same = (
        one.program.id for one in book.own if plain(name) in map(plain, one.program.name.values())
    )
    return next(same, None) or book.free_id(id_of(name))
