"""One heat-up as it is seen: what is left of it, and whether anything is learned from it."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from cookery import Flaw, HeatUpModel, HeatUpRun, HeatUpWatch, Profile, Reading
from hypothesis import given
from hypothesis import strategies as st

TARGET_C = 200.0
DEAD_S, PER_K = 40.0, 0.8


def readings(
    *, pace: float = 1.0, every_s: float = 2.0, target_c: float = TARGET_C, start_c: float = 25.0
) -> Iterator[Reading]:
    """Heat a table-top oven: 40 s of nothing, then 1.25 K/s, a whole degree at a time."""
    at_s = 0.0
    while True:
        warming_s = max(0.0, at_s - DEAD_S * pace)
        at_c = round(start_c + warming_s / (PER_K * pace))
        yield Reading(at_s=at_s, temperature_c=at_c, target_c=target_c)
        if at_c >= target_c:
            return
        at_s += every_s


def seen(*all_readings: Reading) -> HeatUpWatch:
    watch = HeatUpWatch()
    for reading in all_readings:
        watch = watch.then(reading)
    return watch


def run(pace: float = 1.0) -> HeatUpRun:
    outcome = seen(*readings(pace=pace)).outcome
    assert isinstance(outcome, HeatUpRun)
    return outcome


def learned(*paces: float) -> HeatUpModel:
    model = HeatUpModel.from_profile(Profile.usual("oven", 230))
    for pace in paces:
        model = model.learned(run(pace))
    return model


WHOLE_S = DEAD_S + PER_K * (TARGET_C - 3 - 25)
FIVE = (1.0, 1.04, 0.97, 1.02, 0.98)


def test_a_clean_run_is_measured_to_the_moment_between_two_readings() -> None:
    for every_s in (1, 3, 7):
        outcome = seen(*readings(every_s=every_s)).outcome
        assert isinstance(outcome, HeatUpRun)
        assert outcome.duration_s == pytest.approx(WHOLE_S, abs=1.5)
        assert (outcome.start_c, outcome.target_c, outcome.warm) == (25, 200, False)
        assert len(outcome.marks) == 7
        for at_c, after_s in outcome.marks:
            assert after_s == pytest.approx(DEAD_S + PER_K * (at_c - 25), abs=4)


def test_the_appliance_s_own_word_ends_it_and_nothing_else_then() -> None:
    quiet = [replace(one, reached=False) for one in readings()]
    assert seen(*quiet).outcome is None
    told = replace(quiet[-1], at_s=quiet[-1].at_s + 9, reached=True)
    outcome = seen(*quiet, told).outcome
    assert isinstance(outcome, HeatUpRun)
    assert outcome.duration_s == told.at_s


@pytest.mark.parametrize(
    ("place", "change", "flaw"),
    [
        (30, {"door_open": True}, Flaw.DOOR),
        (30, {"target_c": 220.0}, Flaw.TARGET),
        (60, {"temperature_c": 40.0}, Flaw.DROPPED),
    ],
)
def test_nothing_is_learned_from_a_disturbed_run(
    place: int, change: dict[str, float], flaw: Flaw
) -> None:
    """A slope that foreign heat or an open door has spoiled is another well-known bug."""
    whole = list(readings())
    whole[place] = replace(whole[place], **change)
    assert seen(*whole).outcome is flaw


def test_nothing_is_learned_where_heat_was_off_or_nobody_looked_or_the_way_was_short() -> None:
    whole = list(readings())
    off = [replace(one, heating=not 20 <= k < 40) for k, one in enumerate(whole)]
    assert seen(*off).outcome is Flaw.PAUSED
    assert seen(*whole[:20], *whole[50:]).outcome is Flaw.GAP
    assert seen(*readings(start_c=185)).outcome is Flaw.SHORT
    assert HeatUpWatch(flaw=Flaw.UNSEEN).then(whole[0]).then(whole[-1]).outcome is Flaw.UNSEEN


def test_elements_that_take_turns_for_some_seconds_are_no_pause() -> None:
    turns = [replace(one, heating=bool(k % 12)) for k, one in enumerate(readings())]
    assert isinstance(seen(*turns).outcome, HeatUpRun)


def test_a_target_that_is_not_reached_is_no_run() -> None:
    assert seen(*list(readings())[:80]).outcome is None


def test_readings_without_a_temperature_or_a_target_change_nothing() -> None:
    watch = seen(*list(readings())[:10])
    assert watch.then(Reading(at_s=99, temperature_c=None, target_c=200)) == watch
    assert watch.then(Reading(at_s=99, temperature_c=20, target_c=None)) == watch


def ends(watch: HeatUpWatch, model: HeatUpModel) -> float:
    return watch.after_s + watch.remaining(model).median_s


def test_the_dead_time_is_not_taken_for_slowness() -> None:
    """A slope extrapolated after 30 % of such a heat-up is off by 300 % of it."""
    model = learned(*FIVE)
    watch = HeatUpWatch()
    for reading in readings():
        watch = watch.then(reading)
        assert ends(watch, model) == pytest.approx(WHOLE_S, rel=0.06)
        assert not watch.is_slow(model)


@pytest.mark.parametrize("pace", [0.85, 1.2])
def test_what_a_run_shows_counts_more_and_more(pace: float) -> None:
    """Weak mains: the pace at half way is the pace of the rest."""
    model = learned(*FIVE)
    watch, whole_s = HeatUpWatch(), WHOLE_S * pace
    errors = {}
    for reading in readings(pace=pace):
        watch = watch.then(reading)
        errors[round(watch.after_s / whole_s, 2)] = abs(ends(watch, model) - whole_s) / whole_s
    at = [min(errors.items(), key=lambda one: abs(one[0] - share))[1] for share in (0.05, 0.5, 0.9)]
    assert at[0] > at[1] > at[2]
    assert at[1] < 0.13
    assert at[2] < 0.03


def test_intervals_are_ordered_and_narrow_towards_the_end() -> None:
    model, watch = learned(*FIVE), HeatUpWatch()
    widths = []
    for reading in readings():
        watch = watch.then(reading)
        left = watch.remaining(model)
        assert 0 <= left.low_s <= left.median_s <= left.high_s
        widths.append(left.high_s - left.low_s)
    assert widths[-10] < widths[len(widths) // 2] < widths[0]
    assert watch.remaining(model).high_s == 0


def with_door_open(from_s: float, for_s: float) -> Iterator[Reading]:
    """While the door is open it falls by 1 K/s; then it goes on as if that time had not been."""
    fallen_c, lost_s = 0.0, 0.0
    for at_s in range(0, 600, 2):
        is_open = from_s <= at_s < from_s + for_s
        if is_open:
            fallen_c, lost_s = fallen_c + 2, lost_s + 2 + 2 * PER_K
        warming_s = max(0.0, at_s - DEAD_S - lost_s)
        at_c = round(25 + warming_s / PER_K)
        yield Reading(at_s=at_s, temperature_c=at_c, target_c=200, door_open=is_open)
        if at_c >= 197:
            return


def test_a_door_delays_the_end_by_what_it_cost_and_no_more() -> None:
    """Taken for a slow pace, half a minute at half way became a minute more to come."""
    model, watch = learned(*FIVE), HeatUpWatch()
    whole = list(with_door_open(100, 30))
    for reading in whole:
        watch = watch.then(reading)
        if watch.after_s > 140:
            assert ends(watch, model) == pytest.approx(whole[-1].at_s, rel=0.06)
    assert watch.outcome is Flaw.DOOR


def test_a_heat_up_that_takes_a_quarter_longer_is_called_slow_before_its_end() -> None:
    model, watch = learned(*FIVE), HeatUpWatch()
    first_slow_s = None
    for reading in readings(pace=1.6):
        watch = watch.then(reading)
        if watch.is_slow(model) and first_slow_s is None:
            first_slow_s = watch.after_s
    assert first_slow_s is not None
    assert first_slow_s < WHOLE_S * 1.25
    assert not watch.is_slow(model), "what is hot is no longer slow"


def test_what_never_warms_is_slow_too() -> None:
    model, watch = learned(*FIVE), HeatUpWatch()
    for at_s in range(0, 300, 2):
        watch = watch.then(Reading(at_s=at_s, temperature_c=25, target_c=200))
    assert watch.is_slow(model)
    assert watch.remaining(model).median_s > 100


def test_a_start_above_the_kitchen_is_warm_unless_somebody_knows_better() -> None:
    warm = seen(Reading(at_s=0, temperature_c=60, target_c=200))
    assert warm.is_warm
    assert not replace(warm, warm=False).is_warm
    assert not seen(Reading(at_s=0, temperature_c=30, target_c=200)).is_warm


READINGS = st.builds(
    Reading,
    at_s=st.floats(0, 10_000),
    temperature_c=st.none() | st.floats(-20, 320),
    target_c=st.none() | st.floats(20, 300),
    heating=st.none() | st.booleans(),
    door_open=st.none() | st.booleans(),
    reached=st.none() | st.just(value=False),
)


@given(everything=st.lists(READINGS, max_size=30), paces=st.lists(st.floats(0.5, 3), max_size=6))
def test_any_readings_leave_what_remains_finite_ordered_and_not_negative(
    everything: list[Reading], paces: list[float]
) -> None:
    model, watch = learned(*paces), HeatUpWatch()
    for reading in sorted(everything, key=lambda one: one.at_s):
        watch = watch.then(reading)
        left = watch.remaining(model)
        assert 0 <= left.low_s <= left.median_s <= left.high_s < 1e7
    outcome = watch.outcome
    assert not isinstance(outcome, HeatUpRun) or outcome.is_sound


def test_the_trail_holds_what_was_passed_first() -> None:
    watch = seen(*readings())
    assert all(a < b for a, b in pairwise(watch.trail.passed))
    assert len(watch.trail.passed) < 50
