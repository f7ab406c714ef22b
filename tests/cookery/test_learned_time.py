"""How long the next cook takes, from those before."""

import random

import pytest
from cookery import learned


def test_nothing_is_known_before_the_first_cook() -> None:
    assert learned([]) is None


def test_one_cook_is_a_guess_and_more_make_it_surer() -> None:
    one, five = learned([1500]), learned([1500] * 5)
    assert one is not None
    assert five is not None
    assert (one.mean_s, one.runs, five.runs) == (1500, 1, 5)
    assert 60 < one.sd_s < 180
    assert five.sd_s < one.sd_s / 2


def test_a_cook_that_went_astray_changes_little() -> None:
    usual = learned([1500, 1510, 1490, 1505, 1495])
    astray = learned([1500, 1510, 1490, 1505, 1495, 4000])
    assert usual is not None
    assert astray is not None
    assert astray.mean_s == pytest.approx(usual.mean_s, abs=5)
    assert astray.sd_s < 2 * usual.sd_s


def test_a_new_habit_replaces_the_old_one() -> None:
    changed = learned([1500] * 30 + [2100] * 15)
    assert changed is not None
    assert changed.mean_s == 2100


def test_four_fifths_of_the_next_cooks_lie_in_the_interval() -> None:
    """Pots whose times spread by 5 %, after six cooks each."""
    chance, held, rounds = random.Random(1), 0, 2000  # noqa: S311 - chance, no secret
    for _ in range(rounds):
        past = [chance.gauss(1500, 75) for _ in range(6)]
        known = learned(past)
        assert known is not None
        held += abs(chance.gauss(1500, 75) - known.mean_s) <= 1.2816 * known.sd_s
    assert 0.7 <= held / rounds <= 0.9
