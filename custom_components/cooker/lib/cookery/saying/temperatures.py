"""Two hundred degrees, 华氏三百五十度, 50 percent: what heat is set by."""

from typing import Final

from .cursor import Cursor
from .said import Scale, Temperature
from .word import Value, Word

LEAST: Final = 30.0
"""A bare number is a temperature from here on; below it, it may be an hour."""

TEN: Final = 10

MOST: Final = 600.0
"""The hottest that people set, in degrees Fahrenheit, with a margin."""


def bare_temperature(value: float) -> Temperature | None:
    """Return a number without degrees as a temperature; None where it can hardly be one."""
    return Temperature(value) if LEAST <= value <= MOST else None


def temperature(at: Cursor) -> Temperature | None:
    """Return the temperature that comes next, and pass it; None where there is none."""
    start = at.place
    led = _led(at)
    scale = at.take(Word.SCALE)
    value = at.number(Word.NUM)
    if value is not None:
        degrees, tenths = _degrees(at)
        scale = scale or at.take(Word.SCALE)
        if degrees or scale or (led and bare_temperature(value) and _ends(at)):
            return Temperature(value + tenths, _scale(scale))
    at.place = start
    return None


def _led(at: Cursor) -> bool:
    """Whether "at" or "to" comes, which are passed: a bare number after them is a temperature."""
    start = at.place
    while at.take(Word.AT) is not None or at.take(Word.TO) is not None:
        pass
    return at.place > start


def _degrees(at: Cursor) -> tuple[bool, float]:
    """Return whether degrees are named and, of 五十六度五, the tenths."""
    if at.take(Word.DEGREE) is None:
        return False, 0.0
    tenths = at.spans[at.place].number(Word.NUM) if at.sees(Word.NUM) else None
    counts = at.sees(Word.UNIT, Word.COUNTED, Word.OCLOCK, Word.HALF, ahead=1)
    if tenths is None or counts or not (0 < tenths < TEN and tenths % 1 == 0):
        return True, 0.0
    at.place += 1
    return True, tenths / 10


def _ends(at: Cursor) -> bool:
    """Whether nothing follows that makes another thing of a number."""
    return not at.sees(Word.UNIT, Word.PERCENT, Word.MORE, Word.OCLOCK, Word.COUNTED)


def _scale(value: Value | None) -> Scale | None:
    return Scale(str(value)) if value else None


def percent(at: Cursor) -> float | None:
    """Return the per cent that come next, and pass them; None where there are none."""
    start = at.place
    at.take(Word.AT)
    first = at.take(Word.PERCENT) is not None  # 百分之
    value = at.number(Word.NUM)
    if value is not None and (first or at.take(Word.PERCENT) is not None):
        return value
    at.place = start
    return None
