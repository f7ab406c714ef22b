"""Makes a plan of a wish, or says in one sentence why that is not possible and what would be."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import uuid4

from ..entity import Zone
from ..journal.journal import Journal
from ..lib.aiocooker import CookerKind, Program, StageKind
from ..lib.cookery import (
    HEATING_W,
    HOLDING_SHARE,
    OTHER_W,
    TOLERANCE_S,
    Dish,
    Draw,
    Leg,
    LegKind,
    NoRoom,
    Schedule,
    backward,
    longest_wait_s,
    placed,
    too_long,
    total_s,
)
from ..lib.cookery.plan import PUNCTUAL
from ..lib.cookery.rules.danger_zone import warm_up_s
from ..unsuitable import Unsuitable
from .clock import clock
from .legs import Duration, duration, food_comes_later
from .plan import Plan

FARTHEST = timedelta(days=7)
"""A program that was planned weeks ago is no wish of today's any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A wish for one zone.

    `loaded_at` is when its food goes in, None for now. `perishable` that is None is as the program
    says. `original` is the program before somebody changed it for this cook, `user_id`
    who wants it.
    """

    zone: Zone
    program: Program
    ready_at: datetime
    original: Program | None = None
    loaded_at: datetime | None = None
    perishable: bool | None = None
    user_id: str | None = None


def plan(journal: Journal, wanted: Wanted, now: datetime) -> Plan:
    """Return the plan of one dish; raises Unsuitable."""
    return _planned(journal, wanted, now, early_s=0.0, meal=None)


def meal(
    journal: Journal, wishes: Sequence[Wanted], now: datetime, limit_w: float | None
) -> tuple[Plan, ...]:
    """Return the plans of dishes that are ready together; raises Unsuitable for all of them."""
    names = [one.zone.name for one in wishes]
    if len(set(names)) < len(names):
        raise Unsuitable("meal_zone_twice")
    dishes = [_dish(one, duration(one.zone, one.program, journal)) for one in wishes]
    try:
        places = placed(dishes, limit_w)
    except NoRoom as refused:
        raise Unsuitable(
            "meal_needs_power",
            dish=refused.dish.key,
            limit=f"{limit_w:.0f}",
            needs=f"{refused.needs_w:.0f}",
        ) from refused
    number = uuid4().hex
    return tuple(
        _planned(journal, wanted, now, early_s=place.early_s, meal=number)
        for wanted, place in zip(wishes, places, strict=True)
    )


def _planned(
    journal: Journal, wanted: Wanted, now: datetime, *, early_s: float, meal: str | None
) -> Plan:
    zone, program = wanted.zone, wanted.program
    if wanted.ready_at - now > FARTHEST:
        raise Unsuitable("too_far_ahead", days=f"{FARTHEST.days}")
    later = food_comes_later(program)
    loaded_at = None if later else wanted.loaded_at or now
    ready_at = wanted.ready_at - timedelta(seconds=early_s)
    takes = duration(zone, program, journal, ready_at=ready_at, now=now)
    earliest = max(now, loaded_at or now)
    schedule = backward(ready_at, takes.legs, earliest=earliest)
    _check_time(schedule, takes, earliest)
    if wanted.perishable is not None:
        program = replace(program, perishable=wanted.perishable)
    spoils = program.perishable and loaded_at is not None
    not_after = _check_food(loaded_at, schedule, program) if spoils and loaded_at else None
    return Plan(
        id=uuid4().hex,
        cooker=zone.coordinator.cooker.identity.id,
        zone=zone.zone,
        name=zone.name,
        program=program,
        original=wanted.original,
        wished_at=wanted.ready_at,
        ready_at=ready_at,
        made_at=now,
        start_at=schedule.start_at,
        latest_start=schedule.latest_start,
        low=schedule.low,
        high=schedule.high,
        people=schedule.people,
        runs=takes.runs,
        loaded_at=loaded_at,
        loaded=loaded_at is None or loaded_at <= now,
        not_after=not_after,
        meal=meal,
        user_id=wanted.user_id,
    )


def _check_time(schedule: Schedule, takes: Duration, earliest: datetime) -> None:
    """Refuse what would come later than the tolerance, with the time at which it could be."""
    if schedule.slack_s(earliest) >= -TOLERANCE_S:
        return
    needs_s = total_s(takes.legs, PUNCTUAL)
    raise Unsuitable(
        "too_late_to_be_ready",
        minutes=f"{needs_s / 60:.0f}",
        earliest=clock(earliest + timedelta(seconds=needs_s + 60)),
    )


def _check_food(loaded_at: datetime, schedule: Schedule, program: Program) -> datetime:
    """Return until when perishable food may wait; raises Unsuitable with what would work."""
    needs_s = warm_up_s(program)
    problem = too_long(
        loaded_at=loaded_at,
        start_at=max(loaded_at, schedule.start_at),
        ready_at=schedule.ready_at,
        warm_up_s=needs_s,
    )
    if problem is not None:
        raise Unsuitable(
            "food_waits_too_long",
            hours=f"{problem.allowed_s / 3600:g}",
            load_after=clock(problem.load_after + timedelta(seconds=59)),
            ready_before=clock(problem.ready_before),
        )
    return loaded_at + timedelta(seconds=longest_wait_s(needs_s))


def _dish(wanted: Wanted, takes: Duration) -> Dish:
    """Return what a dish draws: all while it heats up, a share of it while it holds the heat."""
    kind = wanted.zone.coordinator.cooker.identity.kind
    watts = HEATING_W.get(kind.value, OTHER_W)
    preheats = any(stage.kind is StageKind.HEAT for stage in wanted.program.stages)
    keeps = HOLDING_SHARE if preheats and kind is not CookerKind.UNKNOWN else 1.0

    def draw(leg: Leg) -> Draw:
        share = 1.0 if leg.kind is LegKind.HEAT else keeps
        return Draw(for_s=total_s((leg,), PUNCTUAL), watts=watts * share)

    draws = tuple(draw(leg) for leg in takes.legs if leg.mean_s > 0)
    return Dish(key=wanted.zone.name, draws=draws, holds=wanted.zone.can.holds_safely)
