"""A cooker made of entities that Home Assistant already has.

It looks at them whenever one changes, and every ten seconds for what time alone brings. What it
asks is confirmed by what they show: an action that returned is a question asked, no more.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final, override

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_track_point_in_utc_time, async_track_time_interval
from homeassistant.util import dt as dt_util

from ..holding.patient_listeners import PatientListeners
from ..issues import tell_source
from ..lib.aiocooker import (
    Capabilities,
    CookerEvent,
    Identity,
    Link,
    LinkState,
    Listeners,
    Snapshot,
    Unreachable,
    Unsubscribe,
    ZoneSnapshot,
    ZoneState,
)
from ..memory import Memory
from .adoption import ZONE, Adoption, capabilities, identity
from .cook import LATE_S, Cook, Outcome, Phase, ending, restored, stored
from .happening import happened
from .plain import Plain
from .profile import Role
from .reading import View, is_on, snapshot, source_state, temperature, view
from .regulating import Regulator
from .sources import Sources

_LOGGER = logging.getLogger(__name__)

TICK: Final = timedelta(seconds=10)
AGAIN_S: Final = 15.0
"""What is to be off and is not is switched off again after so long, for as long as it takes."""

STUCK_S: Final = 60.0
"""After so long a person must hear of it."""


class Looking(Plain):
    """The half that looks: what it shows, and what follows from that and from the time."""

    def __init__(
        self, hass: HomeAssistant, entry: ConfigEntry, adoption: Adoption, memory: Memory
    ) -> None:
        self._hass = hass
        self._entry = entry
        self._adoption = adoption
        self._memory = memory
        self._missing: tuple[str, ...] | None = None
        self._identity = identity(adoption, entry.unique_id or "")
        self._capabilities = capabilities(adoption)
        self._sources = Sources(hass, adoption.entities, self._look)
        self._cook = restored(memory.facts["adopted"])
        self._regulator = Regulator()
        self._event_id: int = memory.facts["last_event_id"] or 0
        self._snapshots = Listeners[Snapshot]()
        self._links = Listeners[Link]()
        self._events = PatientListeners[CookerEvent]()
        self._heard: set[asyncio.Event] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._unsubscribe: list[CALLBACK_TYPE] = []
        self._timer: CALLBACK_TYPE | None = None
        self._told = self.snapshot
        self._known: Snapshot | None = self._before()
        self._was_away = self._known is not None
        self._link = self._seen_link()

    # What it says.

    @property
    @override
    def identity(self) -> Identity:
        return self._identity

    @property
    @override
    def capabilities(self) -> Capabilities:
        return self._capabilities

    @property
    @override
    def snapshot(self) -> Snapshot:
        return snapshot(self._adoption, self._seen(), self._cook)

    @property
    @override
    def link(self) -> Link:
        return self._link

    @property
    @override
    def last_event_id(self) -> int | None:
        return self._event_id or None

    @override
    def subscribe(self, listener: Callable[[Snapshot], None]) -> Unsubscribe:
        return self._snapshots.add(listener)

    @override
    def subscribe_link(self, listener: Callable[[Link], None]) -> Unsubscribe:
        return self._links.add(listener)

    @override
    def subscribe_events(self, listener: Callable[[CookerEvent], None]) -> Unsubscribe:
        untold = self._events.taken()
        unsubscribe = self._events.add(listener)
        for event in untold:
            self._events.tell(event)
        return unsubscribe

    @property
    def missing(self) -> tuple[str, ...]:
        """What it needs and somebody removed or disabled."""
        needed = {one.role for one in self._adoption.profile.finds if one.needed}
        return self._sources.missing(frozenset(needed))

    # How it follows the appliance.

    @callback
    def begin(self) -> None:
        """Begin to look. What was regulated when Home Assistant fell is switched off first."""
        if self._cook and self._cook.is_active and self._adoption.profile.regulates:
            before = ending(self._cook, Outcome.STOPPED, now_s())
            self._keep(replace(before, phase_s=0.0))
        self._sources.follow()
        self._unsubscribe = [async_track_time_interval(self._hass, self._tick, TICK)]
        self._look()
        if self._known is None and self._told.zones[ZONE].state is not ZoneState.UNKNOWN:
            # What is so from the beginning is not news; what comes next is.
            self._known = self._told

    @override
    async def close(self) -> None:
        """Look no more.

        What is regulated here, or whose end is ours and nobody will be there to see to it, would
        heat on without end: it is switched off. A restart keeps what has an end of its own.
        """
        self._sources.close()
        for unsubscribe in self._unsubscribe:
            unsubscribe()
        self._unsubscribe = []
        self._wake(None)
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        profile = self._adoption.profile
        ends_now = profile.regulates or (
            self._entry.disabled_by is not None and not profile.takes_time
        )
        if self._cook and self._cook.is_active and ends_now:
            self._keep(ending(self._cook, Outcome.STOPPED, now_s()))
            await self._switch(on=False)

    @callback
    def _tick(self, _now: datetime) -> None:
        self._look()

    @callback
    def _look(self) -> None:
        """Take in what there is now."""
        self._take_link()
        if (missing := self.missing) != self._missing:
            self._missing = missing
            tell_source(self._hass, self._entry, missing)
        seen = self._seen()
        self._follow(seen)
        self._regulate(seen)
        self._publish()
        for one in tuple(self._heard):
            one.set()

    def _seen(self) -> View:
        unit = self._hass.config.units.temperature_unit
        return view(self._sources.states, unit, now_s())

    def _before(self) -> Snapshot | None:
        """Return what was so before a restart, as far as it is known: a cook of ours."""
        if self._cook is None or not self._cook.is_active:
            return None
        origin = self.snapshot.zones[ZONE].origin
        return Snapshot(zones={ZONE: ZoneSnapshot(state=ZoneState.COOKING, origin=origin)})

    def _seen_link(self) -> Link:
        """Return whether the appliance is there: what is unavailable is unknown, and not off."""
        found = self._sources.states.get(Role.STATE)
        if found is None or found.state == "unavailable":
            return Link(LinkState.LOST, Unreachable(self._adoption.name))
        return Link(LinkState.CONNECTED)

    @callback
    def _take_link(self) -> None:
        link = self._seen_link()
        if link.state is not self._link.state:
            self._link = link
            self._told = self.snapshot
            self._links.tell(link)

    @callback
    def _follow(self, seen: View) -> None:
        """Let our cook go on as far as the appliance and the time say."""
        cook, on = self._cook, is_on(self._adoption, seen)
        if cook is None:
            return
        match cook.phase:
            case Phase.STARTING if seen.now_s - cook.begun_s > LATE_S:
                self._over(cook, Outcome.STOPPED)
            case Phase.STARTING if on:
                self._keep(replace(cook, phase=Phase.ON, phase_s=seen.now_s, was_on=True))
                self._follow(seen)
            case Phase.ON:
                self._go_on(cook, seen, on=on)
            case Phase.ENDING:
                self._end_for_good(cook, seen, on=on)
            case Phase.OVER if on:
                # Somebody else has begun another cook.
                self._keep(None)

    def _go_on(self, cook: Cook, seen: View, *, on: bool | None) -> None:
        profile = self._adoption.profile
        if not profile.takes_time and seen.now_s >= cook.ends_s:
            self._end(Outcome.FINISHED)
        elif on is False and not profile.regulates:
            done = source_state(self._adoption, seen) is ZoneState.FINISHED
            in_time = profile.takes_time and seen.now_s >= cook.ends_s - STUCK_S
            self._over(cook, Outcome.FINISHED if done or in_time else Outcome.STOPPED)

    def _end_for_good(self, cook: Cook, seen: View, *, on: bool | None) -> None:
        """See that what is to be off is off, and stays so while a late start may come."""
        if on is False and (cook.was_on or seen.now_s - cook.begun_s > LATE_S):
            self._over(cook, cook.outcome or Outcome.STOPPED)
        elif on and seen.now_s - cook.phase_s >= AGAIN_S:
            fault = "cannot_switch_off" if seen.now_s - cook.ends_s >= STUCK_S else cook.fault
            self._keep(replace(cook, phase_s=seen.now_s, fault=fault))
            self._do(self._switch(on=False))

    @callback
    def _end(self, outcome: Outcome, fault: str | None = None) -> None:
        """End our cook: from now on it is to be off."""
        if self._cook is None:
            return
        self._keep(ending(self._cook, outcome, now_s(), fault))
        self._do(self._switch(on=False))

    def _over(self, cook: Cook, outcome: Outcome) -> None:
        seen = outcome is Outcome.STOPPED and cook.fault is None
        self._keep(replace(cook, phase=Phase.OVER, phase_s=now_s(), outcome=outcome, seen=seen))

    @callback
    def _regulate(self, seen: View) -> None:
        """Keep the temperature, where nobody else does."""
        cook, adoption = self._cook, self._adoption
        if not adoption.profile.regulates or cook is None or cook.phase is not Phase.ON:
            self._regulator = Regulator()
            return
        probe = self._sources.states.get(Role.TEMPERATURE)
        self._regulator = self._regulator.then(
            temperature(adoption, seen, Role.TEMPERATURE),
            cook.target_c or 0.0,
            age_s=seen.now_s - probe.last_reported.timestamp() if probe else adoption.stale_s,
            stale_s=adoption.stale_s,
            band_c=adoption.hysteresis_c,
            now_s=seen.now_s,
        )
        if self._regulator.fault is not None:
            self._end(Outcome.FAULT, self._regulator.fault)
        elif (seen.word(Role.STATE) == "on") is not self._regulator.heats and not self._tasks:
            self._do(self._switch(on=self._regulator.heats))

    async def _switch(self, *, on: bool) -> None:
        """Switch heat on or off, without waiting for what comes of it."""
        raise NotImplementedError

    @callback
    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        task = self._hass.async_create_task(work, "cooker adopted", eager_start=False)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    # What it remembers and tells.

    @callback
    def _keep(self, cook: Cook | None) -> None:
        self._cook = cook
        self._memory.facts["adopted"] = stored(cook)
        self._memory.save_soon()
        self._wake(cook)

    @callback
    def _wake(self, cook: Cook | None) -> None:
        """Look again when our cook is to end."""
        if self._timer:
            self._timer()
            self._timer = None
        if cook and cook.phase is Phase.ON and self._unsubscribe:
            due = max(datetime.fromtimestamp(cook.ends_s, UTC), dt_util.utcnow())
            self._timer = async_track_point_in_utc_time(self._hass, self._tick, due)

    @callback
    def _publish(self) -> None:
        """Tell what is new, and then what happened: who acts on that looks at the state next."""
        if (now := self.snapshot) == self._told:
            return
        self._told = now
        self._snapshots.tell(now)
        if now.zones[ZONE].state is ZoneState.UNKNOWN:
            return
        before, self._known = self._known, now
        for one in happened(before, now) if before else ():
            self._event_id += 1
            event = CookerEvent(
                event_id=self._event_id,
                type=one.type,
                zone=one.zone,
                data=one.data,
                recovered=self._was_away,
            )
            self._events.tell(event)
        self._was_away = False


def now_s() -> float:
    """Return Unix seconds, which the end of a cook is kept in."""
    return dt_util.utcnow().timestamp()
