"""A food probe's readings, in words."""

import pytest
from cookery import ProbeReading, ProbeSeries, ProbeStatus


def read(*temperatures: float | None, target_c: float | None = 63) -> ProbeSeries:
    series = ProbeSeries()
    for temperature_c in temperatures:
        series = series.then(
            ProbeReading(inserted=True, temperature_c=temperature_c, target_c=target_c)
        )
    return series


def after(series: ProbeSeries, temperature_c: float | None, target_c: float | None) -> ProbeSeries:
    return series.then(ProbeReading(inserted=True, temperature_c=temperature_c, target_c=target_c))


@pytest.mark.parametrize(
    ("temperature_c", "status"),
    [
        (-18, ProbeStatus.FAR),
        (0, ProbeStatus.FAR),
        (57.9, ProbeStatus.FAR),
        (58, ProbeStatus.CLOSE),
        (62.9, ProbeStatus.CLOSE),
        (63, ProbeStatus.AT_TARGET),
        (90, ProbeStatus.AT_TARGET),
    ],
)
def test_it_is_far_then_close_then_there(temperature_c: float, status: ProbeStatus) -> None:
    assert read(temperature_c).status is status


def test_what_is_not_inserted_is_removed() -> None:
    assert read(63).then(ProbeReading(inserted=False)) == ProbeSeries(status=ProbeStatus.REMOVED)


def test_without_a_target_or_a_reading_there_is_nothing_to_say() -> None:
    assert read(40, target_c=None).status is None
    assert read(None).status is None


def test_a_reading_that_is_missing_changes_nothing() -> None:
    series = read(60)
    assert after(series, None, 63) is series
    assert after(series, None, None) is series


def test_food_that_is_done_stays_done_while_it_rests() -> None:
    done = read(60, 63)
    assert after(done, 61, 63).status is ProbeStatus.AT_TARGET
    assert after(done, 61, None).status is ProbeStatus.AT_TARGET
    assert after(done, 60, 63).status is ProbeStatus.CLOSE


def test_a_target_that_was_not_reached_is_forgotten_with_its_cook() -> None:
    assert after(read(40), 40, None) == ProbeSeries()


def test_a_new_target_begins_anew() -> None:
    assert after(read(60, 63), 63, 70).status is ProbeStatus.FAR
    assert after(read(60, 63), 45, 70).status is ProbeStatus.FAR
    assert after(read(60, 63), None, 70).status is None


@pytest.mark.parametrize("air_c", [22, 49.9, 106])
def test_a_core_that_falls_or_boils_is_no_core(air_c: float) -> None:
    assert read(50, 60, air_c).status is ProbeStatus.FELL_OUT


def test_a_probe_put_back_goes_on() -> None:
    assert read(50, 60, 180, 22, 59).status is ProbeStatus.CLOSE


def test_sugar_may_boil() -> None:
    assert read(120, 150, target_c=150).status is ProbeStatus.AT_TARGET
    assert read(120, 171, target_c=150).status is ProbeStatus.FELL_OUT


def test_frozen_food_thaws() -> None:
    assert read(0, -1).status is ProbeStatus.FAR
