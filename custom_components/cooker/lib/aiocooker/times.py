"""Durations that a cooker reports, as times that hold still.

A cooker says what remains and its figure wobbles; a time worked out anew from each would write a
new state every second. The allowances follow Home Assistant's Miele integration, which uses 90 s.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from .model import ZoneSnapshot

type Clock = Callable[[], datetime]

SOON_S = 600
ALLOWANCE_SOON_S = 30
ALLOWANCE_S = 90
LONGEST_S = 366 * 86_400
"""No cook takes longer than a year: a larger figure is a mistake and gives no time."""


def utc_now() -> datetime:
    """Return the time, aware, in UTC."""
    return datetime.now(UTC)


def steady(now: datetime, left_s: float | None, before: datetime | None) -> datetime | None:
    """Return when `left_s` seconds are over: `before` while the new figure says nearly the same.

    Nearly is 30 s in the last ten minutes, else 90 s. Without a figure there is no time.
    """
    if left_s is None or left_s > LONGEST_S:
        return None
    then = now + timedelta(seconds=max(left_s, 0))
    allowance_s = ALLOWANCE_SOON_S if left_s < SOON_S else ALLOWANCE_S
    if before is not None and abs((then - before).total_seconds()) <= allowance_s:
        return before
    return then.replace(microsecond=0)


def timed(zone: ZoneSnapshot, before: ZoneSnapshot | None, now: datetime) -> ZoneSnapshot:
    """Return the zone with its times, held where the zone's last ones still fit."""
    held = zone if before is None else before
    finishes_at = steady(now, zone.remaining_s, held.finishes_at)
    ready_at = steady(now, zone.ready_in_s, held.ready_at)
    starts_at = steady(now, zone.starts_in_s, held.starts_at)
    if (finishes_at, ready_at, starts_at) == (zone.finishes_at, zone.ready_at, zone.starts_at):
        return zone
    return replace(zone, finishes_at=finishes_at, ready_at=ready_at, starts_at=starts_at)
