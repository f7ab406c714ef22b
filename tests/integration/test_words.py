"""Every word that Home Assistant looks up is there, in English and in Chinese."""

import json
from pathlib import Path
from typing import Any

import pytest
import voluptuous as vol
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er

from custom_components.cooker import (
    config_flow,
    errors,
    people_flow,
    program_flow,
    program_forms,
)
from custom_components.cooker.adopted import forms
from custom_components.cooker.adopted.flow import AdoptFlow
from custom_components.cooker.adopted.profiles import PROFILES
from custom_components.cooker.lib.aiocooker import (
    CookerError,
    CookingMode,
    RefusalReason,
    Refused,
)
from tests.integration.house import Appliance, AtHome
from virtual_cooker import MODELS

FOLDER = Path(config_flow.__file__).parent
LANGUAGES = ("en", "zh-Hans")


@pytest.fixture(params=LANGUAGES)
def words(request: pytest.FixtureRequest) -> dict[str, Any]:
    file = FOLDER / "translations" / f"{request.param}.json"
    return json.loads(file.read_text("utf-8"))  # type: ignore[no-any-return]


def leaves(kind: type[CookerError] = CookerError) -> set[type[CookerError]]:
    """Return the errors that are really raised."""
    below = kind.__subclasses__()
    return set().union(*map(leaves, below)) if below else {kind}


PAIRING = {"pairing_closed", "pairing_locked", "wrong_code", "impostor"}


def test_every_error_of_a_command_or_a_setup_has_its_sentence(words: dict[str, Any]) -> None:
    keys = {errors.key_of(kind()) for kind in leaves() - {Refused}} - PAIRING
    assert keys <= words["exceptions"].keys()
    assert len(keys | PAIRING) == len(leaves() - {Refused}), "two errors share a sentence"


@pytest.mark.parametrize("reason", RefusalReason)
def test_every_refusal_has_its_sentence(words: dict[str, Any], reason: RefusalReason) -> None:
    assert errors.key_of(Refused(reason)) in words["exceptions"]


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        ("target_c", ("60 °C", "240 °C")),
        ("stages.2.duration_s", ("1 min", "4 min")),
        ("power_pct", ("60 %", "240 %")),
        ("core_c", ()),
        (None, ()),
    ],
)
async def test_a_value_out_of_range_is_told_with_its_range(
    hass: HomeAssistant, words: dict[str, Any], field: str | None, shown: tuple[str, ...]
) -> None:
    refused = Refused(RefusalReason.OUT_OF_RANGE, field=field, minimum=60, maximum=240)
    told = errors.translated(hass, refused, "Oven")
    assert told.translation_key in words["exceptions"]
    text = words["exceptions"][told.translation_key]["message"]
    sentence = text.format(**told.translation_placeholders)
    assert all(bound in sentence for bound in shown)
    assert bool(shown) is (told.translation_key != "refused_out_of_range")


def test_an_error_that_nobody_thought_of_still_has_a_sentence() -> None:
    class Surprise(CookerError):
        pass

    assert errors.key_of(Surprise()) == "protocol_error"


def test_every_error_of_pairing_has_its_sentence(words: dict[str, Any]) -> None:
    asked = {*PAIRING, "wrong_code_attempts", "invalid_host", "invalid_code"}
    asked |= {"unreachable", "line_lost", "no_answer", "not_a_cooker", "unsupported_version"}
    asked |= {"protocol_error", "wrong_cooker", "certificate_changed"}
    asked |= {"already_a_cooker", "cannot_heat"}
    assert words["config"]["error"].keys() == asked


