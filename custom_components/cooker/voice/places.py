"""Where cookers and speakers are, and under which reference a zone is known in a sentence."""

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.device_registry import AnyDeviceEntry

from ..entity import Zone
from .heard import Heard


def cooker_ref(zone: Zone) -> str:
    """Return what a whole cooker is known by."""
    return zone.coordinator.cooker.identity.id


def zone_ref(zone: Zone) -> str:
    """Return what a zone is known by."""
    return f"{cooker_ref(zone)}/{zone.zone}"


def device_of(zone: Zone) -> AnyDeviceEntry | None:
    """Return the device of a zone: the cooker's own where it has no other zone."""
    registry = dr.async_get(zone.coordinator.hass)
    identifiers = zone.device.get("identifiers", set())
    children = dr.async_entries_for_parent_device(registry, zone.coordinator.device_id)
    child = next((one for one in children if one.identifiers & identifiers), None)
    return child or registry.async_get(zone.coordinator.device_id)


def called(zone: Zone) -> str:
    """Return what people call a zone: as they renamed its device, else as it is written."""
    device = device_of(zone)
    return device.name_by_user if device and device.name_by_user else zone.name


def called_whole(zone: Zone) -> str:
    """Return what people call the cooker of a zone."""
    device = dr.async_get(zone.coordinator.hass).async_get(zone.coordinator.device_id)
    renamed = device.name_by_user if device else None
    return renamed or zone.coordinator.config_entry.title


def area_of(hass: HomeAssistant, device: AnyDeviceEntry | None) -> str | None:
    """Return the id of the area that a device stands in."""
    return None if device is None else dr.async_get_effective_area_id(hass, device)


def area_of_speaker(hass: HomeAssistant, heard: Heard) -> str | None:
    """Return the id of the area in which somebody speaks; None where nobody knows."""
    device_id = heard.device_id
    if heard.satellite_id and (satellite := er.async_get(hass).async_get(heard.satellite_id)):
        if satellite.area_id:
            return satellite.area_id
        device_id = satellite.device_id or device_id
    return area_of(hass, dr.async_get(hass).async_get(device_id)) if device_id else None
