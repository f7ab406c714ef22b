"""Keeps the plans: looks at them every minute and whenever a cooker changes.

What became of a start tells the zone itself: the origin of its cook, and its events.
"""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from homeassistant.const import EVENT_HOMEASSISTANT_STOP
from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, callback
from homeassistant.helpers.event import async_track_point_in_utc_time
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN
from ..coordinator import CookerCoordinator
from ..entity import Zone, zones
from ..journal.journal import Journal
from ..lib.aiocooker import CookerEvent, EventType, Refused, ZoneState
from ..lib.cookery import Due, backward, due
from ..unsuitable import Unsuitable
from . import following
from .asking import ask_no_more
from .book import Book
from .launcher import Launcher
from .legs import duration
from .plan import RUNS, WAITS, Plan, PlanState, Reason
from .sight import sight

MINUTE: Final = timedelta(minutes=1)
CERTAIN_S: Final = 45.0
"""After this a start that was sent has expired (30 s), or the zone shows it."""

LOADING: Final = timedelta(minutes=30)
"""Who presses remote start half an hour before the food was to go in, has put it in."""

_ENDS: Final = {
    EventType.FINISHED: (PlanState.READY, None),
    EventType.STOPPED: (PlanState.CANCELLED, "plan_stopped"),
    EventType.INTERRUPTED: (PlanState.CANCELLED, "plan_interrupted"),
}


