"""Coming home: who starts what, when, and who does not."""

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TypedDict, Unpack

import pytest
from cookery import (
    Cadence,
    Decision,
    Fix,
    Move,
    Outing,
    Reason,
    Starts,
    TravelTime,
    Wish,
    decide,
    distance_m,
    follow,
    foremost,
    usual_s,
)
from hypothesis import given
from hypothesis import strategies as st

NOON_S = 1_800_000_000.0
KNOWN = TravelTime(spread=0.2, count=10)


@dataclass(frozen=True)
class HeatUp:
    median_s: float = 480.0


def outing(*distances_m: float, every_s: float = 120, begin_s: float = NOON_S) -> Outing:
    way = Outing()
    for place, far_m in enumerate(distances_m):
        at_s = begin_s + place * every_s
        way = way.then(Fix(at_s=at_s, distance_m=far_m), at_s)
    return way


class More(TypedDict, total=False):
    wish: Wish
    starts: Starts
    day_s: float


def decided(
    way: Outing, after_s: float = 0, travel: TravelTime = KNOWN, **more: Unpack[More]
) -> Decision:
    return decide(way, travel, HeatUp(), way.at_s + after_s, **more)


HOMEWARD = (5000.0, 4000.0, 3000.0, 1700.0)


def test_who_comes_closer_twice_and_is_near_enough_starts_it() -> None:
    told = decided(outing(*HOMEWARD))
    assert (told.move, told.reason) == (Move.START, Reason.IN_TIME)
    assert told.eta_s == pytest.approx(usual_s(1700))
    assert told.low_s is not None
    assert told.high_s is not None
    assert told.low_s < told.eta_s < told.high_s


def test_who_is_too_far_yet_waits_and_says_when_to_ask_again() -> None:
    far = decided(outing(9000, 7000, 6000, 5000))
    assert (far.move, far.reason, far.again_s) == (Move.WAIT, Reason.TOO_EARLY, None)
    way = outing(5000, 4000, 3000, 2200)
    near = decided(way)
    assert near.again_s is not None
    assert decided(way, near.again_s + 1).move is Move.START


@pytest.mark.parametrize(
    ("way", "why"),
    [
        ((1700.0,), "one fix is no direction"),
        ((5000.0, 1700.0), "one step closer may be a wrong fix"),
        ((5000.0, 1900.0, 1850.0, 1800.0), "trembling is no step"),
        ((1900.0, 1700.0, 1500.0, 1300.0), "less than 800 m closer is an errand"),
        ((500.0, 1000.0, 1700.0), "it goes away"),
    ],
)
def test_what_is_not_a_way_home_starts_nothing(way: tuple[float, ...], why: str) -> None:
    assert decided(outing(*way)).reason is Reason.NOT_HOMEWARD, why


def test_dense_fixes_of_a_walk_add_up_to_steps() -> None:
    """With a fix each few seconds no single one is 150 m closer."""
    way = outing(*(3000 - 14 * k for k in range(140)), every_s=10)
    assert decided(way).move is Move.START


def test_fewer_than_five_arrivals_ask() -> None:
    told = decided(outing(*HOMEWARD), travel=TravelTime(count=4))
    assert (told.move, told.reason) == (Move.ASK, Reason.STILL_LEARNING)


def test_the_wish_moves_the_start() -> None:
    way = outing(6000, 4500, 3000, 2300)
    steps = [decided(way, wish=wish).move for wish in Wish]
    assert steps == [Move.START, Move.WAIT, Move.WAIT]


def test_an_old_position_starts_nothing() -> None:
    way = outing(*HOMEWARD)
    assert decided(way, 359).move is Move.START
    assert decided(way, 361).reason is Reason.OLD_POSITION


def test_an_iphone_may_be_silent_for_longer() -> None:
    way = Outing()
    for place, far_m in enumerate(HOMEWARD):
        at_s = NOON_S + 240 * place
        way = way.then(Fix(at_s=at_s, distance_m=far_m, cadence=Cadence.IOS), at_s)
    assert decided(way, 719).move is Move.START
    assert decided(way, 721).reason is Reason.OLD_POSITION


def test_who_stands_still_is_not_coming() -> None:
    way = outing(*HOMEWARD, *[1700.0] * 4)
    assert decided(way).reason is Reason.OLD_POSITION


def test_a_name_of_a_zone_is_no_position() -> None:
    way = Outing().then(Fix(at_s=NOON_S), NOON_S)
    assert decided(way).reason is Reason.NO_POSITION
    assert decided(way.then(Fix(at_s=NOON_S + 1, home=True), NOON_S + 1)).reason is Reason.AT_HOME


