"""What scenes remember: how far each is, whether it is on, and what was learned of people's ways.

Of where somebody was, nothing is kept: of a way home mean, spread and count, of an outing when it
began.
"""

import logging
from typing import Any, Final, TypedDict

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.storage import Store

from ..const import DOMAIN
from .story import Story

_LOGGER = logging.getLogger(__name__)

_VERSION: Final = 1
_SOON_S: Final = 1.0


class Stored(TypedDict):
    """By scene: its story, if it is off, its starts by person, its busy time, what it switched off.

    By person: what is learned.
    """

    stories: dict[str, dict[str, Any]]
    off: list[str]
    starts: dict[str, dict[str, Any]]
    people: dict[str, dict[str, Any]]
    busy: dict[str, dict[str, Any]]
    held_back: dict[str, dict[str, Any]]


class SceneStorage:
    """The scenes' part of Home Assistant's storage."""

    def __init__(self, hass: HomeAssistant) -> None:
        self._store = Store[Stored](hass, _VERSION, f"{DOMAIN}.scenes", atomic_writes=True)
        self.facts = Stored(stories={}, off=[], starts={}, people={}, busy={}, held_back={})

    async def load(self) -> None:
        """Read what was remembered, nothing at first."""
        if stored := await self._store.async_load():
            self.facts = {**self.facts, **stored}

    def story(self, scene_id: str) -> Story:
        """Return how far a scene was; a story that cannot be read begins anew."""
        if (stored := self.facts["stories"].get(scene_id)) is None:
            return Story()
        try:
            return Story.restored(stored)
        except KeyError, TypeError, ValueError:
            _LOGGER.warning("What was known of a scene cannot be read: %s", stored)
            return Story()

    @callback
    def note(self, scene_id: str, story: Story) -> None:
        """Remember how far a scene is; on the disk within a second."""
        self.facts["stories"][scene_id] = story.stored()
        self.save_soon()

    @callback
    def switch(self, scene_id: str, *, on: bool) -> None:
        """Remember whether a scene is enabled."""
        others = [one for one in self.facts["off"] if one != scene_id]
        self.facts["off"] = others if on else [*others, scene_id]
        self.save_soon()

    @callback
    def save_soon(self) -> None:
        """Write within a second."""
        self._store.async_delay_save(lambda: self.facts, _SOON_S)

    async def save(self) -> None:
        """Write now; returns once it is on the disk."""
        await self._store.async_save(self.facts)

    @callback
    def forget_scene(self, scene_id: str) -> None:
        """Drop all of a scene that is removed."""
        self.facts["stories"].pop(scene_id, None)
        self.facts["starts"].pop(scene_id, None)
        self.facts["busy"].pop(scene_id, None)
        self.facts["off"] = [one for one in self.facts["off"] if one != scene_id]
        self.save_soon()
