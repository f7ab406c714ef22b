"""Hands busy: keeps what is done warm, and lets people have their bath before it tells them."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, override

from homeassistant.core import (
    CALLBACK_TYPE,
    Context,
    Event,
    EventStateChangedData,
    HomeAssistant,
    callback,
)
from homeassistant.helpers.event import (
    async_call_later,
    async_track_point_in_utc_time,
    async_track_state_change_event,
)
from homeassistant.helpers.start import async_at_started
from homeassistant.util import dt as dt_util

from ..coordinator import CookerCoordinator
from ..entity import Zone
from ..lib.aiocooker import CookerEvent, EventType, ZoneState
from ..plans.clock import clock
from ..problems import degrees
from .asking import ask, at_expiry, new_question, open_question, withdraw
from .busy_time import BusyTime
from .hold import Way, going_on, program, way
from .keeping_warm import KEEPS, STALE_S, KeepingWarm
from .runner import Simulation
from .scene import Ask, Scene
from .speaking import say
from .story import Question, SceneState, Why
from .water_heater import WaterHeater

if TYPE_CHECKING:
    from .keeper import Scenes

TOO_HOT_K: Final = 3.0
"""So much above its target a core is overcooking: a steak goes from medium to well done in 5 K."""

_OWED: Final = {
    EventType.NEEDS_USER: "scene_busy_says_needs_you",
    EventType.PREHEATED: "scene_busy_says_preheated",
}
_URGENT: Final = {
    EventType.FAULT: "scene_busy_says_fault",
    EventType.INTERRUPTED: "scene_busy_says_interrupted",
}
_WAITS: Final = {ZoneState.PREHEATED, ZoneState.NEEDS_USER}
_ENDS: Final = {EventType.FINISHED, EventType.STOPPED, EventType.INTERRUPTED}


class HandsBusy(KeepingWarm):
    """Busy from somebody's word, or from a sensor's, until its time is over or the sensor's is."""

    def __init__(self, scenes: Scenes, scene: Scene, coordinator: CookerCoordinator) -> None:
        super().__init__(scenes, scene, coordinator)
        self._ends: list[CALLBACK_TYPE] = []
        self._heater = WaterHeater(self)
        self._is_too_hot = False
        self._core_target_c: float | None = None

    @override
    @callback
    def begin(self) -> None:
        self._ends.append(async_at_started(self.hass, self._started))

    @override
    @callback
    def close(self) -> None:
        for end in (*self._ends, *self._timers.values()):
            end()
        self._ends, self._timers = [], {}
        self._heater.close()

    def is_of(self, zone: Zone) -> bool:
        """Whether it takes care of a zone."""
        return zone.coordinator is self.coordinator and zone.zone == self.scene.zone

    @callback
    def _started(self, _: HomeAssistant) -> None:
        self._heater.begin()
        self._ends.append(self.coordinator.subscribe_events(self._take))
        self._ends.append(self.coordinator.async_add_listener(self._look))
        if self.scene.entity_id:
            self._ends.append(
                async_track_state_change_event(self.hass, self.scene.entity_id, self._sensed)
            )
        if (time := self.time) is not None:
            self._wait_until(time.until)
        if (question := self.story.question) is not None:
            self._ask(question)
        self._look()

    # When hands are busy.

    async def be_busy(self, for_s: float, context: Context | None, *, said: bool = False) -> None:
        """Be busy for so many seconds from now; 0 ends it. `said`: a person said so, by voice.

        A voice is a person's word, though a satellite may not know whose.
        """
        if for_s <= 0:
            await self._be_free()
            return
        user_id = context.user_id if context else None
        armed = self.story.armed_until
        agreed = (
            said
            or user_id is not None
            or self.scene.ask is Ask.AUTOMATIC
            or (armed is not None and armed > dt_util.utcnow())
        )
        before = self.time
        until = dt_util.utcnow() + timedelta(seconds=for_s)
        time = BusyTime(until=until, agreed=agreed, user_id=user_id)
        if before is not None:
            time = replace(time, agreed=agreed or before.agreed, owed=before.owed)
        self._is_too_hot = self._gave_up = False
        self._core_target_c = None
        self._note(time)
        self._wait_until(until)
        self._show_busy(time)
        self._look()
        await self._heater.look(busy=True)

    @callback
    def _show_busy(self, time: BusyTime) -> None:
        """Say so, unless it keeps something warm already; ask where nobody has agreed to that."""
        if self.story.state in KEEPS:
            return
        self._take_back()
        zone = self.zone
        hold_c = self.scene.hold_c
        may_hold = zone is not None and bool(program(zone, hold_c) or going_on(zone, hold_c))
        if time.agreed or self.scene.ask is not Ask.ALWAYS or not may_hold:
            why = Why(key="scene_busy_until", said={"time": clock(time.until)})
            self.tell(SceneState.WATCHING, why, armed_until=None)
            return
        within_s = (time.until - dt_util.utcnow()).total_seconds()
        said = {"temperature": degrees(self.hass, self.scene.hold_c)}
        question = new_question(Why(key="scene_busy_asks", said=said), within_s=within_s)
        self.tell(SceneState.ASKING, question.why, question=question, armed_until=None)
        self._ask(question)

    @callback
    def _ask(self, question: Question) -> None:
        self._timer("question", at_expiry(self.hass, question, self._unanswered))
        self._do(ask(self))

    @callback
    def _unanswered(self) -> None:
        self._timers.pop("question", None)
        self._take_back()

    @callback
    def _take_back(self) -> None:
        """Ask no more; busy all the same."""
        if (question := self.story.question) is None:
            return
        self._timer("question", None)
        withdraw(self, question)
        time = self.time
        why = Why(key="scene_busy_until", said={"time": clock(time.until)}) if time else None
        state = SceneState.WATCHING if time else SceneState.IDLE
        self.tell(state, why, question=None)

    async def _be_free(self) -> None:
        """Tell what is owed, give the heater back, and keep warm what is warm."""
        time = self.time
        self._timer("free", None)
        self._note(None)
        self._take_back()
        if self.story.state not in KEEPS:
            self.tell(SceneState.IDLE, Why(key="scene_busy_free"))
        await self._heater.look(busy=False)
        if time is not None:
            await say(self, *time.owed)

    @callback
    def _sensed(self, event: Event[EventStateChangedData]) -> None:
        """Be busy while a sensor says so, once it has for long enough."""
        state, before = event.data["new_state"], event.data["old_state"]
        wanted = self.scene.to_state or "on"
        is_so = state is not None and state.state == wanted
        was_so = before is not None and before.state == wanted
        if is_so == was_so or not self.is_on:
            return
        self._timer("sensor", None)
        if not is_so:
            self._do(self._be_free()) if self.time else None
        elif before is not None:

            async def over(_: datetime) -> None:
                self._timers.pop("sensor", None)
                await self.be_busy(self.scene.busy_s, None)

            self._timer("sensor", async_call_later(self.hass, self.scene.for_s, over))

    # What the cooker says.

    @callback
    def _take(self, event: CookerEvent) -> None:
        if event.zone not in {None, self.scene.zone}:
            return
        if self.story.state in KEEPS and not self._goes_on and event.type in _ENDS:
            self._do(self._hold_ended(event))
        elif self.is_on and self.time is not None:
            self._do(self._busy_news(event))

    async def _busy_news(self, event: CookerEvent) -> None:
        if key := _URGENT.get(event.type):
            await say(self, Why(key=key), urgent=True)
        elif (key := _OWED.get(event.type)) and self._waits_for_somebody():
            self._owe(Why(key=key))
        elif event.type is EventType.FINISHED and event.age_s <= STALE_S:
            self._take_back()
            await self._done()
            await self._heater.look(busy=True)

    @callback
    def _waits_for_somebody(self) -> bool:
        """Whether it really waits: an oven that was loaded cold gets hot and just goes on."""
        return self.zone is not None and self.zone.says.state in _WAITS

    @callback
    def _look(self) -> None:
        """See what the zone shows: the hold, a core that gets too hot, what the heater may do."""
        zone = self.zone
        if zone is None or not self.coordinator.last_update_success:
            return
        self._look_at_hold(zone)
        self._look_at_end(zone)
        if self.time is not None:
            self._core(zone)
        if self.scene.water_heater:
            self._do(self._heater.look(busy=self.time is not None))

    @callback
    def _core(self, zone: Zone) -> None:
        """Tell at once of a core that passes its target, also in the heat after the cook's end."""
        for probe in zone.says.probes:
            self._core_target_c = probe.target_c or self._core_target_c
            core_c, target_c = probe.temperature_c, self._core_target_c
            if self._is_too_hot or core_c is None or target_c is None:
                continue
            if probe.inserted and core_c >= target_c + TOO_HOT_K:
                self._is_too_hot = True
                said = {"temperature": degrees(self.hass, core_c)}
                self._do(say(self, Why(key="scene_busy_says_too_hot", said=said), urgent=True))

    # What people ask of it.

    @override
    async def activate(self, context: Context | None) -> None:
        await self.be_busy(self.scene.busy_s, context)

    @override
    async def arm(self, context: Context | None) -> None:
        """Let it keep warm what is done: in this busy time, else in the next one of today."""
        if (question := open_question(self)) is not None:
            await self.answer(question.id, yes=True, context=context)
            return
        if (time := self.time) is not None:
            self._note(replace(time, agreed=True))
            self._look()
            return
        until = dt_util.as_utc(dt_util.start_of_local_day() + timedelta(days=1))
        self.tell(SceneState.ARMED, Why(key="scene_busy_armed"), armed_until=until)

    @override
    async def switch(self, *, on: bool) -> None:
        self.scenes.storage.switch(self.scene.id, on=on)
        if not on and self.time is not None:
            await self._be_free()
        why = None if on else Why(key="scene_switched_off")
        if self.story.state not in KEEPS:
            self.tell(SceneState.IDLE, why, armed_until=None)
        else:
            self.put(replace(self.story))

    @override
    async def answer(self, question_id: str, *, yes: bool, context: Context | None) -> bool:
        question = open_question(self)
        if question is None or question.id != question_id:
            return False
        self._take_back()
        if yes and (time := self.time) is not None:
            user_id = context.user_id if context else None
            self._note(replace(time, agreed=True, user_id=user_id))
            self._look()
        return True

    @override
    async def simulate(self) -> Simulation:
        """Return what would become of a cook that is done while hands are busy."""
        zone = self.zone
        if zone is None:
            return Simulation(state=SceneState.REFUSED, whys=(Why(key="scene_zone_gone"),))
        if (hold := going_on(zone, self.scene.hold_c)) is not None:
            said = {"temperature": degrees(self.hass, hold.target_c)}
            why = Why(key="scene_busy_would_hold_at", said=said)
            return Simulation(state=SceneState.HOLDING, whys=(why,))
        warm = program(zone, self.scene.hold_c)
        care = way(zone, self.scene.hold_c)
        if care is Way.PROGRAM and warm is not None:
            said = {"temperature": degrees(self.hass, warm.stages[0].target_c or 0.0)}
            key = "scene_busy_would_hold_at" if warm.stages[0].target_c else "scene_busy_would_hold"
            return Simulation(state=SceneState.HOLDING, whys=(Why(key=key, said=said),))
        key = {
            Way.ITSELF: "scene_busy_keeps_warm_itself",
            Way.STAYS: "scene_busy_would_stay",
        }.get(care, "scene_busy_would_tell_at_once")
        return Simulation(state=SceneState.READY, whys=(Why(key=key),))

    # How it waits.

    @callback
    def _wait_until(self, until: datetime) -> None:
        async def over(_: datetime) -> None:
            self._timers.pop("free", None)
            await self._be_free()

        self._timer("free", async_track_point_in_utc_time(self.hass, over, until))
