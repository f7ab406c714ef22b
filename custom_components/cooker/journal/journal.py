"""All cooks of the household, kept in Home Assistant's storage."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any, TypedDict
from uuid import uuid4

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.storage import Store
from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN
from .cook import Cook, Rating, Result

_LOGGER = logging.getLogger(__name__)

_VERSION = 1
_SAVE_DELAY_S = 2.0
MOST_COOKS = 2000
"""Five years of one cook a day; a larger file would only make every note slower."""


class _Stored(TypedDict):
    cooks: list[dict[str, Any]]


class Journal:
    """The cooks, oldest first."""

    def __init__(self, hass: HomeAssistant) -> None:
        # Notes are frozen, and to write out years of them would hold up the loop.
        self._store = Store[_Stored](
            hass,
            _VERSION,
            f"{DOMAIN}.journal",
            atomic_writes=True,
            serialize_in_event_loop=False,
        )
        self._cooks: dict[str, Cook] = {}
        self._listeners: list[Callable[[], None]] = []

    async def load(self) -> None:
        """Read what was remembered; a note that cannot be read is left out, not all of them."""
        stored = await self._store.async_load() or {"cooks": []}
        for one in stored["cooks"]:
            try:
                cook = Cook.restored(one)
            except KeyError, TypeError, ValueError:
                _LOGGER.warning("A note in the journal cannot be read: %s", one)
                continue
            self._cooks[cook.id] = cook

    def __iter__(self) -> Iterator[Cook]:
        """Yield all cooks, oldest first."""
        return iter(tuple(self._cooks.values()))

    def of(self, cooker: str, zone: str) -> tuple[Cook, ...]:
        """Return the cooks of a zone, oldest first."""
        return tuple(one for one in self if (one.cooker, one.zone) == (cooker, zone))

    def running(self, cooker: str, zone: str) -> Cook | None:
        """Return the cook of a zone that has no end yet."""
        every = reversed(self.of(cooker, zone))
        return next((one for one in every if one.result is Result.RUNNING), None)

    def durations_s(
        self, cooker: str, zone: str, program: str, mode: str | None
    ) -> tuple[float, ...]:
        """Return how long the appliance itself took for a program, cook by cook."""
        return tuple(
            one.lasted_s
            for one in self.of(cooker, zone)
            if one.result is Result.FINISHED
            and one.open_ended
            and (one.program, one.mode) == (program, mode)
            and one.lasted_s is not None
        )

    @callback
    def begin(self, cook: Cook) -> Cook:
        """Note a cook that begins; what ran there before has ended unseen."""
        if before := self.running(cook.cooker, cook.zone):
            self.end(before, Result.LOST, cook.started_at)
        return self.note(replace(cook, id=cook.id or uuid4().hex))

    @callback
    def end(self, cook: Cook, result: Result, at: datetime) -> Cook:
        """Note the end of a cook."""
        return self.note(replace(cook, result=result, ended_at=max(at, cook.started_at)))

    @callback
    def rate(
        self, cook: Cook, *, rating: Rating | None, stars: int | None, note: str | None
    ) -> Cook:
        """Note how it was; what is not said stays as it was."""
        return self.note(
            replace(
                cook,
                rating=rating or cook.rating,
                stars=stars or cook.stars,
                note=cook.note if note is None else note,
            )
        )

    @callback
    def note(self, cook: Cook) -> Cook:
        """Keep a cook, and forget the oldest where there are too many."""
        if self._cooks.get(cook.id) == cook:
            return cook
        self._cooks[cook.id] = cook
        while len(self._cooks) > MOST_COOKS:
            del self._cooks[next(iter(self._cooks))]
        self._store.async_delay_save(self._stored, _SAVE_DELAY_S)
        for listener in tuple(self._listeners):
            listener()
        return cook

    @callback
    def subscribe(self, listener: Callable[[], None]) -> CALLBACK_TYPE:
        """Tell of each change."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _stored(self) -> _Stored:
        return {"cooks": [one.stored() for one in self]}


JOURNAL: HassKey[Journal] = HassKey(f"{DOMAIN}_journal")
