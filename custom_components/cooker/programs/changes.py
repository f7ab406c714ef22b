"""A program with other figures for one cook: what somebody asks for beside its name."""

from dataclasses import replace

from ..lib.aiocooker import Program, Stage, StageKind, Until
from ..staging import main_stage
from ..unsuitable import Unsuitable

_HEATING = {StageKind.HEAT, StageKind.HOLD, StageKind.COOK}


def changed(
    program: Program,
    *,
    target_c: float | None = None,
    duration_s: float | None = None,
    power_pct: float | None = None,
    core_c: float | None = None,
) -> Program:
    """Return a program whose main stage has these settings; None leaves one as it is.

    What heats up for the main stage, or waits hot for it, follows its temperature. Nothing is
    checked here: that is done before every start, against the program as it was.
    """
    if (target_c, duration_s, power_pct, core_c) == (None,) * 4:
        return program
    if (main := main_stage(program)) is None:
        raise Unsuitable("nothing_to_change_in_program")

    def follow(stage: Stage) -> Stage:
        if stage is main:
            return _with(stage, target_c, duration_s, power_pct, core_c)
        same = (stage.mode, stage.target_c) == (main.mode, main.target_c)
        if stage.kind in _HEATING and same and target_c is not None:
            return replace(stage, target_c=target_c)
        return stage

    return replace(program, stages=tuple(map(follow, program.stages)))


def _with(
    stage: Stage,
    target_c: float | None,
    duration_s: float | None,
    power_pct: float | None,
    core_c: float | None,
) -> Stage:
    if core_c is not None:
        stage = replace(stage, until=Until(core_c=core_c))
    if duration_s is not None and stage.duration_s is None:
        # A probe or a person ends it: this is its bound.
        stage = replace(stage, hold_max_s=duration_s)
    elif duration_s is not None:
        stage = replace(stage, duration_s=duration_s)
    return replace(
        stage,
        target_c=stage.target_c if target_c is None else target_c,
        power_pct=stage.power_pct if power_pct is None else power_pct,
    )
