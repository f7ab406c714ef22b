"""The action that answers a scene's question: for dashboards, and for those without a phone."""

from typing import Final

import voluptuous as vol
from homeassistant.auth.permissions.const import POLICY_CONTROL
from homeassistant.core import HomeAssistant, ServiceCall, callback
from homeassistant.exceptions import ServiceValidationError, Unauthorized, UnknownUser
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.target import TargetSelection, async_extract_referenced_entity_ids

from ..const import DOMAIN
from ..scenes.asking import open_question
from ..scenes.keeper import SCENES
from ..scenes.runner import Runner

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
    user = await call.hass.auth.async_get_user(call.context.user_id or "")
    if call.context.user_id is None or (user and user.system_generated):
        raise _no("scene_answer_needs_person")
    if user is None:
        raise UnknownUser(context=call.context)
    meant = _scenes(call)
    if not meant:
        raise _no("scene_not_chosen")
    for entity_id in meant:
        if not user.permissions.check_entity(entity_id, POLICY_CONTROL):
            raise Unauthorized(context=call.context, entity_id=entity_id)
    runners = {one.scene.id: one for one in meant.values()}.values()
    asking = [(one, question) for one in runners if (question := open_question(one))]
    if not asking:
        raise _no("scene_asks_nothing", scene=", ".join(one.scene.name for one in runners))
    for runner, question in asking:
        yes = call.data["answer"] == _YES
        await runner.answer(question.id, yes=yes, context=call.context)


def _scenes(call: ServiceCall) -> dict[str, Runner]:
    """Return the scenes that a call means, by the entities that stand for them."""
    selected = async_extract_referenced_entity_ids(call.hass, TargetSelection(call.data))
    entities, scenes = er.async_get(call.hass), call.hass.data[SCENES]
    named = {
        one: entity
        for one in selected.referenced | selected.indirectly_referenced
        if (entity := entities.async_get(one)) and entity.platform == DOMAIN
    }
    return {
        one: runner
        for one, entity in named.items()
        if entity.config_subentry_id and (runner := scenes.get(entity.config_subentry_id))
    }


def _no(key: str, **said: str) -> ServiceValidationError:
    return ServiceValidationError(
        translation_domain=DOMAIN, translation_key=key, translation_placeholders=said
    )
