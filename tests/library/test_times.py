from datetime import UTC, datetime, timedelta

import pytest
from aiocooker import ZoneSnapshot, ZoneState
from aiocooker.times import steady, timed, utc_now

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def after(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("left_s", "wobble_s", "holds"),
    [
        (300, 30, True),
        (300, -30, True),
        (300, 31, False),
        (300, -31, False),
        (3600, 90, True),
        (3600, -90, True),
        (3600, 91, False),
        (3600, -91, False),
    ],
)
def test_a_time_holds_still_while_the_figure_wobbles(
    left_s: float, wobble_s: float, *, holds: bool
) -> None:
    before = after(left_s)
    assert (steady(NOON, left_s + wobble_s, before) == before) is holds


def test_without_a_figure_there_is_no_time() -> None:
    assert steady(NOON, None, after(60)) is None


def test_a_figure_that_no_cook_has_gives_no_time_and_no_error() -> None:
    assert steady(NOON, 1e11, None) is None


def test_what_should_be_over_ends_now() -> None:
    assert steady(NOON, -5, None) == NOON


def test_times_are_whole_seconds() -> None:
    assert steady(NOON, 59.9, None) == after(59)


def test_a_zone_has_a_time_for_each_figure_and_keeps_it() -> None:
    zone = ZoneSnapshot(
        state=ZoneState.PREHEATING, remaining_s=1800, ready_in_s=300, starts_in_s=7200
    )
    first = timed(zone, None, NOON)
    times = (first.finishes_at, first.ready_at, first.starts_at)
    assert times == (after(1800), after(300), after(7200))
    assert timed(zone, first, after(20)) == first


def test_the_clock_is_in_utc() -> None:
    assert utc_now().tzinfo is UTC
