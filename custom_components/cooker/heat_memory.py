"""What was learned of heat-ups, in one place for the whole household.

It is kept by the cooker's own id, so that it is there again after a cooker was removed and added,
and can be handed to one that replaces it.
"""

from collections.abc import Mapping
from typing import Any

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.storage import Store
from homeassistant.util.hass_dict import HassKey

from .const import DOMAIN

_VERSION = 1
_SAVE_DELAY_S = 2.0

type Learned = dict[str, Any]
"""What was learned in each mode and with each load, as the estimator writes it."""


class HeatMemory:
    """All zones' knowledge, kept in Home Assistant's storage."""

    def __init__(self, hass: HomeAssistant) -> None:
        self._store = Store[dict[str, Any]](hass, _VERSION, f"{DOMAIN}.heatup", atomic_writes=True)
        self._zones: dict[str, Learned] = {}

    async def load(self) -> None:
        """Read what was learned; what is damaged counts for nothing."""
        stored = await self._store.async_load()
        zones = stored.get("zones") if isinstance(stored, Mapping) else None
        if isinstance(zones, Mapping):
            self._zones = {
                str(zone): dict(learned)
                for zone, learned in zones.items()
                if isinstance(learned, Mapping)
            }

    def of(self, cooker_id: str, zone: str) -> Learned:
        """Return what was learned of a zone, nothing at first."""
        return self._zones.get(_key(cooker_id, zone), {})

    @callback
    def keep(self, cooker_id: str, zone: str, learned: Learned) -> None:
        """Keep a zone's knowledge, or forget it where there is none, soon after each run."""
        self._zones[_key(cooker_id, zone)] = learned
        if not learned:
            del self._zones[_key(cooker_id, zone)]
        self._store.async_delay_save(self._document, _SAVE_DELAY_S)

    async def save(self) -> None:
        """Write now."""
        await self._store.async_save(self._document())

    @callback
    def _document(self) -> dict[str, Any]:
        return {"zones": self._zones}


HEAT_MEMORY: HassKey[HeatMemory] = HassKey(f"{DOMAIN}_heatup")


async def remember_heat_ups(hass: HomeAssistant) -> None:
    """Read the household's knowledge once, before any cooker is set up."""
    hass.data[HEAT_MEMORY] = memory = HeatMemory(hass)
    await memory.load()


def _key(cooker_id: str, zone: str) -> str:
    return f"{cooker_id}/{zone}"
