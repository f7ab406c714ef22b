"""What of an outing a phone tells Home Assistant: little, and late."""

from collections.abc import Iterator
from math import hypot
from random import Random

from cookery import Cadence, Fix

from .outings import Episode, Seen

ANDROID_S = (60.0, 180.0)
"""Background fixes of the Android app: every one to three minutes."""

IOS_M = (500.0, 800.0)
IOS_S = (60.0, 300.0)
"""Significant changes on iOS: half a kilometre or more, and no oftener than the phone likes."""

STALE_S = 60.0
"""In a tunnel there is nothing to tell."""


def told(episode: Episode, cadence: Cadence) -> Iterator[Fix]:
    """Yield what is told before the arrival; the same each time for the same outing."""
    choose = Random(f"{episode.person} {episode.name} {cadence}")  # noqa: S311 - no secret
    home_s = episode.home_s
    seen = [one for one in episode.seen if home_s is None or one.at_s < home_s]
    picked = _android(seen, choose) if cadence is Cadence.ANDROID else _ios(seen, choose)
    for at_s, one in picked:
        yield Fix(at_s=at_s, distance_m=one.distance_m, accuracy_m=one.accuracy_m, cadence=cadence)


def _android(seen: list[Seen], choose: Random) -> Iterator[tuple[float, Seen]]:
    if not seen:
        return
    next_s = seen[0].at_s
    for place, one in enumerate(seen):
        following_s = seen[place + 1].at_s if place + 1 < len(seen) else one.at_s + 1
        while next_s < following_s:
            if next_s - one.at_s <= STALE_S:
                yield max(next_s, one.at_s), one
            elif following_s - next_s > ANDROID_S[1]:
                next_s = following_s  # hours of nothing need no ticks
                break
            next_s += choose.uniform(*ANDROID_S)


def _ios(seen: list[Seen], choose: Random) -> Iterator[tuple[float, Seen]]:
    last: Seen | None = None
    far_m, long_s = 0.0, 0.0
    for one in seen:
        if last is not None:
            moved_m = hypot(one.east_m - last.east_m, one.north_m - last.north_m)
            if moved_m < far_m or one.at_s - last.at_s < long_s:
                continue
        yield one.at_s, one
        last, far_m, long_s = one, choose.uniform(*IOS_M), choose.uniform(*IOS_S)
