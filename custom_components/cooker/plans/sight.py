"""What stands in the way of a start, as far as a cooker shows it."""

from dataclasses import dataclass

from ..entity import Zone
from ..lib.aiocooker import DoorState, RefusalReason, RemoteStart, Water


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What a person changes by coming to a cooker: while it is the same, nobody was there."""

    remote_start: RemoteStart | None
    door: DoorState | None
    child_lock: bool | None
    water: Water | None

    @property
    def obstacle(self) -> RefusalReason | None:
        """Return what the cooker would refuse a start for; None where nothing shows."""
        if self.remote_start is RemoteStart.NOT_ALLOWED:
            return RefusalReason.REMOTE_START_NOT_ALLOWED
        if self.child_lock:
            return RefusalReason.CHILD_LOCKED
        return RefusalReason.DOOR_OPEN if self.door is DoorState.OPEN else None


def sight(zone: Zone) -> Sight:
    """Return what can be seen of a zone now."""
    whole = zone.coordinator.data
    return Sight(
        remote_start=whole.remote_start,
        door=zone.says.door,
        child_lock=whole.child_lock,
        water=whole.water,
    )
