"""Scenes, done now: by hand, by voice or from an automation, through the gates of every start."""

from typing import Any, Final, override

from homeassistant.components.scene import Scene
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity import EntityDescription
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import CookerConfigEntry
from .exposure import Unexposed
from .scene_entities import SceneEntity, welcome
from .scenes.runner import Runner
from .scenes.scene import SceneKind

PARALLEL_UPDATES = 0

_SCENE: Final = EntityDescription(key="scene", translation_key="scene")


async def async_setup_entry(
    _hass: HomeAssistant,
    entry: CookerConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Create a scene for each of a cooker's."""
    welcome(entry, async_add_entities, _scene)


class CookerScene(SceneEntity, Scene):
    """A scene to activate. Home Assistant notes the time also of one that is then refused."""

    _attr_name = None

    def __init__(self, runner: Runner) -> None:
        super().__init__(runner, _SCENE)

    @override
    async def async_activate(self, **kwargs: Any) -> None:
        """Do it on the word of whoever asks, and raise the refusal in words."""
        await self.ask(self.runner.activate(self._context))


class HeatingScene(Unexposed, CookerScene):
    """One that may begin heat: assistants hear of it only once a person exposes it."""


def _scene(runner: Runner) -> CookerScene:
    """Return what fits to the kind, which stays, while what it cooks may change later."""
    heats = runner.scene.kind is not SceneKind.LEAVE_HOME
    return HeatingScene(runner) if heats else CookerScene(runner)
