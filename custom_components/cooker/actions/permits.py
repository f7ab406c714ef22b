"""Who may do what: an action asks for the same permission as the entity that does the same."""

from dataclasses import replace

from homeassistant.auth.permissions.const import POLICY_CONTROL, POLICY_READ
from homeassistant.core import ServiceCall
from homeassistant.exceptions import UnknownUser
from homeassistant.helpers import entity_registry as er

from ..const import DOMAIN
from ..unsuitable import Unsuitable
from .targets import Target, all_targets

type Permit = tuple[str, str, str]
"""Platform and key of a zone's entity, and what a person must be allowed to do with it."""

READ: Permit = ("sensor", "state", POLICY_READ)


def press(button: str) -> Permit:
    """Return the permit to press one of a zone's buttons."""
    return "button", button, POLICY_CONTROL


async def permitted(
    call: ServiceCall, targets: tuple[Target, ...], permit: Permit
) -> tuple[Target, ...]:
    """Keep the zones that whoever calls may use; the others become problems, each by name."""
    if call.context.user_id is None:
        return targets
    user = await call.hass.auth.async_get_user(call.context.user_id)
    if user is None:
        raise UnknownUser(context=call.context)
    if user.is_admin:
        return targets
    platform, key, policy = permit
    registry = er.async_get(call.hass)

    def judged(target: Target) -> Target:
        if target.zone is None:
            return target
        unique_id = target.zone.unique_id(key)
        entity_id = registry.async_get_entity_id(platform, DOMAIN, unique_id)
        if entity_id is not None and user.permissions.check_entity(entity_id, policy):
            return target
        return replace(target, zone=None, problem=Unsuitable("not_permitted"))

    return tuple(map(judged, targets))


async def may_any(call: ServiceCall, permit: Permit) -> None:
    """Raise Unsuitable where whoever calls may use no zone of any cooker.

    An administrator may everything, also before there is a cooker.
    """
    if call.context.user_id is None:
        return
    user = await call.hass.auth.async_get_user(call.context.user_id)
    if user is not None and user.is_admin:
        return
    every = await permitted(call, tuple(all_targets(call.hass)), permit)
    if not any(one.zone for one in every):
        raise Unsuitable("not_permitted_programs")
