"""How far a scene is, and why: what its sensor shows and what survives a restart. Times are UTC."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Self

from ..times import read, there, written


class SceneState(StrEnum):
    """How far it is."""

    IDLE = "idle"
    WATCHING = "watching"
    ASKING = "asking"
    ARMED = "armed"
    STARTING = "starting"
    HEATING = "heating"
    READY = "ready"
    HOLDING = "holding"
    CANCELLED = "cancelled"
    REFUSED = "refused"


RUNS = {SceneState.STARTING, SceneState.HEATING, SceneState.READY, SceneState.HOLDING}
"""Something of the scene's own is on, or may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why it is so: the key of a sentence under `exceptions`, and what that names."""

    key: str
    said: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A time that is not certain: in four of five cases between `low_s` and `high_s`."""

    low_s: float
    median_s: float
    high_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question to people. `id` cannot be guessed; it is answered once, and before `expires_at`.

    `why` is the question itself, `context` what must still be so for a yes to count.
    """

    id: str
    asked_at: datetime
    expires_at: datetime
    why: Why
    context: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One scene's present chapter. `person` is whose way home it is about.

    `armed_until` is until when somebody agreed beforehand; `command_id` and `begun_at` are of the
    start that is under way; `outing_began_s` of the outing that it belongs to (Unix seconds).
    """

    state: SceneState = SceneState.IDLE
    why: Why | None = None
    since: datetime | None = None
    person: str | None = None
    eta: Interval | None = None
    heat_up: Interval | None = None
    question: Question | None = None
    armed_until: datetime | None = None
    command_id: str | None = None
    begun_at: datetime | None = None

    def stored(self) -> dict[str, Any]:
        """Return it as JSON."""
        asked = self.question
        return {
            "state": self.state.value,
            "why": self.why and asdict(self.why),
            "person": self.person,
            "eta": self.eta and asdict(self.eta),
            "heat_up": self.heat_up and asdict(self.heat_up),
            "question": asked
            and {
                **asdict(asked),
                "asked_at": written(asked.asked_at),
                "expires_at": written(asked.expires_at),
            },
            "command_id": self.command_id,
            **{name: written(getattr(self, name)) for name in _TIMES},
        }

    @classmethod
    def restored(cls, stored: Mapping[str, Any]) -> Self:
        """Read it; KeyError, TypeError or ValueError where it cannot be read."""
        asked = stored["question"]
        return cls(
            state=SceneState(stored["state"]),
            why=_why(stored["why"]),
            person=stored["person"],
            eta=stored["eta"] and Interval(**stored["eta"]),
            heat_up=stored["heat_up"] and Interval(**stored["heat_up"]),
            question=asked
            and Question(
                id=asked["id"],
                asked_at=there(asked["asked_at"]),
                expires_at=there(asked["expires_at"]),
                why=Why(**asked["why"]),
                context=asked["context"],
            ),
            command_id=stored["command_id"],
            **{name: read(stored[name]) for name in _TIMES},
        )


_TIMES = ("since", "armed_until", "begun_at")


def _why(stored: Mapping[str, Any] | None) -> Why | None:
    return None if stored is None else Why(**stored)
