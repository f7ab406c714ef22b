"""A program that somebody else wrote is data: read within bounds, or refused with its place."""

import json
from typing import Any

import pytest
from aiocooker import ProtocolError, program_from_json, program_to_json
from aiocooker.drivers.native.codec import Json

PIZZA: dict[str, Any] = {
    "schema": "cooker.program/1",
    "id": "pizza",
    "name": {"en": "Pizza", "zh-Hans": "披萨"},
    "servings": 2,
    "perishable": True,
    "stages": [{"kind": "cook", "mode": "pizza", "target_c": 250, "duration_s": 720}],
}


def stage(**changes: object) -> dict[str, Any]:
    return PIZZA | {"stages": [PIZZA["stages"][0] | changes]}


def test_a_document_becomes_a_program_and_the_same_document_again() -> None:
    written = program_to_json(program_from_json(PIZZA))
    assert written.pop("stages") == [PIZZA["stages"][0] | {"unattended_ok": False}]
    assert written == {key: value for key, value in PIZZA.items() if key != "stages"}


def test_members_that_nobody_knows_yet_are_ignored() -> None:
    assert program_from_json(PIZZA | {"smell": "good"}) == program_from_json(PIZZA)


@pytest.mark.parametrize(
    ("document", "place"),
    [
        ([], "program: expected an object"),
        ({}, "program.id"),
        (PIZZA | {"id": "  "}, "program.id: expected a value"),
        (PIZZA | {"id": "x" * 65}, "program.id: expected at most 64 characters"),
        (PIZZA | {"name": {"en": "x" * 101}}, "program.name.en: expected at most 100"),
        (PIZZA | {"name": {"e" * 65: "x"}}, "program.name: expected at most 64"),
        (PIZZA | {"name": {f"x{n}": "x" for n in range(51)}}, "program.name: expected at most 50"),
        (PIZZA | {"source": "x" * 501}, "program.source: expected at most 500"),
        (PIZZA | {"stages": []}, "program.stages: expected a value"),
        (PIZZA | {"stages": PIZZA["stages"] * 21}, "program.stages: expected at most 20"),
        (PIZZA | {"servings": 0}, "program.servings"),
        (PIZZA | {"notes": "x" * 70_000}, "at most 64 KiB"),
        (PIZZA | {"notes": {1, 2}}, "program: expected JSON"),
        (PIZZA | {"notes": float("nan")}, "program: expected JSON"),
        (stage(kind="levitate"), r"program.stages\[0\].kind"),
        (stage(mode="plasma"), r"program.stages\[0\].mode"),
        (stage(duration_s="long"), r"program.stages\[0\].duration_s: expected a number"),
        (stage(duration_s=-1), r"program.stages\[0\].duration_s"),
        (stage(until={"core_c": -40}), r"program.stages\[0\].until.core_c"),
        (stage(needs_user={"en": "x" * 501}), r"program.stages\[0\].needs_user.en"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(document: Json, place: str) -> None:
    with pytest.raises(ProtocolError, match=place):
        program_from_json(document)


def test_a_document_that_nests_without_end_is_refused() -> None:
    deep: Json = []
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(ProtocolError, match="expected JSON"):
        program_from_json(PIZZA | {"deep": deep})
    while isinstance(deep, list) and deep:  # taken apart by hand, or Python would dig as deep
        deep = deep[0]


def test_a_program_comes_back_from_a_file_as_it_was() -> None:
    written = json.dumps(program_to_json(program_from_json(PIZZA)))
    assert program_from_json(json.loads(written)) == program_from_json(PIZZA)
