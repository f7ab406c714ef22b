"""What may begin without a person who agrees to that very start."""

from ..lib.aiocooker import ZoneCapabilities
from .scene import Cooking, Do


def automatic_allowed(can: ZoneCapabilities, cooking: Cooking) -> bool:
    """Whether a scene may do that in a zone by itself, once and for all set up so.

    Getting ready heats nothing. An empty cavity is heated where it may be empty; what was put in is
    cooked where forgotten food or an empty zone does no harm: not in a microwave.
    """
    match cooking.do:
        case Do.GET_READY:
            return True
        case Do.PREHEAT:
            return can.can_run_empty
        case Do.START:
            return can.can_run_empty or can.holds_safely
