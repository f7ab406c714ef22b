"""What in a filled form makes a scene that could never act: the errors below the form."""

from collections.abc import Mapping
from datetime import time as clock
from datetime import timedelta
from types import MappingProxyType
from typing import Any, Final

import voluptuous as vol
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.condition import async_validate_conditions_config

from ..scenes.gate import within

type Data = Mapping[str, Any]
type Errors = Mapping[str, str]

FINE: Final[Errors] = MappingProxyType({})
_HOME = "zone.home"
_DAY: Final = timedelta(days=1)
_DAY_MIN: Final = 24 * 60


def no_errors(_: Data) -> Errors:
    """Return none: the form itself lets nothing wrong through."""
    return FINE


def who(data: Data) -> Errors:
    """Ask for somebody who comes home."""
    return FINE if data["people"] else {"people": "no_people"}


def way(data: Data) -> Errors:
    """Ask that a way home is told by one thing, and does not begin at home."""
    if data["travel_entity"] and data["left_zone"]:
        return {"base": "one_way"}
    if data["left_zone"] == _HOME:
        return {"left_zone": "left_home"}
    if data["usual_s"] and not data["left_zone"]:
        return {"usual": "usual_of_what"}
    return FINE


def busy(data: Data) -> Errors:
    """Ask for a water heater and its limit together."""
    if bool(data["water_heater"]) != bool(data["power_limit_w"]):
        return {"base": "heater_and_limit"}
    return FINE


def hours(data: Data, lead_s: float) -> Errors:
    """Ask for a moment at which it may; what is ready at a time begins `lead_s` before."""
    if not data["days"]:
        return {"days": "no_days"}
    quiet = _time(data["quiet_begins"]), _time(data["quiet_ends"])
    if (quiet[0] is None) != (quiet[1] is None):
        return {"base": "quiet_needs_both"}
    if data.get("at") is not None:
        begins = _earlier(clock.fromisoformat(data["at"]), lead_s)
        return {"base": "ready_in_quiet"} if within(begins, *quiet) else FINE
    window = _time(data.get("begins")), _time(data.get("ends"))
    if window[0] is not None and window[0] == window[1]:
        return {"base": "no_hours"}
    return FINE if _any_moment(window, quiet) else {"base": "always_quiet"}


async def conditions(hass: HomeAssistant, data: Data) -> str:
    """Return why the extra conditions cannot be checked, nothing where they can."""
    try:
        read = cv.CONDITIONS_SCHEMA(data["conditions"] or [])
        await async_validate_conditions_config(hass, read)
    except (vol.Invalid, HomeAssistantError) as error:
        return str(error)
    return ""


type _Span = tuple[clock | None, clock | None]


def _any_moment(window: _Span, quiet: _Span) -> bool:
    """Whether any minute of the day lies in the window and not in the quiet hours."""
    begins, ends = window
    open_ = (begins or clock.min, ends or clock.max) if begins or ends else (clock.min, clock.max)
    every = (clock(minute // 60, minute % 60) for minute in range(_DAY_MIN))
    return any(within(one, *open_) and not within(one, *quiet) for one in every)


def _earlier(at: clock, by_s: float) -> clock:
    """Return the time of day so long before another one."""
    at_s = timedelta(hours=at.hour, minutes=at.minute, seconds=at.second - by_s) % _DAY
    minutes = int(at_s.total_seconds()) // 60
    return clock(minutes // 60, minutes % 60)


def _time(text: str | None) -> clock | None:
    return None if text is None else clock.fromisoformat(text)
