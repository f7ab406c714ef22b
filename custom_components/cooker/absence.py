"""Since when a cooker is away, and that a person hears of it after a day.

The time is absolute and kept over restarts: somebody who restarts Home Assistant every evening
would otherwise never be told.
"""

from datetime import UTC, datetime, timedelta
from typing import Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_track_point_in_utc_time
from homeassistant.util import dt as dt_util

from .issues import tell_away
from .lib.aiocooker import CookerError, TrustError, UnsupportedVersion
from .memory import Memory

PATIENCE: Final = timedelta(days=1)
"""An oven may be unplugged over night, and a router be down for an evening."""


class Absence:
    """Watches the line of a cooker that was set up."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry, memory: Memory) -> None:
        self._hass = hass
        self._entry = entry
        self._memory = memory
        self._cancel: CALLBACK_TYPE | None = None

    @callback
    def take(self, error: CookerError | None) -> None:
        """Note why the line is down, None while it is up."""
        if _noted(self._memory, error):
            self._memory.save_soon()
        self._watch()

    @callback
    def close(self) -> None:
        """Wait for nothing any more."""
        if self._cancel:
            self._cancel()
            self._cancel = None

    @callback
    def _watch(self, now: datetime | None = None) -> None:
        self.close()
        due = _told(self._hass, self._entry, self._memory, now or dt_util.utcnow())
        if due is not None:
            self._cancel = async_track_point_in_utc_time(self._hass, self._watch, due)


async def absent(
    hass: HomeAssistant, entry: ConfigEntry, memory: Memory, error: CookerError
) -> None:
    """Note why a cooker could not be set up; Home Assistant itself tries and comes here again."""
    if _noted(memory, error):
        await memory.save()
    _told(hass, entry, memory, dt_util.utcnow())


def _noted(memory: Memory, error: CookerError | None) -> bool:
    """Keep since when it is away; whether that changed.

    One that answers but is not trusted or not understood is there, and told of by another issue.
    """
    before = memory.facts["away_since"]
    away = error is not None and not isinstance(error, TrustError | UnsupportedVersion)
    since = (before or dt_util.utcnow().isoformat()) if away else None
    memory.facts["away_since"] = since
    return since != before


def _told(
    hass: HomeAssistant, entry: ConfigEntry, memory: Memory, now: datetime
) -> datetime | None:
    """Tell of a long absence, and no more of one that ended; return when to look again."""
    known = memory.facts["away_since"]
    since = datetime.fromisoformat(known).astimezone(UTC) if known else None
    overdue = since is not None and now - since >= PATIENCE
    tell_away(hass, entry, since if overdue else None)
    return since + PATIENCE if since is not None and not overdue else None
