"""Left work: by the name of a zone, for heat-ups that take long."""

from dataclasses import dataclass

import pytest
from cookery import Habit, Move, Reason, Starts, TravelTime, decide_left, follow_left

LEFT_S = 1_800_000_000.0


@dataclass(frozen=True)
class HeatUp:
    median_s: float = 1500.0


def known(minutes: float = 40, count: int = 8) -> Habit:
    habit = Habit(usual_s=1800)
    for _ in range(count):
        habit = habit.came_home(60 * minutes)
    return habit


def test_who_left_work_starts_it_when_the_rest_of_the_way_is_the_heat_up() -> None:
    habit = known(count=30)
    early = decide_left(LEFT_S, habit, HeatUp(), LEFT_S)
    assert (early.move, early.reason) == (Move.WAIT, Reason.TOO_EARLY)
    assert early.again_s == pytest.approx(900, abs=200)
    assert early.again_s is not None
    told = decide_left(LEFT_S, habit, HeatUp(), LEFT_S + early.again_s)
    assert (told.move, told.reason) == (Move.START, Reason.IN_TIME)


def test_who_is_still_there_starts_nothing() -> None:
    assert decide_left(None, known(), HeatUp(), LEFT_S).reason is Reason.NOT_LEFT
    assert decide_left(LEFT_S + 60, known(), HeatUp(), LEFT_S).reason is Reason.NOT_LEFT


def test_before_five_ways_it_asks() -> None:
    told = decide_left(LEFT_S, known(count=4), HeatUp(), LEFT_S + 1500)
    assert (told.move, told.reason) == (Move.ASK, Reason.STILL_LEARNING)


def test_who_mostly_goes_for_lunch_is_asked() -> None:
    habit = known()
    for _ in range(6):
        habit = habit.went_elsewhere()
    told = decide_left(LEFT_S, habit, HeatUp(), LEFT_S + 1500)
    assert (told.move, told.reason) == (Move.ASK, Reason.OFTEN_ELSEWHERE)


def test_who_comes_hours_later_was_elsewhere() -> None:
    habit = known()
    assert habit.came_home(8 * 3600).travel == habit.travel
    assert habit.came_home(8 * 3600).elsewhere == 1
    told = decide_left(LEFT_S, habit, HeatUp(), LEFT_S + 4 * 3600)
    assert (told.move, told.reason) == (Move.WAIT, Reason.NO_SHOW)


def test_once_a_leaving() -> None:
    starts = Starts().started(LEFT_S + 10)
    told = decide_left(LEFT_S, known(), HeatUp(), LEFT_S + 1500, starts=starts)
    assert told.reason is Reason.STARTED_BEFORE


def test_who_goes_back_or_does_not_come_cancels_it() -> None:
    assert follow_left(LEFT_S, LEFT_S, HeatUp(), LEFT_S + 60).reason is Reason.ON_THE_WAY
    back = follow_left(None, LEFT_S, HeatUp(), LEFT_S + 60)
    assert (back.move, back.reason) == (Move.CANCEL, Reason.WENT_BACK)
    late = follow_left(LEFT_S, LEFT_S, HeatUp(), LEFT_S + 3000)
    assert (late.move, late.reason) == (Move.CANCEL, Reason.NO_SHOW)


def test_what_is_kept_is_read_again() -> None:
    habit = known().went_elsewhere()
    read = Habit.from_json(1800, habit.to_json())
    assert read.elsewhere == habit.elsewhere
    assert read.travel.count == 8
    assert Habit.from_json(1800, {"version": 1, "elsewhere": float("nan")}).elsewhere == 0
    assert Habit.from_json(1800, None) == Habit(usual_s=1800, travel=TravelTime())
