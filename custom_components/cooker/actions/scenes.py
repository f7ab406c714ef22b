"""The action that tells what a scene would do now, without doing it."""

import asyncio
from collections.abc import Iterator

from homeassistant.auth.permissions.const import POLICY_READ
from homeassistant.const import ATTR_ENTITY_ID, ENTITY_MATCH_ALL, Platform
from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.exceptions import ServiceValidationError, Unauthorized, UnknownUser
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.target import TargetSelection, async_extract_referenced_entity_ids

from ..const import DOMAIN
from ..scenes.keeper import SCENES
from ..scenes.runner import Runner
from ..scenes.telling import would

SIMULATE_SCENE = "simulate_scene"


@callback
def register(hass: HomeAssistant) -> None:
    """Offer it also while no cooker is connected."""
    hass.services.async_register(
        DOMAIN,
        SIMULATE_SCENE,
        _simulate,
        cv.make_entity_service_schema({}),
        SupportsResponse.ONLY,
    )


async def _simulate(call: ServiceCall) -> ServiceResponse:
    runners = tuple(_meant(call))
    if not runners:
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="no_scene_chosen")
    await _must_be_permitted(call, runners)
    simulations = await asyncio.gather(*(runner.simulate() for runner in runners))
    pairs = zip(runners, simulations, strict=True)
    return {"scenes": [would(runner, simulation) for runner, simulation in pairs]}


def _meant(call: ServiceCall) -> Iterator[Runner]:
    """Yield the scenes of which the call names the device or an entity, or a place of theirs."""
    scenes = call.hass.data[SCENES]
    if call.data.get(ATTR_ENTITY_ID) == ENTITY_MATCH_ALL:
        yield from scenes
        return
    selected = async_extract_referenced_entity_ids(call.hass, TargetSelection(call.data))
    entities, devices = er.async_get(call.hass), dr.async_get(call.hass)
    of_entities = (
        entity.device_id
        for entity_id in selected.referenced | selected.indirectly_referenced
        if (entity := entities.async_get(entity_id))
    )
    ids = {*selected.referenced_devices, *filter(None, of_entities)}
    named = (device for device_id in ids if (device := devices.async_get(device_id)))
    identifiers = {identifier for device in named for identifier in device.identifiers}
    for runner in scenes:
        if (DOMAIN, runner.scene.id) in identifiers:
            yield runner


async def _must_be_permitted(call: ServiceCall, runners: tuple[Runner, ...]) -> None:
    """Raise where whoever calls may not see one of the scenes."""
    if call.context.user_id is None:
        return
    user = await call.hass.auth.async_get_user(call.context.user_id)
    if user is None:
        raise UnknownUser(context=call.context)
    registry = er.async_get(call.hass)
    for runner in runners:
        unique_id = f"{runner.scene.id}_plan"
        entity_id = registry.async_get_entity_id(Platform.SENSOR, DOMAIN, unique_id)
        if entity_id is None or not user.permissions.check_entity(entity_id, POLICY_READ):
            raise Unauthorized(context=call.context, entity_id=entity_id)
