"""Food is hot enough where it is as hot as wanted, and never below what is safe."""

import pytest
from cookery import FoodClass, is_hot_enough

# USDA, Safe Minimum Internal Temperature Chart, in degrees Fahrenheit.
USDA_F = {
    FoodClass.POULTRY: 165,
    FoodClass.LEFTOVERS: 165,
    FoodClass.GROUND_MEAT: 160,
    FoodClass.EGG_DISHES: 160,
    FoodClass.WHOLE_MEAT: 145,
    FoodClass.FISH: 145,
}


@pytest.mark.parametrize("food", FoodClass)
def test_each_kind_of_food_has_the_floor_of_the_chart(food: FoodClass) -> None:
    chart_c = (USDA_F[food] - 32) / 1.8
    assert not is_hot_enough(chart_c - 0.5, food=food)
    assert is_hot_enough(chart_c + 0.5, food=food)


def test_a_wish_raises_the_floor_and_never_lowers_it() -> None:
    assert not is_hot_enough(70, food=FoodClass.FISH, wanted_c=71)
    assert not is_hot_enough(70, food=FoodClass.POULTRY, wanted_c=60)
    assert is_hot_enough(75, food=FoodClass.POULTRY, wanted_c=60)


def test_a_wish_alone_counts() -> None:
    """Beef at 54 °C is what some people want; they said so and named no other food."""
    assert is_hot_enough(54, wanted_c=54)
    assert not is_hot_enough(53.9, wanted_c=54)


def test_a_core_hotter_than_boiling_water_is_no_core() -> None:
    assert not is_hot_enough(180, food=FoodClass.POULTRY)
    assert is_hot_enough(115, wanted_c=112), "sugar boils hotter"


def test_no_floor_is_never_reached() -> None:
    assert not is_hot_enough(100)
