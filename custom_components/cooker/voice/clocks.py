"""Times of day and days in words: half past six in the evening, 明天晚上六点半."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Final

from .figures import counted, number

NOON, HALF_DAY = 12, 12
QUARTER, HALF, THREE_QUARTERS, HOUR = 15, 30, 45, 60
FIVE, TEN = 5, 10

TOMORROW: Final = {
    "en": "tomorrow ",
    "zh": "明天",
    "de": "morgen ",
    "fr": "demain ",
    "es": "mañana ",
}
AT: Final = {"en": "at ", "zh": "", "de": "um ", "fr": "à ", "es": "a "}
ON: Final = {"en": "on {day} ", "zh": "{day}", "de": "am {day} ", "fr": "{day} ", "es": "el {day} "}
WEEKDAYS: Final = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "zh": "星期一 星期二 星期三 星期四 星期五 星期六 星期日",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
}
"""No plan is made for more than a week ahead."""

AGO: Final = {
    "en": ("today", "yesterday", "{days} days ago"),
    "zh": ("今天", "昨天", "{days}天前"),
    "de": ("heute", "gestern", "vor {days} Tagen"),
    "fr": ("aujourd'hui", "hier", "il y a {days} jours"),
    "es": ("hoy", "ayer", "hace {days} días"),
}


def at_time(tongue: str, moment: datetime, today: date) -> str:
    """Return when, with its preposition, of a local time; `today` is the day in the same place."""
    days = (moment.date() - today).days
    day = TOMORROW[tongue] if days == 1 else ""
    if days > 1:
        day = ON[tongue].format(day=WEEKDAYS[tongue].split()[moment.weekday()])
    return f"{day}{AT[tongue]}{CLOCKS[tongue](moment.hour, moment.minute)}"


def ago(tongue: str, then: date, today: date) -> str:
    """Return how long ago a day was."""
    days = max(0, (today - then).days)
    words = AGO[tongue]
    return words[min(days, 2)].format(days=counted(tongue, days))


def _english(hour: int, minute: int) -> str:
    if minute == 0 and hour in {0, NOON}:
        return "noon" if hour else "midnight"
    part = "in the morning" if hour < NOON else "in the afternoon"
    if hour >= 18:  # noqa: PLR2004 - where evenings begin
        part = "in the evening"
    this, following = (number("en", one % HALF_DAY or HALF_DAY) for one in (hour, hour + 1))
    return f"{_english_hour(this, following, minute)} {part}"


def _english_hour(this: str, following: str, minute: int) -> str:
    named = {0: f"{this} o'clock", QUARTER: f"quarter past {this}", HALF: f"half past {this}"}
    named[THREE_QUARTERS] = f"quarter to {following}"
    if minute in named:
        return named[minute]
    if minute % FIVE:
        return f"{this} {'oh ' if minute < TEN else ''}{number('en', minute)}"
    if minute < HALF:
        return f"{number('en', minute)} past {this}"
    return f"{number('en', HOUR - minute)} to {following}"


_ZH_PARTS: Final = (
    (5, "凌晨"),
    (9, "早上"),
    (12, "上午"),
    (13, "中午"),
    (18, "下午"),
    (24, "晚上"),
)


def _chinese(hour: int, minute: int) -> str:
    part = next(name for until, name in _ZH_PARTS if hour < until)
    said = counted("zh", hour if hour <= NOON else hour - HALF_DAY)
    if minute == HALF:
        rest = "半"
    elif minute:
        rest = f"{'零' if minute < TEN else ''}{number('zh', minute)}分"
    else:
        rest = ""
    return f"{part}{said}点{rest}"


def _german(hour: int, minute: int) -> str:
    said = "ein" if hour == 1 else number("de", hour)
    return f"{said} Uhr {number('de', minute)}" if minute else f"{said} Uhr"


def _french(hour: int, minute: int) -> str:
    if hour in {0, NOON}:
        said = "midi" if hour else "minuit"
    else:
        count = number("fr", hour)
        count = f"{count}e" if count.endswith("un") else count
        said = f"{count} heure{'s' if hour > 1 else ''}"
    return f"{said} {number('fr', minute)}" if minute else said


_ES_PARTS: Final = ((6, "de la madrugada"), (12, "de la mañana"), (20, "de la tarde"))


def _spanish(hour: int, minute: int) -> str:
    shown = hour + 1 if minute == THREE_QUARTERS else hour
    short = shown % HALF_DAY or HALF_DAY
    said = "la una" if short == 1 else f"las {number('es', short)}"
    rest = {0: "", QUARTER: " y cuarto", HALF: " y media", THREE_QUARTERS: " menos cuarto"}
    part = next((name for until, name in _ES_PARTS if hour < until), "de la noche")
    return f"{said}{rest.get(minute, f' y {number("es", minute)}')} {part}"


CLOCKS: Final[Mapping[str, Callable[[int, int], str]]] = {
    "en": _english,
    "zh": _chinese,
    "de": _german,
    "fr": _french,
    "es": _spanish,
}
