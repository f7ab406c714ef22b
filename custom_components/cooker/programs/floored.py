"""Raises what somebody else wrote to what is safe, before anybody sees it as a program."""

from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from ..lib.cookery import floor_c
from .recipe import Document, Recipe


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised:
    """A core temperature that was too low; `stage` counts from 1."""

    stage: int
    before_c: float
    floor_c: float


def floored(recipe: Recipe, country: str | None) -> tuple[Document, tuple[Raised, ...]]:
    """Return a program's document with every core temperature at its floor or above."""
    document: dict[str, Any] = deepcopy(dict(recipe.document))
    raised = tuple(_raised(recipe, country))
    for one in raised:
        document["stages"][one.stage - 1]["until"]["core_c"] = one.floor_c
    return document, raised


def _raised(recipe: Recipe, country: str | None) -> list[Raised]:
    program = recipe.program
    found = []
    for number, stage in enumerate(program.stages, 1):
        floor = floor_c(program.food_class, mode=stage.mode, country=country)
        core_c = stage.until.core_c if stage.until else None
        if core_c is not None and floor is not None and core_c < floor:
            found.append(Raised(stage=number, before_c=core_c, floor_c=floor))
    return found
