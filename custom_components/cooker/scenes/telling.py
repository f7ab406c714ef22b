"""A scene as entities, actions and the logbook tell it."""

from collections.abc import Mapping

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.translation import async_get_cached_translations
from homeassistant.util.json import JsonObjectType

from ..const import DOMAIN
from .runner import Runner, Simulation
from .story import SceneState
from .wording import sentence

_MINUTE_S = 60


@callback
def rounded_min(seconds: float) -> int:
    """Return whole minutes: no way home is known better."""
    return round(seconds / _MINUTE_S)


@callback
def person(hass: HomeAssistant, entity_id: str | None) -> str | None:
    """Return what people call somebody."""
    if entity_id is None:
        return None
    state = hass.states.get(entity_id)
    return state.name if state else None


@callback
def state_word(hass: HomeAssistant, state: SceneState) -> str:
    """Return how far a scene is in one word, as its sensor shows it."""
    words: Mapping[str, str] = async_get_cached_translations(
        hass, hass.config.language, "entity", DOMAIN
    )
    return words[f"component.{DOMAIN}.entity.sensor.scene_plan.state.{state}"]


@callback
def would(runner: Runner, simulation: Simulation) -> JsonObjectType:
    """Return what a scene would do now, for a script to read."""
    return {
        "name": runner.scene.name,
        "kind": runner.scene.kind.value,
        "enabled": runner.is_on,
        "state": simulation.state.value,
        "reasons": [sentence(runner, why) for why in simulation.whys],
    }
