"""Cooker: ovens, microwaves and pots on the home network, watched and started by people."""

from homeassistant.const import EVENT_HOMEASSISTANT_STOP
from homeassistant.core import HomeAssistant

from .const import PLATFORMS
from .coordinator import CookerConfigEntry, connected
from .devices import register
from .issues import tell
from .memory import Memory


async def async_setup_entry(hass: HomeAssistant, entry: CookerConfigEntry) -> bool:
    """Connect to a cooker and create its entities."""
    entry.runtime_data = coordinator = await connected(hass, entry)
    entry.async_on_unload(coordinator.close)
    entry.async_on_unload(hass.bus.async_listen_once(EVENT_HOMEASSISTANT_STOP, coordinator.close))
    register(coordinator)
    await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)
    coordinator.listen()
    return True


async def async_unload_entry(hass: HomeAssistant, entry: CookerConfigEntry) -> bool:
    """Remove the entities; hanging up follows."""
    return await hass.config_entries.async_unload_platforms(entry, PLATFORMS)


async def async_remove_entry(hass: HomeAssistant, entry: CookerConfigEntry) -> None:
    """Forget what was remembered of a cooker."""
    tell(hass, entry, None)
    await Memory(hass, entry.entry_id).forget()
