"""What can be switched. Nothing here heats: waking a cooker only lights its panel."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, override

from homeassistant.components.switch import SwitchEntity, SwitchEntityDescription
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import CookerConfigEntry
from .entity import CookerEntity, whole, word
from .exposure import Unexposed
from .lib.aiocooker import Capabilities, Cooker, Power, Snapshot
from .scene_entities import SceneEnabled, welcome

PARALLEL_UPDATES = 1


@dataclass(frozen=True, kw_only=True)
class SwitchRow(SwitchEntityDescription):
    """One switch: who has it, whether it is on, and what switching asks."""

    has_fn: Callable[[Capabilities], bool]
    value_fn: Callable[[Snapshot], bool | None]
    set_fn: Callable[[Cooker, bool], Awaitable[None]]


def _awake(cooker: Snapshot) -> bool | None:
    return None if word(cooker.power) is None else cooker.power is Power.ON


SWITCHES = (
    SwitchRow(
        key="child_lock",
        entity_category=EntityCategory.CONFIG,
        has_fn=lambda can: can.child_lock,
        value_fn=lambda snapshot: snapshot.child_lock,
        set_fn=lambda cooker, on: cooker.set_child_lock(on=on),
    ),
    SwitchRow(
        key="power",
        has_fn=lambda can: can.standby,
        value_fn=_awake,
        set_fn=lambda cooker, on: cooker.set_power(Power.ON if on else Power.STANDBY),
    ),
)


async def async_setup_entry(
    _hass: HomeAssistant,
    entry: CookerConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Create the switches that a cooker has."""
    cooker = whole(entry.runtime_data)
    async_add_entities(CookerSwitch(cooker, row) for row in SWITCHES if row.has_fn(cooker.can))
    welcome(entry, async_add_entities, SceneEnabled)


class CookerSwitch(Unexposed, CookerEntity[Capabilities, Snapshot], SwitchEntity):
    """A switch of the cooker."""

    entity_description: SwitchRow

    @property
    @override
    def is_on(self) -> bool | None:
        """Return what the cooker said."""
        return self.entity_description.value_fn(self.part.says)

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Switch on."""
        await self._set(on=True)

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Switch off."""
        await self._set(on=False)

    async def _set(self, *, on: bool) -> None:
        await self.ask(self.entity_description.set_fn(self.coordinator.cooker, on))

    @override
    def _face(self) -> object:
        return self.is_on
