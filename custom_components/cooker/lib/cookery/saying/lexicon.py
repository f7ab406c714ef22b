"""What a language's words are for."""

from functools import cache

from .numbers import MOST, SPELT
from .phrases import Phrases
from .tongues import TABLES
from .word import Word


@cache
def lexicon(language: str) -> Phrases:
    """Return the words of a language: en, zh, de, fr or es. Built once, in milliseconds."""
    phrases = Phrases()
    for word, table in TABLES[language].items():
        for value, spoken in ({"": table} if isinstance(table, str) else table).items():
            for phrase in spoken.split(","):
                phrases.add(phrase, word, value)
    for n in range(MOST + 1):
        for spelt in SPELT[language](n):
            phrases.add(spelt, Word.NUM, float(n))
    return phrases
