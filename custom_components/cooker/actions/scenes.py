"""The action that tells what a scene would do now, without doing it."""

import asyncio
from typing import Final

from homeassistant.auth.permissions.const import POLICY_READ
from homeassistant.const import ATTR_ENTITY_ID, ENTITY_MATCH_ALL
from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.exceptions import ServiceValidationError, Unauthorized, UnknownUser
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.target import TargetSelection, async_extract_referenced_entity_ids

from ..const import DOMAIN
from ..scenes.keeper import SCENES
from ..scenes.runner import Runner
from ..scenes.telling import would

SIMULATE_SCENE: Final = "simulate_scene"


@callback
def register(hass: HomeAssistant) -> None:
    """Offer it also while no cooker is connected."""
    schema = cv.make_entity_service_schema({})
    hass.services.async_register(DOMAIN, SIMULATE_SCENE, _simulate, schema, SupportsResponse.ONLY)


async def _simulate(call: ServiceCall) -> ServiceResponse:
    meant = _meant(call)
    if not meant:
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="no_scene_chosen")
    await _must_be_permitted(call, meant)
    runners = tuple({one.scene.id: one for one in meant.values()}.values())
    simulations = await asyncio.gather(*(runner.simulate() for runner in runners))
    pairs = zip(runners, simulations, strict=True)
    return {"scenes": [would(runner, simulation) for runner, simulation in pairs]}


def _meant(call: ServiceCall) -> dict[str, Runner]:
    """Return the scenes that a call means, by the entities that stand for them."""
    scenes, entities = call.hass.data[SCENES], er.async_get(call.hass)
    if call.data.get(ATTR_ENTITY_ID) == ENTITY_MATCH_ALL:
        named = {one.entity_id for one in entities.entities.values() if one.platform == DOMAIN}
    else:
        selected = async_extract_referenced_entity_ids(call.hass, TargetSelection(call.data))
        named = selected.referenced | selected.indirectly_referenced
    return {
        entity.entity_id: runner
        for one in sorted(named)
        if (entity := entities.async_get(one))
        and entity.config_subentry_id
        and (runner := scenes.get(entity.config_subentry_id))
    }


async def _must_be_permitted(call: ServiceCall, entity_ids: dict[str, Runner]) -> None:
    """Raise where whoever calls may not see one of the scenes."""
    if call.context.user_id is None:
        return
    user = await call.hass.auth.async_get_user(call.context.user_id)
    if user is None:
        raise UnknownUser(context=call.context)
    for entity_id in entity_ids:
        if not user.permissions.check_entity(entity_id, POLICY_READ):
            raise Unauthorized(context=call.context, entity_id=entity_id)
