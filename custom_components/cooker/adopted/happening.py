"""What happened between two looks at an appliance: it tells no events, so they are made here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ..lib.aiocooker import (
    DoorState,
    EventType,
    RemoteStart,
    Snapshot,
    ZoneSnapshot,
    ZoneState,
)
from ..on_since import ON
from .adoption import ZONE

_SAYS = {
    ZoneState.PREHEATED: EventType.PREHEATED,
    ZoneState.NEEDS_USER: EventType.NEEDS_USER,
    ZoneState.SCHEDULED: EventType.SCHEDULED,
    ZoneState.FAULT: EventType.FAULT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """One thing; without a zone it is the whole appliance's."""

    type: EventType
    zone: str | None = ZONE
    data: Mapping[str, str | float | bool] = field(default_factory=dict)


def happened(before: Snapshot, after: Snapshot) -> Iterator[Happened]:
    """Yield what is new. `before` is the last look at which the zone's state was known."""
    yield from _of_zone(before.zones[ZONE], after.zones[ZONE])
    allowed = RemoteStart.ALLOWED
    if after.remote_start is allowed and before.remote_start is RemoteStart.NOT_ALLOWED:
        yield Happened(type=EventType.REMOTE_START_ALLOWED, zone=None)


def _of_zone(before: ZoneSnapshot, after: ZoneSnapshot) -> Iterator[Happened]:
    was_on, is_on = before.state in ON, after.state in ON
    another = was_on and is_on and before.origin != after.origin
    if is_on and (not was_on or another):
        yield Happened(type=EventType.COOK_STARTED, data=_facts(after))
    if before.state is after.state:
        return
    if was_on and not is_on and after.state is not ZoneState.FAULT:
        done = after.state is ZoneState.FINISHED
        yield Happened(type=EventType.FINISHED if done else EventType.STOPPED)
    if after.state is ZoneState.PAUSED:
        by_door = after.door is DoorState.OPEN
        yield Happened(type=EventType.PAUSED_BY_DOOR if by_door else EventType.PAUSED)
    elif before.state is ZoneState.PAUSED and is_on:
        yield Happened(type=EventType.RESUMED)
    if (said := _SAYS.get(after.state)) is not None:
        code = {"code": after.state.value} if said is EventType.FAULT else {}
        yield Happened(type=said, data=code or _facts(after))


def _facts(zone: ZoneSnapshot) -> dict[str, str | float | bool]:
    return {} if zone.target_c is None else {"target_c": zone.target_c}
