"""A plan that waits: when it starts, when it is missed, and that it starts once."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from cookery import TOLERANCE_S, Due, Waiting, due
from hypothesis import given
from hypothesis import strategies as st

SIX = datetime(2026, 11, 25, 18, tzinfo=UTC)
TOLERANCE = timedelta(seconds=TOLERANCE_S)
SECOND = timedelta(seconds=1)
PLAN = Waiting(start_at=SIX, latest_start=SIX + timedelta(minutes=20), not_before=SIX - TOLERANCE)


def test_it_waits_until_its_start_and_then_starts() -> None:
    assert due(PLAN, SIX - SECOND) is Due.WAIT
    assert due(PLAN, SIX) is Due.START


def test_missed_by_more_than_five_minutes_it_is_not_started() -> None:
    assert due(PLAN, SIX + TOLERANCE) is Due.START
    assert due(PLAN, SIX + TOLERANCE + SECOND) is Due.MISSED


def test_a_person_who_was_asked_has_until_the_latest_start() -> None:
    asked = replace(PLAN, asked=True)
    assert due(asked, PLAN.latest_start) is Due.START
    assert due(asked, PLAN.latest_start + SECOND) is Due.MISSED


def test_food_that_waited_too_long_is_not_started_though_somebody_was_asked() -> None:
    perishable = replace(PLAN, asked=True, not_after=SIX + timedelta(minutes=10))
    assert due(perishable, SIX + timedelta(minutes=10)) is Due.START
    assert due(perishable, SIX + timedelta(minutes=11)) is Due.MISSED


minutes = st.integers(-600, 600).map(lambda number: timedelta(minutes=number))
plans = st.builds(
    Waiting,
    start_at=minutes.map(lambda apart: SIX + apart),
    latest_start=minutes.map(lambda apart: SIX + apart),
    not_before=minutes.map(lambda apart: SIX + apart),
    not_after=st.none() | minutes.map(lambda apart: SIX + apart),
    asked=st.booleans(),
)


@dataclass
class Oven:
    """A cooker as it treats starts: one id, one start."""

    ids: set[str]
    starts: list[datetime]

    def start(self, command_id: str, now: datetime) -> None:
        if command_id not in self.ids:
            self.ids.add(command_id)
            self.starts.append(now)


@given(plans, st.lists(st.tuples(st.integers(0, 40), st.booleans()), max_size=60))
def test_a_plan_never_starts_before_its_safe_load_time_nor_twice(
    plan: Waiting, looks: list[tuple[int, bool]]
) -> None:
    """Each look may die between the start and writing it down; the next one begins from disk."""
    oven, now, started = Oven(set(), []), SIX - timedelta(hours=10), False
    for apart, dies in looks:
        now += timedelta(minutes=apart)
        if started:
            break
        match due(plan, now):
            case Due.START:
                oven.start("the id of the plan", now)
                started = not dies
            case Due.MISSED:
                break
    assert len(oven.starts) <= 1
    assert all(one >= plan.not_before for one in oven.starts)
    assert all(plan.not_after is None or one <= plan.not_after for one in oven.starts)
