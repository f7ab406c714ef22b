"""What a cooker tells in numbers, words and times."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Any, override

from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntity,
    SensorStateClass,
)
from homeassistant.const import (
    PERCENTAGE,
    SIGNAL_STRENGTH_DECIBELS_MILLIWATT,
    EntityCategory,
    UnitOfEnergy,
    UnitOfPower,
    UnitOfTemperature,
    UnitOfTime,
)
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .const import ATTR_HELD_BY, ATTR_PROGRAM_ID
from .coordinator import CookerConfigEntry
from .derived import Derived, shows_preheated, shows_progress
from .entity import (
    CookerEntity,
    Part,
    Zone,
    entities,
    heating_up,
    itself,
    seen_as,
    watched,
    whole,
    word,
    words,
    zones,
)
from .heat_up_sensors import HEAT_UP_SENSORS
from .household import is_household
from .lib.aiocooker import (
    Capabilities,
    Identity,
    Probe,
    ProgramStatus,
    Snapshot,
    StageKind,
    Water,
    ZoneCapabilities,
    ZoneSnapshot,
    ZoneState,
)
from .lib.cookery import ProbeStatus
from .next_action import NextAction
from .on_since import ON
from .plan_sensor import PlanSensor
from .scene_entities import ScenePlan, welcome
from .sensor_row import SensorRow, Value
from .starter import Starter

PARALLEL_UPDATES = 0

MAX_PROBES = 4
"""The most food probes that a household appliance has sockets for."""

TIMED = {
    ZoneState.PREHEATING,
    ZoneState.PREHEATED,
    ZoneState.COOKING,
    ZoneState.KEEPING_WARM,
}
"""States in which the end draws nearer; in a pause it would move away with every second."""


def _remaining_min(zone: ZoneSnapshot) -> int | None:
    """Round up: a cook with ten seconds to go is not over."""
    if zone.remaining_s is None or zone.state not in ON:
        return None
    return ceil(zone.remaining_s / 60)


def _stage_place(zone: ZoneSnapshot) -> Mapping[str, Any]:
    if zone.stage is None:
        return {}
    stage = zone.stage
    return {"number": stage.index + 1, "count": stage.count, "mode": word(stage.mode)}


@dataclass(frozen=True, slots=True)
class Titled:
    """A program as people and automations know it, and which of the two holds it."""

    id: str
    title: str
    held_by: str


def _titled_in(program: ProgramStatus | None, language: str, held_by: str) -> Titled | None:
    """Give a program its title in the house's language, else in English, else what it is called."""
    if program is None:
        return None
    titles = program.name
    title = titles.get(language) or titles.get("en") or next(iter(titles.values()), program.id)
    return Titled(program.id, title, held_by)


def _inserted(zone: ZoneSnapshot, place: int) -> Probe:
    said = zone.probes[place] if place < len(zone.probes) else None
    return said if said and said.inserted else Probe(inserted=False)


def _probe_target(place: int) -> SensorRow[ZoneCapabilities, ZoneSnapshot]:
    return SensorRow(
        key=f"probe_{place + 1}_target",
        plain=True,
        translation_key="probe_target",
        translation_placeholders={"number": str(place + 1)},
        device_class=SensorDeviceClass.TEMPERATURE,
        native_unit_of_measurement=UnitOfTemperature.CELSIUS,
        suggested_display_precision=0,
        has_fn=lambda can: can.probe_count > place,
        value_fn=lambda zone: _inserted(zone, place).target_c,
    )


def _probe_status(place: int) -> SensorRow[ZoneCapabilities, Derived]:
    return SensorRow(
        key=f"probe_{place + 1}_status",
        translation_key="probe_status",
        translation_placeholders={"number": str(place + 1)},
        device_class=SensorDeviceClass.ENUM,
        options=[one.value for one in ProbeStatus],
        has_fn=lambda can: can.probe_count > place,
        value_fn=lambda derived: derived.probes[place] if place < len(derived.probes) else None,
    )


def _probe(place: int) -> SensorRow[ZoneCapabilities, ZoneSnapshot]:
    return SensorRow(
        key=f"probe_{place + 1}",
        plain=True,
        translation_key="probe",
        translation_placeholders={"number": str(place + 1)},
        device_class=SensorDeviceClass.TEMPERATURE,
        state_class=SensorStateClass.MEASUREMENT,
        native_unit_of_measurement=UnitOfTemperature.CELSIUS,
        suggested_display_precision=1,
        has_fn=lambda can: can.probe_count > place,
        value_fn=lambda zone: _inserted(zone, place).temperature_c,
    )


