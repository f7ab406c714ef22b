"""Leave home: looks at a zone when the last person leaves, and asks about what is on."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, override

from homeassistant.core import CALLBACK_TYPE, Context, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later
from homeassistant.helpers.start import async_at_started
from homeassistant.util import dt as dt_util

from ..coordinator import CookerCoordinator
from ..errors import translated
from ..lib.aiocooker import CookerError
from ..on_since import ON
from ..problems import time
from ..unsuitable import Unsuitable, sentence, translations
from .asking import ask, at_expiry, new_question, open_question, tell, withdraw
from .at_home import AtHome, Presence
from .left_on import LEAVE, Found, found, no_answer
from .runner import Runner, Simulation
from .scene import Scene
from .story import SceneState, Why
from .wording import doing

if TYPE_CHECKING:
    from .keeper import Scenes

BY_HAND: Final = "by_hand"
"""The context of a question that somebody wanted, wherever people are."""

RETRY_S: Final = 30.0
"""A stop harms nobody: it is sent again until it is through, somebody is back or it is off."""

SETTLES_S: Final = 60.0
"""So long after a restart people may not be found yet: what ran out meanwhile waits for that."""

_UNKNOWN: Final = "scene_left_unknown"
_FAILED: Final = "scene_left_stop_failed"
_WATCHES: Final = {SceneState.WATCHING, SceneState.ARMED}


class LeavingHome(Runner):
    """Somebody is at home while it watches; then everybody left, until somebody is back."""

    def __init__(self, scenes: Scenes, scene: Scene, coordinator: CookerCoordinator) -> None:
        super().__init__(scenes, scene, coordinator)
        self._at_home = AtHome(self.hass, scene.people)
        self._ends: list[CALLBACK_TYPE] = []
        self._timer: CALLBACK_TYPE | None = None
        self._is_stopping = False

    @override
    @callback
    def begin(self) -> None:
        self._ends.append(async_at_started(self.hass, self._started))

    @override
    @callback
    def close(self) -> None:
        self._wait(None)
        for end in self._ends:
            end()
        self._ends = []

    @callback
    def _started(self, _: HomeAssistant) -> None:
        self._ends.append(self._at_home.watch(self._look))
        self._ends.append(self.coordinator.async_add_listener(self._look))
        if (question := self.story.question) is not None:
            if open_question(self):
                self._wait(at_expiry(self.hass, question, self._unanswered))
                self.do(ask(self))
            else:
                self._wait_for(SETTLES_S, self._unanswered)
        self._look()

    # What it sees.

    @callback
    def _look(self) -> None:
        """Look whenever somebody's place or the cooker changes."""
        if not self.is_on or self._is_stopping:
            return
        who = self._at_home.look()
        if who is Presence.SOMEBODY:
            self._somebody_is_home()
        elif who is Presence.NOBODY and self.story.state in _WATCHES:
            self._left()
        if self.story.question is not None:
            self._is_it_still_on()
        elif self._key == _UNKNOWN and self.coordinator.last_update_success:
            self._left()
        elif self._key == _FAILED and self._timer is None:
            self.do(self._stop(Why(key="scene_left_stopped_at_last")))

    @property
    def _key(self) -> str:
        return self.story.why.key if self.story.why else ""

    @callback
    def _somebody_is_home(self) -> None:
        question = self.story.question
        if question is not None:
            if question.context != BY_HAND:
                withdraw(self, question)
                self._rests(SceneState.WATCHING, Why(key="scene_left_back"))
            return
        armed = self.story.armed_until
        if self.story.state is SceneState.ARMED and armed and armed > dt_util.utcnow():
            return
        if self.story.state is not SceneState.WATCHING:
            self._rests(SceneState.WATCHING, Why(key="scene_left_watches"))

    @callback
    def _left(self, context: str = "") -> None:
        """See what is on; ask about it, or say why not."""
        seen = found(self)
        if seen.asks:
            self._asks(seen, context)
            return
        was = self._key
        self._rests(seen.state, seen.why)
        if not seen.is_known and was != seen.why.key:
            tell(self, seen.why)

    @callback
    def _asks(self, seen: Found, context: str) -> None:
        question = new_question(seen.why, within_s=self.scene.answer_within_s, context=context)
        self.tell(SceneState.ASKING, seen.why, question=question, armed_until=None)
        self._wait(at_expiry(self.hass, question, self._unanswered))
        self.do(ask(self))

    @callback
    def _is_it_still_on(self) -> None:
        """Take the question back once it is off; out of reach nobody knows, so it stays."""
        zone = self.zone
        if zone is None or not self.coordinator.last_update_success or zone.says.state in ON:
            return
        if (question := self.story.question) is not None and found(self).is_known:
            withdraw(self, question)
            self._rests(SceneState.IDLE, Why(key="scene_left_ended"))

    @callback
    def _unanswered(self) -> None:
        self._timer = None
        if (question := self.story.question) is None:
            return
        withdraw(self, question)
        zone = self.zone
        if zone is None or no_answer(self, zone) == LEAVE:
            said = {"what": doing(zone)} if zone else {}
            self._rests(SceneState.IDLE, Why(key="scene_left_stays_unanswered", said=said))
            return
        said = {"time": time((question.expires_at - question.asked_at).total_seconds())}
        why = Why(key="scene_left_stopped_unanswered", said=said)
        self.do(self._stop(why, tells=True))

    async def _stop(self, why: Why, *, tells: bool = False) -> None:
        """Turn it off; where that fails, say so and go on trying."""
        before = self._key
        self._is_stopping = True
        try:
            await self.coordinator.cooker.stop(self.scene.zone)
        except CookerError as error:
            words = await translations(self.hass, "exceptions")
            reason = sentence(words, translated(self.hass, error, self.scene.name))
            failed = Why(key=_FAILED, said={"reason": reason})
            self._rests(SceneState.REFUSED, failed)
            self._wait_for(RETRY_S, self._look)
            if before != _FAILED:
                tell(self, failed)
            return
        finally:
            self._is_stopping = False
        self._rests(SceneState.CANCELLED, why)
        if tells or before == _FAILED:
            tell(self, why)
        self._look()

    # What people ask of it.

    @override
    async def activate(self, context: Context | None) -> None:
        """Look now, as if the last person left: before going to bed, or from an automation."""
        seen = found(self)
        if not seen.is_known:
            raise Unsuitable("not_connected")
        if self.story.question is None:
            self._left(BY_HAND)

    @override
    async def arm(self, context: Context | None) -> None:
        """Let it stay on, once: when the last person leaves today, or now that it was asked."""
        if (question := open_question(self)) is not None:
            await self.answer(question.id, yes=False, context=context)
            return
        until = dt_util.as_utc(dt_util.start_of_local_day() + timedelta(days=1))
        self.tell(SceneState.ARMED, Why(key="scene_left_armed"), armed_until=until)

    @override
    async def switch(self, *, on: bool) -> None:
        self.scenes.storage.switch(self.scene.id, on=on)
        if not on:
            if (question := self.story.question) is not None:
                withdraw(self, question)
            self._rests(SceneState.IDLE, Why(key="scene_switched_off"))
            return
        self._rests(SceneState.IDLE, None)
        self._look()

    @override
    async def answer(self, question_id: str, *, yes: bool, context: Context | None) -> bool:
        question = open_question(self)
        if question is None or question.id != question_id:
            return False
        withdraw(self, question)
        if yes:
            self._rests(SceneState.IDLE, Why(key="scene_left_stops"))
            await self._stop(Why(key="scene_left_stopped"))
        else:
            self._rests(SceneState.IDLE, Why(key="scene_left_stays"))
        return True

    @override
    async def simulate(self) -> Simulation:
        """Return what would be if the last person left now."""
        seen = found(self)
        return Simulation(state=seen.state, whys=(seen.why,))

    # How it waits.

    @callback
    def _rests(self, state: SceneState, why: Why | None) -> None:
        """Go on without a question; what was agreed beforehand counts once."""
        self._wait(None)
        self.tell(state, why, question=None, armed_until=None)

    @callback
    def _wait(self, cancel: CALLBACK_TYPE | None) -> None:
        if self._timer:
            self._timer()
        self._timer = cancel

    @callback
    def _wait_for(self, seconds: float, then: CALLBACK_TYPE) -> None:
        @callback
        def over(_: datetime) -> None:
            self._timer = None
            then()

        self._wait(async_call_later(self.hass, seconds, over))
