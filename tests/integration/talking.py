"""A person who speaks to Assist in a house, and hears its answers."""

from dataclasses import dataclass

from homeassistant.components.conversation import ConversationResult, async_converse
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import device_registry as dr
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.integration.asking import device_id
from tests.integration.house import House


@dataclass
class Talk:
    """One conversation in one language; a device or a satellite is what is spoken into."""

    hass: HomeAssistant
    language: str = "en"
    device_id: str | None = None
    context: Context | None = None
    conversation_id: str | None = None
    listens_on: bool = False
    satellite_id: str | None = None

    async def say(self, text: str) -> str:
        """Say something and return what is answered."""
        result = await self.hears(text)
        return str(result.response.speech["plain"]["speech"])

    async def hears(self, text: str) -> ConversationResult:
        """Say something and return the whole result."""
        result = await async_converse(
            self.hass,
            text,
            self.conversation_id,
            self.context or Context(),
            self.language,
            device_id=self.device_id,
            satellite_id=self.satellite_id,
        )
        self.conversation_id = result.conversation_id
        self.listens_on = result.continue_conversation
        return result


async def with_assist(hass: HomeAssistant) -> None:
    """Set up Assist as Home Assistant does it."""
    assert await async_setup_component(hass, "homeassistant", {})
    assert await async_setup_component(hass, "conversation", {})
    await hass.async_block_till_done()


def rename(house: House, name: str, zone: str = "") -> None:
    """Call a zone, or the whole cooker, by another name, as people do on its device's page."""
    _update(house, zone, name_by_user=name)


def stand_in(house: House, area: str, zone: str = "") -> str:
    """Put a zone's device into a room; returns the room."""
    room = ar.async_get(house.hass).async_get_or_create(area)
    _update(house, zone, area_id=room.id)
    return room.id


def _update(house: House, zone: str, **changes: str) -> None:
    registry = dr.async_get(house.hass)
    device = registry.async_get(device_id(house, zone))
    assert device is not None
    child = isinstance(device, dr.ChildDeviceEntry)
    update = registry.async_update_child_device if child else registry.async_update_device
    update(device.id, **changes)  # type: ignore[arg-type]


def microphone(hass: HomeAssistant, area: str) -> str:
    """Put something to speak into in a room; returns its device."""
    entry = MockConfigEntry(domain="test")
    entry.add_to_hass(hass)
    registry = dr.async_get(hass)
    device = registry.async_get_or_create(
        config_entry_id=entry.entry_id, identifiers={("test", area)}
    )
    room = ar.async_get(hass).async_get_or_create(area)
    registry.async_update_device(device.id, area_id=room.id)
    return device.id


def go_out(hass: HomeAssistant) -> None:
    """Let the only person of the house leave."""
    hass.states.async_set("person.ann", "not_home")


def come_home(hass: HomeAssistant) -> None:
    """Let the only person of the house come back."""
    hass.states.async_set("person.ann", "home")
