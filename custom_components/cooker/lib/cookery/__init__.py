"""Knows about cooking: pure functions of values. The standard library only, no clock, no I/O."""

from .circumstances import Circumstances
from .fit import must_be_stepped, problem
from .floors import CORE_FLOORS_C, FoodClass, floor_c, is_hot_enough
from .preheat import HeatUp
from .probe import ProbeReading, ProbeSeries, ProbeStatus
from .problem import Problem, ProblemKey
from .program import (
    HeatLeg,
    PersonStep,
    ends_by_time,
    first_heat,
    fixed_s,
    heats,
    hottest_c,
    longest_s,
    people,
)
from .rules.danger_zone import is_dangerous, longest_delay_s
from .rules.keep_warm import LONGEST_S as KEEP_WARM_LONGEST_S
from .rules.keep_warm import USUAL_S as KEEP_WARM_USUAL_S
from .rules.shortening import may_be_shorter
from .safety import check, may_resume, refusals
from .shapes import ModeLike, ProgramLike, RangeLike, StageLike, UntilLike, ZoneLike

__all__ = [
    "CORE_FLOORS_C",
    "KEEP_WARM_LONGEST_S",
    "KEEP_WARM_USUAL_S",
    "Circumstances",
    "FoodClass",
    "HeatLeg",
    "HeatUp",
    "ModeLike",
    "PersonStep",
    "ProbeReading",
    "ProbeSeries",
    "ProbeStatus",
    "Problem",
    "ProblemKey",
    "ProgramLike",
    "RangeLike",
    "StageLike",
    "UntilLike",
    "ZoneLike",
    "check",
    "ends_by_time",
    "first_heat",
    "fixed_s",
    "floor_c",
    "heats",
    "hottest_c",
    "is_dangerous",
    "is_hot_enough",
    "longest_delay_s",
    "longest_s",
    "may_be_shorter",
    "may_resume",
    "must_be_stepped",
    "people",
    "problem",
    "refusals",
]
