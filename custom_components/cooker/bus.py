"""Gives Home Assistant's logbook what it makes sentences of.

The logbook shows each event entity's word by itself, in the reader's language. So only what a word
leaves out becomes a sentence: a temperature, a person, a reason, or a time that has passed.
"""

from typing import Any, Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import ATTR_DEVICE_ID, ATTR_ENTITY_ID, ATTR_NAME, CONF_DEVICE_ID, Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.util.event_type import EventType as BusEventType

from .const import DOMAIN
from .lib.aiocooker import Cooker, CookerEvent, EventType

LOGBOOK_ENTRY: Final[BusEventType[dict[str, Any]]] = BusEventType(f"{DOMAIN}_logbook_entry")
"""Names `type`, `data`, `recovered` and `age_s` of a CookerEvent, and whose it is."""

_MORE_THAN_A_WORD = {
    EventType.COOK_STARTED,
    EventType.FAULT,
    EventType.INTERRUPTED,
    EventType.NEEDS_USER,
    EventType.PREHEATED,
    EventType.PROBE_AT_TARGET,
    EventType.SCHEDULED,
    EventType.STAGE_CHANGED,
    EventType.STOPPED,
}


@callback
def note(hass: HomeAssistant, entry: ConfigEntry, cooker: Cooker, event: CookerEvent) -> None:
    """Note an event that has more to say than its word."""
    if event.type is EventType.UNKNOWN:
        return
    if event.recovered or event.type in _MORE_THAN_A_WORD:
        hass.bus.async_fire(
            LOGBOOK_ENTRY,
            {
                **_place(hass, entry, cooker.identity.id, event.zone),
                ATTR_NAME: _name(entry, cooker, event.zone),
                "type": event.type.value,
                "data": dict(event.data),
                "recovered": event.recovered,
                "age_s": round(event.age_s),
            },
        )


def _place(
    hass: HomeAssistant, entry: ConfigEntry, cooker_id: str, zone: str | None
) -> dict[str, str]:
    """Return the device and the event entity below which the sentence is found."""
    devices, entities = dr.async_get(hass), er.async_get(hass)
    part = f"{cooker_id}_{zone}" if zone else cooker_id
    device = devices.async_get_child_device_by_identifier(
        (DOMAIN, part), entry.entry_id
    ) or devices.async_get_device_by_identifier((DOMAIN, cooker_id), entry.entry_id)
    entity_id = entities.async_get_entity_id(
        Platform.EVENT, DOMAIN, f"{part}_{'cook' if zone else 'panel'}"
    )
    host = entry.data.get(CONF_DEVICE_ID) if device is None else None
    found = {ATTR_DEVICE_ID: device.id if device else host, ATTR_ENTITY_ID: entity_id}
    return {key: value for key, value in found.items() if value}


def _name(entry: ConfigEntry, cooker: Cooker, zone: str | None) -> str:
    """Return what people call a part of a cooker."""
    zones = cooker.capabilities.zones
    name = next((one.name for one in zones if one.id == zone), None)
    return f"{entry.title} ({name})" if name and len(zones) > 1 else entry.title
