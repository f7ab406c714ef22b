"""Steps a program through a zone that takes one stage at a time. Pure: values in, orders out.

Stages in the same mode share one cook: it is begun once and then adjusted, which needs no hand at
the appliance. The zone is given the time of the present stage only, so that it ends by itself
should nobody adjust it again. Heat begins by `begin` and `acknowledged` alone, on a person's word;
`then`, which follows what the zone says, never starts any.
"""

from dataclasses import replace
from typing import Final

from .held import LATE_S, REMIND_S, RETRY_S, START_MOST_S, WAIT_MOST_S, Held, Outcome, Phase
from .news import news_of, told_of, words_of
from .orders import Adjust, Doing, Look, News, Order, Pause, Resume, Start, Stop, Tell
from .reaching import is_at_core, is_reached, past_the_same
from .steps import StepKind, spare_s

type Next = tuple[Held, tuple[Order, ...]]

SETTLE_S: Final = 5.0
"""A cooker tells its changes ten times a second; a reading that is older than this is none."""

SMALL_S: Final = 5.0
"""Less time is not worth an adjustment."""


def begin(held: Held, look: Look, now_s: float) -> Next:
    """Begin a program on a person's word."""
    return _start(held, now_s) if held.step.heats else _enter(held, 0, look, now_s)


def then(held: Held, look: Look, now_s: float) -> Next:
    """Return what follows from one more look at the zone, and from the time."""
    if look.doing is Doing.UNKNOWN:
        return held, ()
    match held.phase:
        case Phase.STARTING:
            return _starting(held, look, now_s)
        case Phase.SETTING | Phase.HEATING:
            return _cooking(held, look, now_s)
        case Phase.RESTING | Phase.ASKING:
            return _waiting(held, look, now_s)
    return _over(held, look, now_s)


def acknowledged(held: Held, look: Look, now_s: float) -> Next:
    """Go on, on a person's word; nothing follows where nobody is waited for."""
    if not held.waits:
        return replace(held, seen=True), ()
    if not held.asks_for_start:
        after, orders = _go_on(held, look, now_s)
        if not after.asks_for_start:
            return after, orders
        # The word counts for the start, too, that the next stage needs.
        begun, starts = acknowledged(after, look, now_s)
        return begun, (*(one for one in orders if isinstance(one, Stop)), *starts)
    if _carries(held, look):
        return _set(held, look, now_s)
    started, orders = _start(held, now_s)
    return started, ((Stop(), *orders) if look.keeps_warm else orders)


def door_opened(held: Held, now_s: float, age_s: float) -> Held:
    """Note that the door was opened `age_s` ago, which a look may have missed."""
    if now_s - age_s < held.since_s:
        return held
    return replace(held, door_opened=held.waits and not held.asks_for_start, seen=True)


def answered(held: Held, now_s: float) -> Held:
    """Return it after the zone did what was ordered."""
    if held.phase is not Phase.SETTING or held.refused:
        return held
    return replace(held, phase=Phase.HEATING, since_s=now_s, ordered_s=None)


def refused(held: Held, now_s: float) -> Next:
    """Return it after the zone would not do what was ordered.

    A cook that cannot be changed goes on as it is to its end, after which a person is asked.
    """
    match held.phase:
        case Phase.STARTING:
            return _ask(held, now_s)
        case Phase.SETTING if held.calm:
            # It stands still for us and may not go on: its door is open, or it is locked.
            asking, orders = _ask(held, now_s)
            return replace(asking, stands=True), orders
        case Phase.SETTING:
            return replace(held, refused=True, ordered_s=None), ()
    return held, ()


def stopped(held: Held, look: Look, now_s: float) -> Next:
    """End it on a person's word, who stops the zone as well; tell so where no zone will."""
    over = _ended(held, Outcome.STOPPED, now_s)
    return over, (() if look.runs else told_of(over))


# The phases.


def _starting(held: Held, look: Look, now_s: float) -> Next:
    if look.origin == held.command_id(held.leg):
        timed = look.remaining_s is not None if look.runs else held.timed
        heating = replace(held, phase=Phase.HEATING, since_s=now_s, ordered_s=None, timed=timed)
        if not look.runs:
            return _cooking(heating, look, now_s)
        at_first = heating.leg == 1 and heating.index == 0
        return heating, words_of(heating) if at_first else news_of(heating)
    if now_s - held.since_s <= START_MOST_S:
        return held, ()
    if held.leg > 1 or held.index > 0:
        return _ask(held, now_s)
    return _ended(held, Outcome.NOT_STARTED, now_s), ()


