"""What happens to a cook that goes on when everybody left and nobody answers."""

from enum import StrEnum
from typing import Final

from ..lib.aiocooker import ZoneCapabilities
from ..staging import known_modes


class Unanswered(StrEnum):
    """What no answer means: `Scene.no_answer`."""

    STOP = "stop"
    LEAVE = "leave"


BOILING_C: Final = 100.0
"""Nothing that gets no hotter than boiling water sets its food on fire."""


def default_no_answer(can: ZoneCapabilities) -> Unanswered:
    """Return what no answer means where nobody chose.

    A water bath or a rice cooker, made to be left alone, goes on; whatever gets hotter stops, and
    so does what does not hold its food safely.
    """
    bounds = [mode.temperature_c for mode in known_modes(can)]
    hottest_c = max((one.max for one in bounds if one is not None), default=0.0)
    gentle = can.holds_safely and hottest_c <= BOILING_C
    return Unanswered.LEAVE if gentle else Unanswered.STOP
