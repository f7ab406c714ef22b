"""Which scenes a call means, by the entities that stand for them."""

from homeassistant.auth.models import User
from homeassistant.const import ATTR_ENTITY_ID, ENTITY_MATCH_ALL
from homeassistant.core import ServiceCall
from homeassistant.exceptions import ServiceValidationError, Unauthorized, UnknownUser
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.target import TargetSelection, async_extract_referenced_entity_ids

from ..const import DOMAIN
from ..scenes.keeper import SCENES
from ..scenes.runner import Runner


async def meant_scenes(call: ServiceCall, policy: str) -> tuple[Runner, ...]:
    """Return the scenes of a call, each once; raises in words where there is none.

    Raises Unauthorized where whoever calls must not do that with one of them.
    """
    found = _found(call)
    if not found:
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="no_scene_chosen")
    user = await caller(call)
    for entity_id in found:
        if user is not None and not user.permissions.check_entity(entity_id, policy):
            raise Unauthorized(context=call.context, entity_id=entity_id)
    return tuple({one.scene.id: one for one in found.values()}.values())


async def caller(call: ServiceCall) -> User | None:
    """Return the user who calls, None for Home Assistant itself; raises UnknownUser."""
    if call.context.user_id is None:
        return None
    user = await call.hass.auth.async_get_user(call.context.user_id)
    if user is None:
        raise UnknownUser(context=call.context)
    return user


def _found(call: ServiceCall) -> dict[str, Runner]:
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
