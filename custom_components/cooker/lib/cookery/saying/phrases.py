"""Phrases, found in a sentence by their tokens."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .text import tokens
from .word import Kinds, Value, Word


@dataclass(slots=True)
class Node:
    """What may follow some tokens, and the kinds of a phrase that they are."""

    following: dict[str, Node] = field(default_factory=dict)
    kinds: dict[Word, Value] = field(default_factory=dict)


class Phrases:
    """A tree of phrases. One phrase may be of several kinds, each with a value."""

    __slots__ = ("_root",)

    def __init__(self) -> None:
        self._root = Node()

    def add(self, phrase: str, word: Word, value: Value = "") -> None:
        """Add a phrase; the first value of a kind stays."""
        node = self._root
        for token in tokens(phrase):
            node = node.following.setdefault(token, Node())
        if node is not self._root:
            node.kinds.setdefault(word, value)

    def at(self, sentence: Sequence[str], start: int) -> Iterator[tuple[Kinds, int]]:
        """Yield the kinds and the end of each phrase that starts there, the shortest first."""
        node = self._root
        for place in range(start, len(sentence)):
            if sentence[place] not in node.following:
                return
            node = node.following[sentence[place]]
            if node.kinds:
                yield node.kinds, place + 1

    def longest(self, sentence: Sequence[str]) -> Kinds:
        """Return the kinds of the longest phrase at its beginning; none where there is none."""
        found = [kinds for kinds, _ in self.at(sentence, 0)]
        return found[-1] if found else {}

    def of(self, phrase: Sequence[str]) -> Kinds:
        """Return the kinds of exactly this phrase, or nothing."""
        return next((kinds for kinds, end in self.at(phrase, 0) if end == len(phrase)), {})
