"""What an automation is told when one of our triggers fires, as `trigger` in its templates."""

from asyncio import Task
from collections.abc import Mapping
from typing import Any

from homeassistant.const import EntityStateAttribute, Platform
from homeassistant.core import Context, HomeAssistant, State, callback
from homeassistant.helpers.trigger import TriggerActionRunner

from .relatives import beside, names

_GENERAL = {*EntityStateAttribute, "event_type", "event_types", "recovered", "age_s"}


def telling(hass: HomeAssistant, run_action: TriggerActionRunner) -> TriggerActionRunner:
    """Return a runner that adds the occasion to what a trigger tells."""

    @callback
    def run(
        extra_trigger_payload: dict[str, Any], description: str, context: Context | None = None
    ) -> Task[Any]:
        payload = {**extra_trigger_payload, **_occasion(hass, extra_trigger_payload)}
        return run_action(payload, description, context)

    return run


def details(state: State) -> dict[str, Any]:
    """Return what a cooker's event said beside its type."""
    return {name: value for name, value in state.attributes.items() if name not in _GENERAL}


def _occasion(hass: HomeAssistant, payload: Mapping[str, Any]) -> dict[str, Any]:
    """Return names and temperatures now; temperatures in the unit that the sensors show."""
    entity_id = payload["entity_id"]
    cooker, zone = names(hass, entity_id)
    return {
        "cooker": cooker,
        "zone": zone,
        "temperature": _number(hass, beside(hass, entity_id, Platform.SENSOR, "temperature")),
        "target_temperature": _number(hass, beside(hass, entity_id, Platform.SENSOR, "target")),
        **_event(payload.get("to_state")),
    }


def _event(state: State | None) -> dict[str, Any]:
    if state is None or "event_type" not in state.attributes:
        return {}
    said = state.attributes
    return {
        "event_type": said["event_type"],
        "recovered": said["recovered"],
        "age_s": said["age_s"],
        "details": details(state),
    }


def _number(hass: HomeAssistant, entity_id: str | None) -> float | None:
    state = hass.states.get(entity_id) if entity_id else None
    try:
        return float(state.state) if state else None
    except ValueError:
        return None
