"""What a filled form means as a scene's data, and what its data looks like in a form.

A form speaks in minutes and in the house's degrees, the data in seconds and °C.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

import voluptuous as vol
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import section

from .. import scale
from ..scale import Scale

type Data = dict[str, Any]

_SCALED: Final[Mapping[str, tuple[str, Callable[[HomeAssistant], Scale]]]] = {
    "temperature": ("target_c", scale.temperature),
    "hold_temperature": ("hold_c", scale.temperature),
    "duration": ("duration_s", scale.minutes),
    "answer_within": ("answer_within_s", scale.minutes),
    "busy": ("busy_s", scale.minutes),
    "for": ("for_s", scale.minutes),
    "usual": ("usual_s", scale.minutes),
}
"""The fields whose unit differs from that of the data; all others are kept as they are."""


def meant(hass: HomeAssistant, schema: vol.Schema, said: Mapping[str, Any]) -> Data:
    """Return the data of a filled form: None for each field that was left empty."""
    filled = dict(_flat(schema, said))
    return dict(_meant(hass, field, filled.get(field)) for field, _ in _fields(schema))


def shown(hass: HomeAssistant, schema: vol.Schema, data: Mapping[str, Any]) -> Data:
    """Return what a form shows of the data, sections within it."""
    return {
        str(field): shown(hass, kind.schema, data)
        if isinstance(kind, section)
        else _shown(hass, str(field), data)
        for field, kind in schema.schema.items()
        if isinstance(kind, section) or _shown(hass, str(field), data) is not None
    }


def _meant(hass: HomeAssistant, field: str, value: Any) -> tuple[str, Any]:  # noqa: ANN401 - as said
    if field not in _SCALED:
        return field, (value if value not in ([], "") else None)
    key, scale_fn = _SCALED[field]
    return key, None if value is None else scale_fn(hass).meant(value)


def _shown(hass: HomeAssistant, field: str, data: Mapping[str, Any]) -> Any:  # noqa: ANN401
    if field not in _SCALED:
        return data.get(field)
    key, scale_fn = _SCALED[field]
    return None if (value := data.get(key)) is None else scale_fn(hass).shown(value)


def _fields(schema: vol.Schema) -> Iterator[tuple[str, Any]]:
    for field, kind in schema.schema.items():
        if isinstance(kind, section):
            yield from _fields(kind.schema)
        else:
            yield str(field), kind


def _flat(schema: vol.Schema, said: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for field, kind in schema.schema.items():
        if isinstance(kind, section):
            yield from _flat(kind.schema, said.get(str(field), {}))
        elif field in said:
            yield str(field), said[field]
