"""What is learned of ways home, and kept of them."""

import json
import math
from random import Random
from statistics import median

import pytest
from cookery import TravelTime, usual_s
from hypothesis import given
from hypothesis import strategies as st

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def learned(*ratios: float) -> TravelTime:
    travel = TravelTime()
    for ratio in ratios:
        travel = travel.learned(ratio)
    return travel


def test_the_usual_way_is_that_of_the_formula() -> None:
    assert usual_s(1000) == pytest.approx(60 * 5.2)
    assert usual_s(0) == 120


def test_it_learns_who_walks() -> None:
    travel = learned(*[2.0] * 30)
    assert math.exp(travel.mean) == pytest.approx(2, rel=0.1)
    assert travel.spread < 0.3
    assert travel.count == 30


def test_a_shop_on_the_way_now_and_then_hardly_moves_it() -> None:
    choose = Random(5)  # noqa: S311 - no secret
    ratios = [choose.lognormvariate(0, 0.1) * (6 if k % 6 == 5 else 1) for k in range(60)]
    travel = learned(*ratios)
    assert travel.quantile_s(600, 0.5) == pytest.approx(600 * median(ratios), rel=0.15)


def test_four_in_five_ways_are_within_what_it_says() -> None:
    choose, travel, within = Random(6), TravelTime(), 0  # noqa: S311 - no secret
    for k in range(400):
        ratio = choose.lognormvariate(0.3, 0.25)
        within += k >= 10 and travel.quantile_s(1, 0.1) <= ratio <= travel.quantile_s(1, 0.9)
        travel = travel.learned(ratio)
    assert 0.7 < within / 390 < 0.9


def test_a_new_way_to_work_is_learned_within_a_month_or_two() -> None:
    travel = learned(*[1.0] * 200, *[2.0] * 45)
    assert math.exp(travel.mean) == pytest.approx(2, rel=0.15)


@pytest.mark.parametrize("ratio", [0, -1, math.nan, math.inf])
def test_nonsense_teaches_nothing(ratio: float) -> None:
    assert learned(1.2, ratio) == learned(1.2)


def test_three_figures_are_kept_and_read_again() -> None:
    travel = learned(1.2, 1.4, 0.9)
    kept = travel.to_json()
    assert set(kept) == {"version", "mean", "spread", "count"}
    read = TravelTime.from_json(json.loads(json.dumps(kept)))
    assert read.count == 3
    assert read.mean == pytest.approx(travel.mean, abs=1e-4)
    assert read.spread == pytest.approx(travel.spread, abs=1e-4)


@given(ANYTHING, ANYTHING, ANYTHING)
def test_what_is_damaged_was_not_learned(mean: object, spread: object, count: object) -> None:
    travel = TravelTime.from_json({"version": 1, "mean": mean, "spread": spread, "count": count})
    assert 0 < travel.quantile_s(600, 0.5) < math.inf
    assert TravelTime.from_json(mean) == TravelTime()


@pytest.mark.parametrize(
    ("spread", "count"), [(0.0, 3), (1e9, 3), (0.3, -1), (0.3, 10**7), (0.3, 2.0), (None, 3)]
)
def test_figures_that_nobody_can_have_learned_count_for_nothing(
    spread: object, count: object
) -> None:
    kept = {"version": 1, "mean": 0.5, "spread": spread, "count": count}
    assert TravelTime.from_json(kept) == TravelTime()
    assert TravelTime.from_json({**kept, "spread": 0.3, "count": 3}).count == 3
