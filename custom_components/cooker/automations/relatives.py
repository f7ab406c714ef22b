"""Which of Home Assistant's entities are ours, and which of ours belong together.

By the registry alone: entity ids are people's to change, and a cooker may be set up later.
"""

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er

from ..const import DOMAIN


def ours(hass: HomeAssistant, entities: set[str], keys: frozenset[str]) -> set[str]:
    """Return those of the entities that are a cooker's and go by one of these keys."""
    registry = er.async_get(hass)
    return {
        entity_id
        for entity_id in entities
        if (entry := registry.async_get(entity_id)) is not None
        and entry.platform == DOMAIN
        and entry.translation_key in keys
    }


def lasting_id(hass: HomeAssistant, entity_id: str) -> str:
    """Return what stays when a person renames the entity."""
    entry = er.async_get(hass).async_get(entity_id)
    return entity_id if entry is None else entry.unique_id


def beside(hass: HomeAssistant, entity_id: str, platform: str, key: str) -> str | None:
    """Return the entity with another key of the same part of a cooker; None where it has none."""
    registry = er.async_get(hass)
    if (entry := registry.async_get(entity_id)) is None:
        return None
    part = entry.unique_id.removesuffix(entry.translation_key or "")
    return registry.async_get_entity_id(platform, DOMAIN, f"{part}{key}")


def names(hass: HomeAssistant, entity_id: str) -> tuple[str, str]:
    """Return what people call the cooker and the part of it that an entity is about."""
    entry = er.async_get(hass).async_get(entity_id)
    registry = dr.async_get(hass)
    part = registry.async_get(entry.device_id) if entry and entry.device_id else None
    if part is None:
        return entity_id, entity_id
    if isinstance(part, dr.ChildDeviceEntry):
        return _name(registry.async_get(part.parent_device_id) or part), _name(part)
    return _name(part), _name(part)


def _name(device: dr.BaseDeviceEntry) -> str:
    return device.name_by_user or device.name or device.id
