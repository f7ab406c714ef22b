"""Matter ovens, in Home Assistant's own integration: read, and the set point while one runs.

That integration has no button that starts an oven's cavity (its start button is of another
cluster), and choosing a mode or a set point is no start; so nothing here starts one.
"""

from ...lib.aiocooker import CookerKind, ZoneState
from ..profile import Call, Find, Profile, Role, Value

MATTER = Profile(
    key="matter",
    platform="matter",
    kind=CookerKind.OVEN,
    finds=(
        Find(
            role=Role.STATE,
            domain="sensor",
            keys=("operational_state",),
            part="OvenCavityOperationalState",
            needed=True,
        ),
        Find(
            role=Role.TEMPERATURE,
            domain="sensor",
            device_class="temperature",
            part="TemperatureSensor",
        ),
        Find(role=Role.SET_TARGET, domain="number", keys=("temperature_setpoint",)),
        Find(role=Role.PROGRAM, domain="select", keys=("mode",), part="MatterOvenMode"),
        Find(role=Role.STOP, domain="button", keys=("stop",)),
        Find(role=Role.POWER, domain="switch", keys=("power",)),
    ),
    states={
        "stopped": ZoneState.IDLE,
        "running": ZoneState.COOKING,
        "paused": ZoneState.PAUSED,
        "error": ZoneState.FAULT,
        # Words of the same translation that only vacuum cleaners say.
        "charging": ZoneState.UNKNOWN,
        "docked": ZoneState.UNKNOWN,
        "seeking_charger": ZoneState.UNKNOWN,
    },
    set_target=(
        Call(
            domain="number",
            service="set_value",
            role=Role.SET_TARGET,
            data={"value": Value.TARGET_SEEN},
        ),
    ),
    stop=(
        Call(domain="button", service="press", role=Role.STOP),
        Call(domain="switch", service="turn_off", role=Role.POWER),
    ),
    takes_time=True,
)
