"""When a time of day is that somebody said: seven may be in the morning or in the evening."""

from datetime import datetime, time, timedelta, tzinfo
from typing import Final

from ..lib.cookery import at, next_time
from ..lib.cookery.saying import Clock, Day

MEALS: Final = range(11, 23)
"""Hours in which people eat, but for breakfast, which is said with its name."""

HALF_DAY, HOURS = 12, 24


def moment(clock: Clock, now: datetime, zone: tzinfo, *, meal: bool) -> datetime:
    """Return the next moment (UTC) that is meant; of a meal at seven, the one in the evening.

    One that lies in the past of the day that was said is returned as it is: too late.
    """
    hours = [clock.hour]
    if clock.either_half:
        hours.append((clock.hour + HALF_DAY) % HOURS)
    if meal and clock.either_half:
        hours = [one for one in hours if one in MEALS] or hours
    times = [time(hour, clock.minute) for hour in hours]
    if clock.day is None:
        return min(next_time(now, one, zone) for one in times)
    day = now.astimezone(zone).date() + timedelta(days=clock.day is Day.TOMORROW)
    moments = sorted(at(datetime.combine(day, one), zone) for one in times)
    return next((one for one in moments if one > now), moments[-1])
