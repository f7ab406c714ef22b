"""Half past six tonight, 晚上七点半, halb acht: times of day."""

from typing import Final

from .cursor import Cursor
from .said import Clock, Day
from .word import Word

DAY_MIN: Final = 24 * 60
HOUR_MIN: Final = 60
HOURS: Final = 24
NOON: Final = 12
MINUTE_S: Final = 60.0
NO_HOURS: Final = (Word.DEGREE, Word.SCALE, Word.PERCENT, Word.MORE, Word.UNIT, Word.COUNTED)
NO_MINUTES: Final = (Word.DEGREE, Word.SCALE, Word.PERCENT, Word.MORE, Word.COUNTED)
NOT_YET_NOON: Final = range(9, 12)
"""Hours that are in the morning, also of who says noon."""


def clock_min(at: Cursor) -> float | None:
    """Return the minutes after midnight of a time that comes next, and pass it; else None.

    Whether seven is in the morning is told by `clock`.
    """
    start = at.place
    said = at.take(Word.AT) is not None or (_is_ready(at) and at.take(Word.FOR) is not None)
    offset = at.number(Word.OFFSET_BEFORE)
    minutes = at.number(Word.HOUR_TIME)
    if minutes is None:
        minutes = _hours(at, said=said or offset is not None)
    if minutes is None:
        at.place = start
        return None
    return (minutes + (offset or 0.0) + _after(at)) % DAY_MIN


def _hours(at: Cursor, *, said: bool) -> float | None:
    """Return the minutes of a full hour and what stands behind it; `said` that a time comes."""
    hour = at.number(Word.NUM)
    if hour is None or hour % 1:
        return None
    hours_are_durations = at.sees(Word.UNIT) and not said  # sept heures, but à sept heures
    if hour <= HOURS and not hours_are_durations and at.take(Word.OCLOCK) is not None:
        return HOUR_MIN * hour + _minutes(at)
    if at.sees(*NO_HOURS) or not (said or at.sees(Word.PART)):
        return None
    return HOUR_MIN * hour if hour <= HOURS else _in_one(at, hour)


def _in_one(at: Cursor, number: float) -> float | None:
    """Return the minutes of "six thirty", which was read as 630; it may be a temperature, too."""
    hour, minute = divmod(number, 100)
    is_time = at.sees(Word.PART) or _is_ready(at)
    return HOUR_MIN * hour + minute if is_time and hour <= HOURS and minute < HOUR_MIN else None


def _is_ready(at: Cursor) -> bool:
    """Whether something is to be ready, so that times of day are likely."""
    return any(Word.READY in one.kinds for one in at.spans)


def _minutes(at: Cursor) -> float:
    """Return the minutes after an hour and pass them: 三十分, 一刻, dreißig."""
    start = at.place
    count = at.number(Word.NUM)
    if count is not None and not at.sees(*NO_MINUTES):
        minutes = count * (at.number(Word.UNIT) or MINUTE_S) / MINUTE_S
        if minutes < HOUR_MIN:
            return minutes
    at.place = start
    return 0.0


def _after(at: Cursor) -> float:
    """Return what an hour is moved by: et demie, 半, menos cuarto."""
    return 30.0 if at.take(Word.HALF) is not None else at.number(Word.OFFSET_AFTER) or 0.0


def clock(minutes: float, part: str | None, day: str | None) -> Clock:
    """Return the time of day; `part` is morning, noon or evening where that is known."""
    if day == "tonight":
        part, day = "evening", "today"
    hour, minute = divmod(int(minutes), HOUR_MIN)
    either = part is None and 1 <= hour <= NOON
    if part is not None and hour <= NOON:
        hour = hour % NOON + NOON * _is_after_noon(part, hour)
    return Clock(hour=hour, minute=minute, day=Day(day) if day else None, either_half=either)


def _is_after_noon(part: str, hour: int) -> bool:
    return hour not in NOT_YET_NOON if part == "noon" else part == "evening" and hour != NOON
