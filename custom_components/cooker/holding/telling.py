"""What people are told of a program that is held: our own news, and a cooker's as we mean it."""

from collections.abc import Mapping
from dataclasses import replace

from homeassistant.core import HomeAssistant
from homeassistant.helpers.translation import async_get_cached_translations

from ..const import DOMAIN
from ..lib.aiocooker import CookerEvent, EventType
from ..lib.cookery import Held, News, Tell, heard
from .program import said


def asked(hass: HomeAssistant, held: Held, words: Mapping[str, str] | None) -> str | None:
    """Return what a person is asked for; a start needs a hand at the appliance."""
    language = hass.config.language
    if held.asks_for_start:
        common = async_get_cached_translations(hass, language, "common", DOMAIN)
        return common.get(f"component.{DOMAIN}.common.asks_for_start")
    return said(words, language)


def told(hass: HomeAssistant, zone: str, tell: Tell, held: Held, event_id: int) -> CookerEvent:
    """Return news of ours as if the cooker told them; `event_id` is that of its last event."""
    data = dict(tell.data)
    if tell.news is News.NEEDS_USER and (words := asked(hass, held, tell.words)) is not None:
        data["text"] = words
    return CookerEvent(event_id=event_id, type=EventType(tell.news.value), zone=zone, data=data)


def meaning(event: CookerEvent, held: Held) -> CookerEvent | None:
    """Return a cooker's event as what it means for the whole program; None where it is no news."""
    if (means := heard(held, event.type.value)) is None:
        return None
    kind, cause = means
    if kind == event.type.value and cause is None:
        return event
    return replace(event, type=EventType(kind), data={} if cause is None else {"cause": cause})
