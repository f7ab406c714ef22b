"""Triggers in cooking words: what a cooker tells, and that it was left on."""

from collections.abc import Mapping
from typing import ClassVar, override

import voluptuous as vol
from homeassistant.const import CONF_OPTIONS, Platform
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, State
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.automation import DomainSpec
from homeassistant.helpers.trigger import (
    ENTITY_STATE_TRIGGER_SCHEMA,
    NotTriggeredReasonReporter,
    StatelessEntityTriggerBase,
    Trigger,
    TriggerActionRunner,
    TriggerNotTriggeredReporter,
)

from .automations.left_on import LeftOn
from .automations.occasion import details, telling
from .automations.relatives import ours
from .lib.aiocooker import EventType

CONF_ALSO_MISSED = "also_missed"

NEWS_S = 600
"""A preheat that was missed for ten minutes is still worth a word; after that the food is in."""

_SCHEMA = ENTITY_STATE_TRIGGER_SCHEMA.extend(
    {
        vol.Required(CONF_OPTIONS, default={}): {
            vol.Required(CONF_ALSO_MISSED, default=False): cv.boolean
        }
    }
)


class CookerEventTrigger(StatelessEntityTriggerBase):
    """Fires when a cooker tells an event of certain types, also one that was just missed."""

    _domain_specs: Mapping[str, DomainSpec] = {Platform.EVENT: DomainSpec()}
    _schema = _SCHEMA
    keys: ClassVar[frozenset[str]] = frozenset({"cook"})
    types: ClassVar[frozenset[EventType]]

    @override
    def entity_filter(self, entities: set[str]) -> set[str]:
        """Keep a cooker's streams of events: any target may hold others."""
        return ours(self._hass, super().entity_filter(entities), self.keys)

    @override
    def is_valid_state(
        self, state: State, report_not_triggered: NotTriggeredReasonReporter
    ) -> bool:
        """Whether it is such an event, and no old news."""
        if state.attributes.get("event_type") not in self.types:
            return False
        old = state.attributes.get("recovered") and state.attributes.get("age_s", 0) > NEWS_S
        if old and not self._options[CONF_ALSO_MISSED]:
            report_not_triggered("missed_too_long_ago", age_s=state.attributes["age_s"])
            return False
        return True

    @override
    def is_valid_transition(self, from_state: State, to_state: State) -> bool:
        """Whether it is a new event: two that arrive together have one millisecond as state."""
        return _told(from_state) != _told(to_state)

    @override
    async def async_attach_runner(
        self,
        run_action: TriggerActionRunner,
        did_not_trigger: TriggerNotTriggeredReporter | None = None,
    ) -> CALLBACK_TYPE:
        """Tell the automation also of the cooker."""
        return await super().async_attach_runner(telling(self._hass, run_action), did_not_trigger)


def _told(state: State) -> tuple[object, ...]:
    return state.state, state.attributes.get("event_type"), details(state)


def _on(*event_types: EventType, key: str = "cook") -> type[Trigger]:
    class EventTrigger(CookerEventTrigger):
        """Fires on these types of one stream, a fault in whichever stream it is told."""

        types = frozenset(event_types)
        keys = frozenset({key, "panel"} if EventType.FAULT in event_types else {key})

    return EventTrigger


TRIGGERS: dict[str, type[Trigger]] = {
    "preheated": _on(EventType.PREHEATED),
    "cook_started": _on(EventType.COOK_STARTED),
    "cook_finished": _on(EventType.FINISHED),
    "stage_changed": _on(EventType.STAGE_CHANGED),
    "needs_attention": _on(EventType.NEEDS_USER),
    "paused_by_door": _on(EventType.PAUSED_BY_DOOR),
    "probe_at_target": _on(EventType.PROBE_AT_TARGET),
    "slow_heating": _on(EventType.SLOW_HEATING),
    "problem": _on(EventType.FAULT, EventType.INTERRUPTED),
    "left_on": LeftOn,
    "remote_start_allowed": _on(EventType.REMOTE_START_ALLOWED, key="panel"),
}


async def async_get_triggers(_hass: HomeAssistant) -> dict[str, type[Trigger]]:
    """Return the triggers by the second half of their names."""
    return TRIGGERS
