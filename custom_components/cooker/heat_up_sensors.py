"""What is learned of heat-ups, in times and minutes."""

from collections.abc import Mapping
from typing import Any

from homeassistant.components.sensor import SensorDeviceClass, SensorStateClass
from homeassistant.const import EntityCategory, UnitOfTime

from .derived import measures_heat_up, shows_preheated
from .heating import HeatUpFace, minutes
from .lib.aiocooker import ZoneCapabilities
from .sensor_row import SensorRow


def _ready_between(face: HeatUpFace) -> Mapping[str, Any]:
    """Tell how sure it is, and from what; nothing where the cooker itself says it."""
    ready = face.ready
    if ready is None or ready.evidence is None:
        return {}
    return {
        "low": ready.low,
        "high": ready.high,
        "runs": ready.runs,
        "evidence": ready.evidence.value,
    }


def _takes_between(face: HeatUpFace) -> Mapping[str, Any]:
    if face.next is None:
        return {}
    return {
        "low": minutes(face.next.low_s),
        "high": minutes(face.next.high_s),
        "runs": face.next.runs,
        "evidence": face.next.evidence.value,
    }


HEAT_UP_SENSORS: tuple[SensorRow[ZoneCapabilities, HeatUpFace], ...] = (
    SensorRow(
        key="ready_at",
        device_class=SensorDeviceClass.TIMESTAMP,
        has_fn=shows_preheated,
        value_fn=lambda face: face.ready.at if face.ready else None,
        attributes_fn=_ready_between,
    ),
    SensorRow(
        key="heat_up_time",
        device_class=SensorDeviceClass.DURATION,
        native_unit_of_measurement=UnitOfTime.MINUTES,
        has_fn=measures_heat_up,
        value_fn=lambda face: minutes(face.next.median_s) if face.next else None,
        attributes_fn=_takes_between,
    ),
    SensorRow(
        key="heat_up_rate",
        state_class=SensorStateClass.MEASUREMENT,
        native_unit_of_measurement="K/min",
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        has_fn=measures_heat_up,
        value_fn=lambda face: face.rate_k_per_min,
    ),
)
