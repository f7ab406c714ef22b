"""Notes when each device's marker arrives in Home Assistant, and keeps twenty entities of each."""

from time import monotonic_ns

import voluptuous as vol
from homeassistant.const import EVENT_STATE_CHANGED
from homeassistant.core import (
    Event,
    EventStateChangedData,
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.typing import ConfigType
from homeassistant.util.json import JsonObjectType, JsonValueType

MARKERS = vol.Schema({vol.Required("markers"): {str: int}})
KEPT = vol.Schema({vol.Required("platform"): str, vol.Required("ends"): [str]})


async def async_setup(hass: HomeAssistant, _config: ConfigType) -> bool:
    """Offer the three things that the bench asks for."""
    markers: dict[str, int] = {}
    seen: list[JsonValueType] = []
    changes = 0

    @callback
    def changed(event: Event[EventStateChangedData]) -> None:
        nonlocal changes
        changes += 1
        device, now = markers.get(event.data["entity_id"]), event.data["new_state"]
        if device is not None and now is not None:
            seen.append([device, now.state, monotonic_ns()])

    @callback
    def watch(call: ServiceCall) -> None:
        markers.update(call.data["markers"])

    @callback
    def take(_call: ServiceCall) -> ServiceResponse:
        nonlocal changes
        taken: JsonObjectType = {"seen": list(seen), "changes": changes}
        seen.clear()
        changes = 0
        return taken

    @callback
    def keep(call: ServiceCall) -> None:
        """Disable every other entity of a platform, as a person does in its settings."""
        registry = er.async_get(hass)
        for entity in list(registry.entities.values()):
            if entity.platform == call.data["platform"]:
                kept = entity.unique_id.partition("_")[2] in call.data["ends"]
                by = None if kept else er.RegistryEntryDisabler.USER
                registry.async_update_entity(entity.entity_id, disabled_by=by)

    hass.bus.async_listen(EVENT_STATE_CHANGED, changed)
    hass.services.async_register("bench_probe", "watch", watch, MARKERS)
    hass.services.async_register("bench_probe", "keep", keep, KEPT)
    hass.services.async_register(
        "bench_probe", "take", take, supports_response=SupportsResponse.ONLY
    )
    return True
