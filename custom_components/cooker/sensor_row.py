"""What a sensor is: who has it, and what it shows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from homeassistant.components.sensor import SensorEntityDescription

type Value = str | float | datetime | None


@dataclass(frozen=True, kw_only=True)
class SensorRow[CanT, SaysT](SensorEntityDescription):
    """One sensor: who has it, and what it shows.

    A `plain` fact is hidden where another integration shows it on the same device already.
    """

    plain: bool = False
    has_fn: Callable[[CanT], bool] = lambda _: True
    value_fn: Callable[[SaysT], Value]
    attributes_fn: Callable[[SaysT], Mapping[str, Any]] = lambda _: {}
