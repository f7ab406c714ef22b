"""Calls an action as an automation does."""

from typing import Any

import pytest
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import device_registry as dr

from custom_components.cooker.const import DOMAIN
from tests.integration.house import House

type Target = dict[str, Any]


def device_id(house: House, zone: str = "") -> str:
    """Return the device of a zone that has its own, or the cooker's."""
    registry = dr.async_get(house.hass)
    own = house.cooker.identity.id
    if zone and len(house.cooker.appliance.zones) > 1:
        child = registry.async_get_child_device_by_identifier(
            (DOMAIN, f"{own}_{zone}"), house.entry.entry_id
        )
        assert child is not None
        return child.id
    device = registry.async_get_device_by_identifier((DOMAIN, own), house.entry.entry_id)
    assert device is not None
    return device.id


def target(house: House, zone: str = "") -> Target:
    """Return what an automation chooses: a zone's device or the cooker's own."""
    return {"device_id": device_id(house, zone)}


async def ask(house: House, action: str, chosen: Target, **said: object) -> None:
    """Call an action and wait for its end."""
    await house.hass.services.async_call(DOMAIN, action, dict(said), blocking=True, target=chosen)


async def ask_for_response(
    house: House, action: str, chosen: Target, **said: object
) -> dict[str, Any]:
    """Call an action as a script does that reads the response."""
    response = await house.hass.services.async_call(
        DOMAIN, action, dict(said), blocking=True, target=chosen, return_response=True
    )
    assert response is not None
    return response


async def refused(house: House, action: str, zone: str = "", **said: object) -> str:
    """Call an action that is refused before the cooker hears of it; return the sentence."""
    with pytest.raises(ServiceValidationError) as error:
        await ask(house, action, target(house, zone), **said)
    assert house.commands == []
    return str(error.value)
