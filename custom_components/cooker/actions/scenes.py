"""The action that tells what a scene would do now, without doing it."""

import asyncio
from typing import Final

from homeassistant.auth.permissions.const import POLICY_READ
from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.helpers import config_validation as cv

from ..const import DOMAIN
from ..scenes.telling import would
from .scene_targets import meant_scenes

SIMULATE_SCENE: Final = "simulate_scene"


@callback
def register(hass: HomeAssistant) -> None:
    """Offer it also while no cooker is connected."""
    schema = cv.make_entity_service_schema({})
    hass.services.async_register(DOMAIN, SIMULATE_SCENE, _simulate, schema, SupportsResponse.ONLY)


async def _simulate(call: ServiceCall) -> ServiceResponse:
    runners = await meant_scenes(call, POLICY_READ)
    simulations = await asyncio.gather(*(runner.simulate() for runner in runners))
    pairs = zip(runners, simulations, strict=True)
    return {"scenes": [would(runner, simulation) for runner, simulation in pairs]}
