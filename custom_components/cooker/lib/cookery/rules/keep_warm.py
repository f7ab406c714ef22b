"""Food that waits for people waits hot, and not for ever."""

from collections.abc import Iterator
from typing import Final

from ..circumstances import Circumstances
from ..problem import Problem, ProblemKey, found
from ..program import Kind
from ..reading import KEEPING_WARM, bound_s, numbered, target_c
from ..shapes import ProgramLike, StageLike, ZoneLike
from .danger_zone import HOTTEST_C

LEAST_C: Final = HOTTEST_C
"""USDA FSIS, Danger Zone: hot food at 140 °F or above."""

COUNTRY_LEAST_C: Final = {"GB": 63.0}
"""United Kingdom: The Food Safety and Hygiene (England) Regulations 2013, schedule 4."""

USUAL_S: Final = 7200.0
"""How long food is kept warm where nobody says otherwise."""

LONGEST_S: Final = 14_400.0
"""Nobody asks for more. China's rules for caterers let food kept above 60 °C be eaten for 4 h."""


def least_c(country: str | None) -> float:
    """Return the coolest that food may be kept warm at in a country."""
    return COUNTRY_LEAST_C.get((country or "").upper(), LEAST_C)


def hot_enough(program: ProgramLike, zone: ZoneLike, where: Circumstances) -> Iterator[Problem]:
    """Food is kept warm at 60 °C or above, at 63 in the United Kingdom."""
    minimum_c = least_c(where.country)
    for number, stage in _warming(program):
        warm_c = target_c(zone, stage)
        if warm_c is not None and warm_c < minimum_c:
            yield found(
                ProblemKey.WARM_TOO_COOL, stage=number, target_c=warm_c, minimum_c=minimum_c
            )
            return


def not_too_long(program: ProgramLike, _zone: ZoneLike, _where: Circumstances) -> Iterator[Problem]:
    """Food is kept warm for four hours at most, all such stages together."""
    warm_s = sum(bound_s(stage) or 0.0 for _, stage in _warming(program))
    if warm_s > LONGEST_S:
        yield found(ProblemKey.WARM_TOO_LONG, duration_s=warm_s, maximum_s=LONGEST_S)


def _warming(program: ProgramLike) -> Iterator[tuple[int, StageLike]]:
    """Yield the stages that keep food warm; plates and what does not spoil have no such limits."""
    if not program.perishable:
        return
    before = None
    for number, stage in numbered(program):
        waits_for_food = stage.kind == Kind.HOLD and before == Kind.HEAT
        holds = stage.kind == Kind.HOLD or (stage.kind == Kind.COOK and stage.mode in KEEPING_WARM)
        if holds and not waits_for_food:
            yield number, stage
        before = stage.kind
