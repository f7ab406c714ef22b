"""Food gets as hot as it must, for as long as it must, and stays hot while it waits."""

from dataclasses import replace
from typing import Final

import pytest
from aiocooker.program import Program, Until
from cookery import Circumstances, Problem, ProblemKey

from tests.cookery.judging import (
    AT_HOME,
    BATH,
    FRYER,
    MULTICOOKER,
    by_core,
    keys,
    only,
)
from tests.cookery.reasons import MICROWAVE, OVEN, POT, REST, program, stage

# Core temperatures.


@pytest.mark.parametrize(
    ("food", "least_c"),
    [("poultry", 74), ("stuffed", 74), ("casserole", 74), ("ground_meat", 71), ("fish", 63)],
)
def test_a_core_target_below_the_floor_is_refused_with_the_floor(food: str, least_c: float) -> None:
    found = only(by_core(least_c - 1, food=food))
    assert found == Problem(
        key=ProblemKey.CORE_BELOW_FLOOR,
        said={"stage": 1, "core_c": least_c - 1, "minimum_c": least_c},
    )
    assert keys(by_core(least_c, food=food)) == []


def test_the_highest_of_several_core_targets_counts() -> None:
    """A roast may be seared after it got to 50 °C, if the probe goes on to 63 °C."""
    slow = stage("cook", "roast", target_c=100, until=Until(core_c=50), hold_max_s=7200)
    assert keys(replace(by_core(63, REST), stages=(slow, *by_core(63, REST).stages))) == []
    only_slow = program(slow, stage(), REST, food_class="whole_meat")
    assert keys(only_slow) == [ProblemKey.CORE_BELOW_FLOOR]


def test_food_that_nobody_named_has_the_wish_for_its_floor() -> None:
    assert keys(by_core(54)) == []


def test_in_china_food_that_nobody_named_has_a_floor_too() -> None:
    found = only(by_core(54), OVEN, Circumstances(country="CN"))
    assert (found.key, found.said["minimum_c"]) == (ProblemKey.CORE_BELOW_FLOOR, 70)


def test_whole_cuts_rest_for_three_minutes_unless_they_are_hotter_than_need_be() -> None:
    found = only(by_core(63, food="whole_meat"))
    assert found == Problem(key=ProblemKey.REST_NEEDED, said={"minimum_s": 180})
    short = stage("rest", None, duration_s=120)
    assert keys(by_core(63, short, food="whole_meat")) == [ProblemKey.REST_NEEDED]
    assert keys(by_core(63, stage("rest", None, duration_s=180), food="whole_meat")) == []
    assert keys(by_core(70, food="whole_meat")) == []


def test_a_rest_before_the_cooking_is_none() -> None:
    early = program(REST, *by_core(63).stages, food_class="whole_meat")
    assert keys(early) == [ProblemKey.REST_NEEDED]


def test_an_oven_cooler_than_the_floor_never_cooks_chicken() -> None:
    found = only(program(stage(target_c=60, duration_s=7200), food_class="poultry"))
    assert found == Problem(key=ProblemKey.NEVER_HOT_ENOUGH, said={"target_c": 60, "minimum_c": 74})


def test_what_a_mode_does_when_nobody_says_how_hot_counts_as_well() -> None:
    """A bake without a target is at 180 °C, reheating in an air fryer at 160."""
    assert keys(program(stage(), food_class="poultry")) == []
    assert keys(program(stage(mode="reheat"), food_class="leftovers"), FRYER) == []


def test_a_probe_that_is_known_to_be_out_cannot_end_a_cook() -> None:
    found = only(by_core(75, food="poultry"), OVEN, Circumstances(probe_in=False))
    assert found == Problem(key=ProblemKey.PROBE_NOT_IN, said={"stage": 1, "core_c": 75})
    assert keys(by_core(75, food="poultry"), OVEN, Circumstances(probe_in=None)) == []


def test_food_that_comes_after_preheating_brings_its_probe() -> None:
    preheated = program(
        stage("heat", target_c=180),
        stage("hold", target_c=180, until=Until(user=True), hold_max_s=1800),
        *by_core(75).stages,
        food_class="poultry",
    )
    assert keys(preheated, OVEN, Circumstances(probe_in=False)) == []


# Microwaves.


