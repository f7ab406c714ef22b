"""The forms in which programs are written, and what their fields mean."""

from collections.abc import Mapping
from typing import Any

import voluptuous as vol
from homeassistant.core import HomeAssistant
from homeassistant.helpers.selector import (
    BooleanSelector,
    DurationSelector,
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
    TextSelector,
    TextSelectorConfig,
)

from . import scale
from .entity import words
from .lib.aiocooker import CookerKind, CookingMode
from .lib.cookery import FoodClass
from .programs.recipe import KIND, Document
from .programs.titles import in_language
from .programs.writing import About, Heat


def _words(options: list[str], key: str) -> SelectSelector:
    return SelectSelector(
        SelectSelectorConfig(
            options=options, translation_key=key, mode=SelectSelectorMode.DROPDOWN, sort=True
        )
    )


def _figure(least: float, most: float, step: float, unit: str | None = None) -> NumberSelector:
    config = NumberSelectorConfig(min=least, max=most, step=step, mode=NumberSelectorMode.BOX)
    if unit:
        config["unit_of_measurement"] = unit
    return NumberSelector(config)


LONGEST_S = 100 * 3600.0
"""Immersion circulators count to 99 hours and 59 minutes, no kitchen timer further."""

_DURATION = DurationSelector()
_USUAL = {"hours": 0, "minutes": 30, "seconds": 0}

ABOUT = vol.Schema(
    {
        vol.Required("name"): TextSelector(),
        vol.Optional("kind"): _words(words(CookerKind), "appliance"),
        vol.Optional("food"): _words([one.value for one in FoodClass], "food_class"),
        vol.Required("perishable", default=True): BooleanSelector(),
        vol.Optional("servings"): _figure(0.25, 1000, 0.25),
    }
)
USER = vol.Schema({vol.Required("text"): TextSelector(TextSelectorConfig(multiline=True))})
REST = vol.Schema({vol.Required("duration", default=_USUAL): _DURATION})


def more_cook_form(hass: HomeAssistant) -> vol.Schema:
    """Return the form of a stage that heats, temperatures in the house's unit."""
    unit = scale.temperature(hass).unit
    return vol.Schema(
        {
            vol.Required("mode"): _words(words(CookingMode), "mode"),
            vol.Required("duration", default=_USUAL): _DURATION,
            vol.Optional("temperature"): _figure(0, 950, 1, unit),
            vol.Optional("power_level"): _figure(1, 100, 1, "%"),
            vol.Optional("core_temperature"): _figure(0, 250, 1, unit),
        }
    )


def cook_form(hass: HomeAssistant) -> vol.Schema:
    """Return the form of the first one, before which the cooker may preheat."""
    return more_cook_form(hass).extend({vol.Required("preheat", default=False): BooleanSelector()})


def stage_choice(count: int) -> vol.Schema:
    """Return the choice of one of so many stages."""
    numbers = [str(number) for number in range(1, count + 1)]
    return vol.Schema(
        {vol.Required("stage"): SelectSelector(SelectSelectorConfig(options=numbers))}
    )


def heat(hass: HomeAssistant, said: Mapping[str, Any]) -> Heat:
    """Return what a filled form of a stage means."""
    target, core = said.get("temperature"), said.get("core_temperature")
    return Heat(
        mode=CookingMode(said["mode"]),
        duration_s=seconds(said["duration"]),
        target_c=None if target is None else scale.temperature(hass).meant(target),
        power_pct=said.get("power_level"),
        core_c=None if core is None else scale.core_c(hass, core),
    )


def about(said: Mapping[str, Any]) -> About:
    """Return what a filled form about a program means."""
    return About(
        name=said["name"].strip()[:100] or "?",
        kind=said.get("kind"),
        food_class=said.get("food"),
        perishable=said["perishable"],
        servings=said.get("servings"),
    )


def about_of(document: Document, language: str) -> dict[str, Any]:
    """Return what a document says of itself, as the form takes it."""
    known = {
        "name": in_language(document.get("name") or {}, language) or document["id"],
        "kind": document.get(KIND),
        "food": document.get("food_class"),
        "perishable": document.get("perishable", True),
        "servings": document.get("servings"),
    }
    return {field: value for field, value in known.items() if value is not None}


def seconds(duration: Mapping[str, float]) -> float:
    """Return a filled duration in seconds, within what any cooker counts."""
    units = {"days": 86_400, "hours": 3600, "minutes": 60, "seconds": 1}
    total_s = sum(duration.get(unit, 0) * each_s for unit, each_s in units.items())
    return min(max(float(total_s), 1.0), LONGEST_S)
