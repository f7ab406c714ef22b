"""Food is hot enough where it is as hot as wanted, and never below what is safe."""

import pytest
from cookery import FoodClass, floor_c, is_hot_enough, may_resume

# USDA, Safe Minimum Internal Temperature Chart, in degrees Fahrenheit.
USDA_F = {
    FoodClass.POULTRY: 165,
    FoodClass.STUFFED: 165,
    FoodClass.LEFTOVERS: 165,
    FoodClass.CASSEROLE: 165,
    FoodClass.READY_MEAL: 165,
    FoodClass.GROUND_MEAT: 160,
    FoodClass.EGG_DISHES: 160,
    FoodClass.WHOLE_MEAT: 145,
    FoodClass.FISH: 145,
}


@pytest.mark.parametrize("food", USDA_F)
def test_each_kind_of_food_has_the_floor_of_the_chart(food: FoodClass) -> None:
    chart_c = (USDA_F[food] - 32) / 1.8
    assert not is_hot_enough(chart_c - 0.5, food=food)
    assert is_hot_enough(chart_c + 0.5, food=food)


@pytest.mark.parametrize("food", set(FoodClass) - USDA_F.keys())
def test_what_does_not_come_from_raw_animals_has_no_floor(food: FoodClass) -> None:
    """Nobody can say of bread that it is hot enough unless somebody says how hot."""
    assert floor_c(food) is None
    assert not is_hot_enough(100, food=food)
    assert is_hot_enough(95, food=food, wanted_c=94)


@pytest.mark.parametrize(
    "food", ["poultry", "stuffed", "ground_meat", "egg_dishes", "whole_meat", "fish"]
)
def test_in_a_microwave_all_that_comes_raw_from_animals_needs_74(food: str) -> None:
    """FDA Food Code 3-401.12: microwaves leave cold places."""
    assert floor_c(food, mode="microwave") == 74


def test_a_microwave_changes_nothing_for_potatoes() -> None:
    assert floor_c("vegetables", mode="microwave") is None


@pytest.mark.parametrize(
    ("food", "least_c"), [("fish", 70), ("poultry", 74), ("vegetables", 70), (None, 70)]
)
def test_in_china_the_centre_of_any_food_is_at_70_at_least(
    food: str | None, least_c: float
) -> None:
    assert floor_c(food, country="CN") == least_c
    assert floor_c(food, country="cn") == least_c


def test_food_that_nobody_named_or_that_we_do_not_know_has_no_floor_of_its_own() -> None:
    assert floor_c(None) is None
    assert floor_c("moon_dust", country="US") is None


@pytest.mark.parametrize("off_s", [0, 1, 3600])
def test_after_an_outage_no_cook_goes_on_by_itself(off_s: float) -> None:
    assert not may_resume(off_s)


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
