"""A sentence as spans: known phrases, names, figures and what is left over.

Chinese has no spaces, and phrases overlap: 烤鸡 begins 烤鸡翅, as does 烤. Of all ways to part
a sentence the one is taken that leaves the fewest tokens unknown, then the one with the fewest
names misheard, then the one of the fewest spans.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from .lexicon import lexicon
from .names import Known
from .sounds import nearest, sound
from .text import COMMA, folded, heard, number
from .word import Kinds, Span, Word

VERBS: Final = frozenset({Word.COOK, Word.COOKED})

WIDEST: Final = 4
"""Tokens that a misheard name may have."""


class Way(NamedTuple):
    """A way to part the rest of a sentence: how bad it is, and its first span."""

    unknown: int
    misheard: int
    spans: int
    kinds: Kinds
    end: int


def scan(text: str, language: str, known: Known) -> tuple[Span, ...]:
    """Return the spans of a sentence in its order."""
    return tuple(_microwave(Sentence(text, language, known).spans()))


class Sentence:
    """One sentence, about to be parted."""

    def __init__(self, text: str, language: str, known: Known) -> None:
        self._heard = heard(text)
        self._tokens = tuple(map(folded, self._heard))
        self._sounds = sound(self._tokens)
        self._words = lexicon(language)
        self._known = known

    def spans(self) -> Iterator[Span]:
        """Yield its spans in order."""
        ways, place, led = self._ways(), 0, False
        while place < len(self._tokens):
            kinds, end = ways[place].kinds, ways[place].end
            yield Span(" ".join(self._heard[place:end]), _area_or_verb(kinds, led=led))
            place, led = end, Word.FILLER in kinds

    def _ways(self) -> list[Way]:
        """Return the best way from each place, found from the end."""
        ways = [Way(0, 0, 0, {}, 0)] * (len(self._tokens) + 1)
        for place in reversed(range(len(self._tokens))):
            ways[place] = min(self._each(place, ways), key=lambda way: way[:3])
        return ways

    def _each(self, place: int, ways: Sequence[Way]) -> Iterator[Way]:
        known = self._known_at(place)
        for kinds, end in self._known.sounds.at(self._sounds, place):
            known.setdefault(end, kinds)
        for end in sorted(known, reverse=True):
            rest = ways[end]
            yield Way(rest.unknown, rest.misheard, rest.spans + 1, known[end], end)
        if known:
            return
        for end, kinds in self._misheard_at(place):
            rest = ways[end]
            yield Way(rest.unknown, rest.misheard + 1, rest.spans + 1, kinds, end)
        rest, unknown = ways[place + 1], {Word.OTHER: ""}
        yield Way(rest.unknown + 1, rest.misheard, rest.spans + 1, unknown, place + 1)

    def _known_at(self, place: int) -> dict[int, Kinds]:
        """Return what begins there by its end; a name goes before a word."""
        found = {end: kinds for kinds, end in self._words.at(self._tokens, place)}
        for kinds, end in self._known.phrases.at(self._tokens, place):
            verb = {word: "" for word in VERBS & found.get(end, {}).keys() if Word.AREA in kinds}
            found[end] = {**verb, **kinds}
        figure = _figure(self._tokens[place])
        return {place + 1: figure, **found} if figure else found

    def _misheard_at(self, place: int) -> Iterator[tuple[int, Kinds]]:
        for end in range(min(len(self._tokens), place + WIDEST), place, -1):
            if name := nearest(self._tokens[place:end], self._known.names):
                yield end, {name.word: name.ref}


def _area_or_verb(kinds: Kinds, *, led: bool) -> Kinds:
    """Return it as one of both: cocina is a kitchen, and cook! An article before it tells."""
    if Word.AREA not in kinds or VERBS.isdisjoint(kinds):
        return kinds
    return {word: value for word, value in kinds.items() if (word is Word.AREA) == led}


def _figure(token: str) -> Kinds:
    if token == COMMA:
        return {Word.COMMA: ""}
    if ":" in token:
        hour, minute = map(int, token.split(":"))
        return {Word.HOUR_TIME: float(60 * hour + minute)}
    value = number(token)
    return {} if value is None else {Word.NUM: value}


def _microwave(spans: Iterable[Span]) -> Iterator[Span]:
    """Tell the verb from the thing: "microwave the soup" begins with it, after a please at most."""
    first = True
    for span in spans:
        if first and span.heard == "microwave":
            yield Span(span.heard, {Word.MODE: "microwave"})
        elif Word.MISHEARD in span.kinds:
            heard_first = {Word.MODE: span.kinds[Word.MISHEARD]}
            yield Span(span.heard, heard_first if first else {Word.OTHER: ""})
        else:
            yield span
        first = not {Word.FILLER, Word.THEN, Word.FIRST}.isdisjoint(span.kinds)
