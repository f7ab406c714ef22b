"""Knows about cooking: pure functions of values. The standard library only, no clock, no I/O."""

from .arrival import LATE_S, decide, follow, foremost
from .arrival_fix import HOME_M, Cadence, Fix, distance_m
from .arrival_words import Decision, HeatUpTime, Reason, Starts, Step, Wish
from .circumstances import Circumstances
from .fit import must_be_stepped, problem
from .floors import CORE_FLOORS_C, FoodClass, floor_c, is_hot_enough
from .heatup import KITCHEN_C, WARM_K, Evidence, HeatUpRun, LoadClass, Prediction
from .heatup_json import HEAT_UP_VERSION
from .heatup_model import HeatUpModel
from .heatup_profile import Profile
from .heatup_watch import Flaw, HeatUpWatch, Reading, Remaining
from .leaving import Habit, decide_left, follow_left
from .outing import Outing
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
from .travel_time import TravelTime, usual_s

__all__ = [
    "CORE_FLOORS_C",
    "HEAT_UP_VERSION",
    "HOME_M",
    "KEEP_WARM_LONGEST_S",
    "KEEP_WARM_USUAL_S",
    "KITCHEN_C",
    "LATE_S",
    "WARM_K",
    "Cadence",
    "Circumstances",
    "Decision",
    "Evidence",
    "Fix",
    "Flaw",
    "FoodClass",
    "Habit",
    "HeatLeg",
    "HeatUp",
    "HeatUpModel",
    "HeatUpRun",
    "HeatUpTime",
    "HeatUpWatch",
    "LoadClass",
    "ModeLike",
    "Outing",
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
    "Reason",
    "Remaining",
    "StageLike",
    "Starts",
    "Step",
    "TravelTime",
    "UntilLike",
    "Wish",
    "ZoneLike",
    "check",
    "decide",
    "decide_left",
    "distance_m",
    "ends_by_time",
    "first_heat",
    "fixed_s",
    "floor_c",
    "follow",
    "follow_left",
    "foremost",
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
    "usual_s",
]
