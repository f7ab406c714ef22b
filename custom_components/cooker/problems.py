"""Why cookery is against a cook, as the sentence that says what would work instead."""

from homeassistant.const import UnitOfTemperature
from homeassistant.core import HomeAssistant

from . import scale
from .lib.aiocooker import CookingMode
from .lib.cookery import FoodClass, Problem
from .unsuitable import Unsuitable

_MODES, _FOOD, _LEAST = "mode", "food", "minimum_c"


def unsuitable(hass: HomeAssistant, problem: Problem) -> Unsuitable:
    """Return the problem as its sentence needs it: figures in the house's units."""
    said = {name: _said(hass, name, value) for name, value in problem.said.items()}
    return Unsuitable(problem.key, **said)


def _said(hass: HomeAssistant, name: str, value: str | float) -> str | tuple[str, ...]:
    """Write out one placeholder; the end of its name is its unit, a word is still to be spoken."""
    if isinstance(value, str):
        return _word(name, value)
    unit = name.rpartition("_")[2]
    if unit == "c":
        return floor_degrees(hass, value) if name == _LEAST else degrees(hass, value)
    if unit == "s":
        return time(value)
    return f"{value:g} %" if unit == "pct" else f"{value:g}"


def _word(name: str, value: str) -> str | tuple[str, ...]:
    if name == _MODES and value in set(CookingMode):
        return (CookingMode(value),)
    if name == _FOOD and value in set(FoodClass):
        return (FoodClass(value),)
    return value


def degrees(hass: HomeAssistant, celsius: float) -> str:
    """Write a temperature in the house's unit."""
    seen = scale.temperature(hass)
    return f"{round(seen.shown(celsius), 1):g} {seen.unit}"


def floor_degrees(hass: HomeAssistant, celsius: float) -> str:
    """Write a least temperature as its source does: 74 °C is 165 °F, not 165.2."""
    seen = scale.temperature(hass)
    shown = seen.shown(celsius)
    return f"{shown if seen.unit == UnitOfTemperature.CELSIUS else round(shown):g} {seen.unit}"


def time(seconds: float) -> str:
    """Write a duration as a kitchen timer does; s, min and h are the same in every language."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "h"), (minutes, "min"), (rest, "s"))
    return " ".join(f"{figure} {unit}" for figure, unit in parts if figure) or "0 s"
