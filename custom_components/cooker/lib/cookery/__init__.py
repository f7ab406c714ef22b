"""Knows about cooking: pure functions of values. The standard library only, no clock, no I/O."""

from .circumstances import Circumstances
from .fit import must_be_stepped, problem
from .floors import CORE_FLOORS_C, FoodClass, floor_c, is_hot_enough
from .heatup import KITCHEN_C, WARM_K, Evidence, HeatUpRun, LoadClass, Prediction
from .heatup_json import HEAT_UP_VERSION
from .heatup_model import HeatUpModel
from .heatup_profile import Profile
from .heatup_watch import Flaw, HeatUpWatch, Reading, Remaining
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
    "HEAT_UP_VERSION",
    "KEEP_WARM_LONGEST_S",
    "KEEP_WARM_USUAL_S",
    "KITCHEN_C",
    "WARM_K",
    "Circumstances",
    "Evidence",
    "Flaw",
    "FoodClass",
    "HeatLeg",
    "HeatUp",
    "HeatUpModel",
    "HeatUpRun",
    "HeatUpWatch",
    "LoadClass",
    "ModeLike",
    "PersonStep",
    "Prediction",
    "ProbeReading",
    "ProbeSeries",
    "ProbeStatus",
    "Problem",
    "ProblemKey",
    "Profile",
    "ProgramLike",
    "RangeLike",
    "Reading",
    "Remaining",
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