def _cooking(held: Held, look: Look, now_s: float) -> Next:
    if not held.owns(look):
        outcome = Outcome.ANOTHER_COOK if look.runs or look.origin else Outcome.STOPPED
        return _ended(held, outcome, now_s), ()
    if look.doing is Doing.OFF:
        return replace(_ended(held, Outcome.STOPPED, now_s), calm=True), ()
    if look.doing is Doing.DONE:
        return _done(held, look, now_s)
    return (_setting if held.phase is Phase.SETTING else _heating)(held, look, now_s)


def _setting(held: Held, look: Look, now_s: float) -> Next:
    if held.refused:
        return held, ()
    changed = held.before_s is not None and held.is_fresh(look)
    if changed and not (held.calm and look.doing is Doing.PAUSED):
        return answered(held, now_s), ()
    if _is_new(held, now_s):
        return held, ()
    again = replace(held, ordered_s=now_s)
    if held.before_s is not None:
        again = replace(again, before_s=look.remaining_s)
    return again, _change(again, look)


def _heating(held: Held, look: Look, now_s: float) -> Next:
    if held.step.waits and held.door_opened and look.door_open is False:
        return _go_on(held, look, now_s)
    held = _noted(held, look, now_s)
    if held.before_s is not None:
        if not held.is_fresh(look) and now_s - held.since_s < SETTLE_S:
            return held, ()
        held = replace(held, before_s=None, wanted_s=None)
    return _go_on(held, look, now_s) if is_reached(held, look, now_s) else (held, ())


def _noted(held: Held, look: Look, now_s: float) -> Held:
    opened = look.door_open is True
    return replace(
        held,
        door_opened=held.step.waits and (held.door_opened or opened),
        seen=held.seen or opened or now_s - held.since_s >= REMIND_S,
        timed=bool(held.timed) or look.remaining_s is not None,
    )


def _done(held: Held, look: Look, now_s: float) -> Next:
    """Take the end of a cook that ended by itself."""
    step = held.step
    if held.phase is Phase.SETTING:
        return _ask(held, now_s)
    if held.timed is False:
        held = past_the_same(held)
        step = held.step
    if step.lasts_s is not None or is_at_core(step, look):
        return _go_on(held, look, now_s)
    outcome = Outcome.TIME_LIMIT if step.kind is StepKind.HEAT else Outcome.NOBODY_CAME
    return replace(_ended(held, outcome, now_s), calm=True), ()


def _waiting(held: Held, look: Look, now_s: float) -> Next:
    ours = held.owns(look)
    if not ours and (look.runs or (held.leg and look.origin)):
        over = _ended(held, Outcome.ANOTHER_COOK, now_s)
        return over, told_of(over)
    if not look.runs:
        if held.stands and held.calm and look.doing is Doing.OFF:
            # The cook that was to stand still is gone: somebody stopped it.
            return replace(_ended(held, Outcome.STOPPED, now_s), calm=True), ()
        held = replace(held, calm=True, stands=False, ordered_s=None)
    elif held.stands and look.doing is Doing.PAUSED:
        held = replace(held, calm=True, ordered_s=None)
    elif held.stands and held.calm:
        return _resumed_by_hand(held, look, now_s)
    elif not _is_new(held, now_s):
        return replace(held, ordered_s=now_s), _calm(held)
    return (_resting if held.phase is Phase.RESTING else _asking)(held, look, now_s)


def _resting(held: Held, look: Look, now_s: float) -> Next:
    late_s = now_s - held.since_s - (held.step.lasts_s or 0.0)
    if late_s < 0:
        return held, ()
    if late_s > LATE_S and not held.is_last:
        after, orders = _go_on(held, replace(look, doing=Doing.OFF), now_s)
        return replace(after, stands=held.stands), orders
    return _go_on(held, look, now_s)


def _asking(held: Held, look: Look, now_s: float) -> Next:
    if now_s - held.since_s >= WAIT_MOST_S:
        over = _ended(held, Outcome.NOBODY_CAME, now_s)
        return over, ((Stop(),) if look.runs else told_of(over))
    if held.step.heats:
        return held, ()
    if held.door_opened and look.door_open is False:
        return _go_on(held, look, now_s)
    return replace(held, door_opened=held.door_opened or look.door_open is True), ()


def _resumed_by_hand(held: Held, look: Look, now_s: float) -> Next:
    """Take up the next stage: who lets a paused cook go on at the panel means that."""
    if held.step.heats:
        return _set(held, look, now_s)
    return _go_on(held, look, now_s)


def _over(held: Held, look: Look, now_s: float) -> Next:
    """See to it that what we ended is off."""
    if held.calm:
        return held, ()
    theirs = held.outcome is Outcome.ANOTHER_COOK or not held.owns(look)
    if theirs or not look.runs:
        return replace(held, calm=True, ordered_s=None), ()
    return (held, ()) if _is_new(held, now_s) else (replace(held, ordered_s=now_s), (Stop(),))


