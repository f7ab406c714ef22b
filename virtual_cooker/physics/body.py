"""The body of one zone: what the firmware heats and what a person opens and fills."""

from abc import ABC, abstractmethod
from typing import override

from .load import Load
from .sensor import Sensor, SensorFigures
from .unit import Unit

AMBIENT_C = 22.0


class Body(ABC):
    """A cavity, vessel or basket.

    The firmware sees its sensors, its door switch and its scale, and sets its heat.
    """

    def __init__(self, figures: SensorFigures, unit: Unit) -> None:
        """Begin empty, closed and cold, with a thermometer of these figures."""
        self._unit = unit
        self._sensor = Sensor(unit, AMBIENT_C, figures)
        self.door_open = False
        self.probe_inserted = False
        self.food: Load | None = None
        self.power_w = 0.0

    @abstractmethod
    def step(self, step_s: float, share: float) -> None:
        """Let time pass with the heat at a share of nominal power.

        Sets `power_w`, what the mains give.
        """

    @property
    def reading_c(self) -> float:
        """What the zone's own thermometer reads."""
        return self._sensor.reading_c

    @property
    def probe_c(self) -> float | None:
        """What the food probe reads while it is in food."""
        if not self.probe_inserted or self.food is None:
            return None
        return round(self.food.core_c * 2) / 2

    @property
    def free_water_kg(self) -> float | None:
        """Water that stands in the vessel; None where there is no vessel."""
        return None

    def put(self, food: Load) -> None:
        """Put food in."""
        self.food = food

    def take(self) -> None:
        """Take the food out, and the probe with it."""
        self.food = None
        self.probe_inserted = False


class Tank(Body):
    """A body that a person fills with water."""

    @property
    @abstractmethod
    def room_kg(self) -> float:
        """How much water it holds up to the brim."""

    @property
    @abstractmethod
    @override
    def free_water_kg(self) -> float:
        """Water that stands in it."""

    @abstractmethod
    def pour(self, mass_kg: float, temperature_c: float) -> None:
        """Fill water in; what is too much runs over."""

    @abstractmethod
    def drain(self) -> None:
        """Let all water out."""
