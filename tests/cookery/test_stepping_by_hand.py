"""A stepped program, and hands at the appliance that come before its own orders."""

from dataclasses import replace

from cookery import Doing, Outcome, Phase, stepping

from tests.cookery.pot import COOK, HEAT, HOLD, HOTTER, TURN, Kitchen, program


def test_a_start_that_was_over_before_it_was_seen_is_over() -> None:
    """Home Assistant was away from the start to the end of the only cook."""
    me = Kitchen(program(COOK)).begins()
    me.held = replace(me.held, phase=Phase.STARTING, since_s=me.now_s)
    me.pot.passes(700)
    assert me.pot.doing is Doing.DONE
    me.now_s += 700
    me.look()
    assert me.held.outcome is Outcome.FINISHED


def test_who_resumes_a_cook_that_asks_for_its_own_stage_gets_that_stage() -> None:
    """What could not be set while the door was open is set once a hand lets it go on."""
    me = Kitchen(program(COOK, TURN, HOTTER, can_pause=True)).begins()
    me.passes(620)
    assert (me.held.phase, me.pot.doing) == (Phase.ASKING, Doing.PAUSED)
    me.pot.locked = True
    me.do(stepping.acknowledged(me.held, me.pot.look, me.now_s))
    assert (me.held.index, me.held.phase, me.held.stands) == (2, Phase.ASKING, True)
    me.pot.locked = False
    me.look()
    me.pot.doing = Doing.HEATING
    me.passes(10)
    assert (me.held.index, me.held.phase, me.pot.target_c) == (2, Phase.HEATING, 220)
    assert len(me.starts) == 1


def test_a_stop_that_the_zone_missed_is_ordered_again() -> None:
    me = Kitchen(program(HEAT, HOLD, COOK)).begins()
    me.passes(300)
    over, _ = stepping.stopped(me.held, me.pot.look, me.now_s)
    me.held = over
    assert me.pot.look.runs
    me.passes(60)
    assert (me.held.outcome, me.pot.doing) == (Outcome.STOPPED, Doing.OFF)


def test_a_pause_that_the_zone_missed_is_ordered_again() -> None:
    me = Kitchen(program(COOK, TURN, HOTTER, can_pause=True)).begins()
    me.passes(620)
    me.pot.doing = Doing.HEATING
    me.held = replace(me.held, calm=False, ordered_s=me.now_s)
    me.look()
    assert me.pot.doing is Doing.HEATING, "it may be on its way still"
    me.now_s += 20
    me.look()
    assert me.pot.doing is Doing.PAUSED
    assert me.held.phase is Phase.ASKING