# The steps between them.


def _go_on(held: Held, look: Look, now_s: float) -> Next:
    told: tuple[Order, ...] = ()
    if held.step.kind is StepKind.HEAT:
        told = (Tell(news=News.PREHEATED, data={"target_c": held.step.target_c or 0.0}),)
    if held.is_last:
        over = _ended(held, Outcome.FINISHED, now_s)
        waited = held.phase in {Phase.RESTING, Phase.ASKING}
        ends = told_of(over) if waited and not look.runs else ()
        return over, (*told, *ends, *((Stop(),) if look.runs else ()))
    after, orders = _enter(held, held.index + 1, look, now_s)
    return after, (*told, *orders)


def _enter(held: Held, index: int, look: Look, now_s: float) -> Next:
    paused = held.stands and look.doing is Doing.PAUSED
    at = replace(
        held,
        index=index,
        since_s=now_s,
        ordered_s=None,
        calm=paused,
        stands=False,
        door_opened=False,
        seen=False,
        before_s=None,
        wanted_s=None,
    )
    if at.step.heats:
        return _set(at, look, now_s) if _carries(at, look) else _ask(at, now_s, look)
    phase = Phase.RESTING if at.step.kind is StepKind.REST else Phase.ASKING
    calm = paused or not look.runs
    waiting = replace(
        at,
        phase=phase,
        calm=calm,
        stands=look.runs and at.needs_cook,
        ordered_s=None if calm else now_s,
    )
    return waiting, (*(() if calm else _calm(waiting)), *news_of(waiting))


def _carries(held: Held, look: Look) -> bool:
    """Whether the cook that runs can be changed into the present stage."""
    return look.runs and held.owns(look) and held.step.mode == held.mode


def _set(held: Held, look: Look, now_s: float) -> Next:
    spare = spare_s(held.steps, held.index, can_pause=held.can_pause)
    at = replace(
        held,
        phase=Phase.SETTING,
        since_s=now_s,
        ordered_s=now_s,
        spare_s=spare,
        before_s=look.remaining_s,
        wanted_s=held.step.bound_s + spare,
        refused=False,
    )
    if look.remaining_s is None or abs(at.step.bound_s + spare - look.remaining_s) < SMALL_S:
        at = replace(at, before_s=None, wanted_s=None)
    return at, (*_change(at, look), *news_of(at))


def _change(held: Held, look: Look) -> tuple[Order, ...]:
    """Make the running cook the present stage; its settings come before its heat."""
    step = held.step
    add_s = None
    if held.wanted_s is not None and look.remaining_s is not None:
        add_s = held.wanted_s - look.remaining_s
    change = Adjust(
        target_c=step.target_c, power_pct=step.power_pct, core_c=_own_core(held), add_s=add_s
    )
    resume = held.calm and look.doing is Doing.PAUSED
    return (*(() if change == Adjust() else (change,)), *((Resume(),) if resume else ()))


def _own_core(held: Held) -> float | None:
    """Return the core temperature where the zone may end its cook by it without us."""
    return None if held.needs_cook else held.step.core_c


def _start(held: Held, now_s: float) -> Next:
    step, leg = held.step, held.leg + 1
    lasts = step.lasts_s is not None
    started = replace(
        held,
        leg=leg,
        mode=step.mode,
        phase=Phase.STARTING,
        since_s=now_s,
        ordered_s=None,
        calm=False,
        stands=False,
        door_opened=False,
        spare_s=max(0.0, step.starts_s - step.bound_s) if lasts else 0.0,
        before_s=None,
        wanted_s=None,
        refused=False,
        timed=None,
        seen=False,
    )
    order = Start(step=step, command_id=held.command_id(leg), core_c=_own_core(started))
    return started, (order,)


def _ask(held: Held, now_s: float, look: Look | None = None) -> Next:
    """Ask for a start; what runs still is ended."""
    runs = look is not None and look.runs
    asking = replace(
        held,
        phase=Phase.ASKING,
        since_s=now_s,
        ordered_s=now_s if runs else None,
        calm=not runs,
        stands=False,
        refused=False,
    )
    return asking, (*((Stop(),) if runs else ()), Tell(news=News.NEEDS_USER, data={"waits": True}))


def _calm(held: Held) -> tuple[Order, ...]:
    return (Pause() if held.stands else Stop(),)


def _ended(held: Held, outcome: Outcome, now_s: float) -> Held:
    return replace(
        held, phase=Phase.OVER, outcome=outcome, since_s=now_s, ordered_s=now_s, calm=False
    )


def _is_new(held: Held, now_s: float) -> bool:
    """Whether the last order may still take effect."""
    return held.ordered_s is not None and now_s - held.ordered_s < RETRY_S
