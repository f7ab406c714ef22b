"""Knows about cooking: pure functions of values. The standard library only, no clock, no I/O."""

from .heatup import KITCHEN_C, WARM_K, Evidence, HeatUpRun, LoadClass, Prediction
from .heatup_json import HEAT_UP_VERSION
from .heatup_model import HeatUpModel
from .heatup_profile import Profile
from .heatup_watch import Flaw, HeatUpWatch, Reading, Remaining
from .preheat import HeatUp
from .probe import ProbeReading, ProbeSeries, ProbeStatus
from .safety import FoodClass, is_hot_enough

__all__ = [
    "HEAT_UP_VERSION",
    "KITCHEN_C",
    "WARM_K",
    "Evidence",
    "Flaw",
    "FoodClass",
    "HeatUp",
    "HeatUpModel",
    "HeatUpRun",
    "HeatUpWatch",
    "LoadClass",
    "Prediction",
    "ProbeReading",
    "ProbeSeries",
    "ProbeStatus",
    "Profile",
    "Reading",
    "Remaining",
    "is_hot_enough",
]
