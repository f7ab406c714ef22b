"""A program, stepped through a zone that takes one stage."""

from dataclasses import replace

import pytest
from cookery import (
    Adjust,
    Doing,
    Look,
    News,
    Outcome,
    Pause,
    Phase,
    Resume,
    Start,
    Step,
    Stop,
    Tell,
    heard,
    stepping,
)

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
    Pot,
    program,
)

DAY_S = 86_400.0


def test_a_heat_up_becomes_a_wait_and_then_a_cook_without_a_second_start() -> None:
    me = Kitchen(program(HEAT, HOLD, COOK)).begins()
    me.passes(170)
    assert (me.held.index, me.held.phase, me.pot.left_s) == (1, Phase.HEATING, 1190)
    me.passes(100)
    me.acknowledges()
    assert (me.held.index, me.pot.left_s) == (2, 600)
    me.passes(600)
    assert me.held.outcome is Outcome.FINISHED
    assert len(me.starts) == 1
    assert me.told == ["preheated", "stage_changed", "needs_user", "stage_changed"]


@pytest.mark.parametrize(
    ("steps", "index"), [((HEAT, HOLD, COOK), 0), ((HEAT, HOLD, COOK), 1), ((COOK, HOTTER), 1)]
)
def test_a_zone_never_has_more_time_than_its_stage_may_take(
    steps: tuple[Step, ...], index: int
) -> None:
    me = Kitchen(program(*steps)).begins()
    while me.held.index < index:
        me.passes(10)
    assert me.pot.left_s <= me.held.step.bound_s


def test_a_stage_that_is_to_be_followed_by_another_leaves_time_to_step() -> None:
    me = Kitchen(program(COOK, HOTTER)).begins()
    assert me.pot.left_s == 720
    me.passes(600)
    assert (me.held.index, me.pot.left_s, me.pot.target_c) == (1, 300, 220)


def test_food_that_is_done_by_its_core_ends_the_stage() -> None:
    me = Kitchen(program(ROAST, HOTTER)).begins()
    me.passes(100)
    me.pot.core_c = 60
    me.passes(10)
    assert me.held.index == 1


def test_the_core_of_the_last_stage_is_given_to_the_zone_itself() -> None:
    assert Kitchen(program(ROAST)).begins().starts[0].core_c == 60
    assert Kitchen(program(ROAST, HOTTER)).begins().starts[0].core_c is None
    me = Kitchen(program(COOK, ROAST)).begins()
    me.passes(620)
    assert [one.core_c for one in me.ordered if isinstance(one, Adjust)] == [60]


def test_a_core_that_was_never_reached_is_nobodys_meal() -> None:
    me = Kitchen(program(replace(ROAST, lasts_s=None, most_s=600))).begins()
    me.passes(600)
    assert me.held.outcome is Outcome.NOBODY_CAME
    done = Kitchen(program(replace(ROAST, lasts_s=None, most_s=600))).begins()
    done.look()
    done.pot.core_c, done.pot.doing = 59.5, Doing.DONE
    done.look()
    assert done.held.outcome is Outcome.FINISHED


def test_a_zone_that_never_gets_hot_is_given_up() -> None:
    me = Kitchen(program(HEAT, HOLD, COOK)).begins()
    for _ in range(200):
        me.pot.temperature_c = 20
        me.passes(10)
    assert me.held.outcome is Outcome.TIME_LIMIT
    assert me.pot.heated_s == 1800


def test_a_zone_that_can_pause_keeps_its_cook_through_a_rest() -> None:
    me = Kitchen(program(COOK, REST, HOTTER, can_pause=True)).begins()
    me.passes(610)
    assert me.pot.doing is Doing.PAUSED
    me.passes(250)
    assert (me.held.index, me.pot.doing, me.pot.target_c) == (2, Doing.HEATING, 220)
    orders = [type(one) for one in me.ordered if not isinstance(one, Tell)]
    assert orders == [Start, Pause, Adjust, Resume]


