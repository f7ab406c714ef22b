"""How the next cook will heat and when its time starts. Choosing sends nothing: only Start does."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import override

from homeassistant.components.select import SelectEntity, SelectEntityDescription
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import CookerConfigEntry
from .entity import CookerEntity, Zone, entities, zones
from .lib.aiocooker import CookingMode, ZoneCapabilities, ZoneSnapshot
from .staging import Staged, TimerStarts, can_preheat, in_mode, known_modes

PARALLEL_UPDATES = 0


@dataclass(frozen=True, kw_only=True)
class SelectRow(SelectEntityDescription):
    """One choice: what there is to choose, what is chosen, and what choosing changes."""

    options_fn: Callable[[ZoneCapabilities], list[str]]
    value_fn: Callable[[Staged], str]
    set_fn: Callable[[ZoneCapabilities, Staged, str], Staged]

    def has_fn(self, can: ZoneCapabilities) -> bool:
        """Whether there is anything to choose; without a mode that we know nothing is staged."""
        return bool(known_modes(can)) and bool(self.options_fn(can))


SELECTS = (
    SelectRow(
        key="mode",
        options_fn=lambda can: [one.mode.value for one in known_modes(can)],
        value_fn=lambda staged: staged.mode.value,
        # The other settings move into the new mode's bounds.
        set_fn=lambda can, staged, option: in_mode(can, staged, CookingMode(option)),
    ),
    SelectRow(
        key="timer_starts",
        options_fn=lambda can: [one.value for one in TimerStarts] if can_preheat(can) else [],
        value_fn=lambda staged: staged.timer_starts.value,
        set_fn=lambda _, staged, option: replace(staged, timer_starts=TimerStarts(option)),
    ),
)


async def async_setup_entry(
    _hass: HomeAssistant,
    entry: CookerConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Create the choices that a zone has."""
    async_add_entities(entities(CookerSelect, zones(entry.runtime_data), SELECTS))


class CookerSelect(CookerEntity[ZoneCapabilities, ZoneSnapshot], SelectEntity):
    """A choice for the next cook."""

    entity_description: SelectRow

    def __init__(self, zone: Zone, description: SelectRow) -> None:
        super().__init__(zone, description)
        self._attr_options = description.options_fn(zone.can)

    @property
    @override
    def current_option(self) -> str:
        """Return what is chosen."""
        return self.entity_description.value_fn(self.part.staged)

    @override
    async def async_select_option(self, option: str) -> None:
        """Choose."""
        staged = self.entity_description.set_fn(self.part.can, self.part.staged, option)
        self.coordinator.stage(self.part.zone, staged)

    @override
    def _face(self) -> object:
        return self.current_option
