"""Programs as JSON documents: written by people, kept in files, shared between households.

A document is somebody else's data, so everything in it is bounded before it becomes a program.
"""

import json
from collections.abc import Iterator, Mapping
from typing import cast

from .drivers.native.codec import Json, decode, encode
from .errors import ProtocolError
from .program import CookingMode, Program, Stage, StageKind, Until

LARGEST_BYTES = 64 * 1024
"""A cooker reads messages of 64 KiB (docs/local-api.md, section 5); none takes a longer program."""

MOST_STAGES = 20
LONGEST_ID = 64
LONGEST_TITLE = 100
LONGEST_TEXT = 500
"""Characters: as long as people read on a panel, and far longer than any program has needed."""

MOST_LANGUAGES = 50

_LENGTHS = {"id": LONGEST_ID, "food_class": LONGEST_ID, "schema": LONGEST_ID}


def program_from_json(document: object) -> Program:
    """Read a document; ProtocolError names the member that does not fit.

    Members that we do not know are ignored; a kind of stage or a mode that we do not know is none
    that a cooker may be asked for.
    """
    if not isinstance(document, dict):
        raise ProtocolError("program: expected an object")
    if _size(document) > LARGEST_BYTES:
        raise ProtocolError("program: expected at most 64 KiB")
    _count("program.stages", document.get("stages"), MOST_STAGES)
    program = decode(Program, document, "program")
    for where, text, longest in _texts(program):
        if len(text) > longest:
            raise ProtocolError(f"{where}: expected at most {longest} characters")
    if not program.id.strip():
        raise ProtocolError("program.id: expected a value")
    if not program.stages:
        raise ProtocolError("program.stages: expected a value")
    for place, stage in enumerate(program.stages):
        _check_stage(f"program.stages[{place}]", stage)
    if program.servings is not None and program.servings <= 0:
        raise ProtocolError("program.servings: expected more than nothing")
    return program


def program_to_json(program: Program) -> dict[str, Json]:
    """Write a program as a document; members that say nothing are left out."""
    return cast("dict[str, Json]", encode(program))


def _size(document: Mapping[str, Json]) -> int:
    try:
        return len(json.dumps(document, ensure_ascii=False, allow_nan=False).encode())
    except (TypeError, ValueError, RecursionError) as error:
        raise ProtocolError("program: expected JSON") from error


def _count(where: str, members: object, most: int) -> None:
    if isinstance(members, list | dict) and len(members) > most:
        raise ProtocolError(f"{where}: expected at most {most}")


def _texts(program: Program) -> Iterator[tuple[str, str, int]]:
    """Yield every text with its place and how long it may be."""
    for member, longest in _LENGTHS.items():
        yield f"program.{member}", getattr(program, member) or "", longest
    for member in ("source", "licence"):
        yield f"program.{member}", getattr(program, member) or "", LONGEST_TEXT
    yield from _translated("program.name", program.name, LONGEST_TITLE)
    for place, stage in enumerate(program.stages):
        where = f"program.stages[{place}]"
        yield f"{where}.id", stage.id or "", LONGEST_ID
        yield from _translated(f"{where}.needs_user", stage.needs_user or {}, LONGEST_TEXT)


def _translated(
    where: str, texts: Mapping[str, str], longest: int
) -> Iterator[tuple[str, str, int]]:
    _count(where, dict(texts), MOST_LANGUAGES)
    for language, text in texts.items():
        yield where, language, LONGEST_ID
        yield f"{where}.{language}", text, longest


def _check_stage(where: str, stage: Stage) -> None:
    if stage.kind is StageKind.UNKNOWN:
        raise ProtocolError(f"{where}.kind: expected a kind of stage that is known here")
    if stage.mode is CookingMode.UNKNOWN:
        raise ProtocolError(f"{where}.mode: expected a mode that is known here")
    until = stage.until or Until()
    figures = {
        "target_c": stage.target_c,
        "power_pct": stage.power_pct,
        "duration_s": stage.duration_s,
        "hold_max_s": stage.hold_max_s,
        "until.core_c": until.core_c,
    }
    for member, figure in figures.items():
        if figure is not None and figure < 0:
            raise ProtocolError(f"{where}.{member}: expected no less than nothing")
