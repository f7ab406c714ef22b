"""Notes each turn of a scene's story on Home Assistant's bus, for the logbook and automations.

Of a way home that is only watched, the minutes change with each position: those are no turn.
"""

from typing import Any, Final

from homeassistant.const import ATTR_DEVICE_ID, ATTR_ENTITY_ID, ATTR_NAME, Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.util.event_type import EventType

from ..const import DOMAIN
from .runner import Runner
from .story import Question, Story, Why
from .telling import person
from .wording import sentence

SCENE_EVENT: Final[EventType[dict[str, Any]]] = EventType(f"{DOMAIN}_scene")


@callback
def note(runner: Runner, before: Story) -> None:
    """Note a story that took a turn."""
    story = runner.story
    if _chapter(story) == _chapter(before):
        return
    hass, scene = runner.hass, runner.scene
    why = story.question.why if story.question else story.why
    hass.bus.async_fire(
        SCENE_EVENT,
        {
            **_place(hass, scene.entry_id, scene.id),
            ATTR_NAME: scene.name,
            "kind": scene.kind.value,
            "state": story.state.value,
            "before": before.state.value,
            "reason": sentence(runner, why) if why else None,
            "person": person(hass, story.person),
        },
    )


def _chapter(story: Story) -> tuple[object, ...]:
    """Return what makes a turn when it changes."""
    return story.state, _key(story.why), story.person, _id(story.question)


def _key(why: Why | None) -> str | None:
    return why.key if why else None


def _id(question: Question | None) -> str | None:
    return question.id if question else None


def _place(hass: HomeAssistant, entry_id: str, scene_id: str) -> dict[str, str]:
    """Return the device and the sensor below which the sentence is found."""
    device = dr.async_get(hass).async_get_device_by_identifier((DOMAIN, scene_id), entry_id)
    entity_id = er.async_get(hass).async_get_entity_id(Platform.SENSOR, DOMAIN, f"{scene_id}_plan")
    found = {ATTR_DEVICE_ID: device and device.id, ATTR_ENTITY_ID: entity_id}
    return {key: value for key, value in found.items() if value}
