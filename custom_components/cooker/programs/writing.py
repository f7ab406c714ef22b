"""Writes programs as documents, from what people fill into a form or an action."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from homeassistant.util import slugify

from ..lib.aiocooker import PROGRAM_SCHEMA, CookingMode
from ..staging import FOOD_IN, HOLD_MAX_S
from .recipe import KIND, Document

type StageDocument = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heat:
    """What one stage does: degrees Celsius, per cent, seconds; None leaves it to the mode."""

    mode: CookingMode
    duration_s: float
    target_c: float | None = None
    power_pct: float | None = None
    core_c: float | None = None


def cook(heat: Heat) -> StageDocument:
    """Write a stage that cooks for a time or, if that is earlier, until the core is hot."""
    ending = None if heat.core_c is None else {"core_c": heat.core_c}
    return _said(kind="cook", **_settings(heat), duration_s=heat.duration_s, until=ending)


def preheat(heat: Heat) -> tuple[StageDocument, StageDocument]:
    """Write the stages before it: heat up empty, then wait for the food as long as is allowed."""
    return (
        _said(kind="heat", **_settings(heat), until={"temperature_reached": True}),
        _said(
            kind="hold",
            **_settings(heat),
            until={"user": True},
            hold_max_s=HOLD_MAX_S,
            needs_user=dict(FOOD_IN),
        ),
    )


def rest(duration_s: float) -> StageDocument:
    """Write a stage without heat."""
    return {"kind": "rest", "duration_s": duration_s}


def user(text: str, language: str) -> StageDocument:
    """Write a stage in which a person does something and says so."""
    return {"kind": "user", "until": {"user": True}, "needs_user": {language: text}}


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a program is: its name in the house's language, and for what. None was not said."""

    name: str
    kind: str | None = None
    food_class: str | None = None
    perishable: bool = True
    servings: float | None = None


def named(about: About, language: str, document: Document) -> dict[str, Any]:
    """Return a document that says this of itself; what else was in it stays."""
    names: Mapping[str, str] = document.get("name") or {}
    kept = {
        key: value for key, value in document.items() if key not in {KIND, "food_class", "servings"}
    }
    return kept | _said(
        schema=PROGRAM_SCHEMA,
        name={**names, language: about.name},
        perishable=about.perishable,
        food_class=about.food_class,
        servings=about.servings,
        kind=about.kind,
    )


def id_of(name: str) -> str:
    """Return an id for a name; a name without any letter still gets one."""
    return slugify(name)[:60] or "program"


def _settings(heat: Heat) -> StageDocument:
    return {"mode": heat.mode.value, "target_c": heat.target_c, "power_pct": heat.power_pct}


def _said(**members: object) -> StageDocument:
    return {name: value for name, value in members.items() if value is not None}
