"""Knows about cooking: pure functions of values. The standard library only, no clock, no I/O."""

from . import stepping
from .heard import heard
from .held import Held, Outcome, Phase, begun
from .held import restored as held_restored
from .held import stored as held_stored
from .orders import Adjust, Doing, Look, News, Order, Pause, Resume, Start, Stop, Tell
from .preheat import HeatUp
from .probe import ProbeReading, ProbeSeries, ProbeStatus
from .safety import FoodClass, is_hot_enough
from .steps import Step, StepKind, fitted_s, heat_most_s, spare_s

__all__ = [
    "Adjust",
    "Doing",
    "FoodClass",
    "HeatUp",
    "Held",
    "Look",
    "News",
    "Order",
    "Outcome",
    "Pause",
    "Phase",
    "ProbeReading",
    "ProbeSeries",
    "ProbeStatus",
    "Resume",
    "Start",
    "Step",
    "StepKind",
    "Stop",
    "Tell",
    "begun",
    "fitted_s",
    "heard",
    "heat_most_s",
    "held_restored",
    "held_stored",
    "is_hot_enough",
    "spare_s",
    "stepping",
]
