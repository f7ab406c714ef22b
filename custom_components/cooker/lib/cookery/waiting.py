"""How long perishable food may wait for its heat, and what would work where that is too long.

Between 4.4 and 60 °C bacteria multiply: two hours at most, one hour where it is warmer than 32 °C
around the food (USDA FSIS, "Danger Zone"). The clock runs from the moment at which the food goes in
until it is above 60 °C, so the wait and the warming up share those hours. Times are UTC.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

DANGER_S: Final = 7200.0
DANGER_IN_HEAT_S: Final = 3600.0
HOT_AROUND_C: Final = 32.0

ORDINARY_S: Final = 900.0
"""A quarter of an hour passes in any kitchen between loading and the start: that is no wait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TooLong:
    """Why a plan is refused and what would work: load it later, or be ready earlier."""

    waits_s: float
    allowed_s: float
    load_after: datetime
    ready_before: datetime


def allowed_s(around_c: float | None) -> float:
    """Return how long food may stay in the danger zone; without a thermometer, as in a kitchen."""
    hot = around_c is not None and around_c > HOT_AROUND_C
    return DANGER_IN_HEAT_S if hot else DANGER_S


def longest_wait_s(warm_up_s: float, around_c: float | None = None) -> float:
    """Return how long food may wait that then needs `warm_up_s` to pass 60 °C."""
    return max(ORDINARY_S, allowed_s(around_c) - warm_up_s)


def too_long(
    *,
    loaded_at: datetime,
    start_at: datetime,
    ready_at: datetime,
    warm_up_s: float,
    around_c: float | None = None,
) -> TooLong | None:
    """Return why food loaded then may not wait for that start, None where it may."""
    longest = timedelta(seconds=longest_wait_s(warm_up_s, around_c))
    waits = start_at - loaded_at
    if waits <= longest:
        return None
    return TooLong(
        waits_s=waits.total_seconds(),
        allowed_s=allowed_s(around_c),
        load_after=start_at - longest,
        ready_before=ready_at - (start_at - loaded_at - longest),
    )
