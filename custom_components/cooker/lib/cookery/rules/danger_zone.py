"""Between 4.4 and 60 °C what spoils food doubles every twenty minutes: food stays there briefly.

Source: USDA FSIS, Danger Zone (40-140 °F): two hours, one hour where it is hotter than 90 °F.
"""

from collections.abc import Iterator
from math import inf
from typing import Final

from ..circumstances import Circumstances
from ..problem import Problem, ProblemKey, found
from ..program import ends_by_time, fixed_s
from ..reading import cooks, loaded_later
from ..shapes import ProgramLike, ZoneLike

COLDEST_C: Final = 4.4
HOTTEST_C: Final = 60.0

LONGEST_S: Final = 7200.0
LONGEST_IN_HEAT_S: Final = 3600.0
MINUTE_S: Final = 60.0
HEAT_C: Final = 32.0
"""Above this room temperature the hour counts (90 °F)."""

ORDINARY_S: Final = 900.0
"""A quarter of an hour passes in any kitchen between loading and the start: that is no delay."""

SLOWEST_S: Final = 5400.0
"""How long a cold roast takes in an oven until its core is above 60 °C: see WARM_UP_S."""

WARM_UP_S: Final = {
    "microwave": 900.0,
    "toast": 900.0,
    "reheat": 1800.0,
    "steam": 1800.0,
    "rice": 1800.0,
    "air_fry": 1800.0,
    "grill": 1800.0,
    "pizza": 1800.0,
    "boil": 2400.0,
    "pressure": 2400.0,
    "porridge": 2400.0,
    "soup": 3600.0,
    "stew": 5400.0,
    "slow_cook": 14_400.0,
}
"""From the start until food from the refrigerator is above 60 °C inside, by mode.

Cautious estimates of our own for as long as nothing was learned; that slow cookers take several
hours is USDA FSIS's word (Slow Cookers and Food Safety). Other modes take the slowest oven's time.
"""


def is_dangerous(food_c: float) -> bool:
    """Whether food of this temperature (°C) spoils while it stays at it."""
    return COLDEST_C < food_c < HOTTEST_C


def longest_s(room_c: float | None) -> float:
    """Return how long food may be in the danger zone in a room of so many °C; None is unknown."""
    return LONGEST_S if room_c is None or room_c <= HEAT_C else LONGEST_IN_HEAT_S


def warm_up_s(program: ProgramLike) -> float:
    """Return the estimated seconds from the start until the food is above 60 °C.

    Once its program is over food is hot, however large it is.
    """
    modes = [str(stage.mode) for _, stage in cooks(program)]
    estimate_s = WARM_UP_S.get(modes[0], SLOWEST_S) if modes else SLOWEST_S
    return min(estimate_s, fixed_s(program)) if ends_by_time(program) else estimate_s


def longest_delay_s(program: ProgramLike, where: Circumstances) -> float:
    """Return the longest time from now until the heat must begin; 0 where it must begin now.

    Endless is what food has that does not spoil, or that is not yet in.
    """
    return max(0.0, _longest_wait_s(program, where) - where.loaded_s)


def _longest_wait_s(program: ProgramLike, where: Circumstances) -> float:
    if not program.perishable or loaded_later(program):
        return inf
    heats_s = warm_up_s(program) if where.warm_up_s is None else where.warm_up_s
    return max(longest_s(where.room_c) - heats_s, ORDINARY_S)


def waits(program: ProgramLike, _zone: ZoneLike, where: Circumstances) -> Iterator[Problem]:
    """From loading until it is above 60 °C food takes two hours at most, one in a hot room."""
    if where.loaded_s + where.delay_s <= _longest_wait_s(program, where):
        return
    maximum_s = longest_s(where.room_c)
    latest_s = longest_delay_s(program, where) // MINUTE_S * MINUTE_S
    if where.loaded_s > ORDINARY_S and not latest_s:
        yield found(ProblemKey.WAITED_TOO_LONG, loaded_s=where.loaded_s, maximum_s=maximum_s)
    elif latest_s <= ORDINARY_S:
        yield found(ProblemKey.NEVER_DELAYED, delay_s=where.delay_s, maximum_s=maximum_s)
    else:
        yield found(
            ProblemKey.WAITS_TOO_LONG,
            delay_s=where.delay_s,
            latest_s=latest_s,
            maximum_s=maximum_s,
        )
