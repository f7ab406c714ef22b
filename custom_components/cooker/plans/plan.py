"""One plan: what is to be ready when, and how far it is. Times are aware, UTC."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Self

from homeassistant.core import Context

from ..lib.aiocooker import Program
from ..lib.cookery import Moment, Waiting
from ..times import read, there, written
from .stored_program import program_restored, program_stored


class PlanState(StrEnum):
    """How far a plan is."""

    WAITING = "waiting"
    ASKING = "asking"
    SCHEDULED_ON_DEVICE = "scheduled_on_device"
    STARTING = "starting"
    HEATING = "heating"
    COOKING = "cooking"
    READY = "ready"
    MISSED = "missed"
    CANCELLED = "cancelled"


WAITS = {PlanState.WAITING, PlanState.ASKING}
"""Nothing was sent yet."""
RUNS = {PlanState.STARTING, PlanState.HEATING, PlanState.COOKING}
OVER = {PlanState.READY, PlanState.CANCELLED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why, as the key of a sentence under `exceptions` and what it names."""

    key: str
    said: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A cook to come; `original` is the program before somebody changed it for this cook.

    `wished_at` is when the meal is, `ready_at` when this dish is to be done: earlier where the
    mains do not bear all at once. `loaded_at` is when its food goes in, None for a program that
    asks for it later; `loaded` whether somebody was there since. `not_after` is when perishable
    food has waited too long. `attempt` counts what was refused: the same attempt has the same
    command id, so that one which was sent twice is executed once.
    """

    id: str
    cooker: str
    zone: str
    name: str
    program: Program
    original: Program | None
    wished_at: datetime
    ready_at: datetime
    made_at: datetime
    start_at: datetime
    latest_start: datetime
    low: datetime
    high: datetime
    people: tuple[Moment, ...] = ()
    runs: int = 0
    loaded_at: datetime | None = None
    loaded: bool = True
    not_after: datetime | None = None
    state: PlanState = PlanState.WAITING
    reason: Reason | None = None
    asked: bool = False
    attempt: int = 0
    begun_at: datetime | None = None
    over_at: datetime | None = None
    meal: str | None = None
    user_id: str | None = None

    @property
    def context(self) -> Context | None:
        """Return on whose behalf it starts, None for an automation's."""
        return Context(user_id=self.user_id) if self.user_id else None

    @property
    def command_id(self) -> str:
        """Return the id of the start that is due."""
        return f"{self.id}-{self.attempt}"

    def began(self, command_id: str | None) -> bool:
        """Whether a start with this id was one of this plan's."""
        return command_id is not None and command_id.startswith(self.id)

    @property
    def waiting(self) -> Waiting:
        """Return what decides on its start."""
        return Waiting(
            start_at=self.start_at,
            latest_start=self.latest_start,
            not_before=max(self.made_at, self.loaded_at or self.made_at),
            not_after=self.not_after,
            asked=self.asked,
        )

    @property
    def is_held_by_cooker(self) -> bool:
        """Whether the cooker starts it by itself, also without Home Assistant."""
        return self.state is PlanState.SCHEDULED_ON_DEVICE

    def title(self, language: str) -> str:
        """Return what is cooked."""
        names = self.program.name
        return names.get(language) or names.get("en") or next(iter(names.values()), self.program.id)

    def stored(self) -> dict[str, Any]:
        """Return it as JSON."""
        texts = {name: getattr(self, name) for name in (*_AS_IT_IS, "user_id")}
        times = {name: written(getattr(self, name)) for name in _TIMES}
        return {
            **texts,
            **times,
            "state": self.state.value,
            "program": program_stored(self.program),
            "original": self.original and program_stored(self.original),
            "people": [
                {"at": written(one.at), "todo": dict(one.todo), "stage": one.stage}
                for one in self.people
            ],
            "reason": self.reason and {"key": self.reason.key, "said": dict(self.reason.said)},
        }

    @classmethod
    def restored(cls, stored: Mapping[str, Any]) -> Self:
        """Read it; KeyError, TypeError or ValueError where it cannot be read."""
        reason = stored["reason"]
        return cls(
            **{name: stored[name] for name in _AS_IT_IS},
            user_id=stored.get("user_id"),  # plans of an earlier version lack it
            **{name: read(stored[name]) for name in _TIMES},  # type: ignore[arg-type]
            state=PlanState(stored["state"]),
            program=program_restored(stored["program"]),
            original=stored["original"] and program_restored(stored["original"]),
            people=tuple(
                Moment(at=there(one["at"]), todo=one["todo"], stage=one["stage"])
                for one in stored["people"]
            ),
            reason=reason and Reason(key=reason["key"], said=reason["said"]),
        )


_AS_IT_IS = ("id", "cooker", "zone", "name", "runs", "loaded", "asked", "attempt", "meal")
_TIMES = (
    "wished_at",
    "ready_at",
    "made_at",
    "start_at",
    "latest_start",
    "low",
    "high",
    "loaded_at",
    "not_after",
    "begun_at",
    "over_at",
)
