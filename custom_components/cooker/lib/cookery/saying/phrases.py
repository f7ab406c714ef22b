"""Phrases, found in a sentence by their tokens, the longest first."""

from collections.abc import Iterator, Sequence

from .text import tokens
from .word import Kinds, Value, Word


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

    def at(self, sentence: Sequence[str], start: int) -> Iterator[tuple[Kinds, int]]:
        """Yield the kinds and the end of each phrase that starts there, the shortest first."""
        node: Phrases | None = self
        for place in range(start, len(sentence)):
            node = node._next.get(sentence[place])
            if node is None:
                break
            if node._kinds:
                yield node._kinds, place + 1

    def longest(self, sentence: Sequence[str], start: int) -> Kinds:
        """Return the kinds of the longest phrase that starts there; none where there is none."""
        kinds: Kinds = {}
        for kinds, _ in self.at(sentence, start):
            pass
        return kinds

    def of(self, phrase: Sequence[str]) -> Kinds:
        """Return the kinds of exactly this phrase, or nothing."""
        return next((kinds for kinds, end in self.at(phrase, 0) if end == len(phrase)), {})
