"""New firmware: offered, installed when nothing cooks, and then really there."""

import pytest
from homeassistant.exceptions import ServiceValidationError

from tests.integration.house import AtHome, until
from tests.integration.test_entities import devices
from virtual_cooker import VirtualCooker

FIRMWARE = ("update", "firmware")


async def test_new_firmware_is_offered_and_installed(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await at_home(oven)
    assert house.shown(*FIRMWARE) == "off"
    oven.mishaps.offer_firmware("1.1.0")
    await house.shows("on", *FIRMWARE)
    await house.act("install", *FIRMWARE)
    await until(lambda: house.state(*FIRMWARE).attributes["in_progress"], "it began")
    await oven.clock.advance(45)
    await until(
        lambda: house.state(*FIRMWARE).attributes["update_percentage"] == 50, "half is there"
    )
    await oven.clock.advance(46)
    await house.shows("off", *FIRMWARE)
    assert house.state(*FIRMWARE).attributes["installed_version"] == "1.1.0"
    assert devices(house)[0].sw_version == "1.1.0"


async def test_firmware_is_not_installed_while_something_cooks(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    oven.mishaps.offer_firmware("1.1.0")
    await house.shows("on", *FIRMWARE)
    oven.panel.start("lower", "bake", 180, 600, None)
    with pytest.raises(ServiceValidationError, match="already cooking"):
        await house.act("install", *FIRMWARE)
    assert house.shown(*FIRMWARE) == "on"
