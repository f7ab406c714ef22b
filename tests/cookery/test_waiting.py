"""Perishable food does not wait in the warm for longer than is safe."""

from datetime import UTC, datetime, timedelta

from cookery import longest_wait_s, too_long
from hypothesis import given
from hypothesis import strategies as st

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
WARM_UP_S = 900.0


def test_two_hours_are_shared_by_the_wait_and_the_warming_up() -> None:
    start_at = NOON + timedelta(minutes=105)
    facts = {"loaded_at": NOON, "ready_at": NOON + timedelta(hours=3), "warm_up_s": WARM_UP_S}
    assert too_long(start_at=start_at, **facts) is None  # type: ignore[arg-type]
    refused = too_long(start_at=start_at + timedelta(minutes=1), **facts)  # type: ignore[arg-type]
    assert refused is not None
    assert refused.load_after == NOON + timedelta(minutes=1)
    assert refused.ready_before == NOON + timedelta(hours=3, minutes=-1)


def test_one_hour_where_it_is_hotter_than_32_degrees() -> None:
    assert longest_wait_s(WARM_UP_S, 30) == 6300
    assert longest_wait_s(WARM_UP_S, 33) == 2700


def test_what_is_slow_to_warm_up_waits_no_longer_than_it_takes_to_close_the_lid() -> None:
    assert longest_wait_s(8000) == 900


@given(st.integers(0, 40_000), st.integers(0, 7000), st.sampled_from((20.0, 35.0)))
def test_what_is_proposed_works(waits_s: int, warm_up_s: int, around_c: float) -> None:
    start_at, ready_at = NOON + timedelta(seconds=waits_s), NOON + timedelta(days=1)

    def refused(loaded_at: datetime, start_at: datetime) -> object:
        return too_long(
            loaded_at=loaded_at,
            start_at=start_at,
            ready_at=ready_at,
            warm_up_s=min(warm_up_s, 3500),
            around_c=around_c,
        )

    problem = too_long(
        loaded_at=NOON,
        start_at=start_at,
        ready_at=ready_at,
        warm_up_s=min(warm_up_s, 3500),
        around_c=around_c,
    )
    if problem is not None:
        assert refused(problem.load_after, start_at) is None
        assert refused(NOON, start_at - (ready_at - problem.ready_before)) is None
