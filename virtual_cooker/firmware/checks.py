"""Whether a zone can cook a program: the whole of it is checked before anything heats."""

from collections.abc import Iterable
from dataclasses import replace
from math import ceil

from aiocooker.errors import RefusalReason
from aiocooker.model import ModeCapability, Range, ZoneCapabilities
from aiocooker.program import PROGRAM_SCHEMA, Program, Stage, StageKind, Until

from .refusal import Refusal
from .schedule import LONGEST_DELAY_S

HEATING = (StageKind.HEAT, StageKind.HOLD, StageKind.COOK)
ENDS_BY_ITSELF = (StageKind.HEAT, StageKind.USER)
ENDINGS: dict[StageKind, tuple[str, ...]] = {
    StageKind.HEAT: ("temperature_reached",),
    StageKind.HOLD: ("user",),
    StageKind.COOK: ("core_c", "user"),
    StageKind.REST: (),
    StageKind.USER: ("user",),
}
CORE_C = Range(min=30, max=100, step=1)


def checked(zone: ZoneCapabilities, program: Program, delay_s: float = 0) -> Program:
    """Return the program with what it leaves open filled in and its settings on the zone's steps.

    `delay_s` is how long it is to wait first. Raises Refusal: everything unsupported comes before
    anything out of range, as section 9 orders it.
    """
    _check_frame(zone, program)
    if delay_s and not zone.delayed_start:
        raise Refusal(RefusalReason.UNSUPPORTED, field="delay_s")
    for stage in program.stages:
        _check_supported(zone, stage)
    for stage in program.stages:
        _check_ranges(zone, stage)
    _check_total(zone, program.stages)
    _check_within("delay_s", delay_s, 0, LONGEST_DELAY_S)
    return replace(program, stages=tuple(_completed(zone, stage) for stage in program.stages))


def check_setting(field: str, value: float, bounds: Range | None) -> None:
    """Raise Refusal where a setting cannot be set in this mode, or not to this value."""
    if bounds is None:
        raise Refusal(RefusalReason.UNSUPPORTED, field=field)
    if not bounds.holds(value):
        raise _outside(field, bounds.min, bounds.max)


def check_core(zone: ZoneCapabilities, stage: Stage, core_c: float) -> Until:
    """Return what ends a running stage at another core temperature.

    Raises Refusal where no probe can end it.
    """
    endings = _endings(stage.until)
    if not zone.probe_count or stage.kind is not StageKind.COOK or "user" in endings:
        raise Refusal(RefusalReason.UNSUPPORTED, field="core_c")
    check_setting("core_c", core_c, CORE_C)
    return Until(core_c=core_c)


def on_step(value: float, bounds: Range) -> float:
    """Return the nearest value that the appliance can be set to."""
    steps = round((value - bounds.min) / bounds.step)
    return min(bounds.max, bounds.min + steps * bounds.step)


def _check_frame(zone: ZoneCapabilities, program: Program) -> None:
    if program.schema != PROGRAM_SCHEMA:
        raise Refusal(RefusalReason.UNSUPPORTED, field="schema")
    if not 1 <= len(program.stages) <= zone.max_stages:
        raise Refusal(RefusalReason.UNSUPPORTED, field="stages", minimum=1, maximum=zone.max_stages)


def _check_supported(zone: ZoneCapabilities, stage: Stage) -> None:
    if stage.kind not in ENDINGS or (stage.kind is StageKind.HEAT and not zone.preheat):
        raise Refusal(RefusalReason.UNSUPPORTED, field="kind")
    _check_ending(zone, stage)
    mode = _mode(zone, stage)
    if stage.target_c is not None and (mode is None or mode.temperature_c is None):
        raise Refusal(RefusalReason.UNSUPPORTED, field="target_c")
    if stage.power_pct is not None and (mode is None or mode.power_pct is None):
        raise Refusal(RefusalReason.UNSUPPORTED, field="power_pct")
    if stage.kind is StageKind.HEAT and (mode is None or mode.temperature_c is None):
        raise Refusal(RefusalReason.UNSUPPORTED, field="mode")


