"""A zone whose program is held here: seen as stepping needs it, and shown as if it held it itself.

Pure functions of values.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from ..lib.aiocooker import (
    CookingMode,
    DoorState,
    ProgramStatus,
    StageKind,
    StageStatus,
    ZoneSnapshot,
    ZoneState,
)
from ..lib.cookery import Doing, Held, Look, Phase, Step, StepKind

_DOING: Mapping[ZoneState, Doing] = {
    ZoneState.PREHEATING: Doing.HEATING,
    ZoneState.PREHEATED: Doing.HEATING,
    ZoneState.COOKING: Doing.HEATING,
    ZoneState.NEEDS_USER: Doing.HEATING,
    ZoneState.PAUSED: Doing.PAUSED,
    ZoneState.FINISHED: Doing.DONE,
    ZoneState.KEEPING_WARM: Doing.DONE,
    ZoneState.UNKNOWN: Doing.UNKNOWN,
}
"""A leg is one cook stage: it never holds, so that food kept warm means that it is over."""


def looked(zone: ZoneSnapshot) -> Look:
    """Return what stepping needs to know of a zone."""
    origin = zone.origin
    cores = [probe.temperature_c for probe in zone.probes if probe.inserted]
    return Look(
        doing=_DOING.get(zone.state, Doing.OFF),
        origin=None if origin is None else origin.command_id or origin.by.value,
        remaining_s=zone.remaining_s,
        temperature_c=zone.temperature_c,
        target_c=zone.target_c,
        core_c=next((one for one in cores if one is not None), None),
        door_open=None if zone.door is None else zone.door is DoorState.OPEN,
        keeps_warm=zone.state is ZoneState.KEEPING_WARM,
    )


def shown(
    zone: ZoneSnapshot, held: Held, program: ProgramStatus, words: str | None, now_s: float
) -> ZoneSnapshot:
    """Return what people are shown: the whole program, its stage, what is asked, what remains.

    `words` are what a person is asked for. The times are those of the whole program, None where a
    person or a temperature decides.
    """
    if _has_begun(zone, held):
        # Seen before its start was answered: shown as it is, it would seem to cook, not to preheat.
        held = replace(held, phase=Phase.HEATING)
    if zone.state is ZoneState.UNKNOWN or held.phase in {Phase.STARTING, Phase.OVER}:
        return zone
    step, remaining_s = held.step, _remaining_s(zone, held)
    return replace(
        zone,
        state=_state(zone, held),
        program=program,
        stage=StageStatus(
            index=held.index,
            count=len(held.steps),
            kind=StageKind(step.kind.value),
            id=step.id,
            mode=None if step.mode is None else CookingMode(step.mode),
        ),
        remaining_s=remaining_s,
        finishes_at=_finishes_at(zone, held, remaining_s, now_s),
        needs_user=words if held.waits or held.reminds else None,
        origin=zone.origin and replace(zone.origin, command_id=held.id),
    )


def _has_begun(zone: ZoneSnapshot, held: Held) -> bool:
    look = looked(zone)
    begins = held.phase is Phase.STARTING and look.runs
    return begins and look.origin == held.command_id(held.leg)


def _state(zone: ZoneSnapshot, held: Held) -> ZoneState:
    """Return the state that section 10 of the Cooker local API gives such a stage."""
    match held.phase:
        case Phase.RESTING:
            return ZoneState.COOLING_DOWN
        case Phase.ASKING:
            return ZoneState.NEEDS_USER
    if zone.state is ZoneState.PAUSED:
        return zone.state
    match held.step.kind:
        case StepKind.HEAT:
            return ZoneState.PREHEATING
        case StepKind.HOLD:
            after_heat = held.index and held.steps[held.index - 1].kind is StepKind.HEAT
            return ZoneState.PREHEATED if after_heat else ZoneState.KEEPING_WARM
    return ZoneState.COOKING


def _remaining_s(zone: ZoneSnapshot, held: Held) -> float | None:
    if held.phase not in {Phase.HEATING, Phase.SETTING} or zone.remaining_s is None:
        return None
    later = held.steps[held.index + 1 :]
    if not all(_ends_by_time(step) and step.mode == held.mode for step in (held.step, *later)):
        return None
    to_come_s = sum(step.bound_s for step in later)
    if _is_being_set(zone, held):
        return held.step.bound_s + to_come_s
    return max(0.0, zone.remaining_s - held.spare_s) + to_come_s


def _is_being_set(zone: ZoneSnapshot, held: Held) -> bool:
    return held.phase is Phase.SETTING or not held.is_fresh(looked(zone))


def _ends_by_time(step: Step) -> bool:
    return step.heats and step.lasts_s is not None and not step.waits and step.core_c is None


def _finishes_at(
    zone: ZoneSnapshot, held: Held, remaining_s: float | None, now_s: float
) -> datetime | None:
    """Return when it ends, as still as the zone's own time is."""
    if remaining_s is None:
        return None
    if not _is_being_set(zone, held) and zone.finishes_at and zone.remaining_s is not None:
        return zone.finishes_at + timedelta(seconds=remaining_s - zone.remaining_s)
    return datetime.fromtimestamp(round(now_s + remaining_s), UTC)
