"""What a cooker tells in yes and no."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, override

from homeassistant.components.binary_sensor import (
    BinarySensorDeviceClass,
    BinarySensorEntity,
    BinarySensorEntityDescription,
)
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import CookerConfigEntry
from .derived import Derived, shows_preheated
from .entity import CookerEntity, entities, watched, whole, word, zones
from .lib.aiocooker import (
    Capabilities,
    DoorState,
    RemoteStart,
    Snapshot,
    ZoneCapabilities,
    ZoneSnapshot,
    ZoneState,
)

PARALLEL_UPDATES = 0


@dataclass(frozen=True, kw_only=True)
class BinarySensorRow[CanT, SaysT](BinarySensorEntityDescription):
    """One binary sensor: who has it, when it is on, and what belongs to it.

    A `plain` fact is hidden where another integration shows it on the same device already.
    """

    plain: bool = False
    has_fn: Callable[[CanT], bool] = lambda _: True
    value_fn: Callable[[SaysT], bool | None]
    attributes_fn: Callable[[SaysT], Mapping[str, Any]] = lambda _: {}


def _is(value: StrEnum | None, wanted: StrEnum) -> bool | None:
    """Compare, but let what was not said or not understood stay unknown."""
    return None if word(value) is None else value is wanted


def _needs_user(zone: ZoneSnapshot) -> bool | None:
    return bool(zone.needs_user) or _is(zone.state, ZoneState.NEEDS_USER)


def _fault(cooker: Snapshot) -> Mapping[str, Any]:
    return {"code": cooker.fault.code, "text": cooker.fault.text} if cooker.fault else {}


ZONE_SENSORS: tuple[BinarySensorRow[ZoneCapabilities, ZoneSnapshot], ...] = (
    BinarySensorRow(
        key="door",
        plain=True,
        device_class=BinarySensorDeviceClass.DOOR,
        has_fn=lambda can: can.door,
        value_fn=lambda zone: _is(zone.door, DoorState.OPEN),
    ),
    BinarySensorRow(
        key="needs_user",
        value_fn=_needs_user,
        attributes_fn=lambda zone: {"text": zone.needs_user} if zone.needs_user else {},
    ),
)

WATCHED_SENSORS: tuple[BinarySensorRow[ZoneCapabilities, Derived], ...] = (
    BinarySensorRow(
        key="preheated",
        has_fn=shows_preheated,
        value_fn=lambda derived: derived.preheated,
    ),
)

COOKER_SENSORS: tuple[BinarySensorRow[Capabilities, Snapshot], ...] = (
    BinarySensorRow(
        key="remote_start",
        plain=True,
        has_fn=lambda can: can.remote_start,
        value_fn=lambda cooker: _is(cooker.remote_start, RemoteStart.ALLOWED),
    ),
    BinarySensorRow(
        key="problem",
        device_class=BinarySensorDeviceClass.PROBLEM,
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda cooker: cooker.fault is not None,
        attributes_fn=_fault,
    ),
)


async def async_setup_entry(
    _hass: HomeAssistant,
    entry: CookerConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Create the binary sensors that a cooker can fill."""
    cooker = entry.runtime_data
    every = tuple(zones(cooker))
    async_add_entities(entities(CookerBinarySensor, [whole(cooker)], COOKER_SENSORS))
    async_add_entities(entities(CookerBinarySensor, every, ZONE_SENSORS))
    async_add_entities(entities(CookerBinarySensor, map(watched, every), WATCHED_SENSORS))


class CookerBinarySensor[CanT, SaysT](CookerEntity[CanT, SaysT], BinarySensorEntity):
    """A yes or no that a cooker told."""

    entity_description: BinarySensorRow[CanT, SaysT]

    @property
    @override
    def is_on(self) -> bool | None:
        """Return whether it is so; None where that is unknown."""
        return self.entity_description.value_fn(self.part.says)

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any]:
        """Return what belongs to it."""
        return self.entity_description.attributes_fn(self.part.says)

    @override
    def _face(self) -> object:
        return self.is_on, self.extra_state_attributes
