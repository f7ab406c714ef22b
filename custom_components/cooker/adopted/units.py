"""Reads what an entity shows, whatever its unit: units may change while we look."""

from datetime import datetime
from math import isfinite
from typing import Final

from homeassistant.const import (
    ATTR_UNIT_OF_MEASUREMENT,
    STATE_UNAVAILABLE,
    STATE_UNKNOWN,
    UnitOfTemperature,
    UnitOfTime,
)
from homeassistant.core import State
from homeassistant.util import dt as dt_util
from homeassistant.util.unit_conversion import DurationConverter, TemperatureConverter

SILENT: Final = frozenset({STATE_UNAVAILABLE, STATE_UNKNOWN, ""})


def number(value: object) -> float | None:
    """Return a number; None for what is none."""
    try:
        found = float(str(value))
    except ValueError:
        return None
    return found if isfinite(found) else None


def celsius(value: float, unit: str | None) -> float | None:
    """Return degrees Celsius; None for what is no temperature."""
    if unit not in TemperatureConverter.VALID_UNITS:
        return None
    return TemperatureConverter.convert(value, unit, UnitOfTemperature.CELSIUS)


def temperature_c(state: State | None, house_unit: str) -> float | None:
    """Return what an entity shows, in degrees Celsius; without a unit it is the house's."""
    if state is None or (value := number(state.state)) is None:
        return None
    return celsius(value, state.attributes.get(ATTR_UNIT_OF_MEASUREMENT, house_unit))


def seen_temperature(value_c: float, state: State | None, house_unit: str) -> float:
    """Return a temperature in the unit that an entity takes."""
    unit = state.attributes.get(ATTR_UNIT_OF_MEASUREMENT, house_unit) if state else house_unit
    if unit not in TemperatureConverter.VALID_UNITS:
        unit = house_unit
    return round(TemperatureConverter.convert(value_c, UnitOfTemperature.CELSIUS, unit), 1)


def seconds(state: State | None) -> float | None:
    """Return a duration in seconds; one without a unit is in seconds."""
    if state is None or (value := number(state.state)) is None:
        return None
    unit = state.attributes.get(ATTR_UNIT_OF_MEASUREMENT, UnitOfTime.SECONDS)
    if unit not in DurationConverter.VALID_UNITS:
        return None
    return DurationConverter.convert(value, unit, UnitOfTime.SECONDS)


def moment(state: State | None) -> datetime | None:
    """Return a time, aware."""
    found = dt_util.parse_datetime(state.state) if state else None
    return dt_util.as_utc(found) if found else None
