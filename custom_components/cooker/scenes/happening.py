"""When something happens: an entity comes to a state, and stays there as long as was wished."""

from datetime import datetime
from typing import Final, override

from homeassistant.core import CALLBACK_TYPE, Event, EventStateChangedData, callback
from homeassistant.helpers.event import async_call_later, async_track_state_change_event

from ..lib.cookery import Reason
from ..unsuitable import Unsuitable
from .consenting import Consenting, Moment
from .launching import why_not
from .meaning import program_of, words
from .positions import NOWHERE
from .story import RUNS, SceneState, Why

OPEN_S: Final = 900.0
"""What happened a quarter of an hour ago is no news, and a yes to it no longer meant so."""


class When(Consenting):
    """Watches one entity. What comes back after it was unavailable has not happened."""

    _for: CALLBACK_TYPE | None = None

    @override
    @callback
    def _watch(self) -> None:
        if (entity_id := self.scene.entity_id) is not None:
            self._ends.append(async_track_state_change_event(self.hass, entity_id, self._changed))

    @override
    @callback
    def close(self) -> None:
        self._cancel()
        super().close()

    @override
    @callback
    def _look(self) -> None:
        if self.is_on and self.story.state is SceneState.IDLE:
            self.tell(SceneState.WATCHING, Why(key="scene_when_watches", said=self._named))

    @property
    def _named(self) -> dict[str, str]:
        state = self.hass.states.get(self.scene.entity_id or "")
        return {"what": state.name if state else self.scene.entity_id or ""}

    @callback
    def _changed(self, event: Event[EventStateChangedData]) -> None:
        old, new = event.data["old_state"], event.data["new_state"]
        wanted = self.scene.to_state
        if new is None or new.state in NOWHERE or (wanted is not None and new.state != wanted):
            self._cancel()
            return
        if old is None or old.state in NOWHERE or old.state == new.state:
            return
        self._cancel()
        if not self.scene.for_s:
            self.do(self._happened())
            return

        @callback
        def lasted(_: datetime) -> None:
            self._for = None
            self.do(self._happened())

        self._for = async_call_later(self.hass, self.scene.for_s, lasted)

    async def _happened(self) -> None:
        async with self._lock:
            state = self.story.state
            busy = state in RUNS or state is SceneState.ASKING
            if busy or not self.is_on:
                return
            try:
                moment = await self._moment()
            except Unsuitable as problem:
                self._rests(SceneState.REFUSED, await why_not(self, problem))
                return
            await self._come(moment)

    @override
    async def _moment(self) -> Moment:
        zone, program = await program_of(self)
        said = {**await words(self, zone, program), **self._named}
        return Moment(
            asks=Why(key=f"scene_when_asks_{self.scene.cooking.do}", said=said),
            starts=Why(key="scene_happened", said=self._named),
            within_s=OPEN_S,
        )

    @callback
    def _cancel(self) -> None:
        if self._for:
            self._for()
        self._for = None

    @override
    async def _seen_now(self) -> tuple[SceneState, tuple[Why, ...]]:
        await program_of(self)
        if self._is_spent:
            return SceneState.CANCELLED, (Why(key=f"scene_{Reason.TWICE_TODAY}"),)
        state = self.hass.states.get(self.scene.entity_id or "")
        is_so = state is not None and state.state == self.scene.to_state
        key = "scene_when_is_so" if is_so else "scene_when_watches"
        return self._would(), (Why(key=key, said=self._named),)
