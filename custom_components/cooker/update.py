"""New firmware, where a cooker offers it. Installing is refused while a zone runs."""

from typing import Any, override

from homeassistant.components.update import (
    UpdateDeviceClass,
    UpdateEntity,
    UpdateEntityDescription,
    UpdateEntityFeature,
)
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import CookerConfigEntry
from .entity import CookerEntity, whole
from .lib.aiocooker import Capabilities, Snapshot

PARALLEL_UPDATES = 1

FIRMWARE = UpdateEntityDescription(key="firmware", device_class=UpdateDeviceClass.FIRMWARE)


async def async_setup_entry(
    _hass: HomeAssistant,
    entry: CookerConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Create it where the cooker tells of new firmware and can install it."""
    cooker = whole(entry.runtime_data)
    if cooker.can.firmware_update:
        async_add_entities([CookerFirmware(cooker, FIRMWARE)])


class CookerFirmware(CookerEntity[Capabilities, Snapshot], UpdateEntity):
    """The firmware of a cooker."""

    _attr_supported_features = UpdateEntityFeature.INSTALL | UpdateEntityFeature.PROGRESS

    @property
    @override
    def installed_version(self) -> str:
        """Return what runs."""
        return self.coordinator.cooker.identity.firmware

    @property
    @override
    def latest_version(self) -> str:
        """Return what the cooker offers, or what runs where that is the newest."""
        return self.part.says.firmware_latest or self.installed_version

    @property
    @override
    def in_progress(self) -> bool:
        """Return whether it is being installed."""
        return self.part.says.firmware_progress_pct is not None

    @property
    @override
    def update_percentage(self) -> int | None:
        """Return how far that is, in whole per cent."""
        progress = self.part.says.firmware_progress_pct
        return None if progress is None else round(progress)

    @override
    async def async_install(self, version: str | None, backup: bool, **kwargs: Any) -> None:
        """Ask the cooker to install what it offers."""
        await self.ask(self.coordinator.cooker.update_firmware())

    @override
    def _face(self) -> object:
        return self.installed_version, self.latest_version, self.update_percentage
