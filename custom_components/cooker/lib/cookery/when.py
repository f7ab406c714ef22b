"""A time of day as a moment: the next one there is, whatever the clocks do in between."""

from datetime import UTC, datetime, time, timedelta, tzinfo


def next_time(now: datetime, of_day: time, zone: tzinfo) -> datetime:
    """Return the next moment, in UTC, at which the clocks of `zone` show `of_day`.

    Where a time comes twice in a night, the earlier one that is still to come. One that the clocks
    leave out counts from before they jumped: half past two becomes half past three.
    """
    today = now.astimezone(zone).date()
    for days in range(3):
        for fold in (0, 1):
            local = datetime.combine(today + timedelta(days=days), of_day, zone).replace(fold=fold)
            if (moment := _moment(local)) > now:
                return moment
    raise AssertionError("a day has all times of day but those of one hour")


def at(local: datetime, zone: tzinfo) -> datetime:
    """Return a moment in UTC; one that names no time zone was said in `zone`."""
    return _moment(local if local.tzinfo else local.replace(tzinfo=zone))


def _moment(local: datetime) -> datetime:
    """Return the moment; in a gap only the reading from before the jump is meant."""
    before, after = (local.replace(fold=fold).utcoffset() or timedelta() for fold in (0, 1))
    return (local.replace(fold=0) if before < after else local).astimezone(UTC)
