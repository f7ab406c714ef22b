"""One program on the shelf: as it was written, and as a cooker takes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..lib.aiocooker import CookerKind, Program, ProtocolError, program_from_json
from ..unsuitable import Unsuitable

type Document = Mapping[str, Any]
"""A `cooker.program/1` as JSON; members that we do not know stay in it."""

KIND = "kind"
"""The member of a document that names the appliances it is meant for; absent, it is for any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """A program with its document.

    `own` is the household's, not built in. `kind` is the kind of appliance it is meant for, None
    where it is for any. `version` counts from 1. A draft came from elsewhere and is not started
    before somebody looked at it. `author` saved it last.
    """

    document: Document
    program: Program
    own: bool
    kind: str | None = None
    version: int = 1
    draft: bool = False
    author: str | None = None


def read(document: object) -> Recipe:
    """Read a document of the household; raises Unsuitable with the place that does not fit."""
    try:
        program = program_from_json(document)
    except ProtocolError as error:
        raise Unsuitable("unreadable_program", place=str(error)) from error
    assert isinstance(document, Mapping)  # noqa: S101 - else it was not read
    return Recipe(
        document=dict(document), program=program, own=True, kind=_kind(document.get(KIND))
    )


def _kind(said: object) -> str | None:
    """Return a kind of appliance; a word that we do not know keeps a program from no cooker."""
    known = set(CookerKind) - {CookerKind.UNKNOWN}
    return said if isinstance(said, str) and said in known else None
