"""Knows about cooking: pure functions of values. The standard library only, no clock, no I/O."""

from .preheat import HeatUp
from .probe import ProbeReading, ProbeSeries, ProbeStatus
from .safety import FoodClass, is_hot_enough

__all__ = [
    "FoodClass",
    "HeatUp",
    "ProbeReading",
    "ProbeSeries",
    "ProbeStatus",
    "is_hot_enough",
]
