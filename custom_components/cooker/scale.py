"""How people see a setting that a cooker keeps in degrees Celsius, seconds or per cent."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import ceil, floor

from homeassistant.const import PERCENTAGE, UnitOfTemperature, UnitOfTime
from homeassistant.core import HomeAssistant
from homeassistant.util.unit_conversion import TemperatureConverter

from .lib.aiocooker import Range
from .lib.cookery import CORE_FLOORS_C

ROUNDING_C = 0.25
"""Half a degree Fahrenheit, rounded down: what a floor can lose between the two scales."""

FINEST_MIN = 0.5
"""Half a minute is the finest duration worth a place on a slider of minutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A unit, the way to it and back, and the step that people see for a cooker's own."""

    unit: str
    shown: Callable[[float], float]
    meant: Callable[[float], float]
    step: Callable[[float], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slider:
    """The bounds of a setting as people see them, on whole steps."""

    low: float
    high: float
    step: float

    def nearest(self, value: float) -> float:
        """Return the whole step next to a value."""
        return round(value / self.step) * self.step


def slider(seen: Scale, bounds: Range) -> Slider:
    """Return a cooker's own bounds as people see them."""
    step = seen.step(bounds.step)
    low, high = seen.shown(bounds.min), seen.shown(bounds.max)
    return Slider(
        low=min(round(ceil(low / step) * step, 3), high),
        high=max(round(floor(high / step) * step, 3), low),
        step=step,
    )


_to_celsius = TemperatureConverter.converter_factory(
    UnitOfTemperature.FAHRENHEIT, UnitOfTemperature.CELSIUS
)
_to_fahrenheit = TemperatureConverter.converter_factory(
    UnitOfTemperature.CELSIUS, UnitOfTemperature.FAHRENHEIT
)

_PERCENT = Scale(unit=PERCENTAGE, shown=float, meant=float, step=float)
_CELSIUS = replace(_PERCENT, unit=UnitOfTemperature.CELSIUS)
_FAHRENHEIT = Scale(
    unit=UnitOfTemperature.FAHRENHEIT,
    shown=lambda celsius: round(_to_fahrenheit(celsius), 1),
    # Two places bring 350 °F back as 350 °F, which one does not.
    meant=lambda fahrenheit: round(_to_celsius(fahrenheit), 2),
    step=float,
)
_MINUTES = Scale(
    unit=UnitOfTime.MINUTES,
    shown=lambda seconds: seconds / 60,
    meant=lambda minutes: minutes * 60,
    step=lambda seconds: max(seconds / 60, FINEST_MIN),
)


def temperature(hass: HomeAssistant) -> Scale:
    """Degrees of the house's unit."""
    fahrenheit = hass.config.units.temperature_unit == UnitOfTemperature.FAHRENHEIT
    return _FAHRENHEIT if fahrenheit else _CELSIUS


def core_c(hass: HomeAssistant, value: float) -> float:
    """Return the core temperature (°C) that somebody means, in the house's unit.

    USDA sets its floors in °F: 165 and 145 °F are 73.9 and 62.8 °C, but mean 74 and 63.
    """
    celsius = temperature(hass).meant(value)
    floors = (one for one in sorted(CORE_FLOORS_C.values()) if 0 < one - celsius <= ROUNDING_C)
    return next(floors, celsius)


def minutes(_: HomeAssistant) -> Scale:
    """Minutes for seconds."""
    return _MINUTES


def percent(_: HomeAssistant) -> Scale:
    """Per cent as it is."""
    return _PERCENT
