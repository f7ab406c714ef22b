"""A day in the house: Home Assistant's clock, its timers and the cookers' own time move together.

Freezing time would also stand still the sockets' timeouts; here the event loop's time is ahead.
"""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, tzinfo
from types import SimpleNamespace

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.helpers import event
from homeassistant.util import dt as dt_util

from custom_components.cooker import heating
from virtual_cooker import VirtualCooker

MORNING = datetime(2026, 11, 25, 8, tzinfo=UTC)
STEP_S = 30.0
"""Shorter than the minute in which a plan is looked at, so that nothing is late by the test."""
HEARD_S = 0.004


class Day:
    """Moves time. Whoever cooks in it is a real cooker behind a real socket."""

    def __init__(self, hass: HomeAssistant, begins: datetime) -> None:
        self._hass = hass
        self._begins = begins
        self._began_s = time.monotonic()
        self._ahead_s = 0.0
        self.cookers: list[VirtualCooker] = []

    @property
    def now(self) -> datetime:
        """Return the time."""
        return self._begins + timedelta(seconds=self.loop_time() - self._began_s)

    async def passes(self, seconds: float, *, step_s: float = STEP_S) -> None:
        """Let time pass for everybody."""
        await self.comes(self.now + timedelta(seconds=seconds), step_s=step_s)

    async def comes(self, moment: datetime, *, step_s: float = STEP_S) -> None:
        """Let time pass until a moment."""
        while (left_s := (moment - self.now).total_seconds()) > 0:
            await self.jumps(min(step_s, left_s))

    async def jumps(self, seconds: float) -> None:
        """Let time pass at once: Home Assistant is down, or nothing is to happen."""
        for cooker in self.cookers:
            await cooker.clock.advance(seconds)
        self._ahead_s += seconds
        await self.settles()

    async def settles(self) -> None:
        """Let everybody hear of it: the line needs a moment of real time."""
        for _ in range(3):
            await asyncio.sleep(HEARD_S)
            await self._hass.async_block_till_done()

    def loop_time(self) -> float:
        """Return the time of the event loop, whose timers come with the day."""
        return time.monotonic() + self._ahead_s

    def in_zone(self, zone: tzinfo | None = None) -> datetime:
        """Return the time as Home Assistant tells it."""
        return self.now.astimezone(zone or dt_util.get_default_time_zone())

    def stamp(self) -> float:
        """Return the time in seconds since 1970."""
        return self.now.timestamp()


@contextmanager
def day(
    hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch, begins: datetime = MORNING
) -> Iterator[Day]:
    """Begin a day at some time."""
    one = Day(hass, begins)
    with monkeypatch.context() as clocks:
        clocks.setattr(hass.loop, "time", one.loop_time)
        clocks.setattr(hass.loop, "slow_callback_duration", float("inf"))
        clocks.setattr(dt_util, "utcnow", lambda: one.now)
        clocks.setattr(dt_util, "now", one.in_zone)
        clocks.setattr(heating, "now_s", one.loop_time)
        clocks.setattr(event, "time", SimpleNamespace(time=one.stamp))
        clocks.setattr(event, "time_tracker_timestamp", one.stamp)
        clocks.setattr(event, "time_tracker_utcnow", lambda: one.now)
        yield one
