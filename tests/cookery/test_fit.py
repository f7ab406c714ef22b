"""Whether a zone can cook a program, and the first reason why it cannot."""

from dataclasses import replace

import pytest
from aiocooker.model import ZoneCapabilities
from aiocooker.program import Program, Until
from cookery import Problem, ProblemKey, must_be_stepped, problem
from hypothesis import given, settings

from tests.cookery.anything import zones_and_programs
from tests.cookery.reasons import LOWER, OVEN, POT, REASONS, REST, TOASTER, program, stage
from tests.cookery.words import sentence

PREHEATED = program(
    stage("heat", target_c=200),
    stage("hold", target_c=200, until=Until(user=True), hold_max_s=1800),
    stage(target_c=200),
)


@pytest.mark.parametrize("key", REASONS)
def test_each_reason_is_told_with_its_figures(key: ProblemKey) -> None:
    zone, wrong, said = REASONS[key]
    found = problem(wrong, zone)
    assert found == Problem(key=key, said=said)
    assert sentence(found)


def test_a_program_that_suits_a_zone_has_no_problem() -> None:
    assert problem(PREHEATED, OVEN) is None


def test_what_a_zone_does_not_know_is_told_before_what_lies_outside_its_bounds() -> None:
    hot_then_strange = program(stage(target_c=999), stage(mode="rice"))
    found = problem(hot_then_strange, OVEN)
    assert found is not None
    assert found.key == ProblemKey.MODE_LACKING


def test_a_simple_zone_cooks_stage_by_stage_when_home_assistant_steps_through() -> None:
    found = problem(PREHEATED, TOASTER)
    assert found is not None
    assert found.key == ProblemKey.TOO_MANY_STAGES
    assert problem(PREHEATED, TOASTER, stepped=True) is None
    assert must_be_stepped(PREHEATED, TOASTER)
    assert not must_be_stepped(PREHEATED, OVEN)


def test_a_zone_that_does_not_tell_its_temperature_cannot_be_preheated_by_stepping() -> None:
    blind = replace(TOASTER, temperature=False)
    found = problem(PREHEATED, blind, stepped=True)
    assert found is not None
    assert found.key == ProblemKey.CANNOT_PREHEAT
    assert not must_be_stepped(PREHEATED, blind)


def test_stepping_does_not_make_a_probe() -> None:
    by_core = program(stage(until=Until(core_c=74), hold_max_s=3600), REST)
    found = problem(by_core, LOWER, stepped=True)
    assert found is not None
    assert found.key == ProblemKey.NO_PROBE


def test_stepping_waits_for_people_in_a_pot_that_takes_one_stage() -> None:
    soup = program(stage(mode="soup", duration_s=3600), stage("user", None), REST)
    assert problem(soup, POT) is not None
    assert problem(soup, POT, stepped=True) is None


def test_stepped_stages_may_sum_up_to_more_than_one_cook_of_the_zone() -> None:
    two_hours = stage(target_c=100, duration_s=7200)
    assert problem(program(two_hours, two_hours), TOASTER, stepped=True) is None


def test_stepping_ends_after_twenty_stages() -> None:
    assert problem(program(*[stage()] * 20), TOASTER, stepped=True) is None
    found = problem(program(*[stage()] * 21), TOASTER, stepped=True)
    assert found == Problem(key=ProblemKey.TOO_MANY_STAGES, said={"stages": 21, "maximum": 20})


def test_a_zone_holds_no_longer_than_the_mode_that_it_holds_in() -> None:
    """It holds by cooking in that mode, so that its own limit ends the hold."""
    toasting = program(stage("hold", "toast", duration_s=1200))
    found = problem(toasting, TOASTER, stepped=True)
    assert found is not None
    assert (found.key, found.said["maximum_s"]) == (ProblemKey.TIME_RANGE, 600)


@settings(max_examples=150, deadline=None)
@given(zones_and_programs())
def test_what_a_zone_cooks_alone_home_assistant_could_step_through_as_well(
    both: tuple[ZoneCapabilities, Program],
) -> None:
    """But for a hold longer than its mode's longest cook: there is no cook that would hold it."""
    zone, any_program = both
    if problem(any_program, zone) is None:
        found = problem(any_program, zone, stepped=True)
        assert found is None or found.key == ProblemKey.TIME_RANGE
