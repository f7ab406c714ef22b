"""What a person can tell a cooker to do now. Start alone begins heat."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import override

from homeassistant.components.button import (
    ButtonDeviceClass,
    ButtonEntity,
    ButtonEntityDescription,
)
from homeassistant.const import EntityCategory
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import CookerConfigEntry
from .derived import measures_heat_up
from .entity import CookerEntity, Part, Zone, entities, must_run, no, whole, zones
from .exposure import Unexposed
from .lib.aiocooker import (
    Capabilities,
    RefusalReason,
    Refused,
    Snapshot,
    ZoneCapabilities,
    ZoneSnapshot,
)
from .programs.next_cook import next_cook
from .scene_entities import SCENE_BUTTONS, SceneButton, welcome
from .staging import known_modes
from .starting import begin

PARALLEL_UPDATES = 0
"""Stop must not wait for the answer to a Start."""

MINUTE_S = 60.0

_NO_TIME = {
    RefusalReason.INVALID_STATE: "nothing_to_adjust",
    RefusalReason.UNSUPPORTED: "no_time_to_add_to",
    RefusalReason.OUT_OF_RANGE: "too_much_time",
}
"""A stage may have no time to lengthen: food is awaited, or a temperature decides."""


@dataclass(frozen=True, kw_only=True)
class ButtonRow[CanT, SaysT](ButtonEntityDescription):
    """One button: who has it, and what it asks; the context tells who pressed it."""

    has_fn: Callable[[CanT], bool] = lambda _: True
    press_fn: Callable[[Part[CanT, SaysT], Context | None], Awaitable[None]]


async def _start(zone: Zone, context: Context | None) -> None:
    await begin(zone, await next_cook(zone), context=context)


async def _add(zone: Zone, add_s: float) -> None:
    """Lengthen what cooks; there is nothing to lengthen before it does."""
    must_run(zone)
    try:
        await zone.coordinator.cooker.adjust(zone.zone, add_s=add_s)
    except Refused as refused:
        if (key := _NO_TIME.get(refused.reason)) is None:
            raise
        raise no(zone, key) from refused


async def _reset_heat_up(zone: Zone, _: Context | None) -> None:
    zone.coordinator.forget_heat_ups(zone.zone)


ZONE_BUTTONS: tuple[ButtonRow[ZoneCapabilities, ZoneSnapshot], ...] = (
    ButtonRow(key="start", has_fn=lambda can: bool(known_modes(can)), press_fn=_start),
    ButtonRow(key="stop", press_fn=lambda zone, _: zone.coordinator.cooker.stop(zone.zone)),
    ButtonRow(
        key="pause",
        has_fn=lambda can: can.pause,
        press_fn=lambda zone, _: zone.coordinator.cooker.pause(zone.zone),
    ),
    ButtonRow(
        key="resume",
        has_fn=lambda can: can.pause,
        press_fn=lambda zone, _: zone.coordinator.cooker.resume(zone.zone),
    ),
    ButtonRow(
        key="add_1_minute",
        has_fn=lambda can: bool(known_modes(can)),
        press_fn=lambda zone, _: _add(zone, MINUTE_S),
    ),
    ButtonRow(
        key="add_5_minutes",
        has_fn=lambda can: bool(known_modes(can)),
        press_fn=lambda zone, _: _add(zone, 5 * MINUTE_S),
    ),
    ButtonRow(
        key="reset_heat_up",
        entity_category=EntityCategory.CONFIG,
        entity_registry_enabled_default=False,
        has_fn=measures_heat_up,
        press_fn=_reset_heat_up,
    ),
    ButtonRow(
        key="acknowledge",
        press_fn=lambda zone, _: zone.coordinator.cooker.acknowledge(zone.zone),
    ),
)

COOKER_BUTTONS: tuple[ButtonRow[Capabilities, Snapshot], ...] = (
    ButtonRow(
        key="identify",
        device_class=ButtonDeviceClass.IDENTIFY,
        entity_category=EntityCategory.DIAGNOSTIC,
        has_fn=lambda can: can.own_line,
        press_fn=lambda part, _: part.coordinator.cooker.identify(),
    ),
)


async def async_setup_entry(
    _hass: HomeAssistant,
    entry: CookerConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Create the buttons for what a cooker can be told."""
    cooker = entry.runtime_data
    async_add_entities(entities(CookerButton, [whole(cooker)], COOKER_BUTTONS))
    async_add_entities(entities(CookerButton, zones(cooker), ZONE_BUTTONS))
    welcome(
        entry, async_add_entities, *(partial(SceneButton, description=row) for row in SCENE_BUTTONS)
    )


class CookerButton[CanT, SaysT](Unexposed, CookerEntity[CanT, SaysT], ButtonEntity):
    """A button, never greyed out while the cooker is there: a refusal says what to do."""

    entity_description: ButtonRow[CanT, SaysT]

    @override
    async def async_press(self) -> None:
        """Ask, and raise the refusal in words."""
        await self.ask(self.entity_description.press_fn(self.part, self._context))
