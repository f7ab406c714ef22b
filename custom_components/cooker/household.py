"""The household: what belongs to all cookers together has an entry of its own.

It comes by itself with the first cooker and goes with the last one. Whoever does not want its
calendar disables it.
"""

from collections.abc import Mapping
from typing import Any

from homeassistant.config_entries import SOURCE_SYSTEM, ConfigEntry
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.device_registry import DeviceEntryType, DeviceInfo

from .const import DOMAIN

HOUSEHOLD = "household"
"""The unique id of the entry; a cooker's is 16 hexadecimal digits."""

HOUSEHOLD_PLATFORMS: tuple[Platform, ...] = (Platform.CALENDAR, Platform.SENSOR)


def is_household(entry: ConfigEntry[Any]) -> bool:
    """Whether an entry is the household's and no cooker's."""
    return entry.unique_id == HOUSEHOLD


@callback
def cooker_entries(hass: HomeAssistant, *, include_disabled: bool = True) -> list[ConfigEntry[Any]]:
    """Return the entries of cookers, set up or not."""
    entries = hass.config_entries.async_entries(DOMAIN, include_disabled=include_disabled)
    return [entry for entry in entries if not is_household(entry)]


def household_device(title: str) -> DeviceInfo:
    """Describe what the household's entities sit on."""
    return DeviceInfo(
        entry_type=DeviceEntryType.SERVICE, identifiers={(DOMAIN, HOUSEHOLD)}, name=title
    )


@callback
def household_name(hass: HomeAssistant) -> str:
    """Return what people call the household; nothing before there is one."""
    entry = _entry(hass)
    return entry.title if entry else ""


@callback
def found(hass: HomeAssistant) -> None:
    """See that there is a household; called for each cooker that is set up."""
    if _entry(hass) is None:
        nothing: Mapping[str, Any] = {}
        hass.async_create_task(
            hass.config_entries.flow.async_init(
                DOMAIN, context={"source": SOURCE_SYSTEM}, data=nothing
            )
        )


async def dissolve(hass: HomeAssistant) -> None:
    """Remove the household once the last cooker is gone."""
    entry = _entry(hass)
    if entry is not None and not cooker_entries(hass):
        await hass.config_entries.async_remove(entry.entry_id)


def _entry(hass: HomeAssistant) -> ConfigEntry[Any] | None:
    return hass.config_entries.async_entry_for_domain_unique_id(DOMAIN, HOUSEHOLD)
