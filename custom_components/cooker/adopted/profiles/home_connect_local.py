"""Home Connect Local, a custom integration (`homeconnect_ws`): ovens are read and stopped.

Its keys are those of its sources of 2026. A start is left out until somebody has tried one: what
options its action takes differs from oven to oven.
"""

from dataclasses import replace

from ..profile import Call, Find, Role
from .home_connect import HOME_CONNECT

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
    start=(),
    set_target=(),
    set_time=(),
    stop=(
        Call(domain="button", service="press", role=Role.STOP),
        Call(domain="switch", service="turn_off", role=Role.POWER),
    ),
)
