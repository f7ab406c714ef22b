"""Whether a certain program is being cooked."""

from collections.abc import Mapping
from typing import override

import voluptuous as vol
from homeassistant.const import CONF_OPTIONS, STATE_UNAVAILABLE, STATE_UNKNOWN, Platform
from homeassistant.core import HomeAssistant, State
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.automation import DomainSpec
from homeassistant.helpers.condition import (
    ENTITY_STATE_CONDITION_SCHEMA_ANY_ALL,
    ConditionConfig,
    EntityConditionBase,
)

from ..const import ATTR_PROGRAM_ID
from .relatives import beside, ours

CONF_PROGRAM = "program"

_KEYS = frozenset({"program"})
_NOT_ON = {STATE_UNAVAILABLE, STATE_UNKNOWN}
_SCHEMA = ENTITY_STATE_CONDITION_SCHEMA_ANY_ALL.extend(
    {
        vol.Required(CONF_OPTIONS): {
            vol.Required(CONF_PROGRAM): vol.All(cv.ensure_list, vol.Length(min=1), [cv.string])
        }
    }
)


class IsCookingProgram(EntityConditionBase):
    """Compares ids and titles as people write them: capitals and spaces around do not matter.

    A title is in the language of the house, an id is the same in all of them.
    """

    _domain_specs: Mapping[str, DomainSpec] = {Platform.SENSOR: DomainSpec()}
    _schema = _SCHEMA

    def __init__(self, hass: HomeAssistant, config: ConditionConfig) -> None:
        super().__init__(hass, config)
        self._programs = {_plain(one) for one in (config.options or {})[CONF_PROGRAM]}

    @override
    def entity_filter(self, entities: set[str]) -> set[str]:
        """Keep a cooker's programs."""
        return ours(self._hass, super().entity_filter(entities), _KEYS)

    @override
    def _should_include(self, _state: State) -> bool:
        """Count what cooks no program, or is out of reach, as not so."""
        return True

    @override
    def _check_all_match_state(self, states: list[State]) -> bool:
        return bool(states) and super()._check_all_match_state(states)

    @override
    def is_valid_state(self, entity_state: State) -> bool:
        """Whether it is one of the programs, and its cook is not over."""
        known_as = {entity_state.state, entity_state.attributes.get(ATTR_PROGRAM_ID, "")}
        if entity_state.state in _NOT_ON or self._programs.isdisjoint(map(_plain, known_as)):
            return False
        on_since = beside(self._hass, entity_state.entity_id, Platform.SENSOR, "on_since")
        on = self._hass.states.get(on_since) if on_since else None
        return on is not None and on.state not in _NOT_ON


def _plain(title: str) -> str:
    return title.strip().casefold()
