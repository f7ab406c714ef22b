"""The household's sensor of what a person must do next: "18:41 Put the food in (Oven)"."""

from collections.abc import Mapping
from typing import Any, override

from homeassistant.components.sensor import SensorEntity
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback

from .household import HOUSEHOLD, household_device
from .plans.keeper import PLANS
from .plans.next_action import Task, sentence, tasks

MOST = 255
"""The longest state that Home Assistant keeps."""


class NextAction(SensorEntity):
    """The next task of all plans; unknown while there is nothing to do."""

    _attr_has_entity_name = True
    _attr_should_poll = False
    _attr_translation_key = "next_action"
    _attr_unique_id = f"{HOUSEHOLD}_next_action"
    _unrecorded_attributes = frozenset({"later"})

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry[Any]) -> None:
        self._keeper = hass.data[PLANS]
        self._attr_device_info = household_device(entry.title)
        self._written: object = None

    @override
    async def async_added_to_hass(self) -> None:
        """Begin to follow the plans."""
        self.async_on_remove(self._keeper.subscribe(self._changed))

    @property
    def _tasks(self) -> tuple[Task, ...]:
        return tasks(self.hass, self._keeper)

    @property
    @override
    def native_value(self) -> str | None:
        """Return the next task in one line."""
        first = next(iter(self._tasks), None)
        return None if first is None else sentence(self.hass, first)[:MOST]

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any]:
        """Return when it is, of which plan, and what comes after it."""
        first, *later = self._tasks or (None,)
        if first is None:
            return {}
        return {
            "when": first.at,
            "what": first.text,
            "cooker": first.plan.name,
            "plan": first.plan.id,
            "later": [sentence(self.hass, task) for task in later],
        }

    @callback
    def _changed(self) -> None:
        if (face := (self.native_value, self.extra_state_attributes)) != self._written:
            self._written = face
            self.async_write_ha_state()