def test_a_travel_time_sensor_needs_no_position() -> None:
    way = Outing()
    for place, minutes in enumerate((30, 24, 16, 7)):
        at_s = NOON_S + 120 * place
        way = way.then(Fix(at_s=at_s, travel_s=60.0 * minutes), at_s)
    assert decided(way).eta_s == pytest.approx(420)
    assert decided(way).move is Move.START


@pytest.mark.parametrize(
    "wrong",
    [
        Fix(at_s=NOON_S + 400, distance_m=50, accuracy_m=201),
        Fix(at_s=NOON_S + 400, distance_m=math.nan),
        Fix(at_s=NOON_S + 400, distance_m=math.inf),
        Fix(at_s=NOON_S + 400, distance_m=900, accuracy_m=math.nan),
        Fix(at_s=NOON_S + 400, distance_m=900, travel_s=-1),
        Fix(at_s=math.nan, distance_m=900),
        Fix(at_s=NOON_S + 360, distance_m=900),
        Fix(at_s=NOON_S + 100, distance_m=900),
        Fix(at_s=NOON_S + 4000, distance_m=900),
    ],
)
def test_wrong_late_and_repeated_fixes_change_nothing(wrong: Fix) -> None:
    way = outing(*HOMEWARD)
    assert way.then(wrong, NOON_S + 400) == way


def test_a_clock_set_back_begins_anew_and_starts_nothing_twice() -> None:
    way, starts = outing(*HOMEWARD), Starts().started(NOON_S + 360)
    back_s = NOON_S - 3600
    for place, far_m in enumerate(HOMEWARD):
        at_s = back_s + 120 * place
        way = way.then(Fix(at_s=at_s, distance_m=far_m), at_s)
    assert way.here_m == 1700
    assert decided(way, starts=starts).reason is Reason.STARTED_BEFORE


def test_one_start_an_outing_and_two_a_day() -> None:
    way = outing(*HOMEWARD)
    once = Starts().started(NOON_S + 10)
    assert decided(way, starts=once).reason is Reason.STARTED_BEFORE
    twice = Starts().started(NOON_S - 7000).started(NOON_S - 3000)
    assert decided(way, starts=twice).reason is Reason.TWICE_TODAY
    assert decided(way, starts=twice, day_s=NOON_S - 5000).move is Move.START
    asked = Starts().asked(NOON_S + 10)
    assert decided(way, starts=asked).reason is Reason.ASKED_BEFORE


def test_who_turns_away_cancels_it() -> None:
    way = outing(*HOMEWARD)
    started_s = way.at_s
    on = follow(way, started_s, HeatUp(), started_s + 60)
    assert (on.move, on.reason) == (Move.WAIT, Reason.ON_THE_WAY)
    at_s = started_s + 120
    little = way.then(Fix(at_s=at_s, distance_m=2500), at_s)
    assert follow(little, started_s, HeatUp(), at_s).move is Move.WAIT
    far = way.then(Fix(at_s=at_s, distance_m=2600), at_s)
    told = follow(far, started_s, HeatUp(), at_s)
    assert (told.move, told.reason) == (Move.CANCEL, Reason.TURNED_AWAY)


def test_who_does_not_come_cancels_it() -> None:
    way = outing(*HOMEWARD)
    started_s = way.at_s
    told = follow(way, started_s, HeatUp(), started_s + 480 + 25 * 60 - 1)
    assert (told.move, told.again_s) == (Move.WAIT, 1)
    told = follow(way, started_s, HeatUp(), started_s + 480 + 25 * 60)
    assert (told.move, told.reason) == (Move.CANCEL, Reason.NO_SHOW)


def test_who_is_home_keeps_it() -> None:
    way = outing(*HOMEWARD, 20)
    assert follow(way, way.at_s - 60, HeatUp(), way.at_s + 9999).reason is Reason.AT_HOME


def test_who_was_never_seen_again_after_a_restart_is_not_at_home() -> None:
    """An outing lives in memory: without this, a restart would keep the oven on."""
    assert follow(Outing(), NOON_S, HeatUp(), NOON_S + 60).reason is Reason.ON_THE_WAY
    assert follow(Outing(), NOON_S, HeatUp(), NOON_S + 1980).reason is Reason.NO_SHOW
    assert decide(Outing(), KNOWN, HeatUp(), NOON_S).reason is Reason.NO_POSITION


def test_of_several_people_the_first_counts_and_nobody_where_somebody_is_home() -> None:
    near, far = decided(outing(*HOMEWARD)), decided(outing(9000, 7000, 6000, 5000))
    home = decided(outing(0))
    both = {"far": far, "near": near, "home": home}
    assert foremost(both, somebody_home=False) == ("near", near)
    told = foremost(both, somebody_home=True)
    assert told is not None
    assert (told[1].move, told[1].reason) == (Move.WAIT, Reason.SOMEBODY_HOME)
    assert foremost({}, somebody_home=False) is None


