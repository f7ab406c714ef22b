"""What runs already may run on with nobody at home, or may not."""

import pytest
from cookery import is_gentle, may_be_left

HOUR_S = 3600.0


@pytest.mark.parametrize(
    ("mode", "longest_s"),
    [
        ("bake", HOUR_S / 2),
        ("rice", 2 * HOUR_S),
        ("slow_cook", 12 * HOUR_S),
        ("sous_vide", 72 * HOUR_S),
    ],
)
def test_each_mode_may_be_left_for_its_time_and_no_longer(mode: str, longest_s: float) -> None:
    assert may_be_left("oven", mode, longest_s)
    assert not may_be_left("oven", mode, longest_s + 1)


@pytest.mark.parametrize("mode", ["grill", "toast", "pizza"])
def test_open_heat_is_never_left(mode: str) -> None:
    """NFPA, Cooking Safety: stay in the kitchen while you fry, grill or broil."""
    assert not may_be_left("oven", mode, 1)


@pytest.mark.parametrize("kind", ["cooktop", "grill"])
def test_a_hob_and_a_grill_are_never_left_whatever_they_cook(kind: str) -> None:
    assert not may_be_left(kind, "slow_cook", 1)


def test_what_runs_in_a_mode_that_nobody_told_is_not_left() -> None:
    assert not may_be_left("oven", None, 1)
    assert not is_gentle(None)


def test_gentle_is_what_is_made_for_being_left_alone() -> None:
    assert is_gentle("slow_cook")
    assert is_gentle("sous_vide")
    assert not is_gentle("bake")
    assert not is_gentle("grill")
