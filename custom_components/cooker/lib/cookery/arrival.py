"""When to start so that it is hot when somebody comes home. Pure: times are Unix seconds, told.

At each fix, and when `again_s` has passed: `outing.then(fix, now)`, then `decide`. While something
heats: `follow`. At home: `travel.learned(outing.ratio(now))`, and the outing is forgotten.
"""

from collections.abc import Mapping
from dataclasses import replace

from .arrival_words import DAY_S, NEVER, Decision, HeatUpTime, Move, Reason, Starts, Wish
from .outing import Outing
from .travel_time import TravelTime

AHEAD_S = 60.0
"""Between two fixes we count on; so long at most, for who stopped sends none."""

LATE_S = 25 * 60.0
"""Who is not home so long after it is hot is not coming."""

LOW, HIGH = 0.1, 0.9


def decide(  # noqa: PLR0913 - a decision weighs what it weighs
    outing: Outing,
    travel: TravelTime,
    heat_up: HeatUpTime,
    now_s: float,
    *,
    wish: Wish = Wish.BALANCED,
    starts: Starts = NEVER,
    day_s: float | None = None,
) -> Decision:
    """Return what to do for one person who may be on the way home.

    `day_s` is when the local day began; without it a day is the last 24 hours.
    """
    needed_s = heat_up.median_s
    shut = _shut(outing, now_s, starts, now_s - DAY_S if day_s is None else day_s)
    if shut is not None:
        return Decision(move=Move.WAIT, reason=shut, heat_up_s=needed_s)
    age_s = min(max(0.0, now_s - outing.at_s), AHEAD_S)

    def after_s(p: float) -> float:
        return max(1.0, travel.quantile_s(outing.base_s, p) - age_s)

    early_s = after_s(wish.quantile) - needed_s
    decision = Decision(
        move=Move.WAIT,
        reason=Reason.TOO_EARLY,
        heat_up_s=needed_s,
        eta_s=after_s(0.5),
        low_s=after_s(LOW),
        high_s=after_s(HIGH),
        again_s=max(1.0, early_s) if early_s <= AHEAD_S - age_s else None,
    )
    return decision if early_s > 0 else start_or_ask(decision, travel)


def _shut(outing: Outing, now_s: float, starts: Starts, day_s: float) -> Reason | None:
    if outing.is_home:
        return Reason.AT_HOME
    if outing.began_s is None or outing.here_m is None:
        return Reason.NO_POSITION
    forbidden = starts.forbid(outing.began_s, day_s)
    if forbidden is not None:
        return forbidden
    if not outing.is_homeward:
        return Reason.NOT_HOMEWARD
    return Reason.OLD_POSITION if outing.is_old(now_s) else None


def start_or_ask(decision: Decision, travel: TravelTime) -> Decision:
    """Return a decision to start now, or to ask while fewer than five arrivals were learned."""
    move, reason = Move.START, Reason.IN_TIME
    if not travel.is_earned:
        move, reason = Move.ASK, Reason.STILL_LEARNING
    return replace(decision, move=move, reason=reason, again_s=None)


def follow(outing: Outing, started_s: float, heat_up: HeatUpTime, now_s: float) -> Decision:
    """Return whether to go on with what was started for somebody: until home, or cancel it."""
    needed_s = heat_up.median_s
    left_s = started_s + needed_s + LATE_S - now_s
    move, reason = Move.WAIT, Reason.ON_THE_WAY
    if outing.is_home:
        reason = Reason.AT_HOME
    elif outing.turned_s > started_s:
        move, reason = Move.CANCEL, Reason.TURNED_AWAY
    elif left_s <= 0:
        move, reason = Move.CANCEL, Reason.NO_SHOW
    again_s = left_s if reason is Reason.ON_THE_WAY else None
    return Decision(move=move, reason=reason, heat_up_s=needed_s, again_s=again_s)


def foremost(
    decisions: Mapping[str, Decision], *, somebody_home: bool
) -> tuple[str, Decision] | None:
    """Return of several people the one who comes first, with what to do; None if there is nobody.

    Who is at home can start it by hand: then nothing starts for who comes.
    """
    coming = {who: one for who, one in decisions.items() if one.eta_s is not None}
    some = coming or decisions
    if not some:
        return None

    def order(who: str) -> tuple[bool, float, str]:
        one = some[who]
        return one.move is not Move.START, one.eta_s or 0.0, who

    who = min(some, key=order)
    first = some[who]
    if somebody_home and first.move in {Move.START, Move.ASK}:
        first = replace(first, move=Move.WAIT, reason=Reason.SOMEBODY_HOME)
    return who, first
