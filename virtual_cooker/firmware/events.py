"""The appliance's last events, with ids that grow for its whole life."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace

from aiocooker.model import CookerEvent, EventType

KEPT = 64
IDS_PER_BOOT = 65_536
"""An appliance without permanent memory for each event counts its boots: section 8 of the
specification."""


@dataclass(frozen=True, slots=True)
class _Entry:
    event: CookerEvent
    at_s: float


class EventLog:
    """Keeps the last 64 events and hands each new one to a listener."""

    def __init__(self, now: Callable[[], float]) -> None:
        """`now` is the appliance's time in seconds."""
        self._now = now
        self._entries: deque[_Entry] = deque(maxlen=KEPT)
        self._next_id = 0
        self.listener: Callable[[CookerEvent], None] | None = None

    def boot(self, boots: int) -> None:
        """Begin the ids of a new life after a power failure."""
        self._next_id = max(self._next_id, boots * IDS_PER_BOOT)

    def recall(self, events: tuple[CookerEvent, ...]) -> None:
        """Take those that a permanent memory kept; they are at least as old as they were then."""
        for event in events:
            self._entries.append(_Entry(event, self._now() - event.age_s))
            self._next_id = max(self._next_id, event.event_id + 1)

    @property
    def kept(self) -> tuple[CookerEvent, ...]:
        """All that are kept, each with its age."""
        return self.after(-1)

    @property
    def last_id(self) -> int | None:
        """The newest event's id, or None before the first."""
        return self._entries[-1].event.event_id if self._entries else None

    def tell(self, type_: EventType, zone: str | None = None, **data: str | float | bool) -> None:
        """Log an event."""
        event = CookerEvent(event_id=self._next_id, type=type_, zone=zone, data=data)
        self._next_id += 1
        self._entries.append(_Entry(event, self._now()))
        if self.listener is not None:
            self.listener(event)

    def touched(self) -> None:
        """Log that a hand was at the panel; presses without an effect in between are one touch."""
        if not self._entries or self._entries[-1].event.type is not EventType.PANEL_TOUCHED:
            self.tell(EventType.PANEL_TOUCHED)

    def after(self, event_id: int) -> tuple[CookerEvent, ...]:
        """Return those newer than an id, each with its age in the appliance's seconds."""
        now = self._now()
        return tuple(
            replace(entry.event, age_s=now - entry.at_s)
            for entry in self._entries
            if entry.event.event_id > event_id
        )
