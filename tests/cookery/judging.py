"""What speaks against a start, as the tests of the rules ask for it."""

from typing import Final

from aiocooker.model import ZoneCapabilities
from aiocooker.program import Program, Stage, Until
from cookery import Circumstances, Problem, refusals

from tests.cookery.reasons import OVEN, program, stage
from tests.cookery.words import sentence
from tests.cookery.zones import zone_of, zones

AT_HOME: Final = Circumstances()
NOBODY: Final = Circumstances(unattended=True)
BATH: Final = zone_of("water_bath")
MULTICOOKER: Final = zones()["multicooker"]
FRYER: Final = zone_of("air_fryer")
COOKTOP: Final = zones()["cooktop"]


def keys(
    wrong: Program, zone: ZoneCapabilities = OVEN, where: Circumstances = AT_HOME
) -> list[str]:
    """Return the keys of what speaks against a start."""
    return [one.key for one in refusals(wrong, zone, where)]


def only(wrong: Program, zone: ZoneCapabilities = OVEN, where: Circumstances = AT_HOME) -> Problem:
    """Return the one reason against a start, which has a sentence."""
    (found,) = refusals(wrong, zone, where)
    assert sentence(found)
    return found


def by_core(core_c: float, *more: Stage, food: str | None = None) -> Program:
    """Return a roast that ends at a core temperature."""
    cook = stage("cook", "roast", target_c=180, until=Until(core_c=core_c), hold_max_s=7200)
    return program(cook, *more, food_class=food)
