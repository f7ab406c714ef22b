"""Keeps what is done warm while hands are busy, and remembers what is still to be told."""

import logging
from collections.abc import Coroutine
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from homeassistant.core import CALLBACK_TYPE, Context, callback
from homeassistant.helpers.event import async_call_later
from homeassistant.util import dt as dt_util

from ..coordinator import CookerCoordinator
from ..entity import Zone
from ..errors import translated
from ..lib.aiocooker import CookerError, CookerEvent, EventType, StartNotConfirmed, ZoneState
from ..on_since import ON
from ..plans.clock import clock
from ..problems import degrees
from ..starting import begin as begin_heat
from ..starting import must_suit
from ..unsuitable import Unsuitable, sentence, told, translations
from .busy_time import BusyTime
from .hold import Way, going_on, is_going_on, program, way
from .runner import Runner
from .scene import Scene
from .speaking import say
from .story import SceneState, Why

if TYPE_CHECKING:
    from .keeper import Scenes

_LOGGER = logging.getLogger(__name__)

STALE_S: Final = 300.0
"""What finished longer ago, while nobody could see, has been found or is cold."""

CERTAIN_S: Final = 45.0
"""After this a start that was sent has expired (30 s), or the zone shows it."""

BEFORE_S: Final = 20.0
"""So long before its end a cook is made to go on: its line may be slow, and its figure be rounded.

Food that cooks 20 s less than it might, and then stays in a hot oven, is done all the same.
"""

KEEPS: Final = {SceneState.STARTING, SceneState.HOLDING}
"""Something is kept warm, or about to be."""


_OVER: Final = {ZoneState.IDLE, ZoneState.FINISHED, ZoneState.COOLING_DOWN}


