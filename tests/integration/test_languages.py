"""Everything that a person reads is there in each language, and Home Assistant takes it."""

import json
import re
import string
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.helpers.translation import async_get_translations

from custom_components.cooker import issues, repairs
from custom_components.cooker.const import DOMAIN
from custom_components.cooker.journal.cook import Rating, Result
from custom_components.cooker.lib.aiocooker import EventType
from custom_components.cooker.plans.plan import PlanState

ROOT = Path(repairs.__file__).parent
SCRIPT = ROOT.parent.parent / "scripts" / "check_translations.py"
LANGUAGES = ("de", "en", "es", "fr", "zh-Hans")
WIDEST = 24
"""Latin letters beside an icon and a value of five digits."""
CATEGORIES = (
    "common",
    "conditions",
    "config",
    "config_subentries",
    "entity",
    "exceptions",
    "issues",
    "options",
    "selector",
    "services",
    "system_health",
    "triggers",
)


def words(language: str) -> dict[str, Any]:
    """Return a language's file."""
    file = ROOT / "translations" / f"{language}.json"
    return json.loads(file.read_text("utf-8"))  # type: ignore[no-any-return]


def flat(tree: dict[str, Any], path: str = "") -> dict[str, str]:
    """Return all texts by dotted path."""
    texts: dict[str, str] = {}
    for key, value in tree.items():
        at = f"{path}{key}"
        texts |= flat(value, f"{at}.") if isinstance(value, dict) else {at: value}
    return texts


def test_the_check_of_all_languages_finds_nothing() -> None:
    done = subprocess.run([sys.executable, SCRIPT], capture_output=True, text=True, check=False)  # noqa: S603
    assert (done.stdout, done.returncode) == ("", 0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_says_the_same_with_the_same_placeholders(language: str) -> None:
    def placeholders(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    english, other = flat(words("en")), flat(words(language))
    assert other.keys() == english.keys()
    for path, text in english.items():
        assert placeholders(other[path]) == placeholders(text), path


@pytest.mark.parametrize("language", LANGUAGES)
async def test_home_assistant_takes_every_text_of_a_language(
    hass: HomeAssistant, language: str, caplog: pytest.LogCaptureFixture
) -> None:
    """It drops one whose placeholders differ from the English, and logs that."""
    texts = flat(words(language))
    for category in CATEGORIES:
        taken = await async_get_translations(hass, language, category, [DOMAIN])
        prefix = f"component.{DOMAIN}."
        asked = {f"{prefix}{path}" for path in texts if path.startswith(f"{category}.")}
        assert asked, category
        assert {path: taken.get(path) for path in asked} == {
            path: texts[path.removeprefix(prefix)] for path in asked
        }
    assert "placeholders" not in caplog.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_issue_has_words_for_each_of_its_ways_out(language: str) -> None:
    told = words(language)["issues"]
    assert repairs.WAYS_OUT.keys() == set(issues.KEYS)
    assert told.keys() == {*repairs.WAYS_OUT, "plan_missed", "voice_unavailable"}
    for key, options in repairs.WAYS_OUT.items():
        init = told[key]["fix_flow"]["step"]["init"]
        assert init["menu_options"].keys() == set(options)
        assert told[key]["title"]
        assert init["description"]
        assert told[key]["fix_flow"]["abort"].keys() == {"as_before", "goes_on"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_and_state_of_a_plan_has_its_words(language: str) -> None:
    said = words(language)
    states = said["entity"]["sensor"]["plan"]["state"].keys()
    assert states == {"none", *(one.value for one in PlanState)}
    endings = {f"cook_{one.value}" for one in Result} | {f"cook_was_{one.value}" for one in Rating}
    assert endings <= said["common"].keys()
    keys = set(re.findall(r'"(plan_\w+)"', (ROOT / "plans" / "keeper.py").read_text("utf-8")))
    assert keys <= said["exceptions"].keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_event_has_a_sentence_for_the_logbook(language: str) -> None:
    said = words(language)["common"]
    kinds = {kind.value for kind in EventType} - {"unknown"}
    assert {f"logbook_{kind}" for kind in kinds} <= said.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_fits_beside_its_value_on_a_telephone(language: str) -> None:
    """A card 360 px wide cuts names off; a Chinese character is as wide as two letters."""
    names = [
        one["name"].format(number=1)
        for platform in words(language)["entity"].values()
        for one in platform.values()
    ]
    wide = {name: sum(1 + (ord(one) > 0x2E80) for one in name) for name in names}
    assert {name: width for name, width in wide.items() if width > WIDEST} == {}


@pytest.mark.parametrize(
    ("language", "stranger"),
    [
        ("de", r"\b(Ihnen|Ihre?[mnrs]?|(Drücken|Geben|Prüfen|Starten|Warten|Wählen) Sie)\b"),
        ("fr", r"\b(tu|ton|tes|toi)\b"),
        ("es", r"\b[Uu]sted"),
    ],
)
def test_people_are_addressed_as_elsewhere_in_home_assistant(language: str, stranger: str) -> None:
    """German says du, French vous, Spanish tú."""
    found = [text for text in flat(words(language)).values() if re.search(stranger, text)]
    assert found == []
