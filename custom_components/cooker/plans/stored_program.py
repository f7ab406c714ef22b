"""A program as it is stored with its plan: what is cooked was decided when it was planned."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from ..lib.aiocooker import CookingMode, Program, Stage, StageKind, Until


def program_stored(program: Program) -> dict[str, Any]:
    """Return a program as JSON."""
    return asdict(program)


def program_restored(stored: Mapping[str, Any]) -> Program:
    """Read a stored program; TypeError or ValueError where it cannot be read."""
    stages = tuple(_stage(one) for one in stored["stages"])
    return Program(**{**stored, "stages": stages})


def _stage(stored: Mapping[str, Any]) -> Stage:
    mode, until = stored.get("mode"), stored.get("until")
    return Stage(
        **{
            **stored,
            "kind": StageKind(stored["kind"]),
            "mode": None if mode is None else CookingMode(mode),
            "until": None if until is None else Until(**until),
        }
    )
