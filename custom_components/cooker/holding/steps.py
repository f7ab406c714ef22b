"""Makes steps of a program's stages, checked as a cooker that takes them all would check them."""

from collections.abc import Mapping
from dataclasses import replace

from ..lib.aiocooker import (
    ModeCapability,
    Program,
    Range,
    RefusalReason,
    Refused,
    Stage,
    StageKind,
    Until,
    ZoneCapabilities,
)
from ..lib.cookery import Step, StepKind, fitted_s, heat_most_s, spare_s

CORE_C = Range(min=30, max=100, step=1)
"""No food is done below body warmth, and water keeps its core from passing the boiling point."""

_NOTHING = Until()
_ENDINGS: Mapping[StageKind, frozenset[str]] = {
    StageKind.HEAT: frozenset({"temperature_reached"}),
    StageKind.HOLD: frozenset({"user"}),
    StageKind.COOK: frozenset({"core_c", "user"}),
    StageKind.REST: frozenset(),
    StageKind.USER: frozenset({"user"}),
}


def can_heat_up(can: ZoneCapabilities) -> bool:
    """Whether a zone may be heated empty, and shows when it is hot."""
    return can.can_run_empty and can.temperature and any(one.temperature_c for one in can.modes)


def steps_of(can: ZoneCapabilities, program: Program) -> tuple[Step, ...]:
    """Return a program's steps with all settings filled in; raises Refused as a cooker would."""
    for stage in program.stages:
        _check_supported(can, stage)
    for stage in program.stages:
        _check_ranges(can, stage)
    steps = _bounded(can, tuple(_step(can, stage) for stage in program.stages))
    return tuple(_startable(can, steps, index) for index in range(len(steps)))


def _check_supported(can: ZoneCapabilities, stage: Stage) -> None:
    if stage.kind not in _ENDINGS:
        raise _unsupported("kind")
    mode = _mode(can, stage)
    if stage.kind is StageKind.HEAT and not can_heat_up(can):
        raise _unsupported("kind")
    if stage.kind is StageKind.HEAT and (mode is None or mode.temperature_c is None):
        raise _unsupported("mode")
    if stage.target_c is not None and (mode is None or mode.temperature_c is None):
        raise _unsupported("target_c")
    if stage.power_pct is not None and (mode is None or mode.power_pct is None):
        raise _unsupported("power_pct")
    _check_ending(can, stage)


def _mode(can: ZoneCapabilities, stage: Stage) -> ModeCapability | None:
    heats = stage.kind in {StageKind.HEAT, StageKind.HOLD, StageKind.COOK}
    mode = None if stage.mode is None else can.mode(stage.mode)
    if heats is not (mode is not None):
        raise _unsupported("mode")
    return mode


def _check_ending(can: ZoneCapabilities, stage: Stage) -> None:
    until = stage.until or _NOTHING
    said = {
        "core_c": until.core_c is not None,
        "temperature_reached": bool(until.temperature_reached),
        "user": bool(until.user),
    }
    endings = {name for name, is_said in said.items() if is_said}
    if len(endings) > 1 or not endings <= _ENDINGS[stage.kind]:
        raise _unsupported("until")
    if until.core_c is not None and not can.probe_count:
        raise _unsupported("core_c")
    bounded = stage.duration_s is not None or (stage.hold_max_s is not None and endings)
    if not bounded and stage.kind not in {StageKind.HEAT, StageKind.USER}:
        raise _unsupported("duration_s")


def _check_ranges(can: ZoneCapabilities, stage: Stage) -> None:
    mode = _mode(can, stage)
    times = Range(min=1, max=can.max_duration_s, step=1)
    cooks = mode is not None and stage.kind is StageKind.COOK
    _check("target_c", stage.target_c, mode.temperature_c if mode else None)
    _check("power_pct", stage.power_pct, mode.power_pct if mode else None)
    _check("core_c", (stage.until or _NOTHING).core_c, CORE_C)
    _check("hold_max_s", stage.hold_max_s, times)
    _check("duration_s", stage.duration_s, mode.duration_s if mode and cooks else times)


def _check(field: str, value: float | None, bounds: Range | None) -> None:
    if value is not None and bounds is not None and not bounds.holds(value):
        raise _outside(field, bounds.min, bounds.max)


def _step(can: ZoneCapabilities, stage: Stage) -> Step:
    mode, until = _mode(can, stage), stage.until or _NOTHING
    lasts_s = stage.duration_s
    if mode is not None and lasts_s is not None and stage.kind is StageKind.COOK:
        # Shortened to what the cooker can be set to, it could leave food undercooked.
        lasts_s = _settable_s(mode, lasts_s)
    return Step(
        kind=StepKind(stage.kind.value),
        id=stage.id,
        mode=None if mode is None else mode.mode.value,
        target_c=_set(stage.target_c, mode.temperature_c if mode else None),
        power_pct=_set(stage.power_pct, mode.power_pct if mode else None),
        lasts_s=lasts_s,
        most_s=stage.hold_max_s,
        core_c=until.core_c,
        waits=bool(until.user) or stage.kind is StageKind.USER,
        words=None if stage.needs_user is None else dict(stage.needs_user),
    )


def _bounded(can: ZoneCapabilities, steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Give heat-ups the time that the others leave them; together they must fit."""
    others_s = sum(step.bound_s or step.lasts_s or 0.0 for step in steps)
    longest_s = can.max_duration_s
    heats = any(step.kind is StepKind.HEAT for step in steps)
    heat_s = heat_most_s(others_s, longest_s) if heats else longest_s - others_s
    if heat_s is None or heat_s < 0:
        raise _outside("duration_s", 0, longest_s)
    return tuple(
        replace(step, lasts_s=None, most_s=heat_s) if step.kind is StepKind.HEAT else step
        for step in steps
    )


def _startable(can: ZoneCapabilities, steps: tuple[Step, ...], index: int) -> Step:
    """Say how long a cook is to be that begins with this step."""
    step = steps[index]
    mode = next((one for one in can.modes if one.mode.value == step.mode), None)
    if mode is None:
        return step
    spare = spare_s(steps, index, can_pause=can.pause)
    return replace(step, starts_s=_settable_s(mode, step.bound_s + spare))


def _settable_s(mode: ModeCapability, wanted_s: float) -> float:
    bounds = mode.duration_s
    return fitted_s(wanted_s, bounds.min, bounds.max, bounds.step)


def _set(value: float | None, bounds: Range | None) -> float | None:
    if bounds is None or value is not None:
        return value
    return bounds.min if bounds.default is None else bounds.default


def _unsupported(field: str) -> Refused:
    return Refused(RefusalReason.UNSUPPORTED, field=field)


def _outside(field: str, minimum: float, maximum: float) -> Refused:
    return Refused(RefusalReason.OUT_OF_RANGE, field=field, minimum=minimum, maximum=maximum)
