"""Food gets as hot inside as it must, and rests as long as it must."""

from collections.abc import Iterator

from ..circumstances import Circumstances
from ..floors import (
    CORE_FLOORS_C,
    MICROWAVED_STANDING_S,
    NEEDS_NO_REST_C,
    RAW_ANIMAL,
    WHOLE_MEAT_REST_S,
    FoodClass,
    floor_c,
    known_food,
)
from ..problem import Problem, ProblemKey, found
from ..program import Kind
from ..reading import cooks, core_c, loaded_later, microwaves, only_thaws, target_c
from ..shapes import ProgramLike, ZoneLike


def _floor_c(program: ProgramLike, zone: ZoneLike, where: Circumstances) -> float | None:
    by_microwave = any(microwaves(zone, stage) for _, stage in cooks(program))
    mode = "microwave" if by_microwave else None
    return floor_c(program.food_class, mode=mode, country=where.country)


def target(program: ProgramLike, zone: ZoneLike, where: Circumstances) -> Iterator[Problem]:
    """Ask that a core target lies at the floor or above; of several the highest counts.

    Food of which nobody said what it is has no floor of its own: there the wish counts.
    """
    cores = [
        (core, number) for number, stage in cooks(program) if (core := core_c(stage)) is not None
    ]
    least_c = _floor_c(program, zone, where)
    if not cores or least_c is None or only_thaws(program):
        return
    highest_c, number = max(cores)
    if highest_c < least_c:
        yield found(
            ProblemKey.CORE_BELOW_FLOOR,
            stage=number,
            core_c=highest_c,
            minimum_c=least_c,
        )


def hot_enough(program: ProgramLike, zone: ZoneLike, where: Circumstances) -> Iterator[Problem]:
    """Ask that what is around the food is hotter than its core must become.

    Not judged where a stage's temperature is not known. A water bath has a rule of its own.
    """
    stages = [stage for _, stage in cooks(program)]
    targets = [target_c(zone, stage) for stage in stages]
    least_c = _floor_c(program, zone, where)
    known = known_food(program.food_class) in CORE_FLOORS_C
    if not stages or least_c is None or not known or only_thaws(program):
        return
    if any(stage.mode == "sous_vide" for stage in stages):
        return
    hottest = [one for one in targets if one is not None]
    if len(hottest) == len(targets) and max(hottest) < least_c:
        yield found(
            ProblemKey.NEVER_HOT_ENOUGH,
            target_c=max(hottest),
            minimum_c=least_c,
        )


def rest(program: ProgramLike, _zone: ZoneLike, _where: Circumstances) -> Iterator[Problem]:
    """Let a whole cut that its probe takes out below 70 °C rest for three minutes."""
    cores = [core for _, stage in cooks(program) if (core := core_c(stage)) is not None]
    if program.food_class != FoodClass.WHOLE_MEAT or not cores or max(cores) >= NEEDS_NO_REST_C:
        return
    if _rested_s(program) < WHOLE_MEAT_REST_S:
        yield found(ProblemKey.REST_NEEDED, minimum_s=WHOLE_MEAT_REST_S)


def standing(program: ProgramLike, zone: ZoneLike, _where: Circumstances) -> Iterator[Problem]:
    """Let raw animal food stand for two minutes after a microwave, for its heat to even out."""
    by_microwave = any(microwaves(zone, stage) for _, stage in cooks(program))
    if not by_microwave or only_thaws(program) or known_food(program.food_class) not in RAW_ANIMAL:
        return
    if _rested_s(program) < MICROWAVED_STANDING_S:
        yield found(
            ProblemKey.STANDING_NEEDED,
            minimum_s=MICROWAVED_STANDING_S,
        )


def _rested_s(program: ProgramLike) -> float:
    """Return how long food rests after its last cooking."""
    last = max((number for number, _ in cooks(program)), default=0)
    after = program.stages[last:]
    return sum(stage.duration_s or 0.0 for stage in after if stage.kind in {Kind.REST, Kind.HOLD})


def probe(program: ProgramLike, _zone: ZoneLike, where: Circumstances) -> Iterator[Problem]:
    """Ask for a probe that is to end a cook; food that comes later brings it along."""
    if where.probe_in is not False or loaded_later(program):
        return
    for number, stage in cooks(program):
        if (core := core_c(stage)) is not None:
            yield found(ProblemKey.PROBE_NOT_IN, stage=number, core_c=core)
            return
