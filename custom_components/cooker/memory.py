"""What must survive a restart: the newest event, what people had set, and since when things are."""

from collections.abc import Mapping
from typing import Any, TypedDict

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.storage import Store

from .const import DOMAIN

_VERSION = 1
_SAVE_DELAY_S = 2.0
"""A slider sends many values; a power cut costs at most the last two seconds."""


class Facts(TypedDict):
    """What is remembered of one cooker; `staged`, `on_since` and `watched` by zone.

    `starts` says by the ids of our commands who gave them, and `adopted` what an adopted appliance
    cooks on our word. Times are ISO 8601, UTC, or Unix seconds.
    """

    last_event_id: int | None
    staged: dict[str, dict[str, Any]]
    away_since: str | None
    on_since: dict[str, str]
    watched: dict[str, dict[str, Any]]
    held: dict[str, dict[str, Any]]
    starts: dict[str, Mapping[str, Any]]
    adopted: dict[str, Any]


class Memory:
    """One cooker's facts, kept in Home Assistant's storage."""

    def __init__(self, hass: HomeAssistant, entry_id: str) -> None:
        self._store = Store[Facts](hass, _VERSION, f"{DOMAIN}.{entry_id}", atomic_writes=True)
        self.facts = Facts(
            last_event_id=None,
            staged={},
            away_since=None,
            on_since={},
            watched={},
            held={},
            starts={},
            adopted={},
        )

    async def load(self) -> None:
        """Read what was remembered, nothing at first."""
        if stored := await self._store.async_load():
            # Storage of an earlier version lacks what is remembered since.
            self.facts = {**self.facts, **stored}

    @callback
    def save_soon(self) -> None:
        """Write after a short while, at the latest when Home Assistant stops."""
        self._store.async_delay_save(lambda: self.facts, _SAVE_DELAY_S)

    async def save(self) -> None:
        """Write now."""
        await self._store.async_save(self.facts)

    async def forget(self) -> None:
        """Remove it from storage."""
        await self._store.async_remove()
