"""Cooker: ovens, microwaves and pots on the home network, watched and started by people."""

from homeassistant.const import EVENT_HOMEASSISTANT_STOP
from homeassistant.core import HomeAssistant
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.typing import ConfigType

from .card import register as register_card
from .const import DOMAIN, PLATFORMS
from .coordinator import CookerConfigEntry, connected
from .devices import register
from .heat_memory import remember_heat_ups
from .household import HOUSEHOLD_PLATFORMS, dissolve, is_household
from .issues import forget_disabled
from .kitchen import forget_cooker, open_kitchen, welcome
from .memory import Memory
from .services import register as register_actions

CONFIG_SCHEMA = cv.config_entry_only_config_schema(DOMAIN)


async def async_setup(hass: HomeAssistant, _config: ConfigType) -> bool:
    """Offer the actions, and watch for what holds for all cookers."""
    await open_kitchen(hass)
    register_actions(hass)
    await remember_heat_ups(hass)
    forget_disabled(hass)
    await register_card(hass)
    return True


async def async_setup_entry(hass: HomeAssistant, entry: CookerConfigEntry) -> bool:
    """Connect to a cooker and create its entities, or those of the household."""
    if is_household(entry):
        await hass.config_entries.async_forward_entry_setups(entry, HOUSEHOLD_PLATFORMS)
        return True
    entry.runtime_data = coordinator = await connected(hass, entry)
    entry.async_on_unload(coordinator.close)
    entry.async_on_unload(hass.bus.async_listen_once(EVENT_HOMEASSISTANT_STOP, coordinator.close))
    register(coordinator)
    await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)
    welcome(hass, coordinator)
    coordinator.listen()
    return True


async def async_unload_entry(hass: HomeAssistant, entry: CookerConfigEntry) -> bool:
    """Remove the entities; hanging up follows."""
    platforms = HOUSEHOLD_PLATFORMS if is_household(entry) else PLATFORMS
    return await hass.config_entries.async_unload_platforms(entry, platforms)


async def async_remove_entry(hass: HomeAssistant, entry: CookerConfigEntry) -> None:
    """Forget what was remembered of a cooker; the household goes with the last one."""
    if is_household(entry):
        return
    await forget_cooker(hass, entry)
    await Memory(hass, entry.entry_id).forget()
    await dissolve(hass)
