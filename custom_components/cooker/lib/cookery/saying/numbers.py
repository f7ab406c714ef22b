"""Number words from 0 to 999, spelt in all usual ways; who knows those can read them back."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

MOST: Final = 999

TWO, TEN, ELEVEN, EIGHTY, HUNDRED = 2, 10, 11, 80, 100
"""Numbers with ways of their own."""


def _words(text: str) -> list[str]:
    """Return words; a hyphen stands for none."""
    return ["" if word == "-" else word for word in text.split()]


_EN: Final = _words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen"
)
_EN_TENS: Final = _words("- ten twenty thirty forty fifty sixty seventy eighty ninety")
_DE: Final = _words(
    "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn"
    " fünfzehn sechzehn siebzehn achtzehn neunzehn"
)
_DE_TENS: Final = _words("- zehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")
_FR: Final = _words(
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze"
    " seize dix-sept dix-huit dix-neuf"
)
_FR_TENS: Final = _words("- dix vingt trente quarante cinquante soixante")
_FR_SWISS: Final = {7: "septante", 8: "huitante", 9: "nonante"}
_ES: Final = _words(
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince"
    " dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés"
    " veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve"
)
_ES_TENS: Final = _words("- - - treinta cuarenta cincuenta sesenta setenta ochenta noventa")
_ES_HUNDREDS: Final = _words(
    "- ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos"
    " ochocientos novecientos"
)
_ZH: Final = "零一二三四五六七八九"


def _english(n: int) -> Iterator[str]:
    hundreds, rest = divmod(n, HUNDRED)
    below = _english_below(rest)
    if not hundreds:
        yield below
        return
    for one in (_EN[hundreds], "a") if hundreds == 1 else (_EN[hundreds],):
        if rest == 0:
            yield f"{one} hundred"
        else:
            yield from (f"{one} hundred and {below}", f"{one} hundred {below}")
    if rest >= TEN:
        yield f"{_EN[hundreds]} {below}"  # three fifty


def _english_below(n: int) -> str:
    tens, ones = divmod(n, TEN)
    if n < len(_EN):
        return _EN[n]
    return f"{_EN_TENS[tens]} {_EN[ones]}" if ones else _EN_TENS[tens]


def _german(n: int) -> Iterator[str]:
    hundreds, rest = divmod(n, HUNDRED)
    endings = list(_german_below(rest)) if rest or not hundreds else [""]
    starts = [f"{_DE[hundreds]}hundert"] if hundreds else [""]
    if hundreds == 1:
        starts.append("hundert")
    for start in starts:
        for ending in endings:
            yield start + ending
            if start and ending:
                yield f"{start}und{ending}"


def _german_below(n: int) -> Iterator[str]:
    tens, ones = divmod(n, TEN)
    if n == 1:
        yield "eins"
    elif n < len(_EN):
        yield from (_DE[n], *(["zwo"] if n == TWO else []))
    else:
        yield f"{_DE[ones]}und{_DE_TENS[tens]}" if ones else _DE_TENS[tens]


def _french(n: int) -> Iterator[str]:
    hundreds, rest = divmod(n, HUNDRED)
    starts = [""] if not hundreds else ["cent"] if hundreds == 1 else []
    if hundreds > 1:
        starts = [f"{_FR[hundreds]} cent", f"{_FR[hundreds]} cents"]
    for start in starts:
        for ending in _french_below(rest) if rest or not hundreds else [""]:
            yield f"{start} {ending}".strip()


def _french_below(n: int) -> Iterator[str]:
    tens, ones = divmod(n, TEN)
    if n < len(_EN):
        yield _FR[n]
        return
    if tens in _FR_SWISS:
        yield _french_joined(_FR_SWISS[tens], ones, 1)
    if tens < len(_FR_TENS):
        yield _french_joined(_FR_TENS[tens], ones, 1)
    elif tens == len(_FR_TENS):
        yield _french_joined("soixante", n - 60, 11)
    else:
        yield _french_joined("quatre vingt", n - EIGHTY, 0)
        if n == EIGHTY:
            yield "quatre vingts"


def _french_joined(tens: str, ones: int, with_et: int) -> str:
    if not ones:
        return tens
    return f"{tens} et {_FR[ones]}" if ones == with_et else f"{tens} {_FR[ones]}"


def _spanish(n: int) -> Iterator[str]:
    hundreds, rest = divmod(n, HUNDRED)
    if n == HUNDRED:
        yield "cien"
    tens, ones = divmod(rest, TEN)
    below = _ES[rest] if rest < len(_ES) else _ES_TENS[tens] + (f" y {_ES[ones]}" if ones else "")
    below = "" if hundreds and not rest else below
    hundred = _ES_HUNDREDS[hundreds]
    yield f"{hundred} {below}".strip()
    if hundreds > 1:
        yield f"{hundred[:-2]}as {below}".strip()
    if ones == 1 and rest != ELEVEN:
        yield f"{hundred} {below[:-1]}".strip()  # veintiún minutos


def _chinese(n: int) -> Iterator[str]:
    hundreds, rest = divmod(n, HUNDRED)
    tens, ones = divmod(rest, TEN)
    if not hundreds:
        yield from _chinese_below(n)
        return
    for two in "二两" if hundreds == TWO else _ZH[hundreds]:
        start = f"{two}百"
        if not rest:
            yield start
        elif not tens:
            yield f"{start}零{_ZH[ones]}"
        else:
            yield f"{start}{_ZH[tens]}十" + (_ZH[ones] if ones else "")
            if tens == 1:
                yield f"{start}十" + (_ZH[ones] if ones else "")
            if not ones:
                yield f"{start}{_ZH[tens]}"  # 一百八 is 180


def _chinese_below(n: int) -> Iterator[str]:
    tens, ones = divmod(n, TEN)
    last = _ZH[ones] if ones else ""
    if n < TEN:
        yield from (_ZH[n], *(["两"] if n == TWO else []))
    else:
        yield f"{'' if tens == 1 else _ZH[tens]}十{last}"
        if tens == 1:
            yield f"一十{last}"


SPELT: Final[Mapping[str, Callable[[int], Iterator[str]]]] = {
    "en": _english,
    "zh": _chinese,
    "de": _german,
    "fr": _french,
    "es": _spanish,
}
"""By language: all ways to say a number from 0 to `MOST`, the most formal one first."""
