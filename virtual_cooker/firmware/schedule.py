"""A start that waits for its time."""

from dataclasses import dataclass

from aiocooker.model import Origin, ProgramStatus
from aiocooker.program import Program

LONGEST_DELAY_S = 86_400.0
"""A day: a later meal is for another day's decision."""


@dataclass(slots=True)
class Schedule:
    """What to cook, who asked for it, and how long it still waits."""

    program: Program
    origin: Origin
    left_s: float

    @property
    def is_due(self) -> bool:
        """Whether its time has come."""
        return self.left_s <= 0

    @property
    def program_status(self) -> ProgramStatus:
        """The program as a display needs it."""
        return ProgramStatus(id=self.program.id, name=self.program.name)
