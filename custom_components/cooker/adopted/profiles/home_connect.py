"""Home Connect (Bosch, Siemens, Neff, Gaggenau), Home Assistant's own integration.

Its select *active program* starts heat when touched, so it is used by nothing here: a start goes
through the action that carries program, temperature and time together.
"""

from ...lib.aiocooker import CookerKind, CookingMode, Range, ZoneState
from ..profile import Call, Find, Profile, Role, Value

_OVEN = "cooking_oven_program_"
_HEAT = f"{_OVEN}heating_mode_"
_SETTING = {
    "key": "BSH.Common.Setting.PowerState",
    "value": "BSH.Common.EnumType.PowerState.Standby",
}
_PROGRAM = "set_program_and_options"
_ACTIVE = {"device_id": Value.DEVICE, "affects_to": "active_program"}

HOME_CONNECT = Profile(
    key="home_connect",
    platform="home_connect",
    kind=CookerKind.OVEN,
    finds=(
        Find(role=Role.STATE, domain="sensor", keys=("operation_state",), needed=True),
        Find(
            role=Role.TEMPERATURE,
            domain="sensor",
            keys=("oven_current_cavity_temperature",),
            needed=True,
        ),
        Find(role=Role.TARGET, domain="number", keys=("setpoint_temperature",)),
        Find(role=Role.FINISHES_AT, domain="sensor", keys=("program_finish_time",)),
        Find(role=Role.DOOR, domain="sensor", keys=("door",)),
        Find(role=Role.PROGRAM, domain="select", keys=("selected_program",)),
        Find(role=Role.GATE, domain="binary_sensor", keys=("remote_start",)),
        Find(role=Role.CHILD_LOCK, domain="switch", keys=("child_lock",)),
        Find(role=Role.STOP, domain="button", keys=("stop_program",)),
        Find(role=Role.PAUSE, domain="button", keys=("pause_program",)),
        Find(role=Role.RESUME, domain="button", keys=("resume_program",)),
    ),
    states={
        "inactive": ZoneState.IDLE,
        "ready": ZoneState.IDLE,
        "delayedstart": ZoneState.SCHEDULED,
        "run": ZoneState.COOKING,
        "pause": ZoneState.PAUSED,
        "actionrequired": ZoneState.NEEDS_USER,
        "finished": ZoneState.FINISHED,
        "error": ZoneState.FAULT,
        # Still winding down: what is being aborted may be hot, but is no cook any more.
        "aborting": ZoneState.COOLING_DOWN,
    },
    modes={
        f"{_HEAT}top_bottom_heating": CookingMode.BAKE,
        f"{_HEAT}hot_air": CookingMode.CONVECTION_BAKE,
        f"{_HEAT}3_d_hot_air": CookingMode.CONVECTION_BAKE,
        f"{_HEAT}2_d_hot_air": CookingMode.CONVECTION_BAKE,
        f"{_HEAT}hot_air_gentle": CookingMode.CONVECTION,
        f"{_HEAT}hot_air_eco": CookingMode.CONVECTION,
        f"{_HEAT}top_bottom_heating_eco": CookingMode.BAKE,
        f"{_HEAT}hot_air_grilling": CookingMode.CONVECTION_ROAST,
        f"{_HEAT}grill_large_area": CookingMode.GRILL,
        f"{_HEAT}full_surface_grill": CookingMode.GRILL,
        f"{_HEAT}grill_small_area": CookingMode.GRILL,
        f"{_HEAT}pizza_setting": CookingMode.PIZZA,
        f"{_HEAT}air_fry": CookingMode.AIR_FRY,
        f"{_HEAT}slow_cook": CookingMode.SLOW_COOK,
        f"{_HEAT}keep_warm": CookingMode.KEEP_WARM,
        f"{_HEAT}proof": CookingMode.PROOFING,
        f"{_HEAT}dough_proving": CookingMode.PROOFING,
        f"{_HEAT}desiccation": CookingMode.DEHYDRATE,
        f"{_HEAT}defrost": CookingMode.DEFROST,
        f"{_HEAT}preheat_ovenware": CookingMode.WARMING,
        f"{_OVEN}steam_modes_steam": CookingMode.STEAM,
        f"{_OVEN}steam_modes_reheat": CookingMode.REHEAT,
    },
    start=(
        Call(
            domain="home_connect",
            service=_PROGRAM,
            data=_ACTIVE
            | {
                "program": Value.MODE,
                "cooking_oven_option_setpoint_temperature": Value.TARGET_C,
                "b_s_h_common_option_duration": Value.DURATION_S,
            },
        ),
    ),
    set_target=(
        Call(
            domain="home_connect",
            service=_PROGRAM,
            data=_ACTIVE | {"cooking_oven_option_setpoint_temperature": Value.TARGET_C},
        ),
    ),
    set_time=(
        Call(
            domain="home_connect",
            service=_PROGRAM,
            data=_ACTIVE | {"b_s_h_common_option_duration": Value.DURATION_S},
        ),
    ),
    stop=(
        Call(domain="button", service="press", role=Role.STOP),
        Call(
            domain="home_connect",
            service="change_setting",
            data={"device_id": Value.DEVICE, **_SETTING},
        ),
    ),
    pause=(Call(domain="button", service="press", role=Role.PAUSE),),
    resume=(Call(domain="button", service="press", role=Role.RESUME),),
    bounds_c=Range(min=30, max=250, step=5, default=180),
    gate=True,
    takes_time=True,
)
