"""Whether food probes show that food is hot enough: what a person wants, and never below safe."""

from collections.abc import Mapping
from typing import override

import voluptuous as vol
from homeassistant.const import (
    CONF_OPTIONS,
    CONF_TARGET,
    STATE_UNKNOWN,
    EntityStateAttribute,
    Platform,
    UnitOfTemperature,
)
from homeassistant.core import HomeAssistant, State
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.automation import DomainSpec
from homeassistant.helpers.condition import (
    ATTR_BEHAVIOR,
    BEHAVIOR_ALL,
    BEHAVIOR_ANY,
    ConditionConfig,
    EntityConditionBase,
)
from homeassistant.util.unit_conversion import TemperatureConverter

from ..const import DOMAIN
from ..lib.cookery import CORE_FLOORS_C, FoodClass, ProbeStatus, is_hot_enough
from .relatives import ours

CONF_FOOD = "food"
CONF_TEMPERATURE = "temperature"

_KEYS = frozenset({"probe"})
_OUT_OF_FOOD = {ProbeStatus.REMOVED.value, ProbeStatus.FELL_OUT.value}
_SCHEMA = vol.Schema(
    {
        vol.Required(CONF_TARGET): cv.TARGET_FIELDS,
        vol.Required(CONF_OPTIONS): vol.All(
            cv.has_at_least_one_key(CONF_FOOD, CONF_TEMPERATURE),
            {
                vol.Required(ATTR_BEHAVIOR, default=BEHAVIOR_ALL): vol.In(
                    [BEHAVIOR_ANY, BEHAVIOR_ALL]
                ),
                vol.Optional(CONF_FOOD): vol.All(vol.Coerce(FoodClass), vol.In(CORE_FLOORS_C)),
                vol.Optional(CONF_TEMPERATURE): vol.Coerce(float),
            },
        ),
    }
)


class FoodIsHotEnough(EntityConditionBase):
    """Compares each probe that is in food; a probe in the air says nothing about the food."""

    _domain_specs: Mapping[str, DomainSpec] = {Platform.SENSOR: DomainSpec()}
    _schema = _SCHEMA

    def __init__(self, hass: HomeAssistant, config: ConditionConfig) -> None:
        super().__init__(hass, config)
        options = config.options or {}
        self._food: FoodClass | None = options.get(CONF_FOOD)
        self._temperature: float | None = options.get(CONF_TEMPERATURE)

    @override
    def entity_filter(self, entities: set[str]) -> set[str]:
        """Keep a cooker's food probes."""
        return ours(self._hass, super().entity_filter(entities), _KEYS)

    @override
    def _should_include(self, _state: State) -> bool:
        """Pass over a socket without a probe, but not over a cooker that is out of reach."""
        return _state.state != STATE_UNKNOWN

    @override
    def _check_all_match_state(self, states: list[State]) -> bool:
        return bool(states) and super()._check_all_match_state(states)

    @override
    def is_valid_state(self, entity_state: State) -> bool:
        """Whether this probe is in food and the food is hot enough."""
        core_c = _celsius(entity_state)
        return (
            core_c is not None
            and is_hot_enough(core_c, food=self._food, wanted_c=self._wanted_c())
            and self._is_in_food(entity_state.entity_id)
        )

    def _wanted_c(self) -> float | None:
        """Read the plain number in the unit that this Home Assistant uses."""
        if self._temperature is None:
            return None
        unit = self._hass.config.units.temperature_unit
        return TemperatureConverter.convert(self._temperature, unit, UnitOfTemperature.CELSIUS)

    def _is_in_food(self, entity_id: str) -> bool:
        """Whether its status does not say otherwise; without a target there is none."""
        registry = er.async_get(self._hass)
        probe = registry.async_get(entity_id)
        unique_id = f"{probe.unique_id}_status" if probe else ""
        status = registry.async_get_entity_id(Platform.SENSOR, DOMAIN, unique_id)
        state = self._hass.states.get(status) if status else None
        return state is None or state.state not in _OUT_OF_FOOD


def _celsius(state: State) -> float | None:
    unit = state.attributes.get(EntityStateAttribute.UNIT_OF_MEASUREMENT)
    try:
        return TemperatureConverter.convert(float(state.state), unit, UnitOfTemperature.CELSIUS)
    except ValueError, HomeAssistantError:
        return None
