"""Programs from others: drafts, floors that are applied, and texts that are no programs."""

import json
from typing import Any

import pytest
from homeassistant.exceptions import ServiceValidationError

from custom_components.cooker.programs.share import share_text
from tests.integration.asking import refused
from tests.integration.house import AtHome, House
from tests.integration.programs import chicken, choices, document, keep, not_kept
from virtual_cooker import VirtualCooker


@pytest.fixture
async def house(oven: VirtualCooker, at_home: AtHome) -> House:
    oven.panel.allow_remote_start()
    return await at_home(oven)


async def test_an_imported_program_is_a_draft_that_nothing_starts(house: House) -> None:
    imported = await keep(house.hass, "import_program", text=share_text(document()))
    assert imported["draft"] is True
    assert imported["steps"] == ["Bake · 220 °C · 40 min"]
    assert imported["floors"] == []
    assert imported["warnings"] == []
    assert "Sunday bread" not in choices(house, "upper")
    for said in ("Sunday bread", "sunday_bread"):
        sentence = await refused(house, "start_program", "upper", program=said)
        assert "nobody has looked at it" in sentence
    sentence = await not_kept(house.hass, "save_program", program=document())
    assert "nobody has looked at it" in sentence, "saving it over is no way around a person"


async def test_floors_are_applied_to_what_is_imported_and_told(house: House) -> None:
    imported = await keep(house.hass, "import_program", document=chicken(60))
    assert imported["steps"] == ["Roast · 180 °C · until the core is 74 °C · 2 h at most"]
    (told,) = imported["floors"]
    assert told.startswith("Step 1: the core temperature was raised from 60 °C to 74 °C")
    exported = await keep(house.hass, "export_program", program="My chicken")
    assert exported["document"]["stages"][0]["until"] == {"core_c": 74}


async def test_what_is_not_safe_in_an_import_is_told(house: House) -> None:
    cold = chicken(75, "cold") | {"stages": [chicken()["stages"][0] | {"target_c": 65}]}
    imported = await keep(house.hass, "import_program", document=cold)
    assert any("74 °C" in one for one in imported["warnings"])


async def test_a_program_goes_from_house_to_house_as_text(house: House) -> None:
    exported = await keep(house.hass, "export_program", program="pizza")
    assert exported["title"] == "Pizza"
    imported = await keep(house.hass, "import_program", text=f"Look: {exported['text']} - Ben")
    assert imported["id"] == "oven.pizza", "a copy of a built-in program is not built in"
    assert imported["title"] == "Pizza"
    again = await keep(house.hass, "import_program", document=exported["document"])
    assert again["id"] == "oven.pizza_2", "nothing is written over"
    as_json = await keep(house.hass, "import_program", text=json.dumps(document()))
    assert as_json["id"] == "sunday_bread"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({}, "either the document or the text"),
        ({"text": "hello"}, "no program in that text"),
        ({"text": "cooker.program/1.AAAA"}, "no program in that text"),
        ({"text": "x" * 300_000}, "far too long"),
        ({"text": "[" * 100_000}, "no program in that text"),
        ({"text": "[]"}, "expected an object"),
        ({"document": {"id": "x"}}, "program.stages"),
        ({"document": document(stage={"mode": "plasma"})}, r"stages\[0\].mode"),
    ],
)
async def test_what_is_no_program_is_refused_with_its_place(
    house: House, said: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(ServiceValidationError, match=sentence):
        await keep(house.hass, "import_program", **said)


async def test_a_small_text_that_unpacks_to_gigabytes_is_refused(house: House) -> None:
    bomb = share_text(document(notes="x" * 5_000_000))
    assert len(bomb) < 100_000
    assert "no program in that text" in await not_kept(house.hass, "import_program", text=bomb)


async def test_what_no_zone_can_cook_is_told_with_the_import(house: House) -> None:
    imported = await keep(house.hass, "import_program", document=document(stage={"mode": "rice"}))
    assert "no mode Rice" in imported["warnings"][0]
    other = document("fryer", kind="air_fryer", stage={"mode": "rice"})
    assert (await keep(house.hass, "import_program", document=other))["warnings"] == []