ZONE_SENSORS: tuple[SensorRow[ZoneCapabilities, ZoneSnapshot], ...] = (
    SensorRow(
        key="state",
        device_class=SensorDeviceClass.ENUM,
        options=words(ZoneState),
        value_fn=lambda zone: word(zone.state),
    ),
    SensorRow(
        key="temperature",
        plain=True,
        device_class=SensorDeviceClass.TEMPERATURE,
        state_class=SensorStateClass.MEASUREMENT,
        native_unit_of_measurement=UnitOfTemperature.CELSIUS,
        suggested_display_precision=0,
        has_fn=lambda can: can.temperature,
        value_fn=lambda zone: zone.temperature_c,
    ),
    SensorRow(
        key="target",
        plain=True,
        device_class=SensorDeviceClass.TEMPERATURE,
        native_unit_of_measurement=UnitOfTemperature.CELSIUS,
        suggested_display_precision=0,
        has_fn=lambda can: any(mode.temperature_c for mode in can.modes),
        value_fn=lambda zone: zone.target_c,
    ),
    SensorRow(
        key="stage",
        device_class=SensorDeviceClass.ENUM,
        options=words(StageKind),
        value_fn=lambda zone: word(zone.stage.kind) if zone.stage else None,
        attributes_fn=_stage_place,
    ),
    SensorRow(
        key="finishes_at",
        device_class=SensorDeviceClass.TIMESTAMP,
        value_fn=lambda zone: zone.finishes_at if zone.state in TIMED else None,
    ),
    SensorRow(
        key="remaining",
        device_class=SensorDeviceClass.DURATION,
        native_unit_of_measurement=UnitOfTime.MINUTES,
        value_fn=_remaining_min,
    ),
    SensorRow(
        key="starts_at",
        device_class=SensorDeviceClass.TIMESTAMP,
        has_fn=lambda can: can.delayed_start,
        value_fn=lambda zone: zone.starts_at if zone.state is ZoneState.SCHEDULED else None,
    ),
    SensorRow(
        key="power_level",
        state_class=SensorStateClass.MEASUREMENT,
        native_unit_of_measurement=PERCENTAGE,
        suggested_display_precision=0,
        has_fn=lambda can: any(mode.power_pct for mode in can.modes),
        value_fn=lambda zone: zone.power_pct,
    ),
    SensorRow(
        key="cooks",
        state_class=SensorStateClass.TOTAL_INCREASING,
        entity_category=EntityCategory.DIAGNOSTIC,
        has_fn=lambda can: can.cooks,
        value_fn=lambda zone: zone.cooks,
    ),
    *(_probe(place) for place in range(MAX_PROBES)),
    *(_probe_target(place) for place in range(MAX_PROBES)),
)

WATCHED_SENSORS: tuple[SensorRow[ZoneCapabilities, Derived], ...] = (
    SensorRow(
        key="preheat_progress",
        state_class=SensorStateClass.MEASUREMENT,
        native_unit_of_measurement=PERCENTAGE,
        has_fn=shows_progress,
        value_fn=lambda derived: derived.progress_pct,
    ),
    SensorRow(
        key="preheated_since",
        device_class=SensorDeviceClass.TIMESTAMP,
        has_fn=shows_preheated,
        value_fn=lambda derived: derived.hot_since,
    ),
    *(_probe_status(place) for place in range(MAX_PROBES)),
)

PROGRAM: SensorRow[ZoneCapabilities, Titled | None] = SensorRow(
    key="program",
    value_fn=lambda program: program.title if program else None,
    attributes_fn=lambda program: (
        {ATTR_PROGRAM_ID: program.id, ATTR_HELD_BY: program.held_by} if program else {}
    ),
)

ON_SINCE: SensorRow[ZoneCapabilities, datetime | None] = SensorRow(
    key="on_since",
    device_class=SensorDeviceClass.TIMESTAMP,
    value_fn=lambda since: since,
)

STARTED_BY: SensorRow[ZoneCapabilities, Starter | None] = SensorRow(
    key="started_by",
    # A name as it is; where there is none, a word that is translated where it is shown.
    value_fn=lambda who: (who.name or who.by) if who else None,
    attributes_fn=lambda who: {"by": who.by} if who else {},
)

