"""Makes a snapshot of what an appliance's entities show. Pure functions of values.

What is not there or says nothing is unknown, never off.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from homeassistant.core import State

from ..lib.aiocooker import (
    CookingMode,
    DoorState,
    Fault,
    Origin,
    Probe,
    ProgramStatus,
    RemoteStart,
    Snapshot,
    StageKind,
    StageStatus,
    StartedBy,
    ZoneSnapshot,
    ZoneState,
)
from ..on_since import ON
from .adoption import ZONE, Adoption
from .cook import Cook, Outcome, Phase
from .profile import Role
from .units import SILENT, celsius, moment, number, seconds, temperature_c

US = "Home Assistant"

_AT_REST = {ZoneState.IDLE, ZoneState.FINISHED, ZoneState.COOLING_DOWN}


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What the entities show at one moment; without those that are missing or say nothing."""

    states: Mapping[Role, State]
    house_unit: str
    now_s: float

    def word(self, role: Role) -> str | None:
        """Return what an entity says."""
        state = self.states.get(role)
        return state.state if state else None


def view(states: Mapping[Role, State | None], house_unit: str, now_s: float) -> View:
    """Return what can be believed of some states."""
    said = {role: one for role, one in states.items() if one and one.state not in SILENT}
    return View(states=said, house_unit=house_unit, now_s=now_s)


def source_state(adoption: Adoption, seen: View) -> ZoneState:
    """Return what the appliance does, by its own word."""
    profile = adoption.profile
    state = profile.states.get(seen.word(Role.STATE) or "", ZoneState.UNKNOWN)
    phase = profile.phases.get(seen.word(Role.PHASE) or "", ZoneState.UNKNOWN)
    if state is ZoneState.COOKING and phase is not ZoneState.UNKNOWN:
        return phase
    return state


def is_on(adoption: Adoption, seen: View) -> bool | None:
    """Return whether heat is on or to come; None where nobody can tell."""
    state = source_state(adoption, seen)
    return None if state is ZoneState.UNKNOWN else state in ON


def temperature(adoption: Adoption, seen: View, role: Role) -> float | None:
    """Return a temperature of the appliance in degrees Celsius, whatever it is given in."""
    if role in seen.states:
        return temperature_c(seen.states[role], seen.house_unit)
    if (place := adoption.profile.attributes.get(role)) is None:
        return None
    state = seen.states.get(place[0])
    value = number(state.attributes.get(place[1])) if state else None
    return None if value is None else celsius(value, seen.house_unit)


def target_c(adoption: Adoption, seen: View) -> float | None:
    """Return what it heats to; the entity that sets it tells it as well."""
    said = temperature(adoption, seen, Role.TARGET)
    return temperature(adoption, seen, Role.SET_TARGET) if said is None else said


def snapshot(adoption: Adoption, seen: View, cook: Cook | None) -> Snapshot:
    """Return all that is known of the appliance."""
    return Snapshot(
        zones={ZONE: zone(adoption, seen, cook)},
        remote_start=_gate(adoption, seen),
        child_lock=_yes(seen.word(Role.CHILD_LOCK)),
        fault=_fault(adoption, seen, cook),
    )


def zone(adoption: Adoption, seen: View, cook: Cook | None) -> ZoneSnapshot:
    """Return what its zone does."""
    state = _state(adoption, seen, cook)
    if state is ZoneState.UNKNOWN:
        return ZoneSnapshot(state=state, origin=_origin(cook, state))
    mode = _mode(adoption, seen, cook) if state in ON else None
    ours = cook if cook and cook.is_active else None
    finishes_at = _finishes_at(adoption, seen, ours) if state in ON else None
    left = finishes_at - _at(seen.now_s) if finishes_at else None
    return ZoneSnapshot(
        state=state,
        program=ProgramStatus(id=ours.program_id, name=ours.name) if ours else None,
        stage=StageStatus(index=0, count=1, kind=StageKind.COOK, mode=mode)
        if state in ON
        else None,
        temperature_c=temperature(adoption, seen, Role.TEMPERATURE),
        target_c=_target_c(adoption, seen, ours) if state in ON else None,
        probes=_probes(adoption, seen),
        remaining_s=None if left is None else max(0.0, left.total_seconds()),
        door=_door(adoption, seen),
        origin=_origin(cook, state),
        finishes_at=finishes_at,
    )


