"""Writes the journal: follows each cooker's events and what its zones show.

The events decide: each arrives once, also after a time without a line. Only where a zone shows that
nothing runs, and no event of the end came, the end is noted as unseen.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from homeassistant.core import CALLBACK_TYPE, callback
from homeassistant.helpers.event import async_call_later
from homeassistant.util import dt as dt_util

from ..coordinator import CookerCoordinator
from ..entity import Zone, zones
from ..lib.aiocooker import CookerEvent, EventType, StageKind, ZoneSnapshot, ZoneState
from ..on_since import ON
from .cook import Cook, Result
from .journal import Journal

PATIENCE_S: Final = 60.0
"""An event follows the change that it tells of at once; after a broken line within seconds."""

_ENDS: Final = {
    EventType.FINISHED: Result.FINISHED,
    EventType.STOPPED: Result.STOPPED,
    EventType.INTERRUPTED: Result.INTERRUPTED,
}
_COOKS = ON - {ZoneState.KEEPING_WARM}


class Writer:
    """Writes down what one cooker cooks."""

    def __init__(self, journal: Journal, coordinator: CookerCoordinator) -> None:
        self._journal = journal
        self._coordinator = coordinator
        self._cooker = coordinator.cooker.identity.id
        self._doubts: dict[str, CALLBACK_TYPE] = {}

    @callback
    def follow(self) -> CALLBACK_TYPE:
        """Begin; returns what ends it."""
        ends = (
            self._coordinator.subscribe_events(self._take),
            self._coordinator.async_add_listener(self._look),
        )
        self._look()

        def close() -> None:
            for end in (*ends, *self._doubts.values()):
                end()
            self._doubts.clear()

        return close

    @callback
    def _take(self, event: CookerEvent) -> None:
        at = dt_util.utcnow() - timedelta(seconds=event.age_s)
        zone = self._zone(event.zone)
        if zone is None:
            return
        running = self._journal.running(self._cooker, zone.zone)
        if event.type is EventType.COOK_STARTED:
            self._begin(zone, at, event)
        elif running and event.type is EventType.PREHEATED:
            self._journal.note(replace(running, hot_at=at))
        elif running and (result := _ENDS.get(event.type)):
            self._trust(zone.zone)
            self._journal.end(running, result, at)

    def _begin(self, zone: Zone, at: datetime, event: CookerEvent | None) -> None:
        self._trust(zone.zone)
        said = event.data if event else {}
        program, by = said.get("program"), said.get("by")
        cook = Cook(
            id="",
            cooker=self._cooker,
            zone=zone.zone,
            name=zone.name,
            started_at=at,
            program=str(program) if program else None,
            by=str(by) if by else None,
        )
        self._describe(zone, self._journal.begin(cook))

    @callback
    def _look(self) -> None:
        if not self._coordinator.last_update_success:
            return
        for can in self._coordinator.cooker.capabilities.zones:
            running = self._journal.running(self._cooker, can.id)
            if running is None or (zone := self._zone(can.id)) is None:
                continue
            if _runs(zone.says) or zone.says.state is ZoneState.UNKNOWN:
                self._trust(zone.zone)
                self._describe(zone, running)
            elif zone.zone not in self._doubts:
                self._doubt(zone.zone, dt_util.utcnow())

    def _describe(self, zone: Zone, cook: Cook) -> None:
        """Note what the zone says of its cook."""
        says = zone.says
        if not _runs(says) or says.program is None:
            return
        mode = says.stage.mode if says.stage else None
        cooks = says.stage is not None and says.stage.kind is StageKind.COOK
        by_itself = says.state is ZoneState.COOKING and cooks and says.remaining_s is None
        self._journal.note(
            replace(
                cook,
                program=says.program.id,
                titles=dict(says.program.name),
                mode=mode.value if mode else cook.mode,
                command_id=says.origin.command_id if says.origin else cook.command_id,
                open_ended=cook.open_ended or by_itself,
            )
        )

    def _doubt(self, zone: str, since: datetime) -> None:
        """Nothing runs any more: give the event of the end a while, then note it as unseen."""

        @callback
        def give_up(_now: datetime) -> None:
            self._doubts.pop(zone, None)
            if cook := self._journal.running(self._cooker, zone):
                self._journal.end(cook, Result.LOST, since)

        self._doubts[zone] = async_call_later(self._coordinator.hass, PATIENCE_S, give_up)

    def _trust(self, zone: str) -> None:
        if cancel := self._doubts.pop(zone, None):
            cancel()

    def _zone(self, zone_id: str | None) -> Zone | None:
        every = zones(self._coordinator)
        return next((zone for zone in every if zone.zone == zone_id), None)


def _runs(says: ZoneSnapshot) -> bool:
    """Whether a cook runs: resting or holding in between, its program still has a stage."""
    return says.state in _COOKS or says.stage is not None
