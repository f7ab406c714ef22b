"""A time of day as a moment, also in the nights in which the clocks change."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from cookery import Leg, LegKind, at, backward, next_time
from hypothesis import given
from hypothesis import strategies as st

NAIVE = datetime(2020, 1, 1)  # noqa: DTZ001 - hypothesis adds the zone
BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
HALF_PAST_TWO = time(2, 30)
HALF_PAST_ONE = time(1, 30)


def utc(*parts: int) -> datetime:
    year, month, day, hour, minute = (*parts, 0)[:5]
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


def test_it_is_today_or_else_tomorrow() -> None:
    assert next_time(utc(2026, 11, 25, 12), time(19), BERLIN) == utc(2026, 11, 25, 18)
    assert next_time(utc(2026, 11, 25, 18), time(19), BERLIN) == utc(2026, 11, 26, 18)


@pytest.mark.parametrize(
    ("now", "of_day", "zone", "moment"),
    [
        # Berlin, 29 March 2026: 02:00 becomes 03:00.
        (utc(2026, 3, 28, 22), HALF_PAST_TWO, BERLIN, utc(2026, 3, 29, 1, 30)),
        (utc(2026, 3, 28, 22), time(7), BERLIN, utc(2026, 3, 29, 5)),
        # Berlin, 25 October 2026: 03:00 becomes 02:00, so that 02:30 comes twice.
        (utc(2026, 10, 24, 22), HALF_PAST_TWO, BERLIN, utc(2026, 10, 25, 0, 30)),
        (utc(2026, 10, 25, 0, 45), HALF_PAST_TWO, BERLIN, utc(2026, 10, 25, 1, 30)),
        (utc(2026, 10, 25, 1, 45), HALF_PAST_TWO, BERLIN, utc(2026, 10, 26, 1, 30)),
        # New York, 8 March 2026: 02:00 becomes 03:00.
        (utc(2026, 3, 8, 4), HALF_PAST_TWO, NEW_YORK, utc(2026, 3, 8, 7, 30)),
        # New York, 1 November 2026: 02:00 becomes 01:00.
        (utc(2026, 11, 1, 4), HALF_PAST_ONE, NEW_YORK, utc(2026, 11, 1, 5, 30)),
        (utc(2026, 11, 1, 5, 45), HALF_PAST_ONE, NEW_YORK, utc(2026, 11, 1, 6, 30)),
    ],
)
def test_a_night_with_a_change_of_the_clocks(
    now: datetime, of_day: time, zone: ZoneInfo, moment: datetime
) -> None:
    assert next_time(now, of_day, zone) == moment


@pytest.mark.parametrize(
    ("now", "zone", "of_day"),
    [
        (utc(2026, 3, 28, 23), BERLIN, time(8)),
        (utc(2026, 10, 24, 23), BERLIN, time(8)),
        (utc(2026, 3, 8, 4), NEW_YORK, time(8)),
        (utc(2026, 11, 1, 4), NEW_YORK, time(8)),
    ],
)
def test_an_eight_hour_stew_takes_eight_hours_in_each_of_these_nights(
    now: datetime, zone: ZoneInfo, of_day: time
) -> None:
    """Counted on the wall, one of them would be an hour short and another an hour long."""
    stew = Leg(kind=LegKind.COOK, mean_s=8 * 3600)
    ready_at = next_time(now, of_day, zone)
    plan = backward(ready_at, (stew,), earliest=now)
    assert plan.ready_at.astimezone(zone).time() == of_day
    assert (plan.ready_at - plan.start_at) == timedelta(hours=8)


def test_a_house_that_moves_to_another_time_zone_keeps_the_moment() -> None:
    """What is kept is the moment, not the time of day."""
    ready_at = next_time(utc(2026, 11, 25, 12), time(19), BERLIN)
    assert ready_at.astimezone(NEW_YORK).time() == time(13)


def test_a_date_and_time_is_taken_as_it_was_said() -> None:
    assert at(datetime(2026, 7, 1, 19, 0), BERLIN) == utc(2026, 7, 1, 17)  # noqa: DTZ001
    assert at(datetime(2026, 7, 1, 19, 0, tzinfo=NEW_YORK), BERLIN) == utc(2026, 7, 1, 23)


@given(
    st.datetimes(timezones=st.just(UTC), min_value=NAIVE, max_value=NAIVE.replace(year=2035)),
    st.times(),
    st.sampled_from((BERLIN, NEW_YORK, ZoneInfo("Australia/Lord_Howe"), ZoneInfo("Asia/Shanghai"))),
)
def test_the_next_time_is_to_come_and_within_a_day_and_a_bit(
    now: datetime, of_day: time, zone: ZoneInfo
) -> None:
    moment = next_time(now, of_day, zone)
    assert timedelta() < moment - now <= timedelta(hours=25)