def test_a_rest_that_was_over_long_ago_is_not_followed_by_heat_unasked() -> None:
    me = Kitchen(program(COOK, REST, HOTTER, can_pause=True)).begins()
    me.passes(610)
    me.now_s += DAY_S / 24
    me.look()
    assert (me.held.phase, me.pot.doing) == (Phase.ASKING, Doing.PAUSED)
    me.acknowledges()
    assert me.pot.doing is Doing.HEATING
    assert len(me.starts) == 1


def test_who_lets_a_resting_cook_go_on_at_the_panel_means_the_next_stage() -> None:
    me = Kitchen(program(COOK, TURN, HOTTER, can_pause=True)).begins()
    me.passes(620)
    assert (me.held.phase, me.pot.doing) == (Phase.ASKING, Doing.PAUSED)
    me.pot.doing = Doing.HEATING
    me.passes(10)
    assert (me.held.index, me.pot.target_c) == (2, 220)


def test_who_stops_a_resting_cook_at_the_panel_ends_the_program() -> None:
    me = Kitchen(program(COOK, REST, HOTTER, can_pause=True)).begins()
    me.passes(620)
    me.pot.stop()
    me.passes(300)
    assert me.held.outcome is Outcome.STOPPED
    assert len(me.starts) == 1


def test_another_mode_waits_for_a_hand_and_a_word() -> None:
    me = Kitchen(program(COOK, GRILL)).begins()
    me.passes(700)
    assert me.held.asks_for_start
    me.acknowledges()
    assert me.held.asks_for_start, "the gate is closed"
    me.pot.gate_open = True
    me.passes(60)
    assert len(me.starts) == 2, "an open gate is no word"
    me.acknowledges()
    assert (me.held.phase, me.pot.doing) == (Phase.HEATING, Doing.HEATING)
    assert len({one.command_id for one in me.starts}) == 3
    me.passes(300)
    assert me.held.outcome is Outcome.FINISHED


def test_another_mode_after_a_stage_that_a_person_ends_switches_off_first() -> None:
    me = Kitchen(program(HOLD, GRILL)).begins()
    me.passes(60)
    me.pot.door_open = True
    me.passes(10)
    me.pot.door_open = False
    me.passes(10)
    assert (me.held.phase, me.pot.doing) == (Phase.ASKING, Doing.OFF)


def test_an_old_reading_does_not_end_the_stage_that_just_began() -> None:
    """The answer to an adjustment may come before the change that it made."""
    me = Kitchen(program(COOK, HOTTER, COOK)).begins()
    me.passes(590)
    before = me.pot.look
    me.passes(10)
    assert me.held.index == 1
    old = replace(before, remaining_s=120.0)
    held, orders = stepping.then(me.held, old, me.now_s + 1)
    assert (held.index, orders) == (1, ())


def test_an_adjustment_that_shows_no_effect_is_made_again_and_then_not_doubled() -> None:
    me = Kitchen(program(COOK, HOTTER)).begins()
    me.passes(590)
    me.pot.passes(10)
    setting, orders = stepping.then(me.held, me.pot.look, me.now_s)
    assert any(isinstance(one, Adjust) for one in orders)
    assert stepping.then(setting, me.pot.look, me.now_s + 1)[1] == ()
    again, orders = stepping.then(setting, me.pot.look, me.now_s + 20)
    (adjust,) = orders
    assert isinstance(adjust, Adjust)
    me.pot.left_s += adjust.add_s or 0.0
    heating, orders = stepping.then(again, me.pot.look, me.now_s + 21)
    assert (heating.phase, orders) == (Phase.HEATING, ())


def test_a_cook_that_cannot_be_changed_goes_on_to_its_end_and_a_person_is_asked() -> None:
    me = Kitchen(program(COOK, HOTTER)).begins()
    me.passes(590)
    me.pot.passes(10)
    setting, _ = stepping.then(me.held, me.pot.look, me.now_s)
    me.held = stepping.refused(setting, me.now_s)[0]
    me.passes(130)
    assert (me.held.phase, me.held.index) == (Phase.ASKING, 1)
    assert len(me.starts) == 1


