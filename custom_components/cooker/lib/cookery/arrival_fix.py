"""Where somebody was, as far as anybody needs to know: how far from home. Metres, Unix seconds."""

from dataclasses import dataclass
from enum import StrEnum
from math import asin, cos, isfinite, radians, sin, sqrt
from typing import Final

EARTH_M = 6_371_009.0
"""The mean radius (IUGG)."""

FARTHEST_M: Final = 20_100_000.0
"""Half way around the earth; beyond it somebody measured nonsense."""

HOME_M = 100.0
"""Home Assistant's home zone, as it comes."""

WORST_ACCURACY_M = 200.0
"""Home Assistant's Android app drops what is less accurate, too."""


class Cadence(StrEnum):
    """How often a phone tells where it is."""

    ANDROID = "android"
    """Every one to three minutes."""
    IOS = "ios"
    """After half a kilometre or more, irregularly."""

    @property
    def oldest_s(self) -> float:
        """Return the age from which a fix says nothing of where somebody is now."""
        return 360.0 if self is Cadence.ANDROID else 720.0


def distance_m(lat: float, lon: float, home_lat: float, home_lon: float) -> float:
    """Return the way between two points along the surface, by the haversine formula; degrees."""
    north, east = radians(home_lat - lat), radians(home_lon - lon)
    part = sin(north / 2) ** 2
    part += cos(radians(lat)) * cos(radians(home_lat)) * sin(east / 2) ** 2
    return 2 * EARTH_M * asin(sqrt(min(1.0, part)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """One report of where somebody is.

    `distance_m` from home is None where only a zone's name is told; `home` is what Home Assistant
    says of the home zone. `travel_s` is what the user's own travel-time sensor said at that moment.
    """

    at_s: float
    distance_m: float | None = None
    accuracy_m: float = 0.0
    cadence: Cadence = Cadence.ANDROID
    home: bool = False
    travel_s: float | None = None

    @property
    def is_home(self) -> bool:
        """Whether somebody is at home, by name or by distance."""
        return self.home or (self.distance_m is not None and self.distance_m <= HOME_M)

    @property
    def is_sound(self) -> bool:
        """Whether it is worth listening to; that somebody is home needs no coordinates."""
        if not isfinite(self.at_s):
            return False
        if self.home:
            return True
        return (
            0 <= self.accuracy_m <= WORST_ACCURACY_M
            and (self.distance_m is None or 0 <= self.distance_m <= FARTHEST_M)
            and (self.travel_s is None or 0 <= self.travel_s <= 7 * 86400)
        )
