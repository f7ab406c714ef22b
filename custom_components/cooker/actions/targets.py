"""Which zones an action means: what it names, and what an area, a floor or a label holds.

Whoever names a cooker's own device, or a place that it stands in, means all of its zones.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import ATTR_DEVICE_ID, ATTR_ENTITY_ID, ENTITY_MATCH_ALL
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.device_registry import ChildDeviceEntry, DeviceEntry
from homeassistant.helpers.target import (
    SelectedEntities,
    TargetSelection,
    async_extract_referenced_entity_ids,
)

from ..const import DOMAIN
from ..coordinator import CookerConfigEntry
from ..devices import device_ids
from ..entity import Zone, zones
from ..household import cooker_entries
from ..unsuitable import Unsuitable

type Device = DeviceEntry | ChildDeviceEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A zone that an action means or, with a problem instead, why there is none."""

    name: str
    device_id: str | None = None
    zone: Zone | None = None
    problem: Unsuitable | None = None


def targets(call: ServiceCall, *, choosy: bool) -> tuple[Target, ...]:
    """Return what a call means, in a steady order.

    A choosy action does not take a whole cooker of several zones for all of them.
    """
    if call.data.get(ATTR_ENTITY_ID) == ENTITY_MATCH_ALL:
        return tuple(all_targets(call.hass, choosy=choosy))
    selection = TargetSelection(call.data)
    selected = async_extract_referenced_entity_ids(call.hass, selection)
    devices = _devices(call.hass, selected)
    # A cooker that somebody switched off in Home Assistant is left alone by its room.
    meant = {
        one: device
        for one, device in devices.items()
        if not device.disabled or one in selection.device_ids
    }
    found = (
        *_of_devices(call.hass, meant, choosy=choosy),
        *_strangers(call, selected),
    )
    return tuple(found)


def all_targets(hass: HomeAssistant, *, choosy: bool = False) -> Iterator[Target]:
    """Yield every zone of every cooker."""
    return _of_devices(hass, _main_devices(hass), choosy=choosy)


def _main_devices(hass: HomeAssistant) -> dict[str, Device]:
    registry = dr.async_get(hass)
    return {
        one: device
        for entry in cooker_entries(hass)
        for one in device_ids(hass, entry)
        if isinstance(device := registry.async_get(one), DeviceEntry) and not device.disabled
    }


def _devices(hass: HomeAssistant, selected: SelectedEntities) -> dict[str, Device]:
    entities, registry = er.async_get(hass), dr.async_get(hass)
    named = (
        entity.device_id
        for entity_id in selected.referenced | selected.indirectly_referenced
        if (entity := entities.async_get(entity_id)) and entity.platform == DOMAIN
    )
    ids = {*selected.referenced_devices, *filter(None, named)}
    return {one: device for one in ids if (device := registry.async_get(one))}


def _of_devices(
    hass: HomeAssistant, devices: dict[str, Device], *, choosy: bool
) -> Iterator[Target]:
    for entry in cooker_entries(hass):
        mine = devices.keys() & device_ids(hass, entry)
        if entry.state is ConfigEntryState.LOADED:
            yield from _of_cooker(entry, mine, choosy=choosy)
        elif mine:
            first = min(mine)
            yield Target(name=entry.title, device_id=first, problem=Unsuitable("not_connected"))


def _of_cooker(entry: CookerConfigEntry, mine: set[str], *, choosy: bool) -> Iterator[Target]:
    coordinator = entry.runtime_data
    own = coordinator.device_id
    every = tuple(zones(coordinator))
    if own in mine and choosy and len(every) > 1:
        problem = Unsuitable("choose_zone", zones=tuple(zone.can.name for zone in every))
        yield Target(name=entry.title, device_id=own, problem=problem)
        return
    for zone in every:
        device_id = _device_id(zone)
        if own in mine or device_id in mine:
            yield Target(name=zone.name, device_id=device_id, zone=zone)


def _device_id(zone: Zone) -> str:
    """Return the device of a zone: the cooker's own where it has no other zone."""
    registry = dr.async_get(zone.coordinator.hass)
    identifiers = zone.device.get("identifiers", set())
    children = dr.async_entries_for_parent_device(registry, zone.coordinator.device_id)
    below = (child.id for child in children if child.identifiers & identifiers)
    return next(below, zone.coordinator.device_id)


def _strangers(call: ServiceCall, selected: SelectedEntities) -> Iterator[Target]:
    """Tell of what was named itself and is no cooker; what stands beside one in a room is not."""
    entities, devices = er.async_get(call.hass), dr.async_get(call.hass)
    for entity_id in sorted(selected.referenced):
        entity = entities.async_get(entity_id)
        if entity is None or entity.platform != DOMAIN:
            state = call.hass.states.get(entity_id)
            yield _stranger(state.name if state else entity_id)
    ours = set().union(*(device_ids(call.hass, entry) for entry in cooker_entries(call.hass)))
    for device_id in call.data.get(ATTR_DEVICE_ID, ()):
        device = devices.async_get(device_id)
        if device is None or device.id not in ours:
            yield _stranger((device and (device.name_by_user or device.name)) or device_id)
    missing = (selected.missing_areas, selected.missing_floors, selected.missing_labels)
    yield from map(_stranger, sorted(set().union(*missing)))


def _stranger(name: str) -> Target:
    return Target(name=name, problem=Unsuitable("not_a_cooker_here"))
