"""Phrases, found in a sentence by their tokens, the longest first."""

from collections.abc import Sequence

from .text import tokens
from .word import Value, Word


class Phrases:
    """A tree of phrases. One phrase may be of several kinds, each with a value."""

    __slots__ = ("_kinds", "_next")

    def __init__(self) -> None:
        self._next: dict[str, Phrases] = {}
        self._kinds: dict[Word, Value] = {}

    def add(self, phrase: str, word: Word, value: Value = "") -> None:
        """Add a phrase; the first value of a kind stays."""
        node = self
        for token in tokens(phrase):
            node = node._next.setdefault(token, Phrases())
        if node is not self:
            node._kinds.setdefault(word, value)

    def longest(self, sentence: Sequence[str], start: int) -> tuple[dict[Word, Value], int]:
        """Return the kinds of the longest phrase that starts there and its end.

        Where there is none the kinds are empty and the end is the start.
        """
        node: Phrases | None = self
        kinds, end = {}, start
        for place in range(start, len(sentence)):
            node = node._next.get(sentence[place]) if node else None
            if node is None:
                break
            if node._kinds:
                kinds, end = node._kinds, place + 1
        return kinds, end

    def of(self, phrase: Sequence[str]) -> dict[Word, Value]:
        """Return the kinds of exactly this phrase, or nothing."""
        kinds, end = self.longest(phrase, 0)
        return kinds if end == len(phrase) else {}
