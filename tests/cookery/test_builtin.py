"""The programs that come along: there are enough, they are whole, they fit and they are safe."""

import json
import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from aiocooker.drivers.native.codec import decode
from aiocooker.program import Program, Stage, StageKind
from cookery import (
    KEEP_WARM_USUAL_S,
    Circumstances,
    FoodClass,
    ProblemKey,
    builtin,
    must_be_stepped,
    people,
    problem,
    refusals,
)
from jsonschema import Draft202012Validator

from tests.cookery.zones import zone_of, zones

DOCS = Path(__file__).parents[2] / "docs"
SCHEMA = json.loads((DOCS / "schemas" / "program.json").read_text("utf-8"))
PAGE = (DOCS / "programs.md").read_text("utf-8")
LANGUAGES = {"en", "zh-Hans", "de", "fr", "es"}
ALL = [(kind, document) for kind in builtin.KINDS for document in builtin.documents(kind)]
EACH = pytest.mark.parametrize(
    ("kind", "document"), [pytest.param(*one, id=one[1]["id"]) for one in ALL]
)


@pytest.mark.parametrize("kind", builtin.KINDS)
def test_each_kind_of_appliance_has_at_least_eight(kind: str) -> None:
    assert len(builtin.documents(kind)) >= 8


def test_what_nobody_knows_has_none_and_reads_no_file() -> None:
    assert builtin.documents("toaster") == ()
    assert builtin.documents("../../manifest") == ()


def test_no_two_have_the_same_id() -> None:
    ids = [document["id"] for _, document in ALL]
    assert len(set(ids)) == len(ids)


@EACH
def test_it_is_a_program_as_the_schema_describes_it(kind: str, document: dict[str, Any]) -> None:
    Draft202012Validator(SCHEMA).validate(document)
    assert document["id"].startswith(f"builtin.{kind}.")
    assert document["licence"] == "CC0-1.0"
    assert document["source"]
    assert document["servings"] > 0


@EACH
def test_it_has_no_member_that_nobody_reads(kind: str, document: dict[str, Any]) -> None:
    """A word that is spelt wrong would be passed over in silence, a limit among them."""
    assert document.keys() <= {one.name for one in fields(Program)}
    for stage in document["stages"]:
        assert stage.keys() <= {one.name for one in fields(Stage)}


@EACH
def test_it_speaks_five_languages(kind: str, document: dict[str, Any]) -> None:
    texts = [
        document["name"],
        *(one["needs_user"] for one in document["stages"] if "needs_user" in one),
    ]
    for text in texts:
        assert set(text) == LANGUAGES
        assert all(one.strip() == one != "" for one in text.values())


@EACH
def test_whoever_is_waited_for_is_told_what_to_do(kind: str, document: dict[str, Any]) -> None:
    steps = people(decode(Program, document))
    assert all(step.words for step in steps)


@EACH
def test_a_typical_appliance_of_its_kind_cooks_it(kind: str, document: dict[str, Any]) -> None:
    program, zone = decode(Program, document), zones()[kind]
    assert problem(program, zone, stepped=must_be_stepped(program, zone)) is None


@EACH
def test_it_is_safe_where_somebody_is_at_home(kind: str, document: dict[str, Any]) -> None:
    where = Circumstances(kind=kind, loaded=True, probe_in=True)
    assert refusals(decode(Program, document), zones()[kind], where) == ()


@EACH
@pytest.mark.parametrize("country", ["GB", "CN"])
def test_where_rules_are_stricter_it_is_safe_or_says_how_hot(
    kind: str, document: dict[str, Any], country: str
) -> None:
    """Only pink meat, soft fish and eggs are below what China asks of the centre."""
    program = decode(Program, document)
    where = Circumstances(kind=kind, loaded=True, probe_in=True, country=country)
    found = {one.key for one in refusals(program, zones()[kind], where)}
    below = {ProblemKey.CORE_BELOW_FLOOR, ProblemKey.BATH_TOO_COOL} if country == "CN" else set()
    assert found <= below
    if found:
        assert program.food_class in {"whole_meat", "fish", "egg_dishes", "poultry"}


@EACH
def test_what_is_cooked_is_a_class_that_we_know(kind: str, document: dict[str, Any]) -> None:
    """Keeping warm does not care what it is."""
    known = set(FoodClass) | ({None} if document["id"].endswith(".keep_warm") else set())
    assert document.get("food_class") in known


@pytest.mark.parametrize("kind", ["oven", "microwave", "air_fryer", "water_bath", "grill"])
def test_an_appliance_that_takes_whole_programs_cooks_all_of_its_own_alone(kind: str) -> None:
    zone = zones()[kind]
    for document in builtin.documents(kind):
        assert problem(decode(Program, document), zone) is None, document["id"]


def test_food_is_kept_warm_for_two_hours_unless_somebody_says_otherwise() -> None:
    warm = next(one for one in builtin.documents("rice_cooker") if one["id"].endswith("keep_warm"))
    assert KEEP_WARM_USUAL_S == 7200
    assert warm["stages"][0]["duration_s"] == KEEP_WARM_USUAL_S


def test_without_a_probe_the_oven_says_which_programs_need_one() -> None:
    lower = zone_of("oven", 1)
    found = {one["id"]: problem(decode(Program, one), lower) for one in builtin.documents("oven")}
    assert {id_ for id_, one in found.items() if one} == {
        "builtin.oven.roast_chicken",
        "builtin.oven.roast_beef",
        "builtin.oven.roast_pork",
    }
    assert {one.key for one in found.values() if one} == {"program_no_probe"}


def test_a_toaster_oven_bakes_when_home_assistant_steps_through() -> None:
    """It takes one stage, and says nothing when it is hot; but it tells its temperature."""
    toaster = zone_of("toaster_oven")
    cookies = next(one for one in builtin.documents("oven") if one["id"].endswith(".cookies"))
    program = decode(Program, cookies)
    assert problem(program, toaster) is not None
    assert must_be_stepped(program, toaster)


@pytest.mark.parametrize("kind", builtin.KINDS)
def test_a_probe_that_is_never_reached_stops_the_cook_and_does_not_finish_it(kind: str) -> None:
    """A time that went on to the next stage would serve raw chicken as done."""
    for document in builtin.documents(kind):
        for stage in decode(Program, document).stages:
            if stage.until is not None and stage.until.core_c is not None:
                assert stage.kind is StageKind.COOK
                assert stage.duration_s is None
                assert stage.hold_max_s is not None


def test_the_schema_names_the_classes_of_food_that_we_know() -> None:
    assert SCHEMA["properties"]["food_class"]["examples"] == list(FoodClass)


def test_the_documentation_lists_each_with_its_source() -> None:
    for _, document in ALL:
        row = next(line for line in PAGE.splitlines() if f"`{document['id']}`" in line)
        assert document["name"]["en"] in row
        assert document["name"]["zh-Hans"] in row
        assert document["source"] in row


def test_the_documentations_example_is_a_program() -> None:
    (example,) = re.findall(r"^```json\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    Draft202012Validator(SCHEMA).validate(json.loads(example))
