"""The action that answers a scene's question: for dashboards, and for those without a phone."""

from typing import Final

import voluptuous as vol
from homeassistant.auth.permissions.const import POLICY_CONTROL
from homeassistant.core import HomeAssistant, ServiceCall, callback
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv

from ..const import DOMAIN
from ..scenes.asking import open_question
from .scene_targets import caller, meant_scenes

ANSWER_SCENE: Final = "answer_scene"
_YES: Final = "yes"
FIELDS: Final = {vol.Required("answer"): vol.In([_YES, "not_today"])}


@callback
def register(hass: HomeAssistant) -> None:
    """Offer it also while no cooker is connected."""
    hass.services.async_register(
        DOMAIN, ANSWER_SCENE, _answer, cv.make_entity_service_schema(FIELDS)
    )


async def _answer(call: ServiceCall) -> None:
    """Answer for a person; an automation of its own accord has no word to give."""
    user = await caller(call)
    if user is None or user.system_generated:
        raise _no("scene_answer_needs_person")
    runners = await meant_scenes(call, POLICY_CONTROL)
    asking = [(one, question) for one in runners if (question := open_question(one))]
    if not asking:
        raise _no("scene_asks_nothing", scene=", ".join(one.scene.name for one in runners))
    for runner, question in asking:
        yes = call.data["answer"] == _YES
        await runner.answer(question.id, yes=yes, context=call.context)


def _no(key: str, **said: str) -> ServiceValidationError:
    return ServiceValidationError(
        translation_domain=DOMAIN, translation_key=key, translation_placeholders=said
    )
