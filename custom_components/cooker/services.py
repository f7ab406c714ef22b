"""Offers the actions: what automations, scripts and voices can ask of one or many cookers."""

from functools import partial

from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.util.json import JsonObjectType

from .actions.abilities import abilities
from .actions.action import ACTIONS, Action
from .actions.fields import wish
from .actions.outcomes import NO_SENTENCES, complain, report, tried
from .actions.permits import READ, Permit, permitted
from .actions.targets import Target, targets
from .const import DOMAIN
from .entity import Zone

GET_CAPABILITIES = "get_capabilities"


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
    hass.services.async_register(
        DOMAIN,
        GET_CAPABILITIES,
        _tell,
        cv.make_entity_service_schema({}),
        SupportsResponse.ONLY,
    )


async def _do(action: Action, call: ServiceCall) -> ServiceResponse:
    """Ask all that is meant. Who wants a response gets every outcome in it, and no error."""
    asked = wish(call.hass, call.data)
    meant = await _meant(call, action.permit, choosy=action.choosy)

    async def ask(zone: Zone) -> None:
        await action.do_fn(zone, asked, call.context)

    outcomes = await tried(call.hass, meant, ask, action.sentences)
    if call.return_response:
        return await report(call.hass, outcomes, patient=action.patient)
    await complain(call.hass, outcomes, patient=action.patient)
    return None


async def _tell(call: ServiceCall) -> ServiceResponse:
    """Tell what was learned when each cooker connected; it need not be on the line now."""

    async def ask(_: Zone) -> None: ...

    def more(zone: Zone) -> JsonObjectType:
        return {"capabilities": abilities(call.hass, zone.can)}

    meant = await _meant(call, READ, choosy=False)
    outcomes = await tried(call.hass, meant, ask, NO_SENTENCES)
    return await report(call.hass, outcomes, more=more)


async def _meant(call: ServiceCall, permit: Permit, *, choosy: bool) -> tuple[Target, ...]:
    if not (meant := targets(call, choosy=choosy)):
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="no_cooker_chosen")
    return await permitted(call, meant, permit)
