"""The actions that keep programs: they save, list, share and delete, and never heat."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from homeassistant.core import HomeAssistant, ServiceCall, ServiceResponse, SupportsResponse
from homeassistant.helpers import config_validation as cv
from homeassistant.util.json import JsonObjectType, JsonValueType

from ..entity import Zone
from ..lib.aiocooker import CookerKind
from ..lib.cookery import fixed_s, people
from ..problems import unsuitable
from ..programs.drafting import put_draft
from ..programs.fitting import misfit
from ..programs.judging import meant_for, must_be_safe, warnings
from ..programs.matching import find_anywhere
from ..programs.recipe import Recipe, read
from ..programs.share import read_text, share_text
from ..programs.shelf import Shelf, built_in, shelf
from ..programs.steps import raised_in_words, steps
from ..programs.titles import in_language, title
from ..unsuitable import Unsuitable, sentence, told, translations
from . import saying
from .fields import Fields
from .permits import READ, may_any, permitted, press
from .saying import said_document
from .targets import Target, all_targets, targets

_WRITE = press("start")
"""Who may start heat may also write down what to heat."""


async def save_program(call: ServiceCall) -> ServiceResponse:
    """Save a document, or a program of one cook made of the fields."""
    await may_any(call, _WRITE)
    book = await shelf(call.hass)
    document = said_document(call.hass, book, call.data)
    must_be_safe(call.hass, read(document))
    recipe = await book.save(document, author=await _author(call))
    return await _told_of(call.hass, recipe)


async def import_program(call: ServiceCall) -> ServiceResponse:
    """Put what somebody else wrote aside as a draft, raised to what is safe."""
    await may_any(call, _WRITE)
    document = _said_import(call.data)
    recipe, raised = await put_draft(call.hass, document, author=await _author(call))
    return {
        **await _told_of(call.hass, recipe),
        "floors": [*await raised_in_words(call.hass, raised)],
        "warnings": [*await warnings(call.hass, recipe)],
    }


def _said_import(said: Mapping[str, Any]) -> object:
    """Return the document that was given, as it is or within a text."""
    if not said:
        raise Unsuitable("document_or_text")
    return said["document"] if "document" in said else read_text(said["text"])


async def delete_program(call: ServiceCall) -> ServiceResponse:
    """Take an own program or a draft off the shelf."""
    await may_any(call, _WRITE)
    book = await shelf(call.hass)
    recipe = _meant(call, book)
    await book.delete(recipe.program.id)
    return {"id": recipe.program.id}


async def export_program(call: ServiceCall) -> ServiceResponse:
    """Return a program as a document and as one line of text."""
    book = await shelf(call.hass)
    recipe = _meant(call, book)
    return {
        "id": recipe.program.id,
        "title": title(recipe.program, call.hass.config.language),
        "document": deepcopy(dict(recipe.document)),
        "text": share_text(recipe.document),
    }


async def get_programs(call: ServiceCall) -> ServiceResponse:
    """Return what the chosen zones can cook, or those of all cookers; drafts come last."""
    chosen = targets(call, choosy=False) or tuple(all_targets(call.hass))
    meant = await permitted(call, chosen, READ)
    book = await shelf(call.hass)
    here = [one for one in meant if one.zone]
    kinds = {one.zone.coordinator.cooker.identity.kind for one in here if one.zone}
    recipes = {
        recipe.program.id: recipe
        for kind in CookerKind
        if kind in kinds
        for recipe in book.everything(kind)
    }
    programs: list[JsonValueType] = [
        await _listed(call.hass, recipe, here) for recipe in (*recipes.values(), *book.drafts)
    ]
    return {"programs": programs, "problems": [*await _problems(call.hass, meant)]}


def _meant(call: ServiceCall, book: Shelf) -> Recipe:
    every = (*(one for kind in CookerKind for one in built_in(kind)), *book.own)
    return find_anywhere(book, every, call.data["program"], call.hass.config.language)


async def _told_of(hass: HomeAssistant, recipe: Recipe) -> JsonObjectType:
    program = recipe.program
    return {
        "id": program.id,
        "version": recipe.version,
        "title": title(program, hass.config.language),
        "draft": recipe.draft,
        "steps": [*await steps(hass, program)],
    }


async def _listed(hass: HomeAssistant, recipe: Recipe, here: list[Target]) -> JsonObjectType:
    program = recipe.program
    tasks = (in_language(one.words, hass.config.language) for one in people(program))
    return {
        **await _told_of(hass, recipe),
        "own": recipe.own,
        "kind": recipe.kind,
        "minutes": -(-fixed_s(program) // 60),
        "food": program.food_class,
        "servings": program.servings,
        "person": [*filter(None, tasks)],
        "zones": [
            await _suits(hass, recipe, one, one.zone)
            for one in here
            if one.zone and meant_for(recipe, one.zone)
        ],
    }


async def _suits(hass: HomeAssistant, recipe: Recipe, target: Target, zone: Zone) -> JsonObjectType:
    """Tell whether a zone can cook a program and, if not, why."""
    reason = misfit(recipe.program, zone.can)
    words = await translations(hass, "exceptions")
    return {
        "name": target.name,
        "device_id": target.device_id,
        "zone": zone.zone,
        "fits": reason is None,
        "reason": sentence(words, await told(hass, unsuitable(hass, reason), target.name))
        if reason
        else None,
    }


async def _problems(hass: HomeAssistant, meant: Iterable[Target]) -> list[str]:
    words = await translations(hass, "exceptions")
    return [
        sentence(words, await told(hass, one.problem, one.name)) for one in meant if one.problem
    ]


async def _author(call: ServiceCall) -> str | None:
    """Return the name of the person who calls; an automation has none."""
    if call.context.user_id is None:
        return None
    user = await call.hass.auth.async_get_user(call.context.user_id)
    return user.name if user else None


@dataclass(frozen=True, slots=True, kw_only=True)
class BookAction:
    """One action on the household's programs; it raises Unsuitable where it cannot."""

    key: str
    fields: Fields
    do_fn: Callable[[ServiceCall], Awaitable[ServiceResponse]]
    response: SupportsResponse = SupportsResponse.OPTIONAL


BOOK = (
    BookAction(key="save_program", fields=saying.SAVE, do_fn=save_program),
    BookAction(key="delete_program", fields=saying.PROGRAM, do_fn=delete_program),
    BookAction(key="import_program", fields=saying.IMPORT, do_fn=import_program),
    BookAction(
        key="export_program",
        fields=saying.PROGRAM,
        do_fn=export_program,
        response=SupportsResponse.ONLY,
    ),
    BookAction(
        key="get_programs",
        fields=cv.ENTITY_SERVICE_FIELDS,
        do_fn=get_programs,
        response=SupportsResponse.ONLY,
    ),
)
