"""LocalThings, a custom integration (`localthings`): ovens of Samsung without a cloud.

Its keys are those of its sources of 2026. Nothing here starts an oven: its authors found no way to
begin a cook over the local line, and what is set while an oven rests is thrown away. Where remote
control is off, it refuses Stop too. Its child lock says *on* where it is off, and is left alone.
"""

from ...lib.aiocooker import CookerKind, CookingMode, ZoneState
from ..profile import Call, Find, Profile, Role

LOCALTHINGS = Profile(
    key="localthings",
    platform="localthings",
    kind=CookerKind.OVEN,
    finds=(
        Find(role=Role.STATE, domain="sensor", keys=("machine_state",), needed=True),
        # Its washing machines have the same state, and its microwaves another word for the mode.
        Find(role=Role.PROGRAM, domain="select", keys=("oven_mode",), needed=True),
        Find(role=Role.TEMPERATURE, domain="sensor", keys=("current_temp_c",)),
        Find(role=Role.TARGET, domain="number", keys=("oven_setpoint",)),
        Find(role=Role.FINISHES_AT, domain="sensor", keys=("finish_time",)),
        Find(role=Role.DOOR, domain="binary_sensor", keys=("door_open",)),
        Find(role=Role.CORE, domain="sensor", keys=("food_probe_temp",)),
        Find(role=Role.CORE_TARGET, domain="sensor", keys=("food_probe_setpoint",)),
        Find(role=Role.GATE, domain="binary_sensor", keys=("remote_control",)),
        Find(role=Role.STOP, domain="button", keys=("stop",)),
        Find(role=Role.POWER, domain="switch", keys=("power_switch",)),
    ),
    states={
        "idle": ZoneState.IDLE,
        "active": ZoneState.COOKING,
        "pause": ZoneState.PAUSED,
    },
    modes={
        "Bake": CookingMode.BAKE,
        "Broil": CookingMode.GRILL,
        "Convection": CookingMode.CONVECTION,
        "ConvectionBake": CookingMode.CONVECTION_BAKE,
        "ConvectionBroil": CookingMode.GRILL,
        "FrozenPizzaPlus": CookingMode.PIZZA,
        "SlowCook": CookingMode.SLOW_COOK,
        "PlateWarm": CookingMode.WARMING,
        "KeepWarm": CookingMode.KEEP_WARM,
        "AirFry": CookingMode.AIR_FRY,
    },
    stop=(
        Call(domain="button", service="press", role=Role.STOP),
        Call(domain="switch", service="turn_off", role=Role.POWER),
    ),
    gate=True,
    takes_time=True,
)
