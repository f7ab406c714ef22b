"""A sentence as tokens: words, numbers, clock times, and each Chinese character for itself."""

import re
import unicodedata
from typing import Final

LONGEST: Final = 300
"""Characters; what is longer is dictation. It bounds the work that a sentence can cause."""

COMMA: Final = ","
HAN: Final = r"㐀-䶿一-鿿"

_TOKEN: Final = re.compile(rf"\d{{1,2}}:\d\d(?!\d)|\d+(?:[.,]\d+)?|[{HAN}]|[^\W\d_{HAN}]+|[°%,;、]")
_COMMAS: Final = frozenset(",;、")


_SHORTENED: Final = re.compile(r"'(?=(?:s|t|re|m|ll|ve|d)\b)")
"""English joins what it shortens (I'm, don't), French does not (l'eau, qu'on)."""


def heard(text: str) -> tuple[str, ...]:
    """Return the tokens of a sentence as they were heard, in lower case.

    None of one that is too long to be said to a cooker.
    """
    if len(text) > LONGEST:
        return ()
    # The sign is a letter's neighbour in 200°C, and NFKC would make a dot of another one's degree.
    plain = unicodedata.normalize("NFKC", text.replace("℃", "°C").replace("℉", "°F")).casefold()
    plain = unicodedata.normalize("NFC", plain.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    found = _TOKEN.findall(_SHORTENED.sub("", plain).replace("'", " "))
    return tuple(COMMA if one in _COMMAS else one for one in found)


def is_han(token: str) -> bool:
    """Whether it is a Chinese character."""
    return len(token) == 1 and "㐀" <= token <= "鿿"


def folded(token: str) -> str:
    """Return a token without accents, which microphones place as they like."""
    parts = unicodedata.normalize("NFD", token)
    return "".join(one for one in parts if not unicodedata.combining(one)).replace("œ", "oe")


def tokens(text: str) -> tuple[str, ...]:
    """Return the tokens of a sentence as they are compared."""
    return tuple(map(folded, heard(text)))


def number(token: str) -> float | None:
    """Return what digits say, or None; a decimal comma is one in every language."""
    return float(token.replace(",", ".")) if token[0].isdecimal() and ":" not in token else None
