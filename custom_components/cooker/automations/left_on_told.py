"""Of which cooks it was said already that they are left on, kept over restarts.

Without it each restart of Home Assistant would say it again of a roast that takes all night.
"""

from datetime import datetime, timedelta
from typing import Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.singleton import singleton
from homeassistant.helpers.storage import Store
from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN

_VERSION: Final = 1
_KEPT: Final = timedelta(days=7)
"""Longer than any cook; older ones need no memory."""

_TOLD: Final = HassKey["Told"](f"{DOMAIN}_left_on")


class Told:
    """The cook that was told last, as the time of its start, by who asked and which zone."""

    def __init__(self, hass: HomeAssistant) -> None:
        self._hass = hass
        self._store = Store[dict[str, str]](hass, _VERSION, f"{DOMAIN}.left_on")
        self._starts: dict[str, datetime] = {}

    async def load(self) -> None:
        """Read what was told before a restart."""
        stored = await self._store.async_load() or {}
        self._starts = {key: datetime.fromisoformat(start) for key, start in stored.items()}

    def start(self, key: str) -> datetime | None:
        """Return the start of the cook that was told last."""
        return self._starts.get(key)

    @callback
    def tell(self, key: str, start: datetime, now: datetime) -> None:
        """Remember a cook, and forget those of long ago."""
        recent = {one: at for one, at in self._starts.items() if now - at < _KEPT}
        self._starts = {**recent, key: start}
        stored = {one: at.isoformat() for one, at in self._starts.items()}
        self._hass.async_create_task(self._store.async_save(stored), f"{DOMAIN} left on")


@singleton(_TOLD, async_=True)
async def told(hass: HomeAssistant) -> Told:
    """Return what all triggers of this Home Assistant have told."""
    everywhere = Told(hass)
    await everywhere.load()
    return everywhere
