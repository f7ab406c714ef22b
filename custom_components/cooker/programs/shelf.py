"""The shelf: all programs of the household, the built-in ones and its own."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.singleton import singleton
from homeassistant.util.dt import utcnow
from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN
from ..entity import Zone
from ..lib.aiocooker import CookerKind, Program
from ..lib.cookery import builtin
from ..unsuitable import Unsuitable
from .fitting import misfit
from .recipe import Document, Recipe, read
from .storage import MOST_VERSIONS, Page, Pages, ProgramStore, Written, pages_of

_LOGGER = logging.getLogger(__name__)

_BUILT_IN = "builtin."
"""What the ids of built-in programs begin with; a copy of one is not built in."""

MOST_PROGRAMS = 500
"""More than anybody has recipe cards; an automation that saves in a loop ends here."""


@cache
def built_in(kind: str) -> tuple[Recipe, ...]:
    """Return what everybody has for a kind of appliance; reads a file the first time."""
    return tuple(
        replace(read(document), own=False, kind=kind) for document in builtin.documents(kind)
    )


class Shelf:
    """Programs by their ids. A change is written at once, for a person has just made it."""

    def __init__(self, store: ProgramStore, pages: Pages, *, sealed: bool = False) -> None:
        self._store = store
        self._pages = pages
        self._sealed = sealed
        self._own = dict(_readable(pages))
        self._listeners: list[CALLBACK_TYPE] = []

    @callback
    def subscribe(self, listener: CALLBACK_TYPE) -> CALLBACK_TYPE:
        """Tell of each change to what is on the shelf."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    @property
    def own(self) -> tuple[Recipe, ...]:
        """The household's own, without drafts."""
        return tuple(one for one in self._own.values() if not one.draft)

    @property
    def drafts(self) -> tuple[Recipe, ...]:
        """What came from elsewhere and nobody has confirmed."""
        return tuple(one for one in self._own.values() if one.draft)

    def everything(self, kind: str) -> tuple[Recipe, ...]:
        """Return what is meant for a kind of appliance, whether or not a zone of it can cook it."""
        return (*built_in(kind), *(one for one in self.own if one.kind in {None, kind}))

    def recipes(self, zone: Zone) -> tuple[Recipe, ...]:
        """Return what a zone can cook: the built-in ones of its kind, then the household's own."""
        meant = self.everything(zone.coordinator.cooker.identity.kind)
        return tuple(one for one in meant if misfit(one.program, zone.can) is None)

    def for_zone(self, zone: Zone) -> tuple[Program, ...]:
        """Return the programs of `recipes`."""
        return tuple(recipe.program for recipe in self.recipes(zone))

    def get(self, program_id: str) -> Recipe | None:
        """Return a program by its id, also a draft; None where there is none."""
        return self._own.get(program_id) or _built_in_by_id().get(program_id)

    def versions(self, program_id: str) -> tuple[Written, ...]:
        """Return all versions that are kept of an own program, the newest last."""
        page = self._pages["programs"].get(program_id)
        return tuple(page["versions"]) if page else ()

    async def save(self, document: Document, *, author: str | None) -> Recipe:
        """Put an own program on the shelf, or a new version of it; raises Unsuitable."""
        recipe = self._written(document, author)
        before = self.get(recipe.program.id)
        if before is not None and not before.own:
            raise Unsuitable("built_in_program", program=before.program.id)
        if before is not None and before.draft:
            raise Unsuitable("draft_program", program=before.program.id)
        return await self._put(recipe, draft=False)

    async def put_draft(self, document: Document, *, author: str | None) -> Recipe:
        """Put what came from elsewhere aside, under an id that is free; raises Unsuitable."""
        recipe = self._written(document, author)
        free = self.free_id(recipe.program.id.removeprefix(_BUILT_IN))
        return await self._put(self._written({**document, "id": free}, author), draft=True)

    async def confirm(self, program_id: str) -> Recipe:
        """Make a draft one of the household's own; a person has looked at it."""
        recipe = self._own.get(program_id)
        if recipe is None or not recipe.draft:
            raise Unsuitable("no_such_draft")
        page = self._pages["programs"][program_id]
        await self._keep(program_id, {**page, "draft": False})
        return self._own[program_id]

    async def delete(self, program_id: str) -> None:
        """Take an own program or a draft off the shelf, with all its versions."""
        self._must_be_open()
        if program_id not in self._pages["programs"]:
            key = "built_in_program" if self.get(program_id) else "no_such_program"
            raise Unsuitable(key, program=program_id)
        await self._keep(program_id, None)

    def free_id(self, wanted: str) -> str:
        """Return an id that no program has: the wanted one, or with a number behind it."""
        taken = {*self._pages["programs"], *_built_in_by_id()}
        numbered = (f"{wanted[:60]}_{number}" for number in range(2, len(taken) + 3))
        return next(one for one in (wanted, *numbered) if one not in taken)

    def _written(self, document: Document, author: str | None) -> Recipe:
        self._must_be_open()
        recipe = replace(read(document), author=author)
        if recipe.program.id not in self._pages["programs"] and (
            len(self._pages["programs"]) >= MOST_PROGRAMS
        ):
            raise Unsuitable("too_many_programs", maximum=str(MOST_PROGRAMS))
        return recipe

    def _must_be_open(self) -> None:
        """Refuse to write over a file that could not be read."""
        if self._sealed:
            raise Unsuitable("programs_sealed")

    async def _put(self, recipe: Recipe, *, draft: bool) -> Recipe:
        program_id = recipe.program.id
        earlier = self.versions(program_id)
        newest = Written(
            version=earlier[-1]["version"] + 1 if earlier else 1,
            document=dict(recipe.document),
            author=recipe.author,
            saved_at=utcnow().isoformat(),
        )
        versions = [*earlier, newest][-1 - MOST_VERSIONS :]
        await self._keep(program_id, Page(versions=versions, draft=draft))
        return self._own[program_id]

    async def _keep(self, program_id: str, page: Page | None) -> None:
        """Write a page, None for none, and tell."""
        programs = {**self._pages["programs"]}
        if page is None:
            del programs[program_id]
        else:
            programs[program_id] = page
        self._pages = Pages(programs=programs)
        await self._store.async_save(self._pages)
        self._own = dict(_readable(self._pages))
        for listener in tuple(self._listeners):
            listener()


