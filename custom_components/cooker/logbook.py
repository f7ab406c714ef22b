"""Sentences for the logbook: "Oven (Upper) reached 200 °C", "Home from work asked Anna: …".

A sentence is made when it is read: in Home Assistant's language and units, from the facts noted
then. The words are under `common`, as the logbook has no section of its own in `translations`.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from homeassistant.components.logbook import (
    LOGBOOK_ENTRY_ENTITY_ID,
    LOGBOOK_ENTRY_MESSAGE,
    LOGBOOK_ENTRY_NAME,
)
from homeassistant.components.logbook.models import LazyEventPartialState
from homeassistant.const import ATTR_ENTITY_ID, ATTR_NAME
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.translation import async_get_cached_translations
from homeassistant.util.event_type import EventType

from . import scale
from .bus import LOGBOOK_ENTRY
from .const import DOMAIN
from .scenes.noting import SCENE_EVENT
from .scenes.story import SceneState

type Describe = Callable[[LazyEventPartialState], dict[str, Any]]

_MINUTE_S = 60

_CAUSES = {
    *("time_limit", "nobody_came", "water_needed", "another_cook"),
    *("door_opened", "door_open", "child_locked", "must_not_run_empty"),
}
"""Why a cook ended, or a start that waited did not come; another cause is only told as a stop."""


_NAMES_THE_PERSON = {SceneState.ASKING, SceneState.CANCELLED}
"""Who was asked, and for whom nothing was begun or what was begun was stopped."""


@callback
def async_describe_events(
    hass: HomeAssistant,
    async_describe_event: Callable[[str, EventType[dict[str, Any]], Describe], None],
) -> None:
    """Teach the logbook our sentences."""
    async_describe_event(DOMAIN, LOGBOOK_ENTRY, partial(_describe, hass))
    async_describe_event(DOMAIN, SCENE_EVENT, partial(_describe_scene, hass))


def _describe(hass: HomeAssistant, event: LazyEventPartialState) -> dict[str, Any]:
    """Return one row; called in the event loop and, for the past, in the recorder's thread."""
    noted = event.data
    return {
        LOGBOOK_ENTRY_NAME: noted[ATTR_NAME],
        LOGBOOK_ENTRY_MESSAGE: _sentence(hass, noted),
        LOGBOOK_ENTRY_ENTITY_ID: noted.get(ATTR_ENTITY_ID),
    }


def _describe_scene(hass: HomeAssistant, event: LazyEventPartialState) -> dict[str, Any]:
    """Return one turn of a scene's story: what it does, whom it asked, and why."""
    noted = event.data
    named = noted["state"] in _NAMES_THE_PERSON and noted["person"]
    key = f"scene_{noted['state']}" + ("_person" if named else "")
    does = _words(hass, key).format(person=noted["person"])
    if noted["reason"]:
        does = _words(hass, "scene_reason").format(does=does, reason=noted["reason"])
    return {
        LOGBOOK_ENTRY_NAME: noted[ATTR_NAME],
        LOGBOOK_ENTRY_MESSAGE: does,
        LOGBOOK_ENTRY_ENTITY_ID: noted.get(ATTR_ENTITY_ID),
    }


def _sentence(hass: HomeAssistant, noted: Mapping[str, Any]) -> str:
    said = _words(hass, _key(noted["type"], noted["data"])).format(**_facts(hass, noted["data"]))
    minutes = noted["age_s"] // _MINUTE_S
    if noted["recovered"] and minutes:
        return _words(hass, "earlier").format(sentence=said, minutes=minutes)
    return said


def _key(kind: str, data: Mapping[str, Any]) -> str:
    """Return the sentence that fits to what the cooker told beside the event's kind."""
    match kind, data:
        case "cook_started" | "scheduled", {"by": str(who)} if who != "client":
            more = "at_panel" if who == "panel" else "by"
        case "stopped", {"cause": str(more)} if more in _CAUSES:
            pass
        case "preheated" | "probe_at_target", {"target_c": int() | float()}:
            more = "temperature"
        case "needs_user" | "fault", {"text": str(text)} if text:
            more = "text"
        case "stage_changed", {"index": int()}:
            more = "number"
        case _:
            return kind
    return f"{kind}_{more}"


def _facts(hass: HomeAssistant, data: Mapping[str, Any]) -> dict[str, str]:
    """Return what a sentence may name, by its placeholder."""
    facts = {"who": str(data.get("by")), "text": str(data.get("text"))}
    match data.get("target_c"):
        case int() | float() as target_c:
            shown = scale.temperature(hass)
            facts["temperature"] = f"{shown.shown(target_c):.0f} {shown.unit}"
    match data.get("index"):
        case int() as index:
            facts["number"] = str(index + 1)
    return facts


def _words(hass: HomeAssistant, key: str) -> str:
    words = async_get_cached_translations(hass, hass.config.language, "common", DOMAIN)
    return words[f"component.{DOMAIN}.common.logbook_{key}"]