def test_after_a_turn_the_way_home_begins_anew() -> None:
    """Who lives on the way passes home, and comes back to it later."""
    way = outing(8000, 5000, 2500, 400, 1800, 3000)
    assert decided(way).reason is Reason.NOT_HOMEWARD
    assert way.greatest_m == 3000
    assert way.marks == ()


def test_a_long_outing_stays_small() -> None:
    way = outing(*(200_000 - 160.0 * k for k in range(1200)))
    assert len(way.marks) <= 24
    ratio = way.ratio(way.at_s + 600)
    assert ratio is not None
    assert ratio > 0


def test_an_arrival_teaches_how_much_longer_it_took() -> None:
    way = outing(*HOMEWARD)
    base_s = usual_s(1700)
    assert Outing().ratio(NOON_S) is None
    ratio = way.ratio(way.at_s + 2 * base_s)
    assert ratio is not None
    assert 1.4 < ratio <= 2.0


def test_a_distance_is_that_on_the_globe() -> None:
    assert distance_m(0, 0, 0, 1) == pytest.approx(111_195, abs=1)
    assert distance_m(0, 179.5, 0, -179.5) == pytest.approx(111_195, abs=1)
    assert distance_m(90, 0, -90, 0) == pytest.approx(math.pi * 6_371_009)
    assert distance_m(48, 11, 48, 11) == 0


FIXES = st.builds(
    Fix,
    at_s=st.floats(NOON_S, NOON_S + 200_000) | st.just(NOON_S) | st.floats(),
    distance_m=st.none() | st.floats(0, 60_000) | st.floats(),
    accuracy_m=st.floats(0, 250) | st.floats(),
    cadence=st.sampled_from(Cadence),
    home=st.booleans(),
    travel_s=st.none() | st.floats(0, 7200) | st.floats(),
)
DAYS = st.lists(st.tuples(FIXES, st.floats(-100, 100)), max_size=40)


@given(DAYS, st.booleans())
def test_whatever_is_told_it_never_starts_at_home_twice_in_an_outing_or_on_old_fixes(
    day: list[tuple[Fix, float]],
    in_order: bool,  # noqa: FBT001 - drawn
) -> None:
    if in_order:
        day = sorted(day, key=lambda one: one[0].at_s if math.isfinite(one[0].at_s) else 0)
    way, starts, last_began_s, now_s = Outing(), Starts(), None, NOON_S
    begun = []
    for fix, late_s in day:
        now_s = fix.at_s + late_s if math.isfinite(fix.at_s) else now_s
        way = way.then(fix, now_s)
        told = decide(way, KNOWN, HeatUp(900), now_s, starts=starts)
        for figure in (told.eta_s, told.low_s, told.high_s, told.again_s):
            assert figure is None or (math.isfinite(figure) and figure > 0)
        assert len(way.marks) <= 24
        if told.move is Move.START:
            assert not way.is_home
            assert now_s - way.at_s <= way.cadence.oldest_s
            assert last_began_s is None or way.began_s != last_began_s
            last_began_s = way.began_s
            starts = starts.started(now_s)
            begun.append(now_s)
    for moment_s in begun:
        assert sum(0 <= one - moment_s < 86_400 for one in begun) <= 2


@given(
    st.lists(st.floats(200, 4000), min_size=1, max_size=12),
    st.floats(15_000, 40_000),
    st.floats(60, 300),
    st.floats(300, 2400),
)
def test_on_any_straight_way_home_there_is_at_most_one_start(
    steps_m: list[float], begin_m: float, every_s: float, heat_up_s: float
) -> None:
    way, starts, far_m, count = Outing(), Starts(), begin_m, 0
    for place in range(60):
        far_m -= steps_m[place % len(steps_m)]
        at_s = NOON_S + place * every_s
        way = way.then(Fix(at_s=at_s, distance_m=max(far_m, 0)), at_s)
        told = decide(way, KNOWN, HeatUp(heat_up_s), at_s, starts=starts)
        if told.move is Move.START:
            count += 1
            starts = starts.started(at_s)
    assert count <= 1
    assert way.is_home == (far_m <= 100)


@given(
    st.lists(st.floats(0, 100_000), min_size=2, max_size=9),
    st.lists(st.floats(0.01, 50), max_size=40),
    st.floats(0.05, 0.95),
)
def test_from_farther_away_it_takes_longer(
    distances_m: list[float], ratios: list[float], p: float
) -> None:
    travel = TravelTime()
    for ratio in ratios:
        travel = travel.learned(ratio)
    times = [travel.quantile_s(usual_s(far_m), p) for far_m in sorted(distances_m)]
    assert all(math.isfinite(one) and one > 0 for one in times)
    assert all(one <= other for one, other in pairwise(times))
