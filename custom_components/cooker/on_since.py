"""Since when each zone is on, which a cooker does not tell.

Pure functions of values; `before` and what they return are by zone, without those that are off.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from .lib.aiocooker import CookerEvent, EventType, Snapshot, ZoneState

ON = {
    ZoneState.PREHEATING,
    ZoneState.PREHEATED,
    ZoneState.COOKING,
    ZoneState.PAUSED,
    ZoneState.NEEDS_USER,
    ZoneState.KEEPING_WARM,
}
"""From the start to the end of a cook: a pause and a wait for a person belong to it."""


def on_since(
    before: Mapping[str, datetime], snapshot: Snapshot, now: datetime
) -> dict[str, datetime]:
    """Let each zone that is on keep its time; one that does not say is as it was."""
    return {
        zone: before.get(zone, now)
        for zone, says in snapshot.zones.items()
        if says.state in ON or (says.state is ZoneState.UNKNOWN and zone in before)
    }


def on_since_start(
    before: Mapping[str, datetime], event: CookerEvent, now: datetime
) -> dict[str, datetime]:
    """Take the time of a start that was missed; the cook that we knew of is over."""
    match event:
        case CookerEvent(type=EventType.COOK_STARTED, recovered=True, zone=str(zone)):
            if zone in before:
                return {**before, zone: now - timedelta(seconds=event.age_s)}
    return dict(before)