def _mode(zone: ZoneCapabilities, stage: Stage) -> ModeCapability | None:
    if stage.kind not in HEATING:
        if stage.mode is None:
            return None
        raise Refusal(RefusalReason.UNSUPPORTED, field="mode")
    mode = None if stage.mode is None else zone.mode(stage.mode)
    if mode is None:
        raise Refusal(RefusalReason.UNSUPPORTED, field="mode")
    return mode


def _check_ending(zone: ZoneCapabilities, stage: Stage) -> None:
    endings = _endings(stage.until)
    if len(endings) > 1 or any(one not in ENDINGS[stage.kind] for one in endings):
        raise Refusal(RefusalReason.UNSUPPORTED, field="until")
    if "core_c" in endings and not zone.probe_count:
        raise Refusal(RefusalReason.UNSUPPORTED, field="core_c")
    bounded = stage.duration_s is not None or (stage.hold_max_s is not None and endings)
    if not bounded and stage.kind not in ENDS_BY_ITSELF:
        raise Refusal(RefusalReason.UNSUPPORTED, field="duration_s")


def _endings(until: Until | None) -> tuple[str, ...]:
    if until is None:
        return ()
    named = {
        "core_c": until.core_c is not None,
        "temperature_reached": bool(until.temperature_reached),
        "user": bool(until.user),
    }
    return tuple(name for name, is_set in named.items() if is_set)


def _check_ranges(zone: ZoneCapabilities, stage: Stage) -> None:
    mode = None if stage.mode is None else zone.mode(stage.mode)
    if mode is not None and stage.target_c is not None:
        check_setting("target_c", stage.target_c, mode.temperature_c)
    if mode is not None and stage.power_pct is not None:
        check_setting("power_pct", stage.power_pct, mode.power_pct)
    if stage.until is not None and stage.until.core_c is not None:
        check_setting("core_c", stage.until.core_c, CORE_C)
    if stage.hold_max_s is not None:
        _check_within("hold_max_s", stage.hold_max_s, 1, zone.max_duration_s)
    if stage.duration_s is not None:
        if mode is not None and stage.kind is StageKind.COOK:
            check_setting("duration_s", stage.duration_s, mode.duration_s)
        _check_within("duration_s", stage.duration_s, 1, zone.max_duration_s)


def _check_total(zone: ZoneCapabilities, stages: Iterable[Stage]) -> None:
    total_s = sum(stage.duration_s or stage.hold_max_s or 0 for stage in stages)
    _check_within("duration_s", total_s, 0, zone.max_duration_s)


def _check_within(field: str, value: float, minimum: float, maximum: float) -> None:
    if not minimum <= value <= maximum:
        raise _outside(field, minimum, maximum)


def _outside(field: str, minimum: float, maximum: float) -> Refusal:
    return Refusal(RefusalReason.OUT_OF_RANGE, field=field, minimum=minimum, maximum=maximum)


def _completed(zone: ZoneCapabilities, stage: Stage) -> Stage:
    mode = None if stage.mode is None else zone.mode(stage.mode)
    if mode is None:
        return stage
    return replace(
        stage,
        target_c=_setting(stage.target_c, mode.temperature_c),
        power_pct=_setting(stage.power_pct, mode.power_pct),
        duration_s=_whole_steps(stage, mode),
    )


def _setting(value: float | None, bounds: Range | None) -> float | None:
    if bounds is None:
        return None
    if value is None:
        return bounds.default if bounds.default is not None else bounds.min
    return on_step(value, bounds)


def _whole_steps(stage: Stage, mode: ModeCapability) -> float | None:
    """Move a cooking time up to the next step: shortened it could leave food undercooked."""
    if stage.duration_s is None or stage.kind is not StageKind.COOK:
        return stage.duration_s
    bounds = mode.duration_s
    steps = ceil((stage.duration_s - bounds.min) / bounds.step)
    return min(bounds.max, bounds.min + steps * bounds.step)
