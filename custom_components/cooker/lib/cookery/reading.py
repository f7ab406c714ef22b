"""How safety reads a program: what its stages really do in a zone."""

from collections.abc import Iterator, Sequence

from .program import HEATING_KINDS, Kind, waits_for_person
from .shapes import ModeLike, ProgramLike, RangeLike, StageLike, ZoneLike

KEEPING_WARM = frozenset({"keep_warm", "warming"})
"""Modes that keep cooked food hot and cook none."""

MICROWAVED = frozenset({"microwave", "reheat", "defrost"})
"""What a zone with a microwave does with it, by its own names."""


def mode_of(zone: ZoneLike, stage: StageLike) -> ModeLike | None:
    """Return the bounds of a stage's mode, or None where it has none or the zone lacks it."""
    if stage.mode is None:
        return None
    return next((one for one in zone.modes if one.mode == stage.mode), None)


def numbered(program: ProgramLike) -> Iterator[tuple[int, StageLike]]:
    """Yield the stages with their numbers as people count them."""
    yield from enumerate(program.stages, 1)


def cooks(program: ProgramLike) -> Iterator[tuple[int, StageLike]]:
    """Yield the stages that cook food, with their numbers; keeping warm cooks nothing."""
    for number, stage in numbered(program):
        if stage.kind == Kind.COOK and stage.mode not in KEEPING_WARM:
            yield number, stage


def target_c(zone: ZoneLike, stage: StageLike) -> float | None:
    """Return the temperature that a stage gets: its own, else its mode's; None without any."""
    mode = mode_of(zone, stage)
    return _setting(stage.target_c, None if mode is None else mode.temperature_c)


def power_pct(zone: ZoneLike, stage: StageLike) -> float | None:
    """Return the power that a stage gets, as with its temperature."""
    mode = mode_of(zone, stage)
    return _setting(stage.power_pct, None if mode is None else mode.power_pct)


def _setting(value: float | None, bounds: RangeLike | None) -> float | None:
    if value is not None or bounds is None:
        return value
    return bounds.min if bounds.default is None else bounds.default


def core_c(stage: StageLike) -> float | None:
    """Return the core temperature that ends a stage, if one does."""
    return None if stage.until is None else stage.until.core_c


def bound_s(stage: StageLike) -> float | None:
    """Return after how many seconds a stage ends at the latest; None where nothing says so."""
    return stage.hold_max_s if stage.duration_s is None else stage.duration_s


def heating(stage: StageLike) -> bool:
    """Whether a stage makes heat."""
    return stage.kind in HEATING_KINDS


def microwaves(zone: ZoneLike, stage: StageLike) -> bool:
    """Whether a stage heats by microwaves: in a zone that has them, by any of their names."""
    has_them = any(one.mode == "microwave" for one in zone.modes)
    return stage.mode == "microwave" or (has_them and stage.mode in MICROWAVED)


def only_thaws(program: ProgramLike) -> bool:
    """Whether a program thaws food and leaves it raw."""
    stages = [stage for _, stage in cooks(program)]
    return bool(stages) and all(stage.mode == "defrost" for stage in stages)


def before_person(program: ProgramLike) -> Sequence[StageLike]:
    """Return the stages up to the first that waits for a person, that one included."""
    stages: list[StageLike] = []
    for stage in program.stages:
        stages.append(stage)
        if waits_for_person(stage):
            break
    return stages


def loaded_later(program: ProgramLike) -> bool:
    """Whether a person is there before any cooking, so that food goes in only then."""
    stages = before_person(program)
    if not stages or not waits_for_person(stages[-1]):
        return False
    return not any(stage.kind == Kind.COOK for stage in stages)