def test_every_step_has_a_title_a_text_and_words_for_its_fields(
    hass: HomeAssistant, words: dict[str, Any]
) -> None:
    schemas = {
        "address": config_flow.ADDRESS,
        "reconfigure": config_flow.RECONFIGURE,
        "pair": config_flow.CODE,
        "adopt_found": forms.choice({}),
        "adopt_thermostat": forms.thermostat(hass),
        "adopt_switch": forms.plug(hass),
        "adopt_check": vol.Schema(
            {field: object for one in PROFILES.values() for field in forms.check(hass, one).schema}
        ),
    }
    steps = {
        name.removeprefix("async_step_")
        for flow in (config_flow.CookerConfigFlow, AdoptFlow)
        for name in vars(flow)
        if name.startswith("async_step_")
    } - {"zeroconf", "reauth", "system", "integration_discovery"}
    assert words["config"]["step"].keys() == steps
    for name, step in words["config"]["step"].items():
        fields = {str(field) for field in schemas[name].schema} if name in schemas else set()
        assert step["title"]
        assert step["description"]
        assert step.get("data", {}).keys() == fields
        assert step.get("data_description", {}).keys() == fields


SAVE_AND_THE_LIKE = {"save", "confirm", "discard"}
"""Steps that only do something and show nothing."""


def test_every_step_about_programs_has_words_for_its_fields_and_its_menu(
    hass: HomeAssistant, words: dict[str, Any]
) -> None:
    cook = {str(field) for field in program_forms.more_cook_form(hass).schema}
    about = {str(field) for field in program_forms.ABOUT.schema}
    fields = {
        "new": about,
        "about": about,
        "first": {*cook, "preheat"},
        "add_cook": cook,
        "add_user": {"text"},
        "add_rest": {"duration"},
        "remove": {"stage"},
        "edit": {"program"},
        "delete": {"program"},
        "drafts": {"program"},
        "import": {"text"},
        "people": {"person"},
    }
    menus = {
        "init": {"new", "edit", "delete", "drafts", "import", "people"},
        "program": {"save", "add_cook", "add_user", "add_rest", "remove", "about"},
        "draft": {"confirm", "discard"},
    }
    steps = {
        name.removeprefix("async_step_")
        for part in (program_flow.ProgramFlow, people_flow.PeopleSteps)
        for name in vars(part)
        if name.startswith("async_step_")
    } - SAVE_AND_THE_LIKE
    told = words["options"]["step"]
    assert told.keys() == steps == {*fields, *menus}
    for name, step in told.items():
        assert step["title"]
        assert step.get("data", {}).keys() == fields.get(name, set())
        assert step.get("data_description", {}).keys() == fields.get(name, set())
        assert step.get("menu_options", {}).keys() == menus.get(name, set())


@pytest.mark.parametrize("model", MODELS)
async def test_every_entity_has_a_name_and_every_state_a_word(
    hass: HomeAssistant, appliance: Appliance, at_home: AtHome, words: dict[str, Any], model: str
) -> None:
    house = await at_home(await appliance(model))
    registry = er.async_get(hass)
    for one in er.async_entries_for_config_entry(registry, house.entry.entry_id):
        entity = words["entity"][one.domain][one.translation_key]
        assert entity["name"]
        options = (one.capabilities or {}).get("options") or ()
        if one.translation_key == "program":
            options = options[:1]  # the others are titles, which are words themselves
        assert set(options) <= entity.get("state", {}).keys()
        if events := (one.capabilities or {}).get("event_types"):
            assert set(events) == entity["state_attributes"]["event_type"]["state"].keys()


def test_every_mode_has_a_word(words: dict[str, Any]) -> None:
    known = {mode.value for mode in CookingMode} - {"unknown"}
    assert words["entity"]["select"]["mode"]["state"].keys() == known
    stage = words["entity"]["sensor"]["stage"]["state_attributes"]["mode"]["state"]
    assert stage.keys() == known


def test_every_entity_without_a_device_class_has_an_icon(words: dict[str, Any]) -> None:
    icons = json.loads((FOLDER / "icons.json").read_text("utf-8"))["entity"]
    classed = {"door", "problem", "temperature", "power", "energy", "identify"}
    for platform, entities in words["entity"].items():
        assert entities.keys() - classed <= icons.get(platform, {}).keys()
