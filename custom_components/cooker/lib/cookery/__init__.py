"""Knows about cooking: pure functions of values. The standard library only, no clock, no I/O."""

from .due import Due, Waiting, due
from .learned_time import LearnedTime, learned
from .meal import HEATING_W, HOLDING_SHARE, OTHER_W, Dish, Draw, NoRoom, Placed, peak_w, placed
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
from .safety import FoodClass, is_hot_enough
from .waiting import TooLong, longest_wait_s, too_long
from .when import at, next_time

__all__ = [
    "HEATING_W",
    "HOLDING_SHARE",
    "OTHER_W",
    "TOLERANCE_S",
    "Dish",
    "Draw",
    "Due",
    "FoodClass",
    "Forecast",
    "HeatUp",
    "LearnedTime",
    "Leg",
    "LegKind",
    "Moment",
    "NoRoom",
    "Placed",
    "ProbeReading",
    "ProbeSeries",
    "ProbeStatus",
    "Schedule",
    "TooLong",
    "Waiting",
    "at",
    "backward",
    "due",
    "forward",
    "is_hot_enough",
    "learned",
    "left",
    "longest_wait_s",
    "next_time",
    "peak_w",
    "placed",
    "too_long",
    "total_s",
]
