"""JSON to facts and back: what newer firmware adds is read over, what is wrong is named."""

import re
from dataclasses import dataclass
from typing import Any

import pytest
from aiocooker import (
    CookerEvent,
    EventType,
    ProtocolError,
    Snapshot,
    ZoneSnapshot,
    ZoneState,
)
from aiocooker.drivers.native.codec import decode, decode_members, encode

from tests.library.kitchen import BAKE

ZONE: dict[str, Any] = {
    "state": "cooking",
    "temperature_c": 180.5,
    "probes": [{"inserted": True}],
    "door": "ajar",
}


def test_a_program_survives_the_wire() -> None:
    assert decode(type(BAKE), encode(BAKE)) == BAKE


def test_unknown_words_read_as_unknown_and_unknown_members_as_nothing() -> None:
    zone = decode(ZoneSnapshot, ZONE | {"state": "levitating", "aroma": 7})
    assert zone.state is ZoneState.UNKNOWN


def test_what_the_client_adds_never_travels() -> None:
    event = CookerEvent(event_id=1, type=EventType.FINISHED, recovered=True)
    assert encode(event) == {
        "event_id": 1,
        "type": "finished",
        "data": {},
        "age_s": 0,
    }
    assert not decode(CookerEvent, {"event_id": 1, "type": "finished", "recovered": True}).recovered


@pytest.mark.parametrize(
    ("kind", "value", "where"),
    [
        (ZoneSnapshot, [], "ZoneSnapshot: expected an object"),
        (ZoneSnapshot, {}, "ZoneSnapshot.state: expected a value"),
        (ZoneSnapshot, {"state": 7}, "ZoneSnapshot.state: expected a word"),
        (ZoneSnapshot, ZONE | {"temperature_c": "hot"}, "temperature_c: expected a number"),
        (ZoneSnapshot, ZONE | {"temperature_c": True}, "temperature_c: expected a number"),
        (ZoneSnapshot, ZONE | {"remaining_s": float("inf")}, "expected a number of this world"),
        (ZoneSnapshot, ZONE | {"remaining_s": float("nan")}, "expected a number of this world"),
        (ZoneSnapshot, ZONE | {"remaining_s": 10**400}, "expected a number of this world"),
        (ZoneSnapshot, ZONE | {"probes": {}}, "probes: expected a list"),
        (ZoneSnapshot, ZONE | {"probes": [{"inserted": 1}]}, "probes[0].inserted: expected true"),
        (ZoneSnapshot, ZONE | {"needs_user": 1}, "needs_user: expected text"),
        (ZoneSnapshot, ZONE | {"program": {"id": "a", "name": []}}, "name: expected an object"),
        (ZoneSnapshot, ZONE | {"stage": {"index": 0.5}}, "stage.index: expected a whole number"),
        (CookerEvent, {"event_id": 1, "type": "x", "data": {"a": []}}, "a: expected a plain"),
        (CookerEvent, {"event_id": 1, "type": "x", "data": {"a": float("inf")}}, "this world"),
        (Snapshot, {"zones": []}, "zones: expected an object"),
    ],
)
def test_what_does_not_fit_is_named(kind: type, value: Any, where: str) -> None:  # noqa: ANN401 - JSON
    with pytest.raises(ProtocolError, match=re.escape(where)):
        decode(kind, value)


def test_an_event_may_carry_plain_values() -> None:
    said: dict[str, Any] = {
        "event_id": 1,
        "type": "finished",
        "data": {"a": "b", "c": 1.5, "d": True},
    }
    assert decode(CookerEvent, said).data == {"a": "b", "c": 1.5, "d": True}


def test_what_has_no_form_on_the_wire_is_our_own_mistake() -> None:
    @dataclass
    class Odd:
        what: set[int]

    with pytest.raises(TypeError):
        encode({1, 2})
    with pytest.raises(TypeError):
        decode(Odd, {"what": []})


def test_members_are_read_by_name_and_no_other_is_looked_at() -> None:
    said: Any = {"state": "idle", "temperature_c": 84.5, "door": 7, "new": 1}
    names = ("state", "temperature_c", "new")
    assert decode_members(ZoneSnapshot, said, names, "zone") == {
        "state": ZoneState.IDLE,
        "temperature_c": 84.5,
    }
    with pytest.raises(ProtocolError, match=re.escape("zone.door")):
        decode_members(ZoneSnapshot, said, ("door",), "zone")


def test_a_member_that_is_gone_reads_as_its_default() -> None:
    assert decode_members(ZoneSnapshot, {}, ("temperature_c", "probes"), "zone") == {
        "temperature_c": None,
        "probes": (),
    }


def test_a_member_that_must_be_there_is_missed() -> None:
    with pytest.raises(ProtocolError, match=re.escape("zone.state")):
        decode_members(ZoneSnapshot, {}, ("state",), "zone")


def test_what_the_client_adds_is_not_read_by_name() -> None:
    assert not decode_members(ZoneSnapshot, {"ready_at": "noon"}, ("ready_at",), "zone")
