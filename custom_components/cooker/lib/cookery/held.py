"""A program that is held for a zone which takes one stage at a time: where it is. Frozen; JSON."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Final

from .orders import Look
from .steps import EARLY_S, Step, StepKind, goes_on

RETRY_S: Final = 15.0
"""An order that shows no effect for that long is given again. A start never is."""

START_MOST_S: Final = 120.0
"""No start can take effect later: the longest `expires_in_s` of the Cooker local API."""

WAIT_MOST_S: Final = 7200.0
"""Food may stand for two hours between 4.4 and 60 °C (USDA FSIS); then nobody goes on with it."""

LATE_S: Final = 300.0
"""A rest that was over for longer, with nobody to see it, is not followed by heat unasked."""


REMIND_S: Final = 60.0
"""How long a hint is shown that nothing waits for, as in section 10 of the Cooker local API."""


class Phase(StrEnum):
    """What is being done about the present stage."""

    STARTING = "starting"
    """A start was ordered and does not show yet."""

    SETTING = "setting"
    """The cook that runs is being changed into this stage."""

    HEATING = "heating"
    RESTING = "resting"
    ASKING = "asking"
    OVER = "over"


class Outcome(StrEnum):
    """How it ended."""

    FINISHED = "finished"
    STOPPED = "stopped"
    NOBODY_CAME = "nobody_came"
    TIME_LIMIT = "time_limit"
    ANOTHER_COOK = "another_cook"
    NOT_STARTED = "not_started"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One program on its way.

    `leg` counts the starts, `mode` is that of the last one. `since_s` is when the phase began,
    `ordered_s` when its order was given last, both Unix seconds. `calm` is whether the zone was
    seen without heat where none is wanted, `stands` whether its cook is to stand still there
    rather than end. `spare_s` is the zone's time beyond the stage's end. From `before_s` to
    `wanted_s` its remaining time was changed: readings near the first are old. `timed` is whether
    the zone tells what remains, None before it was seen to run, and `seen` whether somebody saw
    the stage's hint.
    """

    id: str
    steps: tuple[Step, ...]
    can_pause: bool = False
    index: int = 0
    leg: int = 0
    phase: Phase = Phase.ASKING
    mode: str | None = None
    since_s: float = 0.0
    ordered_s: float | None = None
    calm: bool = False
    stands: bool = False
    door_opened: bool = False
    spare_s: float = 0.0
    before_s: float | None = None
    wanted_s: float | None = None
    refused: bool = False
    timed: bool | None = None
    seen: bool = False
    outcome: Outcome | None = None

    @property
    def step(self) -> Step:
        """The present stage."""
        return self.steps[self.index]

    @property
    def is_last(self) -> bool:
        """Whether no stage follows."""
        return self.index == len(self.steps) - 1

    @property
    def is_over(self) -> bool:
        """Whether it has ended."""
        return self.phase is Phase.OVER

    @property
    def waits(self) -> bool:
        """Whether a person ends what it does now."""
        return self.phase is Phase.ASKING or (self.phase is Phase.HEATING and self.step.waits)

    @property
    def reminds(self) -> bool:
        """Whether it shows a person what to do while it goes on."""
        step = self.step
        heats = self.phase in {Phase.SETTING, Phase.HEATING}
        return heats and step.words is not None and not step.waits and not self.seen

    @property
    def asks_for_start(self) -> bool:
        """Whether it needs a person to let it begin the present stage."""
        return self.phase is Phase.ASKING and self.step.heats

    @property
    def needs_cook(self) -> bool:
        """Whether the cook that runs is of use for a later stage."""
        return goes_on(self.steps, self.index, self.mode, can_pause=self.can_pause)

    @property
    def ends_at_s(self) -> float:
        """What remains at the zone when the stage is over; 0 where it ends the cook by itself."""
        return max(self.spare_s, EARLY_S if self.needs_cook else 0.0)

    def command_id(self, leg: int) -> str:
        """Return the id of a start: the same after a crash, so that it can be recognised."""
        return self.id if leg == 1 else f"{self.id[:56]}-{leg}"

    def owns(self, look: Look) -> bool:
        """Whether what the zone does, or did last, is of this program."""
        return look.origin in {self.command_id(leg) for leg in range(1, self.leg + 1)}

    def is_fresh(self, look: Look) -> bool:
        """Whether the remaining time is one after the change that was made to it."""
        if self.before_s is None or self.wanted_s is None or look.remaining_s is None:
            return True
        left_s = look.remaining_s
        return abs(left_s - self.wanted_s) <= abs(left_s - self.before_s)

    @property
    def due_s(self) -> float | None:
        """When to look again though nothing is said, Unix seconds."""
        times = [] if self.ordered_s is None else [self.ordered_s + RETRY_S]
        if self.reminds:
            times.append(self.since_s + REMIND_S)
        match self.phase:
            case Phase.STARTING:
                times = [self.since_s + START_MOST_S]
            case Phase.HEATING if self.timed is False and self.needs_cook and self.step.lasts_s:
                times.append(self.since_s + self.step.lasts_s)
            case Phase.RESTING:
                times.append(self.since_s + (self.step.lasts_s or 0.0))
            case Phase.ASKING:
                times.append(self.since_s + WAIT_MOST_S)
        return min(times, default=None)


def stored(held: Held) -> dict[str, Any]:
    """Return it as JSON."""
    return asdict(held)


def restored(stored_before: Mapping[str, Any]) -> Held:
    """Read it back; TypeError, KeyError or ValueError where an earlier version wrote it."""
    steps = tuple(Step(**{**one, "kind": StepKind(one["kind"])}) for one in stored_before["steps"])
    outcome = stored_before["outcome"]
    return Held(
        **{
            **stored_before,
            "steps": steps,
            "phase": Phase(stored_before["phase"]),
            "outcome": Outcome(outcome) if outcome else None,
        }
    )


def begun(id_: str, steps: tuple[Step, ...], *, can_pause: bool) -> Held:
    """Return a program that nobody has begun yet."""
    return Held(id=id_, steps=steps, can_pause=can_pause)
