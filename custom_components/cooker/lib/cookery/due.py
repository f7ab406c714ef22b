"""What a plan that waits does now: the same facts give the same answer, also after a restart."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from .plan import TOLERANCE_S


class Due(StrEnum):
    """The next step of a plan that was not started."""

    WAIT = "wait"
    START = "start"
    MISSED = "missed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A plan as it was looked at last.

    `not_before` is when its food is safely inside, `not_after` when it would have waited too long.
    `asked` tells that a person was asked to do something first and knows that it is late.
    """

    start_at: datetime
    latest_start: datetime
    not_before: datetime
    not_after: datetime | None = None
    asked: bool = False

    @property
    def begins_at(self) -> datetime:
        """Return the moment to start."""
        return max(self.start_at, self.not_before)

    @property
    def ends_at(self) -> datetime:
        """Return the moment after which it is not started any more without being asked for.

        Nobody who was asked: five minutes after the start that was said.
        """
        grace = self.begins_at + timedelta(seconds=TOLERANCE_S)
        last = max(self.latest_start, grace) if self.asked else grace
        return last if self.not_after is None else min(last, self.not_after)


def due(plan: Waiting, now: datetime) -> Due:
    """Return what to do now."""
    if now > plan.ends_at:
        return Due.MISSED
    return Due.START if now >= plan.begins_at else Due.WAIT
