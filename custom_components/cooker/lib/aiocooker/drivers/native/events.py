"""Momentary facts, each handed over once."""

from collections import deque
from collections.abc import Callable
from dataclasses import replace

from ...cooker import Unsubscribe
from ...listeners import Listeners
from ...model import CookerEvent
from . import wire

KEPT = 64
"""As many as a cooker keeps (section 8); without a subscriber older ones are let go."""


class Events:
    """Knows the last event, and keeps events until there is a line and somebody who listens."""

    def __init__(self, after: int | None) -> None:
        self.last_id = after
        self._listeners = Listeners[CookerEvent]()
        self._waiting: deque[CookerEvent] = deque(maxlen=KEPT)
        self._asked = False
        self._held = True

    def subscribe(self, listener: Callable[[CookerEvent], None]) -> Unsubscribe:
        """Hand over events from now on; the first subscriber also gets what waited."""
        unsubscribe = self._listeners.add(listener)
        self._asked = True
        self._flush()
        return unsubscribe

    def hold(self) -> None:
        """Keep events back: the line is down or only just coming up."""
        self._held = True

    def release(self) -> None:
        """Hand over events again, those kept back first."""
        self._held = False
        self._flush()

    def begin(self, subscription: wire.Subscription) -> None:
        """Take what happened before this conversation began.

        Without an event to begin after, the past is none of our business. A cooker whose last event
        is older than ours counts anew.
        """
        if self.last_id is not None:
            self.recover(subscription)
        last = subscription.last_event_id
        if self.last_id is None or (last is not None and last < self.last_id):
            self.last_id = last or 0

    def recover(self, subscription: wire.Subscription) -> None:
        """Take what was missed."""
        for event in sorted(subscription.events, key=lambda one: one.event_id):
            self.take(replace(event, recovered=True))

    def take(self, event: CookerEvent) -> None:
        """Take one event, unless it was here before."""
        if self.last_id is not None and event.event_id <= self.last_id:
            return
        self.last_id = event.event_id
        self._waiting.append(event)
        self._flush()

    def _flush(self) -> None:
        while self._waiting and self._asked and not self._held:
            self._listeners.tell(self._waiting.popleft())
