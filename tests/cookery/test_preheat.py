"""Preheated, from readings alone."""

import pytest
from cookery import HeatUp


def seen(*readings: tuple[float | None, float | None]) -> HeatUp:
    heat_up = HeatUp()
    for temperature_c, target_c in readings:
        heat_up = heat_up.then(temperature_c, target_c)
    return heat_up


def test_progress_runs_from_where_it_began_to_its_target() -> None:
    assert seen((20, 200)).progress_pct == 0
    assert seen((20, 200), (110, 200)).progress_pct == 50
    assert seen((20, 200), (110, 200), (200, 200)).progress_pct == 100


def test_without_a_reading_or_a_target_there_is_no_progress() -> None:
    assert seen().progress_pct is None
    assert seen((None, 200), (20, None)).progress_pct is None


@pytest.mark.parametrize(
    ("temperature_c", "reached"), [(196.9, False), (197, True), (200, True), (230, True)]
)
def test_a_thermostat_need_not_read_its_target_to_the_degree(
    temperature_c: float, *, reached: bool
) -> None:
    assert seen((20, 200), (temperature_c, 200)).reached is reached


def test_a_hundred_per_cent_means_that_it_is_there() -> None:
    assert seen((20, 1020), (1016.9, 1020)).progress_pct == 99


def test_a_reading_that_is_missing_changes_nothing() -> None:
    hot = seen((20, 200), (200, 200))
    assert hot.then(None, 200) is hot
    assert hot.then(200, None) is hot


def test_an_open_door_does_not_undo_it_and_a_cold_cavity_does() -> None:
    hot = seen((20, 200), (200, 200))
    assert hot.then(176, 200).reached
    assert not hot.then(174, 200).reached


def test_a_higher_target_is_another_way_to_go() -> None:
    hotter = seen((20, 120), (120, 120), (120, 220))
    assert (hotter.reached, hotter.progress_pct) == (False, 50)


def test_what_cools_before_it_heats_began_where_it_was_coldest() -> None:
    assert seen((60, 220), (20, 220), (120, 220)).progress_pct == 50


def test_what_is_hotter_than_its_target_is_there_at_once() -> None:
    assert seen((180, 35)).progress_pct == 100
