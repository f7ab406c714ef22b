"""Makes steps of a program's stages, for a zone that does not take them as they are."""

from collections.abc import Iterator
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
from ..lib.cookery import (
    Problem,
    ProblemKey,
    Step,
    StepKind,
    fitted_s,
    goes_on,
    heat_most_s,
    problem,
    spare_s,
)

_FIELDS = {
    ProblemKey.TEMPERATURE_RANGE: ("target_c", "_c"),
    ProblemKey.POWER_RANGE: ("power_pct", "_pct"),
    ProblemKey.CORE_RANGE: ("core_c", "_c"),
    ProblemKey.DURATION_RANGE: ("duration_s", "_s"),
    ProblemKey.TIME_RANGE: ("duration_s", "_s"),
}
"""What lies out of range, as a cooker would name it, and how its bounds end."""

_NOTHING = Until()


def can_heat_up(can: ZoneCapabilities) -> bool:
    """Whether a zone may be heated empty, and shows when it is hot."""
    return can.can_run_empty and can.temperature and any(one.temperature_c for one in can.modes)


def steps_of(can: ZoneCapabilities, program: Program) -> tuple[Step, ...]:
    """Return a program's steps with all settings filled in; raises Refused as a cooker would."""
    if (found := problem(program, can, stepped=True)) is not None:
        raise _refused(found)
    if not can_heat_up(can) and any(one.kind is StageKind.HEAT for one in program.stages):
        raise Refused(RefusalReason.UNSUPPORTED, field="kind")
    steps = _bounded(can, tuple(_step(can, stage) for stage in program.stages))
    return tuple(_startable(can, steps, index) for index in range(len(steps)))


def _refused(found: Problem) -> Refused:
    field, unit = _FIELDS.get(ProblemKey(found.key), (None, ""))
    if field is None:
        return Refused(RefusalReason.UNSUPPORTED, text=f"unsupported: {found.key}")
    least, most = found.said[f"minimum{unit}"], found.said[f"maximum{unit}"]
    return _outside(field, float(least), float(most))


def _step(can: ZoneCapabilities, stage: Stage) -> Step:
    mode, until = _mode(can, stage.mode), stage.until or _NOTHING
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
    """Give heat-ups the time that the rest of their cook leaves; each cook must fit by itself."""
    bounded = list(steps)
    for leg in _legs(can, steps):
        heats = [index for index in leg if steps[index].kind is StepKind.HEAT]
        others_s = sum(steps[index].bound_s for index in leg if index not in heats)
        left_s = can.max_duration_s - others_s
        heat_s = heat_most_s(others_s, can.max_duration_s) if heats else left_s
        if heat_s is None or left_s < 0:
            raise _outside("duration_s", 0, can.max_duration_s)
        for index in heats:
            bounded[index] = replace(steps[index], lasts_s=None, most_s=heat_s / len(heats))
    return tuple(bounded)


def _legs(can: ZoneCapabilities, steps: tuple[Step, ...]) -> Iterator[list[int]]:
    """Yield which stages share a cook."""
    leg: list[int] = []
    for index, step in enumerate(steps):
        if step.heats:
            leg.append(index)
            if not goes_on(steps, index, step.mode, can_pause=can.pause):
                yield leg
                leg = []


def _startable(can: ZoneCapabilities, steps: tuple[Step, ...], index: int) -> Step:
    """Say how long a cook is to be that begins with this step."""
    step = steps[index]
    if (mode := _mode(can, step.mode)) is None:
        return step
    spare = spare_s(steps, index, can_pause=can.pause)
    return replace(step, starts_s=_settable_s(mode, step.bound_s + spare))


def _mode(can: ZoneCapabilities, word: str | None) -> ModeCapability | None:
    return next((one for one in can.modes if one.mode.value == word), None)


def _settable_s(mode: ModeCapability, wanted_s: float) -> float:
    bounds = mode.duration_s
    return fitted_s(wanted_s, bounds.min, bounds.max, bounds.step)


def _set(value: float | None, bounds: Range | None) -> float | None:
    if bounds is None or value is not None:
        return value
    return bounds.min if bounds.default is None else bounds.default


def _outside(field: str, minimum: float, maximum: float) -> Refused:
    return Refused(RefusalReason.OUT_OF_RANGE, field=field, minimum=minimum, maximum=maximum)
