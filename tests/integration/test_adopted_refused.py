"""What another integration refuses: said in its words, and nothing is believed."""

import pytest
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.exceptions import ServiceValidationError

from custom_components.cooker.adopted.candidates import candidates
from custom_components.cooker.adopted.profile import Role
from custom_components.cooker.const import DOMAIN
from tests.integration.adopting import Adopted, adopt
from tests.integration.brands import HOME_CONNECT
from tests.integration.sources import Brought, bring


async def adopted(hass: HomeAssistant, brought: Brought) -> Adopted:
    (found,) = candidates(hass)
    oven = await adopt(hass, "adopt_found", {"appliance": found.unique_id})
    brought.stand_in()
    return oven


async def test_what_its_integration_refuses_is_told_and_nothing_is_believed(
    hass: HomeAssistant,
) -> None:
    brought = await bring(hass, HOME_CONNECT)
    oven = await adopted(hass, brought)

    async def refuse(_: ServiceCall) -> None:
        raise ServiceValidationError("HTTP 409: SDK.Error.WrongOperationState")

    hass.services.async_register("home_connect", "set_program_and_options", refuse)
    with pytest.raises(ServiceValidationError, match=r"refused: “HTTP 409: SDK\.Error") as told:
        await oven.press("start")
    assert "update" not in str(told.value)
    assert oven.shown("sensor", "state") == "idle"


async def test_a_stop_that_its_integration_refuses_says_so(hass: HomeAssistant) -> None:
    """Some let nothing through while remote control is off: then the oven is to be stopped by hand.

    A page that it says instead of a sentence is cut.
    """
    brought = await bring(hass, HOME_CONNECT)
    oven = await adopted(hass, brought)
    brought.show(Role.STATE, "run")
    await hass.async_block_till_done()

    async def refuse(_: ServiceCall) -> None:
        raise ServiceValidationError("Remote control is\n  off. " + "Really. " * 1000)

    brought.lose(Role.STOP)
    hass.services.async_register("home_connect", "change_setting", refuse)
    with pytest.raises(ServiceValidationError, match=r"Remote control is off\. Really\.") as told:
        await hass.services.async_call(
            DOMAIN, "stop", target={"entity_id": oven.find("sensor", "state")}, blocking=True
        )
    assert len(str(told.value)) < 400
    assert oven.shown("sensor", "state") == "cooking"
