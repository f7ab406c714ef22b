"""A cooker's devices: itself, and one below it for each of several zones."""

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_DEVICE_ID
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.device_registry import AnyDeviceEntry, ChildDeviceInfo, DeviceInfo

from .const import CONF_HOSTED, DOMAIN
from .coordinator import CookerCoordinator
from .lib.aiocooker import ZoneCapabilities


def cooker_device(coordinator: CookerCoordinator) -> DeviceInfo:
    """Describe the cooker itself."""
    identity = coordinator.cooker.identity
    device = DeviceInfo(
        identifiers={(DOMAIN, identity.id)},
        manufacturer=identity.manufacturer or None,
        model=identity.model or None,
        name=identity.name,
    )
    if coordinator.cooker.capabilities.own_line:
        device |= DeviceInfo(serial_number=identity.id, sw_version=identity.firmware)
    elif behind := _behind(coordinator):
        device["via_device_id"] = behind
    return device


def _behind(coordinator: CookerCoordinator) -> str | None:
    """Return the device that an appliance is a part of, while it is there."""
    known = coordinator.config_entry.data.get(CONF_DEVICE_ID)
    device = dr.async_get(coordinator.hass).async_get(known) if known else None
    return device.id if isinstance(device, dr.DeviceEntry) else None


def host_id(entry: ConfigEntry) -> str | None:
    """Return the device of another integration that an entry's entities sit on."""
    return entry.data.get(CONF_DEVICE_ID) if entry.data.get(CONF_HOSTED) else None


def device_ids(hass: HomeAssistant, entry: ConfigEntry) -> set[str]:
    """Return the devices that stand for an entry's cooker and its zones."""
    registry = dr.async_get(hass)
    main = {one.id for one in dr.async_entries_for_config_entry(registry, entry.entry_id)}
    below = dr.async_child_entries_for_config_entry(registry, entry.entry_id)
    return {*main, *(one.id for one in below), *filter(None, [host_id(entry)])}


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
    host = host_id(coordinator.config_entry)
    if host is not None and registry.async_get(host) is not None:
        coordinator.device_id = host
        return
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
