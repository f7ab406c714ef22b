"""What a zone says at this moment."""

from aiocooker.model import DoorState, Probe, ProgramStatus, ZoneSnapshot, ZoneState

from .estimate import ready_in_s
from .zone import Zone

HOT_C = 60.0
"""Above this an idle zone says that it cools down: section 7 of the specification."""


def said(zone: Zone, *, faulty: bool) -> ZoneSnapshot:
    """Return the zone's part of the snapshot."""
    can, cook = zone.model.capabilities, zone.cook
    return ZoneSnapshot(
        state=ZoneState.FAULT if faulty else _state(zone),
        program=_program(zone),
        stage=None if cook is None else cook.stage_status,
        temperature_c=zone.body.reading_c if can.temperature else None,
        target_c=zone.heating.target_c(cook),
        power_pct=None if cook is None else cook.stage.power_pct,
        probes=_probes(zone),
        remaining_s=_remaining_s(zone),
        ready_in_s=_ready_in_s(zone),
        starts_in_s=None if zone.schedule is None else max(0.0, zone.schedule.left_s),
        door=_door(zone),
        origin=zone.origin,
        needs_user=None if cook is None else cook.asks,
        cooks=zone.cooks if can.cooks else None,
    )


def _state(zone: Zone) -> ZoneState:
    """Return the zone's state, faults aside."""
    if zone.cook is not None:
        return zone.cook.state(preheats=zone.model.capabilities.preheat)
    if zone.schedule is not None:
        return ZoneState.SCHEDULED
    if zone.heating.warm_c is not None:
        return ZoneState.KEEPING_WARM
    if zone.finished is not None:
        return ZoneState.FINISHED
    hot = zone.model.stays_hot and zone.body.reading_c > HOT_C
    return ZoneState.COOLING_DOWN if hot else ZoneState.IDLE


def _program(zone: Zone) -> ProgramStatus | None:
    running = zone.cook or zone.schedule
    return zone.finished if running is None else running.program_status


def _door(zone: Zone) -> DoorState | None:
    if not zone.model.capabilities.door:
        return None
    return DoorState.OPEN if zone.door_open else DoorState.CLOSED


def _probes(zone: Zone) -> tuple[Probe, ...]:
    body = zone.body
    target_c = None if zone.cook is None else zone.cook.core_target_c
    probe = Probe(inserted=body.probe_inserted, temperature_c=body.probe_c, target_c=target_c)
    return (probe,) * zone.model.capabilities.probe_count


def _remaining_s(zone: Zone) -> float | None:
    cook = zone.cook
    if cook is None:
        return None
    control = zone.heating.control(cook)
    if control is not None and (control.switch_c is not None or control.ends_at_target):
        return None
    return cook.remaining_s


def _ready_in_s(zone: Zone) -> float | None:
    cook = zone.cook
    if cook is None or _state(zone) is not ZoneState.PREHEATING or cook.stage.target_c is None:
        return None
    control = zone.heating.control(cook)
    power = 1.0 if control is None else control.power
    return ready_in_s(zone.model, power, zone.body.reading_c, cook.stage.target_c, cook.stage_s)
