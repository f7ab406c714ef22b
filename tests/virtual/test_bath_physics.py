"""The water bath against figures of real ones; `BathFigures` names them."""

import pytest

from virtual_cooker.models.water_bath import FIGURES
from virtual_cooker.physics.body import AMBIENT_C
from virtual_cooker.physics.load import WATER_J_PER_KG_K, Load
from virtual_cooker.physics.unit import Unit
from virtual_cooker.physics.water_bath import WaterBath

MINUTE = 60
HOUR = 3600


def bath(at_c: float, seed: int | None = None, *, mass_kg: float = 10) -> WaterBath:
    """Return a bath of water at a temperature, its tank as warm as the water."""
    filled = WaterBath(FIGURES, Unit(seed))
    filled.bath_c = at_c
    filled.pour(mass_kg, at_c)
    return filled


def heat(water: WaterBath, target_c: float) -> float:
    """Heat up to a temperature and return the minutes."""
    for second in range(3 * HOUR):
        if water.reading_c >= target_c:
            return second / MINUTE
        water.step(1, 1)
    raise AssertionError("never hot")


def hold(water: WaterBath, target_c: float, seconds: int) -> None:
    for _ in range(seconds):
        water.step(1, float(water.reading_c < target_c))


def test_ten_litres_are_warm_after_twenty_eight_minutes() -> None:
    assert heat(bath(20), 60) == pytest.approx(28, abs=1)


def test_half_the_water_is_warm_in_little_more_than_half_the_time() -> None:
    assert 0.5 < heat(bath(20, mass_kg=5), 60) / heat(bath(20), 60) < 0.6


@pytest.mark.parametrize(("lid_off", "least", "most"), [(False, 0.55, 0.65), (True, 5, 10)])
def test_it_loses_what_the_lid_lets_through(lid_off: bool, least: float, most: float) -> None:  # noqa: FBT001 - a case
    water = bath(60)
    water.door_open = lid_off
    for _ in range(HOUR):
        water.step(1, 0)
    capacity = water.free_water_kg * WATER_J_PER_KG_K + FIGURES.tank_j_per_k
    lost_w = (60 - water.bath_c) * capacity / HOUR
    assert least <= lost_w / ((60 + water.bath_c) / 2 - AMBIENT_C) <= most


def test_an_open_bath_sinks_by_a_glass_in_an_hour_and_a_covered_one_hardly() -> None:
    covered, uncovered = bath(60), bath(60)
    uncovered.door_open = True
    for one in (covered, uncovered):
        hold(one, 60, HOUR)
    assert 0.15 <= 10 - uncovered.free_water_kg <= 0.4
    assert 10 - covered.free_water_kg < 0.04


def test_it_holds_half_a_degree() -> None:
    water = bath(20)
    heat(water, 60)
    readings = []
    for _ in range(HOUR):
        hold(water, 60, 1)
        readings.append(water.bath_c)
    assert max(readings) - min(readings) < 0.5
    assert abs(readings[-1] - 60) < 0.5


def test_a_cold_steak_pulls_it_down_and_is_warm_through_after_an_hour_or_two() -> None:
    water, steak = bath(57), Load.of(0.8, 5)
    hold(water, 57, 10 * MINUTE)
    water.put(steak)
    for _ in range(10 * MINUTE):
        water.step(1, 0)
    assert 54 < water.bath_c < 56.5
    minutes = 10
    while steak.core_c < 56 and minutes < 400:
        hold(water, 57, MINUTE)
        minutes += 1
    assert 60 <= minutes <= 150


def test_what_is_too_much_runs_over_and_what_is_poured_in_mixes() -> None:
    water = bath(60, mass_kg=5)
    water.pour(20, 20)
    assert water.free_water_kg == 10
    assert 38 < water.bath_c < 45


def test_without_water_the_heater_is_hot_at_once() -> None:
    dry = WaterBath(FIGURES, Unit())
    hold(dry, 1000, 2 * MINUTE)
    assert dry.bath_c > AMBIENT_C + 30


def test_every_specimen_reaches_its_hottest_setting() -> None:
    for seed in range(10):
        assert 20 <= heat(bath(20, seed), 60) <= 40
        assert heat(bath(90, seed), 95) < 15
