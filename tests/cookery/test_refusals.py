"""Heat ends, is never empty where it must not be, nor unwatched; and every refusal can be told."""

from dataclasses import replace
from typing import Final

import pytest
from aiocooker.model import ZoneCapabilities
from aiocooker.program import Program, Stage, Until
from cookery import Circumstances, Problem, ProblemKey, check
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cookery.anything import zones_and_programs
from tests.cookery.judging import (
    AT_HOME,
    BATH,
    COOKTOP,
    MULTICOOKER,
    NOBODY,
    by_core,
    keys,
    only,
)
from tests.cookery.reasons import LOWER, MICROWAVE, OVEN, POT, program, stage
from tests.cookery.words import SENTENCES, figures_with_units, sentence

# Empty zones.


def test_what_must_not_run_empty_is_never_preheated() -> None:
    preheated = program(stage("heat", target_c=60), stage(mode="soup", duration_s=3600))
    assert only(preheated, POT) == Problem(key=ProblemKey.EMPTY_PREHEAT, said={"stage": 1})


@pytest.mark.parametrize("zone", [MICROWAVE, POT, MULTICOOKER])
def test_what_must_not_run_empty_does_not_start_empty(zone: ZoneCapabilities) -> None:
    mode = str(zone.modes[0].mode)
    soup = program(stage(mode=mode))
    assert only(soup, zone, Circumstances(loaded=False)).key == ProblemKey.NOTHING_INSIDE
    assert keys(soup, zone, Circumstances(loaded=True)) == []
    first_fill = program(stage("user", None), stage(mode=mode))
    assert keys(first_fill, zone, Circumstances(loaded=False)) == []


def test_an_oven_may_start_empty() -> None:
    assert keys(program(stage()), OVEN, Circumstances(loaded=False)) == []


def test_a_hot_and_empty_oven_waits_for_half_an_hour() -> None:
    def waiting(longest_s: float) -> Program:
        hold = stage("hold", target_c=200, until=Until(user=True), hold_max_s=longest_s)
        return program(stage("heat", target_c=200), hold, stage())

    assert keys(waiting(1800)) == []
    assert only(waiting(1860)) == Problem(
        key=ProblemKey.HOT_AND_EMPTY, said={"stage": 2, "duration_s": 1860, "maximum_s": 1800}
    )


def test_a_bath_of_water_may_wait_longer() -> None:
    hold = stage("hold", "sous_vide", target_c=60, until=Until(user=True), hold_max_s=7200)
    assert keys(program(stage("heat", "sous_vide", target_c=60), hold), BATH) == []


@pytest.mark.parametrize(
    "endless",
    [stage(until=Until(user=True)), stage("hold"), stage(duration_s=float("inf"))],
)
def test_heat_without_an_end_is_refused(endless: Stage) -> None:
    assert ProblemKey.NOT_FINITE in keys(program(endless))


def test_a_heat_up_ends_with_the_zones_longest_time() -> None:
    heat = program(stage("heat", target_c=200))
    assert keys(heat) == []
    forever = replace(OVEN, max_duration_s=float("inf"))
    assert keys(heat, forever) == [ProblemKey.NOT_FINITE]


# Nobody at home.


@pytest.mark.parametrize(
    ("kind", "zone", "mode"),
    [("cooktop", COOKTOP, "boil"), ("grill", OVEN, "roast"), ("oven", OVEN, "grill")],
)
def test_hobs_and_grills_never_heat_with_nobody_at_home(
    kind: str, zone: ZoneCapabilities, mode: str
) -> None:
    minute = program(stage(mode=mode, duration_s=60, unattended_ok=True))
    found = only(minute, zone, Circumstances(unattended=True, kind=kind))
    assert found == Problem(key=ProblemKey.NEVER_UNATTENDED, said={"mode": mode})
    assert keys(minute, zone, Circumstances(kind=kind)) == []


def test_dry_heat_has_half_an_hour_with_nobody_at_home_whatever_its_author_thinks() -> None:
    assert keys(program(stage(duration_s=1800)), OVEN, NOBODY) == []
    long = program(stage(duration_s=1200, unattended_ok=True), stage(duration_s=660))
    assert only(long, OVEN, NOBODY) == Problem(
        key=ProblemKey.UNATTENDED_TOO_LONG,
        said={"mode": "bake", "duration_s": 1860, "maximum_s": 1800},
    )