@singleton(HassKey[Shelf](f"{DOMAIN}_shelf"), async_=True)
async def shelf(hass: HomeAssistant) -> Shelf:
    """Return the household's shelf, read once.

    A file that cannot be read, such as one of a newer version, is left as it is: then there are
    the built-in programs, and nothing can be saved.
    """
    await hass.async_add_executor_job(_built_in_by_id)
    store = ProgramStore(hass)
    try:
        stored = await store.async_load()
    except HomeAssistantError:
        _LOGGER.exception("The programs of the household cannot be read; they are left as they are")
        return Shelf(store, Pages(programs={}), sealed=True)
    return Shelf(store, pages_of(stored))


@cache
def _built_in_by_id() -> dict[str, Recipe]:
    return {one.program.id: one for kind in CookerKind for one in built_in(kind)}


def _readable(pages: Pages) -> Iterator[tuple[str, Recipe]]:
    """Yield what can be read; a damaged page stays in the file and spoils no other."""
    for program_id, page in pages["programs"].items():
        try:
            yield program_id, _read(program_id, page)
        except (Unsuitable, LookupError, TypeError, AttributeError) as error:
            _LOGGER.warning("The program %s cannot be read: %s", program_id, error)


def _read(program_id: str, page: Page) -> Recipe:
    newest = page["versions"][-1]
    recipe = read(newest["document"])
    if recipe.program.id != program_id:
        raise LookupError(recipe.program.id)
    return replace(
        recipe,
        version=newest["version"],
        draft=bool(page.get("draft")),
        author=newest.get("author"),
    )