def test_raw_animal_food_stands_for_two_minutes_after_a_microwave() -> None:
    raw = program(stage(mode="microwave", duration_s=300), food_class="fish")
    assert only(raw, MICROWAVE) == Problem(key=ProblemKey.STANDING_NEEDED, said={"minimum_s": 120})
    stood = replace(raw, stages=(*raw.stages, stage("rest", None, duration_s=120)))
    assert keys(stood, MICROWAVE) == []
    assert keys(replace(raw, food_class="stuffed"), MICROWAVE) == [ProblemKey.STANDING_NEEDED]
    assert keys(replace(raw, food_class="vegetables"), MICROWAVE) == []


def test_a_microwave_that_feels_the_food_heats_raw_animal_food_to_74() -> None:
    reheat = stage(mode="reheat", target_c=70, duration_s=300)
    found = only(program(reheat, REST, food_class="fish"), MICROWAVE)
    assert (found.key, found.said["minimum_c"]) == (ProblemKey.NEVER_HOT_ENOUGH, 74)


def test_thawed_meat_is_still_raw_and_need_not_be_hot() -> None:
    assert keys(program(stage(mode="defrost"), food_class="poultry"), MICROWAVE) == []


# Water baths.


@pytest.mark.parametrize(
    ("food", "water_c", "least_h"),
    [
        ("whole_meat", 56, 2.25),
        ("whole_meat", 56.9, 2.25),
        ("poultry", 60, 1.5),
        ("fish", 58, 1.75),
    ],
)
def test_a_bath_below_the_floors_makes_up_for_it_with_time(
    food: str, water_c: float, least_h: float
) -> None:
    long = stage("cook", "sous_vide", target_c=water_c, duration_s=least_h * 3600)
    assert keys(program(long, food_class=food), BATH) == []
    short = replace(long, duration_s=least_h * 3600 - 300)
    found = only(program(short, food_class=food), BATH)
    assert found.key == ProblemKey.BATH_TOO_SHORT
    assert found.said["minimum_s"] == least_h * 3600


@pytest.mark.parametrize(
    ("food", "country", "least_c"),
    [("whole_meat", None, 55), ("poultry", "US", 57), ("whole_meat", "CN", 70)],
)
def test_a_bath_that_no_time_makes_safe_is_refused(
    food: str, country: str | None, least_c: float
) -> None:
    day = stage("cook", "sous_vide", target_c=least_c - 0.5, duration_s=86_400)
    found = only(program(day, food_class=food), BATH, Circumstances(country=country))
    assert found.key == ProblemKey.BATH_TOO_COOL
    assert found.said["minimum_c"] == least_c


def test_a_bath_whose_temperature_nobody_knows_is_compared_with_no_floor() -> None:
    """That a zone without a thermometer cannot keep one is said for itself."""
    blind = replace(BATH, modes=tuple(replace(one, temperature_c=None) for one in BATH.modes))
    short = program(stage("cook", "sous_vide", duration_s=600), food_class="poultry")
    assert keys(short, BATH) == [ProblemKey.BATH_TOO_SHORT]
    assert ProblemKey.BATH_TOO_SHORT not in keys(short, blind)
    assert ProblemKey.BATH_TOO_COOL not in keys(short, blind)


def test_carrots_may_have_any_bath() -> None:
    cool = stage("cook", "sous_vide", target_c=40, duration_s=600)
    assert keys(program(cool, food_class="vegetables"), BATH) == []


# Kidney beans.


def test_raw_kidney_beans_are_never_slow_cooked_now_or_later() -> None:
    slow = program(
        stage(mode="slow_cook", duration_s=28_800), food_class="kidney_beans", perishable=False
    )
    for where in (AT_HOME, Circumstances(delay_s=3600)):
        found = only_bean(slow, where)
        assert found.key == ProblemKey.BEANS_SLOW
        assert found.said == {"stage": 1, "mode": "slow_cook", "minimum_s": 1800}


def only_bean(wrong: Program, where: Circumstances) -> Problem:
    """Return the one reason in a multicooker."""
    return only(wrong, MULTICOOKER, where)


def test_not_even_after_boiling_are_they_left_to_a_slow_cooker() -> None:
    both = program(
        stage(mode="pressure"), stage(mode="slow_cook", duration_s=3600), food_class="kidney_beans"
    )
    assert only_bean(both, AT_HOME).key == ProblemKey.BEANS_SLOW


