"""Where a person is, read from Home Assistant's states: distances from home and names of zones.

Nothing of this is kept: a position becomes a distance here, and a distance is forgotten at home.
"""

from typing import Final

from homeassistant.components.zone import ENTITY_ID_HOME
from homeassistant.const import (
    ATTR_GPS_ACCURACY,
    ATTR_LATITUDE,
    ATTR_LONGITUDE,
    ATTR_UNIT_OF_MEASUREMENT,
    STATE_UNAVAILABLE,
    STATE_UNKNOWN,
    UnitOfTime,
)
from homeassistant.core import HomeAssistant, State, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.util.unit_conversion import DurationConverter

from ..lib.cookery import Cadence, Fix, distance_m
from .at_home import is_home
from .scene import Route

NOWHERE: Final = {STATE_UNAVAILABLE, STATE_UNKNOWN}

_APPLE: Final = ("ios", "ipados", "watchos", "macos")

_TRAVEL_OLDEST_S: Final = 660.0
"""Waze, Google and HERE ask every five minutes; what was not asked twice is of another place."""


@callback
def fix(hass: HomeAssistant, person: str, route: Route, now_s: float) -> Fix | None:
    """Return where somebody is; None where nobody knows."""
    state = hass.states.get(person)
    if state is None or state.state in NOWHERE:
        return None
    travel_s, told_s = travel(hass, route.travel_entity, now_s)
    at_s = state.last_updated_timestamp
    return Fix(
        at_s=at_s if told_s is None else max(at_s, told_s),
        distance_m=_distance_m(hass, state),
        accuracy_m=_number(state.attributes.get(ATTR_GPS_ACCURACY)) or 0.0,
        cadence=_cadence(hass, state),
        home=is_home(state),
        travel_s=travel_s,
    )


@callback
def travel(
    hass: HomeAssistant, entity_id: str | None, now_s: float
) -> tuple[float | None, float | None]:
    """Return what a travel-time sensor says, in seconds, and when it said so."""
    state = hass.states.get(entity_id) if entity_id else None
    if state is None or state.state in NOWHERE:
        return None, None
    value, said_s = _number(state.state), state.last_reported_timestamp
    if value is None or value < 0 or now_s - said_s > _TRAVEL_OLDEST_S:
        return None, None
    unit = state.attributes.get(ATTR_UNIT_OF_MEASUREMENT, UnitOfTime.MINUTES)
    if unit not in DurationConverter.VALID_UNITS:
        return None, None
    return DurationConverter.convert(value, unit, UnitOfTime.SECONDS), said_s


@callback
def is_in(hass: HomeAssistant, person: str, zone: str) -> bool | None:
    """Whether somebody is in a zone, by its name alone; None where nobody knows."""
    state = hass.states.get(person)
    if state is None or state.state in NOWHERE:
        return None
    place = hass.states.get(zone)
    return zone in state.attributes.get("in_zones", ()) or (
        place is not None and state.state == place.name
    )


def _distance_m(hass: HomeAssistant, state: State) -> float | None:
    lat = _number(state.attributes.get(ATTR_LATITUDE))
    lon = _number(state.attributes.get(ATTR_LONGITUDE))
    home = hass.states.get(ENTITY_ID_HOME)
    if lat is None or lon is None:
        return None
    home_lat = _number(home.attributes.get(ATTR_LATITUDE)) if home else None
    home_lon = _number(home.attributes.get(ATTR_LONGITUDE)) if home else None
    if home_lat is None or home_lon is None:
        home_lat, home_lon = hass.config.latitude, hass.config.longitude
    return distance_m(lat, lon, home_lat, home_lon)


def _cadence(hass: HomeAssistant, state: State) -> Cadence:
    """Return how often the phone behind a person tells; unknown ones are held to be frequent."""
    entity = er.async_get(hass).async_get(str(state.attributes.get("source")))
    if entity is None:
        return Cadence.ANDROID
    if entity.platform == "icloud":
        return Cadence.IOS
    entry = hass.config_entries.async_get_entry(entity.config_entry_id or "")
    system = str(entry.data.get("os_name", "")) if entry else ""
    device = dr.async_get(hass).async_get(entity.device_id or "")
    maker = str(getattr(device, "manufacturer", None) or "")
    apple = system.lower() in _APPLE or maker.lower().startswith("apple")
    return Cadence.IOS if apple else Cadence.ANDROID


def _number(value: object) -> float | None:
    try:
        return float(str(value))
    except ValueError:
        return None
