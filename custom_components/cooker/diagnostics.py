"""What a person may send along with a report, without secrets."""

from dataclasses import asdict
from typing import Any

from homeassistant.components.diagnostics import async_redact_data
from homeassistant.const import CONF_HOST, CONF_TOKEN
from homeassistant.core import HomeAssistant
from homeassistant.helpers.device_registry import AnyDeviceEntry

from .const import CONF_FINGERPRINT
from .coordinator import CookerConfigEntry
from .lib.aiocooker import CookerError

SECRETS = {CONF_HOST, CONF_TOKEN, CONF_FINGERPRINT}
PERSONAL = {"id", "name"}
"""The serial number, and what people call their cooker."""


async def async_get_config_entry_diagnostics(
    _hass: HomeAssistant, entry: CookerConfigEntry
) -> dict[str, Any]:
    """Tell all that we know of a cooker."""
    coordinator = entry.runtime_data
    cooker = coordinator.cooker
    return {
        "entry": async_redact_data(dict(entry.data), SECRETS),
        "identity": async_redact_data(asdict(cooker.identity), PERSONAL),
        "capabilities": asdict(cooker.capabilities),
        "link": {"state": cooker.link.state, "error": _name(cooker.link.error)},
        "last_event_id": cooker.last_event_id,
        "snapshot": async_redact_data(asdict(cooker.snapshot), {"client"}),
        "staged": {zone: asdict(staged) for zone, staged in coordinator.staged.items()},
    }


def _name(error: CookerError | None) -> str | None:
    """Name an error's kind; its text may hold an address."""
    return None if error is None else type(error).__name__


async def async_get_device_diagnostics(
    hass: HomeAssistant, entry: CookerConfigEntry, _device: AnyDeviceEntry
) -> dict[str, Any]:
    """Tell of a device what is told of its cooker; a zone alone would explain little."""
    return await async_get_config_entry_diagnostics(hass, entry)
