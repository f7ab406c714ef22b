"""The microwave against IEC 60705."""

import pytest

from virtual_cooker.physics.load import Load
from virtual_cooker.physics.microwave import MicrowaveCavity, MicrowaveFigures
from virtual_cooker.physics.unit import Unit

AT_700_W = 700 / MicrowaveFigures().output_w


def cavity(mass_kg: float = 1) -> tuple[MicrowaveCavity, Load]:
    food = Load.of(mass_kg, 20)
    microwave = MicrowaveCavity(MicrowaveFigures(), Unit())
    microwave.put(food)
    return microwave, food


def test_a_kilogram_of_water_gains_ten_kelvins_in_a_minute_at_700_watts() -> None:
    microwave, water = cavity()
    for _ in range(60):
        microwave.step(1, AT_700_W)
    assert water.mean_c - 20 == pytest.approx(10, abs=0.5)


def test_surface_and_core_are_apart_and_meet_after_two_minutes() -> None:
    microwave, water = cavity()
    for _ in range(120):
        microwave.step(1, AT_700_W)
    apart_c = water.surface_c - water.core_c
    assert 5 <= apart_c <= 20
    for _ in range(120):
        microwave.step(1, 0)
    assert abs(water.surface_c - water.core_c) < apart_c / 10


def test_the_thermometer_sees_the_surface_and_not_the_core() -> None:
    microwave, water = cavity()
    for _ in range(90):
        microwave.step(1, 1)
    assert microwave.reading_c > water.core_c + 4


def test_boiling_water_gets_no_hotter() -> None:
    microwave, water = cavity(0.2)
    for _ in range(300):
        microwave.step(1, 1)
    assert water.surface_c <= 100
    assert water.water_kg < 0.15


def test_it_takes_more_from_the_mains_than_it_gives_to_the_food() -> None:
    microwave, _ = cavity()
    microwave.step(1, 1)
    assert microwave.power_w > MicrowaveFigures().output_w * 1.4
