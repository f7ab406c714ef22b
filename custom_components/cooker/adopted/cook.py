"""The cook that Home Assistant began at an adopted appliance: frozen, JSON.

Such an appliance knows of no command and often of no time. Both are kept here, over restarts, so
that every heat that began here also ends.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any, Final

from ..lib.aiocooker import CookingMode, Program

LATE_S: Final = 120.0
"""No cloud is later with a start; after that what begins there is somebody else's."""


class Phase(StrEnum):
    """What is being done about it."""

    STARTING = "starting"
    ON = "on"
    ENDING = "ending"
    """It is to be off, and is not yet."""

    OVER = "over"


class Outcome(StrEnum):
    """How it ended."""

    FINISHED = "finished"
    STOPPED = "stopped"
    FAULT = "fault"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cook:
    """One cook. Times are Unix seconds.

    `ends_s` is when it is to end, whoever ends it. `phase_s` is when the phase began, and `fault`
    why it ended before its time. `was_on` is whether it was seen to heat.
    """

    id: str
    program_id: str
    name: Mapping[str, str] = field(default_factory=dict)
    mode: CookingMode = CookingMode.BAKE
    target_c: float | None = None
    begun_s: float
    ends_s: float
    phase: Phase = Phase.STARTING
    phase_s: float = 0.0
    outcome: Outcome | None = None
    fault: str | None = None
    was_on: bool = False
    seen: bool = False
    """Whether a person saw how it ended."""

    @property
    def is_active(self) -> bool:
        """Whether it is to be on."""
        return self.phase in {Phase.STARTING, Phase.ON}

    @property
    def duration_s(self) -> float:
        """The whole time that it was given."""
        return self.ends_s - self.begun_s


def begun(program: Program, command_id: str, now_s: float) -> Cook:
    """Return a cook of one stage, which has a mode and a duration."""
    (stage,) = program.stages
    return Cook(
        id=command_id,
        program_id=program.id,
        name=dict(program.name),
        mode=stage.mode or CookingMode.UNKNOWN,
        target_c=stage.target_c,
        begun_s=now_s,
        ends_s=now_s + (stage.duration_s or 0.0),
        phase_s=now_s,
    )


def ending(cook: Cook, outcome: Outcome, now_s: float, fault: str | None = None) -> Cook:
    """Return a cook that is to be off from now on."""
    return replace(
        cook,
        phase=Phase.ENDING,
        phase_s=now_s,
        ends_s=min(cook.ends_s, now_s),
        outcome=outcome,
        fault=fault,
    )


def stored(cook: Cook | None) -> dict[str, Any]:
    """Return it as JSON."""
    return asdict(cook) if cook else {}


def restored(before: Mapping[str, Any]) -> Cook | None:
    """Read it back; None where there was none."""
    if not before:
        return None
    outcome = before["outcome"]
    return Cook(
        **{
            **before,
            "mode": CookingMode(before["mode"]),
            "phase": Phase(before["phase"]),
            "outcome": Outcome(outcome) if outcome else None,
        }
    )
