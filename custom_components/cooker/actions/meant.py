"""Whom an action means, and whether whoever calls may do that."""

from homeassistant.core import ServiceCall
from homeassistant.exceptions import ServiceValidationError

from ..const import DOMAIN
from .permits import Permit, permitted
from .targets import Target, targets


async def meant(call: ServiceCall, permit: Permit, *, choosy: bool) -> tuple[Target, ...]:
    """Return what a call means, those that it may not touch as problems."""
    if not (found := targets(call, choosy=choosy)):
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="no_cooker_chosen")
    return await permitted(call, found, permit)
