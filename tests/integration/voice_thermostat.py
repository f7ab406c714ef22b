"""A zone whose voice thermostat somebody has enabled, and who is at home."""

from homeassistant.const import STATE_HOME
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er

from tests.integration.house import AtHome, House
from virtual_cooker import VirtualCooker

THERMOSTAT = "climate", "thermostat"
AWAY = "not_home"


def somebody(hass: HomeAssistant, where: str = STATE_HOME) -> None:
    """Let Home Assistant know of one person."""
    hass.states.async_set("person.anna", where)


async def enabled(
    at_home: AtHome, cooker: VirtualCooker, zone: str, *, where: str = STATE_HOME
) -> House:
    """Set a cooker up, with the thermostat of one zone enabled."""
    house = await at_home(cooker)
    er.async_get(house.hass).async_update_entity(house.entity(*THERMOSTAT, zone), disabled_by=None)
    await house.restart()
    somebody(house.hass, where)
    return house


def started(house: House) -> bool:
    """Whether the cooker was asked to heat."""
    return "zone.start" in house.commands
