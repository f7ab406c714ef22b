"""Home Connect Local, a custom integration (`homeconnect_ws`): ovens are read and stopped.

Its keys are those of its sources of 2026. A start is left out: its action takes a program and
options in some releases and only a delay in others, and whether a program that was selected starts
with the temperature and time that were set before is not to be seen in it.
"""

from dataclasses import replace

from ..profile import Call, Find, Role
from .home_connect import HOME_CONNECT

_OVEN = "cooking_oven_program_"
_GROUPS = {"heating_mode_": "heatingmode_", "steam_modes_": "steammodes_"}


def _word(word: str) -> str:
    """Return its word for a program: the maker's key in small letters, where the other breaks it.

    `Cooking.Oven.Program.HeatingMode.HotAir` is `..._heatingmode_hotair` there.
    """
    for group, theirs in _GROUPS.items():
        if word.startswith(_OVEN + group):
            return _OVEN + theirs + word.removeprefix(_OVEN + group).replace("_", "")
    return word


HOME_CONNECT_LOCAL = replace(
    HOME_CONNECT,
    key="homeconnect_ws",
    platform="homeconnect_ws",
    finds=(
        Find(role=Role.STATE, domain="sensor", keys=("sensor_operation_state",), needed=True),
        Find(
            role=Role.TEMPERATURE,
            domain="sensor",
            keys=("sensor_oven_current_temperature",),
            needed=True,
        ),
        Find(role=Role.TARGET, domain="number", keys=("number_oven_setpoint_temperature",)),
        Find(role=Role.FINISHES_AT, domain="sensor", keys=("sensor_remaining_program_time",)),
        Find(role=Role.DOOR, domain="binary_sensor", keys=("binary_sensor_door_state",)),
        Find(role=Role.PROGRAM, domain="select", keys=("select_program",)),
        Find(role=Role.GATE, domain="binary_sensor", keys=("binary_remote_start_allowed",)),
        Find(role=Role.CHILD_LOCK, domain="switch", keys=("switch_child_lock",)),
        Find(role=Role.STOP, domain="button", keys=("button_abort_program",)),
        Find(role=Role.PAUSE, domain="button", keys=("button_pause_program",)),
        Find(role=Role.RESUME, domain="button", keys=("button_resume_program",)),
        Find(role=Role.POWER, domain="switch", keys=("switch_power_state",)),
    ),
    modes={_word(word): mode for word, mode in HOME_CONNECT.modes.items()},
    start=(),
    set_target=(),
    set_time=(),
    stop=(
        Call(domain="button", service="press", role=Role.STOP),
        Call(domain="switch", service="turn_off", role=Role.POWER),
    ),
)
