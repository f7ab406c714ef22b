"""Frozen dataclasses to JSON and back, by their type hints.

Absent members become the field's default, unknown members are ignored, and None is never sent,
which is what a merge patch needs. A decoder is built once per type.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, cast, get_args, get_origin, get_type_hints

from ...errors import ProtocolError

type Json = bool | int | float | str | list[Json] | dict[str, Json] | None
type Decoder = Callable[[Json, str], Any]

LARGEST = 1e12
"""Greater numbers, like the infinity that 1e999 reads as, are nonsense and break arithmetic."""


def decode[T](kind: type[T], value: Json, where: str = "") -> T:
    """Turn JSON into `kind`; ProtocolError names the member that does not fit."""
    return cast("T", _decoder(cast("Hashable", kind))(value, where or kind.__name__))


def decode_members(kind: type, value: Json, names: Iterable[str], where: str) -> dict[str, Any]:
    """Read those members only, for `dataclasses.replace`; absent ones become their default.

    It costs what changed, not what there is. ProtocolError as by `decode`.
    """
    if not isinstance(value, dict):
        raise _fail(where, "an object")
    members = _members(cast("Hashable", kind))
    return {
        name: members[name].read(value.get(name), f"{where}.{name}")
        for name in names
        if name in members
    }


def encode(value: object) -> Json:
    """Turn a dataclass, or what one holds, into JSON; members that are None are left out."""
    if value is None or isinstance(value, bool | int | float | str):
        return value.value if isinstance(value, StrEnum) else value
    if isinstance(value, tuple | list):
        return [encode(one) for one in value]
    if isinstance(value, Mapping):
        return {str(key): encode(one) for key, one in value.items()}
    if is_dataclass(value):
        pairs = ((name, getattr(value, name)) for name in _travelling(cast("type", type(value))))
        return {name: encode(one) for name, one in pairs if one is not None}
    raise TypeError(type(value))


def _fail(where: str, wanted: str) -> ProtocolError:
    return ProtocolError(f"{where}: expected {wanted}")


@cache
def _decoder(kind: Any) -> Decoder:  # noqa: ANN401 - a type form, which typing cannot name yet
    if isinstance(kind, type):
        if is_dataclass(kind):
            return _dataclass(kind)
        if issubclass(kind, StrEnum):
            return _enum(kind)
        return _SCALARS[kind]
    match get_origin(kind), get_args(kind):
        case origin, members if origin is UnionType:
            return _union(members)
        case origin, (item, _) if origin is tuple:
            return _list(item)
        case origin, (_, item) if origin is Mapping:
            return _mapping(item)
    raise TypeError(kind)


def _dataclass(kind: type) -> Decoder:
    members = _members(kind)

    def read(value: Json, where: str) -> object:
        if not isinstance(value, dict):
            raise _fail(where, "an object")
        known = {}
        for name, member in members.items():
            if value.get(name) is not None:
                known[name] = member.decoder(value[name], f"{where}.{name}")
            elif member.is_required:
                raise _fail(f"{where}.{name}", "a value")
        return kind(**known)

    return read


@dataclass(frozen=True, slots=True)
class _Member:
    """One field that travels: how it is read, and what it is where it is absent."""

    decoder: Decoder
    field: Field[Any]

    @property
    def is_required(self) -> bool:
        return self.field.default is MISSING and self.field.default_factory is MISSING

    def read(self, value: Json, where: str) -> object:
        if value is not None:
            return self.decoder(value, where)
        if self.is_required:
            raise _fail(where, "a value")
        factory = self.field.default_factory
        return self.field.default if factory is MISSING else factory()


@cache
def _members(kind: Any) -> dict[str, _Member]:  # noqa: ANN401 - a type, as for `_decoder`
    hints = get_type_hints(kind)
    return {name: _Member(_decoder(hints[name]), one) for name, one in _travelling(kind).items()}


@cache
def _travelling(kind: type) -> dict[str, Field[Any]]:
    return {one.name: one for one in fields(kind) if not one.metadata.get("client_side")}


def _enum(kind: type[StrEnum]) -> Decoder:
    def read(value: Json, where: str) -> object:
        if not isinstance(value, str):
            raise _fail(where, "a word")
        return kind(value)

    return read


def _union(members: tuple[type, ...]) -> Decoder:
    some = tuple(one for one in members if one is not NoneType)
    if len(some) == 1:
        return _decoder(some[0])

    def read(value: Json, where: str) -> object:
        if isinstance(value, bool | str):
            return value
        if isinstance(value, int | float):
            return _number(value, where)
        raise _fail(where, "a plain value")

    return read


def _list(item: type) -> Decoder:
    decoder = _decoder(item)

    def read(value: Json, where: str) -> object:
        if not isinstance(value, list):
            raise _fail(where, "a list")
        return tuple(decoder(one, f"{where}[{place}]") for place, one in enumerate(value))

    return read


def _mapping(item: type) -> Decoder:
    decoder = _decoder(item)

    def read(value: Json, where: str) -> object:
        if not isinstance(value, dict):
            raise _fail(where, "an object")
        return {key: decoder(one, f"{where}.{key}") for key, one in value.items()}

    return read


def _number(value: Json, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _fail(where, "a number")
    if not -LARGEST < value < LARGEST:
        raise _fail(where, "a number of this world")
    return value


def _integer(value: Json, where: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise _fail(where, "a whole number")
    return value


def _boolean(value: Json, where: str) -> bool:
    if not isinstance(value, bool):
        raise _fail(where, "true or false")
    return value


def _text(value: Json, where: str) -> str:
    if not isinstance(value, str):
        raise _fail(where, "text")
    return value


_SCALARS: dict[type, Decoder] = {float: _number, int: _integer, bool: _boolean, str: _text}
