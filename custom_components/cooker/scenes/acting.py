"""A scene that may have something on: what it sees of its cooker, and how it waits and ends."""

import asyncio
from abc import abstractmethod
from datetime import datetime
from typing import TYPE_CHECKING, Final, override

from homeassistant.core import CALLBACK_TYPE, Context, HomeAssistant, callback
from homeassistant.helpers.event import async_track_point_in_utc_time
from homeassistant.helpers.start import async_at_started
from homeassistant.util import dt as dt_util

from ..coordinator import CookerCoordinator
from ..lib.aiocooker import CookerEvent, DoorState, EventType, RemoteStart, ZoneState
from ..on_since import ON
from ..plans.sight import Sight, sight
from .asking import ask, at_expiry, open_question, withdraw
from .gate import Gate
from .launching import Launch
from .loaded import note_loaded
from .runner import Runner
from .scene import Ask, Scene
from .starts import note_asked
from .story import RUNS, SceneState, Why

if TYPE_CHECKING:
    from .keeper import Scenes

AGREED: Final = {SceneState.ASKING, SceneState.ARMED}
"""Somebody's word is asked for, or was given and not yet used."""

DOOR: Final = "door"
"""The context of a question to somebody who stands before the appliance."""


class Acting(Runner):
    """A scene with a word of somebody's, or something on."""

    def __init__(self, scenes: Scenes, scene: Scene, coordinator: CookerCoordinator) -> None:
        super().__init__(scenes, scene, coordinator)
        self._gate = Gate(self.hass, scene)
        self._launch = Launch(self, self._over)
        self._lock = asyncio.Lock()
        self._ends: list[CALLBACK_TYPE] = []
        self._timer: CALLBACK_TYPE | None = None
        self._seen: Sight | None = None
        self._agreed_by: Context | None = None

    # What each kind adds.

    @abstractmethod
    def _watch(self) -> None:
        """Begin to wait for the moment."""

    @abstractmethod
    def _look(self) -> None:
        """See whether the moment has come, or what is under way is still wanted."""

    @abstractmethod
    async def _armed(self, why: Why | None, context: Context | None) -> None:
        """Take a word that was given beforehand."""

    # How it lives.

    @override
    @callback
    def begin(self) -> None:
        self._ends.append(async_at_started(self.hass, self._started))

    @override
    @callback
    def close(self) -> None:
        self._wait(None)
        self._launch.close()
        self._gate.close()
        for end in self._ends:
            end()
        self._ends = []

    @callback
    def _started(self, _: HomeAssistant) -> None:
        self._ends.append(self.coordinator.async_add_listener(self._cooker_changed))
        self._ends.append(self.coordinator.subscribe_events(self._take))
        self._go_on()
        self._watch()
        self._cooker_changed()
        self._look()

    @callback
    def _go_on(self) -> None:
        """Go on where a restart, or a change of the scene, interrupted."""
        question = self.story.question
        if self.story.state is SceneState.ASKING and question is not None:
            if open_question(self):
                self._wait(at_expiry(self.hass, question, self._unanswered))
                self.do(ask(self))
            else:
                self._unanswered()
        elif self.story.state is SceneState.ARMED:
            self._wait_armed()
        elif self.story.state in RUNS:
            self._resume_own()

    @property
    def _now(self) -> datetime:
        return dt_util.utcnow()

    # What it sees of its cooker.

    @callback
    def _cooker_changed(self) -> None:
        zone = self.zone
        there = zone is not None and self.coordinator.last_update_success
        if zone is None or not there or zone.says.state is ZoneState.UNKNOWN:
            return
        before, self._seen = self._seen, sight(zone)
        note_loaded(self, before, self._seen)
        if before is not None:
            self._hand_at(before, self._seen)
        if self.story.state in AGREED and zone.says.state in ON and not self._is_own_plan:
            key = "scene_begun_by_hand" if self._is_at_door else "scene_somebody_cooks"
            self.void(Why(key=key))
        self._follow_own()

    @property
    def _is_own_plan(self) -> bool:
        """Whether what runs may be this scene's own plan."""
        return False

    @callback
    def _follow_own(self) -> None:
        """Follow what the scene has on."""
        self._launch.look()

    @callback
    def _resume_own(self) -> None:
        """Go on following it after a restart."""
        self._launch.resume()

    @property
    def _is_at_door(self) -> bool:
        question = self.story.question
        return question is not None and question.context == DOOR

    @callback
    def _hand_at(self, before: Sight, now: Sight) -> None:
        """See a hand at the appliance: whoever is there decides from then on."""
        opened = before.door is not DoorState.OPEN and now.door is DoorState.OPEN
        closed = before.remote_start is RemoteStart.ALLOWED
        withdrawn = closed and now.remote_start is not RemoteStart.ALLOWED
        state = self.story.state
        if state in AGREED and not self._is_at_door:
            if opened or withdrawn:
                self.void(Why(key="scene_door_opened" if opened else "scene_remote_withdrawn"))
        elif state in RUNS and opened:
            hot = state in {SceneState.READY, SceneState.HOLDING}
            if hot:
                self._over(SceneState.IDLE, Why(key="scene_met"))
            else:
                self._over(SceneState.CANCELLED, Why(key="scene_taken_over"))

    @callback
    def _take(self, event: CookerEvent) -> None:
        self._launch.take(event)
        if event.type is not EventType.REMOTE_START_ALLOWED or event.recovered or not self.is_on:
            return
        # A hand at the appliance lets it be started from afar: that is somebody's word.
        if self.scene.ask is Ask.ARMED and self.story.state not in RUNS | AGREED:
            self.do(self._armed(Why(key="scene_armed_at_appliance"), None))

    # How it ends and waits.

    @callback
    def void(self, why: Why, state: SceneState = SceneState.CANCELLED) -> None:
        """Give up what was asked or agreed."""
        if (question := self.story.question) is not None:
            withdraw(self, question)
        if self.story.state in AGREED:
            note_asked(self, self.story.person)
        self._rests(state, why)

    @callback
    def _unanswered(self) -> None:
        self._timer = None
        if self.story.state is SceneState.ASKING:
            self.void(Why(key="scene_no_answer"))

    @callback
    def _over(self, state: SceneState, why: Why) -> None:
        """Hear that what was started is over, or could not be started."""
        self._rests(state, why)

    @callback
    def _rests(self, state: SceneState, why: Why | None) -> None:
        """Go on without a question, a word or a start."""
        self._wait(None)
        self._launch.close()
        self.tell(state, why, question=None, armed_until=None, command_id=None, begun_at=None)

    @callback
    def _wait_armed(self) -> None:
        until = self.story.armed_until or self._now

        @callback
        def over(_: datetime) -> None:
            self._timer = None
            if self.story.state is SceneState.ARMED:
                self._rests(SceneState.IDLE, Why(key="scene_arm_over"))
                self._look()

        self._wait(async_track_point_in_utc_time(self.hass, over, until))

    @callback
    def _wait(self, cancel: CALLBACK_TYPE | None) -> None:
        if self._timer:
            self._timer()
        self._timer = cancel
