"""The actions around past cooks: telling of them, and saying how one was."""

from collections.abc import Mapping
from typing import Final

import voluptuous as vol
from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.helpers import config_validation as cv
from homeassistant.util.json import JsonObjectType, JsonValueType

from ..const import DOMAIN
from ..entity import Zone
from ..journal.cook import Cook, Rating, Result
from ..journal.journal import JOURNAL
from ..plans.telling import local
from ..unsuitable import Unsuitable
from .fields import Fields
from .meant import meant
from .outcomes import NO_SENTENCES, complain, report, tried
from .permits import READ, press

LONGEST_NOTE: Final = 1000
MOST_TOLD: Final = 200
BEST: Final = 5

RATE: Final = {
    vol.Optional("cook"): cv.string,
    vol.Optional("rating"): vol.In([one.value for one in Rating]),
    vol.Optional("stars"): vol.All(vol.Coerce(int), vol.Range(min=1, max=BEST)),
    vol.Optional("note"): vol.All(cv.string, vol.Length(max=LONGEST_NOTE)),
}
GET: Final = {
    vol.Optional("most", default=20): vol.All(vol.Coerce(int), vol.Range(min=1, max=MOST_TOLD))
}

FIELDS: Final[Mapping[str, Fields]] = {"rate_cook": RATE, "get_cooks": GET}


@callback
def register(hass: HomeAssistant) -> None:
    """Offer them also while no cooker is connected."""
    offer = hass.services.async_register
    some = cv.make_entity_service_schema
    offer(DOMAIN, "rate_cook", _rate, some(RATE), SupportsResponse.OPTIONAL)
    offer(DOMAIN, "get_cooks", _get, some(GET), SupportsResponse.ONLY)


async def _rate(call: ServiceCall) -> ServiceResponse:
    journal = call.hass.data[JOURNAL]
    said = call.data

    async def ask(zone: Zone) -> None:
        if not {"rating", "stars", "note"} & set(said):
            raise Unsuitable("nothing_to_rate")
        rating = said.get("rating")
        journal.rate(
            _cook(journal.of(*_place(zone)), said.get("cook")),
            rating=rating and Rating(rating),
            stars=said.get("stars"),
            note=said.get("note"),
        )

    asked = await meant(call, press("acknowledge"), choosy=True)
    outcomes = await tried(call.hass, asked, ask, NO_SENTENCES)
    if call.return_response:
        return await report(call.hass, outcomes)
    await complain(call.hass, outcomes, patient=False)
    return None


async def _get(call: ServiceCall) -> ServiceResponse:
    hass = call.hass

    async def ask(_: Zone) -> None: ...

    def more(zone: Zone) -> JsonObjectType:
        newest = reversed(hass.data[JOURNAL].of(*_place(zone))[-call.data["most"] :])
        cooks: list[JsonValueType] = [told(one, hass.config.language) for one in newest]
        return {"cooks": cooks}

    asked = await meant(call, READ, choosy=False)
    return await report(hass, await tried(hass, asked, ask, NO_SENTENCES), more=more)


def told(cook: Cook, language: str) -> JsonObjectType:
    """Return a cook as a script reads it; times in the house's time zone, durations seconds."""
    return {
        "cook": cook.id,
        "name": cook.name,
        "title": cook.title(language),
        "program": cook.program,
        "mode": cook.mode,
        "started_at": local(cook.started_at),
        "ended_at": None if cook.ended_at is None else local(cook.ended_at),
        "duration": cook.lasted_s,
        "heat_up": cook.heat_up_s,
        "result": cook.result.value,
        "by": cook.by,
        "rating": cook.rating and cook.rating.value,
        "stars": cook.stars,
        "note": cook.note,
    }


def _cook(cooks: tuple[Cook, ...], wanted: str | None) -> Cook:
    """Return the cook that is meant: the last one that is over, where none is named."""
    if wanted is not None:
        found = next((one for one in cooks if one.id == wanted), None)
    else:
        over = (one for one in reversed(cooks) if one.result is not Result.RUNNING)
        found = next(over, None)
    if found is None:
        raise Unsuitable("no_such_cook")
    return found


def _place(zone: Zone) -> tuple[str, str]:
    return zone.coordinator.cooker.identity.id, zone.zone