class KeepingWarm(Runner):
    """The part of a busy scene that keeps food warm. It goes on when hands are free again."""

    def __init__(self, scenes: Scenes, scene: Scene, coordinator: CookerCoordinator) -> None:
        super().__init__(scenes, scene, coordinator)
        self._timers: dict[str, CALLBACK_TYPE] = {}
        self._left_s: float | None = None
        self._gave_up = False

    @property
    def time(self) -> BusyTime | None:
        """Return the busy time that is, None while hands are free."""
        return BusyTime.restored(self.scenes.storage.facts["busy"].get(self.scene.id))

    @callback
    def _note(self, time: BusyTime | None) -> None:
        facts = self.scenes.storage.facts["busy"]
        if time is None:
            facts.pop(self.scene.id, None)
        else:
            facts[self.scene.id] = time.stored()
        self.scenes.storage.save_soon()

    @callback
    def _owe(self, why: Why) -> None:
        """Remember what is to be told once hands are free."""
        if (time := self.time) is not None and why not in time.owed:
            self._note(replace(time, owed=(*time.owed, why)))

    async def _done(self) -> None:
        """Keep what is done warm; tell at once only where waiting would harm it."""
        zone, time = self.zone, self.time
        self._gave_up = False
        if zone is None or time is None:
            return
        care = way(zone, self.scene.hold_c)
        if care is Way.ITSELF:
            self.tell(SceneState.HOLDING, Why(key="scene_busy_keeps_warm_itself"))
            self._owe(Why(key="scene_busy_says_kept_warm"))
        elif care is Way.PROGRAM and time.agreed:
            await self._hold(zone, time)
        elif care is Way.NOT:
            await self._tell_done_now(Why(key="scene_busy_says_take_out"))
        else:
            self.tell(SceneState.READY, Why(key="scene_busy_stays_inside"))
            self._owe(Why(key="scene_busy_says_done"))

    @callback
    def _look_at_end(self, zone: Zone) -> None:
        """Be there shortly before the end of a cook that can go on as a hold."""
        time, left_s = self.time, zone.says.remaining_s
        can = time is not None and time.agreed and self.story.state is SceneState.WATCHING
        if not can or self._gave_up or left_s is None or going_on(zone, self.scene.hold_c) is None:
            self._left_s = None
            self._timer("end", None)
        elif left_s != self._left_s:
            self._left_s = left_s
            wait_s = max(0.0, left_s - BEFORE_S)
            self._timer("end", async_call_later(self.hass, wait_s, self._go_on))

    async def _go_on(self, _: datetime) -> None:
        """Let the cook go on, cooler; remembered before it is sent.

        Where that fails the cook ends as it would have, and is told of then.
        """
        self._timers.pop("end", None)
        zone = self.zone
        hold = going_on(zone, self.scene.hold_c) if zone else None
        if zone is None or hold is None:
            return
        before = self.story
        why = self._holds(hold.target_c, hold.add_s)
        self.tell(SceneState.STARTING, why, command_id=None, begun_at=dt_util.utcnow())
        await self.scenes.storage.save()
        try:
            must_suit(zone, hold.same_as)
            await self.coordinator.cooker.adjust(
                self.scene.zone, target_c=hold.target_c, add_s=hold.add_s
            )
        except (CookerError, Unsuitable) as error:
            _LOGGER.info("%s cannot go on to keep food warm: %s", zone.name, error)
            self._gave_up = True
            if self.story.state is SceneState.STARTING:
                self.put(before)
            return
        if self._goes_on:
            self._is_held(why)

    @property
    def _goes_on(self) -> bool:
        """Whether a cook is just being made to go on; it may end before that is through."""
        return self.story.state is SceneState.STARTING and self.story.command_id is None

    @callback
    def _is_held(self, why: Why | None) -> None:
        self.tell(SceneState.HOLDING, why)
        self._owe(Why(key="scene_busy_says_kept_warm"))

    def _holds(self, target_c: float | None, for_s: float) -> Why:
        """Return the sentence that says how, and until when."""
        until = {"until": clock(dt_util.utcnow() + timedelta(seconds=for_s))}
        if target_c is None:
            return Why(key="scene_busy_holds", said=until)
        said = {"temperature": degrees(self.hass, target_c), **until}
        return Why(key="scene_busy_holds_at", said=said)

    async def _hold(self, zone: Zone, time: BusyTime) -> None:
        """Begin to keep warm, once; what was sent is remembered before it is sent."""
        warm = program(zone, self.scene.hold_c)
        if warm is None:
            return
        command_id = uuid4().hex
        stage = warm.stages[0]
        why = self._holds(stage.target_c, stage.duration_s or 0.0)
        now = dt_util.utcnow()
        self.tell(SceneState.STARTING, why, command_id=command_id, begun_at=now)
        await self.scenes.storage.save()
        try:
            context = Context(user_id=time.user_id)
            await begin_heat(zone, warm, command_id=command_id, context=context)
        except StartNotConfirmed:
            self._doubt()
            return
        except (CookerError, Unsuitable) as error:
            await self._not_held(zone, error)
            return
        self._is_held(why)

    async def _not_held(self, zone: Zone, error: CookerError | Unsuitable | None) -> None:
        """Food that could not be kept warm is told of at once, and why."""
        reason = ""
        if error is not None:
            words = await translations(self.hass, "exceptions")
            if isinstance(error, Unsuitable):
                reason = sentence(words, await told(self.hass, error, zone.name))
            else:
                reason = sentence(words, translated(self.hass, error, zone.name))
        why = Why(key="scene_busy_says_not_kept_warm", said={"reason": reason})
        await self._tell_done_now(why)

    async def _tell_done_now(self, why: Why) -> None:
        self.tell(SceneState.READY, why, command_id=None)
        await say(self, why)

    @callback
    def _doubt(self) -> None:
        """Wait for the zone's own word of a start that was not confirmed."""

        async def over(_: datetime) -> None:
            self._timers.pop("doubt", None)
            zone = self.zone
            if self.story.state is not SceneState.STARTING or zone is None:
                return
            if self.story.command_id is None and zone.says.state in ON:
                # The cook goes on as it was, and shall be looked after at its end.
                self.tell(SceneState.WATCHING, None)
            else:
                await self._not_held(zone, None)

        self._timer("doubt", async_call_later(self.hass, CERTAIN_S, over))

    async def _hold_ended(self, event: CookerEvent) -> None:
        """Tell at once of food that gets cold now; who stopped it knows."""
        self._hold_is_over()
        if event.type is not EventType.STOPPED and event.age_s <= STALE_S:
            await say(self, Why(key="scene_busy_says_no_longer_warm"), urgent=True)

    @callback
    def _look_at_hold(self, zone: Zone) -> None:
        """See whether the zone shows the start of the hold, or that it is over."""
        if self.story.state is SceneState.STARTING:
            if self._shows_hold(zone):
                self._timer("doubt", None)
                self._is_held(self.story.why)
            elif "doubt" not in self._timers:
                self._doubt()
        elif self._seems_over(zone) and "gone" not in self._timers:
            # Its event says why; without one, as after a restart, it ended unseen.
            self._timer("gone", async_call_later(self.hass, CERTAIN_S, self._gone))

    @callback
    def _shows_hold(self, zone: Zone) -> bool:
        """Whether what was sent has come about."""
        says, ours = zone.says, self.story.command_id
        if says.state not in ON:
            return False
        if ours is None:
            return is_going_on(says, going_on(zone, self.scene.hold_c))
        return says.origin is not None and says.origin.command_id == ours

    @callback
    def _seems_over(self, zone: Zone) -> bool:
        return self.story.state is SceneState.HOLDING and zone.says.state in _OVER

    @callback
    def _gone(self, _: datetime) -> None:
        self._timers.pop("gone", None)
        zone = self.zone
        if zone is not None and self._seems_over(zone):
            self._hold_is_over()

    @callback
    def _hold_is_over(self) -> None:
        state = SceneState.WATCHING if self.time else SceneState.IDLE
        self.tell(state, Why(key="scene_busy_hold_is_over"), command_id=None)

    # How it waits.

    @callback
    def _timer(self, name: str, cancel: CALLBACK_TYPE | None) -> None:
        """Set a timer in place of one of its name."""
        if (before := self._timers.pop(name, None)) is not None:
            before()
        if cancel is not None:
            self._timers[name] = cancel

    @callback
    def _do(self, what: Coroutine[Any, Any, None]) -> None:
        self.hass.async_create_task(what, f"scene {self.scene.name}", eager_start=True)
