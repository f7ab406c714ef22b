"""The tools that a language model is given for cookers."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import voluptuous as vol
from homeassistant.core import HomeAssistant
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.llm import ToolAnnotations
from homeassistant.util.json import JsonObjectType, JsonValueType

from .. import scale
from ..entity import Zone, words
from ..lib.aiocooker import CookingMode
from ..on_since import ON
from ..programs.shelf import shelf
from ..programs.titles import titled
from ..staging import HOLD_MAX_S, known_modes
from . import telling
from .asking import Asked, Said
from .places import Place
from .telling import brief_plan, cleaned, status, waiting

READS: Final = ToolAnnotations(read_only=True, destructive=False, idempotent=True, open_world=False)
HEATS: Final = ToolAnnotations(destructive=True, idempotent=False, open_world=False)
"""Nothing is overwritten, but food and fire cannot be taken back: clients may ask first."""

ENDS: Final = ToolAnnotations(destructive=True, idempotent=True, open_world=False)
"""A cook that was stopped does not go on by itself; stopping twice changes nothing more."""

_TEXT = vol.All(cv.string, vol.Length(min=1, max=100))
_MINUTES = vol.All(vol.Coerce(float), vol.Range(min=0.1, max=6000))

type Fields = Mapping[vol.Marker, Any]


def _where() -> Fields:
    return {
        vol.Optional("name", description="Name of the cooker or of one of its zones"): _TEXT,
        vol.Optional("area", description="Name of the area that it stands in"): _TEXT,
    }


def _how(unit: str) -> Fields:
    return {
        vol.Optional("temperature", description=f"In {unit}"): vol.Coerce(float),
        vol.Optional("minutes", description="How long it cooks"): _MINUTES,
    }


def _mode() -> Fields:
    described = "How it heats; see cooker__programs for what each cooker has"
    return {vol.Optional("mode", description=described): vol.In(words(CookingMode))}


def _program(kind: type[vol.Marker] = vol.Required) -> Fields:
    return {kind("program", description="Its title, exactly as cooker__programs tells it"): _TEXT}


async def _status(asked: Asked) -> JsonObjectType:
    every: list[JsonValueType] = [status(asked.hass, one) for one in await asked.found()]
    return {"cookers": every}


async def _programs(asked: Asked) -> JsonObjectType:
    book = await shelf(asked.hass)
    language = asked.hass.config.language
    every: list[JsonValueType] = [
        telling.programs(asked.hass, one.zone, titled(book.recipes(one.zone), language))
        for one in await asked.found()
    ]
    return {"cookers": every}


async def _preheat(asked: Asked) -> JsonObjectType:
    place = await asked.to_heat()
    mode = asked.said.get("mode") or _usual_mode(asked.hass, place.zone, asked.said)
    await asked.act("preheat", place, mode=mode, **_changes(asked))
    return {**_done(place), "then_waits_minutes_for_food": round(HOLD_MAX_S / 60)}


async def _start_program(asked: Asked) -> JsonObjectType:
    place = await asked.to_heat()
    await asked.act("start_program", place, program=asked.said["program"], **_changes(asked))
    return _done(place)


async def _ready_at(asked: Asked) -> JsonObjectType:
    place = await asked.to_heat()
    what = {key: asked.said.get(key) for key in ("time", "program", "mode")}
    if what["program"] is None and what["mode"] is None:
        what["mode"] = _usual_mode(asked.hass, place.zone, asked.said)
    await asked.act("ready_at", place, **what, **_changes(asked))
    plan = waiting(place.zone)
    return {**_done(place), "plan": brief_plan(asked.hass, plan) if plan else None}


async def _stop(asked: Asked) -> JsonObjectType:
    """Stop all that is meant at the same time: none waits for another."""
    found = await asked.found()
    answers = await asyncio.gather(
        *(_stop_one(asked, one) for one in found), return_exceptions=True
    )
    if problems := [one for one in answers if isinstance(one, BaseException)]:
        raise Said(" ".join(map(str, problems)))
    stopped: list[JsonValueType] = [cleaned(one.name) for one in found]
    return {"done": True, "stopped": stopped}


async def _stop_one(asked: Asked, place: Place) -> None:
    """Stop one; where nothing cooks, its plan is what was meant."""
    planned = place.zone.says.state not in ON and waiting(place.zone) is not None
    await asked.act("stop", place)
    if planned:
        await asked.act("cancel_plan", place)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolRow:
    """One tool; `fields_fn` takes the unit of temperatures."""

    name: str
    title: str
    description: str
    annotations: ToolAnnotations
    fields_fn: Callable[[str], Fields]
    do_fn: Callable[[Asked], Awaitable[JsonObjectType]]

    @property
    def heats(self) -> bool:
        """Whether heat can begin by it."""
        return self.annotations is HEATS


TOOLS: Final = (
    ToolRow(
        name="status",
        title="What cooks",
        description="What ovens, microwaves, pots and air fryers do now: their program, "
        "temperature, minutes left, whether they are hot, what they need from a person and what "
        "is planned. Without a name or an area: those nearby, else all.",
        annotations=READS,
        fields_fn=lambda _: _where(),
        do_fn=_status,
    ),
    ToolRow(
        name="programs",
        title="Cooking programs",
        description="The programs that a cooker has, by title, and its modes with the "
        "temperatures and times that they take.",
        annotations=READS,
        fields_fn=lambda _: _where(),
        do_fn=_programs,
    ),
    ToolRow(
        name="preheat",
        title="Preheat",
        description="Heats an empty cooker up, waits for the food, then cooks it. Only when a "
        "person in this conversation asks for it now.",
        annotations=HEATS,
        fields_fn=lambda unit: {**_where(), **_mode(), **_how(unit)},
        do_fn=_preheat,
    ),
    ToolRow(
        name="start_program",
        title="Start a program",
        description="Starts a program. Only when a person in this conversation asks for it now, "
        "by its title.",
        annotations=HEATS,
        fields_fn=lambda unit: {**_where(), **_program(), **_how(unit)},
        do_fn=_start_program,
    ),
    ToolRow(
        name="ready_at",
        title="Ready at a time",
        description="Plans a cook so that it is ready at a time; the cooker starts by itself when "
        "it must. Only when a person in this conversation asks for it.",
        annotations=HEATS,
        fields_fn=lambda unit: {
            vol.Required("time", description="Such as 19:00, or a date and time"): _TEXT,
            **_where(),
            **_program(vol.Optional),
            **_mode(),
            **_how(unit),
        },
        do_fn=_ready_at,
    ),
    ToolRow(
        name="stop",
        title="Stop cooking",
        description="Stops what cooks, at once, and calls off what is planned for a cooker that "
        "does nothing. Always possible. Without a name or an area: those nearby, else all.",
        annotations=ENDS,
        fields_fn=lambda _: _where(),
        do_fn=_stop,
    ),
)


def _changes(asked: Asked) -> dict[str, object]:
    minutes = asked.said.get("minutes")
    return {
        "temperature": asked.said.get("temperature"),
        "duration": None if minutes is None else {"seconds": round(minutes * 60)},
    }


def _usual_mode(hass: HomeAssistant, zone: Zone, said: Mapping[str, Any]) -> str | None:
    """Return the first mode that heats to the temperature, or to any where none was said.

    A cooker names the mode that it is for first.
    """
    degrees = said.get("temperature")
    heats = [one for one in known_modes(zone.can) if one.temperature_c is not None]
    if degrees is not None:
        target_c = scale.temperature(hass).meant(degrees)
        fits = [one for one in heats if one.temperature_c and one.temperature_c.holds(target_c)]
        heats = fits or heats
    return next((one.mode.value for one in (*heats, *known_modes(zone.can))), None)


def _done(place: Place) -> JsonObjectType:
    return {"done": True, "name": cleaned(place.name)}
