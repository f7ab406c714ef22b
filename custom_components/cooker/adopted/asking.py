"""The half of an adopted cooker that asks: start, stop and changes, each read back."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final, override

from ..lib.aiocooker import (
    LinkState,
    NoAnswer,
    NotStarted,
    Program,
    Range,
    RefusalReason,
    Refused,
    RefusedOnTheWay,
    Stage,
    StartNotConfirmed,
    Unreachable,
    ZoneState,
)
from ..on_since import ON
from .adoption import MINUTE_S, ZONE
from .calls import NotCalled, Settings, make, possible
from .cook import Cook, Outcome, Phase, begun, ending
from .cooker import Looking, now_s
from .judging import must_be_allowed, must_fit, must_hold
from .profile import Call
from .reading import is_on, target_c

_LOGGER = logging.getLogger(__name__)

STOP_S: Final = 15.0
"""A way of stopping that shows no effect for so long is followed by the next one."""

SHOW_S: Final = 20.0
"""How long a setting may take to be shown before the next one is sent."""

HELD_C: Final = 1.5
"""Thermostats round what they are set to, to whole degrees Celsius or Fahrenheit."""


class AdoptedCooker(Looking):
    """An appliance of another integration, behind the seam of all cookers."""

    @override
    async def start(
        self,
        zone: str,
        program: Program,
        *,
        command_id: str,
        expires_in_s: float = 30,
        delay_s: float | None = None,
    ) -> None:
        if self._cook and self._cook.id == command_id:
            return
        if self.link.state is not LinkState.CONNECTED:
            raise Unreachable(self.identity.name)
        must_be_allowed(self._adoption, self.snapshot, self._seen())
        stage = must_fit(self.capabilities.zone(zone), program, delay_s)
        cook = begun(program, command_id, now_s())
        self._keep(cook)
        # Written down first: heat of which nobody knows would have no end.
        await self._memory.save()
        if self._adoption.profile.regulates:
            await self._begin_regulating(cook)
            return
        await self._begin(stage)
        await self._confirm(stage)

    async def _begin_regulating(self, cook: Cook) -> None:
        """Begin to keep a temperature, and see that the switch obeys."""
        self._keep(replace(cook, phase=Phase.ON, was_on=True))
        self._look()
        if self._regulator.fault is not None or self._cook is None or not self._cook.is_active:
            raise Refused(RefusalReason.FAULT)
        within_s = self._adoption.profile.confirm_s
        if self._regulator.heats and not await self._until(self._heats, within_s):
            self._end(Outcome.STOPPED)
            raise NotStarted(self.identity.name)

    def _heats(self) -> bool:
        return self._is_on() is True

    def _is_on(self) -> bool | None:
        return is_on(self._adoption, self._seen())

    async def _begin(self, stage: Stage) -> None:
        """Make the calls of a start; where one fails after another took effect, all is undone."""
        settings = Settings(target_c=stage.target_c, duration_s=stage.duration_s, mode=stage.mode)
        for made, call in enumerate(self._adoption.profile.start):
            try:
                await make(self._hass, call, self._adoption, self._sources, settings)
            except NotCalled as error:
                _LOGGER.debug("%s did not take %s: %s", self.identity.name, call.service, error)
                if not error.refused and not made:
                    return  # it may have taken effect all the same: what it shows decides
                self._end(Outcome.STOPPED)
                raise RefusedOnTheWay(str(error)) from error
            shows = partial(self._shows, call, settings)
            if call.shows and not await self._until(shows, SHOW_S):
                self._end(Outcome.STOPPED)
                raise NotStarted(self.identity.name)

    def _shows(self, call: Call, settings: Settings) -> bool:
        """Whether the entity of a call shows what it was set to."""
        state = self._sources.states.get(call.role) if call.role else None
        wanted = self._adoption.modes.get(settings.mode) if settings.mode else None
        return state is not None and state.state == wanted

    async def _confirm(self, stage: Stage) -> None:
        """Wait until it is on and after what was asked: accepted is not held."""
        if await self._until(lambda: self._holds(stage.target_c), self._adoption.profile.confirm_s):
            return
        if self._is_on():
            self._end(Outcome.STOPPED)
            raise NotStarted(self.identity.name)
        raise StartNotConfirmed(self.identity.name)

    def _holds(self, wanted_c: float | None) -> bool:
        seen = self._seen()
        said_c = target_c(self._adoption, seen)
        same = said_c is None or wanted_c is None or abs(said_c - wanted_c) <= HELD_C
        return bool(is_on(self._adoption, seen)) and same

    @override
    async def stop(self, zone: str) -> None:
        """Stop it in every way there is until one shows. What it remembers is ended first."""
        if self._cook and self._cook.phase is not Phase.OVER:
            self._keep(ending(self._cook, Outcome.STOPPED, now_s()))
        tried, said_no = False, list[NotCalled]()
        for call in self._adoption.profile.stop:
            if await self._tried(call, said_no):
                tried = True
                if await self._until(self._is_off, STOP_S):
                    self._look()
                    return
        if self._is_off():
            return
        if said_no and not tried:
            raise RefusedOnTheWay(str(said_no[-1])) from said_no[-1]
        raise (NoAnswer if tried else Unreachable)(self.identity.name)

    def _is_off(self) -> bool:
        return self._is_on() is False

    async def _tried(self, call: Call, said_no: list[NotCalled] | None = None) -> bool:
        """Make a call if it can reach anything; whether it was made. Refusals are collected."""
        if not possible(self._hass, call, self._sources, self._seen()):
            return False
        try:
            await make(self._hass, call, self._adoption, self._sources)
        except NotCalled as error:
            _LOGGER.debug("%s did not take %s: %s", self.identity.name, call.service, error)
            if error.refused and said_no is not None:
                said_no.append(error)
            return False
        return True

    @override
    async def _switch(self, *, on: bool) -> None:
        profile = self._adoption.profile
        for call in profile.start if on else profile.stop:
            if await self._tried(call) and (on or await self._until(self._is_off, STOP_S)):
                return

    @override
    async def pause(self, zone: str) -> None:
        self._must_run()
        await self._ask(self._adoption.profile.pause)
        await self._confirmed(lambda: self._state is ZoneState.PAUSED)

    @override
    async def resume(self, zone: str) -> None:
        self._must_run()
        await self._ask(self._adoption.profile.resume)
        await self._confirmed(lambda: self._state is not ZoneState.PAUSED)

    @override
    async def acknowledge(self, zone: str) -> None:
        """See how a cook of ours ended; what the appliance itself asks is answered there."""
        if self._cook is None or self._cook.phase is not Phase.OVER or self._cook.seen:
            raise Refused(RefusalReason.INVALID_STATE)
        self._keep(replace(self._cook, seen=True))
        self._look()

    @override
    async def adjust(
        self,
        zone: str,
        *,
        target_c: float | None = None,
        power_pct: float | None = None,
        add_s: float | None = None,
        core_c: float | None = None,
    ) -> None:
        self._must_run()
        if power_pct is not None or core_c is not None:
            raise Refused(RefusalReason.UNSUPPORTED)
        if target_c is not None:
            await self._set_target(target_c)
        if add_s is not None:
            await self._add_time(add_s)
        self._look()

    async def _set_target(self, wanted_c: float) -> None:
        adoption = self._adoption
        must_hold("target_c", wanted_c, Range(min=adoption.min_c, max=adoption.max_c, step=1))
        if not adoption.profile.regulates:
            await self._ask(adoption.profile.set_target, Settings(target_c=wanted_c))
            await self._confirmed(lambda: self._holds(wanted_c))
        if self._cook and self._cook.is_active:
            self._keep(replace(self._cook, target_c=wanted_c))

    async def _add_time(self, add_s: float) -> None:
        cook, profile = self._cook, self._adoption.profile
        if cook is None or cook.phase is not Phase.ON:
            raise Refused(RefusalReason.UNSUPPORTED, field="add_s")
        most_s = self._adoption.longest_s - cook.duration_s
        least_s = now_s() - cook.ends_s
        must_hold("add_s", add_s, Range(min=least_s, max=max(most_s, least_s), step=1))
        if profile.takes_time:
            whole_s = max(MINUTE_S, cook.duration_s + add_s)
            await self._ask(profile.set_time, Settings(duration_s=whole_s))
        self._keep(replace(self._now(cook), ends_s=cook.ends_s + add_s))

    def _now(self, cook: Cook) -> Cook:
        """Return the cook as it is by now: while we asked it may have gone on."""
        return self._cook if self._cook and self._cook.id == cook.id else cook

    async def _ask(self, calls: tuple[Call, ...], settings: Settings | None = None) -> None:
        """Make calls that begin no heat; raises Refused, or Unreachable where none can be made."""
        if not calls:
            raise Refused(RefusalReason.UNSUPPORTED)
        for call in calls:
            if not possible(self._hass, call, self._sources, self._seen()):
                raise Unreachable(self.identity.name)
            try:
                await make(self._hass, call, self._adoption, self._sources, settings)
            except NotCalled as error:
                if error.refused:
                    raise RefusedOnTheWay(str(error)) from error
                raise NoAnswer(self.identity.name) from error

    async def _confirmed(self, condition: Callable[[], bool]) -> None:
        if not await self._until(condition, self._adoption.profile.confirm_s):
            raise NoAnswer(self.identity.name)

    async def _until(self, condition: Callable[[], bool], within_s: float) -> bool:
        """Wait until what the entities show meets a condition; whether it did in time."""
        news = asyncio.Event()
        self._heard.add(news)
        try:
            async with asyncio.timeout(within_s):
                while not condition():
                    news.clear()
                    await news.wait()
        except TimeoutError:
            return condition()
        finally:
            self._heard.discard(news)
        return True

    @property
    def _state(self) -> ZoneState:
        return self.snapshot.zones[ZONE].state

    def _must_run(self) -> None:
        if self._state not in ON:
            raise Refused(RefusalReason.INVALID_STATE)
