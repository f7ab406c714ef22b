"""What a sentence holds, regardless of its order."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby
from typing import Final

from .clocks import clock
from .figures import Figures
from .said import Clock, PowerLevel, Temperature
from .temperatures import bare_temperature
from .text import is_han
from .word import Span, Word

NAMED: Final = frozenset({Word.COOKER, Word.ZONE, Word.APPLIANCE})
"""What says that a cooker is meant."""

EDIBLE: Final = frozenset({Word.FOOD, Word.MEAL, Word.PROGRAM})
TOPIC: Final = NAMED | EDIBLE | {Word.COOKING}
"""What says that cooking is meant."""

LONGEST_FOOD: Final = 4
"""Words, or Chinese characters, of a food that no program is known for."""


class Frame:
    """The words of one sentence by their kinds, with its figures; `addressed` to a cooker."""

    def __init__(self, figures: Figures, *, addressed: bool) -> None:
        self.figures = figures
        self.addressed = addressed
        self._spans = figures.spans
        self.temperature = _temperature(figures)
        told = {Word.TEMPERATURE} if self.temperature else set()
        self.words = frozenset(word for span in self._spans for word in span.kinds) | told

    def has(self, *words: Word) -> bool:
        """Whether one of these kinds occurs."""
        return not self.words.isdisjoint(words)

    @property
    def is_named(self) -> bool:
        """Whether a cooker is named, or known to be meant."""
        return self.addressed or not self.words.isdisjoint(NAMED)

    @property
    def is_on_topic(self) -> bool:
        """Whether cooking is named, or known to be meant."""
        return self.addressed or not self.words.isdisjoint(TOPIC)

    def value(self, *words: Word) -> str | None:
        """Return the value of the first word of these kinds, the first kind before the next."""
        for word in words:
            for span in self._spans:
                if word in span.kinds:
                    return str(span.kinds[word])
        return None

    @property
    def names_one_program(self) -> bool:
        """Whether no two programs are named: nobody knows which of them is to be started."""
        named = {one.kinds[Word.PROGRAM] for one in self._spans if Word.PROGRAM in one.kinds}
        return len(named) <= 1

    @cached_property
    def unknown(self) -> tuple[tuple[str, ...], ...]:
        """The words that nobody knows, those beside each other together."""
        return tuple(_unknown(self._spans))

    @property
    def may_be_food(self) -> bool:
        """Whether nothing is unknown, or one thing, short enough and beside no program.

        Rice cakes are not the program rice.
        """
        if self.has(Word.PROGRAM):
            return not self.unknown
        return not self.unknown or (len(self.unknown) == 1 and len(self.unknown[0]) <= LONGEST_FOOD)

    @property
    def food(self) -> str | None:
        """What is unknown, as text."""
        if not self.unknown:
            return None
        words = self.unknown[0]
        return ("" if is_han(words[0]) else " ").join(words)

    @property
    def duration_s(self) -> float | None:
        """The duration that was said."""
        return next(iter(self.figures.durations_s), None)

    @property
    def power(self) -> PowerLevel | None:
        """The power that was said as a word."""
        level = self.value(Word.POWER, Word.LEVEL)
        return PowerLevel(level) if level else None

    @property
    def power_pct(self) -> float | None:
        """The power that was said as a number."""
        return next(iter(self.figures.percents), None)

    @property
    def clock(self) -> Clock | None:
        """The time of day that was said; dinner at seven is in the evening."""
        if not self.figures.clocks_min:
            return None
        part = self.value(Word.PART, Word.MEAL)
        return clock(self.figures.clocks_min[0], part, self.value(Word.DAY))


def _unknown(spans: Sequence[Span]) -> Iterator[tuple[str, ...]]:
    for is_unknown, run in groupby(spans, lambda span: Word.OTHER in span.kinds):
        if is_unknown:
            yield tuple(span.heard for span in run)


def _temperature(figures: Figures) -> Temperature | None:
    """Return the temperature that was said, or the one number that can be nothing else."""
    if figures.temperatures:
        return figures.temperatures[0]
    numbers = [span.number(Word.NUM) for span in figures.spans if Word.NUM in span.kinds]
    return bare_temperature(numbers[0]) if len(numbers) == 1 and numbers[0] else None
