"""A sentence with its figures read: what is left of it, and what they say."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from .clocks import clock_min
from .cursor import Cursor
from .durations import duration_s
from .said import Temperature
from .temperatures import LEAST, percent, temperature
from .word import Span, Word

KEPT: Final = frozenset({Word.MORE})
"""What is meant by words within a figure, too: ten more minutes."""


@dataclass(slots=True)
class Figures:
    """Spans in order, figures among them as empty ones of their kind, and what those say."""

    spans: list[Span] = field(default_factory=list)
    clocks_min: list[float] = field(default_factory=list)
    durations_s: list[float] = field(default_factory=list)
    temperatures: list[Temperature] = field(default_factory=list)
    percents: list[float] = field(default_factory=list)

    def one_of_each(self) -> bool:
        """Whether no figure was said twice or is left over, so that nobody need guess.

        One number may be left over where no temperature was said: it will be that.
        """
        figures = (self.clocks_min, self.durations_s, self.temperatures, self.percents)
        left = [one for span in self.spans if (one := span.number(Word.NUM)) and one >= LEAST]
        return len(left) + len(self.temperatures) <= 1 and all(len(one) <= 1 for one in figures)


def read(spans: Sequence[Span]) -> Figures:
    """Read the figures of a sentence, or of a part of it."""
    at, told = Cursor(spans), Figures()
    while at.place < len(spans):
        start = at.place
        if word := _figure(at, told):
            kept = {kind for one in spans[start : at.place] for kind in KEPT & one.kinds.keys()}
            told.spans.append(Span("", dict.fromkeys((word, *kept), "")))
        else:
            told.spans.append(spans[at.place])
            at.place += 1
    return told


def _figure(at: Cursor, told: Figures) -> Word | None:
    if (pct := percent(at)) is not None:
        told.percents.append(pct)
        return Word.POWER_PCT
    if (minutes := clock_min(at)) is not None:
        told.clocks_min.append(minutes)
        return Word.CLOCK
    if (length_s := duration_s(at)) is not None:
        told.durations_s.append(length_s)
        return Word.DURATION
    if (degrees := temperature(at)) is not None:
        told.temperatures.append(degrees)
        return Word.TEMPERATURE
    return None
