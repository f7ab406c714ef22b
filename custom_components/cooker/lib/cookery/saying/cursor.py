"""A place in a row of spans, for those who read figures from it."""

from collections.abc import Sequence

from .word import Span, Value, Word


class Cursor:
    """Where reading stands. What does not fit leaves it where it was."""

    __slots__ = ("place", "spans")

    def __init__(self, spans: Sequence[Span], place: int = 0) -> None:
        self.spans = spans
        self.place = place

    def sees(self, *words: Word, ahead: int = 0) -> bool:
        """Whether what comes next is of one of these kinds."""
        at = self.place + ahead
        return at < len(self.spans) and any(word in self.spans[at].kinds for word in words)

    def take(self, word: Word) -> Value | None:
        """Return the value of what comes next as that kind and pass it; None where it is none."""
        if not self.sees(word):
            return None
        self.place += 1
        return self.spans[self.place - 1].kinds[word]

    def number(self, word: Word) -> float | None:
        """Return a number of that kind and pass it; None where there is none."""
        span = self.spans[self.place] if self.place < len(self.spans) else None
        value = span.number(word) if span else None
        self.place += value is not None
        return value
