"""What an adopted appliance refuses before anything is called, in the order of the specification.

The appliance itself may not be asked: an oven whose door is open would begin when it is closed.
"""

from ..lib.aiocooker import (
    CookingMode,
    DoorState,
    Program,
    Range,
    RefusalReason,
    Refused,
    RemoteStart,
    Snapshot,
    Stage,
    StageKind,
    ZoneCapabilities,
    ZoneState,
)
from ..on_since import ON
from .adoption import ZONE, Adoption
from .profile import Role
from .reading import View, temperature

_READY = {ZoneState.IDLE, ZoneState.FINISHED, ZoneState.COOLING_DOWN}


def must_be_allowed(adoption: Adoption, says: Snapshot, seen: View) -> None:
    """Raise Refused where nothing may be begun now."""
    zone = says.zones[ZONE]
    if not adoption.profile.can_start:
        raise Refused(RefusalReason.UNSUPPORTED)
    if zone.state is ZoneState.FAULT:
        raise Refused(RefusalReason.FAULT)
    if zone.state in ON or zone.state is ZoneState.SCHEDULED:
        raise Refused(RefusalReason.BUSY)
    if zone.state not in _READY:
        raise Refused(RefusalReason.INVALID_STATE)
    if not adoption.can_start or says.remote_start not in {None, RemoteStart.ALLOWED}:
        raise Refused(RefusalReason.REMOTE_START_NOT_ALLOWED)
    if says.child_lock:
        raise Refused(RefusalReason.CHILD_LOCKED)
    if zone.door is DoorState.OPEN:
        raise Refused(RefusalReason.DOOR_OPEN)
    if adoption.profile.regulates and temperature(adoption, seen, Role.TEMPERATURE) is None:
        raise Refused(RefusalReason.FAULT, text="the thermometer says nothing")


def must_fit(can: ZoneCapabilities, program: Program, delay_s: float | None) -> Stage:
    """Return the one stage of a program; raises Refused where the zone cannot cook it."""
    if delay_s:
        raise Refused(RefusalReason.UNSUPPORTED, field="delay_s")
    if len(program.stages) != 1:
        raise Refused(RefusalReason.UNSUPPORTED, field="stages")
    (stage,) = program.stages
    mode = can.mode(stage.mode) if stage.mode is not None else None
    if stage.kind is not StageKind.COOK or mode is None or stage.until is not None:
        raise Refused(RefusalReason.UNSUPPORTED, field="mode")
    if stage.power_pct is not None or stage.mode is CookingMode.CLEAN:
        raise Refused(RefusalReason.UNSUPPORTED, field="power_pct")
    must_hold("duration_s", stage.duration_s, mode.duration_s)
    if mode.temperature_c is not None:
        must_hold("target_c", stage.target_c, mode.temperature_c)
    return stage


def must_hold(field: str, value: float | None, bounds: Range) -> float:
    """Return a value within its bounds; raises Refused for one without or outside."""
    if value is None or not bounds.holds(value):
        raise Refused(
            RefusalReason.OUT_OF_RANGE, field=field, minimum=bounds.min, maximum=bounds.max
        )
    return value
