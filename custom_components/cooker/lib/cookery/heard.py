"""What the events of a zone mean whose program is stepped: its cook may be one leg of many.

A cooker tells each leg as a cook of its own; people want to hear of their program.
"""

from .held import Held, Outcome, Phase
from .orders import News
from .steps import StepKind

COOK_STARTED = "cook_started"
FINISHED = News.FINISHED.value
STOPPED = News.STOPPED.value

type Heard = tuple[str, str | None] | None
"""What it is told as and, of a stop, why; None where it is not told."""

_NOBODY_CAME: Heard = (STOPPED, Outcome.NOBODY_CAME.value)
_TIME_LIMIT: Heard = (STOPPED, Outcome.TIME_LIMIT.value)


def heard(held: Held, kind: str) -> Heard:
    """Return what an event of its zone is told as."""
    if kind == COOK_STARTED:
        return None if held.leg > 1 and not held.waits and not held.is_over else (kind, None)
    if kind == News.PREHEATED.value and any(step.kind is StepKind.HEAT for step in held.steps):
        return None
    if kind not in {FINISHED, STOPPED}:
        return kind, None
    if held.is_over:
        return _after(held, kind)
    return _finished(held) if kind == FINISHED else _stopped(held)


def _after(held: Held, kind: str) -> Heard:
    match held.outcome:
        case Outcome.FINISHED:
            return FINISHED, None
        case Outcome.NOBODY_CAME:
            return _NOBODY_CAME
        case Outcome.TIME_LIMIT:
            return _TIME_LIMIT
    return kind, None


def _finished(held: Held) -> Heard:
    """Take the end of a cook that came before the zone showed it."""
    if held.phase is not Phase.HEATING:
        return None
    if held.step.kind is StepKind.HEAT:
        return _TIME_LIMIT
    if held.step.waits and held.step.lasts_s is None:
        return _NOBODY_CAME
    return (FINISHED, None) if held.is_last else None


def _stopped(held: Held) -> Heard:
    """Take a stop: ours, where no heat is wanted now, else somebody's."""
    ours = held.phase in {Phase.RESTING, Phase.ASKING}
    return None if ours else (STOPPED, None)
