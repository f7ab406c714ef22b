"""Knows about cooking: pure functions of values. The standard library only, no clock, no I/O."""

from .arrival import LATE_S, decide, follow, foremost
from .arrival_fix import HOME_M, Cadence, Fix, distance_m
from .arrival_words import Decision, HeatUpTime, Reason, Starts, Step, Wish
from .heatup import KITCHEN_C, WARM_K, Evidence, HeatUpRun, LoadClass, Prediction
from .heatup_json import HEAT_UP_VERSION
from .heatup_model import HeatUpModel
from .heatup_profile import Profile
from .heatup_watch import Flaw, HeatUpWatch, Reading, Remaining
from .leaving import Habit, decide_left, follow_left
from .outing import Outing
from .preheat import HeatUp
from .probe import ProbeReading, ProbeSeries, ProbeStatus
from .safety import FoodClass, is_hot_enough
from .travel_time import TravelTime, usual_s

__all__ = [
    "HEAT_UP_VERSION",
    "HOME_M",
    "KITCHEN_C",
    "LATE_S",
    "WARM_K",
    "Cadence",
    "Decision",
    "Evidence",
    "Fix",
    "Flaw",
    "FoodClass",
    "Habit",
    "HeatUp",
    "HeatUpModel",
    "HeatUpRun",
    "HeatUpTime",
    "HeatUpWatch",
    "LoadClass",
    "Outing",
    "Prediction",
    "ProbeReading",
    "ProbeSeries",
    "ProbeStatus",
    "Profile",
    "Reading",
    "Reason",
    "Remaining",
    "Starts",
    "Step",
    "TravelTime",
    "Wish",
    "decide",
    "decide_left",
    "distance_m",
    "follow",
    "follow_left",
    "foremost",
    "is_hot_enough",
    "usual_s",
]
