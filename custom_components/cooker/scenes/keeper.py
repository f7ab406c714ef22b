"""Keeps the scenes of all cookers: makes their runners, and takes people's words to them.

A scene that is added, changed or removed needs no reload of its cooker: the line stays up.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from homeassistant.config_entries import (
    SIGNAL_CONFIG_ENTRY_CHANGED,
    ConfigEntry,
    ConfigEntryChange,
)
from homeassistant.core import CALLBACK_TYPE, Context, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.start import async_at_started
from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN
from ..coordinator import CookerCoordinator
from ..entity import Zone
from .arriving import ArrivingHome
from .asking import forget, listen, open_question, withdraw
from .busy import HandsBusy
from .making import made
from .people import People
from .runner import Runner
from .scene import SCENE
from .storage import SceneStorage
from .story import Story
from .water_heater import give_back_all

type Told = Callable[[Runner, Story], None]
"""Hears of a runner whose story went on, and of the story before."""


class Scenes:
    """All scenes of the house."""

    def __init__(self, hass: HomeAssistant) -> None:
        self.hass = hass
        self.storage = SceneStorage(hass)
        self.people = People(hass, self.storage)
        self._runners: dict[str, Runner] = {}
        self._present: dict[str, CookerCoordinator] = {}
        self._listeners: list[Told] = []
        self._newcomers: dict[str, list[Callable[[Runner], None]]] = {}

    async def load(self) -> None:
        """Read what was remembered, and watch for scenes that come and go."""
        await self.storage.load()
        async_dispatcher_connect(self.hass, SIGNAL_CONFIG_ENTRY_CHANGED, self._entry_changed)
        listen(self)
        async_at_started(self.hass, partial(_give_back, self))

    def __iter__(self) -> Iterator[Runner]:
        """Yield the runners of cookers that are set up."""
        return iter(tuple(self._runners.values()))

    def get(self, scene_id: str) -> Runner | None:
        """Return the runner of a scene."""
        return self._runners.get(scene_id)

    @callback
    def join(self, coordinator: CookerCoordinator) -> CALLBACK_TYPE:
        """Run the scenes of a cooker; returns what ends that."""
        entry_id = coordinator.config_entry.entry_id
        self._present[entry_id] = coordinator
        self._meet(coordinator)

        def leave() -> None:
            for runner in self:
                if runner.scene.entry_id == entry_id:
                    self._runners.pop(runner.scene.id).close()
            self._present.pop(entry_id, None)
            self._newcomers.pop(entry_id, None)

        return leave

    @callback
    def forget(self, entry: ConfigEntry[Any]) -> None:
        """Drop the scenes of a cooker that is removed, and what they ask."""
        for scene_id in entry.subentries:
            if (question := self.storage.story(scene_id).question) is not None:
                forget(self.hass, scene_id, question)
            self.storage.forget_scene(scene_id)

    @callback
    def welcome(self, entry_id: str, newcomer: Callable[[Runner], None]) -> None:
        """Tell of each scene of an entry, those that are there now and those that come later.

        A platform adds its entities then; they go with the subentry.
        """
        self._newcomers.setdefault(entry_id, []).append(newcomer)
        for runner in self:
            if runner.scene.entry_id == entry_id:
                newcomer(runner)

    @callback
    def subscribe(self, listener: Told) -> CALLBACK_TYPE:
        """Tell of each change of a story."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    @callback
    def told(self, runner: Runner, before: Story) -> None:
        """Keep a story that went on, and tell of it."""
        self.storage.note(runner.scene.id, runner.story)
        for listener in tuple(self._listeners):
            listener(runner, before)

    async def busy(
        self, context: Context | None, for_s: float, zone: Zone | None = None
    ) -> tuple[Runner, ...]:
        """Somebody's hands are busy for so many seconds, from now; 0 if they are free again.

        Returns the scenes that take care of it, those of one zone where one is named.
        """
        meant = tuple(
            one
            for one in self
            if isinstance(one, HandsBusy) and one.is_on and (zone is None or one.is_of(zone))
        )
        for one in meant:
            await one.be_busy(for_s, context, said=True)
        return meant

    async def coming_home(self, context: Context, eta_s: float | None = None) -> tuple[Runner, ...]:
        """Somebody says to be on the way home, and perhaps in how many seconds.

        That is this person's consent to one start of each scene that waits for them, of everybody
        where nobody knows who speaks. Returns the scenes that took the word.
        """
        return tuple(
            [
                one
                for one in self
                if isinstance(one, ArrivingHome) and await one.comes(context, eta_s)
            ]
        )

    def open_questions(self) -> tuple[Runner, ...]:
        """Return the scenes that ask something now."""
        return tuple(one for one in self if open_question(one) is not None)

    async def answer(self, question_id: str, *, yes: bool, context: Context | None) -> bool:
        """Take an answer to the scene that asked; False for a question that nobody has open."""
        for runner in self:
            if runner.story.question and runner.story.question.id == question_id:
                return await runner.answer(question_id, yes=yes, context=context)
        return False

    @callback
    def _entry_changed(self, change: ConfigEntryChange, entry: ConfigEntry) -> None:
        coordinator = self._present.get(entry.entry_id)
        if change is ConfigEntryChange.UPDATED and coordinator is not None:
            self._meet(coordinator)

    @callback
    def _meet(self, coordinator: CookerCoordinator) -> None:
        """Run each scene as it is set up now: new and changed ones; a removed one is forgotten."""
        entry = coordinator.config_entry
        wanted = {one.subentry_id: one for one in entry.get_subentries_of_type(SCENE)}
        for runner in self:
            if runner.scene.entry_id == entry.entry_id and runner.scene.id not in wanted:
                if runner.story.question:
                    withdraw(runner, runner.story.question)
                self._runners.pop(runner.scene.id).close()
                self.storage.forget_scene(runner.scene.id)
        for scene_id, subentry in wanted.items():
            known = self._runners.get(scene_id)
            new = made(self, subentry, coordinator)
            if new is None or (known and known.scene == new.scene):
                continue
            if known:
                known.close()
            self._runners[scene_id] = new
            new.begin()
            if known:
                self.told(new, known.story)
                continue
            for newcomer in self._newcomers.get(entry.entry_id, ()):
                newcomer(new)


async def _give_back(scenes: Scenes, _: HomeAssistant) -> None:
    await give_back_all(scenes)


SCENES: HassKey[Scenes] = HassKey(f"{DOMAIN}_scenes")
