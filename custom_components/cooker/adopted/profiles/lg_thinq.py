"""LG ThinQ, Home Assistant's own integration: ovens with one cavity.

It tells no cavity temperature and takes no time: how long until hot goes by the clock and what such
ovens are like, and Home Assistant ends the cook. Cook mode, temperature and operation all may start
it, so only a start touches them.
"""

from ...lib.aiocooker import CookerKind, CookingMode, Range, ZoneState
from ..profile import Call, Find, Profile, Role, Value

_TARGET = Call(
    domain="number",
    service="set_value",
    role=Role.SET_TARGET,
    data={"value": Value.TARGET_SEEN},
)
_OPERATION = Role.START

_IDLE = (
    "initial",
    "initializing",
    "standby",
    "power_off",
    "power_on",
    "sleep",
    "preference",
    "setdate",
    "firmware",
    "fota",
    "diagnosis",
    "lock",
    "cancel",
    "charging",
    "charging_complete",
    "homing",
    "oven_setting",
    "monitoring_detecting",
    "monitoring_moving",
    "monitoring_positioning",
    "smart_grid_run",
)
_DONE = (
    "complete",
    "cook_complete",
    "done",
    "end",
    "running_end",
    "cleaning_is_done",
)
_ON = (
    "cook",
    "cooking_in_progress",
    "running",
    "working",
    "steam",
    "presteam",
    "proofing",
    "cleaning",
    "temperature_stabilization",
)

LG_THINQ = Profile(
    key="lg_thinq",
    platform="lg_thinq",
    kind=CookerKind.OVEN,
    finds=(
        Find(role=Role.STATE, domain="sensor", keys=("current_state",), needed=True),
        Find(role=Role.SET_MODE, domain="select", keys=("cook_mode",), needed=True),
        Find(role=_OPERATION, domain="select", keys=("operation_mode",)),
        Find(role=Role.SET_TARGET, domain="number", keys=("target_temperature",)),
        Find(role=Role.TARGET, domain="sensor", keys=("target_temperature",)),
        Find(role=Role.GATE, domain="binary_sensor", keys=("remote_control_enabled",)),
    ),
    states={
        **dict.fromkeys(_IDLE, ZoneState.IDLE),
        **dict.fromkeys(_DONE, ZoneState.FINISHED),
        **dict.fromkeys(_ON, ZoneState.COOKING),
        "preheat": ZoneState.PREHEATING,
        "preheating": ZoneState.PREHEATING,
        "preheat_complete": ZoneState.PREHEATED,
        "preheating_is_done": ZoneState.PREHEATED,
        "pause": ZoneState.PAUSED,
        "paused": ZoneState.PAUSED,
        "reserved": ZoneState.SCHEDULED,
        "cool_down": ZoneState.COOLING_DOWN,
        "cooling": ZoneState.COOLING_DOWN,
        "error": ZoneState.FAULT,
        "as_pop_up": ZoneState.FAULT,
        "power_fail": ZoneState.FAULT,
        "change_condition": ZoneState.NEEDS_USER,
    },
    modes={
        "bake": CookingMode.BAKE,
        "convection_bake": CookingMode.CONVECTION_BAKE,
        "convection_roast": CookingMode.CONVECTION_ROAST,
        "roast": CookingMode.ROAST,
        "crisp_convection": CookingMode.CONVECTION,
    },
    start=(
        Call(
            domain="select",
            service="select_option",
            role=Role.SET_MODE,
            data={"option": Value.MODE},
            shows=True,
        ),
        _TARGET,
        Call(domain="select", service="select_option", role=_OPERATION, data={"option": "start"}),
    ),
    set_target=(_TARGET,),
    stop=(
        Call(domain="select", service="select_option", role=_OPERATION, data={"option": "stop"}),
        Call(
            domain="select", service="select_option", role=_OPERATION, data={"option": "power_off"}
        ),
    ),
    bounds_c=Range(min=80, max=230, step=5, default=180),
    gate=True,
    tells_preheated=True,
)
