"""The schemas, the specification's examples and the code's own words say the same."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aiocooker import model
from aiocooker.drivers.native import wire
from aiocooker.drivers.native.codec import decode, encode
from aiocooker.errors import RefusalReason
from aiocooker.open_enum import OpenEnum
from aiocooker.program import CookingMode, Program, Stage, StageKind, Until
from jsonschema import Draft202012Validator, ValidationError
from jsonschema.protocols import Validator
from referencing import Registry, Resource

DOCS = Path(__file__).parents[2] / "docs"
SPECIFICATION = (DOCS / "local-api.md").read_text()
SCHEMAS = {path.name: json.loads(path.read_text()) for path in (DOCS / "schemas").glob("*.json")}
REGISTRY: Registry[Any] = Registry().with_resources(
    (name, Resource.from_contents(schema)) for name, schema in SCHEMAS.items()
)
RANGE = model.Range(min=60, max=43200, step=60, default=1800)

VALUES = {
    "identity": model.Identity(
        id="c00ce7000000a001",
        kind=model.CookerKind.OVEN,
        manufacturer="Cooker",
        model="Oven",
        firmware="1.0.0",
        name="Kitchen oven",
    ),
    "capabilities": model.Capabilities(
        zones=(
            model.ZoneCapabilities(
                id="upper",
                name="Upper cavity",
                modes=(
                    model.ModeCapability(
                        mode=CookingMode.BAKE,
                        duration_s=RANGE,
                        temperature_c=model.Range(min=50, max=275, step=5),
                        power_pct=model.Range(min=10, max=100, step=10),
                    ),
                ),
                can_run_empty=True,
                preheat=True,
                pause=True,
                door=True,
                holds_safely=True,
                max_duration_s=43200,
            ),
        ),
    ),
    "snapshot": model.Snapshot(
        remote_start=model.RemoteStart.ALLOWED,
        power=model.Power.ON,
        child_lock=False,
        light=True,
        power_w=2410.5,
        energy_kwh=0.42,
        water=model.Water.OK,
        fault=model.Fault(code="E7", text="sensor"),
        zones={
            "upper": model.ZoneSnapshot(
                state=model.ZoneState.PREHEATING,
                program=model.ProgramStatus(id="manual", name={"en": "Bake"}),
                stage=model.StageStatus(
                    index=0, count=3, kind=StageKind.HEAT, mode=CookingMode.BAKE
                ),
                temperature_c=84.5,
                target_c=200,
                power_pct=80,
                probes=(model.Probe(inserted=True, temperature_c=20.5, target_c=63),),
                remaining_s=600,
                ready_in_s=410.5,
                starts_in_s=7200,
                door=model.DoorState.CLOSED,
                origin=model.Origin(by=model.StartedBy.CLIENT, client="Tablet", command_id="1"),
                needs_user="Put the food in",
            )
        },
    ),
    "event": model.CookerEvent(
        event_id=65537,
        type=model.EventType.PREHEATED,
        zone="upper",
        data={"target_c": 200, "by": "door", "core": True},
    ),
    "program": Program(
        id="manual",
        name={"en": "Bake"},
        food_class="poultry",
        servings=4,
        stages=(
            Stage(kind=StageKind.HEAT, mode=CookingMode.BAKE, target_c=200),
            Stage(
                kind=StageKind.HOLD,
                mode=CookingMode.BAKE,
                until=Until(user=True),
                hold_max_s=1800,
                needs_user={"en": "Put the food in"},
            ),
            Stage(kind=StageKind.COOK, mode=CookingMode.BAKE, duration_s=600, power_pct=50),
        ),
    ),
}
WORDS = {
    "identity#/properties/kind": model.CookerKind,
    "txt#/properties/kind": model.CookerKind,
    "snapshot#/properties/remote_start": model.RemoteStart,
    "snapshot#/properties/power": model.Power,
    "snapshot#/properties/water": model.Water,
    "snapshot#/$defs/zone/properties/state": model.ZoneState,
    "snapshot#/$defs/zone/properties/door": model.DoorState,
    "snapshot#/$defs/zone/properties/origin/properties/by": model.StartedBy,
    "event#/properties/type": model.EventType,
    "program#/$defs/mode": CookingMode,
    "program#/$defs/stage_kind": StageKind,
    "messages#/$defs/refusal/properties/reason": RefusalReason,
}


def validator(reference: str) -> Validator:
    """Return the validator of a schema or of a part of one, as `messages#/$defs/request`."""
    name, _, pointer = reference.partition("#")
    return Draft202012Validator({"$ref": f"{name}.json#{pointer}"}, registry=REGISTRY)


def fenced(language: str) -> list[tuple[str, str]]:
    """Return the label and the text of each fenced block in a language."""
    pattern = rf"^```{language} (\S+)\n(.*?)^```"
    return re.findall(pattern, SPECIFICATION, re.DOTALL | re.MULTILINE)


def conversations() -> Iterator[list[tuple[str, Any]]]:
    """Yield each conversation of the specification as arrows and messages."""
    for _, text in fenced("text"):
        parts = re.split(r"^([→←]) ", text, flags=re.MULTILINE)[1:]
        messages = [json.loads(one) for one in parts[1::2]]
        yield list(zip(parts[::2], messages, strict=True))


def written(name: str) -> dict[str, Any]:
    """Return what the code writes for an example."""
    value = encode(VALUES[name])
    assert isinstance(value, dict)
    return value


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_a_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["$id"] == name


def test_the_examples_were_found() -> None:
    assert len(fenced("json")) >= 8
    assert sum(len(one) for one in conversations()) >= 40


@pytest.mark.parametrize(("schema", "text"), fenced("json"))
def test_an_example_of_the_specification_is_valid(schema: str, text: str) -> None:
    validator(schema).validate(json.loads(text))


@pytest.mark.parametrize("conversation", conversations())
def test_a_conversation_of_the_specification_is_valid(conversation: list[tuple[str, Any]]) -> None:
    asked: dict[object, str] = {}
    for arrow, message in conversation:
        validator("messages").validate(message)
        if arrow == "→":
            asked[message["id"]] = message["method"]
        elif "result" in message:
            method = asked[message["id"]]
            validator(f"messages#/$defs/results/$defs/{method}").validate(message["result"])


@pytest.mark.parametrize("conversation", conversations())
def test_the_wire_reads_and_writes_every_message_of_the_specification(
    conversation: list[tuple[str, Any]],
) -> None:
    for _, message in conversation:
        again = json.loads(wire.serialise(wire.parse(json.dumps(message))))
        assert again == message


@pytest.mark.parametrize("name", VALUES)
def test_what_the_code_writes_is_valid_and_reads_back(name: str) -> None:
    validator(name).validate(written(name))
    assert decode(type(VALUES[name]), written(name)) == VALUES[name]


@pytest.mark.parametrize(("place", "kind"), WORDS.items())
def test_the_schema_knows_the_words_of_the_code(place: str, kind: type[OpenEnum]) -> None:
    name, _, pointer = place.partition("#")
    schema = SCHEMAS[f"{name}.json"]
    for member in pointer.strip("/").split("/"):
        schema = schema[member]
    said = [one for one in kind if one not in model.CLIENT_SIDE_EVENTS]
    assert schema["examples"] == [one.value for one in said if one.value != "unknown"]


@pytest.mark.parametrize("name", VALUES)
def test_unknown_members_are_allowed(name: str) -> None:
    validator(name).validate(written(name) | {"from_the_future": {"a": [1]}})


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("identity", {"id": "C00CE7000000A001"}),
        ("identity", {"api": "1"}),
        ("identity", {"kind": None}),
        ("capabilities", {"zones": []}),
        ("capabilities", {"light": "yes"}),
        ("snapshot", {"zones": {"upper": {"temperature_c": 20}}}),
        ("snapshot", {"zones": {"upper": {"state": "Idle now"}}}),
        ("snapshot", {"power_w": -1}),
        ("event", {"event_id": 1.5}),
        ("event", {"data": {"deep": {"er": 1}}}),
        ("program", {"schema": "cooker.program/2"}),
        ("program", {"stages": []}),
        ("program", {"stages": [{"kind": "cook", "mode": "bake"}]}),
        ("program", {"stages": [{"kind": "heat"}]}),
        ("program", {"stages": [{"kind": "user", "until": {"user": True, "core_c": 60}}]}),
    ],
)
def test_a_broken_value_is_refused(name: str, change: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        validator(name).validate(written(name) | change)


@pytest.mark.parametrize(
    "message",
    [
        {"id": 1, "method": "zone.stop", "params": {"zone": "upper"}},
        {"jsonrpc": "2.0", "id": 1, "method": "zone.stop"},
        {"jsonrpc": "2.0", "id": 1, "method": "zone.adjust", "params": {"zone": "upper"}},
        {"jsonrpc": "2.0", "id": 1, "method": "cooker.set", "params": {}},
        {"jsonrpc": "2.0", "id": 1, "result": {}, "error": {"code": 1, "message": ""}},
        {"jsonrpc": "2.0", "id": 1, "error": {"code": -32000, "message": "no reason given"}},
        {"jsonrpc": "2.0", "method": "cooker.changed", "params": {"patch": {}}},
        {"jsonrpc": "2.0", "method": "cooker.event", "params": {"type": "finished"}},
    ],
)
def test_a_broken_message_is_refused(message: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        validator("messages").validate(message)
