"""The settings of the next cook that are numbers. Setting one sends nothing: only Start does."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import ceil, floor
from typing import override

from homeassistant.components.number import (
    NumberDeviceClass,
    NumberEntity,
    NumberEntityDescription,
)
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from . import scale
from .const import DOMAIN
from .coordinator import CookerConfigEntry
from .entity import CookerEntity, Zone, zones
from .lib.aiocooker import ModeCapability, Range, ZoneCapabilities, ZoneSnapshot
from .scale import Scale
from .staging import Staged, fitted, known_modes, mode_of

PARALLEL_UPDATES = 0


@dataclass(frozen=True, kw_only=True)
class NumberRow(NumberEntityDescription):
    """One setting: its bounds in a mode, its place among what is staged, and how it is shown."""

    range_fn: Callable[[ModeCapability], Range | None]
    value_fn: Callable[[Staged], float | None]
    set_fn: Callable[[Staged, float], Staged]
    scale_fn: Callable[[HomeAssistant], Scale]

    def has_fn(self, can: ZoneCapabilities) -> bool:
        """Whether any mode has this setting."""
        return any(self.range_fn(mode) for mode in known_modes(can))


NUMBERS = (
    NumberRow(
        key="set_temperature",
        device_class=NumberDeviceClass.TEMPERATURE,
        range_fn=lambda mode: mode.temperature_c,
        value_fn=lambda staged: staged.target_c,
        set_fn=lambda staged, value: replace(staged, target_c=value),
        scale_fn=scale.temperature,
    ),
    NumberRow(
        key="set_duration",
        device_class=NumberDeviceClass.DURATION,
        range_fn=lambda mode: mode.duration_s,
        value_fn=lambda staged: staged.duration_s,
        set_fn=lambda staged, value: replace(staged, duration_s=value),
        scale_fn=scale.minutes,
    ),
    NumberRow(
        key="set_power",
        range_fn=lambda mode: mode.power_pct,
        value_fn=lambda staged: staged.power_pct,
        set_fn=lambda staged, value: replace(staged, power_pct=value),
        scale_fn=scale.percent,
    ),
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: CookerConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Create the settings that any mode of a zone has."""
    async_add_entities(
        CookerNumber(zone, row, row.scale_fn(hass))
        for zone in zones(entry.runtime_data)
        for row in NUMBERS
        if row.has_fn(zone.can)
    )


class CookerNumber(CookerEntity[ZoneCapabilities, ZoneSnapshot], NumberEntity):
    """A setting of the next cook, in the bounds of the chosen mode."""

    entity_description: NumberRow

    def __init__(self, zone: Zone, row: NumberRow, seen: Scale) -> None:
        super().__init__(zone, row)
        self._scale = seen
        self._attr_native_unit_of_measurement = seen.unit
        self._take_bounds()

    @property
    @override
    def native_value(self) -> float | None:
        """Return what is set; None where the chosen mode has no such setting."""
        value = self.entity_description.value_fn(self.part.staged)
        return None if value is None else _plain(self._scale.shown(value))

    @override
    async def async_set_native_value(self, value: float) -> None:
        """Set it to a whole number of steps within the mode's bounds."""
        staged = self.part.staged
        mode = mode_of(self.part.can, staged)
        if self.entity_description.range_fn(mode) is None:
            raise ServiceValidationError(
                translation_domain=DOMAIN,
                translation_key="not_in_this_mode",
                translation_placeholders={"name": self.part.name},
            )
        stepped = round(value / self._attr_native_step) * self._attr_native_step
        changed = self.entity_description.set_fn(staged, self._scale.meant(stepped))
        self.coordinator.stage(self.part.zone, fitted(mode, changed))

    @override
    def _face(self) -> object:
        self._take_bounds()
        return (
            self.native_value,
            self._attr_native_min_value,
            self._attr_native_max_value,
            self._attr_native_step,
        )

    def _take_bounds(self) -> None:
        """Take the chosen mode's bounds, those of any mode where it has none, on whole steps."""
        modes = (mode_of(self.part.can, self.part.staged), *known_modes(self.part.can))
        bounds = next(filter(None, map(self.entity_description.range_fn, modes)))
        step = self._scale.step(bounds.step)
        low, high = self._scale.shown(bounds.min), self._scale.shown(bounds.max)
        self._attr_native_step = step
        self._attr_native_min_value = min(round(ceil(low / step) * step, 3), high)
        self._attr_native_max_value = max(round(floor(high / step) * step, 3), low)


def _plain(value: float) -> float:
    """Drop a `.0`, which Home Assistant would show."""
    return int(value) if value == int(value) else value
