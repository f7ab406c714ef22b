"""What a zone says of its end, what is told where no zone does, and what a late look finds."""

from dataclasses import replace

import pytest
from cookery import News, Outcome, Phase, Stop, Tell, heard, stepping

from tests.cookery.pot import COOK, GRILL, HEAT, HOLD, REST, TURN, Kitchen, Pot, program


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (Outcome.FINISHED, ("finished", None)),
        (Outcome.NOBODY_CAME, ("stopped", "nobody_came")),
        (Outcome.TIME_LIMIT, ("stopped", "time_limit")),
        (Outcome.STOPPED, ("stopped", None)),
    ],
)
def test_a_stop_after_the_end_is_told_as_the_end_that_it_was(
    outcome: Outcome, said: tuple[str, str | None]
) -> None:
    over = replace(program(HEAT, COOK), phase=Phase.OVER, outcome=outcome)
    assert heard(over, "stopped") == said


def test_a_zone_that_ends_while_it_rests_has_not_finished_the_program() -> None:
    me = Kitchen(program(COOK, REST, GRILL)).begins()
    me.passes(610)
    assert me.held.phase is Phase.RESTING
    assert heard(me.held, "finished") is None


def test_who_stops_what_only_asks_is_told_of_it_for_no_zone_will() -> None:
    me = Kitchen(program(COOK, TURN, GRILL)).begins()
    me.passes(620)
    assert (me.held.phase, me.pot.look.runs) == (Phase.ASKING, False)
    me.do(stepping.stopped(me.held, me.pot.look, me.now_s))
    assert me.ordered[-1] == Tell(news=News.STOPPED)


def test_a_first_start_that_never_shows_is_told_as_nothing() -> None:
    """Nothing was begun, so nothing ends."""
    me = Kitchen(program(COOK), pot=Pot(gate_open=True)).begins()
    me.held = replace(me.held, phase=Phase.STARTING, since_s=me.now_s)
    me.pot.origin = None
    me.pot.stop()
    me.now_s += 121
    told = len(me.ordered)
    me.look()
    assert me.held.outcome is Outcome.NOT_STARTED
    assert me.ordered[told:] == []


def test_a_later_start_that_never_shows_asks_again() -> None:
    me = Kitchen(program(COOK, GRILL)).begins()
    me.passes(620)
    me.pot.gate_open = True
    me.acknowledges()
    me.held = replace(me.held, phase=Phase.STARTING, since_s=me.now_s)
    me.pot.stop()
    me.pot.origin = "somebody"
    me.now_s += 121
    me.look()
    assert me.held.asks_for_start


def test_a_door_that_opened_before_the_stage_began_does_not_count_for_it() -> None:
    me = Kitchen(program(HEAT, HOLD, COOK)).begins()
    me.passes(300)
    held = me.held
    assert held.waits
    long_ago = me.now_s - held.since_s + 1
    assert stepping.door_opened(held, me.now_s, long_ago) == held
    assert stepping.door_opened(held, me.now_s, 0).door_opened


def test_a_refusal_of_what_nobody_ordered_changes_nothing() -> None:
    me = Kitchen(program(COOK)).begins()
    me.passes(30)
    assert me.held.phase is Phase.HEATING
    assert stepping.refused(me.held, me.now_s) == (me.held, ())


def test_a_cook_that_could_not_be_changed_is_left_to_its_end() -> None:
    me = Kitchen(program(HEAT, HOLD, COOK)).begins()
    me.held = replace(me.held, phase=Phase.SETTING, refused=True)
    assert stepping.then(me.held, me.pot.look, me.now_s) == (me.held, ())


def test_an_order_that_shows_no_effect_is_given_again() -> None:
    """The zone stands still though it was to go on, and tells no time that remains."""
    me = Kitchen(program(HEAT, HOLD, COOK)).begins()
    me.passes(300)
    me.held = replace(
        me.held, phase=Phase.SETTING, before_s=None, ordered_s=me.now_s, since_s=me.now_s
    )
    assert stepping.then(me.held, me.pot.look, me.now_s + 1) == (me.held, ())
    again, orders = stepping.then(me.held, me.pot.look, me.now_s + 20)
    assert again.ordered_s == me.now_s + 20
    assert orders
    assert Stop() not in orders
