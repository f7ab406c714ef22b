"""Whatever happens while a program is stepped: who may start heat, and that it ends."""

import json
from collections.abc import Callable

from cookery import (
    Doing,
    Look,
    Step,
    held_restored,
    held_stored,
    stepping,
)
from cookery.steps import GRACE_S
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cookery.pot import (
    COOK,
    GRILL,
    HEAT,
    HOLD,
    HOTTER,
    REST,
    ROAST,
    TURN,
    Kitchen,
    program,
)

STEPS = st.lists(
    st.sampled_from([HEAT, HOLD, COOK, HOTTER, ROAST, GRILL, REST, TURN]), min_size=1, max_size=6
)


def someone_cooks(me: Kitchen) -> None:
    me.pot.stop()
    me.pot.doing, me.pot.origin, me.pot.left_s = Doing.HEATING, "panel", 100


def restarts(me: Kitchen) -> None:
    me.held = held_restored(json.loads(json.dumps(held_stored(me.held))))
    me.pot.passes(100)
    me.now_s += 100


def stops(me: Kitchen) -> None:
    me.held = stepping.stopped(me.held, me.pot.look, me.now_s)[0]
    me.pot.stop()


def pauses(me: Kitchen) -> None:
    if me.pot.look.runs:
        me.pot.doing = Doing.HEATING if me.pot.doing is Doing.PAUSED else Doing.PAUSED


WHAT: dict[str, Callable[[Kitchen], object]] = {
    "word": Kitchen.acknowledges,
    "stop": stops,
    "panel": someone_cooks,
    "gate": lambda me: setattr(me.pot, "gate_open", True),
    "door": lambda me: setattr(me.pot, "door_open", not me.pot.door_open),
    "core": lambda me: setattr(me.pot, "core_c", 65.0),
    "cold": lambda me: setattr(me.pot, "temperature_c", 20.0),
    "silent": lambda me: me.do(stepping.then(me.held, Look(doing=Doing.UNKNOWN), me.now_s)),
    "restart": restarts,
    "pause": pauses,
}
HAPPENINGS = st.lists(st.one_of(st.floats(1, 2000), st.sampled_from(sorted(WHAT))), max_size=40)


def happens(me: Kitchen, what: float | str) -> None:
    """Let something happen, likely or not, or time pass."""
    if isinstance(what, str):
        WHAT[what](me)
    else:
        me.passes(what, stride_s=max(10.0, what / 20))
    me.look()


@settings(max_examples=150, deadline=None)
@given(steps=STEPS, can_pause=st.booleans(), happenings=HAPPENINGS)
def test_heat_begins_on_a_persons_word_only_and_once_for_each(
    steps: list[Step], *, can_pause: bool, happenings: list[float | str]
) -> None:
    me = Kitchen(program(*steps, can_pause=can_pause)).begins()
    for what in happenings:
        before, was_over = len(me.starts), me.held.is_over
        happens(me, what)
        assert len(me.starts) - before <= (what == "word")
        if was_over:
            assert me.held.is_over
            assert len(me.starts) == before
    assert len({one.command_id for one in me.starts}) == len(me.starts)
    assert me.held.leg == len(me.starts)


@settings(max_examples=150, deadline=None)
@given(steps=STEPS, can_pause=st.booleans(), happenings=HAPPENINGS)
def test_every_program_ends_and_heats_no_longer_than_its_stages_may(
    steps: list[Step], *, can_pause: bool, happenings: list[float | str]
) -> None:
    me = Kitchen(program(*steps, can_pause=can_pause)).begins()
    for what in happenings:
        if what not in {"panel", "pause"}:
            happens(me, what)
    for _ in range(len(steps) * 4):
        me.passes(7300, stride_s=10)
        if me.pot.doing is Doing.PAUSED:
            me.pot.stop()
            me.look()
    assert me.held.is_over
    assert me.pot.doing is not Doing.HEATING
    spare = sum(GRACE_S + 10 for _ in steps) + 100
    assert me.pot.heated_s <= sum(step.bound_s for step in me.held.steps) + spare


@settings(max_examples=100, deadline=None)
@given(steps=STEPS, can_pause=st.booleans(), happenings=HAPPENINGS)
def test_it_is_read_back_as_it_was_written(
    steps: list[Step], *, can_pause: bool, happenings: list[float | str]
) -> None:
    me = Kitchen(program(*steps, can_pause=can_pause)).begins()
    for what in happenings:
        happens(me, what)
        assert held_restored(json.loads(json.dumps(held_stored(me.held)))) == me.held
