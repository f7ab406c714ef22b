"""What is seen of a zone whose program is stepped, and what follows from it: orders and news."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from .steps import Step


class Doing(StrEnum):
    """What a zone does, as far as stepping depends on it."""

    HEATING = "heating"
    PAUSED = "paused"
    DONE = "done"
    """Its cook ended by itself; food may be kept warm."""

    OFF = "off"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a zone says at one moment; None where it does not say.

    `origin` is the command that began its present or last cook, or any other word for who did.
    """

    doing: Doing
    origin: str | None = None
    remaining_s: float | None = None
    temperature_c: float | None = None
    target_c: float | None = None
    core_c: float | None = None
    door_open: bool | None = None
    keeps_warm: bool = False

    @property
    def runs(self) -> bool:
        """Whether a cook is on, paused or not."""
        return self.doing in {Doing.HEATING, Doing.PAUSED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Begin a cook with this stage; the zone ends it after `step.starts_s` at the latest."""

    step: Step
    command_id: str
    core_c: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjust:
    """Change the running cook; a member that is None stays as it is."""

    target_c: float | None = None
    power_pct: float | None = None
    core_c: float | None = None
    add_s: float | None = None


@dataclass(frozen=True, slots=True)
class Stop:
    """End the cook."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Let the cook stand still."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Let the cook go on after our own pause."""


class News(StrEnum):
    """What people are told that no cooker tells."""

    STAGE_CHANGED = "stage_changed"
    PREHEATED = "preheated"
    NEEDS_USER = "needs_user"
    FINISHED = "finished"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tell:
    """Tell it. A need without words is that for a start, which only a hand can allow."""

    news: News
    data: Mapping[str, str | float] = field(default_factory=dict)
    words: Mapping[str, str] | None = None


type Order = Start | Adjust | Stop | Pause | Resume | Tell
