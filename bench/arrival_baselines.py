"""What people build themselves: the home zone, a circle, a speed. Metres and Unix seconds.

All are stopped by the same clock as ours, 25 minutes after it is hot, and when somebody leaves the
circle again; and they start again with each new entry, as such automations do.
"""

from collections.abc import Callable, Iterator, Sequence

from cookery import LATE_S, Fix

RADIUS_M = 2000.0

SPEED_M_PER_S = 30 / 3.6
"""A car in town, with its traffic lights: 30 km/h along the beeline."""

SOUND_M = 200.0

type Runs = Iterator[tuple[float, float | None]]


def zone_entry(fixes: Sequence[Fix], heat_up_s: float, home_s: float | None, last_s: float) -> Runs:
    """Yield a start at the door."""
    del fixes, heat_up_s, last_s
    if home_s is not None:
        yield home_s, None


def radius(fixes: Sequence[Fix], heat_up_s: float, home_s: float | None, last_s: float) -> Runs:
    """Yield a start at each entry into two kilometres."""
    del home_s
    return _circle(fixes, RADIUS_M, heat_up_s, last_s)


def fixed_speed(
    fixes: Sequence[Fix], heat_up_s: float, home_s: float | None, last_s: float
) -> Runs:
    """Yield a start where the way takes as long as the heat-up, at a speed that was set."""
    del home_s
    return _circle(fixes, SPEED_M_PER_S * heat_up_s, heat_up_s, last_s)


def _circle(fixes: Sequence[Fix], far_m: float, heat_up_s: float, last_s: float) -> Runs:
    outside = False
    started_s: float | None = None
    for fix in fixes:
        if fix.distance_m is None or fix.accuracy_m > SOUND_M:
            continue
        if started_s is not None and fix.at_s >= started_s + heat_up_s + LATE_S:
            yield started_s, started_s + heat_up_s + LATE_S
            started_s = None
        inside = fix.distance_m <= far_m
        if started_s is not None and not inside:
            yield started_s, fix.at_s
            started_s = None
        elif started_s is None and inside and outside:
            started_s = fix.at_s
        outside = not inside
    if started_s is not None:
        until_s = started_s + heat_up_s + LATE_S
        yield started_s, until_s if until_s < last_s else None


BASELINES: dict[str, Callable[[Sequence[Fix], float, float | None, float], Runs]] = {
    "zone_entry": zone_entry,
    "radius_2km": radius,
    "fixed_speed": fixed_speed,
}
