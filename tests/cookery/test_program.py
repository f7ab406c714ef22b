"""What planning reads in a program: times, heat-ups and people."""

from typing import Final

import pytest
from aiocooker.model import ModeCapability, Range, ZoneCapabilities
from aiocooker.program import Program, Stage, Until
from cookery import (
    HeatLeg,
    ModeLike,
    PersonStep,
    ProgramLike,
    RangeLike,
    StageLike,
    UntilLike,
    ZoneLike,
    ends_by_time,
    first_heat,
    fixed_s,
    heats,
    hottest_c,
    longest_s,
    people,
)

from tests.cookery.reasons import REST, program, stage

WORDS: Final = {"en": "Put the food in"}
BREAD: Final = program(
    stage("heat", target_c=230),
    stage("hold", target_c=230, until=Until(user=True), hold_max_s=1800, needs_user=WORDS),
    stage(target_c=230, duration_s=900),
    stage("heat", target_c=250),
    stage(target_c=200, duration_s=1500, needs_user={"en": "Turn it"}),
    REST,
)


@pytest.mark.parametrize(
    ("shape", "kind"),
    [
        (RangeLike, Range),
        (ModeLike, ModeCapability),
        (ZoneLike, ZoneCapabilities),
        (UntilLike, Until),
        (StageLike, Stage),
        (ProgramLike, Program),
    ],
)
def test_the_librarys_classes_have_the_shapes_that_are_read(shape: type, kind: type) -> None:
    wanted = {name for name, one in vars(shape).items() if isinstance(one, property)}
    assert wanted
    assert wanted <= set(kind.__dataclass_fields__)


def test_fixed_times_are_those_that_are_written_down() -> None:
    """Neither the heat-up, which is learned, nor the wait for a person."""
    assert fixed_s(BREAD) == 900 + 1500 + 600


def test_a_heat_up_is_no_fixed_time_even_where_it_has_a_limit() -> None:
    assert fixed_s(program(stage("heat", target_c=200, duration_s=900), stage())) == 1800


def test_what_a_probe_may_end_sooner_counts_in_full() -> None:
    assert fixed_s(program(stage(duration_s=3600, until=Until(core_c=74)))) == 3600
    assert fixed_s(program(stage(hold_max_s=3600, until=Until(core_c=74)))) == 0


def test_all_bounds_together_are_what_a_cooker_adds_up() -> None:
    assert longest_s(BREAD) == 1800 + 900 + 1500 + 600


def test_heat_ups_begin_where_the_one_before_ended() -> None:
    assert heats(BREAD) == (
        HeatLeg(stage=0, mode="bake", target_c=230, from_c=None),
        HeatLeg(stage=3, mode="bake", target_c=250, from_c=230),
    )


@pytest.mark.parametrize("pause", [REST, stage("user", None)])
def test_after_a_pause_nobody_knows_where_a_heat_up_begins(pause: Stage) -> None:
    legs = heats(program(stage("heat", target_c=200), pause, stage("heat", target_c=230)))
    assert legs[1].from_c is None


def test_people_are_waited_for_or_only_reminded() -> None:
    assert people(BREAD) == (
        PersonStep(stage=1, words=WORDS, waits=True),
        PersonStep(stage=4, words={"en": "Turn it"}, waits=False),
    )


def test_a_user_stage_waits_even_without_words() -> None:
    assert people(program(stage("user", None))) == (PersonStep(stage=0, words={}, waits=True),)


@pytest.mark.parametrize(
    ("stages", "by_time"),
    [
        ([stage(), REST], True),
        ([stage("heat", target_c=200), stage()], False),
        ([stage(), stage("user", None)], False),
        ([stage(duration_s=60, until=Until(core_c=60))], False),
    ],
)
def test_the_clock_alone_ends_some_programs(stages: list[Stage], by_time: bool) -> None:  # noqa: FBT001 - a row of the table
    assert ends_by_time(program(*stages)) is by_time


def test_the_hottest_target_and_the_first_heat_are_found() -> None:
    assert hottest_c(BREAD) == 250
    assert first_heat(BREAD) == BREAD.stages[0]


def test_a_program_without_heat_has_neither() -> None:
    assert hottest_c(program(REST)) is None
    assert first_heat(program(REST)) is None
