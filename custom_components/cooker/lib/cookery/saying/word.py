"""The kinds of words that a sentence is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, auto


class Word(StrEnum):
    """What a word, or several, are for. Those with a value are marked with what it is."""

    FILLER = auto()  # says nothing: the, please
    COMMA = auto()
    OTHER = auto()  # unknown; the value is the text
    DENY = auto()  # belongs to another thing or wish
    NOT = auto()

    # names: the value is a reference of Names, of APPLIANCE a kind
    COOKER = auto()
    ZONE = auto()
    AREA = auto()
    PROGRAM = auto()
    APPLIANCE = auto()

    # figures
    NUM = auto()  # number
    ONE = auto()  # a, an: one before a unit, else nothing
    UNIT = auto()  # seconds
    COUNTED = auto()  # stands between number and unit: 个
    HALF = auto()
    AND = auto()
    DEGREE = auto()
    SCALE = auto()  # C or F
    PERCENT = auto()
    AT = auto()  # before a time of day or a temperature
    TO = auto()
    FOR = auto()
    OCLOCK = auto()
    HOUR_TIME = auto()  # minutes of the day: noon, 18:30
    OFFSET_BEFORE = auto()  # minutes, said before the hour: half past
    OFFSET_AFTER = auto()  # minutes, said after it: y media
    PART = auto()  # morning, noon, evening
    DAY = auto()  # today, tomorrow
    IN_A_WHILE = auto()  # 后: what comes before it counts from now

    # what figures become
    DURATION = auto()  # seconds
    TEMPERATURE = auto()  # its number, and the scale
    POWER = auto()  # a level that is a cooker's: high power
    LEVEL = auto()  # a level that may be anything's: high
    POWER_PCT = auto()
    CLOCK = auto()  # minutes of the day

    # what to do
    PREHEAT = auto()
    START = auto()
    TURN_ON = auto()
    TURN_OFF = auto()
    SET = auto()
    HEAT = auto()  # also of rooms and pools
    COOK = auto()
    WARM_UP = auto()  # 热: heat food, and hot
    MAKE = auto()  # also of beds
    MODE = auto()  # a cooking verb or noun; the value is the mode
    MISHEARD = auto()  # as MODE, but only at the start of a sentence
    STOP = auto()
    STOP_COOKING = auto()
    PAUSE = auto()
    RESUME = auto()
    ADD = auto()
    REDUCE = auto()
    MORE = auto()
    AGAIN = auto()  # 再: then, or more
    KEEP_WARM = auto()
    KEEP_FOOD = auto()  # as KEEP_WARM, but never said of rooms
    KEEP = auto()
    WARM = auto()
    LOCK = auto()
    UNLOCK = auto()
    CHILD_LOCK = auto()
    LIGHT = auto()
    THEN = auto()
    FIRST = auto()

    # what it is about
    COOKING = auto()
    FOOD = auto()
    MEAL = auto()  # a part of the day
    THERMAL = auto()  # temperature, how hot
    INSIDE = auto()  # core
    POWER_WORD = auto()

    # questions
    ASK = auto()
    MAY = auto()
    HOW_LONG = auto()
    WHEN = auto()
    LEFT = auto()
    UNTIL = auto()
    READY = auto()
    STATE = auto()  # what is it doing
    IS_ON = auto()
    PREHEATED = auto()
    HOT = auto()
    SAFE = auto()
    EAT = auto()
    LAST = auto()
    COOKED = auto()
    WANT = auto()
    SERVE = auto()  # says alone that a meal is to be ready

    # people
    COMING = auto()
    LEAVING = auto()
    HOME_IN = auto()
    SHOWER = auto()
    BUSY = auto()


type Value = str | float
type Kinds = Mapping[Word, Value]


@dataclass(frozen=True, slots=True)
class Span:
    """One phrase or figure of a sentence, as heard, and its kinds with their values."""

    heard: str
    kinds: Kinds

    def number(self, word: Word) -> float | None:
        """Return the number it has as a word of this kind, if it is one."""
        value = self.kinds.get(word)
        return value if isinstance(value, float) else None


type Table = Mapping[Word, str | Mapping[str, str] | Mapping[float, str]]
"""A language's words: phrases with commas between, or those by their value."""
