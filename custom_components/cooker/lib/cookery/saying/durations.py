"""An hour and a half, 两分半, eine Viertelstunde: durations in seconds."""

from typing import Final

from .cursor import Cursor
from .word import Word

HALVES: Final = frozenset({30.0, 900.0, 1800.0, 2700.0})
"""Units that need no number: half an hour, a quarter of one."""

SMALLER: Final = {3600.0: 60.0, 60.0: 1.0}
"""The unit of a number that follows one: an hour twenty, two minutes thirty."""

MOST: Final = 60
"""So many smaller units would be one more of the larger."""

NOT_SECONDS: Final = (Word.DEGREE, Word.SCALE, Word.PERCENT, Word.UNIT, Word.OCLOCK, Word.COUNTED)


def duration_s(at: Cursor) -> float | None:
    """Return the duration that comes next, and pass it; None where there is none."""
    total_s, unit_s = _part(at)
    while unit_s is not None:
        before = at.place
        if not at.sees(Word.HALF):
            at.take(Word.AND)
        more_s, next_s = _part(at)
        if next_s is None or next_s >= unit_s:
            at.place = before
            return total_s + _bare(at, unit_s)
        total_s, unit_s = total_s + more_s, next_s
    return None


def _part(at: Cursor) -> tuple[float, float | None]:
    """Return seconds and the unit they were said in; None where nothing was."""
    start = at.place
    count, halves = at.number(Word.NUM), at.take(Word.HALF) is not None
    if count is None and at.take(Word.ONE) is not None:
        count = 1.0
    at.take(Word.COUNTED)
    at.take(Word.MORE)
    halves |= at.take(Word.HALF) is not None
    unit_s = at.number(Word.UNIT)
    ends_half = unit_s is not None and at.take(Word.HALF) is not None
    if unit_s is None or (count is None and not (halves or ends_half or unit_s in HALVES)):
        at.place = start
        return 0.0, None
    if count is None:
        count = 0.0 if halves else 1.0
    return (count + 0.5 * (halves + ends_half)) * unit_s, unit_s


def _bare(at: Cursor, unit_s: float) -> float:
    """Return the seconds of a number without a unit: two minutes thirty."""
    start = at.place
    if at.sees(Word.AND) and at.sees(Word.NUM, ahead=1):
        at.place += 1
    count = at.number(Word.NUM)
    if unit_s in SMALLER and count is not None and 0 < count < MOST and not at.sees(*NOT_SECONDS):
        return count * SMALLER[unit_s]
    at.place = start
    return 0.0
