"""What has no gate and no programs: any thermostat, water heater, or switch beside a thermometer.

Nobody at the appliance allows a start here. So each needs a person's word when it is adopted, and
every heat has an end that we keep.
"""

from ...lib.aiocooker import CookerKind, CookingMode, Range, ZoneState
from ..profile import HOUR_S, Call, Find, Profile, Role, Value

_ATTRIBUTES = {
    Role.TEMPERATURE: (Role.STATE, "current_temperature"),
    Role.TARGET: (Role.STATE, "temperature"),
}
_TARGET = {"temperature": Value.TARGET_SEEN}
_BOUNDS_C = Range(min=30, max=230, step=1, default=180)

CLIMATE = Profile(
    key="climate",
    platform=None,
    kind=CookerKind.OVEN,
    finds=(Find(role=Role.STATE, domain="climate", needed=True),),
    states={
        "off": ZoneState.IDLE,
        "heat": ZoneState.COOKING,
        "heat_cool": ZoneState.COOKING,
        "auto": ZoneState.COOKING,
        "cool": ZoneState.IDLE,
        "dry": ZoneState.IDLE,
        "fan_only": ZoneState.IDLE,
    },
    attributes=_ATTRIBUTES,
    modes={"": CookingMode.BAKE},
    # The temperature first: switched on before, it would heat to what was set last.
    start=(
        Call(domain="climate", service="set_temperature", role=Role.STATE, data=_TARGET),
        Call(
            domain="climate", service="set_hvac_mode", role=Role.STATE, data={"hvac_mode": "heat"}
        ),
    ),
    set_target=(Call(domain="climate", service="set_temperature", role=Role.STATE, data=_TARGET),),
    stop=(
        Call(domain="climate", service="set_hvac_mode", role=Role.STATE, data={"hvac_mode": "off"}),
        Call(domain="climate", service="turn_off", role=Role.STATE),
    ),
    bounds_c=_BOUNDS_C,
    discovered=False,
    confirm_s=20.0,
)

WATER_HEATER = Profile(
    key="water_heater",
    platform=None,
    kind=CookerKind.WATER_BATH,
    finds=(Find(role=Role.STATE, domain="water_heater", needed=True),),
    states={
        "off": ZoneState.IDLE,
        "eco": ZoneState.COOKING,
        "electric": ZoneState.COOKING,
        "gas": ZoneState.COOKING,
        "heat_pump": ZoneState.COOKING,
        "high_demand": ZoneState.COOKING,
        "performance": ZoneState.COOKING,
    },
    attributes=_ATTRIBUTES,
    modes={"": CookingMode.SOUS_VIDE},
    start=(
        Call(domain="water_heater", service="set_temperature", role=Role.STATE, data=_TARGET),
        Call(domain="water_heater", service="turn_on", role=Role.STATE),
    ),
    set_target=(
        Call(domain="water_heater", service="set_temperature", role=Role.STATE, data=_TARGET),
    ),
    stop=(
        Call(domain="water_heater", service="turn_off", role=Role.STATE),
        Call(
            domain="water_heater",
            service="set_operation_mode",
            role=Role.STATE,
            data={"operation_mode": "off"},
        ),
    ),
    bounds_c=Range(min=30, max=95, step=1, default=60),
    discovered=False,
    confirm_s=20.0,
)

SWITCH = Profile(
    key="switch",
    platform=None,
    kind=CookerKind.OVEN,
    finds=(
        Find(role=Role.STATE, domain="switch", needed=True),
        Find(role=Role.TEMPERATURE, domain="sensor", device_class="temperature", needed=True),
    ),
    states={"off": ZoneState.IDLE, "on": ZoneState.COOKING},
    modes={"": CookingMode.BAKE},
    start=(Call(domain="switch", service="turn_on", role=Role.STATE),),
    stop=(Call(domain="switch", service="turn_off", role=Role.STATE),),
    bounds_c=_BOUNDS_C,
    longest_s=24 * HOUR_S,
    regulates=True,
    discovered=False,
    confirm_s=20.0,
)
