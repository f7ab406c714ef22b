"""A cook in progress: which stage, since when, and why it stands still."""

from dataclasses import dataclass, replace
from enum import Enum, auto

from aiocooker.model import Origin, ProgramStatus, StageStatus, ZoneState
from aiocooker.program import Program, Stage, StageKind


class Pause(Enum):
    """Who stopped a cook for now."""

    PERSON = auto()
    DOOR = auto()


class End(Enum):
    """What becomes of a cook whose stage is over."""

    NEXT = auto()
    STOP = auto()


REMINDER_S = 60.0
"""How long a stage that does not wait for a person shows what the person should do."""


@dataclass(slots=True)
class Cook:
    """A program on its way.

    `stage_s` is time in the present stage without pauses, `asked_s` with them, `age_s` all time
    since the start. `seen` is whether a person came since the stage began.
    """

    program: Program
    origin: Origin
    index: int = 0
    stage_s: float = 0.0
    asked_s: float = 0.0
    age_s: float = 0.0
    pause: Pause | None = None
    reached: bool = False
    user_done: bool = False
    seen: bool = False
    core_told_c: float | None = None

    @property
    def stage(self) -> Stage:
        """The present stage."""
        return self.program.stages[self.index]

    @property
    def core_target_c(self) -> float | None:
        """What the food probe is to reach in the present stage."""
        return None if self.stage.until is None else self.stage.until.core_c

    @property
    def is_last(self) -> bool:
        """Whether no stage follows."""
        return self.index == len(self.program.stages) - 1

    @property
    def waits_for_user(self) -> bool:
        """Whether a person ends the present stage."""
        until = self.stage.until
        return self.stage.kind is StageKind.USER or (until is not None and bool(until.user))

    @property
    def words(self) -> str | None:
        """What a person should do in the present stage: in English where the program has it."""
        words = self.stage.needs_user or {}
        return words.get("en") or next(iter(words.values()), None)

    @property
    def asks(self) -> str | None:
        """What the display asks for: a stage that does not wait only reminds."""
        reminds = not self.seen and self.asked_s < REMINDER_S
        return self.words if self.waits_for_user or reminds else None

    @property
    def follows_heat(self) -> bool:
        """Whether the stage before was a heat stage."""
        return self.index > 0 and self.program.stages[self.index - 1].kind is StageKind.HEAT

    def state(self, *, preheats: bool) -> ZoneState:
        """Return what a zone says while this runs; section 10 of the specification."""
        if self.pause is not None:
            return ZoneState.PAUSED
        match self.stage.kind:
            case StageKind.HEAT:
                return ZoneState.PREHEATING
            case StageKind.HOLD:
                return ZoneState.PREHEATED if self.follows_heat else ZoneState.KEEPING_WARM
            case StageKind.REST:
                return ZoneState.COOLING_DOWN
            case StageKind.USER:
                return ZoneState.NEEDS_USER
        warming_up = preheats and self.warms_up and not self.reached
        return ZoneState.PREHEATING if warming_up else ZoneState.COOKING

    @property
    def warms_up(self) -> bool:
        """Whether this stage is the one that brings a cold zone to its target."""
        if self.stage.target_c is None:
            return False
        return self.stage.kind is StageKind.HEAT or (
            self.index == 0 and self.stage.kind is StageKind.COOK
        )

    def end(self, *, core_c: float | None, done: bool) -> End | None:
        """Say whether the stage is over; `done` where the appliance's own sensor says so."""
        stage = self.stage
        if stage.kind is StageKind.HEAT:
            return End.NEXT if self.reached else None
        if done or (self.user_done and self.waits_for_user):
            return End.NEXT
        if stage.duration_s is not None and self.stage_s >= stage.duration_s:
            return End.NEXT
        until = stage.until
        if until is not None and until.core_c is not None and (core_c or 0.0) >= until.core_c:
            return End.NEXT
        if stage.hold_max_s is not None and self.stage_s >= stage.hold_max_s:
            return End.STOP
        return None

    def go_on(self) -> None:
        """Enter the next stage."""
        self.index += 1
        self.stage_s = self.asked_s = 0.0
        self.user_done = self.seen = False

    def change_stage(self, stage: Stage) -> None:
        """Replace the present stage by one with other settings."""
        stages = (*self.program.stages[: self.index], stage, *self.program.stages[self.index + 1 :])
        self.program = replace(self.program, stages=stages)

    @property
    def remaining_s(self) -> float | None:
        """Seconds until the whole program ends; None where a person or a temperature decides."""
        later = self.program.stages[self.index + 1 :]
        if not all(_ends_by_time(stage) for stage in (self.stage, *later)):
            return None
        return sum(stage.duration_s or 0.0 for stage in (self.stage, *later)) - self.stage_s

    @property
    def program_status(self) -> ProgramStatus:
        """The program as a display needs it."""
        return ProgramStatus(id=self.program.id, name=self.program.name)

    @property
    def stage_status(self) -> StageStatus:
        """The place in the program."""
        return StageStatus(
            index=self.index,
            count=len(self.program.stages),
            kind=self.stage.kind,
            id=self.stage.id,
            mode=self.stage.mode,
        )


def _ends_by_time(stage: Stage) -> bool:
    return stage.duration_s is not None and stage.until is None
