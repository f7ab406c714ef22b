"""Watches every zone of a cooker; what was told of the present cook outlives a restart."""

from collections.abc import Iterator
from datetime import datetime

from .derived import Derived, Watch, restored, stored
from .lib.aiocooker import Capabilities, CookerEvent, Snapshot, ZoneSnapshot
from .memory import Memory


class Watching:
    """What each zone shows beyond what it says."""

    def __init__(self, capabilities: Capabilities, memory: Memory) -> None:
        self._memory = memory
        self._stored = memory.facts["watched"]
        self._watches = {
            zone.id: restored(zone, self._stored.get(zone.id, {})) for zone in capabilities.zones
        }
        self._seen: dict[str, ZoneSnapshot] = {}

    def of(self, zone: str) -> Derived:
        """Return what is known of a zone; nothing of one that is gone."""
        return self._watches[zone].derived if zone in self._watches else Derived()

    def look(self, snapshot: Snapshot, now: datetime) -> None:
        """Take in what the cooker says now; the same said again shows nothing more."""
        for zone, watch in tuple(self._watches.items()):
            says = snapshot.zones.get(zone)
            if says is not None and says is not self._seen.get(zone):
                self._seen[zone] = says
                if (after := watch.then(says, now)) is not watch:
                    self._keep(after)

    def is_news(self, event: CookerEvent, now: datetime) -> bool:
        """Note an event that is about to be told; False where that was told of this cook before."""
        if (watch := self._watches.get(event.zone or "")) is None:
            return True
        if (after := watch.tells(event, now)) is None:
            return False
        self._keep(after)
        self._seen.pop(after.can.id, None)  # what was told may let the same look mean another thing
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
