"""What a person may send along with a report, without secrets and without what they call things."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from homeassistant.components.diagnostics import REDACTED, async_redact_data
from homeassistant.const import CONF_HOST, CONF_TOKEN
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.device_registry import AnyDeviceEntry, DeviceEntry, DeviceEntryType

from .const import CONF_FINGERPRINT
from .coordinator import CookerConfigEntry
from .devices import zone_of
from .household import cooker_entries, is_household
from .lib.aiocooker import CookerError
from .scenes.keeper import SCENES
from .scenes.reporting import scenes_told

SECRETS = {CONF_HOST, CONF_TOKEN, CONF_FINGERPRINT}
SERIAL_AND_NAME = {"id", "name"}
PERSONAL = {"client", "name", "program", "started_by"}
"""Who started a cook, and what: a name like "Anna's phone" or "Grandmother's roast"."""


async def async_get_config_entry_diagnostics(
    hass: HomeAssistant, entry: CookerConfigEntry
) -> dict[str, Any]:
    """Tell all that we know of a cooker; of the household, how many belong to it."""
    if is_household(entry):
        return {"cookers": len(cooker_entries(hass))}
    coordinator = entry.runtime_data
    cooker = coordinator.cooker
    return {
        **_line(entry),
        "last_event_id": cooker.last_event_id,
        "capabilities": asdict(cooker.capabilities),
        "snapshot": async_redact_data(asdict(cooker.snapshot), PERSONAL),
        "staged": {zone: asdict(staged) for zone, staged in coordinator.staged.items()},
        "heat_ups": coordinator.heating.counts,
        "scenes": scenes_told(hass.data[SCENES], entry.entry_id),
        "entities": _entities(hass, entry, lambda _: True),
    }


async def async_get_device_diagnostics(
    hass: HomeAssistant, entry: CookerConfigEntry, device: AnyDeviceEntry
) -> dict[str, Any]:
    """Tell of a cooker's own device all, of a zone's device what concerns that zone."""
    if is_household(entry):
        return await async_get_config_entry_diagnostics(hass, entry)
    coordinator = entry.runtime_data
    cooker = coordinator.cooker
    if isinstance(device, DeviceEntry) and device.entry_type is DeviceEntryType.SERVICE:
        return {
            **_line(entry),
            "scenes": scenes_told(hass.data[SCENES], entry.entry_id),
            "entities": _entities(hass, entry, lambda one: one.device_id == device.id),
        }
    zone = zone_of(coordinator, device)
    if zone is None:
        return await async_get_config_entry_diagnostics(hass, entry)
    says = cooker.snapshot.zones.get(zone.id)
    staged = coordinator.staged.get(zone.id)
    return {
        **_line(entry),
        "capabilities": asdict(zone),
        "snapshot": says and async_redact_data(asdict(says), PERSONAL),
        "staged": staged and asdict(staged),
        "heat_ups": coordinator.heating.counts.get(zone.id),
        "entities": _entities(hass, entry, lambda one: one.device_id == device.id),
    }


def _line(entry: CookerConfigEntry) -> dict[str, Any]:
    """Tell who it is, as far as that concerns others, and how we are connected."""
    coordinator = entry.runtime_data
    cooker = coordinator.cooker
    return {
        "entry": async_redact_data(dict(entry.data), SECRETS),
        "identity": async_redact_data(asdict(cooker.identity), SERIAL_AND_NAME),
        "link": {"state": cooker.link.state, "error": _kind(cooker.link.error)},
        "clock_error_s": cooker.clock_error_s,
    }


def _kind(error: CookerError | None) -> str | None:
    """Name an error's kind; its text may hold an address."""
    return None if error is None else type(error).__name__


def _entities(
    hass: HomeAssistant, entry: CookerConfigEntry, belongs: Callable[[er.RegistryEntry], bool]
) -> dict[str, Any]:
    """Tell what people see, by platform and key: entity ids hold names of people and rooms."""
    registry = er.async_get(hass)
    told = {}
    for one in er.async_entries_for_config_entry(registry, entry.entry_id):
        if belongs(one):
            state = hass.states.get(one.entity_id)
            key = one.unique_id.removeprefix(f"{entry.unique_id}_")
            told[f"{one.domain}.{key}"] = {
                "state": REDACTED if one.translation_key in PERSONAL else state and state.state,
                "disabled_by": one.disabled_by,
                "hidden_by": one.hidden_by,
            }
    return dict(sorted(told.items()))
