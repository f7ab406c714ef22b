"""Temperatures below which food is not safe. People may ask for more, never for less."""

from enum import StrEnum
from typing import Final

from .probe import ABOVE_C, BOILING_C


class FoodClass(StrEnum):
    """What is cooked, as far as its safe core temperature depends on it."""

    POULTRY = "poultry"
    LEFTOVERS = "leftovers"
    GROUND_MEAT = "ground_meat"
    EGG_DISHES = "egg_dishes"
    WHOLE_MEAT = "whole_meat"
    FISH = "fish"


CORE_FLOORS_C: Final = {
    FoodClass.POULTRY: 74.0,
    FoodClass.LEFTOVERS: 74.0,
    FoodClass.GROUND_MEAT: 71.0,
    FoodClass.EGG_DISHES: 71.0,
    FoodClass.WHOLE_MEAT: 63.0,
    FoodClass.FISH: 63.0,
}
"""Source: USDA, Safe Minimum Internal Temperature Chart (165, 160 and 145 °F).

Poultry includes stuffing and stuffed meat, leftovers include casseroles. Whole cuts of beef, pork,
lamb and veal rest for three minutes afterwards.
"""


def is_hot_enough(
    core_c: float, *, food: FoodClass | None = None, wanted_c: float | None = None
) -> bool:
    """Whether a core temperature (°C) is what is wanted, and no less than is safe for such food.

    Never where neither is given, and never of more than food can have: that probe is in hot air.
    """
    floors = [CORE_FLOORS_C[food]] if food is not None else []
    wishes = [wanted_c] if wanted_c is not None else []
    if not (bounds := floors + wishes):
        return False
    floor_c = max(bounds)
    return floor_c <= core_c <= max(BOILING_C, floor_c + ABOVE_C)