def _state(adoption: Adoption, seen: View, cook: Cook | None) -> ZoneState:
    state = source_state(adoption, seen)
    if cook is None or state is ZoneState.UNKNOWN:
        return state
    if adoption.profile.regulates and cook.phase is Phase.ON:
        # Its switch is off for half of the time; the cook is not.
        return ZoneState.COOKING
    if state in _AT_REST and cook.phase is Phase.OVER and not cook.seen:
        return _ENDED.get(cook.outcome or Outcome.STOPPED, state)
    return state


_ENDED = {Outcome.FINISHED: ZoneState.FINISHED, Outcome.FAULT: ZoneState.FAULT}


def _target_c(adoption: Adoption, seen: View, ours: Cook | None) -> float | None:
    said = target_c(adoption, seen)
    return ours.target_c if said is None and ours else said


def _mode(adoption: Adoption, seen: View, cook: Cook | None) -> CookingMode | None:
    if cook and cook.is_active:
        return cook.mode
    said = seen.word(Role.SET_MODE) or seen.word(Role.PROGRAM)
    if said is None:
        only = tuple(adoption.modes) if "" in adoption.modes.values() else ()
        return only[0] if only else None
    return adoption.profile.modes.get(said)


def _finishes_at(adoption: Adoption, seen: View, ours: Cook | None) -> datetime | None:
    """Return when it ends: as the appliance says where it keeps time, else as we do."""
    if ours and not adoption.profile.takes_time:
        return _at(int(ours.ends_s))
    if (said := moment(seen.states.get(Role.FINISHES_AT))) is not None:
        return said
    state = seen.states.get(Role.REMAINING)
    left_s = seconds(state)
    if state is not None and left_s:
        # To the minute, since every report is a little late in another way.
        then = state.last_updated + timedelta(seconds=left_s + 30)
        return then.replace(second=0, microsecond=0)
    return _at(int(ours.ends_s)) if ours else None


def _probes(adoption: Adoption, seen: View) -> tuple[Probe, ...]:
    if not adoption.has(Role.CORE):
        return ()
    core_c = temperature(adoption, seen, Role.CORE)
    wanted_c = temperature(adoption, seen, Role.CORE_TARGET)
    return (Probe(inserted=core_c is not None, temperature_c=core_c, target_c=wanted_c),)


def _door(adoption: Adoption, seen: View) -> DoorState | None:
    if not adoption.has(Role.DOOR):
        return None
    return adoption.profile.doors.get(seen.word(Role.DOOR) or "", DoorState.UNKNOWN)


def _origin(cook: Cook | None, state: ZoneState) -> Origin | None:
    if cook is not None:
        return Origin(by=StartedBy.CLIENT, client=US, command_id=cook.id)
    return Origin(by=StartedBy.UNKNOWN) if state in ON else None


def _gate(adoption: Adoption, seen: View) -> RemoteStart | None:
    if not adoption.has(Role.GATE):
        return None
    allowed = _yes(seen.word(Role.GATE))
    if allowed is None:
        return RemoteStart.UNKNOWN
    return RemoteStart.ALLOWED if allowed else RemoteStart.NOT_ALLOWED


def _fault(adoption: Adoption, seen: View, cook: Cook | None) -> Fault | None:
    if cook and cook.fault and not cook.seen:
        return Fault(code=cook.fault)
    if source_state(adoption, seen) is ZoneState.FAULT:
        return Fault(code=seen.word(Role.STATE) or "")
    return Fault(code="failure") if _yes(seen.word(Role.FAULT)) else None


def _yes(word: str | None) -> bool | None:
    return {"on": True, "off": False}.get(word or "")


def _at(time_s: float) -> datetime:
    return datetime.fromtimestamp(time_s, UTC)
