"""What begins heat, now or at a time: through the same gates, and with somebody's word."""

from dataclasses import replace
from datetime import datetime, timedelta

from homeassistant.core import Context
from homeassistant.util import dt as dt_util

from ..actions.action import ACTIONS
from ..actions.wishes import Wish
from ..entity import Zone
from ..journal.journal import JOURNAL
from ..lib.aiocooker import Refused, ZoneState
from ..lib.cookery import total_s
from ..lib.cookery.plan import PUNCTUAL
from ..lib.cookery.saying import Clock, Intent
from ..plans import making
from ..plans.clock import clock
from ..plans.keeper import PLANS
from ..plans.legs import duration, waits
from ..plans.making import Wanted
from ..plans.plan import OVER, Plan, PlanState
from ..starting import begin, must_suit
from ..unsuitable import Unsuitable
from .heard import Spoken
from .moments import moment
from .ordering import Order, ordered
from .places import called
from .turn import Turn, must_be_there

_KNOWN = {one.key: one for one in ACTIONS}
_NOTHING = Wish()


async def start(turn: Turn, zone: Zone) -> Spoken:
    """Preheat, cook, keep warm or start what is set; at a time where one was said."""
    must_be_there(zone)
    if turn.said.intent is Intent.START and zone.says.state is ZoneState.PAUSED:
        return await resume(turn, zone)
    order = await ordered(zone, turn.said, turn.shelf)
    must_suit(zone, order.program, original=order.original)
    if turn.said.clock is not None:
        return await _at_a_time(turn, order, turn.said.clock)

    async def deed(context: Context) -> str:
        await begin(zone, order.program, original=order.original, context=context)
        return _says(turn, order, begun=True)

    return await turn.attended(zone, _says(turn, order, begun=False), deed)


async def resume(turn: Turn, zone: Zone) -> Spoken:
    """Go on with what is paused, or waits for a person who says now that it is done."""
    must_be_there(zone)
    waiting = zone.says.state is not ZoneState.PAUSED and zone.says.needs_user is not None
    action = _KNOWN["acknowledge" if waiting else "resume"]
    words = turn.words

    async def deed(context: Context) -> str:
        try:
            await turn.may(zone, action.permit)
            await action.do_fn(zone, _NOTHING, context)
        except Refused as refused:
            if refused.reason not in action.sentences:
                raise
            raise Unsuitable(action.sentences[refused.reason]) from refused
        return words.say("resumed", name=called(zone))

    if zone.says.state is not ZoneState.PAUSED and not waiting:
        raise Unsuitable("nothing_to_resume")
    question = words.say("consent_resume", name=called(zone))
    # Whether a paused cook needs a hand at the appliance is for the cooker to say.
    return await turn.attended(zone, question, deed, now=False)


async def ready_at(turn: Turn, zone: Zone) -> Spoken:
    """Plan a meal for a time."""
    must_be_there(zone)
    said, now = turn.said, dt_util.utcnow()
    if said.clock is not None:
        at = moment(said.clock, now, dt_util.get_default_time_zone(), meal=True)
    elif said.duration_s is not None:
        at = now + timedelta(seconds=said.duration_s)
    else:
        raise Unsuitable("when_to_be_ready")
    order = await ordered(zone, replace(said, intent=Intent.COOK, duration_s=None), turn.shelf)
    return await _planned(turn, order, at)


async def _at_a_time(turn: Turn, order: Order, said_for: Clock) -> Spoken:
    """Plan a start: what is to begin at seven is ready as much later as it takes."""
    at = moment(said_for, dt_util.utcnow(), dt_util.get_default_time_zone(), meal=False)
    legs = duration(order.zone, order.program, turn.hass.data[JOURNAL]).legs
    if turn.said.intent is Intent.PREHEAT:
        # Hot at that time: what comes after the heat-up is after it.
        food_in = next(
            (place for place, one in enumerate(order.program.stages) if waits(one)), len(legs)
        )
        legs = legs[food_in:]
    return await _planned(turn, order, at + timedelta(seconds=total_s(legs, PUNCTUAL)))


async def _planned(turn: Turn, order: Order, at: datetime) -> Spoken:
    zone, words = order.zone, turn.words
    _must_be_free(zone)
    must_suit(zone, order.program, original=order.original)

    def plan(context: Context) -> Plan:
        wanted = Wanted(
            zone=zone,
            program=order.program,
            original=order.original,
            user_id=context.user_id,
            ready_at=at,
        )
        return making.plan(turn.hass.data[JOURNAL], wanted, dt_util.utcnow())

    async def deed(context: Context) -> str:
        (made,) = await turn.hass.data[PLANS].add(plan(context))
        return _plan_says(turn, order, made)

    plan(turn.heard.context)  # whether it can be is told before anybody is asked
    what = words.what(order.program)
    question = words.say("consent_plan", name=called(zone), what=what, time=words.at_time(at))
    return await turn.attended(zone, question, deed, now=False)


def _must_be_free(zone: Zone) -> None:
    book = zone.coordinator.hass.data[PLANS].book
    pending = book.newest_of(zone.coordinator.cooker.identity.id, zone.zone)
    if pending is not None and pending.state not in OVER:
        raise Unsuitable("planned_already", time=clock(pending.wished_at))


def _plan_says(turn: Turn, order: Order, plan: Plan) -> str:
    words, zone = turn.words, order.zone
    if plan.state is PlanState.CANCELLED and plan.reason is not None:
        return words.exception(plan.reason.key, **plan.reason.said)
    what = words.what(order.program)
    said = {"name": called(zone), "what": what, "start": words.at_time(plan.start_at)}
    if turn.said.intent is Intent.READY_AT:
        text = words.say("planned", time=words.at_time(plan.ready_at), **said)
    else:
        key = "planned_hot" if turn.said.intent is Intent.PREHEAT else "planned_start"
        text = words.say(key, **said)
    if plan.state is PlanState.ASKING and plan.reason is not None:
        return f"{text} {words.exception(plan.reason.key, **plan.reason.said)}"
    return text


def _says(turn: Turn, order: Order, *, begun: bool) -> str:
    """Return what is said of a start: that it is on, or the question whether it shall be."""
    said, words, name = turn.said, turn.words, called(order.zone)
    scale = said.temperature.scale if said.temperature else None
    first = order.program.stages[0]
    if said.intent is Intent.PREHEAT and first.target_c is not None:
        temperature = words.degrees(first.target_c, scale)
        key = "preheating" if begun else "consent_preheat"
        return words.say(key, name=name, temperature=temperature)
    key = "started" if begun else "consent_start"
    return words.say(key, name=name, what=words.what(order.program, scale))
