"""The same twenty values for everybody who is compared, and how they change once a second."""

from typing import Final

VALUES: Final = 20
MARKER: Final = 0
"""This value changes at every tick and is the tick's number: by it latency is measured."""

CALM: Final = VALUES - 1
"""This one never changes."""


def value(place: int, tick: int) -> float:
    """Return a value at a tick; any two ticks in a row differ."""
    if place == CALM:
        return 12.5
    return float(tick) if place == MARKER else round(20 + place + tick % 50 * 0.1, 1)


def changed(changing: int, tick: int) -> dict[int, float]:
    """Return the values that a tick changes, by place: the marker and others up to `changing`."""
    return {place: value(place, tick) for place in range(changing)}
