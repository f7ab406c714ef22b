"""Where the household's own programs are kept: one file, with earlier versions of each."""

from collections.abc import Mapping
from typing import Any, NotRequired, TypedDict, override

from homeassistant.core import HomeAssistant
from homeassistant.helpers.storage import Store

from ..const import DOMAIN

VERSION, MINOR_VERSION = 1, 1
MOST_VERSIONS = 10
"""So many earlier versions of a program are kept; whoever saves hourly still finds yesterday's."""


class Written(TypedDict):
    """One version of a program; the time is ISO 8601, UTC."""

    version: int
    document: dict[str, Any]
    author: str | None
    saved_at: str


class Page(TypedDict):
    """A program with its versions, the newest last."""

    versions: list[Written]
    draft: NotRequired[bool]


class Pages(TypedDict):
    """All of them by id."""

    programs: dict[str, Page]


class ProgramStore(Store[Pages]):
    """The file. It is written at once, and never half."""

    def __init__(self, hass: HomeAssistant) -> None:
        super().__init__(
            hass, VERSION, f"{DOMAIN}.programs", atomic_writes=True, minor_version=MINOR_VERSION
        )

    @override
    async def _async_migrate_func(
        self, old_major_version: int, old_minor_version: int, old_data: Pages
    ) -> Pages:
        """Take over what another minor version wrote: it may only have added members, which stay.

        A newer major version is not read at all, nor written over.
        """
        return old_data


def pages_of(stored: object) -> Pages:
    """Return what was stored, and nothing where that is no shelf."""
    programs = stored.get("programs") if isinstance(stored, Mapping) else None
    return Pages(programs=dict(programs) if isinstance(programs, Mapping) else {})
