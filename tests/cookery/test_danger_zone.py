"""Food that waits for its start: two hours from loading to hot, one in a hot room."""

from dataclasses import replace
from math import inf
from typing import Final

import pytest
from aiocooker.program import Program, Until
from cookery import Circumstances, Problem, ProblemKey, is_dangerous, longest_delay_s, refusals

from tests.cookery.reasons import MICROWAVE, OVEN, program, stage
from tests.cookery.zones import zones

MULTICOOKER: Final = zones()["multicooker"]
SOUP: Final = program(stage(mode="soup", duration_s=5400), food_class="poultry")
MIN_S: Final = 60.0


def told(cook: Program, where: Circumstances) -> list[Problem]:
    """Return what speaks against a start in a multicooker."""
    return list(refusals(cook, MULTICOOKER, where))


def test_a_delay_is_fine_while_loading_until_hot_takes_no_longer_than_two_hours() -> None:
    """A soup is estimated to take an hour until it is hot, which leaves an hour."""
    assert told(SOUP, Circumstances(delay_s=60 * MIN_S)) == []
    assert told(SOUP, Circumstances(delay_s=61 * MIN_S)) == [
        Problem(
            key=ProblemKey.WAITS_TOO_LONG,
            said={"delay_s": 3660, "latest_s": 3600, "maximum_s": 7200},
        )
    ]


def test_a_learned_time_replaces_the_estimate() -> None:
    assert told(SOUP, Circumstances(delay_s=90 * MIN_S, warm_up_s=30 * MIN_S)) == []
    assert told(SOUP, Circumstances(delay_s=91 * MIN_S, warm_up_s=30 * MIN_S)) != []


def test_the_time_that_food_has_waited_already_counts() -> None:
    (found,) = told(SOUP, Circumstances(loaded_s=30 * MIN_S, delay_s=31 * MIN_S))
    assert (found.key, found.said["latest_s"]) == (ProblemKey.WAITS_TOO_LONG, 1800)


@pytest.mark.parametrize(("room_c", "fine"), [(None, True), (32, True), (33, False)])
def test_in_a_hot_room_it_is_one_hour(room_c: float | None, fine: bool) -> None:  # noqa: FBT001 - a row of the table
    where = Circumstances(delay_s=40 * MIN_S, warm_up_s=30 * MIN_S, room_c=room_c)
    assert (told(SOUP, where) == []) is fine


def test_food_that_waited_too_long_is_not_cooked_any_more() -> None:
    assert told(SOUP, Circumstances(loaded_s=3 * 3600)) == [
        Problem(key=ProblemKey.WAITED_TOO_LONG, said={"loaded_s": 10_800, "maximum_s": 7200})
    ]


@pytest.mark.parametrize(
    ("food_c", "spoils"), [(4, False), (4.4, False), (5, True), (59.5, True), (60, False)]
)
def test_food_spoils_between_cold_and_hot(food_c: float, spoils: bool) -> None:  # noqa: FBT001 - a row of the table
    assert is_dangerous(food_c) is spoils


def test_perishable_is_what_nobody_says_is_not() -> None:
    assert SOUP.perishable
    lasting = replace(SOUP, perishable=False)
    assert told(lasting, Circumstances(delay_s=8 * 3600, loaded_s=3600)) == []
    assert longest_delay_s(lasting, Circumstances()) == inf


def test_a_slow_cooker_starts_at_once_or_not_at_all() -> None:
    """It takes hours to get hot; the quarter of an hour of any kitchen is no delay."""
    slow = program(stage(mode="slow_cook", duration_s=28_800), food_class="whole_meat")
    assert told(slow, Circumstances()) == []
    assert told(slow, Circumstances(delay_s=15 * MIN_S)) == []
    (found,) = told(slow, Circumstances(delay_s=30 * MIN_S))
    assert found == Problem(key=ProblemKey.NEVER_DELAYED, said={"delay_s": 1800, "maximum_s": 7200})


def test_food_is_hot_when_its_program_is_over_at_the_latest() -> None:
    """Fish of twenty minutes does not take an oven's hour and a half."""
    fish = program(stage(target_c=200, duration_s=1200), food_class="fish")
    assert longest_delay_s(fish, Circumstances()) == 7200 - 1200
    roast = program(stage(target_c=165, duration_s=14_400), food_class="whole_meat")
    assert longest_delay_s(roast, Circumstances()) == 7200 - 5400


def test_food_that_is_not_in_yet_does_not_spoil_there() -> None:
    later = program(
        stage("heat", target_c=200),
        stage("hold", target_c=200, until=Until(user=True), hold_max_s=1800),
        stage(target_c=200),
        food_class="fish",
    )
    assert refusals(later, OVEN, Circumstances(delay_s=8 * 3600)) == ()


def test_what_is_loaded_in_a_microwave_starts_within_the_time_for_perishables() -> None:
    meal = program(
        stage(mode="microwave", duration_s=300),
        stage("rest", None, duration_s=120),
        food_class="leftovers",
    )
    assert refusals(meal, MICROWAVE, Circumstances(loaded=True, loaded_s=5400)) == ()
    (found,) = refusals(meal, MICROWAVE, Circumstances(loaded=True, loaded_s=7200))
    assert found.key == ProblemKey.WAITED_TOO_LONG


def test_the_delay_that_is_offered_works() -> None:
    for minutes in range(20, 200, 7):
        where = Circumstances(delay_s=minutes * MIN_S, loaded_s=5 * MIN_S)
        for found in told(SOUP, where):
            latest_s = found.said["latest_s"]
            assert isinstance(latest_s, float)
            assert told(SOUP, replace(where, delay_s=latest_s)) == []
