"""Sous-vide cookers of other integrations of Home Assistant: Tuya and Anova."""

from ...lib.aiocooker import CookerKind, CookingMode, Range, ZoneState
from ..profile import HOUR_S, Call, Find, Profile, Role, Value

_TARGET = Call(
    domain="number",
    service="set_value",
    role=Role.SET_TARGET,
    data={"value": Value.TARGET_SEEN},
)
_TIME = Call(
    domain="number",
    service="set_value",
    role=Role.SET_TIME,
    data={"value": Value.DURATION_MIN},
)

TUYA = Profile(
    key="tuya",
    platform="tuya",
    kind=CookerKind.WATER_BATH,
    finds=(
        Find(role=Role.STATE, domain="sensor", keys=("sous_vide_status",), needed=True),
        Find(role=Role.TEMPERATURE, domain="sensor", keys=("current_temperature",), needed=True),
        Find(role=Role.REMAINING, domain="sensor", keys=("remaining_time",)),
        Find(role=Role.SET_TARGET, domain="number", keys=("cook_temperature",)),
        Find(role=Role.SET_TIME, domain="number", keys=("cook_time",)),
        Find(role=Role.START, domain="switch", keys=("start",)),
        Find(role=Role.POWER, domain="switch", keys=("switch",)),
    ),
    states={
        "standby": ZoneState.IDLE,
        "reserve_1": ZoneState.SCHEDULED,
        "reserve_2": ZoneState.SCHEDULED,
        "reserve_3": ZoneState.SCHEDULED,
        "heating": ZoneState.PREHEATING,
        "heating_temp": ZoneState.COOKING,
        "boiling_temp": ZoneState.COOKING,
        "warm": ZoneState.KEEPING_WARM,
        "cooling": ZoneState.COOLING_DOWN,
    },
    modes={"": CookingMode.SOUS_VIDE},
    start=(
        _TARGET,
        _TIME,
        Call(domain="switch", service="turn_on", role=Role.START),
    ),
    set_target=(_TARGET,),
    set_time=(_TIME,),
    stop=(
        Call(domain="switch", service="turn_off", role=Role.START),
        Call(domain="switch", service="turn_off", role=Role.POWER),
    ),
    bounds_c=Range(min=25, max=92, step=0.5, default=56),
    longest_s=72 * HOUR_S,
    takes_time=True,
)

ANOVA = Profile(
    key="anova",
    platform="anova",
    kind=CookerKind.WATER_BATH,
    finds=(
        Find(role=Role.STATE, domain="sensor", keys=("mode",), needed=True),
        Find(role=Role.PHASE, domain="sensor", keys=("state",)),
        Find(role=Role.TEMPERATURE, domain="sensor", keys=("water_temperature",), needed=True),
        Find(role=Role.TARGET, domain="sensor", keys=("target_temperature",)),
        Find(role=Role.REMAINING, domain="sensor", keys=("cook_time_remaining",)),
    ),
    states={
        "idle": ZoneState.IDLE,
        "startup": ZoneState.IDLE,
        "provisioning": ZoneState.IDLE,
        "ota": ZoneState.IDLE,
        "cook": ZoneState.COOKING,
        "low_water": ZoneState.FAULT,
        "high_temp": ZoneState.FAULT,
        "device_failure": ZoneState.FAULT,
    },
    phases={
        "preheating": ZoneState.PREHEATING,
        "maintaining": ZoneState.KEEPING_WARM,
        "timer_expired": ZoneState.FINISHED,
    },
    takes_time=True,
)
