"""A sentence as spans: known phrases, names, figures and what is left over."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from .lexicon import lexicon
from .names import Known
from .sounds import nearest, sound
from .text import COMMA, folded, heard, number
from .word import Span, Value, Word

VERBS: Final = frozenset({Word.COOK, Word.COOKED})

type Kinds = Mapping[Word, Value]

WIDEST: Final = 4
"""Tokens that a misheard name may have."""


def scan(text: str, language: str, known: Known) -> tuple[Span, ...]:
    """Return the spans of a sentence in its order."""
    return tuple(_microwave(_spans(heard(text), language, known)))


def _spans(said: Sequence[str], language: str, known: Known) -> Iterator[Span]:
    sentence = tuple(map(folded, said))
    words, sounds = lexicon(language), sound(sentence)
    place, led = 0, False
    while place < len(sentence):
        named, name_end = known.phrases.longest(sentence, place)
        kinds, end = words.longest(sentence, place)
        if name_end > end or (named and name_end == end and not _is_verb(named, kinds, led=led)):
            kinds, end = named, name_end
        alike, alike_end = known.sounds.longest(sounds, place)
        if alike and alike_end > end:
            kinds, end = alike, alike_end
        if not kinds:
            kinds, end = _figure(sentence, place) or _misheard(sentence, place, known)
        yield Span(" ".join(said[place:end]), kinds)
        place, led = end, Word.FILLER in kinds


def _is_verb(named: Kinds, kinds: Kinds, *, led: bool) -> bool:
    """Whether an area's name is none: cocina is a kitchen, and cook! An article tells."""
    return Word.AREA in named and not led and not VERBS.isdisjoint(kinds)


def _figure(sentence: Sequence[str], place: int) -> tuple[dict[Word, Value], int] | None:
    token = sentence[place]
    if token == COMMA:
        return {Word.COMMA: ""}, place + 1
    if ":" in token:
        hour, minute = map(int, token.split(":"))
        return {Word.HOUR_TIME: float(60 * hour + minute)}, place + 1
    value = number(token)
    return None if value is None else ({Word.NUM: value}, place + 1)


def _misheard(sentence: Sequence[str], place: int, known: Known) -> tuple[dict[Word, Value], int]:
    for end in range(min(len(sentence), place + WIDEST), place, -1):
        if name := nearest(sentence[place:end], known.names):
            return {name.word: name.ref}, end
    return {Word.OTHER: sentence[place]}, place + 1


def _microwave(spans: Iterable[Span]) -> Iterator[Span]:
    """Tell the verb from the thing: "microwave the soup" begins with it, after a please at most."""
    first = True
    for span in spans:
        if first and span.heard == "microwave":
            yield Span(span.heard, {Word.MODE: "microwave"})
        elif Word.MISHEARD in span.kinds:
            yield Span(span.heard, _heard_first(span, first=first))
        else:
            yield span
        first = Word.FILLER in span.kinds or bool({Word.THEN, Word.FIRST} & span.kinds.keys())


def _heard_first(span: Span, *, first: bool) -> dict[Word, Value]:
    return {Word.MODE: span.kinds[Word.MISHEARD]} if first else {Word.OTHER: span.heard}
