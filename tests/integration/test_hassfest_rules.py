"""What Home Assistant's hassfest and HACS refuse, as far as we can know it: neither is in a wheel.

Rules: developers.home-assistant.io (manifest, quality scale, icons, custom sentences) and
hacs.xyz/docs/publish. Texts are judged by scripts/check_translations.py.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from awesomeversion import AwesomeVersion, AwesomeVersionStrategy
from homeassistant.config_entries import HANDLERS
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers import selector
from homeassistant.loader import async_get_custom_components

from custom_components.cooker import condition, config_flow, const, services, trigger
from custom_components.cooker.actions.action import ACTIONS

FOLDER = Path(config_flow.__file__).parent
ROOT = FOLDER.parent.parent


def read(name: str) -> dict[str, Any]:
    """Return a JSON file of the integration, or a YAML file without its anchors."""
    text = (FOLDER / name).read_text("utf-8")
    if name.endswith(".json"):
        return json.loads(text, object_pairs_hook=_no_repetition)  # type: ignore[no-any-return]
    described = yaml.safe_load(text)
    return {key: one for key, one in described.items() if not key.startswith(".")}


def _no_repetition(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [key for key, _ in pairs]
    assert len(keys) == len(set(keys)), f"repeated: {keys}"
    return dict(pairs)


MANIFEST = read("manifest.json")
KEYS = {
    *("domain", "name", "after_dependencies", "bluetooth", "codeowners", "config_flow"),
    *("dependencies", "dhcp", "disabled", "documentation", "homekit", "import_executor"),
    *("integration_type", "iot_class", "issue_tracker", "loggers", "mqtt", "preview_features"),
    *("quality_scale", "requirements", "single_config_entry", "ssdp", "usb", "version"),
    "zeroconf",
}
REQUIRED = {"domain", "name", "codeowners", "documentation", "issue_tracker", "version"}
"""HACS asks for all of these, Home Assistant for the version of a custom integration."""

TYPES = {"device", "entity", "hardware", "helper", "hub", "service", "system", "virtual"}
IOT_CLASSES = {
    *("assumed_state", "calculated", "cloud_polling", "cloud_push", "local_polling"),
    "local_push",
}
VERSIONS = [
    AwesomeVersionStrategy.CALVER,
    AwesomeVersionStrategy.SEMVER,
    AwesomeVersionStrategy.SIMPLEVER,
    AwesomeVersionStrategy.BUILDVER,
    AwesomeVersionStrategy.PEP440,
]


def test_the_manifest_has_what_it_must_and_nothing_unknown_in_the_order_asked_for() -> None:
    keys = list(MANIFEST)
    assert REQUIRED <= set(keys) <= KEYS
    assert keys == ["domain", "name", *sorted(set(keys) - {"domain", "name"})]
    assert MANIFEST["domain"] == const.DOMAIN == FOLDER.name
    assert re.fullmatch(r"[a-z][a-z0-9_]*", MANIFEST["domain"])


def test_the_manifest_says_what_can_be_understood() -> None:
    assert MANIFEST["integration_type"] in TYPES
    assert MANIFEST["iot_class"] in IOT_CLASSES
    assert MANIFEST["quality_scale"] in {"bronze", "silver", "gold", "platinum"}
    assert AwesomeVersion(MANIFEST["version"], ensure_strategy=VERSIONS)
    assert MANIFEST["documentation"].startswith("https://")
    assert MANIFEST["issue_tracker"].startswith("https://")
    assert MANIFEST["codeowners"]
    assert all(re.fullmatch(r"@[\w-]+(/[\w-]+)?", one) for one in MANIFEST["codeowners"])


def test_requirements_are_pinned_and_named_once() -> None:
    names = [one.split("==")[0] for one in MANIFEST["requirements"]]
    assert all(re.fullmatch(r"[\w.\[\]-]+==[\w.]+", one) for one in MANIFEST["requirements"])
    assert names == sorted(set(names))


def test_what_is_discovered_is_written_in_lower_case() -> None:
    """Home Assistant compares with the lower-cased announcement: others never match."""
    assert MANIFEST["zeroconf"]
    for one in MANIFEST["zeroconf"]:
        kind = one if isinstance(one, str) else one["type"]
        assert re.fullmatch(r"_[a-z0-9-]{1,15}\._(tcp|udp)\.local\.", kind)
    assert "zeroconf" in MANIFEST["dependencies"]
    assert hasattr(config_flow.CookerConfigFlow, "async_step_zeroconf")


async def test_home_assistant_reads_the_manifest_and_finds_a_flow(hass: HomeAssistant) -> None:
    integration = (await async_get_custom_components(hass))[const.DOMAIN]
    assert integration.config_flow is MANIFEST["config_flow"] is True
    assert integration.version == MANIFEST["version"]
    assert const.DOMAIN in HANDLERS
    assert (FOLDER / "config_flow.py").exists()
    assert set(const.PLATFORMS) <= {Platform(one) for one in integration.platforms_exists(Platform)}


def test_hacs_is_told_what_it_knows() -> None:
    told = json.loads((ROOT / "hacs.json").read_text("utf-8"))
    allowed = {
        *("name", "homeassistant", "hacs", "country", "content_in_root", "zip_release"),
        *("filename", "hide_default_branch", "persistent_directory"),
    }
    assert "name" in told.keys() <= allowed
    assert "zip_release" not in told or told["filename"].endswith(".zip")
    assert AwesomeVersion(told["homeassistant"], ensure_strategy=AwesomeVersionStrategy.CALVER)
    assert (FOLDER / "brand" / "icon.png").read_bytes().startswith(b"\x89PNG")


FIELD_KEYS = {
    *("required", "default", "example", "advanced", "selector", "filter", "collapsed", "fields"),
}
SECTIONS = ("services", "triggers", "conditions")


@pytest.mark.parametrize("section", SECTIONS)
def test_every_field_in_the_editor_has_a_selector_that_home_assistant_knows(section: str) -> None:
    for key, one in read(f"{section}.yaml").items():
        assert re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+)*", key)
        assert one.keys() <= {"target", "fields"}
        if "target" in one:
            selector.validate_selector({"target": one["target"]})
        for name, field in one.get("fields", {}).items():
            assert cv.slug(name) == name
            assert field.keys() <= FIELD_KEYS
            selector.validate_selector(field["selector"])


@pytest.mark.parametrize("section", SECTIONS)
def test_a_default_and_an_example_are_what_the_selector_would_give(section: str) -> None:
    for one in read(f"{section}.yaml").values():
        for field in one.get("fields", {}).values():
            taken = selector.selector(field["selector"])
            for said in ("default", "example"):
                if said in field and taken.selector_type != "duration":
                    taken(field[said])
                elif said in field:
                    cv.positive_time_period(field[said])


def test_every_action_trigger_and_condition_is_described_and_none_besides() -> None:
    assert read("services.yaml").keys() == {
        *(one.key for one in ACTIONS),
        services.GET_CAPABILITIES,
    }
    assert read("triggers.yaml").keys() == trigger.TRIGGERS.keys()
    assert read("conditions.yaml").keys() == condition.CONDITIONS.keys()


@pytest.mark.parametrize("section", SECTIONS)
def test_everything_in_the_editor_is_named_and_described_in_words(section: str) -> None:
    words = read("translations/en.json")
    for key, one in read(f"{section}.yaml").items():
        told = words[section][key]
        assert told.keys() <= {"name", "description", "fields"}
        assert told["name"]
        assert told["description"].endswith(".")
        assert told.get("fields", {}).keys() == one.get("fields", {}).keys()
        for name, field in one.get("fields", {}).items():
            _options_have_words(words, field["selector"], f"{key}.{name}")


def _options_have_words(words: dict[str, Any], kind: dict[str, Any], place: str) -> None:
    select = kind.get("select") or {}
    if "translation_key" in select:
        options = words["selector"][select["translation_key"]]["options"]
        assert set(select["options"]) <= options.keys(), place


TOP = {
    *("title", "common", "config", "options", "config_subentries", "config_panel", "device"),
    *("device_automation", "entity", "entity_component", "exceptions", "issues", "selector"),
    *("services", "triggers", "conditions", "system_health", "preview_features", "conversation"),
}
ENTITY = {"name", "state", "state_attributes", "unit_of_measurement"}


@pytest.mark.parametrize("language", ["en", "zh-Hans", "de", "fr", "es"])
def test_translations_have_the_shape_that_is_looked_up(language: str) -> None:
    words = read(f"translations/{language}.json")
    assert words.keys() <= TOP
    assert words["config"].keys() <= {
        *("flow_title", "step", "error", "abort", "progress", "create_entry", "initiate_flow")
    }
    for step in words["config"]["step"].values():
        assert step.keys() <= {
            *("title", "description", "data", "data_description", "sections", "menu_options"),
            *("menu_option_descriptions", "submit"),
        }
        assert step.get("data_description", {}).keys() <= step.get("data", {}).keys()
    for platform, entities in words["entity"].items():
        assert platform in set(Platform)
        for one in entities.values():
            assert one.keys() <= ENTITY
            for attribute in one.get("state_attributes", {}).values():
                assert attribute.keys() <= {"name", "state"}
    assert all(one.keys() == {"message"} for one in words["exceptions"].values())
    for issue in words["issues"].values():
        assert "title" in issue
        assert ("description" in issue) is not ("fix_flow" in issue)
    assert all(
        one.keys() <= {"options", "unit_of_measurement", "fields"}
        for one in words["selector"].values()
    )
    assert all(isinstance(one, str) for one in words["common"].values())


def test_icons_have_the_shape_that_is_looked_up() -> None:
    icons = read("icons.json")
    assert icons.keys() <= {"entity", "services", "triggers", "conditions"}
    for platform, entities in icons["entity"].items():
        assert platform in set(Platform)
        for one in entities.values():
            assert "default" in one.keys() <= {"default", "state", "range", "state_attributes"}
            # A state with the same icon says nothing; hassfest wants it left out.
            assert one["default"] not in one.get("state", {}).values()
    for section in SECTIONS:
        assert icons[section].keys() == read(f"{section}.yaml").keys()
        assert all(one.keys() == {section.removesuffix("s")} for one in icons[section].values())


TIERS = {
    "bronze": """
