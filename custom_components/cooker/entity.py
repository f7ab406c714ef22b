"""What every entity of a cooker shares: whose it is, when it writes, and how it asks the cooker."""

from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from itertools import product
from typing import Any, Protocol, override

from homeassistant.core import callback
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.device_registry import ChildDeviceInfo, DeviceInfo
from homeassistant.helpers.entity import EntityDescription
from homeassistant.helpers.update_coordinator import CoordinatorEntity

from .const import DOMAIN
from .coordinator import CookerCoordinator
from .derived import Derived
from .devices import cooker_device, host_id, zone_device
from .errors import translated
from .heating import HeatUpFace
from .lib.aiocooker import (
    Capabilities,
    CookerError,
    Identity,
    Snapshot,
    ZoneCapabilities,
    ZoneSnapshot,
    ZoneState,
)
from .on_since import ON
from .staging import Staged
from .unsuitable import Unsuitable, told

_GONE = ZoneSnapshot(state=ZoneState.UNKNOWN)
"""What a zone says that new firmware no longer has, until its entities are removed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part[CanT, SaysT]:
    """What an entity is about: a whole cooker or one zone of it.

    `zone` is empty for the whole cooker; `name` is what its errors call it.
    """

    coordinator: CookerCoordinator
    can: CanT
    says_fn: Callable[[Snapshot], SaysT]
    device: DeviceInfo | ChildDeviceInfo
    name: str
    zone: str = ""

    @property
    def says(self) -> SaysT:
        """Return what it said last."""
        return self.says_fn(self.coordinator.seen)

    @property
    def staged(self) -> Staged:
        """Return what is set for the next cook; KeyError where we know no mode of the zone."""
        return self.coordinator.staged[self.zone]

    def unique_id(self, key: str) -> str:
        """Return an entity's unique id."""
        return "_".join(filter(None, (self.coordinator.cooker.identity.id, self.zone, key)))


type WholeCooker = Part[Capabilities, Snapshot]
type Zone = Part[ZoneCapabilities, ZoneSnapshot]
type WatchedZone = Part[ZoneCapabilities, Derived]
type HeatingZone = Part[ZoneCapabilities, HeatUpFace]
type Itself = Part[Capabilities, Identity]


def whole(coordinator: CookerCoordinator) -> WholeCooker:
    """Return the cooker as a whole."""
    return Part(
        coordinator=coordinator,
        can=coordinator.cooker.capabilities,
        says_fn=lambda snapshot: snapshot,
        device=cooker_device(coordinator),
        name=coordinator.config_entry.title,
    )


def zones(coordinator: CookerCoordinator) -> Iterator[Zone]:
    """Return the cooker's zones."""
    title = coordinator.config_entry.title
    can = coordinator.cooker.capabilities.zones
    for zone in can:
        yield Part(
            coordinator=coordinator,
            can=zone,
            says_fn=partial(_zone_says, zone.id),
            device=zone_device(coordinator, zone),
            name=title if len(can) == 1 else f"{title} ({zone.name})",
            zone=zone.id,
        )


def seen_as[SaysT](
    zone: Zone, says_fn: Callable[[ZoneSnapshot], SaysT]
) -> Part[ZoneCapabilities, SaysT]:
    """Return the same zone by something that is told of it."""
    return Part(
        coordinator=zone.coordinator,
        can=zone.can,
        says_fn=lambda snapshot: says_fn(zone.says_fn(snapshot)),
        device=zone.device,
        name=zone.name,
        zone=zone.zone,
    )


def watched(zone: Zone) -> WatchedZone:
    """Return the same zone by what it shows beyond what it says."""
    return seen_as(zone, lambda _: zone.coordinator.derived(zone.zone))


def heating_up(zone: Zone) -> HeatingZone:
    """Return the same zone by how it heats up."""
    coordinator = zone.coordinator
    return seen_as(zone, lambda _: coordinator.heat_up(zone.zone))


def itself(coordinator: CookerCoordinator) -> Itself:
    """Return the cooker by who it is."""
    return Part(
        coordinator=coordinator,
        can=coordinator.cooker.capabilities,
        says_fn=lambda _: coordinator.cooker.identity,
        device=cooker_device(coordinator),
        name=coordinator.config_entry.title,
    )


def must_run(zone: Zone) -> None:
    """Raise in words where nothing runs: what changes a cook must never begin one."""
    if zone.says.state not in ON:
        raise no(zone, "nothing_to_adjust")


def no[CanT, SaysT](part: Part[CanT, SaysT], key: str) -> ServiceValidationError:
    """Return the sentence that says why not, and what to do."""
    return ServiceValidationError(
        translation_domain=DOMAIN,
        translation_key=key,
        translation_placeholders={"name": part.name},
    )


def _zone_says(zone: str, snapshot: Snapshot) -> ZoneSnapshot:
    return snapshot.zones.get(zone, _GONE)


class CookerEntity[CanT, SaysT](CoordinatorEntity[CookerCoordinator]):
    """One row of a platform's table, of one part of a cooker."""

    _attr_has_entity_name = True
    _written: object = None

    def __init__(self, part: Part[CanT, SaysT], description: EntityDescription) -> None:
        super().__init__(part.coordinator, context=part.zone)
        self.part = part
        self.entity_description = description
        self._attr_translation_key = description.translation_key or description.key
        self._attr_unique_id = part.unique_id(description.key)
        if (host := host_id(part.coordinator.config_entry)) and self._sits_on(host):
            if getattr(description, "plain", False):
                self._attr_entity_registry_visible_default = False
        else:
            self._attr_device_info = part.device

    def _sits_on(self, host: str) -> bool:
        """Sit on somebody else's device, which people know the cooker by; whether it is there."""
        self.device_entry = dr.async_get(self.coordinator.hass).async_get(host)
        return self.device_entry is not None

    def _face(self) -> object:
        """Return all that this entity shows beside its availability."""
        return None

    @override
    @callback
    def _handle_coordinator_update(self) -> None:
        """Write what changed: a cooker may speak ten times a second, each time of one thing.

        What changes behind a line that is down is not shown.
        """
        looks = self.coordinator.looks
        here = self._handle_coordinator_update
        face = (True, looks.look(here, self._face)) if self.available else (False, None)
        if face != self._written:
            self._written = face
            self.async_write_ha_state()

    async def ask(self, question: Awaitable[None]) -> None:
        """Ask the cooker; where it cannot, must not or will not, raise that in people's words."""
        try:
            await question
        except CookerError as error:
            raise translated(self.hass, error, self.part.name) from error
        except Unsuitable as problem:
            raise await told(self.hass, problem, self.part.name) from problem


class Row[CanT](Protocol):
    """A row of a platform's table."""

    @property
    def has_fn(self) -> Callable[[CanT], bool]:
        """Who has it, by what it can do."""


def entities[CanT, SaysT, RowT: Row[Any], EntityT](
    kind: Callable[[Part[CanT, SaysT], RowT], EntityT],
    parts: Iterable[Part[CanT, SaysT]],
    table: Iterable[RowT],
) -> Iterator[EntityT]:
    """Make of a table what each part of a cooker has of it."""
    return (kind(part, row) for part, row in product(parts, table) if row.has_fn(part.can))


def word(value: StrEnum | None) -> str | None:
    """Return a word of a cooker, None where it is one that we do not know."""
    return None if value is None or value.name == "UNKNOWN" else value.value


def words(kind: type[StrEnum]) -> list[str]:
    """Return all words of a set but the unknown one."""
    return [one.value for one in kind if one.name != "UNKNOWN"]
