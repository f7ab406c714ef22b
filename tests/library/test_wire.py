"""Frames, whatever somebody puts into them."""

import json
from typing import Any

import pytest
from aiocooker import ProtocolError, RefusalReason
from aiocooker.drivers.native import wire
from hypothesis import given
from hypothesis import strategies as st

JSON = st.recursive(
    st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=10,
)
OBJECTS = st.dictionaries(st.text(max_size=3), JSON, max_size=4)


@pytest.mark.parametrize(
    "message",
    [
        wire.Request(id=7, method="zone.stop", params={"zone": "upper"}),
        wire.Notification(method="cooker.changed", params={"seq": 1, "patch": {"light": None}}),
        wire.Result(id="a", result={}),
        wire.Error(id=None, code=-32700, message="not JSON"),
        wire.Error(
            id=7,
            code=wire.ErrorCode.REFUSED,
            message="too hot",
            data=wire.RefusalData(
                reason=RefusalReason.OUT_OF_RANGE, field="target_c", min=50, max=275
            ),
        ),
    ],
)
def test_what_is_written_is_read_again(message: wire.Message) -> None:
    assert wire.parse(wire.serialise(message)) == message


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "{}",
        '{"jsonrpc": "1.0", "method": "x"}',
        '{"jsonrpc": "2.0"}',
        '{"jsonrpc": "2.0", "id": true, "result": {}}',
        '{"jsonrpc": "2.0", "result": {}}',
        '{"jsonrpc": "2.0", "method": 7}',
        '{"jsonrpc": "2.0", "method": "x", "params": []}',
        '{"jsonrpc": "2.0", "id": 1, "error": "no"}',
        '{"jsonrpc": "2.0", "id": 1, "error": {"code": -32000, "message": "", "data": {}}}',
        '{"jsonrpc": "2.0", "method": "x", "params": {"a": NaN}}',
        '{"jsonrpc": "2.0", "method": "\\ud800"}',
        "[" * 60_000,
    ],
)
def test_what_is_not_json_rpc_is_a_protocol_error(text: str) -> None:
    with pytest.raises(ProtocolError):
        wire.parse(text)


def test_text_outside_ascii_may_be_escaped() -> None:
    text = '{"jsonrpc": "2.0", "method": "\\u70e4\\ud83c\\udf5e"}'
    assert wire.parse(text) == wire.Notification(method="烤🍞", params={})


def test_an_error_of_json_rpc_may_carry_any_data() -> None:
    text = '{"jsonrpc": "2.0", "id": 1, "error": {"code": -32602, "message": "no", "data": "?"}}'
    assert wire.parse(text) == wire.Error(id=1, code=-32602, message="no")


def test_a_refusal_without_data_is_read() -> None:
    text = '{"jsonrpc": "2.0", "id": 1, "error": {"code": -32000, "message": "no"}}'
    assert wire.parse(text) == wire.Error(id=1, code=-32000, message="no")


@given(OBJECTS, OBJECTS)
def test_a_patch_turns_one_document_into_the_other(
    old: dict[str, Any], new: dict[str, Any]
) -> None:
    assert wire.apply_patch(old, wire.make_patch(old, new)) == new


@given(OBJECTS, OBJECTS)
def test_a_patch_changes_neither_of_its_arguments(
    old: dict[str, Any], patch: dict[str, Any]
) -> None:
    before = json.dumps([old, patch])
    wire.apply_patch(old, patch)
    assert json.dumps([old, patch]) == before


@pytest.mark.parametrize(
    ("document", "patch", "result"),
    [
        ({"a": "b"}, {"a": "c"}, {"a": "c"}),
        ({"a": "b"}, {"b": "c"}, {"a": "b", "b": "c"}),
        ({"a": "b"}, {"a": None}, {}),
        ({"a": ["b"]}, {"a": "c"}, {"a": "c"}),
        ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
        ({"a": [{"b": "c"}]}, {"a": [1]}, {"a": [1]}),
        ({"a": "foo"}, "bar", "bar"),
        ([1, 2], {"a": "b", "c": None}, {"a": "b"}),
        ({}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}),
    ],
)
def test_the_examples_of_rfc_7396_hold(document: Any, patch: Any, result: Any) -> None:  # noqa: ANN401 - JSON
    assert wire.apply_patch(document, patch) == result


@pytest.mark.parametrize("answer", [None, [], {}, {"seq": 1}, {"seq": "1", "snapshot": {}}])
def test_a_subscription_needs_a_number_and_a_snapshot(answer: Any) -> None:  # noqa: ANN401 - JSON
    with pytest.raises(ProtocolError):
        wire.subscription(answer)


def test_a_cooker_without_events_is_subscribed_to() -> None:
    said = wire.subscription({"seq": 3, "snapshot": {"zones": {}}})
    assert said == wire.Subscription(seq=3, snapshot={"zones": {}}, events=(), last_event_id=None)
