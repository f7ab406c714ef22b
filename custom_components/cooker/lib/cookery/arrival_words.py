"""The words of a decision about coming home. Durations in seconds."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol, Self

MOST_A_DAY = 2
DAY_S = 86_400.0


class HeatUpTime(Protocol):
    """A heat-up's prediction, as far as it matters here."""

    @property
    def median_s(self) -> float:
        """Half of the heat-ups take no longer."""
        ...


class Wish(StrEnum):
    """What is worse: to wait for the oven, or an oven that waits."""

    PUNCTUAL = "punctual"
    BALANCED = "balanced"
    ECONOMICAL = "economical"

    @property
    def quantile(self) -> float:
        """Return that of the travel time which must have come down to the heat-up.

        The newsvendor's: the share of an idle minute in the cost of an idle and a late one.
        """
        return _QUANTILES[self]


_QUANTILES = {Wish.PUNCTUAL: 0.3, Wish.BALANCED: 0.5, Wish.ECONOMICAL: 0.7}


class Move(StrEnum):
    """What to do."""

    WAIT = "wait"
    ASK = "ask"
    START = "start"
    CANCEL = "cancel"


class Reason(StrEnum):
    """Why; each is the key of a sentence."""

    AT_HOME = "at_home"
    SOMEBODY_HOME = "somebody_home"
    NO_POSITION = "no_position"
    NOT_HOMEWARD = "not_homeward"
    OLD_POSITION = "old_position"
    NOT_LEFT = "not_left"
    TOO_EARLY = "too_early"
    STARTED_BEFORE = "started_before"
    ASKED_BEFORE = "asked_before"
    TWICE_TODAY = "twice_today"
    IN_TIME = "in_time"
    STILL_LEARNING = "still_learning"
    OFTEN_ELSEWHERE = "often_elsewhere"
    ON_THE_WAY = "on_the_way"
    TURNED_AWAY = "turned_away"
    WENT_BACK = "went_back"
    NO_SHOW = "no_show"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What to do, why, and the figures behind it.

    `eta_s` is the median of the time until the arrival; in four of five cases it lies between
    `low_s` and `high_s`. `again_s` is after how long to ask again if no fix comes before, None if
    only a fix changes anything.
    """

    move: Move
    reason: Reason
    heat_up_s: float
    eta_s: float | None = None
    low_s: float | None = None
    high_s: float | None = None
    again_s: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Starts:
    """When something was started or asked for one person. Two times are kept, and no place."""

    times: tuple[float, ...] = ()
    asked_s: float | None = None

    def started(self, now_s: float) -> Self:
        """Return it with one more start."""
        return replace(self, times=(*self.times, now_s)[-MOST_A_DAY:])

    def asked(self, now_s: float) -> Self:
        """Return it with one more question."""
        return replace(self, asked_s=now_s)

    def forbid(self, began_s: float, day_s: float) -> Reason | None:
        """Return why there is nothing more: one start in an outing, two a day; when these began.

        Times that a clock set back left in the future count, too.
        """
        if any(one >= began_s for one in self.times):
            return Reason.STARTED_BEFORE
        if sum(one >= day_s for one in self.times) >= MOST_A_DAY:
            return Reason.TWICE_TODAY
        if self.asked_s is not None and self.asked_s >= began_s:
            return Reason.ASKED_BEFORE
        return None


NEVER = Starts()
