"""Offers the actions: what automations, scripts and voices can ask of one or many cookers."""

from functools import partial

import voluptuous as vol
from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.helpers import config_validation as cv
from homeassistant.util.json import JsonObjectType

from .actions import heat_ups
from .actions.abilities import abilities
from .actions.action import ACTIONS, Action
from .actions.answering import register as register_answering
from .actions.book import BOOK, BookAction
from .actions.fields import wish
from .actions.meant import meant
from .actions.outcomes import NO_SENTENCES, More, complain, report, tried
from .actions.permits import READ, press
from .actions.planning import register as register_planning
from .actions.remembering import register as register_remembering
from .actions.scenes import register as register_scenes
from .const import DOMAIN
from .entity import Zone
from .household import household_name
from .unsuitable import Unsuitable, told

GET_CAPABILITIES = "get_capabilities"
EXPORT_HEAT_UP = "export_heat_up"
IMPORT_HEAT_UP = "import_heat_up"


@callback
def register(hass: HomeAssistant) -> None:
    """Offer them also while no cooker is connected, so that automations stay valid."""
    for action in ACTIONS:
        hass.services.async_register(
            DOMAIN,
            action.key,
            partial(_do, action),
            cv.make_entity_service_schema(dict(action.fields)),
            SupportsResponse.OPTIONAL,
        )
    for key, more in ((GET_CAPABILITIES, _abilities), (EXPORT_HEAT_UP, heat_ups.exported)):
        hass.services.async_register(
            DOMAIN,
            key,
            partial(_tell, more),
            cv.make_entity_service_schema({}),
            SupportsResponse.ONLY,
        )
    hass.services.async_register(
        DOMAIN,
        IMPORT_HEAT_UP,
        _import_heat_up,
        cv.make_entity_service_schema(dict(heat_ups.FIELDS)),
        SupportsResponse.OPTIONAL,
    )
    register_planning(hass)
    register_remembering(hass)
    register_scenes(hass)
    register_answering(hass)
    for kept in BOOK:
        hass.services.async_register(
            DOMAIN, kept.key, partial(_keep, kept), vol.Schema(dict(kept.fields)), kept.response
        )


async def _keep(action: BookAction, call: ServiceCall) -> ServiceResponse:
    """Do something with the household's programs; what cannot be done is told in words."""
    try:
        done = await action.do_fn(call)
    except Unsuitable as problem:
        raise await told(call.hass, problem, household_name(call.hass)) from problem
    return done if call.return_response else None


async def _do(action: Action, call: ServiceCall) -> ServiceResponse:
    """Ask all that is meant. Who wants a response gets every outcome in it, and no error."""
    asked = wish(call.hass, call.data)
    asked_of = await meant(call, action.permit, choosy=action.choosy)

    async def ask(zone: Zone) -> None:
        await action.do_fn(zone, asked, call.context)

    outcomes = await tried(call.hass, asked_of, ask, action.sentences)
    if call.return_response:
        return await report(call.hass, outcomes, patient=action.patient)
    await complain(call.hass, outcomes, patient=action.patient)
    return None


async def _tell(more: More, call: ServiceCall) -> ServiceResponse:
    """Tell what is known of each cooker; it need not be on the line now."""

    async def ask(_: Zone) -> None: ...

    asked_of = await meant(call, READ, choosy=False)
    outcomes = await tried(call.hass, asked_of, ask, NO_SENTENCES)
    return await report(call.hass, outcomes, more=more)


def _abilities(zone: Zone) -> JsonObjectType:
    return {"capabilities": abilities(zone.coordinator.hass, zone.can)}


async def _import_heat_up(call: ServiceCall) -> ServiceResponse:
    """Take knowledge over, into one zone that was chosen."""
    asked_of = await meant(call, press("reset_heat_up"), choosy=True)

    async def ask(zone: Zone) -> None:
        heat_ups.take_over(zone, call.data[heat_ups.CONF_HEAT_UP])

    outcomes = await tried(call.hass, asked_of, ask, NO_SENTENCES)
    if call.return_response:
        return await report(call.hass, outcomes)
    await complain(call.hass, outcomes, patient=False)
    return None
