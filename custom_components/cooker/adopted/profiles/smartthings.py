"""SmartThings (Samsung), Home Assistant's own integration: it reads ovens and stops them.

It has no action that starts one, so nothing here does.
"""

from ...lib.aiocooker import CookerKind, CookingMode, ZoneState
from ..profile import Call, Cavity, Find, Profile, Role

SMARTTHINGS = Profile(
    key="smartthings",
    platform="smartthings",
    kind=CookerKind.OVEN,
    finds=(
        Find(role=Role.STATE, domain="sensor", keys=("oven_machine_state",), needed=True),
        Find(role=Role.PHASE, domain="sensor", keys=("oven_job_state",)),
        Find(role=Role.PROGRAM, domain="sensor", keys=("oven_mode",)),
        Find(role=Role.TARGET, domain="sensor", keys=("oven_setpoint",)),
        Find(
            role=Role.TEMPERATURE,
            domain="sensor",
            keys=("oven_temperature",),
            device_class="temperature",
        ),
        Find(
            role=Role.FINISHES_AT,
            domain="sensor",
            keys=("completion_time", "oven_completion_time"),
        ),
        Find(role=Role.DOOR, domain="binary_sensor", device_class="door"),
        Find(role=Role.GATE, domain="binary_sensor", keys=("remote_control",)),
        Find(role=Role.CHILD_LOCK, domain="binary_sensor", keys=("child_lock",)),
        Find(role=Role.STOP, domain="button", keys=("stop",)),
    ),
    states={
        "ready": ZoneState.IDLE,
        "running": ZoneState.COOKING,
        "paused": ZoneState.PAUSED,
    },
    phases={
        "preheat": ZoneState.PREHEATING,
        "fast_preheat": ZoneState.PREHEATING,
        "stone_heating": ZoneState.PREHEATING,
        "time_hold_preheat": ZoneState.PREHEATED,
        "scheduled_start": ZoneState.SCHEDULED,
        "finished": ZoneState.FINISHED,
        "cooling": ZoneState.COOLING_DOWN,
        "warming": ZoneState.KEEPING_WARM,
    },
    modes={
        "bake": CookingMode.BAKE,
        "conventional": CookingMode.BAKE,
        "heating": CookingMode.BAKE,
        "bottom_heat": CookingMode.BAKE,
        "convection_bake": CookingMode.CONVECTION_BAKE,
        "convection_roast": CookingMode.CONVECTION_ROAST,
        "broil": CookingMode.GRILL,
        "grill": CookingMode.GRILL,
        "convection_broil": CookingMode.GRILL,
        "steam_cook": CookingMode.STEAM,
        "steam_bake": CookingMode.STEAM,
        "steam_roast": CookingMode.STEAM,
        "strong_steam": CookingMode.STEAM,
        "steam_bottom_heat_plus_convection": CookingMode.STEAM,
        "microwave": CookingMode.MICROWAVE,
        "microwave_plus_grill": CookingMode.MICROWAVE,
        "microwave_plus_convection": CookingMode.MICROWAVE,
        "microwave_plus_hot_blast": CookingMode.MICROWAVE,
        "microwave_plus_hot_blast_2": CookingMode.MICROWAVE,
        "slow_cook": CookingMode.SLOW_COOK,
        "proof": CookingMode.PROOFING,
        "dehydrate": CookingMode.DEHYDRATE,
        "defrosting": CookingMode.DEFROST,
        "warming": CookingMode.WARMING,
    },
    stop=(Call(domain="button", service="press", role=Role.STOP),),
    gate=True,
    takes_time=True,
    cavities=(Cavity(id="", suffix=""), Cavity(id="cavity_01", suffix="_cavity_01")),
)
