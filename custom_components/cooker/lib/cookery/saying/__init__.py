"""What is said to a cooker, understood: words of five languages in, one wish out."""

from .names import Named, Names
from .said import Clock, Day, Intent, PowerLevel, Said, SaidStage, Scale, Temperature
from .understand import understand

__all__ = [
    "Clock",
    "Day",
    "Intent",
    "Named",
    "Names",
    "PowerLevel",
    "Said",
    "SaidStage",
    "Scale",
    "Temperature",
    "understand",
]
