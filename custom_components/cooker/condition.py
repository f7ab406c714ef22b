"""Conditions in cooking words. What is not known is never so: unavailable is not idle."""

from collections.abc import Mapping
from typing import ClassVar, cast, override

from homeassistant.const import Platform
from homeassistant.core import HomeAssistant, State
from homeassistant.helpers.automation import DomainSpec
from homeassistant.helpers.condition import Condition, EntityStateConditionBase

from .automations.cooking_program import IsCookingProgram
from .automations.hot_food import FoodIsHotEnough
from .automations.relatives import ours
from .lib.aiocooker import ZoneState


class CookerStateCondition(EntityStateConditionBase):
    """Whether one entity of each part of a cooker is in certain states."""

    key: ClassVar[str]

    @override
    def entity_filter(self, entities: set[str]) -> set[str]:
        """Keep a cooker's entities of that key."""
        return ours(self._hass, super().entity_filter(entities), frozenset({self.key}))

    @override
    def _should_include(self, _state: State) -> bool:
        """Count what is unavailable as well, as not so; "all" would pass over it otherwise."""
        return True

    @override
    def _check_all_match_state(self, states: list[State]) -> bool:
        return bool(states) and super()._check_all_match_state(states)


def _is(platform: Platform, of: str, *values: str) -> type[Condition]:
    class StateCondition(CookerStateCondition):
        """Whether that entity has one of these values."""

        _domain_specs: Mapping[str, DomainSpec] = {platform: DomainSpec()}
        _states = cast("set[str | bool]", set(values))
        key = of

    return StateCondition


HEATING = (
    ZoneState.PREHEATING,
    ZoneState.PREHEATED,
    ZoneState.COOKING,
    ZoneState.KEEPING_WARM,
)

AT_REST = (ZoneState.IDLE, ZoneState.FINISHED, ZoneState.COOLING_DOWN)
"""Nothing runs and nothing is kept warm; a cook that waits for its time is not at rest."""

CONDITIONS: dict[str, type[Condition]] = {
    "is_heating": _is(Platform.SENSOR, "state", *HEATING),
    "is_preheated": _is(Platform.BINARY_SENSOR, "preheated", "on"),
    "is_idle": _is(Platform.SENSOR, "state", *AT_REST),
    "is_cooking_program": IsCookingProgram,
    "remote_start_allowed": _is(Platform.BINARY_SENSOR, "remote_start", "on"),
    "food_is_hot_enough": FoodIsHotEnough,
}


async def async_get_conditions(_hass: HomeAssistant) -> dict[str, type[Condition]]:
    """Return the conditions by the second half of their names."""
    return CONDITIONS