def test_kidney_beans_boil_for_half_an_hour() -> None:
    short = program(stage(mode="soup", duration_s=1200), food_class="kidney_beans")
    found = only_bean(short, AT_HOME)
    assert found == Problem(
        key=ProblemKey.BEANS_NOT_BOILED, said={"duration_s": 1200, "minimum_s": 1800}
    )
    long = program(stage(mode="soup", duration_s=1800), food_class="kidney_beans")
    assert keys(long, MULTICOOKER) == []


# Programs that somebody changed.

TRIED: Final = program(stage(target_c=180, duration_s=3000), food_class="poultry")


@pytest.mark.parametrize("food", ["poultry", "leftovers", "kidney_beans", "moon_dust", None])
def test_without_a_probe_a_tried_program_is_not_shortened(food: str | None) -> None:
    tried = program(stage(mode="soup", duration_s=3600), food_class=food)
    shorter = replace(tried, stages=(replace(tried.stages[0], duration_s=3540),))
    where = Circumstances(original=tried)
    assert only(shorter, POT, where) == Problem(
        key=ProblemKey.SHORTENED, said={"duration_s": 3540, "minimum_s": 3600}
    )
    assert keys(tried, POT, where) == []


def test_nor_made_cooler_nor_weaker() -> None:
    cooler = replace(TRIED, stages=(replace(TRIED.stages[0], target_c=160),))
    assert only(cooler, OVEN, Circumstances(original=TRIED)) == Problem(
        key=ProblemKey.MADE_COOLER, said={"target_c": 160, "minimum_c": 180}
    )
    strong = program(stage(mode="microwave", duration_s=300), food_class="leftovers")
    weak = program(stage(mode="microwave", duration_s=300, power_pct=50), food_class="leftovers")
    assert only(weak, MICROWAVE, Circumstances(original=strong)) == Problem(
        key=ProblemKey.MADE_WEAKER, said={"power_pct": 50, "minimum_pct": 100}
    )


def test_a_longer_and_hotter_cook_is_anybodys_choice() -> None:
    more = replace(TRIED, stages=(replace(TRIED.stages[0], target_c=200, duration_s=3600),))
    assert keys(more, OVEN, Circumstances(original=TRIED)) == []


def test_bread_is_a_matter_of_taste() -> None:
    tried = replace(TRIED, food_class="bread")
    paler = replace(tried, stages=(replace(tried.stages[0], target_c=160, duration_s=60),))
    assert keys(paler, OVEN, Circumstances(original=tried)) == []


def test_renaming_chicken_to_bread_frees_it_from_nothing() -> None:
    bread = replace(TRIED, food_class="bread", stages=(replace(TRIED.stages[0], duration_s=60),))
    assert keys(bread, OVEN, Circumstances(original=TRIED)) == [ProblemKey.SHORTENED]


def test_a_probe_frees_a_program_from_its_time() -> None:
    assert keys(by_core(75, food="poultry"), OVEN, Circumstances(original=TRIED)) == []


# Keeping warm.


@pytest.mark.parametrize(("country", "least_c"), [(None, 60), ("US", 60), ("GB", 63)])
def test_food_is_kept_hot(country: str | None, least_c: float) -> None:
    where = Circumstances(country=country)
    cool = program(stage(), stage("hold", target_c=least_c - 1, duration_s=3600))
    assert only(cool, OVEN, where) == Problem(
        key=ProblemKey.WARM_TOO_COOL,
        said={"stage": 2, "target_c": least_c - 1, "minimum_c": least_c},
    )
    hot = program(stage(), stage("hold", target_c=least_c, duration_s=3600))
    assert keys(hot, OVEN, where) == []


def test_food_is_kept_warm_for_four_hours_in_all() -> None:
    two_hours = stage("cook", "keep_warm", target_c=70, duration_s=7200)
    more = stage("hold", "keep_warm", target_c=70, duration_s=7260)
    assert keys(program(two_hours, two_hours)) == []
    assert only(program(two_hours, more)) == Problem(
        key=ProblemKey.WARM_TOO_LONG, said={"duration_s": 14_460, "maximum_s": 14_400}
    )


def test_plates_may_be_as_warm_as_anybody_likes() -> None:
    plates = program(stage("hold", target_c=50, duration_s=20_000), perishable=False)
    assert keys(plates) == []