action-setup appropriate-polling brands common-modules config-flow config-flow-test-coverage
dependency-transparency docs-actions docs-conditions docs-high-level-description
docs-installation-instructions docs-removal-instructions docs-triggers entity-event-setup
entity-unique-id has-entity-name runtime-data test-before-configure test-before-setup
unique-config-entry""",
    "silver": """
action-exceptions config-entry-unloading docs-configuration-parameters
docs-installation-parameters entity-unavailable integration-owner log-when-unavailable
parallel-updates reauthentication-flow test-coverage""",
    "gold": """
devices diagnostics discovery discovery-update-info docs-data-update docs-examples
docs-known-limitations docs-supported-devices docs-supported-functions docs-troubleshooting
docs-use-cases dynamic-devices entity-category entity-device-class entity-disabled-by-default
entity-translations exception-translations icon-translations reconfiguration-flow repair-issues
stale-devices""",
    "platinum": "async-dependency inject-websession strict-typing",
}
RULES = {tier: set(rules.split()) for tier, rules in TIERS.items()}


def _rules() -> dict[str, str | dict[str, str]]:
    told = read("quality_scale.yaml")
    assert told.keys() == {"rules"}
    return told["rules"]  # type: ignore[no-any-return]


def test_the_quality_scale_answers_to_all_of_its_54_rules() -> None:
    assert len(set().union(*RULES.values())) == 54
    assert _rules().keys() == set().union(*RULES.values())
    for rule, told in _rules().items():
        if isinstance(told, str):
            assert told in {"done", "todo"}, rule
            continue
        assert told.keys() <= {"status", "comment"}
        assert told["status"] in {"done", "todo", "exempt"}, rule
        assert told["status"] != "exempt" or told["comment"].strip(), rule


def test_the_manifest_claims_no_more_than_the_quality_scale_holds() -> None:
    claimed = list(RULES).index(MANIFEST["quality_scale"])
    met = {
        rule
        for rule, told in _rules().items()
        if (told if isinstance(told, str) else told["status"]) != "todo"
    }
    for tier in list(RULES)[: claimed + 1]:
        assert RULES[tier] <= met, tier


def test_what_the_rules_ask_of_files_is_there() -> None:
    """`parallel-updates`, `common-modules`, `strict-typing` and the documents."""
    for platform in const.PLATFORMS:
        text = (FOLDER / f"{platform}.py").read_text("utf-8")
        assert re.search(r"^PARALLEL_UPDATES = \d+$", text, re.MULTILINE), platform
        assert "_attr_has_entity_name" not in text, "it is said once, in entity.py"
    assert {"coordinator.py", "entity.py", "diagnostics.py"} <= {
        one.name for one in FOLDER.iterdir()
    }
    assert (FOLDER / "lib" / "aiocooker" / "py.typed").exists()
    documents = "\n".join(one.read_text("utf-8") for one in (ROOT / "docs").glob("*.md"))
    for section in SECTIONS:
        for key in read(f"{section}.yaml"):
            assert f"`cooker.{key}`" in documents, f"{key} is in no document"
