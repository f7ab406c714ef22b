"""The rice cooker's pot against figures of real ones."""

import pytest
from aiocooker.program import CookingMode

from virtual_cooker.models.rice_cooker import CONTROLS
from virtual_cooker.physics.load import Load
from virtual_cooker.physics.rice_cooker import PotFigures, RicePot
from virtual_cooker.physics.unit import Unit

MINUTE = 60
LIMIT_S = 7200
SWITCH_C = CONTROLS[CookingMode.RICE].switch_c or 0.0


def pot(seed: int | None = None) -> RicePot:
    filled = RicePot(PotFigures(), Unit(seed))
    filled.put(Load.of(1.5, 20))
    return filled


def boil(cooker: RicePot) -> int:
    """Heat until the contents boil and return the seconds."""
    for second in range(LIMIT_S):
        if cooker.food is not None and cooker.food.core_c >= 99.5:
            return second
        cooker.step(1, 1)
    raise AssertionError("never boils")


def test_a_kilogram_and_a_half_boils_after_a_quarter_of_an_hour_at_500_watts() -> None:
    assert 14 <= boil(pot()) / MINUTE <= 17


@pytest.mark.parametrize("seed", [None, *range(12)])
def test_the_bottom_stays_below_the_switch_until_the_water_is_gone(seed: int | None) -> None:
    """A switch that fell early would leave half-raw rice, one that never falls would burn it."""
    cooker = pot(seed)
    boil(cooker)
    plateau_s = 0
    while cooker.free_water_kg > 0.02 and plateau_s < LIMIT_S:
        assert cooker.reading_c < SWITCH_C - 5
        cooker.step(1, 1)
        plateau_s += 1
    assert 8 <= plateau_s / MINUTE <= 35
    rise_s = 0
    while cooker.reading_c < SWITCH_C and rise_s < LIMIT_S:
        cooker.step(1, 1)
        rise_s += 1
    assert rise_s / MINUTE <= 10
    assert cooker.food is not None
    assert cooker.food.core_c <= 100


def test_without_heat_the_pot_cools_slowly() -> None:
    cooker = pot()
    boil(cooker)
    for _ in range(1800):
        cooker.step(1, 0)
    assert cooker.food is not None
    assert 70 <= cooker.food.core_c <= 97


def test_an_empty_pot_is_hot_at_once() -> None:
    cooker = RicePot(PotFigures(), Unit())
    for _ in range(5 * MINUTE):
        cooker.step(1, 1)
    assert cooker.reading_c > SWITCH_C
