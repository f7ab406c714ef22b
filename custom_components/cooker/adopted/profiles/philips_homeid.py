"""Philips HomeID, a custom integration (`philips_homeid`): air fryers and multicookers of Philips.

Its keys are those of its sources of 2026. Nothing here starts one: what must come before its start
button differs from family to family (some are to be woken, some take temperature and time only in a
state that nothing but choosing a program leads to), and no entity says which family it is.
"""

from ...lib.aiocooker import CookerKind, CookingMode, Range, ZoneState
from ..profile import Call, Find, Profile, Role

_IDLE = (
    "standby",
    "powersave",
    "idle",
    "mainmenu",
    "pairing",
    # Temperature and time are chosen, and it waits for its start.
    "setting",
    "parasetting",
    "precook",
)

PHILIPS_HOMEID = Profile(
    key="philips_homeid",
    platform="philips_homeid",
    kind=CookerKind.AIR_FRYER,
    finds=(
        Find(role=Role.STATE, domain="sensor", keys=("airfryer_status",), needed=True),
        Find(role=Role.PHASE, domain="binary_sensor", keys=("airfryer_preheat_active",)),
        Find(role=Role.TEMPERATURE, domain="sensor", keys=("airfryer_current_temperature",)),
        Find(role=Role.TARGET, domain="sensor", keys=("airfryer_temperature",)),
        Find(role=Role.REMAINING, domain="sensor", keys=("airfryer_time_remaining",)),
        Find(role=Role.DOOR, domain="binary_sensor", keys=("airfryer_drawer_open",)),
        Find(role=Role.CORE, domain="sensor", keys=("airfryer_current_probe_temperature",)),
        Find(role=Role.CORE_TARGET, domain="sensor", keys=("airfryer_probe_temperature",)),
        Find(role=Role.PROGRAM, domain="select", keys=("cooking_method",)),
        Find(role=Role.STOP, domain="button", keys=("airfryer_stop",)),
    ),
    states={
        **dict.fromkeys(_IDLE, ZoneState.IDLE),
        "cooking": ZoneState.COOKING,
        "pause": ZoneState.PAUSED,
        # Counted among what is on in its source.
        "maintain": ZoneState.KEEPING_WARM,
        "user_action": ZoneState.NEEDS_USER,
        "finish": ZoneState.FINISHED,
    },
    phases={"on": ZoneState.PREHEATING},
    modes={
        "manual": CookingMode.AIR_FRY,
        "auto_cook": CookingMode.AIR_FRY,
        "keep_warm": CookingMode.KEEP_WARM,
        "steaming": CookingMode.STEAM,
        "air_steam": CookingMode.STEAM,
        "air_steam_pro": CookingMode.STEAM,
        "roast": CookingMode.ROAST,
        "bake": CookingMode.BAKE,
        "slow_cook": CookingMode.SLOW_COOK,
        "stew": CookingMode.SLOW_COOK,
        "defrost": CookingMode.DEFROST,
        "reheat": CookingMode.REHEAT,
        "sous_vide": CookingMode.SOUS_VIDE,
    },
    stop=(Call(domain="button", service="press", role=Role.STOP),),
    bounds_c=Range(min=40, max=200, step=5, default=180),
    takes_time=True,
)
