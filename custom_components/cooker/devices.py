"""A cooker's devices: itself, and one below it for each of several zones."""

from homeassistant.core import callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.device_registry import AnyDeviceEntry, ChildDeviceInfo, DeviceInfo

from .const import DOMAIN
from .coordinator import CookerCoordinator
from .lib.aiocooker import ZoneCapabilities


def cooker_device(coordinator: CookerCoordinator) -> DeviceInfo:
    """Describe the cooker itself."""
    identity = coordinator.cooker.identity
    return DeviceInfo(
        identifiers={(DOMAIN, identity.id)},
        manufacturer=identity.manufacturer,
        model=identity.model,
        name=identity.name,
        serial_number=identity.id,
        sw_version=identity.firmware,
    )


def zone_device(
    coordinator: CookerCoordinator, zone: ZoneCapabilities
) -> DeviceInfo | ChildDeviceInfo:
    """Describe what a zone's entities sit on: a device of its own where there are several."""
    if len(coordinator.cooker.capabilities.zones) == 1:
        return cooker_device(coordinator)
    return ChildDeviceInfo(
        identifiers={_zone_identifier(coordinator, zone)},
        name=zone.name,
        parent_device_id=coordinator.device_id,
    )


@callback
def register(coordinator: CookerCoordinator) -> None:
    """Register the cooker's device, which its zones need; drop zones that it no longer has."""
    registry = dr.async_get(coordinator.hass)
    device = registry.async_get_or_create(
        config_entry_id=coordinator.config_entry.entry_id, **cooker_device(coordinator)
    )
    coordinator.device_id = device.id
    zones = coordinator.cooker.capabilities.zones
    present = {_zone_identifier(coordinator, zone) for zone in zones} if len(zones) > 1 else set()
    for child in dr.async_entries_for_parent_device(registry, device.id):
        if not child.identifiers & present:
            registry.async_remove_device(child.id)


def zone_of(coordinator: CookerCoordinator, device: AnyDeviceEntry) -> ZoneCapabilities | None:
    """Return the zone whose device this is, None for the cooker's own device."""
    zones = coordinator.cooker.capabilities.zones
    own = (zone for zone in zones if _zone_identifier(coordinator, zone) in device.identifiers)
    return next(own, None)


def _zone_identifier(coordinator: CookerCoordinator, zone: ZoneCapabilities) -> tuple[str, str]:
    return DOMAIN, f"{coordinator.cooker.identity.id}_{zone.id}"
