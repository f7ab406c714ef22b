"""The least that a push integration must do: a line, and a write of exactly what changed."""

import json
from contextlib import suppress
from typing import Protocol

import aiohttp
from homeassistant.config_entries import ConfigEntry
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.aiohttp_client import async_get_clientsession


class Shows(Protocol):
    """What shows a value."""

    def show(self, value: float) -> None:
        """Show it now."""


type Floor = ConfigEntry[dict[str, Shows]]


async def async_setup_entry(hass: HomeAssistant, entry: Floor) -> bool:
    """Create the entities, then listen."""
    entry.runtime_data = {}
    await hass.config_entries.async_forward_entry_setups(entry, [Platform.SENSOR])
    entry.async_create_background_task(hass, _listen(hass, entry), "floor")
    return True


async def _listen(hass: HomeAssistant, entry: Floor) -> None:
    with suppress(aiohttp.ClientError):
        async with async_get_clientsession(hass).ws_connect(
            f"http://127.0.0.1:{entry.data['port']}", heartbeat=10
        ) as socket:
            async for message in socket:
                for key, value in json.loads(message.data).items():
                    entry.runtime_data[key].show(value)
