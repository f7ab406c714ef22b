"""Makes the runner of a scene, by its kind."""

import logging
from typing import TYPE_CHECKING, Final

from homeassistant.config_entries import ConfigSubentry

from ..coordinator import CookerCoordinator
from .arriving import ArrivingHome
from .busy import HandsBusy
from .daily import ReadyEveryDay
from .happening import When
from .leaving_home import LeavingHome
from .runner import Runner
from .scene import Scene, SceneKind

if TYPE_CHECKING:
    from .keeper import Scenes

_LOGGER = logging.getLogger(__name__)

_KINDS: Final[dict[SceneKind, type[Runner]]] = {
    SceneKind.ARRIVE_HOME: ArrivingHome,
    SceneKind.WHEN: When,
    SceneKind.READY_EVERY_DAY: ReadyEveryDay,
    SceneKind.LEAVE_HOME: LeavingHome,
    SceneKind.HANDS_BUSY: HandsBusy,
}


def made(scenes: Scenes, subentry: ConfigSubentry, coordinator: CookerCoordinator) -> Runner | None:
    """Return the runner of a scene, None where what was set up cannot be read."""
    try:
        scene = Scene.read(coordinator.config_entry.entry_id, subentry)
    except KeyError, TypeError, ValueError:
        _LOGGER.warning("The scene %s cannot be read", subentry.title)
        return None
    kind = _KINDS.get(scene.kind)
    return kind(scenes, scene, coordinator) if kind else None
