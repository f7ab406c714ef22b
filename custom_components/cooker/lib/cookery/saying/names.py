"""What things are called in one house."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from .lexicon import lexicon
from .phrases import Phrases
from .sounds import sound
from .text import tokens
from .word import Word

HEAD_FIRST: Final = frozenset({"fr", "es"})
"""Languages in which the thing comes before what it is like: riz blanc, but white rice."""

SHORTEST: Final = 2
"""Letters or Chinese characters of a short name."""

VERBS: Final = frozenset({Word.MODE, Word.COOK})


@dataclass(frozen=True, slots=True)
class Named:
    """One thing with a reference of the caller's, its name and what else it is called."""

    ref: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """All that may be called by name."""

    cookers: tuple[Named, ...] = ()
    zones: tuple[Named, ...] = ()
    areas: tuple[Named, ...] = ()
    programs: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """One name as tokens, whose it is and of what kind."""

    said: tuple[str, ...]
    word: Word
    ref: str


class Known:
    """The names of a house, ready to be found."""

    def __init__(self, names: Names, language: str) -> None:
        words = lexicon(language)
        self.names = tuple(_every(names))
        self.phrases, self.sounds = Phrases(), Phrases()
        for name in self.names:
            self.phrases.add(" ".join(name.said), name.word, name.ref)
            if name.word is Word.PROGRAM and _begins_warming(words, name.said):
                self.phrases.add(" ".join(name.said), Word.HEAT)
            self.sounds.add(" ".join(sound(name.said)), name.word, name.ref)
        for said, ref in _short(self.names, language).items():
            if ref and not self.phrases.of(said):
                self.phrases.add(" ".join(said), Word.PROGRAM, ref)


def _every(names: Names) -> Iterator[Name]:
    kinds = (
        (Word.COOKER, names.cookers),
        (Word.ZONE, names.zones),
        (Word.AREA, names.areas),
        (Word.PROGRAM, names.programs),
    )
    for word, things in kinds:
        for thing in things:
            for called in thing.words:
                if said := tokens(called):
                    yield Name(said, word, thing.ref)


def _short(names: Sequence[Name], language: str) -> dict[tuple[str, ...], str]:
    """Return shorter ways to say programs: pizza for frozen pizza. Of two of one name, neither.

    What is left out must not be how it is cooked: who thaws a chicken means no roast chicken.
    """
    words = lexicon(language)
    short: dict[tuple[str, ...], str] = {}
    for name in (one for one in names if one.word is Word.PROGRAM):
        for cut in range(1, len(name.said)):
            kept, left = name.said[cut:], name.said[:cut]
            if language in HEAD_FIRST:
                kept, left = left, kept
            if len("".join(kept)) < SHORTEST or words.of(kept) or _tells_how(words, left):
                continue
            short[kept] = name.ref if short.get(kept, name.ref) == name.ref else ""
    return short


def _begins_warming(words: Phrases, said: tuple[str, ...]) -> bool:
    """Whether a program's name is a wish already: reheat soup."""
    kinds = words.longest(said)
    return Word.HEAT in kinds or kinds.get(Word.MODE) == "reheat"


def _tells_how(words: Phrases, left: tuple[str, ...]) -> bool:
    kinds = words.of(left)
    return bool(VERBS & kinds.keys()) and kinds.get(Word.MODE) != "reheat"


@lru_cache(maxsize=16)
def known(names: Names, language: str) -> Known:
    """Return the names ready to be found, kept for the next sentence."""
    return Known(names, language)
