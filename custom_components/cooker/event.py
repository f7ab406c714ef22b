"""Momentary facts of a cook. One that was missed arrives once, marked as recovered."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import override

from homeassistant.components.event import EventEntity, EventEntityDescription
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import CookerConfigEntry
from .entity import CookerEntity, whole, words, zones
from .lib.aiocooker import CookerEvent, EventType

PARALLEL_UPDATES = 0

AT_THE_PANEL = {EventType.PANEL_TOUCHED, EventType.REMOTE_START_ALLOWED}


@dataclass(frozen=True, kw_only=True)
class EventRow(EventEntityDescription):
    """One stream of events, and which of a part's events belong to it."""

    is_for_fn: Callable[[CookerEvent, str], bool]


ZONE_EVENT = EventRow(
    key="cook",
    event_types=[one for one in words(EventType) if one not in AT_THE_PANEL],
    is_for_fn=lambda event, zone: event.zone == zone and event.type not in AT_THE_PANEL,
)

COOKER_EVENT = EventRow(
    key="panel",
    event_types=sorted(one.value for one in (*AT_THE_PANEL, EventType.FAULT)),
    is_for_fn=lambda event, _: (
        event.type in AT_THE_PANEL or (event.zone is None and event.type is EventType.FAULT)
    ),
)


async def async_setup_entry(
    _hass: HomeAssistant,
    entry: CookerConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Create one stream a zone, and one for what people do at the appliance."""
    async_add_entities([CookerEventEntity(whole(entry.runtime_data), COOKER_EVENT)])
    async_add_entities(CookerEventEntity(zone, ZONE_EVENT) for zone in zones(entry.runtime_data))


class CookerEventEntity[CanT, SaysT](CookerEntity[CanT, SaysT], EventEntity):
    """The newest event of its stream."""

    entity_description: EventRow

    @override
    async def async_added_to_hass(self) -> None:
        """Begin to listen."""
        await super().async_added_to_hass()
        self.async_on_remove(self.coordinator.subscribe_events(self._take))

    @callback
    def _take(self, event: CookerEvent) -> None:
        """Show an event; one of a kind that we do not know has no word to show."""
        if event.type is EventType.UNKNOWN:
            return
        if self.entity_description.is_for_fn(event, self.part.zone):
            facts = {"recovered": event.recovered, "age_s": round(event.age_s)}
            self._trigger_event(event.type.value, {**event.data, **facts})
            self.async_write_ha_state()
