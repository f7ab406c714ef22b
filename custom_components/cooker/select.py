"""The mode of the next cook. Choosing one sends nothing: only Start does."""

from typing import override

from homeassistant.components.select import SelectEntity, SelectEntityDescription
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import CookerConfigEntry
from .entity import CookerEntity, Zone, zones
from .lib.aiocooker import CookingMode, ZoneCapabilities, ZoneSnapshot
from .staging import in_mode, known_modes

PARALLEL_UPDATES = 0

MODE = SelectEntityDescription(key="mode")


async def async_setup_entry(
    _hass: HomeAssistant,
    entry: CookerConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Create the choice of mode where we know a mode."""
    async_add_entities(
        CookerMode(zone, MODE) for zone in zones(entry.runtime_data) if known_modes(zone.can)
    )


class CookerMode(CookerEntity[ZoneCapabilities, ZoneSnapshot], SelectEntity):
    """How the next cook will heat."""

    def __init__(self, zone: Zone, description: SelectEntityDescription) -> None:
        super().__init__(zone, description)
        self._attr_options = [one.mode.value for one in known_modes(zone.can)]

    @property
    @override
    def current_option(self) -> str:
        """Return the chosen mode."""
        return self.part.staged.mode.value

    @override
    async def async_select_option(self, option: str) -> None:
        """Choose a mode; the other settings move into its bounds."""
        staged = in_mode(self.part.can, self.part.staged, CookingMode(option))
        self.coordinator.stage(self.part.zone, staged)

    @override
    def _face(self) -> object:
        return self.current_option
