"""How the present stage of a cook is changed while it runs."""

from dataclasses import dataclass, replace

from aiocooker.errors import RefusalReason
from aiocooker.model import ZoneCapabilities
from aiocooker.program import Stage, StageKind

from .checks import check_core, check_setting, on_step
from .cook import Cook
from .refusal import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is to be another; None stays."""

    target_c: float | None = None
    power_pct: float | None = None
    add_s: float | None = None
    core_c: float | None = None


def adjusted(zone: ZoneCapabilities, cook: Cook, changes: Changes) -> Stage:
    """Return the present stage with all the changes; Refusal where one of them cannot be."""
    stage = cook.stage
    if changes.target_c is not None:
        stage = replace(stage, target_c=_setting(zone, stage, "target_c", changes.target_c))
    if changes.power_pct is not None:
        stage = replace(stage, power_pct=_setting(zone, stage, "power_pct", changes.power_pct))
    if changes.add_s is not None:
        stage = replace(stage, duration_s=_longer(zone, cook, changes.add_s))
    if changes.core_c is not None:
        stage = replace(stage, until=check_core(zone, stage, changes.core_c))
    return stage


def _setting(zone: ZoneCapabilities, stage: Stage, field: str, value: float) -> float:
    mode = None if stage.mode is None else zone.mode(stage.mode)
    if mode is None or stage.kind is StageKind.REST:
        raise Refusal(RefusalReason.UNSUPPORTED, field=field)
    bounds = mode.temperature_c if field == "target_c" else mode.power_pct
    check_setting(field, value, bounds)
    return value if bounds is None else on_step(value, bounds)


def _longer(zone: ZoneCapabilities, cook: Cook, add_s: float) -> float:
    duration_s = cook.stage.duration_s
    if duration_s is None:
        raise Refusal(RefusalReason.UNSUPPORTED, field="add_s")
    left_s = duration_s - cook.stage_s
    most = zone.max_duration_s - cook.age_s - left_s
    if not -left_s <= add_s <= most:
        raise Refusal(
            RefusalReason.OUT_OF_RANGE, field="add_s", minimum=-left_s, maximum=max(0.0, most)
        )
    return duration_s + add_s
