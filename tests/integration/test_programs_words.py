"""Programs and refusals in people's words, units and languages; figures that a start changes."""

import re
from pathlib import Path
from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.util.unit_system import METRIC_SYSTEM, US_CUSTOMARY_SYSTEM, UnitSystem

from custom_components.cooker import problems
from custom_components.cooker.lib.aiocooker import (
    CookingMode,
    Program,
    Stage,
    StageKind,
    Until,
    program_from_json,
)
from custom_components.cooker.lib.cookery import FoodClass, Problem
from custom_components.cooker.programs.changes import changed
from custom_components.cooker.programs.recipe import read
from custom_components.cooker.programs.steps import escaped, numbered, steps
from custom_components.cooker.programs.titles import in_language, plain, titled
from custom_components.cooker.unsuitable import Unsuitable, sentence, told, translations
from tests.integration.programs import chicken, document
from tests.integration.test_languages import LANGUAGES, words

SOURCES = Path(problems.__file__).parent


@pytest.mark.parametrize(
    ("name", "value", "metric", "customary"),
    [
        ("target_c", 180, "180 °C", "356 °F"),
        ("core_c", 56.5, "56.5 °C", "133.7 °F"),
        ("minimum_c", 74, "74 °C", "165 °F"),
        ("minimum_c", 56.5, "56.5 °C", "134 °F"),
        ("duration_s", 1200, "20 min", "20 min"),
        ("maximum_s", 5430, "1 h 30 min 30 s", "1 h 30 min 30 s"),
        ("minimum_s", 0, "0 s", "0 s"),
        ("power_pct", 80.0, "80 %", "80 %"),
        ("stage", 2, "2", "2"),
        ("schema", "cooker.program/2", "cooker.program/2", "cooker.program/2"),
        ("mode", "plasma", "plasma", "plasma"),
        ("food", "moon rock", "moon rock", "moon rock"),
    ],
)
async def test_a_figure_is_written_in_the_units_of_the_house(
    hass: HomeAssistant, name: str, value: float | str, metric: str, customary: str
) -> None:
    found = Problem(key="x", said={name: value})
    both: tuple[tuple[UnitSystem, str], ...] = (
        (METRIC_SYSTEM, metric),
        (US_CUSTOMARY_SYSTEM, customary),
    )
    for units, expected in both:
        hass.config.units = units
        assert problems.unsuitable(hass, found).said == {name: expected}


async def test_modes_and_food_are_spoken_in_the_language_of_the_house(
    hass: HomeAssistant,
) -> None:
    await hass.config.async_update(language="zh-Hans")
    found = problems.unsuitable(hass, Problem(key="x", said={"mode": "bake", "food": "poultry"}))
    assert found.said == {"mode": (CookingMode.BAKE,), "food": (FoodClass.POULTRY,)}
    error = await told(hass, found, "烤箱")
    assert error.translation_placeholders == {"name": "烤箱", "mode": "烘烤", "food": "禽肉"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_in_the_code_has_its_sentence_in_every_language(language: str) -> None:
    said = words(language)["exceptions"]
    written = "".join(one.read_text("utf-8") for one in SOURCES.rglob("*.py"))
    keys = set(re.findall(r'Unsuitable\(\s*"(\w+)"', written))
    assert {"no_such_program", "draft_program", "programs_sealed"} <= keys
    assert keys <= said.keys()


async def test_a_sentence_of_ours_is_complete(hass: HomeAssistant) -> None:
    sentences = await translations(hass, "exceptions")
    problem = Unsuitable("several_such_programs", program="Brot", programs=("A: a", "B: b"))
    assert sentence(sentences, await told(hass, problem, "")) == (
        "There are several programs Brot. Name the one that you mean by its id: A: a, B: b."
    )


ALL_KINDS: dict[str, Any] = document(
    stages=[
        {"kind": "heat", "mode": "microwave", "power_pct": 60},
        {"kind": "cook", "mode": "steam", "until": {"user": True}, "hold_max_s": 90},
        {"kind": "user", "until": {"user": True}, "needs_user": {"de": "Umrühren"}},
        {"kind": "user"},
        {"kind": "hold", "mode": "keep_warm", "duration_s": 7200},
    ]
)


async def test_each_kind_of_stage_is_told_in_words(hass: HomeAssistant) -> None:
    assert await steps(hass, program_from_json(ALL_KINDS)) == (
        "Heat up · Microwave · 60 %",
        "Steam · until you continue · 1 min 30 s at most",
        "Your turn · Umrühren",
        "Your turn",
        "Stay hot · Keep warm · 2 h",
    )
    lines = (await numbered(hass, program_from_json(ALL_KINDS))).splitlines()
    assert lines[4] == "5. Stay hot · Keep warm · 2 h"


def test_what_strangers_write_is_no_markdown() -> None:
    assert escaped("<b>*now*</b> 烤鸡") == r"\<b\>\*now\*\<\/b\> 烤鸡"


def test_a_text_is_chosen_by_language_then_parent_then_english_then_any() -> None:
    texts = {"en": "Bread", "de": "Brot", "zh-Hans": "面包"}
    assert [in_language(texts, one) for one in ("de", "de-CH", "zh-Hans", "fr")] == [
        "Brot",
        "Brot",
        "面包",
        "Bread",
    ]
    assert in_language({"fr": "Pain"}, "es") == "Pain"
    assert in_language({}, "en") is None


def test_a_program_without_a_title_goes_by_its_id() -> None:
    recipes = [read(document(name={})), read(document("two", " Sunday bread "))]
    assert [*titled(recipes, "en")] == ["sunday_bread", "Sunday bread"]
    assert plain("Pizza, № 1") == plain("PIZZA no1")


def test_a_kind_that_nobody_knows_keeps_a_program_from_no_cooker() -> None:
    assert read(document(kind="oven")).kind == "oven"
    assert read(document(kind="unknown")).kind is None
    assert read(document(kind=["oven"])).kind is None


def test_figures_change_the_main_stage_and_what_heats_for_it() -> None:
    roast = {"mode": CookingMode.ROAST, "target_c": 180.0}
    program = Program(
        id="x",
        stages=(
            Stage(kind=StageKind.HEAT, **roast),  # type: ignore[arg-type]
            Stage(kind=StageKind.COOK, mode=CookingMode.GRILL, target_c=250, duration_s=300),
            Stage(kind=StageKind.COOK, **roast, duration_s=3600),  # type: ignore[arg-type]
            Stage(kind=StageKind.REST, duration_s=600),
        ),
    )
    heat, grill, cook, rest = changed(program, target_c=190, core_c=75, power_pct=50).stages
    assert (heat.target_c, cook.target_c, grill.target_c, rest.target_c) == (190, 190, 250, None)
    assert (cook.until, cook.duration_s, cook.power_pct) == (Until(core_c=75), 3600, 50)
    assert changed(program) is program


def test_a_time_bounds_what_a_probe_ends() -> None:
    by_probe = chicken()
    by_probe["stages"][0]["hold_max_s"] = by_probe["stages"][0].pop("duration_s")
    (stage,) = changed(program_from_json(by_probe), duration_s=9000).stages
    assert (stage.duration_s, stage.hold_max_s) == (None, 9000)
    assert stage.until == Until(core_c=75)
