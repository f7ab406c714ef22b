"""The settings that are numbers: those of the next cook, and the temperature of the running one.

Setting one for the next cook sends nothing: only Start does. The running one never starts a cook.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import override

from homeassistant.components.number import (
    NumberDeviceClass,
    NumberEntity,
    NumberEntityDescription,
)
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from . import scale
from .coordinator import CookerConfigEntry
from .entity import CookerEntity, Zone, no, zones
from .lib.aiocooker import ModeCapability, Range, ZoneCapabilities, ZoneSnapshot
from .scale import Scale
from .staging import Staged, fitted, known_modes, mode_of
from .temperatures import every_range, running_c, running_range, set_running

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

RUNNING_TEMPERATURE = NumberEntityDescription(
    key="running_temperature", device_class=NumberDeviceClass.TEMPERATURE
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: CookerConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Create the settings that any mode of a zone has."""
    seen = scale.temperature(hass)
    async_add_entities(
        RunningTemperature(zone, RUNNING_TEMPERATURE, seen)
        for zone in zones(entry.runtime_data)
        if every_range(zone.can)
    )
    async_add_entities(
        CookerNumber(zone, row, row.scale_fn(hass))
        for zone in zones(entry.runtime_data)
        for row in NUMBERS
        if row.has_fn(zone.can)
    )


class _Bounded(CookerEntity[ZoneCapabilities, ZoneSnapshot], NumberEntity, ABC):
    """A number whose bounds follow a mode, in the unit that people see."""

    def __init__(self, zone: Zone, row: NumberEntityDescription, seen: Scale) -> None:
        super().__init__(zone, row)
        self._scale = seen
        self._attr_native_unit_of_measurement = seen.unit
        self._take(self._bounds())

    @abstractmethod
    def _bounds(self) -> Range:
        """Return the bounds of this moment."""

    @override
    def _face(self) -> object:
        self._take(self._bounds())
        return (
            self.native_value,
            self._attr_native_min_value,
            self._attr_native_max_value,
            self._attr_native_step,
        )

    def _take(self, bounds: Range) -> None:
        """Take bounds on whole steps."""
        self._slider = slider = scale.slider(self._scale, bounds)
        self._attr_native_step = slider.step
        self._attr_native_min_value, self._attr_native_max_value = slider.low, slider.high

    def _meant(self, value: float) -> float:
        """Return what a person means, on the nearest whole step, as the cooker counts."""
        return self._scale.meant(self._slider.nearest(value))


class CookerNumber(_Bounded):
    """A setting of the next cook, in the bounds of the chosen mode."""

    entity_description: NumberRow

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
            raise no(self.part, "not_in_this_mode")
        changed = self.entity_description.set_fn(staged, self._meant(value))
        self.coordinator.stage(self.part.zone, fitted(mode, changed))

    @override
    def _bounds(self) -> Range:
        """Return the chosen mode's bounds, those of any mode where it has none."""
        modes = (mode_of(self.part.can, self.part.staged), *known_modes(self.part.can))
        return next(filter(None, map(self.entity_description.range_fn, modes)))


class RunningTemperature(_Bounded):
    """What the running stage is after; without one there is nothing to set."""

    @property
    @override
    def native_value(self) -> float | None:
        """Return what the cooker says; None where nothing runs or heats to a temperature."""
        target_c = running_c(self.part)
        return None if target_c is None else _plain(round(self._scale.shown(target_c), 1))

    @override
    async def async_set_native_value(self, value: float) -> None:
        """Change the running stage, and nothing else."""
        await self.ask(set_running(self.part, self._meant(value)))

    @override
    def _bounds(self) -> Range:
        """Return the running mode's bounds; all that any mode takes where none runs."""
        return running_range(self.part)


def _plain(value: float) -> float:
    """Drop a `.0`, which Home Assistant would show."""
    return int(value) if value == int(value) else value