class Keeper:
    """Everything that happens to plans once they are made."""

    def __init__(self, hass: HomeAssistant, book: Book, journal: Journal) -> None:
        self.hass = hass
        self.book = book
        self._journal = journal
        self._present: dict[str, CookerCoordinator] = {}
        self._lock = asyncio.Lock()
        self._cancel: CALLBACK_TYPE | None = None
        self._doubts: dict[tuple[str, datetime | None], datetime] = {}
        self._replanned: dict[str, datetime] = {}
        self._launcher = Launcher(hass, book)
        self._look_is_wanted = False
        self._watchers: list[Callable[[], None]] = []
        hass.bus.async_listen_once(EVENT_HOMEASSISTANT_STOP, self.close)
        book.subscribe(self._show)

    # What it is told.

    @callback
    def join(self, coordinator: CookerCoordinator) -> CALLBACK_TYPE:
        """Take care of a cooker's plans; returns what ends that."""
        cooker = coordinator.cooker.identity.id
        self._present[cooker] = coordinator
        ends = (
            coordinator.subscribe_events(lambda event: self._take(cooker, event)),
            coordinator.async_add_listener(self.look_soon),
        )
        self.look_soon()

        def leave() -> None:
            for end in ends:
                end()
            self._present.pop(cooker, None)

        return leave

    @callback
    def close(self, _event: Event | None = None) -> None:
        """Wait for nothing any more."""
        if self._cancel:
            self._cancel()
            self._cancel = None

    async def add(self, *plans: Plan) -> tuple[Plan, ...]:
        """Keep new plans, hand over what a cooker can hold itself, and see what is due."""
        await self.book.write(*plans)
        for plan in plans:
            if (zone := self.zone_of(plan)) and zone.can.delayed_start:
                await self._launcher.hand_over(plan, zone)
        await self.look()
        return tuple(self.book.get(plan.id) or plan for plan in plans)

    async def cancel(self, plan: Plan) -> Plan:
        """End a plan that did not begin; a cook that runs is stopped by `stop`, not by this."""
        if plan.is_held_by_cooker and (zone := self.zone_of(plan)):
            await zone.coordinator.cooker.stop(zone.zone)
        return await self._launcher.end(plan, PlanState.CANCELLED, Reason(key="plan_cancelled"))

    async def start_now(self, plan: Plan) -> None:
        """Start a missed plan on a person's word; raises CookerError or Unsuitable."""
        zone = self.zone_of(plan)
        if zone is None or not zone.coordinator.last_update_success:
            raise Unsuitable("not_connected")
        now = dt_util.utcnow()
        if plan.not_after is not None and now > plan.not_after:
            raise Unsuitable("food_waited_too_long")
        if (obstacle := sight(zone).obstacle) is not None:
            raise Refused(obstacle)
        late = replace(plan, loaded=True, asked=True, start_at=now, attempt=plan.attempt + 1)
        takes = duration(zone, plan.program, self._journal, ready_at=now, now=now)
        schedule = backward(now, takes.legs, earliest=now)
        late = replace(late, ready_at=schedule.high, low=schedule.low, high=schedule.high)
        await self._launcher.send(late, zone)

    async def forget(self, cooker: str) -> None:
        """Drop the plans of a cooker that is removed."""
        for plan in self.book:
            if plan.cooker == cooker:
                ask_no_more(self.hass, plan)
        await self.book.forget(cooker)

    def subscribe(self, listener: Callable[[], None]) -> CALLBACK_TYPE:
        """Tell of each change of a plan, and of a cooker that has one."""
        self._watchers.append(listener)
        end = self.book.subscribe(listener)

        def leave() -> None:
            end()
            self._watchers.remove(listener)

        return leave

    def zone_of(self, plan: Plan) -> Zone | None:
        """Return the zone of a plan, None while its cooker is not set up."""
        if (coordinator := self._present.get(plan.cooker)) is None:
            return None
        return next((one for one in zones(coordinator) if one.zone == plan.zone), None)

    # When it looks.

    @callback
    def look_soon(self) -> None:
        """Look at the plans, if there are any; wishes that come while one looks are one wish."""
        if self._look_is_wanted or self.hass.is_stopping or not self.book.active():
            return
        self._look_is_wanted = True
        self.hass.async_create_task(self.look(), eager_start=False)

    async def look(self, _now: object = None) -> None:
        """Look at every plan and do what is due; one look at a time."""
        async with self._lock:
            self._look_is_wanted = False
            for plan in self.book.active():
                await self._one(plan)
        self._wait()
        for watcher in tuple(self._watchers):
            watcher()

    @callback
    def _wait(self) -> None:
        """Wake up in a minute, or earlier for a start."""
        self.close()
        now = dt_util.utcnow()
        active = [plan for plan in self.book.active() if plan.state is not PlanState.MISSED]
        if not active or self.hass.is_stopping:
            return
        starts = [plan.waiting.begins_at for plan in active if plan.state is PlanState.WAITING]
        next_look = min([now + MINUTE, *(one for one in starts if one > now)])
        self._cancel = async_track_point_in_utc_time(self.hass, self.look, next_look)

    # What it does.

    async def _one(self, plan: Plan) -> None:
        zone = self.zone_of(plan)
        there = zone if zone and zone.coordinator.last_update_success else None
        if there and plan.state is PlanState.STARTING:
            plan = self._resolved(plan, there)
        if there and plan.state in RUNS | {PlanState.SCHEDULED_ON_DEVICE}:
            self._follow(plan, there)
        elif plan.state in WAITS:
            await self._waiting(plan, there)

    async def _waiting(self, plan: Plan, zone: Zone | None) -> None:
        now = dt_util.utcnow()
        # What was said last decides: a start is missed though a cold oven now needs longer.
        if due(plan.waiting, now) is Due.MISSED:
            await self._launcher.miss(plan, zone)
        elif zone is not None:
            plan = self._planned_again(plan, zone, now)
            if due(replace(plan, asked=True).waiting, now) is Due.START:
                await self._launcher.begin(plan, zone)
            else:
                self.book.note(plan)

    def _planned_again(self, plan: Plan, zone: Zone, now: datetime) -> Plan:
        """Work the schedule out anew: the zone may be warm by now, or more is known."""
        if now - self._replanned.get(plan.id, plan.made_at - MINUTE) < MINUTE:
            return plan
        self._replanned[plan.id] = now
        takes = duration(zone, plan.program, self._journal, ready_at=plan.ready_at, now=now)
        earliest = max(now, plan.loaded_at or now)
        schedule = backward(plan.ready_at, takes.legs, earliest=earliest)
        return replace(
            plan,
            start_at=schedule.start_at,
            latest_start=schedule.latest_start,
            low=schedule.low,
            high=schedule.high,
            people=schedule.people,
            runs=takes.runs,
        )

    # What became of it.

    def _resolved(self, plan: Plan, zone: Zone) -> Plan:
        """Find out about a start in the middle of which Home Assistant, or the line, went away.

        The same start is sent again only where it had no effect; it has the same id.
        """
        sent_s = (dt_util.utcnow() - (plan.begun_at or plan.made_at)).total_seconds()
        if following.is_ours(plan, zone.says) or sent_s < CERTAIN_S:
            return plan
        return replace(plan, state=PlanState.WAITING)

    @callback
    def _follow(self, plan: Plan, zone: Zone) -> None:
        now = dt_util.utcnow()
        state = following.state(plan, zone.says)
        if state is None:
            self._doubt(plan, zone, now)
            return
        self._doubts.pop((plan.id, plan.begun_at), None)
        begun_at = plan.begun_at
        if state in RUNS and begun_at is None:
            begun_at = now
        moved = replace(plan, state=state, begun_at=begun_at)
        if state in RUNS:
            takes = duration(zone, plan.program, self._journal)
            moved = following.forecast(moved, zone.says, takes.legs, now)
        self.book.note(moved)

    @callback
    def _doubt(self, plan: Plan, zone: Zone, now: datetime) -> None:
        """Nothing of ours runs there: its event says why; without one it ended unseen."""
        since = self._doubts.setdefault((plan.id, plan.begun_at), now)
        if now - since < MINUTE:
            return
        del self._doubts[plan.id, plan.begun_at]
        ours = following.is_ours(plan, zone.says)
        if plan.is_held_by_cooker and not ours:
            # It never took it; had it called it off, the gate would be closed and we would ask.
            again = replace(plan, state=PlanState.WAITING, begun_at=None, attempt=plan.attempt + 1)
            self.book.note(again)
            return
        done = ours and zone.says.state is ZoneState.FINISHED
        reason = None if done else Reason(key="plan_lost", said={"name": zone.name})
        state = PlanState.READY if done else PlanState.CANCELLED
        self.hass.async_create_task(self._launcher.end(plan, state, reason), eager_start=False)

    @callback
    def _take(self, cooker: str, event: CookerEvent) -> None:
        for plan in self.book.active():
            if plan.cooker == cooker:
                self._tell(plan, event)

    @callback
    def _tell(self, plan: Plan, event: CookerEvent) -> None:
        runs = plan.state in RUNS or plan.is_held_by_cooker
        if event.type is EventType.REMOTE_START_ALLOWED and plan.state in WAITS:
            self._launcher.somebody_came(plan)
            opens = plan.waiting.not_before - LOADING
            if not plan.loaded and dt_util.utcnow() >= opens:
                self.book.note(replace(plan, loaded=True))
            self.look_soon()
        elif runs and event.zone == plan.zone and (end := _ENDS.get(event.type)):
            if event.recovered and not self._is_of(plan, event):
                return
            state, key = end
            if event.data.get("cause") == "door_opened":
                key = "plan_door_opened"
            reason = Reason(key=key, said={"name": plan.name}) if key else None
            self.hass.async_create_task(self._launcher.end(plan, state, reason), eager_start=True)

    def _is_of(self, plan: Plan, event: CookerEvent) -> bool:
        """Whether something that was missed came after the plan's own start."""
        at = dt_util.utcnow() - timedelta(seconds=event.age_s)
        return plan.begun_at is not None and at >= plan.begun_at - MINUTE

    @callback
    def _show(self) -> None:
        """Let the entities of every cooker show what changed."""
        for coordinator in tuple(self._present.values()):
            coordinator.async_update_listeners()


PLANS: HassKey[Keeper] = HassKey(f"{DOMAIN}_plans")
