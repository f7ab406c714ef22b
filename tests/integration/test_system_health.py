"""The system page counts cookers and tells what they speak."""

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.loader import async_get_integration
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import get_system_health_info

from custom_components.cooker.const import DOMAIN
from tests.integration.house import AtHome
from virtual_cooker import VirtualCooker


@pytest.fixture(autouse=True)
async def _page(hass: HomeAssistant) -> None:
    assert await async_setup_component(hass, "system_health", {})


async def test_the_system_page_counts_cookers_and_those_on_the_line(
    hass: HomeAssistant, oven: VirtualCooker, rice_cooker: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    await at_home(rice_cooker)
    integration = await async_get_integration(hass, DOMAIN)
    assert await get_system_health_info(hass, DOMAIN) == {
        "cookers": 2,
        "on_the_line": 2,
        "version": str(integration.version),
        "protocol": "1",
    }
    await oven.mishaps.drop_line()
    await house.shows("unavailable", "sensor", "state", "upper")
    assert (await get_system_health_info(hass, DOMAIN))["on_the_line"] == 1
    await hass.config_entries.async_unload(house.entry.entry_id)
    told = await get_system_health_info(hass, DOMAIN)
    assert (told["cookers"], told["on_the_line"]) == (2, 1)
