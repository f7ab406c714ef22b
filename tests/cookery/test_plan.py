"""The schedule that is counted back from the time at which food is to be ready."""

from datetime import UTC, datetime, timedelta

import pytest
from cookery import Leg, LegKind, backward, forward, left, total_s
from hypothesis import given
from hypothesis import strategies as st

NAIVE = datetime(2020, 1, 1)  # noqa: DTZ001 - hypothesis adds the zone
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
SEVEN = datetime(2026, 11, 25, 19, tzinfo=UTC)
HEAT = Leg(kind=LegKind.HEAT, mean_s=720, sd_s=60, stage=0)
FOOD_IN = Leg(kind=LegKind.PERSON, mean_s=0, stage=1, todo={"en": "Put the food in"})
BAKE = Leg(kind=LegKind.COOK, mean_s=1140, stage=2)
OVEN = (HEAT, FOOD_IN, BAKE)

legs = st.lists(
    st.builds(
        Leg,
        kind=st.sampled_from(LegKind),
        mean_s=st.floats(0, 36_000),
        sd_s=st.floats(0, 600),
    ),
    max_size=6,
)


def test_fixed_times_are_counted_back_to_the_second() -> None:
    plan = backward(SEVEN, (BAKE,), earliest=NOON)
    assert plan.start_at == SEVEN - timedelta(minutes=19)
    assert (plan.low, plan.high) == (SEVEN, SEVEN)
    assert plan.slack_s(NOON) == 7 * 3600 - 1140


def test_a_heat_up_begins_early_enough_for_four_cases_in_five() -> None:
    plan = backward(SEVEN, OVEN, earliest=NOON)
    early = SEVEN - plan.start_at
    assert early.total_seconds() == pytest.approx(720 + 1140 + 0.8416 * 60, abs=0.1)


def test_variances_add_not_spreads() -> None:
    """Two heat-ups of 30 and 40 s spread are as unsure as one of 50 s."""
    two = (
        Leg(kind=LegKind.HEAT, mean_s=100, sd_s=30),
        Leg(kind=LegKind.HEAT, mean_s=100, sd_s=40),
    )
    assert total_s(two, 0.8) == pytest.approx(200 + 0.8416 * 50, abs=0.1)


def test_the_person_is_due_as_long_before_the_end_as_the_food_cooks() -> None:
    plan = backward(SEVEN, OVEN, earliest=NOON)
    (food_in,) = plan.people
    assert food_in.at == datetime(2026, 11, 25, 18, 41, tzinfo=UTC)
    assert food_in.todo["en"] == "Put the food in"
    assert plan.low == SEVEN, "hot too early, it waits for its person"


def test_a_person_is_not_asked_before_the_oven_can_be_hot() -> None:
    late = SEVEN - timedelta(minutes=20)
    (food_in,) = backward(SEVEN, OVEN, earliest=late).people
    assert food_in.at == late + timedelta(seconds=720)


def test_too_late_is_told_by_a_negative_slack_and_a_later_end() -> None:
    late = SEVEN - timedelta(minutes=10)
    plan = backward(SEVEN, (BAKE,), earliest=late)
    assert plan.slack_s(late) == -9 * 60
    assert plan.low == plan.high == late + timedelta(minutes=19)


def test_a_running_cook_is_forecast_from_the_stage_it_is_in() -> None:
    running = left(OVEN, 0, 300)
    assert forward(NOON, running).expected == NOON + timedelta(seconds=420 + 1140)
    assert forward(NOON, left(OVEN, 2, 1000)).high == NOON + timedelta(seconds=140)


def test_what_was_spent_in_a_stage_without_a_leg_shortens_no_other() -> None:
    later = tuple(leg for leg in OVEN if leg.stage > 0)
    assert left(later, 0, 300) == later
    assert left(OVEN, 9, 300) == ()


def test_a_stage_that_takes_longer_than_it_should_is_as_good_as_over() -> None:
    assert total_s(left(OVEN, 0, 5000)) == 1140


@given(legs, st.datetimes(timezones=st.just(UTC), min_value=NAIVE))
def test_a_start_is_never_after_the_latest_one_nor_the_interval_upside_down(
    steps: list[Leg], ready_at: datetime
) -> None:
    earliest = ready_at - timedelta(hours=3)
    plan = backward(ready_at, steps, earliest=earliest)
    assert plan.start_at <= plan.latest_start
    assert earliest <= plan.low
    assert plan.low <= plan.high or plan.people
    assert all(earliest <= person.at for person in plan.people)


@given(legs, st.floats(0.5, 0.99), st.floats(0, 0.4))
def test_to_be_surer_is_to_begin_earlier(steps: list[Leg], p: float, more: float) -> None:
    surer = min(0.995, p + more)
    assert total_s(steps, surer) >= total_s(steps, p) - 1e-6