COOKER_SENSORS: tuple[SensorRow[Capabilities, Snapshot], ...] = (
    SensorRow(
        key="power",
        device_class=SensorDeviceClass.POWER,
        state_class=SensorStateClass.MEASUREMENT,
        native_unit_of_measurement=UnitOfPower.WATT,
        suggested_display_precision=0,
        has_fn=lambda can: can.power_meter,
        value_fn=lambda cooker: cooker.power_w,
    ),
    SensorRow(
        key="energy",
        device_class=SensorDeviceClass.ENERGY,
        state_class=SensorStateClass.TOTAL_INCREASING,
        native_unit_of_measurement=UnitOfEnergy.KILO_WATT_HOUR,
        suggested_display_precision=2,
        has_fn=lambda can: can.power_meter,
        value_fn=lambda cooker: cooker.energy_kwh,
    ),
    SensorRow(
        key="water",
        device_class=SensorDeviceClass.ENUM,
        options=words(Water),
        has_fn=lambda can: can.water,
        value_fn=lambda cooker: word(cooker.water),
    ),
    SensorRow(
        key="rssi",
        device_class=SensorDeviceClass.SIGNAL_STRENGTH,
        state_class=SensorStateClass.MEASUREMENT,
        native_unit_of_measurement=SIGNAL_STRENGTH_DECIBELS_MILLIWATT,
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        has_fn=lambda can: can.rssi,
        value_fn=lambda cooker: cooker.rssi_dbm,
    ),
)

FIRMWARE: SensorRow[Capabilities, Identity] = SensorRow(
    key="firmware",
    entity_category=EntityCategory.DIAGNOSTIC,
    entity_registry_enabled_default=False,
    has_fn=lambda can: can.own_line,
    value_fn=lambda identity: identity.firmware,
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: CookerConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Create the sensors that a cooker can fill, or those of the household."""
    if is_household(entry):
        async_add_entities([NextAction(hass, entry)])
        return
    cooker = entry.runtime_data
    every = tuple(zones(cooker))
    async_add_entities(entities(CookerSensor, [whole(cooker)], COOKER_SENSORS))
    async_add_entities(entities(CookerSensor, [itself(cooker)], [FIRMWARE]))
    async_add_entities(entities(CookerSensor, every, ZONE_SENSORS))
    async_add_entities(entities(CookerSensor, map(watched, every), WATCHED_SENSORS))
    async_add_entities(entities(CookerSensor, map(heating_up, every), HEAT_UP_SENSORS))
    async_add_entities(entities(CookerSensor, map(_on_since, every), [ON_SINCE]))
    async_add_entities(entities(CookerSensor, map(_titled, every), [PROGRAM]))
    async_add_entities(entities(CookerSensor, map(_started_by, every), [STARTED_BY]))
    async_add_entities(map(PlanSensor, every))
    welcome(entry, async_add_entities, ScenePlan)


def _titled(zone: Zone) -> Part[ZoneCapabilities, Titled | None]:
    """Return the zone by its program, with the title in the language of the house."""
    language = zone.coordinator.hass.config.language

    def seen(says: ZoneSnapshot) -> Titled | None:
        ours = zone.coordinator.holds(zone.zone)
        return _titled_in(says.program, language, "home_assistant" if ours else "cooker")

    return seen_as(zone, seen)


def _on_since(zone: Zone) -> Part[ZoneCapabilities, datetime | None]:
    """Return the zone of which we, not the cooker, tell since when it is on."""
    return seen_as(zone, lambda _: zone.coordinator.since(zone.zone))


def _started_by(zone: Zone) -> Part[ZoneCapabilities, Starter | None]:
    """Return the zone by who started its cook, which the cooker knows only in part."""
    return seen_as(zone, lambda _: zone.coordinator.started_by(zone.zone))


class CookerSensor[CanT, SaysT](CookerEntity[CanT, SaysT], SensorEntity):
    """A fact that a cooker told."""

    entity_description: SensorRow[CanT, SaysT]

    @property
    @override
    def native_value(self) -> Value:
        """Return what the cooker said."""
        return self.entity_description.value_fn(self.part.says)

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any]:
        """Return what belongs to it."""
        return self.entity_description.attributes_fn(self.part.says)

    @override
    def _face(self) -> object:
        return self.native_value, self.extra_state_attributes
