"""Left work: for heat-ups longer than a way home can be foretold from where somebody is.

Needs no coordinates, only the names of zones. Times are Unix seconds, durations seconds.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Self

from .arrival import HIGH, LATE_S, LOW, start_or_ask
from .arrival_words import DAY_S, NEVER, Decision, HeatUpTime, Move, Reason, Starts, Wish
from .travel_time import ENOUGH_RUNS, TravelTime

LEAVING_VERSION: Final = 1

HOMEWARD = 2 / 3
"""Below this share of leavings that ended at home we ask: most may be lunch."""

LONGEST = 3.0
"""Who is not home after three times the usual went elsewhere."""

UNKNOWN: Final = TravelTime()

KEPT = 30
"""Older leavings fade."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """What one person does after leaving one zone.

    `usual_s` is what the way takes before anything is learned: as told, or `usual_s()` of the
    zone's distance. `elsewhere` counts leavings that did not end at home.
    """

    usual_s: float
    travel: TravelTime = UNKNOWN
    elsewhere: float = 0.0

    @property
    def is_homeward(self) -> bool:
        """Whether leaving this zone usually means coming home; True before anything is known."""
        home = min(self.travel.count, KEPT)
        return home + self.elsewhere < ENOUGH_RUNS or home >= HOMEWARD * (home + self.elsewhere)

    def came_home(self, after_s: float) -> Self:
        """Return it with one more way home, which took so long."""
        if after_s > LONGEST * self.travel.quantile_s(self.usual_s, HIGH):
            return self.went_elsewhere()
        travel = self.travel.learned(after_s / self.usual_s)
        kept = self.elsewhere * (1 - 1 / KEPT)
        return replace(self, travel=travel, elsewhere=kept)

    def went_elsewhere(self) -> Self:
        """Return it with one more leaving that did not end at home."""
        return replace(self, elsewhere=min(self.elsewhere + 1, float(KEPT)))

    def to_json(self) -> dict[str, Any]:
        """Return all that is stored."""
        return {
            "version": LEAVING_VERSION,
            "travel": self.travel.to_json(),
            "elsewhere": round(self.elsewhere, 2),
        }

    @classmethod
    def from_json(cls, usual_s: float, document: object) -> Self:
        """Read what was stored; what is damaged was not learned."""
        if not isinstance(document, Mapping) or document.get("version") != LEAVING_VERSION:
            return cls(usual_s=usual_s)
        told = document.get("elsewhere")
        elsewhere = float(told) if isinstance(told, int | float) else 0.0
        return cls(
            usual_s=usual_s,
            travel=TravelTime.from_json(document.get("travel")),
            elsewhere=min(elsewhere, float(KEPT)) if 0 <= elsewhere < math.inf else 0.0,
        )


def decide_left(  # noqa: PLR0913 - a decision weighs what it weighs
    left_s: float | None,
    habit: Habit,
    heat_up: HeatUpTime,
    now_s: float,
    *,
    wish: Wish = Wish.BALANCED,
    starts: Starts = NEVER,
    day_s: float | None = None,
) -> Decision:
    """Return what to do for who left the zone at `left_s`; None for who did not or is home."""
    needed_s, longest_s = heat_up.median_s, LONGEST * habit.travel.quantile_s(habit.usual_s, HIGH)
    waiting = Decision(move=Move.WAIT, reason=Reason.NOT_LEFT, heat_up_s=needed_s)
    if left_s is None or not now_s - left_s >= 0:
        return waiting
    forbidden = starts.forbid(left_s, now_s - DAY_S if day_s is None else day_s)
    if forbidden is not None:
        return replace(waiting, reason=forbidden)
    gone_s = now_s - left_s
    if gone_s > longest_s:
        return replace(waiting, reason=Reason.NO_SHOW)

    def after_s(p: float) -> float:
        return max(1.0, habit.travel.quantile_s(habit.usual_s, p) - gone_s)

    early_s = after_s(wish.quantile) - needed_s
    decision = replace(
        waiting,
        reason=Reason.TOO_EARLY,
        eta_s=after_s(0.5),
        low_s=after_s(LOW),
        high_s=after_s(HIGH),
        again_s=max(1.0, early_s),
    )
    if early_s > 0:
        return decision
    if not habit.is_homeward:
        return replace(decision, move=Move.ASK, reason=Reason.OFTEN_ELSEWHERE, again_s=None)
    return start_or_ask(decision, habit.travel)


def follow_left(
    left_s: float | None, started_s: float, heat_up: HeatUpTime, now_s: float
) -> Decision:
    """Return whether to go on with what was started; `left_s` is None for who went back."""
    needed_s = heat_up.median_s
    until_s = started_s + needed_s + LATE_S
    move, reason = Move.WAIT, Reason.ON_THE_WAY
    if left_s is None:
        move, reason = Move.CANCEL, Reason.WENT_BACK
    elif now_s >= until_s:
        move, reason = Move.CANCEL, Reason.NO_SHOW
    again_s = until_s - now_s if move is Move.WAIT else None
    return Decision(move=move, reason=reason, heat_up_s=needed_s, again_s=again_s)
