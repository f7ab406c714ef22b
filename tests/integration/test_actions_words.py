"""Every action and field that Home Assistant offers has its words, and means what it says."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from homeassistant.core import HomeAssistant
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.service import async_get_all_descriptions
from homeassistant.setup import async_setup_component

from custom_components.cooker import services
from custom_components.cooker.actions import action as actions
from custom_components.cooker.actions import answering, book, heat_ups, planning, remembering
from custom_components.cooker.actions.wishes import Wish, check_changes, cooking, preheating
from custom_components.cooker.const import DOMAIN
from custom_components.cooker.entity import words as words_of
from custom_components.cooker.lib.aiocooker import (
    CookerKind,
    CookingMode,
    ModeCapability,
    Program,
    Range,
    Refused,
    Stage,
    StageKind,
    ZoneCapabilities,
)
from custom_components.cooker.lib.cookery import FoodClass
from custom_components.cooker.programs.fitting import misfit

FOLDER = Path(services.__file__).parent
OFFERED = yaml.safe_load((FOLDER / "services.yaml").read_text("utf-8"))
KEYS = {one.key: one for one in actions.ACTIONS}
KEPT = {one.key: one for one in book.BOOK}
TARGETS = {str(field) for field in cv.ENTITY_SERVICE_FIELDS}
FIELDS = (
    {key: one.fields for key, one in {**KEYS, **KEPT}.items()}
    | {services.IMPORT_HEAT_UP: heat_ups.FIELDS}
    | planning.FIELDS
    | remembering.FIELDS
    | {answering.ANSWER_SCENE: answering.FIELDS}
)
ANSWERS = {
    services.GET_CAPABILITIES,
    services.EXPORT_HEAT_UP,
    planning.GET_PLANS,
    "get_cooks",
    "get_programs",
    "export_program",
    "simulate_scene",
}
"""What does nothing but answer."""


@pytest.fixture(params=["en", "zh-Hans"])
def words(request: pytest.FixtureRequest) -> dict[str, Any]:
    file = FOLDER / "translations" / f"{request.param}.json"
    return json.loads(file.read_text("utf-8"))  # type: ignore[no-any-return]


def test_every_action_and_field_has_a_name_and_a_description(words: dict[str, Any]) -> None:
    assert words["services"].keys() == OFFERED.keys()
    for key, action in OFFERED.items():
        told = words["services"][key]
        assert told["name"]
        assert told["description"]
        fields = action.get("fields", {})
        assert told.get("fields", {}).keys() == fields.keys()
        assert all(one["name"] and one["description"] for one in told.get("fields", {}).values())


def test_the_editor_offers_what_the_actions_take() -> None:
    assert OFFERED.keys() == {*FIELDS, *ANSWERS}
    for key, fields in FIELDS.items():
        offered = OFFERED[key].get("fields", {})
        taken = {field for field in fields if str(field) not in TARGETS}
        assert offered.keys() == {str(field) for field in taken}
        for field in taken:
            required = offered[str(field)].get("required", False)
            assert required is (type(field).__name__ == "Required")


async def test_actions_are_offered_while_no_cooker_is_there(hass: HomeAssistant) -> None:
    """An automation stays valid, and its editor whole, while the kitchen is being rebuilt."""
    assert await async_setup_component(hass, DOMAIN, {})
    offered = (await async_get_all_descriptions(hass))[DOMAIN]
    assert offered.keys() == OFFERED.keys()
    for key, action in offered.items():
        meant = action.get("target", {}).get("entity", [])
        assert meant == ([{"integration": DOMAIN}] if "target" in OFFERED[key] else [])
        assert ("target" in OFFERED[key]) is (key not in {*KEPT, "plan_meal"} - {"get_programs"})
        assert action["fields"].keys() == OFFERED[key].get("fields", {}).keys()
        silent = key == answering.ANSWER_SCENE
        assert action.get("response") == (None if silent else {"optional": key not in ANSWERS})


def test_every_action_has_an_icon() -> None:
    icons = json.loads((FOLDER / "icons.json").read_text("utf-8"))["services"]
    assert icons.keys() == OFFERED.keys()


def test_every_mode_is_offered_in_words(words: dict[str, Any]) -> None:
    modes = words["selector"]["mode"]["options"]
    assert modes == words["entity"]["select"]["mode"]["state"]
    for key in ("start", "preheat"):
        select = OFFERED[key]["fields"]["mode"]["selector"]["select"]
        assert select["options"] == words_of(CookingMode)
        assert select["translation_key"] == "mode"


def test_every_food_and_every_appliance_is_offered_in_words(words: dict[str, Any]) -> None:
    fields = OFFERED["save_program"]["fields"]
    for field, key, kind in (
        ("food", "food_class", FoodClass),
        ("kind", "appliance", CookerKind),
        ("mode", "mode", CookingMode),
    ):
        select = fields[field]["selector"]["select"]
        assert select["options"] == words_of(kind)
        assert select["translation_key"] == key
        assert words["selector"][key]["options"].keys() == set(words_of(kind))


def test_every_refusal_of_an_action_has_its_sentence(words: dict[str, Any]) -> None:
    for action in KEYS.values():
        assert set(action.sentences.values()) <= words["exceptions"].keys()


FURNACE = ZoneCapabilities(
    id="zone",
    name="Zone",
    modes=(
        ModeCapability(
            mode=CookingMode.BAKE,
            duration_s=Range(min=60, max=3600, step=60),
            temperature_c=Range(min=50, max=5000, step=5),
        ),
    ),
    can_run_empty=True,
    preheat=True,
    pause=True,
    door=True,
    holds_safely=True,
    max_stages=3,
    max_duration_s=7200,
)


def test_a_cooker_that_claims_to_be_a_furnace_is_not_believed() -> None:
    """A device that lies about what it can do still gets no absurd temperature from us."""
    stage = Stage(kind=StageKind.COOK, mode=CookingMode.BAKE, target_c=999, duration_s=60)
    found = misfit(Program(id="furnace", stages=(stage,)), FURNACE)
    assert found is not None
    assert found.said["maximum_c"] == 500
    wish = Wish(mode=CookingMode.BAKE, target_c=999)
    for check in (cooking, preheating):
        with pytest.raises(Refused) as refused:
            check(FURNACE, wish)
        assert refused.value.maximum == 500
    with pytest.raises(Refused):
        check_changes(FURNACE, CookingMode.BAKE, wish)
    assert cooking(FURNACE, replace(wish, target_c=500)).stages[0].target_c == 500
