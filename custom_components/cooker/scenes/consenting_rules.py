"""What may begin without a person who agrees to that very start."""

from ..lib.aiocooker import ZoneCapabilities
from .scene import Cooking, Do


def automatic_allowed(can: ZoneCapabilities, cooking: Cooking) -> bool:
    """Whether a scene may do that in a zone by itself, once and for all set up so.

    Getting ready heats nothing. An empty cavity is heated where it may be empty; what was put in is
    cooked where forgotten food or an empty zone does no harm: not in a microwave.
    """
    if cooking.do is Do.GET_READY:
        return True
    return can.can_run_empty or (cooking.do is Do.START and can.holds_safely)