def test_a_start_that_never_shows_is_not_given_again() -> None:
    held, _ = stepping.begin(program(COOK, HOTTER), Pot().look, 0)
    assert stepping.then(held, Pot().look, 100) == (held, ())
    over, orders = stepping.then(held, Pot().look, 121)
    assert (over.outcome, orders) == (Outcome.NOT_STARTED, ())


def test_a_cook_of_somebody_else_is_let_go() -> None:
    me = Kitchen(program(COOK, HOTTER)).begins()
    me.passes(100)
    me.pot.origin = "panel"
    me.look()
    assert me.held.outcome is Outcome.ANOTHER_COOK
    me.passes(700)
    assert not any(isinstance(one, Stop | Adjust) for one in me.ordered)


def test_a_cook_that_somebody_else_began_while_a_person_was_asked_is_let_go_and_told() -> None:
    me = Kitchen(program(COOK, GRILL)).begins()
    me.passes(700)
    me.pot.doing, me.pot.origin = Doing.HEATING, "panel"
    me.look()
    assert me.held.outcome is Outcome.ANOTHER_COOK
    assert me.ordered[-1] == Tell(news=News.STOPPED, data={"cause": "another_cook"})


@pytest.mark.parametrize("first", [REST, TURN])
def test_what_begins_without_heat_heats_only_on_another_word(first: Step) -> None:
    me = Kitchen(program(first, COOK)).begins()
    me.passes(600)
    assert me.starts == []
    me.acknowledges()
    assert len(me.starts) == 1


def test_a_later_start_that_never_shows_is_asked_for_again() -> None:
    me = Kitchen(program(COOK, GRILL)).begins()
    me.passes(700)
    held, orders = stepping.acknowledged(me.held, me.pot.look, me.now_s)
    assert len(orders) == 1
    asking, orders = stepping.then(held, me.pot.look, me.now_s + 121)
    assert asking.asks_for_start
    assert not any(isinstance(one, Start) for one in orders)


@pytest.mark.parametrize(
    ("steps", "can_pause", "starts_s"),
    [
        ((COOK, HOTTER), False, 720),
        ((COOK, GRILL), False, 600),
        ((COOK, REST, HOTTER), False, 600),
        ((COOK, REST, HOTTER), True, 720),
        ((COOK, REST), True, 600),
        ((HEAT, HOLD), False, 1800),
    ],
)
def test_a_zone_gets_time_beyond_a_stage_only_where_its_cook_goes_on(
    steps: tuple[Step, ...], *, can_pause: bool, starts_s: float
) -> None:
    assert program(*steps, can_pause=can_pause).step.starts_s == starts_s


def test_a_cook_that_stands_still_reaches_nothing() -> None:
    me = Kitchen(program(HEAT, HOLD, COOK)).begins()
    me.passes(100)
    me.pot.doing, me.pot.temperature_c = Doing.PAUSED, 200
    me.passes(60)
    assert me.held.index == 0


def test_what_we_end_is_ended_again_until_it_is_off() -> None:
    me = Kitchen(program(HOLD)).begins()
    me.look()
    over, orders = stepping.acknowledged(me.held, me.pot.look, me.now_s)
    assert orders == (Stop(),)
    assert stepping.then(over, me.pot.look, me.now_s + 1) == (over, ())
    again, orders = stepping.then(over, me.pot.look, me.now_s + 20)
    assert orders == (Stop(),)
    me.pot.stop()
    off, orders = stepping.then(again, me.pot.look, me.now_s + 40)
    assert (off.calm, orders, off.due_s) == (True, (), None)


