"""A water bath cooks below the floors, and makes up for it with time."""

from collections.abc import Iterator, Mapping
from typing import Final

from ..circumstances import Circumstances
from ..floors import COUNTRY_FLOORS_C, RAW_ANIMAL, FoodClass, known_food
from ..problem import Problem, ProblemKey, found
from ..reading import bound_s, cooks, core_c, target_c
from ..shapes import ProgramLike, StageLike, ZoneLike

HOUR_S: Final = 3600.0

MEAT_S: Final = {
    55.0: 2.75 * HOUR_S,
    56.0: 2.25 * HOUR_S,
    57.0: 2.0 * HOUR_S,
    58.0: 1.75 * HOUR_S,
    59.0: 1.5 * HOUR_S,
}
"""Pasteurisation of beef, pork and lamb 25 mm thick, from 5 °C, by the temperature of the water.

Source: D. Baldwin, A Practical Guide to Sous Vide Cooking, table 5.1. Used for fish as well.
"""

POULTRY_S: Final = {
    57.0: 3.0 * HOUR_S,
    58.0: 2.25 * HOUR_S,
    59.0: 2.0 * HOUR_S,
    60.0: 1.5 * HOUR_S,
    62.0: 1.25 * HOUR_S,
    64.0: 1.0 * HOUR_S,
    65.0: 55 * 60.0,
}
"""The same of poultry. Source: D. Baldwin, A Practical Guide to Sous Vide Cooking, table 4.1.

Used for eggs and whatever is stuffed as well: they too can carry salmonella inside.
"""

LIKE_MEAT: Final = frozenset({FoodClass.WHOLE_MEAT, FoodClass.GROUND_MEAT, FoodClass.FISH})


def pasteurised(program: ProgramLike, zone: ZoneLike, where: Circumstances) -> Iterator[Problem]:
    """Raw animal food stays as long in its bath as makes it safe, 25 mm thick.

    Where a probe ends the cook, its core has the floors of everything else.
    """
    food = known_food(program.food_class)
    if food not in RAW_ANIMAL:
        return
    table = MEAT_S if food in LIKE_MEAT else POULTRY_S
    least_c = max(min(table), COUNTRY_FLOORS_C.get((where.country or "").upper(), 0.0))
    for number, stage in cooks(program):
        if stage.mode == "sous_vide" and core_c(stage) is None:
            water_c = target_c(zone, stage)
            if water_c is not None and water_c < least_c:
                yield found(
                    ProblemKey.BATH_TOO_COOL,
                    stage=number,
                    target_c=water_c,
                    minimum_c=least_c,
                )
            elif water_c is not None:
                yield from _long_enough(number, stage, water_c, table)


def _long_enough(
    number: int, stage: StageLike, water_c: float, table: Mapping[float, float]
) -> Iterator[Problem]:
    least_s = table[max(row_c for row_c in table if row_c <= water_c)]
    time_s = bound_s(stage)
    if time_s is not None and time_s < least_s:
        yield found(
            ProblemKey.BATH_TOO_SHORT,
            stage=number,
            target_c=water_c,
            duration_s=time_s,
            minimum_s=least_s,
        )
