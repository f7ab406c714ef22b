"""Makes the calls of a profile: fills in their values, and says which are possible now."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import voluptuous as vol
from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import (
    HomeAssistantError,
    ServiceNotFound,
    ServiceValidationError,
)

from ..lib.aiocooker import CookingMode
from .adoption import MINUTE_S, Adoption
from .profile import Call, Value
from .reading import View
from .sources import Sources
from .units import seen_temperature

LONGEST_TEXT: Final = 200
"""What another integration says is shown to people, and some say whole pages."""


class NotCalled(Exception):
    """A call could not be made; `refused` tells that the integration itself said no at once."""

    def __init__(self, text: str, *, refused: bool = False) -> None:
        super().__init__(" ".join(text.split())[:LONGEST_TEXT])
        self.refused = refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What goes into a call; None leaves it out."""

    target_c: float | None = None
    duration_s: float | None = None
    mode: CookingMode | None = None


def possible(hass: HomeAssistant, call: Call, sources: Sources, seen: View) -> bool:
    """Whether a call would reach anything: its action exists, and its entity is there."""
    if not hass.services.has_service(call.domain, call.service):
        return False
    return call.role is None or is_there(hass, call, sources, seen)


def is_there(hass: HomeAssistant, call: Call, sources: Sources, seen: View) -> bool:
    """Whether the entity of a call can be reached; a button says nothing until it is pressed."""
    if call.role is None or call.role in seen.states:
        return True
    found = sources.entity_id(call.role)
    state = hass.states.get(found) if found else None
    return state is not None and state.state == "unknown"


async def make(
    hass: HomeAssistant,
    call: Call,
    adoption: Adoption,
    sources: Sources,
    settings: Settings | None = None,
) -> None:
    """Make a call and wait for its integration; raises NotCalled."""
    target = sources.entity_id(call.role) if call.role else None
    data = dict(_filled(hass, call, adoption, sources, settings or Settings()))
    if call.role is not None:
        if target is None:
            raise NotCalled(f"{call.role} is gone")
        data[ATTR_ENTITY_ID] = target
    try:
        await hass.services.async_call(call.domain, call.service, data, blocking=True)
    except vol.Invalid as error:
        raise NotCalled(str(error), refused=True) from error
    except HomeAssistantError as error:
        raise NotCalled(str(error), refused=_is_refusal(error)) from error


def _is_refusal(error: HomeAssistantError) -> bool:
    """Whether the integration said no; any other failure may still take effect."""
    return isinstance(error, ServiceValidationError | ServiceNotFound)


def _filled(
    hass: HomeAssistant, call: Call, adoption: Adoption, sources: Sources, settings: Settings
) -> Mapping[str, object]:
    state = sources.states.get(call.role) if call.role else None
    mode = adoption.modes.get(settings.mode) if settings.mode else None
    values = {
        Value.DEVICE: adoption.device_id,
        Value.MODE: adoption.profile.codes.get(mode or "", mode),
        Value.TARGET_C: None if settings.target_c is None else round(settings.target_c),
        Value.TARGET_SEEN: None
        if settings.target_c is None
        else seen_temperature(settings.target_c, state, hass.config.units.temperature_unit),
        Value.DURATION_S: None if settings.duration_s is None else round(settings.duration_s),
        Value.DURATION_MIN: None
        if settings.duration_s is None
        else max(1, round(settings.duration_s / MINUTE_S)),
    }
    return _put(call.data, values)


def _put(data: Mapping[str, object], values: Mapping[Value, object]) -> dict[str, object]:
    """Put values in, and leave out what there is none of."""
    filled: dict[str, object] = {}
    for key, said in data.items():
        value = _put(said, values) if isinstance(said, Mapping) else said
        value = values[said] if isinstance(said, Value) else value
        if value is not None and value != {}:
            filled[key] = value
    return filled
