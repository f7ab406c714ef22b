"""One program that is held for a zone: where it is, and what people call it. Kept as JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..lib.aiocooker import ProgramStatus
from ..lib.cookery import Held, held_restored, held_stored


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldProgram:
    """A program and its place; `name` maps a language to a title."""

    held: Held
    id: str
    name: Mapping[str, str] = field(default_factory=dict)

    @property
    def status(self) -> ProgramStatus:
        """Return it as a cooker tells what it cooks."""
        return ProgramStatus(id=self.id, name=self.name)


def stored(program: HeldProgram) -> dict[str, Any]:
    """Return it as JSON."""
    return {"held": held_stored(program.held), "id": program.id, "name": dict(program.name)}


def restored(stored_before: Mapping[str, Any]) -> HeldProgram | None:
    """Read it back; None where an earlier version wrote it in another way."""
    try:
        return HeldProgram(
            held=held_restored(stored_before["held"]),
            id=stored_before["id"],
            name=stored_before["name"],
        )
    except KeyError, TypeError, ValueError:
        return None


def said(words: Mapping[str, str] | None, language: str) -> str | None:
    """Return words in the language of the house, else in English, else in any."""
    words = words or {}
    return words.get(language) or words.get("en") or next(iter(words.values()), None)
