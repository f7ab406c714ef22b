"""Core temperatures (°C) below which food is not safe. People may ask for more, never for less."""

from enum import StrEnum
from typing import Final

from .probe import ABOVE_C, BOILING_C


class FoodClass(StrEnum):
    """What is cooked, as far as its safety depends on it.

    Stuffed is anything with stuffing, leftovers are whatever was cooked before, ready meals are
    bought, grains are rice and porridge, bread is all dough, kidney beans are raw and dry.
    """

    POULTRY = "poultry"
    STUFFED = "stuffed"
    LEFTOVERS = "leftovers"
    CASSEROLE = "casserole"
    READY_MEAL = "ready_meal"
    GROUND_MEAT = "ground_meat"
    EGG_DISHES = "egg_dishes"
    WHOLE_MEAT = "whole_meat"
    FISH = "fish"
    VEGETABLES = "vegetables"
    GRAINS = "grains"
    KIDNEY_BEANS = "kidney_beans"
    BREAD = "bread"
    DAIRY = "dairy"


CORE_FLOORS_C: Final = {
    FoodClass.POULTRY: 74.0,
    FoodClass.STUFFED: 74.0,
    FoodClass.LEFTOVERS: 74.0,
    FoodClass.CASSEROLE: 74.0,
    FoodClass.READY_MEAL: 74.0,
    FoodClass.GROUND_MEAT: 71.0,
    FoodClass.EGG_DISHES: 71.0,
    FoodClass.WHOLE_MEAT: 63.0,
    FoodClass.FISH: 63.0,
}
"""Source: USDA, Safe Minimum Internal Temperature Chart (165, 160 and 145 °F).

Ready meals are leftovers of somebody else. Other food has no floor of its own: it does not carry
what raw animals do, and whether it is done is a matter of taste.
"""

RAW_ANIMAL: Final = frozenset(
    {
        FoodClass.POULTRY,
        FoodClass.STUFFED,
        FoodClass.GROUND_MEAT,
        FoodClass.EGG_DISHES,
        FoodClass.WHOLE_MEAT,
        FoodClass.FISH,
    }
)
"""Food that comes raw from animals. A casserole is among its leftovers: it may be both."""

MICROWAVED_RAW_C: Final = 74.0
"""Raw animal food in a microwave, throughout: FDA Food Code 3-401.12 (165 °F)."""

MICROWAVED_STANDING_S: Final = 120.0
"""So long it stands covered afterwards, for heat to even out: FDA Food Code 3-401.12."""

WHOLE_MEAT_REST_S: Final = 180.0
"""Whole cuts rest for three minutes at 63 °C: USDA, Safe Minimum Internal Temperature Chart."""

NEEDS_NO_REST_C: Final = 70.0
"""From here no time at this temperature is needed: FDA Food Code 3-401.11(B), 158 °F, 0 seconds."""

COUNTRY_FLOORS_C: Final = {"CN": 70.0}
"""China, catering food-safety rules: the centre of any cooked food is at 70 °C or above."""


def known_food(food: str | None) -> FoodClass | None:
    """Return the class that a program names, or None for a word that we do not know."""
    return FoodClass(food) if food in set(FoodClass) else None


def floor_c(
    food: str | None, *, mode: str | None = None, country: str | None = None
) -> float | None:
    """Return the least core temperature (°C) of a food cooked in a mode, or None without a floor.

    `mode` is `microwave` for whatever a microwave does, `country` an ISO 3166-1 code.
    """
    known = known_food(food)
    floors = [
        None if known is None else CORE_FLOORS_C.get(known),
        MICROWAVED_RAW_C if mode == "microwave" and known in RAW_ANIMAL else None,
        COUNTRY_FLOORS_C.get((country or "").upper()),
    ]
    return max((one for one in floors if one is not None), default=None)


def is_hot_enough(
    core_c: float, *, food: FoodClass | None = None, wanted_c: float | None = None
) -> bool:
    """Whether a core temperature (°C) is what is wanted, and no less than is safe for such food.

    Never where neither is given, and never of more than food can have: that probe is in hot air.
    """
    floors = [CORE_FLOORS_C[food]] if food in CORE_FLOORS_C else []
    wishes = [wanted_c] if wanted_c is not None else []
    if not (bounds := floors + wishes):
        return False
    least_c = max(bounds)
    return least_c <= core_c <= max(BOILING_C, least_c + ABOVE_C)
