"""Watches every zone of a cooker; what was told of the present cook outlives a restart."""

from collections.abc import Iterator
from datetime import datetime

from .derived import Derived, Watch, restored, stored
from .lib.aiocooker import Capabilities, CookerEvent, Snapshot
from .memory import Memory


class Watching:
    """What each zone shows beyond what it says."""

    def __init__(self, capabilities: Capabilities, memory: Memory) -> None:
        self._memory = memory
        self._stored = memory.facts["watched"]
        self._watches = {
            zone.id: restored(zone, self._stored.get(zone.id, {})) for zone in capabilities.zones
        }

    def of(self, zone: str) -> Derived:
        """Return what is known of a zone; nothing of one that is gone."""
        return self._watches[zone].derived if zone in self._watches else Derived()

    def look(self, snapshot: Snapshot, now: datetime) -> None:
        """Take in what the cooker says now."""
        for zone, watch in tuple(self._watches.items()):
            if (says := snapshot.zones.get(zone)) is not None:
                self._keep(watch.then(says, now))

    def is_news(self, event: CookerEvent, now: datetime) -> bool:
        """Note an event that is about to be told; False where that was told of this cook before."""
        if (watch := self._watches.get(event.zone or "")) is None:
            return True
        if (after := watch.tells(event, now)) is None:
            return False
        self._keep(after)
        return True

    def news(self) -> Iterator[CookerEvent]:
        """Yield what the zones show and may not have said."""
        for watch in tuple(self._watches.values()):
            yield from watch.news()

    def _keep(self, watch: Watch) -> None:
        zone = watch.can.id
        self._watches[zone] = watch
        if (now := stored(watch)) != self._stored.get(zone):
            self._stored[zone] = now
            self._memory.save_soon()
