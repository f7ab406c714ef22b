"""Whirlpool, Home Assistant's own integration.

Choosing a cook mode or setting the temperature starts the oven, which keeps no time: both are only
touched by a start, and Home Assistant ends the cook. The integration knows of no remote-start gate.
"""

from ...lib.aiocooker import CookerKind, CookingMode, Range, ZoneState
from ..profile import Call, Cavity, Find, Profile, Role, Value

_TARGET = Call(
    domain="number",
    service="set_value",
    role=Role.SET_TARGET,
    data={"value": Value.TARGET_SEEN},
)

WHIRLPOOL = Profile(
    key="whirlpool",
    platform="whirlpool",
    kind=CookerKind.OVEN,
    finds=(
        Find(role=Role.STATE, domain="sensor", keys=("oven_state",), needed=True),
        Find(
            role=Role.TEMPERATURE, domain="sensor", keys=("oven_current_temperature",), needed=True
        ),
        Find(role=Role.SET_TARGET, domain="number", keys=("oven_target_temperature",)),
        Find(role=Role.SET_MODE, domain="select", keys=("oven_cook_mode",)),
        Find(role=Role.STOP, domain="button", keys=("oven_stop",)),
    ),
    states={
        "standby": ZoneState.IDLE,
        "preheating": ZoneState.PREHEATING,
        "cooking": ZoneState.COOKING,
    },
    modes={
        "bake": CookingMode.BAKE,
        "convection_bake": CookingMode.CONVECTION_BAKE,
        "convection_roast": CookingMode.CONVECTION_ROAST,
        "broil": CookingMode.GRILL,
        "convection_broil": CookingMode.GRILL,
        "keep_warm": CookingMode.KEEP_WARM,
        "air_fry": CookingMode.AIR_FRY,
    },
    # The mode first: the temperature keeps the mode that runs, but the mode takes any temperature.
    start=(
        Call(
            domain="select",
            service="select_option",
            role=Role.SET_MODE,
            data={"option": Value.MODE},
            shows=True,
        ),
        _TARGET,
    ),
    set_target=(_TARGET,),
    stop=(
        Call(domain="button", service="press", role=Role.STOP),
        Call(
            domain="select",
            service="select_option",
            role=Role.SET_MODE,
            data={"option": "standby"},
        ),
    ),
    bounds_c=Range(min=30, max=290, step=1, default=180),
    cavities=(
        Cavity(id="", suffix=""),
        Cavity(id="upper", suffix="_upper"),
        Cavity(id="lower", suffix="_lower"),
    ),
)
