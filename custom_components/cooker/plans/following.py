"""What a zone says of a plan that was started. Pure functions of values."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from ..lib.aiocooker import StageKind, ZoneSnapshot, ZoneState
from ..lib.cookery import Leg, Moment, backward, forward, left
from .plan import Plan, PlanState

_STATES = {
    ZoneState.SCHEDULED: PlanState.SCHEDULED_ON_DEVICE,
    ZoneState.PREHEATING: PlanState.HEATING,
    ZoneState.PREHEATED: PlanState.HEATING,
    ZoneState.COOKING: PlanState.COOKING,
    ZoneState.PAUSED: PlanState.COOKING,
    ZoneState.NEEDS_USER: PlanState.COOKING,
}
MINUTE = timedelta(minutes=1)
_TIMED = {ZoneState.PREHEATING, ZoneState.COOKING}


def is_ours(plan: Plan, says: ZoneSnapshot) -> bool:
    """Whether the present or last cook of a zone is the plan's."""
    return says.origin is not None and plan.began(says.origin.command_id)


def state(plan: Plan, says: ZoneSnapshot) -> PlanState | None:
    """Return how far the plan is; None where its cook is over, or another one runs."""
    if says.state is ZoneState.UNKNOWN:
        return plan.state
    if not is_ours(plan, says):
        return None
    # A program may rest without heat or hold its food warm in between: then it has a stage.
    running = PlanState.COOKING if says.stage is not None else None
    return _STATES.get(says.state, running)


def first_state(plan: Plan) -> PlanState:
    """Return how far a plan is that was just started."""
    heats = plan.program.stages[0].kind is StageKind.HEAT
    return PlanState.HEATING if heats else PlanState.COOKING


def forecast(plan: Plan, says: ZoneSnapshot, legs: Sequence[Leg], now: datetime) -> Plan:
    """Return the plan with when its running cook will be ready."""
    if says.state is ZoneState.COOKING and says.remaining_s is not None:
        at = now + timedelta(seconds=says.remaining_s)
        return _steady(plan, at, at)
    if says.stage is None or says.state not in _TIMED:
        return plan
    spent_s = (now - plan.begun_at).total_seconds() if plan.begun_at else 0.0
    if says.stage.index and len(legs) > 1:
        spent_s = 0.0  # since when the later stage runs nobody says
    rest = left(legs, says.stage.index, spent_s)
    ahead = forward(now, rest)
    people = backward(plan.ready_at, rest, earliest=now).people
    low = max(ahead.low, plan.ready_at) if people else ahead.low
    return _steady(_told(plan, people), low, max(ahead.high, low))


def _told(plan: Plan, people: tuple[Moment, ...]) -> Plan:
    """Tell people another time only where it moved by more than a minute."""
    before = {one.stage: one.at for one in plan.people}
    moved = any(abs(one.at - before.get(one.stage, one.at)) > MINUTE for one in people)
    return replace(plan, people=people) if moved or len(people) != len(before) else plan


def _steady(plan: Plan, low: datetime, high: datetime) -> Plan:
    """Take over what moved by more than a minute: a figure that trembles helps nobody."""
    moved = max(abs(plan.low - low), abs(plan.high - high))
    return replace(plan, low=low, high=high) if moved > MINUTE else plan
