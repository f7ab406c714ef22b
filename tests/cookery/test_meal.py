"""Several dishes ready together, and what the mains bear."""

from dataclasses import replace

import pytest
from cookery import Dish, Draw, NoRoom, peak_w, placed
from hypothesis import given
from hypothesis import strategies as st

RICE = Dish(key="rice", draws=(Draw(for_s=2400, watts=700),), holds=True)
FISH = Dish(key="fish", draws=(Draw(for_s=720, watts=3000), Draw(for_s=1140, watts=1050)))
GREENS = Dish(key="greens", draws=(Draw(for_s=900, watts=1700),))


def test_without_a_limit_all_are_ready_at_the_same_moment() -> None:
    meal = placed((RICE, FISH, GREENS))
    assert [one.early_s for one in meal] == [0, 0, 0]
    assert [one.starts_s for one in meal] == [-2400, -1860, -900]


def test_the_one_that_starts_last_keeps_its_place_and_the_others_make_room() -> None:
    rice, fish, greens = placed((RICE, FISH, GREENS), 3680)
    assert greens.early_s == 0
    assert rice.early_s > 0, "it is kept warm"
    assert peak_w((rice, fish, greens)) <= 3680


def test_a_dish_that_nothing_keeps_warm_is_not_done_an_hour_early() -> None:
    hot = Dish(key="hot", draws=(Draw(for_s=3600, watts=3000),))
    with pytest.raises(NoRoom) as refused:
        placed((replace(GREENS, draws=(Draw(for_s=1200, watts=1700),)), hot), 3500)
    assert refused.value.dish is hot
    assert refused.value.needs_w == 4700


def test_more_than_the_limit_alone_is_told_with_what_it_needs() -> None:
    with pytest.raises(NoRoom) as refused:
        placed((FISH,), 2000)
    assert refused.value.needs_w == 3000


dishes = st.lists(
    st.builds(
        Dish,
        key=st.uuids().map(str),
        draws=st.lists(
            st.builds(Draw, for_s=st.integers(60, 5400), watts=st.integers(100, 3500)),
            min_size=1,
            max_size=3,
        ).map(tuple),
        holds=st.booleans(),
    ),
    min_size=1,
    max_size=4,
)


@given(dishes, st.integers(1000, 8000))
def test_what_is_planned_stays_below_the_limit_and_never_comes_late(
    meal: list[Dish], limit_w: int
) -> None:
    try:
        places = placed(meal, limit_w)
    except NoRoom:
        free = placed(meal)
        assert peak_w(free) > limit_w, "refused only where they do not fit by themselves"
        return
    assert peak_w(places) <= limit_w
    assert all(place.early_s >= 0 for place in places)
    # Looked at every five seconds, by another way than the plan's own.
    starts = int(min(place.starts_s for place in places))
    for at_s in range(starts, 0, 5):
        assert sum(place.watts(at_s) for place in places) <= limit_w
