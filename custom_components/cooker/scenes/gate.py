"""When a scene may do anything at all: its days, its hours, the quiet ones, and conditions."""

import logging
from datetime import datetime, time

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.condition import (
    ConditionsChecker,
    async_conditions_from_config,
    async_validate_conditions_config,
)
from homeassistant.util import dt as dt_util
from voluptuous import Invalid

from .scene import DAYS, Scene
from .story import Why

_LOGGER = logging.getLogger(__name__)


class Gate:
    """Asks one scene's conditions, which are made ready once."""

    def __init__(self, hass: HomeAssistant, scene: Scene) -> None:
        self._hass = hass
        self._scene = scene
        self._checker: ConditionsChecker | None = None

    async def may(self, moment: datetime, begins: datetime | None = None) -> Why | None:
        """Return why the scene must do nothing at a moment, None where it may.

        Its heat begins then, or at `begins`: that must not be in the quiet hours. The conditions
        are asked as they are now.
        """
        if (why := shut(self._scene, moment, begins)) is not None:
            return why
        if self._scene.hours.conditions and not await self._fulfilled():
            return Why(key="scene_conditions")
        return None

    async def _fulfilled(self) -> bool:
        """Whether all conditions hold; one that cannot be asked does not."""
        try:
            if self._checker is None:
                self._checker = await _checker(self._hass, self._scene)
            return self._checker.async_check()
        except (HomeAssistantError, Invalid) as error:
            _LOGGER.warning(
                "A condition of the scene %s cannot be checked: %s", self._scene.name, error
            )
            return False

    def close(self) -> None:
        """Ask no more."""
        if self._checker:
            self._checker.async_unload()
            self._checker = None


def shut(scene: Scene, moment: datetime, begins: datetime | None = None) -> Why | None:
    """Return why a scene must do nothing then, by the calendar and the clock of the house alone."""
    hours, local = scene.hours, dt_util.as_local(moment)
    of_day, heats = local.time(), dt_util.as_local(begins or moment).time()
    if within(heats, hours.quiet_begins, hours.quiet_ends):
        return Why(key="scene_quiet_hours", said={"time": f"{hours.quiet_ends:%H:%M}"})
    if not is_day(scene, moment):
        return Why(key="scene_not_this_day")
    if hours.begins is None and hours.ends is None:
        return None
    opens, ends = hours.begins or time.min, hours.ends or time.max
    if within(of_day, opens, ends):
        return None
    return Why(key="scene_not_now", said={"begins": f"{opens:%H:%M}", "ends": f"{ends:%H:%M}"})


def is_day(scene: Scene, moment: datetime) -> bool:
    """Whether a moment's day of the week is one of the scene's."""
    return DAYS[dt_util.as_local(moment).weekday()] in scene.hours.days


def within(of_day: time, begins: time | None, ends: time | None) -> bool:
    """Whether a time of day lies between two, over midnight where the second is the earlier one.

    Without a begin or an end it does not; the end itself is outside.
    """
    if begins is None or ends is None:
        return False
    if begins <= ends:
        return begins <= of_day < ends
    return of_day >= begins or of_day < ends


async def _checker(hass: HomeAssistant, scene: Scene) -> ConditionsChecker:
    plain = [dict(one) for one in scene.hours.conditions]
    checked = await async_validate_conditions_config(hass, cv.CONDITIONS_SCHEMA(plain))
    configs = [one for one in checked if isinstance(one, dict)]
    return await async_conditions_from_config(hass, configs, _LOGGER, scene.name)
