"""What was said, once it is understood."""

from dataclasses import dataclass
from enum import StrEnum


class Intent(StrEnum):
    """What somebody wants. `SET` edits the next cook or the running one and never starts heat."""

    PREHEAT = "preheat"
    COOK = "cook"
    START = "start"
    SET = "set"
    STOP = "stop"
    PAUSE = "pause"
    RESUME = "resume"
    ADD_TIME = "add_time"
    KEEP_WARM = "keep_warm"
    READY_AT = "ready_at"
    TIME_LEFT = "time_left"
    STATUS = "status"
    IS_PREHEATED = "is_preheated"
    IS_SAFE = "is_safe"
    TEMPERATURE = "temperature"
    FOOD_TEMPERATURE = "food_temperature"
    LAST_COOK = "last_cook"
    ON_MY_WAY = "on_my_way"
    HANDS_BUSY = "hands_busy"
    CHILD_LOCK = "child_lock"
    LIGHT = "light"


class Scale(StrEnum):
    """In what degrees a temperature was said."""

    CELSIUS = "C"
    FAHRENHEIT = "F"


class PowerLevel(StrEnum):
    """A power that was said as a word."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Day(StrEnum):
    """A day that was said."""

    TODAY = "today"
    TOMORROW = "tomorrow"


@dataclass(frozen=True, slots=True)
class Temperature:
    """A temperature as it was said; without a scale it is in the house's own."""

    value: float
    scale: Scale | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of day: the hour 0 to 23. Where `either_half`, 7 may as well be 19."""

    hour: int
    minute: int = 0
    day: Day | None = None
    either_half: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidStage:
    """One part of "high for five minutes, then low for three"; power in per cent."""

    preheat: bool = False
    mode: str | None = None
    temperature: Temperature | None = None
    power: PowerLevel | None = None
    power_pct: float | None = None
    duration_s: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One sentence. What was not said is None.

    `cooker`, `zone`, `area` and `program` are references of `Names`; `appliance` is the kind that
    was said where no name was, in the words of docs/local-api.md; `food` are the words for what no
    program is known for. `mode` is a mode's word. `duration_s` of `ADD_TIME` may be negative; of
    `READY_AT` and `ON_MY_WAY` it counts from now. `on` tells the child lock's and the light's way.
    """

    intent: Intent
    cooker: str | None = None
    zone: str | None = None
    area: str | None = None
    appliance: str | None = None
    program: str | None = None
    food: str | None = None
    mode: str | None = None
    temperature: Temperature | None = None
    power: PowerLevel | None = None
    power_pct: float | None = None
    duration_s: float | None = None
    clock: Clock | None = None
    on: bool | None = None
    stages: tuple[SaidStage, ...] = ()
