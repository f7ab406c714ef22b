"""The fields of the actions: what may be said in them, and the wish that they make together."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

import voluptuous as vol
from homeassistant.core import HomeAssistant
from homeassistant.helpers import config_validation as cv

from .. import scale
from ..entity import words
from ..lib.aiocooker import CookingMode
from ..staging import TimerStarts
from .wishes import Wish

type Fields = Mapping[vol.Marker, Any]

LONGEST_S: Final = 100 * 3600
"""Immersion circulators count to 99 hours and 59 minutes, no kitchen timer further."""

HOTTEST: Final = 950
"""In either unit: the hottest pizza ovens reach 932 °F. A zone's own limits are checked later."""


AFTER_PREHEATING: Final = (TimerStarts.BY_HAND.value, TimerStarts.WHEN_PREHEATED.value)
"""A time that starts at once is that of the action that cooks at once."""


def _seconds(value: Any) -> float:  # noqa: ANN401 - what people write
    try:
        seconds: float = cv.positive_time_period(value).total_seconds()
    except OverflowError as error:
        raise vol.Invalid("expected a finite duration") from error
    return seconds


_DEGREES = vol.All(vol.Coerce(float), vol.Range(min=0, max=HOTTEST))
_TIME = vol.All(_seconds, vol.Range(min=1, max=LONGEST_S))
_PER_CENT = vol.All(vol.Coerce(float), vol.Range(min=1, max=100))

NOTHING: Fields = MappingProxyType({})
CHANGES: Fields = {
    vol.Optional("temperature"): _DEGREES,
    vol.Optional("power_level"): _PER_CENT,
}
MORE_TIME: Fields = {vol.Required("duration"): _TIME}
COOK: Fields = {
    **CHANGES,
    vol.Required("mode"): vol.In(words(CookingMode)),
    vol.Optional("duration"): _TIME,
}
CORE: Fields = {vol.Optional("core_temperature"): _DEGREES}
START: Fields = {**COOK, **CORE, vol.Optional("turn_after"): _TIME}
ADJUST: Fields = {**CHANGES, **CORE}
PREHEAT: Fields = {
    **COOK,
    vol.Optional("hold_time"): _TIME,
    vol.Optional("timer_starts"): vol.In(AFTER_PREHEATING),
}
MORE: Fields = {**CHANGES, **CORE, vol.Optional("duration"): _TIME}
START_PROGRAM: Fields = {
    vol.Required("program"): vol.All(cv.string, vol.Length(min=1, max=100)),
    **MORE,
}


def wish(hass: HomeAssistant, said: Mapping[str, Any]) -> Wish:
    """Return what the checked fields ask for; a temperature was said in the house's unit."""
    meant = scale.temperature(hass).meant

    def celsius(field: str) -> float | None:
        return None if (value := said.get(field)) is None else meant(value)

    return Wish(
        mode=CookingMode(said.get("mode", CookingMode.UNKNOWN)),
        target_c=celsius("temperature"),
        power_pct=said.get("power_level"),
        duration_s=said.get("duration"),
        hold_s=said.get("hold_time"),
        core_c=None if (core := said.get("core_temperature")) is None else scale.core_c(hass, core),
        program=said.get("program", ""),
        timer_starts=TimerStarts(said.get("timer_starts", TimerStarts.BY_HAND)),
        turn_s=said.get("turn_after"),
    )
