"""The built-in oven against figures of real ones; `OvenFigures` names them."""

from collections.abc import Callable

import pytest

from virtual_cooker.models.oven import FAN_POWER, LOWER, UPPER
from virtual_cooker.physics.load import Load
from virtual_cooker.physics.oven import OvenCavity
from virtual_cooker.physics.unit import Unit

MINUTE = 60
LIMIT_S = 7200


def cavity(seed: int | None = None) -> OvenCavity:
    return OvenCavity(UPPER, Unit(seed))


def heat(oven: OvenCavity, is_enough: Callable[[], bool], power: float = 1.0) -> int:
    """Heat until it is enough and return the seconds."""
    for second in range(LIMIT_S):
        if is_enough():
            return second
        oven.step(1, power)
    raise AssertionError("never hot")


def hold(oven: OvenCavity, target_c: float, seconds: int) -> None:
    for _ in range(seconds):
        oven.step(1, float(oven.reading_c < target_c))


@pytest.mark.parametrize(
    ("target_c", "least_min", "most_min"),
    [(175, 12, 15), (230, 20, 25)],
)
def test_a_built_in_oven_is_as_fast_as_real_ones(
    target_c: float, least_min: float, most_min: float
) -> None:
    oven = cavity()
    assert least_min <= heat(oven, lambda: oven.reading_c >= target_c) / MINUTE <= most_min


def test_the_fan_preheats_in_five_to_ten_minutes() -> None:
    oven = cavity()
    seconds = heat(oven, lambda: oven.reading_c >= 175, FAN_POWER)
    assert 5 <= seconds / MINUTE <= 10


def test_nothing_is_felt_before_the_dead_time_has_passed() -> None:
    oven = cavity()
    start_c = oven.reading_c
    assert 30 <= heat(oven, lambda: oven.reading_c >= start_c + 1) <= 75


def test_the_figures_lie_within_those_of_the_literature() -> None:
    assert 2300 <= UPPER.power_w <= 3600
    assert 2300 <= UPPER.power_w * FAN_POWER <= 3600
    assert 8000 <= UPPER.cavity_j_per_k <= 12_000
    assert 3 <= UPPER.loss_w_per_k <= 4
    assert 60 <= UPPER.element_lag_s <= 90
    assert LOWER.power_w < UPPER.power_w


def test_the_hot_element_overshoots_after_it_is_switched_off() -> None:
    oven = cavity()
    heat(oven, lambda: oven.reading_c >= 200)
    readings = []
    for _ in range(5 * MINUTE):
        oven.step(1, 0)
        readings.append(oven.reading_c)
    assert 203 <= max(readings) <= 220
    assert readings[-1] < max(readings)


def test_a_closed_oven_keeps_its_heat_for_half_an_hour() -> None:
    oven = cavity()
    hold(oven, 200, 3600)
    seconds = 0
    while oven.reading_c > 100 and seconds < 3 * LIMIT_S:
        oven.step(1, 0)
        seconds += 1
    assert 25 <= seconds / MINUTE <= 120


def test_an_open_door_costs_tens_of_kelvins_in_half_a_minute() -> None:
    oven = cavity()
    hold(oven, 200, 2400)
    before_c = oven.reading_c
    oven.door_open = True
    for _ in range(30):
        oven.step(1, 0)
    assert 10 <= before_c - oven.reading_c <= 80


def test_a_cold_load_pulls_the_temperature_down() -> None:
    empty, loaded = cavity(), cavity()
    for oven in (empty, loaded):
        hold(oven, 200, 2400)
    loaded.put(Load.of(3, 5))
    for oven in (empty, loaded):
        for _ in range(120):
            oven.step(1, 0)
    assert loaded.reading_c < empty.reading_c - 3


def test_a_roast_of_a_kilogram_and_a_half_is_done_after_an_hour_or_so() -> None:
    oven = cavity()
    hold(oven, 180, 1800)
    oven.put(Load.of(1.5, 8))
    assert oven.food is not None
    minutes = 0
    while oven.food.core_c < 63 and minutes < 300:
        hold(oven, 180, MINUTE)
        minutes += 1
    assert 50 <= minutes <= 110
    assert oven.food.surface_c > oven.food.core_c
    assert 0.05 <= 1 - oven.food.water_kg / (1.5 * 0.75) <= 0.35


def test_wet_food_stays_at_a_hundred_degrees_until_it_is_dry() -> None:
    food = Load.of(0.1, 20)
    plateau_s = 0
    for _ in range(LIMIT_S):
        food.step(1, 200, 0, equalising_s=40)
        plateau_s += food.surface_c == 100
        assert food.surface_c <= 100 or food.water_kg == 0
    assert plateau_s > 10 * MINUTE


def test_thawing_takes_the_heat_of_fusion() -> None:
    frozen = Load.of(1, -18)
    joules = 0
    while frozen.mean_c < 0:
        frozen.step(1, 100, 100, equalising_s=40)
        joules += 200
    assert 230_000 <= joules <= 350_000


def test_two_specimens_of_one_model_differ_and_each_repeats_itself() -> None:
    def run(seed: int) -> list[float]:
        oven = cavity(seed)
        readings = []
        for _ in range(600):
            oven.step(1, 1)
            readings.append(oven.reading_c)
        return readings

    assert run(3) == run(3)
    assert run(3) != run(4)


def test_every_specimen_reaches_its_hottest_setting() -> None:
    """±15 % in each figure and ±10 % of voltage must not make an oven that never gets there."""
    for seed in range(20):
        oven = cavity(seed)
        assert 8 <= heat(oven, lambda oven=oven: oven.reading_c >= 200) / MINUTE <= 28
        assert heat(oven, lambda oven=oven: oven.reading_c >= 275) < LIMIT_S
