"""What every kind of scene shares: its place, its story, and what people can do with it."""

from abc import ABC, abstractmethod
from collections.abc import Coroutine
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from homeassistant.core import Context, HomeAssistant, callback
from homeassistant.util import dt as dt_util

from ..coordinator import CookerCoordinator
from ..entity import Zone, zones
from .scene import Scene
from .story import SceneState, Story, Why

if TYPE_CHECKING:
    from .keeper import Scenes


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulation:
    """What a scene would do now: the state it would be in, and why, sentence after sentence."""

    state: SceneState
    whys: tuple[Why, ...]


class Runner(ABC):
    """One scene at work. It lives from set-up, or a change of its subentry, until the next."""

    def __init__(self, scenes: Scenes, scene: Scene, coordinator: CookerCoordinator) -> None:
        self.hass: HomeAssistant = scenes.hass
        self.scenes = scenes
        self.scene = scene
        self.coordinator = coordinator
        self.story: Story = scenes.storage.story(scene.id)

    @property
    def zone(self) -> Zone | None:
        """Return the scene's zone; None where the cooker has it no more."""
        every = zones(self.coordinator)
        return next((one for one in every if one.zone == self.scene.zone), None)

    @property
    def is_on(self) -> bool:
        """Whether it is enabled."""
        return self.scene.id not in self.scenes.storage.facts["off"]

    @callback
    def tell(self, state: SceneState, why: Why | None = None, **rest: Any) -> None:  # noqa: ANN401
        """Go on with the story, let entities show it, and the logbook tell it, where it is news."""
        since = self.story.since if state is self.story.state else dt_util.utcnow()
        self.put(replace(self.story, state=state, why=why, since=since, **rest))

    @callback
    def put(self, story: Story) -> None:
        """Keep a story as it is."""
        if story != self.story:
            before, self.story = self.story, story
            self.scenes.told(self, before)

    @callback
    def do(self, what: Coroutine[Any, Any, None]) -> None:
        """Do something that waits for others."""
        self.hass.async_create_task(what, f"scene {self.scene.name}", eager_start=True)

    @abstractmethod
    def begin(self) -> None:
        """Begin to watch, or go on where a restart interrupted."""

    @abstractmethod
    def close(self) -> None:
        """Watch no more; what heats goes on, and the story is kept."""

    @abstractmethod
    async def activate(self, context: Context | None) -> None:
        """Do it now, on somebody's word, through the same gates; raises what `begin` raises."""

    @abstractmethod
    async def arm(self, context: Context | None) -> None:
        """Take somebody's word for one start today."""

    @abstractmethod
    async def switch(self, *, on: bool) -> None:
        """Enable or disable it; what waits or asks ends, what heats goes on."""

    @abstractmethod
    async def answer(self, question_id: str, *, yes: bool, context: Context | None) -> bool:
        """Take an answer; False where that question is not, or no longer, open."""

    @abstractmethod
    async def simulate(self) -> Simulation:
        """Return what it would do now, without doing it."""
