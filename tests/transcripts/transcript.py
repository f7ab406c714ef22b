"""Reads transcripts and compares what was said with what a line and the schemas want."""

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

HERE = Path(__file__).parent
SCHEMAS = HERE.parents[1] / "docs" / "schemas"
VECTOR: dict[str, Any] = json.loads((HERE / "pairing.json").read_text())["vectors"]["normal"]
REGISTRY: Registry[Any] = Registry().with_resources(
    (path.name, Resource.from_contents(json.loads(path.read_text())))
    for path in SCHEMAS.glob("*.json")
)

type Line = dict[str, Any]
type Memory = dict[str, Any]


def names(judged: str) -> list[str]:
    """Return the transcripts that can judge an end, `cooker` or `client`."""
    heads = {path.stem: head(path.stem) for path in sorted(HERE.glob("*.jsonl"))}
    return [name for name, one in heads.items() if judged in one.get("judges", ())]


def head(name: str) -> Line:
    """Return the first line of a transcript."""
    return _read(name)[0]


def lines(name: str) -> list[Line]:
    """Return the other lines, with those that they include."""
    found: list[Line] = []
    for line in _read(name)[1:]:
        found += lines(line["include"]) if "include" in line else [line]
    return found


def _read(name: str) -> list[Line]:
    text = (HERE / f"{name}.jsonl").read_text()
    return [json.loads(one) for one in text.splitlines() if one]


def check_schema(reference: str, value: object) -> None:
    """Raise ValidationError where a value is not what a schema says: `messages#/$defs/request`."""
    file, _, pointer = reference.partition("#")
    Draft202012Validator({"$ref": f"{file}.json#{pointer}"}, registry=REGISTRY).validate(value)


def matches(wanted: object, said: object, memory: Memory) -> bool:
    """Whether what was said contains what is wanted; remembers each `$name`."""
    match wanted:
        case "*":
            return True
        case str() if wanted.startswith("$"):
            memory[wanted] = said
            return True
        case dict():
            return isinstance(said, dict) and all(
                matches(one, said.get(key), memory) for key, one in wanted.items()
            )
        case list():
            return isinstance(said, list) and _in_order(wanted, said, memory)
    # In Python, True == 1; in JSON it is not.
    return isinstance(wanted, bool) is isinstance(said, bool) and wanted == said


def _in_order(wanted: list[object], said: list[object], memory: Memory) -> bool:
    rest = iter(said)
    found = all(any(matches(one, other, memory) for other in rest) for one in wanted)
    return found and (bool(wanted) or not said)


def filled(value: Any, memory: Memory) -> Any:  # noqa: ANN401 - JSON in, JSON out
    """Return what is to be said, each `$name` replaced."""
    if isinstance(value, dict):
        return {key: filled(one, memory) for key, one in value.items()}
    if isinstance(value, list):
        return [filled(one, memory) for one in value]
    if isinstance(value, str) and value.startswith("$"):
        return memory[value] if value in memory else VECTOR[value[1:]]
    return value


def merged(document: Any, patch: Any) -> Any:  # noqa: ANN401 - JSON in, JSON out
    """Lay an RFC 7396 merge patch on a document; its own few lines, to judge those of both ends."""
    if not isinstance(patch, dict):
        return patch
    result = dict(document) if isinstance(document, dict) else {}
    for key, value in patch.items():
        result[key] = merged(result.get(key), value)
    return {key: value for key, value in result.items() if value is not None}
