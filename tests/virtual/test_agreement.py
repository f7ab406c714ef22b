"""Both ends judge a program alike, each by its own reading of the specification."""

from typing import Final

import pytest
from aiocooker.drivers.native.codec import decode
from aiocooker.model import ZoneCapabilities
from aiocooker.program import Program
from cookery import ProblemKey, builtin, problem
from hypothesis import given, settings

from tests.cookery.anything import zones_and_programs
from tests.cookery.reasons import REASONS
from tests.cookery.zones import zones
from virtual_cooker.firmware.checks import checked
from virtual_cooker.firmware.refusal import Refusal

FIELDS: Final = {
    ProblemKey.SCHEMA: {"schema"},
    ProblemKey.NO_STAGES: {"stages"},
    ProblemKey.TOO_MANY_STAGES: {"stages"},
    ProblemKey.UNKNOWN_STEP: {"kind"},
    ProblemKey.CANNOT_PREHEAT: {"kind"},
    ProblemKey.WRONG_ENDING: {"until"},
    ProblemKey.NO_PROBE: {"core_c"},
    ProblemKey.ENDLESS: {"duration_s"},
    ProblemKey.MODE_NEEDED: {"mode"},
    ProblemKey.MODE_LACKING: {"mode"},
    ProblemKey.MODE_WITHOUT_HEAT: {"mode"},
    ProblemKey.SETTING_WITHOUT_HEAT: {"target_c", "power_pct"},
    ProblemKey.NO_TEMPERATURE: {"target_c"},
    ProblemKey.NO_POWER: {"power_pct"},
    ProblemKey.HEAT_WITHOUT_TEMPERATURE: {"mode"},
    ProblemKey.TEMPERATURE_RANGE: {"target_c"},
    ProblemKey.POWER_RANGE: {"power_pct"},
    ProblemKey.CORE_RANGE: {"core_c"},
    ProblemKey.DURATION_RANGE: {"duration_s"},
    ProblemKey.TIME_RANGE: {"duration_s", "hold_max_s"},
    ProblemKey.TOO_LONG: {"duration_s"},
}
"""What the cooker's refusal names where we give this reason."""


def agree(zone: ZoneCapabilities, program: Program) -> None:
    """Ask both ends, and expect one answer."""
    ours = problem(program, zone)
    if ours is None:
        checked(zone, program)
        return
    with pytest.raises(Refusal) as caught:
        checked(zone, program)
    assert caught.value.field in FIELDS[ProblemKey(ours.key)]


@settings(max_examples=400, deadline=None)
@given(zones_and_programs())
def test_we_refuse_what_the_cooker_refuses_and_for_the_same_reason(
    both: tuple[ZoneCapabilities, Program],
) -> None:
    """A program that we pass and the cooker refuses fails in front of a person with hot food."""
    agree(*both)


@pytest.mark.parametrize("key", FIELDS)
def test_each_reason_of_ours_is_one_of_the_cooker(key: ProblemKey) -> None:
    zone, program, _ = REASONS[key]
    assert problem(program, zone) is not None
    agree(zone, program)


@pytest.mark.parametrize("kind", builtin.KINDS)
def test_the_cooker_judges_the_programs_that_come_along_as_we_do(kind: str) -> None:
    for zone in zones().values():
        for document in builtin.documents(kind):
            agree(zone, decode(Program, document))
