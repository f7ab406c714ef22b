"""The messages of the Cooker local API, both ways: `docs/local-api.md` in code. No I/O."""

import json
import re
from dataclasses import dataclass
from enum import IntEnum
from typing import cast

from ...errors import ProtocolError, RefusalReason
from ...model import Capabilities, CookerEvent, Identity, PairedClient, Snapshot
from . import readings
from .codec import Json, decode, encode

SERVICE_TYPE = "_cooker._tcp.local."
API = 1
IDENTITY_PATH = "/cooker/v1/identity"
PAIR_PATH = "/cooker/v1/pair"
SESSION_PATH = "/cooker/v1/session"
MAX_FRAME_BYTES = 65_536
HEARTBEAT_S = 10.0
COOKER_ID = re.compile(r"[0-9a-f]{16}")


class CloseCode(IntEnum):
    """Why a cooker ends a session."""

    GOING_AWAY = 1001
    TOO_BIG = 1009
    MALFORMED = 4000
    REVOKED = 4001


class ErrorCode(IntEnum):
    """JSON-RPC 2.0's codes, and ours for a refusal."""

    PARSE = -32700
    INVALID_REQUEST = -32600
    UNKNOWN_METHOD = -32601
    INVALID_PARAMS = -32602
    REFUSED = -32000


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """The answer to `cooker.describe`; `clock` is its idea of the time, in Unix seconds."""

    identity: Identity
    capabilities: Capabilities
    clock: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """The answer to `cooker.subscribe`; `snapshot` stays JSON so that patches can be laid on it."""

    seq: int
    snapshot: dict[str, Json]
    events: tuple[CookerEvent, ...]
    last_event_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clients:
    """The answer to `cooker.clients`."""

    clients: tuple[PairedClient, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalData:
    """The `data` of a refusal."""

    reason: RefusalReason
    field: str | None = None
    min: float | None = None
    max: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A question; `id` is chosen by the client."""

    id: int | str
    method: str
    params: dict[str, Json]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The answer to a question."""

    id: int | str
    result: Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Error:
    """The answer no; `id` is None where the question could not be read."""

    id: int | str | None
    code: int
    message: str
    data: RefusalData | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notification:
    """Something said without being asked."""

    method: str
    params: dict[str, Json]


type Message = Request | Result | Error | Notification


def parse(text: str) -> Message:
    """Read one frame; ProtocolError where it is not JSON-RPC 2.0."""
    try:
        frame = _JSON.decode(text)
        if "\\u" in text:
            json.dumps(frame, ensure_ascii=False).encode()  # half a surrogate pair is no text
    except (ValueError, RecursionError) as error:
        raise ProtocolError(f"not JSON: {error}") from error
    if not isinstance(frame, dict) or frame.get("jsonrpc") != "2.0":
        raise ProtocolError("not JSON-RPC 2.0")
    if "method" in frame:
        return _question(frame)
    if "error" in frame:
        return _refusal(frame)
    if "result" in frame:
        return Result(id=_id(frame), result=frame["result"])
    raise ProtocolError("neither question nor answer")


def serialise(message: Message) -> str:
    """Write one frame."""
    frame: dict[str, Json] = {"jsonrpc": "2.0"}
    match message:
        case Request(id=id_, method=method, params=params):
            frame |= {"id": id_, "method": method, "params": params}
        case Notification(method=method, params=params):
            frame |= {"method": method, "params": params}
        case Result(id=id_, result=result):
            frame |= {"id": id_, "result": result}
        case _:
            error: dict[str, Json] = {"code": int(message.code), "message": message.message}
            if message.data is not None:
                error["data"] = encode(message.data)
            frame |= {"id": message.id, "error": error}
    return json.dumps(frame, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def description(value: Json) -> Description:
    """Read the answer to `cooker.describe`; a clock that makes no sense is no clock.

    Bounds that no value can keep are a ProtocolError: nothing could be set safely within them.
    """
    said = decode(Description, readings.description(value), "describe")
    for zone in said.capabilities.zones:
        for mode in zone.modes:
            for bounds in (mode.duration_s, mode.temperature_c, mode.power_pct):
                if bounds is not None and (bounds.min > bounds.max or bounds.step <= 0):
                    raise ProtocolError(f"describe: impossible bounds of {zone.id}, {mode.mode}")
    return said


def subscription(value: Json) -> Subscription:
    """Read the answer to `cooker.subscribe`."""
    said = value if isinstance(value, dict) else {}
    match said:
        case {"seq": int(seq), "snapshot": dict(snapshot)}:
            last = said.get("last_event_id")
            return Subscription(
                seq=seq,
                snapshot=snapshot,
                events=decode(tuple[CookerEvent, ...], said.get("events") or [], "events"),
                last_event_id=last if isinstance(last, int) else None,
            )
    raise ProtocolError("subscribe: expected seq and snapshot")


def snapshot(value: Json) -> Snapshot:
    """Read a snapshot."""
    return decode(Snapshot, value, "snapshot")


def apply_patch(document: Json, patch: Json) -> Json:
    """Return the document with an RFC 7396 merge patch laid on it; neither argument changes."""
    if not isinstance(patch, dict):
        return patch
    merged = dict(document) if isinstance(document, dict) else {}
    for key, value in patch.items():
        if value is None:
            merged.pop(key, None)
        else:
            merged[key] = apply_patch(merged.get(key), value)
    return merged


def make_patch(old: dict[str, Json], new: dict[str, Json]) -> dict[str, Json]:
    """Return the merge patch that turns `old` into `new`; empty where they are equal."""
    patch: dict[str, Json] = dict.fromkeys(old.keys() - new.keys())
    for key, value in new.items():
        before = old.get(key)
        if isinstance(value, dict) and isinstance(before, dict):
            if inner := make_patch(before, value):
                patch[key] = inner
        elif value != before:
            patch[key] = value
    return patch


def _no_constant(name: str) -> float:
    """JSON has no NaN and no infinity, though Python's reader takes them."""
    raise ValueError(name)


_JSON = json.JSONDecoder(parse_constant=_no_constant)


def _id(frame: dict[str, Json]) -> int | str:
    match frame.get("id"):
        case bool():
            pass
        case int() | str() as id_:
            return id_
    raise ProtocolError("id: expected a number or text")


def _question(frame: dict[str, Json]) -> Request | Notification:
    match frame:
        case {"method": str(method), **rest}:
            params = rest.get("params", {})
            if isinstance(params, dict):
                if "id" in frame:
                    return Request(id=_id(frame), method=method, params=params)
                return Notification(method=method, params=params)
    raise ProtocolError("method and params: expected text and an object")


def _refusal(frame: dict[str, Json]) -> Error:
    match frame["error"]:
        case {"code": int(code), "message": str(message), **rest}:
            return Error(
                id=_id(frame) if frame.get("id") is not None else None,
                code=code,
                message=message,
                data=_refusal_data(rest.get("data")) if code == ErrorCode.REFUSED else None,
            )
    raise ProtocolError("error: expected code and message")


def _refusal_data(data: object) -> RefusalData | None:
    """Any other error may carry data too, of a form that is not ours."""
    return None if data is None else decode(RefusalData, cast("Json", data), "error.data")
