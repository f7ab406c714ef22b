"""Words and icons: every language says the same things, every icon and every action has its word.

Of what Home Assistant's hassfest refuses, the part on texts is here: hassfest is not in its wheel.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

INTEGRATION = Path(__file__).parent.parent / "custom_components" / "cooker"
REFERENCE = "en.json"
LANGUAGES = {"de.json", REFERENCE, "es.json", "fr.json", "zh-Hans.json"}
ACTIONS = ("services", "triggers", "conditions")
ANCHOR = "."  # begins the name of what other descriptions share

KEY = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")
PLACEHOLDER = re.compile(r"\{(\w+)\}")
# Shown as they are: markup and addresses belong in placeholders; quotes switch a placeholder off.
REFUSED = {
    "markup": re.compile(r"<[a-z/]"),
    "an address": re.compile(r"https?://"),
    "a quoted placeholder": re.compile(r"'\{"),
}
# Short texts may be alike in two languages (Host, Pizza); a sentence that is was not translated.
SENTENCE = re.compile(r"([^\W\d_]+\W+){3}")
ICON = re.compile(r"mdi:[a-z0-9]+(-[a-z0-9]+)*")
# Where Home Assistant looks for an icon; the first group is what must have a word.
ICON_PATH = re.compile(
    r"(entity\.\w+\.[\w-]+(?:\.state_attributes\.[\w-]+)?)\.(?:default|state\.[\w-]+|range\..+)"
    r"|((?:services|triggers|conditions)\.\w+)\.(?:service|trigger|condition|sections\.\w+)"
)


def texts(tree: Mapping[str, object], path: str = "") -> Iterator[tuple[str, str]]:
    """Yield each text with the dotted path of its keys."""
    for key, value in tree.items():
        if isinstance(value, Mapping):
            yield from texts(value, f"{path}{key}.")
        else:
            yield f"{path}{key}", str(value)


def read(name: str) -> dict[str, str]:
    """Return the texts of a JSON file, by dotted path; none where the file does not exist."""
    file = INTEGRATION / name
    return dict(texts(json.loads(file.read_text("utf-8")))) if file.exists() else {}


def language_problems(words: dict[str, str], reference: dict[str, str]) -> Iterator[str]:
    """Compare one language with the reference and with what Home Assistant can show."""
    for path in sorted(words.keys() ^ reference.keys()):
        yield f"{path} is {'missing' if path in reference else f'not in {REFERENCE}'}"
    for path, text in words.items():
        if not text.strip():
            yield f"{path} is empty"
        if not all(KEY.fullmatch(key) for key in path.split(".")):
            yield f"{path} is no valid key"
        if set(PLACEHOLDER.findall(text)) != set(PLACEHOLDER.findall(reference.get(path, text))):
            yield f"{path} has other placeholders than {REFERENCE}"
        yield from (f"{path} holds {what}" for what, sign in REFUSED.items() if sign.search(text))


def untranslated(words: dict[str, str], reference: dict[str, str]) -> Iterator[str]:
    """Find sentences that are still English."""
    for path, text in words.items():
        plain = PLACEHOLDER.sub("", text)
        if text == reference.get(path) and SENTENCE.match(plain):
            yield f"{path} is not translated"


def icon_problems(icons: dict[str, str], words: dict[str, str]) -> Iterator[str]:
    """Check that each icon is one, lies where Home Assistant looks, and belongs to something."""
    for path, icon in icons.items():
        if not ICON.fullmatch(icon):
            yield f"{path} is {icon!r}, not mdi:something"
        if not (place := ICON_PATH.fullmatch(path)):
            yield f"{path} is where Home Assistant does not look"
        elif not any(word.startswith(f"{place[1] or place[2]}.") for word in words):
            yield f"{path} belongs to nothing in {REFERENCE}"


def action_problems(section: str, words: dict[str, str]) -> Iterator[str]:
    """Check that each action, trigger or condition and each of its fields has a name."""
    file = INTEGRATION / f"{section}.yaml"
    described = yaml.safe_load(file.read_text("utf-8")) if file.exists() else {}
    described = {key: one for key, one in described.items() if not key.startswith(ANCHOR)}
    for key, description in described.items():
        fields = (description or {}).get("fields", {})
        for path in (f"{section}.{key}", *(f"{section}.{key}.fields.{field}" for field in fields)):
            if f"{path}.name" not in words:
                yield f"{path} has no name in {REFERENCE}"
    for key in {path.split(".")[1] for path in words if path.startswith(f"{section}.")}:
        if key not in described:
            yield f"{section}.{key} is not described"


def problems() -> Iterator[str]:
    """Yield all that is wrong, each with its file."""
    reference = read(f"translations/{REFERENCE}")
    files = {file.name for file in (INTEGRATION / "translations").glob("*.json")}
    yield from (f"{name} is missing" for name in sorted(LANGUAGES - files))
    for name in sorted(files):
        words = read(f"translations/{name}")
        yield from (f"{name}: {problem}" for problem in language_problems(words, reference))
        if name != REFERENCE:
            yield from (f"{name}: {problem}" for problem in untranslated(words, reference))
    yield from (
        f"icons.json: {problem}" for problem in icon_problems(read("icons.json"), reference)
    )
    for section in ACTIONS:
        yield from (f"{section}.yaml: {problem}" for problem in action_problems(section, reference))


if __name__ == "__main__":
    found = list(problems())
    print(*found, sep="\n", end="\n" if found else "")
    sys.exit(bool(found))
