"""Momentary facts: each once, none lost, none before anybody listens."""

from aiocooker import CookerEvent, EventType
from aiocooker.drivers.native import wire
from aiocooker.drivers.native.events import KEPT, Events


def event(event_id: int) -> CookerEvent:
    return CookerEvent(event_id=event_id, type=EventType.FINISHED)


def subscribed(*event_ids: int, last: int | None) -> wire.Subscription:
    events = tuple(event(one) for one in event_ids)
    return wire.Subscription(seq=0, snapshot={}, events=events, last_event_id=last)


def listening(events: Events) -> list[tuple[int, bool]]:
    heard: list[tuple[int, bool]] = []
    events.subscribe(lambda one: heard.append((one.event_id, one.recovered)))
    events.release()
    return heard


def test_the_past_of_a_new_cooker_is_none_of_our_business() -> None:
    events = Events(after=None)
    heard = listening(events)
    events.begin(subscribed(1, 2, last=2))
    events.take(event(3))
    assert heard == [(3, False)]


def test_what_was_missed_comes_once_in_its_order_and_marked() -> None:
    events = Events(after=5)
    heard = listening(events)
    events.begin(subscribed(7, 6, 5, last=7))
    events.take(event(7))
    events.take(event(8))
    assert heard == [(6, True), (7, True), (8, False)]
    assert events.last_id == 8


def test_a_cooker_that_never_had_an_event_loses_none_later() -> None:
    events = Events(after=None)
    heard = listening(events)
    events.begin(subscribed(last=None))
    assert events.last_id == 0
    events.begin(subscribed(1, last=1))
    assert heard == [(1, True)]


def test_a_cooker_that_counts_anew_is_heard_again() -> None:
    events = Events(after=70_000)
    heard = listening(events)
    events.begin(subscribed(last=12))
    events.take(event(13))
    assert heard == [(13, False)]


def test_events_wait_for_a_line_and_a_listener() -> None:
    events = Events(after=0)
    events.begin(subscribed(1, last=1))
    heard: list[int] = []
    events.subscribe(lambda one: heard.append(one.event_id))
    assert heard == []
    events.release()
    events.hold()
    events.take(event(2))
    assert heard == [1]
    events.release()
    assert heard == [1, 2]


def test_only_the_first_listener_gets_what_waited() -> None:
    events = Events(after=0)
    events.release()
    events.take(event(1))
    first, second = listening(events), listening(events)
    assert (first, second) == ([(1, False)], [])


def test_without_a_listener_no_more_is_kept_than_a_cooker_keeps() -> None:
    events = Events(after=0)
    for event_id in range(1, 200):
        events.take(event(event_id))
    assert [one for one, _ in listening(events)] == list(range(200 - KEPT, 200))
