"""The light of a cooker."""

from typing import Any, override

from homeassistant.components.light import ColorMode, LightEntity, LightEntityDescription
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import CookerConfigEntry
from .entity import CookerEntity, whole
from .lib.aiocooker import Capabilities, Snapshot

PARALLEL_UPDATES = 1

LIGHT = LightEntityDescription(key="light")


async def async_setup_entry(
    _hass: HomeAssistant,
    entry: CookerConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Create the light where there is one."""
    cooker = whole(entry.runtime_data)
    if cooker.can.light:
        async_add_entities([CookerLight(cooker, LIGHT)])


class CookerLight(CookerEntity[Capabilities, Snapshot], LightEntity):
    """The light inside."""

    _attr_color_mode = ColorMode.ONOFF

    @property
    @override
    def supported_color_modes(self) -> set[ColorMode]:
        """It cannot be dimmed."""
        return {ColorMode.ONOFF}

    @property
    @override
    def is_on(self) -> bool | None:
        """Return what the cooker said."""
        return self.part.says.light

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Switch on."""
        await self.ask(self.coordinator.cooker.set_light(on=True))

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Switch off."""
        await self.ask(self.coordinator.cooker.set_light(on=False))

    @override
    def _face(self) -> object:
        return self.is_on
