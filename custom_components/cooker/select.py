"""What the next cook will be, and how. Choosing sends nothing: only Start does."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import override

from homeassistant.components.select import SelectEntity, SelectEntityDescription
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import CookerConfigEntry
from .entity import CookerEntity, Zone, entities, zones
from .lib.aiocooker import CookingMode, ZoneCapabilities, ZoneSnapshot
from .programs.next_cook import chosen
from .programs.recipe import Recipe
from .programs.shelf import Shelf, shelf
from .programs.titles import BY_HAND, titled
from .staging import Staged, TimerStarts, can_preheat, from_program, in_mode, known_modes

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
        set_fn=lambda _, staged, option: replace(
            staged, timer_starts=TimerStarts(option), program_id=None
        ),
    ),
)

PROGRAM = SelectEntityDescription(key="program")


async def async_setup_entry(
    hass: HomeAssistant,
    entry: CookerConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Create the choices that a zone has."""
    async_add_entities(entities(CookerSelect, zones(entry.runtime_data), SELECTS))
    book = await shelf(hass)
    async_add_entities(
        CookerProgram(zone, PROGRAM, book)
        for zone in zones(entry.runtime_data)
        if known_modes(zone.can)
    )


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


class CookerProgram(CookerEntity[ZoneCapabilities, ZoneSnapshot], SelectEntity):
    """What the next cook will be; its settings then show its main stage.

    Whoever changes one of those afterwards cooks by hand again.
    """

    def __init__(self, zone: Zone, description: SelectEntityDescription, book: Shelf) -> None:
        super().__init__(zone, description)
        self._book = book
        self._language = ""
        self._known: dict[str, Recipe] = {}

    @override
    async def async_added_to_hass(self) -> None:
        """Follow what is saved and deleted."""
        await super().async_added_to_hass()
        self.async_on_remove(self._book.subscribe(self._take_shelf))

    @property
    @override
    def options(self) -> list[str]:
        """Return none, then the titles of all that the zone can cook."""
        return [BY_HAND, *self._titled()]

    @property
    @override
    def current_option(self) -> str:
        """Return the title of the chosen program."""
        wanted = self.part.staged.program_id
        found = (name for name, one in self._titled().items() if one.program.id == wanted)
        return next(found, BY_HAND)

    @override
    async def async_select_option(self, option: str) -> None:
        """Choose a program, or none and keep the settings."""
        recipe = self._titled().get(option)
        staged = self.part.staged
        self.coordinator.stage(
            self.part.zone,
            from_program(self.part.can, recipe.program, staged)
            if recipe
            else replace(staged, program_id=None),
        )

    @callback
    def _take_shelf(self) -> None:
        """Show today's titles; the settings follow a chosen program that was changed."""
        self._language = ""
        recipe = chosen(self._book, self.part)
        staged = self.part.staged
        if recipe is not None:
            self.coordinator.stage(
                self.part.zone, from_program(self.part.can, recipe.program, staged)
            )
        elif staged.program_id is not None:
            self.coordinator.stage(self.part.zone, replace(staged, program_id=None))
        self._handle_coordinator_update()

    def _titled(self) -> dict[str, Recipe]:
        """Return what it can cook; worked out once, for a cooker may speak ten times a second."""
        if self._language != (language := self.coordinator.hass.config.language):
            self._known = titled(self._book.recipes(self.part), language)
            self._language = language
        return self._known

    @override
    def _face(self) -> object:
        return self.current_option, self.options
