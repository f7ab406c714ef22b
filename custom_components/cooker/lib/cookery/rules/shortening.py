"""Without a probe nobody knows the core, so a tried program is not made shorter or cooler."""

from collections.abc import Iterator
from typing import Final

from ..circumstances import Circumstances
from ..floors import FoodClass, known_food
from ..problem import Problem, ProblemKey, found
from ..reading import cooks, core_c, power_pct, target_c
from ..shapes import ProgramLike, ZoneLike

MAY_BE_SHORTER: Final = frozenset(
    {FoodClass.VEGETABLES, FoodClass.GRAINS, FoodClass.BREAD, FoodClass.DAIRY}
)
"""Food that is a matter of taste. Of food that nobody named we assume that it is not."""


def may_be_shorter(food: str | None) -> bool:
    """Whether such food may be cooked for a shorter time than its program was tried with."""
    return known_food(food) in MAY_BE_SHORTER


def shortened(program: ProgramLike, zone: ZoneLike, where: Circumstances) -> Iterator[Problem]:
    """Let a changed program cook at least as long, as hot and as strongly as its original.

    A core temperature that ends the cook frees it from that: then the core itself is watched.
    """
    original = where.original
    if original is None or may_be_shorter(original.food_class) or _watches_core(program):
        return
    if (now_s := _cooking_s(program)) < (least_s := _cooking_s(original)):
        yield found(ProblemKey.SHORTENED, duration_s=now_s, minimum_s=least_s)
    now_c, least_c = (_hottest(one, zone) for one in (program, original))
    if now_c is not None and least_c is not None and now_c < least_c:
        yield found(ProblemKey.MADE_COOLER, target_c=now_c, minimum_c=least_c)
    now_pct, least_pct = (_strongest(one, zone) for one in (program, original))
    if now_pct is not None and least_pct is not None and now_pct < least_pct:
        yield found(ProblemKey.MADE_WEAKER, power_pct=now_pct, minimum_pct=least_pct)


def _watches_core(program: ProgramLike) -> bool:
    return any(core_c(stage) is not None for _, stage in cooks(program))


def _cooking_s(program: ProgramLike) -> float:
    return sum(stage.duration_s or 0.0 for _, stage in cooks(program))


def _hottest(program: ProgramLike, zone: ZoneLike) -> float | None:
    targets = (target_c(zone, stage) for _, stage in cooks(program))
    return max((one for one in targets if one is not None), default=None)


def _strongest(program: ProgramLike, zone: ZoneLike) -> float | None:
    powers = (power_pct(zone, stage) for _, stage in cooks(program))
    return max((one for one in powers if one is not None), default=None)
