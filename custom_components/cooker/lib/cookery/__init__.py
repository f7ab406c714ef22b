"""Knows about cooking: pure functions of values. The standard library only, no clock, no I/O."""

from . import stepping
from .arrival import LATE_S, decide, follow, foremost
from .arrival_fix import HOME_M, Cadence, Fix, distance_m
from .arrival_words import Decision, HeatUpTime, Move, Reason, Starts, Wish
from .circumstances import Circumstances
from .due import Due, Waiting, due
from .fit import must_be_stepped, problem
from .floors import CORE_FLOORS_C, FoodClass, floor_c, is_hot_enough
from .heard import heard
from .heatup import KITCHEN_C, WARM_K, Evidence, HeatUpRun, LoadClass, Prediction
from .heatup_json import HEAT_UP_VERSION
from .heatup_model import HeatUpModel
from .heatup_profile import Profile
from .heatup_watch import Flaw, HeatUpWatch, Reading, Remaining
from .held import Held, Outcome, Phase, begun
from .held import restored as held_restored
from .held import stored as held_stored
from .learned_time import LearnedTime, learned
from .leaving import Habit, decide_left, follow_left
from .meal import HEATING_W, HOLDING_SHARE, OTHER_W, Dish, Draw, NoRoom, Placed, peak_w, placed
from .orders import Adjust, Doing, Look, News, Order, Pause, Resume, Start, Stop, Tell
from .outing import Outing
from .plan import (
    TOLERANCE_S,
    Forecast,
    Leg,
    LegKind,
    Moment,
    Schedule,
    backward,
    forward,
    left,
    total_s,
)
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
from .rules.unattended import is_gentle, may_be_left
from .safety import check, may_resume, refusals
from .shapes import ModeLike, ProgramLike, RangeLike, StageLike, UntilLike, ZoneLike
from .steps import Step, StepKind, fitted_s, goes_on, heat_most_s, spare_s
from .travel_time import TravelTime, usual_s
from .waiting import TooLong, longest_wait_s, too_long
from .when import at, next_time

__all__ = [
    "CORE_FLOORS_C",
    "HEATING_W",
    "HEAT_UP_VERSION",
    "HOLDING_SHARE",
    "HOME_M",
    "KEEP_WARM_LONGEST_S",
    "KEEP_WARM_USUAL_S",
    "KITCHEN_C",
    "LATE_S",
    "OTHER_W",
    "TOLERANCE_S",
    "WARM_K",
    "Adjust",
    "Cadence",
    "Circumstances",
    "Decision",
    "Dish",
    "Doing",
    "Draw",
    "Due",
    "Evidence",
    "Fix",
    "Flaw",
    "FoodClass",
    "Forecast",
    "Habit",
    "HeatLeg",
    "HeatUp",
    "HeatUpModel",
    "HeatUpRun",
    "HeatUpTime",
    "HeatUpWatch",
    "Held",
    "LearnedTime",
    "Leg",
    "LegKind",
    "LoadClass",
    "Look",
    "ModeLike",
    "Moment",
    "Move",
    "News",
    "NoRoom",
    "Order",
    "Outcome",
    "Outing",
    "Pause",
    "PersonStep",
    "Phase",
    "Placed",
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
    "Resume",
    "Schedule",
    "StageLike",
    "Start",
    "Starts",
    "Step",
    "StepKind",
    "Stop",
    "Tell",
    "TooLong",
    "TravelTime",
    "UntilLike",
    "Waiting",
    "Wish",
    "ZoneLike",
    "at",
    "backward",
    "begun",
    "check",
    "decide",
    "decide_left",
    "distance_m",
    "due",
    "ends_by_time",
    "first_heat",
    "fitted_s",
    "fixed_s",
    "floor_c",
    "follow",
    "follow_left",
    "foremost",
    "forward",
    "goes_on",
    "heard",
    "heat_most_s",
    "heats",
    "held_restored",
    "held_stored",
    "hottest_c",
    "is_dangerous",
    "is_gentle",
    "is_hot_enough",
    "learned",
    "left",
    "longest_delay_s",
    "longest_s",
    "longest_wait_s",
    "may_be_left",
    "may_be_shorter",
    "may_resume",
    "must_be_stepped",
    "next_time",
    "peak_w",
    "people",
    "placed",
    "problem",
    "refusals",
    "spare_s",
    "stepping",
    "too_long",
    "total_s",
    "usual_s",
]
