"""The toaster oven's cavity against measurements of small ovens; `FIGURES` names them."""

import math

from virtual_cooker.models.toaster_oven import FIGURES, HOTTEST_C
from virtual_cooker.physics.body import AMBIENT_C
from virtual_cooker.physics.oven import OvenCavity
from virtual_cooker.physics.unit import Unit

START_C = 25.0
LIMIT_S = 3600


def cavity(seed: int | None = None) -> OvenCavity:
    """Return a closed oven in a warm kitchen."""
    oven = OvenCavity(FIGURES, Unit(seed))
    for _ in range(60):
        oven.element_c = oven.cavity_c = oven.wall_c = START_C
        oven.step(1, 0)
    return oven


def heat(oven: OvenCavity, target_c: float) -> list[float]:
    """Heat up to a temperature and return each second's reading."""
    readings: list[float] = []
    while oven.reading_c < target_c:
        assert len(readings) < LIMIT_S, "never hot"
        oven.step(1, 1)
        readings.append(oven.reading_c)
    return readings


def cool(oven: OvenCavity, seconds: int) -> list[float]:
    readings = []
    for _ in range(seconds):
        oven.step(1, 0)
        readings.append(oven.reading_c)
    return readings


def rate_k_per_s(readings: list[float]) -> float:
    """Return the slope of the straight part, between 100 and 190 °C."""
    at_100 = next(second for second, one in enumerate(readings) if one >= 100)
    at_190 = next(second for second, one in enumerate(readings) if one >= 190)
    return 90 / (at_190 - at_100)


def test_a_toaster_oven_is_at_200_degrees_in_168_seconds() -> None:
    assert 160 <= len(heat(cavity(), 200)) <= 176


def test_it_rises_by_a_kelvin_and_a_half_each_second_once_it_rises() -> None:
    assert 1.38 <= rate_k_per_s(heat(cavity(), 200)) <= 1.52


def test_the_straight_part_begins_after_forty_seconds_of_dead_time() -> None:
    readings = heat(cavity(), 200)
    dead_s = len(readings) - (200 - START_C) / rate_k_per_s(readings)
    assert 36 <= dead_s <= 42


def test_for_twenty_seconds_nothing_is_felt_at_all() -> None:
    """An estimate from the slope sees none: what is felt is still on its way."""
    readings = heat(cavity(), 200)
    assert max(readings[:12]) <= START_C
    assert next(second for second, one in enumerate(readings) if one > START_C + 1) >= 18


def test_it_overshoots_by_tens_of_kelvins_and_is_hottest_half_a_minute_after_cut_off() -> None:
    oven = cavity()
    heat(oven, 200)
    readings = cool(oven, 180)
    peak_c = max(readings)
    assert 14 <= peak_c - 200 <= 32
    assert 19 <= readings.index(peak_c) + 1 <= 30


def test_it_cools_behind_its_closed_door_with_the_time_constant_that_was_measured() -> None:
    oven = cavity()
    heat(oven, 200)
    cool(oven, 90)
    before_c = oven.reading_c
    after_c = cool(oven, 600)[-1]
    tau_s = 600 / math.log((before_c - AMBIENT_C) / (after_c - AMBIENT_C))
    assert 430 <= tau_s <= 490


def test_an_open_door_empties_it_of_heat() -> None:
    shut, wide = cavity(), cavity()
    for oven in (shut, wide):
        heat(oven, 200)
    wide.door_open = True
    assert cool(wide, 120)[-1] < cool(shut, 120)[-1] - 60


def test_every_specimen_reaches_its_hottest_setting() -> None:
    for seed in range(20):
        assert 110 <= len(heat(cavity(seed), 200)) <= 240
        heat(cavity(seed), HOTTEST_C)