def test_one_word_ends_a_stage_and_asks_for_the_start_of_the_next_mode() -> None:
    me = Kitchen(program(HOLD, GRILL)).begins()
    me.look()
    _, orders = stepping.acknowledged(me.held, me.pot.look, me.now_s)
    assert [type(one) for one in orders] == [Stop, Start]


def test_what_was_missed_between_is_a_stop() -> None:
    me = Kitchen(program(COOK, GRILL)).begins()
    me.passes(100)
    me.pot.stop()
    me.look()
    assert me.held.outcome is Outcome.STOPPED
    assert stepping.acknowledged(me.held, me.pot.look, me.now_s) == (me.held, ())


def test_silence_changes_nothing() -> None:
    me = Kitchen(program(COOK, HOTTER)).begins()
    me.passes(100)
    silent = Look(doing=Doing.UNKNOWN)
    assert stepping.then(me.held, silent, me.now_s + DAY_S) == (me.held, ())


@pytest.mark.parametrize(
    ("seconds", "kind", "means"),
    [
        (10, "finished", ("stopped", "time_limit")),
        (300, "finished", ("stopped", "nobody_came")),
        (300, "stopped", ("stopped", None)),
        (300, "preheated", None),
        (300, "paused_by_door", ("paused_by_door", None)),
    ],
)
def test_an_event_is_told_as_what_it_means(
    seconds: float, kind: str, means: tuple[str, str | None] | None
) -> None:
    me = Kitchen(program(HEAT, HOLD, COOK)).begins()
    me.passes(seconds)
    assert heard(me.held, kind) == means


def test_the_end_of_a_leg_is_not_told_as_the_end() -> None:
    me = Kitchen(program(COOK, TURN, GRILL, HOLD)).begins()
    assert heard(me.held, "cook_started") == ("cook_started", None)
    me.passes(610)
    assert heard(me.held, "finished") is None
    assert heard(me.held, "stopped") is None
    me.pot.gate_open = True
    me.acknowledges()
    assert me.held.leg == 2
    assert heard(me.held, "cook_started") is None


def test_what_we_stop_because_it_is_done_is_told_as_finished() -> None:
    me = Kitchen(program(COOK, HOLD)).begins()
    me.passes(610)
    me.acknowledges()
    assert (me.held.outcome, me.pot.doing) == (Outcome.FINISHED, Doing.OFF)
    assert heard(me.held, "stopped") == ("finished", None)


def test_what_is_asked_for_has_the_stages_words() -> None:
    me = Kitchen(program(HEAT, HOLD, COOK)).begins()
    me.passes(300)
    asked = [one for one in me.ordered if isinstance(one, Tell) and one.news is News.NEEDS_USER]
    assert [one.words for one in asked] == [{"en": "Food in"}]


def test_a_resting_cook_that_may_not_go_on_is_asked_for() -> None:
    me = Kitchen(program(COOK, REST, HOTTER, can_pause=True)).begins()
    me.passes(820)
    me.pot.locked = True
    me.passes(30)
    assert (me.held.phase, me.pot.doing) == (Phase.ASKING, Doing.PAUSED)
    me.pot.locked = False
    me.passes(30)
    assert me.pot.doing is Doing.PAUSED, "that it could go on is no word"
    me.acknowledges()
    assert (me.held.index, me.pot.doing) == (2, Doing.HEATING)


def test_a_zone_that_ends_by_its_own_sensor_is_done_with_all_of_the_same_mode() -> None:
    me = Kitchen(program(COOK, HOTTER, GRILL)).begins()
    me.pot.tells_time = False
    me.passes(100)
    me.pot.doing = Doing.DONE
    me.look()
    assert (me.held.phase, me.held.step.mode) == (Phase.ASKING, "grill")


def test_a_zone_that_tells_no_time_is_stepped_by_the_clock() -> None:
    me = Kitchen(program(COOK, HOTTER)).begins()
    me.pot.tells_time = False
    me.passes(620)
    assert (me.held.index, me.pot.target_c) == (1, 220)
