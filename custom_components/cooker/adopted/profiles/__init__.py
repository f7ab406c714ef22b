"""Every integration that is known, by its key."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ..profile import Profile
from .baths import ANOVA, TUYA
from .home_connect import HOME_CONNECT
from .home_connect_local import HOME_CONNECT_LOCAL
from .lg_thinq import LG_THINQ
from .localthings import LOCALTHINGS
from .matter import MATTER
from .miele import MIELE
from .philips_homeid import PHILIPS_HOMEID
from .smartthings import SMARTTHINGS
from .thermostats import CLIMATE, SWITCH, WATER_HEATER
from .whirlpool import WHIRLPOOL

PROFILES: Final[Mapping[str, Profile]] = MappingProxyType(
    {
        one.key: one
        for one in (
            HOME_CONNECT,
            HOME_CONNECT_LOCAL,
            MIELE,
            SMARTTHINGS,
            LG_THINQ,
            WHIRLPOOL,
            MATTER,
            TUYA,
            ANOVA,
            LOCALTHINGS,
            PHILIPS_HOMEID,
            CLIMATE,
            WATER_HEATER,
            SWITCH,
        )
    }
)
