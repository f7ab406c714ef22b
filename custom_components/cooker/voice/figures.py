"""Numbers, durations and temperatures in words: twelve minutes, zweihundert Grad, 两百度."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ..lib.cookery.saying.numbers import MOST, SPELT

MINUTE_S: Final = 60
HOUR_S: Final = 3600
EXACT_BELOW_S: Final = 120.0
"""Below two minutes seconds matter; above, nobody wants to hear them of what is only a forecast."""

_SWISS: Final = ("septante", "huitante", "nonante")
_TWO: Final = 2
_ZH_TWO: Final = range(200, 300)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One language's words around figures: one and several of each unit, and what joins them."""

    hour: tuple[str, str]
    minute: tuple[str, str]
    second: tuple[str, str]
    joint: str
    comma: str
    either: str
    degrees: str
    celsius: str
    fahrenheit: str
    per_cent: str
    ones: tuple[str, str, str]
    """How one hour, one minute and one second begin."""


WORDS: Final[Mapping[str, Words]] = {
    "en": Words(
        hour=("hour", "hours"),
        minute=("minute", "minutes"),
        second=("second", "seconds"),
        joint=" and ",
        comma=", ",
        either=" or ",
        degrees="degrees",
        celsius="degrees Celsius",
        fahrenheit="degrees Fahrenheit",
        per_cent="percent",
        ones=("one", "one", "one"),
    ),
    "zh": Words(
        hour=("小时", "小时"),
        minute=("分钟", "分钟"),
        second=("秒", "秒"),
        joint="",
        comma="、",
        either="还是",
        degrees="度",
        celsius="摄氏度",
        fahrenheit="华氏度",
        per_cent="百分之",
        ones=("一", "一", "一"),
    ),
    "de": Words(
        hour=("Stunde", "Stunden"),
        minute=("Minute", "Minuten"),
        second=("Sekunde", "Sekunden"),
        joint=" und ",
        comma=", ",
        either=" oder ",
        degrees="Grad",
        celsius="Grad Celsius",
        fahrenheit="Grad Fahrenheit",
        per_cent="Prozent",
        ones=("eine", "eine", "eine"),
    ),
    "fr": Words(
        hour=("heure", "heures"),
        minute=("minute", "minutes"),
        second=("seconde", "secondes"),
        joint=" et ",
        comma=", ",
        either=" ou ",
        degrees="degrés",
        celsius="degrés Celsius",
        fahrenheit="degrés Fahrenheit",
        per_cent="pour cent",
        ones=("une", "une", "une"),
    ),
    "es": Words(
        hour=("hora", "horas"),
        minute=("minuto", "minutos"),
        second=("segundo", "segundos"),
        joint=" y ",
        comma=", ",
        either=" o ",
        degrees="grados",
        celsius="grados Celsius",
        fahrenheit="grados Fahrenheit",
        per_cent="por ciento",
        ones=("una", "un", "un"),
    ),
}


def number(tongue: str, value: float) -> str:
    """Return a whole number in words; figures where it is larger than anybody says in a kitchen."""
    n = round(value)
    if not 0 <= n <= MOST:
        return str(n)
    forms = [one for one in SPELT[tongue](n) if not one.startswith(_SWISS)]
    if tongue == "zh" and n in _ZH_TWO:
        return next(one for one in forms if one.startswith("两"))
    plural = tongue == "fr" and n > 1 and n % 100 in {0, 80}  # deux cents, quatre vingts
    return forms[-1] if plural else forms[0]


def counted(tongue: str, value: float) -> str:
    """Return a number before a thing that is counted: 两, veintiún."""
    n, said = round(value), number(tongue, value)
    if tongue == "zh" and n == _TWO:
        return "两"
    if tongue == "es" and said.endswith("uno"):
        return f"{said.removesuffix('veintiuno')}veintiún" if n % 100 == 21 else said[:-1]  # noqa: PLR2004 - the one with an accent
    return said


def duration(tongue: str, seconds: float) -> str:
    """Return a duration to the second, as somebody wished it: two minutes and thirty seconds."""
    words = WORDS[tongue]
    hours, rest = divmod(round(seconds), HOUR_S)
    minutes, rest = divmod(rest, MINUTE_S)
    counts = ((hours, words.hour), (minutes, words.minute), (rest, words.second))
    parts = [
        _unit(tongue, count, unit, one)
        for (count, unit), one in zip(counts, words.ones, strict=True)
        if count
    ]
    return words.joint.join(parts) or _unit(tongue, 0, words.second, "")


def about(tongue: str, seconds: float) -> str:
    """Return a duration as it is told of what is left: whole minutes, seconds only at the end."""
    if seconds >= EXACT_BELOW_S:
        return duration(tongue, MINUTE_S * round(seconds / MINUTE_S))
    return duration(tongue, max(5, 5 * round(seconds / 5)))


def _unit(tongue: str, count: int, unit: tuple[str, str], one: str) -> str:
    gap = "" if tongue == "zh" else " "
    if count == 1:
        return f"{one}{gap}{unit[0]}"
    said = counted(tongue, count)
    if tongue == "es" and unit[0] == "hora" and said.endswith("ún"):
        said = said.removesuffix("ún") + "una"
    return f"{said}{gap}{unit[1]}"


def degrees(tongue: str, value: float, scale: str | None = None) -> str:
    """Return degrees of the house's own, or named, where they were said so: C or F."""
    words = WORDS[tongue]
    unit = {"C": words.celsius, "F": words.fahrenheit}.get(scale or "", words.degrees)
    sign, said = ("-" if round(value) < 0 else ""), counted(tongue, abs(value))
    if tongue == "zh":
        return f"{'零下' if sign else ''}{said}{unit}"
    return f"{sign}{said} {unit}"


def per_cent(tongue: str, value: float) -> str:
    """Return a share: sixty percent, 百分之六十."""
    unit = WORDS[tongue].per_cent
    return f"{unit}{number(tongue, value)}" if tongue == "zh" else f"{number(tongue, value)} {unit}"
