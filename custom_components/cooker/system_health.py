"""What Home Assistant's system page tells of cookers."""

from typing import Any

from homeassistant.components.system_health import SystemHealthRegistration
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant, callback
from homeassistant.loader import async_get_integration

from .const import DOMAIN
from .coordinator import CookerConfigEntry
from .household import cooker_entries
from .lib.aiocooker import LinkState


@callback
def async_register(_hass: HomeAssistant, register: SystemHealthRegistration) -> None:
    """Offer our part of the page."""
    register.async_register_info(system_health_info)


async def system_health_info(hass: HomeAssistant) -> dict[str, Any]:
    """Count the cookers, and tell what we and they speak."""
    entries: list[CookerConfigEntry] = cooker_entries(hass, include_disabled=False)
    loaded = [one for one in entries if one.state is ConfigEntryState.LOADED]
    cookers = [entry.runtime_data.cooker for entry in loaded]
    there = [one for one in cookers if one.link.state is LinkState.CONNECTED]
    integration = await async_get_integration(hass, DOMAIN)
    return {
        "cookers": len(entries),
        "on_the_line": len(there),
        "version": str(integration.version),
        "protocol": ", ".join(sorted({str(one.identity.api) for one in cookers})) or "–",
    }
