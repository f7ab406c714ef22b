"""A cooker that takes programs of several stages also where its zones take one at a time.

What its zones take, they get as it is. What they do not take is held here: `lib.cookery.stepping`
decides, this file looks, obeys and remembers. All that asks or watches the cooker is none the
wiser: the zone shows the whole program, and Stop and *Food is in, continue* mean it.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Any, override

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_track_point_in_utc_time
from homeassistant.util import dt as dt_util

from ..lib.aiocooker import (
    Cooker,
    CookerError,
    CookerEvent,
    DoorState,
    EventType,
    Link,
    LinkState,
    Listeners,
    Power,
    Program,
    RefusalReason,
    Refused,
    Snapshot,
    StartNotConfirmed,
    Unsubscribe,
    ZoneSnapshot,
    ZoneState,
)
from ..lib.cookery import (
    Held,
    Look,
    News,
    Order,
    Phase,
    Tell,
    begun,
    must_be_stepped,
    stepping,
)
from ..memory import Memory
from .obeying import obey
from .passing import PassingOn
from .patient_listeners import PatientListeners
from .program import HeldProgram, restored, stored
from .steps import steps_of
from .telling import asked, meaning, told
from .view import looked, shown

_LOGGER = logging.getLogger(__name__)

_SOON_S = 1.0
"""What was due while the line was down waits for the line, not in a tight loop."""

_GONE = ZoneSnapshot(state=ZoneState.UNKNOWN)


class HoldingCooker(PassingOn):
    """Holds at most one program for each zone."""

    def __init__(self, hass: HomeAssistant, cooker: Cooker, memory: Memory) -> None:
        super().__init__(cooker)
        self._hass = hass
        self._memory = memory
        self._facts = memory.facts["held"]
        self._programs: dict[str, HeldProgram] = {}
        for zone in cooker.capabilities.zones:
            if (before := restored(self._facts.get(zone.id, {}))) is not None:
                self._programs[zone.id] = before
        self._locks = {zone.id: asyncio.Lock() for zone in cooker.capabilities.zones}
        self._timers: dict[str, CALLBACK_TYPE] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._snapshots = Listeners[Snapshot]()
        self._links = Listeners[Link]()
        self._events = PatientListeners[CookerEvent]()
        self._listens = False
        self._told = self.snapshot
        self._unsubscribe = [
            cooker.subscribe(self._take_snapshot),
            cooker.subscribe_link(self._take_link),
        ]
        self._look_at_all()

    def holds(self, zone: str) -> bool:
        """Whether Home Assistant and not the cooker holds what the zone cooks."""
        program = self._programs.get(zone)
        return program is not None and not program.held.is_over

    # What it says.

    @property
    @override
    def snapshot(self) -> Snapshot:
        says = self._cooker.snapshot
        if not self._programs:
            return says
        zones = {zone: self._shown(zone, one) for zone, one in says.zones.items()}
        return replace(says, zones=zones)

    @override
    def subscribe(self, listener: Callable[[Snapshot], None]) -> Unsubscribe:
        return self._snapshots.add(listener)

    @override
    def subscribe_link(self, listener: Callable[[Link], None]) -> Unsubscribe:
        return self._links.add(listener)

    @override
    def subscribe_events(self, listener: Callable[[CookerEvent], None]) -> Unsubscribe:
        if not self._listens:
            # What the cooker told while nobody listened is older than what we have to tell.
            self._listens = True
            untold = self._events.taken()
            unsubscribe = self._events.add(listener)
            self._unsubscribe.append(self._cooker.subscribe_events(self._take_event))
            for event in untold:
                self._events.tell(event)
            return unsubscribe
        return self._events.add(listener)

    def _shown(self, zone: str, says: ZoneSnapshot) -> ZoneSnapshot:
        if (program := self._programs.get(zone)) is None:
            return says
        words = asked(self._hass, program.held, program.held.step.words)
        return shown(says, program.held, program.status, words, _now_s())

    # What it is asked.

    @override
    async def start(self, zone: str, program: Program, *, command_id: str, **more: Any) -> None:
        """Start a program; what the zone does not take as it is, is held and stepped.

        The same `command_id` again starts nothing more.
        """
        can = self.capabilities.zone(zone)
        before = self._programs.get(zone)
        if before is not None and before.held.id == command_id:
            return
        if self.holds(zone):
            raise Refused(RefusalReason.BUSY)
        if len(program.stages) <= can.max_stages and not must_be_stepped(program, can):
            await super().start(zone, program, command_id=command_id, **more)
            return
        if more.get("delay_s") is not None:
            raise Refused(RefusalReason.UNSUPPORTED, field="delay_s")
        held = begun(command_id, steps_of(can, program), can_pause=can.pause)
        new = HeldProgram(held=held, id=program.id, name=program.name)
        async with self._locks[zone]:
            after, orders = stepping.begin(held, self._look(zone), _now_s())
            self._programs[zone] = new
            try:
                await self._ask(zone, after, orders)
            except StartNotConfirmed:
                raise
            except CookerError:
                self._forget(zone)
                raise
        self._look_at(zone)

    @override
    async def acknowledge(self, zone: str) -> None:
        """Go on with what waits for a person, be it here or at the cooker."""
        if self.holds(zone) and await self._acknowledged(zone):
            self._look_at(zone)
        else:
            await super().acknowledge(zone)

    async def _acknowledged(self, zone: str) -> bool:
        """Take a person's word, once what is on its way is done; whether it was waited for."""
        async with self._locks[zone]:
            held = self._held(zone)
            if not held.waits and not held.reminds:
                return False
            heats = held.waits and held.phase is Phase.HEATING
            if heats and self._says(zone).door is DoorState.OPEN:
                raise Refused(RefusalReason.DOOR_OPEN)
            after, orders = stepping.acknowledged(held, self._look(zone), _now_s())
            await self._ask(zone, after, orders)
        return True

    @override
    async def stop(self, zone: str) -> None:
        """Stop the zone, and with it all that was still to come."""
        try:
            self._end(zone)
        finally:
            await super().stop(zone)

    @override
    async def set_power(self, power: Power) -> None:
        """Wake it, or send it to standby, which stops every zone."""
        if power is Power.STANDBY:
            for zone in tuple(self._programs):
                self._end(zone)
        await super().set_power(power)

    @override
    async def close(self) -> None:
        for unsubscribe in (*self._unsubscribe, *self._timers.values()):
            unsubscribe()
        self._unsubscribe, self._timers = [], {}
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await super().close()

    # How it follows the zones.

    @callback
    def _take_snapshot(self, _snapshot: Snapshot) -> None:
        self._look_at_all()

    @callback
    def _take_link(self, link: Link) -> None:
        """Pass it on first: what happens next is told by somebody who is there."""
        self._links.tell(link)
        self._look_at_all()

    @callback
    def _look_at_all(self) -> None:
        for zone in tuple(self._programs):
            self._look_at(zone)
        self._publish()

    @callback
    def _look_at(self, zone: str, now: datetime | None = None) -> None:
        """Let the program go on as far as the zone and the time allow."""
        program = self._programs.get(zone)
        if program is None or self._locks[zone].locked():
            return
        if self._cooker.link.state is not LinkState.CONNECTED:
            return
        look = self._look(zone)
        if program.held.is_over and look.origin and not program.held.owns(look):
            self._forget(zone)
            return
        after, orders = stepping.then(program.held, look, now.timestamp() if now else _now_s())
        self._keep(zone, after)
        if any(not isinstance(one, Tell) for one in orders) or after.phase is Phase.SETTING:
            self._go(zone, after, orders)
        else:
            self._publish()
            self._note(zone, orders)
        self._wake(zone)

    @callback
    def _go(self, zone: str, after: Held, orders: tuple[Order, ...]) -> None:
        if not orders:
            return
        task = self._hass.async_create_task(
            self._do(zone, after, orders), f"cooker stage of {zone}", eager_start=True
        )
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _do(self, zone: str, after: Held, orders: tuple[Order, ...]) -> None:
        """Do by ourselves what follows; what cannot be done now is tried again when it is due."""
        async with self._locks[zone]:
            try:
                await self._ask(zone, after, orders)
            except Refused as error:
                _LOGGER.debug("%s would not go on: %s", zone, error)
                if self._held(zone).asks_for_start:
                    self._note(zone, (Tell(news=News.NEEDS_USER, data={"waits": True}),))
            except CookerError as error:
                _LOGGER.debug("%s could not be asked to go on: %s", zone, error)
        self._look_at(zone)

    async def _ask(self, zone: str, after: Held, orders: tuple[Order, ...]) -> None:
        """Remember, ask the cooker, and tell. What was ended meanwhile is asked no more."""
        self._keep(zone, after)
        await self._memory.save()
        try:
            for order in orders:
                if self._held(zone).is_over is after.is_over:
                    await obey(self._cooker, zone, self._programs[zone], order)
        except StartNotConfirmed:
            raise
        except Refused:
            self._keep(zone, stepping.refused(self._held(zone), _now_s())[0])
            self._publish()
            raise
        except CookerError:
            if self._held(zone).phase is Phase.STARTING:
                self._keep(zone, stepping.refused(self._held(zone), _now_s())[0])
            raise
        self._keep(zone, stepping.answered(self._held(zone), _now_s()))
        if self._held(zone).is_over and not after.is_over:
            # Stop was pressed while this was on its way and may have been faster.
            await self._cooker.stop(zone)
        self._publish()
        self._note(zone, orders)

    def _end(self, zone: str) -> None:
        if not self.holds(zone):
            return
        after, orders = stepping.stopped(self._held(zone), self._look(zone), _now_s())
        self._keep(zone, after)
        self._publish()
        self._note(zone, orders)

    # What it remembers.

    def _held(self, zone: str) -> Held:
        return self._programs[zone].held

    def _says(self, zone: str) -> ZoneSnapshot:
        return self._cooker.snapshot.zones.get(zone, _GONE)

    def _look(self, zone: str) -> Look:
        return looked(self._says(zone))

    @callback
    def _keep(self, zone: str, held: Held) -> None:
        program = self._programs[zone] = replace(self._programs[zone], held=held)
        if (now := stored(program)) != self._facts.get(zone):
            self._facts[zone] = now
            self._memory.save_soon()
            self._wake(zone)

    @callback
    def _forget(self, zone: str) -> None:
        self._programs.pop(zone, None)
        if self._facts.pop(zone, None) is not None:
            self._memory.save_soon()
        self._wake(zone)
        self._publish()

    @callback
    def _wake(self, zone: str) -> None:
        """Look again when it is time, though the zone may say nothing."""
        if (cancel := self._timers.pop(zone, None)) is not None:
            cancel()
        program = self._programs.get(zone)
        if program is None or (due_s := program.held.due_s) is None:
            return
        due = datetime.fromtimestamp(max(due_s, _now_s() + _SOON_S), UTC)
        self._timers[zone] = async_track_point_in_utc_time(
            self._hass, partial(self._awake, zone), due
        )

    @callback
    def _awake(self, zone: str, now: datetime) -> None:
        self._timers.pop(zone, None)
        self._look_at(zone, now)

    # What it tells.

    @callback
    def _publish(self) -> None:
        if (snapshot := self.snapshot) != self._told:
            self._told = snapshot
            self._snapshots.tell(snapshot)

    @callback
    def _take_event(self, event: CookerEvent) -> None:
        """Pass an event on as what it means for the whole program."""
        program = self._programs.get(zone := event.zone or "")
        if program and event.type is EventType.PAUSED_BY_DOOR:
            self._keep(zone, stepping.door_opened(program.held, _now_s(), event.age_s))
        if (meant := event if program is None else meaning(event, program.held)) is None:
            return
        self._events.tell(meant)
        self._look_at(zone)

    @callback
    def _note(self, zone: str, orders: Iterable[Order]) -> None:
        """Tell people what the cooker does not."""
        tells_preheated = self.capabilities.zone(zone).preheat
        for one in orders:
            if isinstance(one, Tell) and not (one.news is News.PREHEATED and tells_preheated):
                last = self._cooker.last_event_id or 0
                self._events.tell(told(self._hass, zone, one, self._held(zone), last))


def _now_s() -> float:
    return dt_util.utcnow().timestamp()