def test_what_is_made_to_be_left_alone_has_hours_if_its_author_says_so() -> None:
    day = stage("cook", "sous_vide", target_c=60, duration_s=86_400, unattended_ok=True)
    assert keys(program(day), BATH, NOBODY) == []
    doubted = replace(day, unattended_ok=False)
    assert keys(program(doubted), BATH, NOBODY) == [ProblemKey.UNATTENDED_TOO_LONG]
    half = (replace(day, duration_s=1800), replace(day, duration_s=1800, unattended_ok=False))
    assert keys(program(*half), BATH, NOBODY) == [ProblemKey.UNATTENDED_TOO_LONG]
    too_long = stage(mode="soup", duration_s=14_460, unattended_ok=True)
    assert keys(program(too_long), MULTICOOKER, NOBODY) == [ProblemKey.UNATTENDED_TOO_LONG]


def test_what_comes_after_a_person_is_not_unattended() -> None:
    """On the way home the oven heats and waits; whoever puts the food in is at home."""
    hold = stage("hold", target_c=200, until=Until(user=True), hold_max_s=1800)
    homecoming = program(stage("heat", target_c=200), hold, stage(duration_s=7200))
    assert keys(homecoming, OVEN, NOBODY) == []


def test_no_oven_is_burnt_clean_from_afar() -> None:
    found = only(program(stage("cook", "clean", duration_s=1800)))
    assert found == Problem(key=ProblemKey.CLEAN_FROM_AFAR)


# Everything together.


def test_what_a_zone_cannot_do_is_told_before_what_is_not_safe() -> None:
    wrong = by_core(50, food="poultry")
    assert [one.key for one in check(wrong, LOWER, AT_HOME)] == [ProblemKey.NO_PROBE]
    assert [one.key for one in check(wrong, OVEN, AT_HOME)] == [ProblemKey.CORE_BELOW_FLOOR]
    assert check(by_core(75, food="poultry"), OVEN, AT_HOME) == ()


SECONDS: Final = st.floats(0, 1e5)


@st.composite
def circumstances(draw: st.DrawFn) -> Circumstances:
    """Return where and when something might be started."""
    _, original = draw(zones_and_programs())
    return Circumstances(
        kind=draw(st.sampled_from([None, "oven", "cooktop", "grill", "microwave"])),
        unattended=draw(st.booleans()),
        loaded=draw(st.sampled_from([None, True, False])),
        loaded_s=draw(SECONDS),
        delay_s=draw(SECONDS),
        warm_up_s=draw(st.none() | SECONDS),
        room_c=draw(st.none() | st.floats(-20, 50)),
        country=draw(st.sampled_from([None, "CN", "GB", "US", "XX"])),
        probe_in=draw(st.sampled_from([None, True, False])),
        original=draw(st.sampled_from([None, original])),
    )


@settings(max_examples=300, deadline=None)
@given(zones_and_programs(), circumstances(), st.booleans())
def test_any_program_is_fine_or_refused_with_reasons_that_can_be_told(
    both: tuple[ZoneCapabilities, Program],
    where: Circumstances,
    stepped: bool,  # noqa: FBT001 - drawn by hypothesis
) -> None:
    zone, any_program = both
    for found in check(any_program, zone, where, stepped=stepped):
        assert found.key in set(ProblemKey)
        assert figures_with_units(found)
        assert "{" not in sentence(found)


def test_every_reason_has_a_sentence_and_every_sentence_a_reason() -> None:
    assert SENTENCES.keys() == set(ProblemKey)


@settings(max_examples=200, deadline=None)
@given(zones_and_programs(), circumstances())
def test_what_is_let_go_is_as_hot_as_its_food_needs(
    both: tuple[ZoneCapabilities, Program], where: Circumstances
) -> None:
    """The floors of the chart once more, without any of the code that they are kept by."""
    zone, any_program = both
    if check(any_program, zone, where):
        return
    cores = [one.until.core_c for one in any_program.stages if one.until and one.until.core_c]
    floors = {"poultry": 74, "whole_meat": 63, "fish": 63}
    cooked = any(one.mode != "defrost" for one in any_program.stages if one.kind == "cook")
    if cores and cooked and any_program.food_class in floors:
        assert max(cores) >= floors[any_program.food_class]
    assert all(one.mode != "clean" for one in any_program.stages)
