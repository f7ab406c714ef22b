"""Ovens and air fryers of custom integrations, as their sources of 2026 register them."""

from custom_components.cooker.adopted.profile import Role
from tests.integration.sources import CELSIUS, Source, Thing, number

_LOCAL = "68A40E000000"
HOME_CONNECT_LOCAL = Source(
    platform="homeconnect_ws",
    off="ready",
    on="run",
    things={
        Role.STATE: Thing(
            domain="sensor",
            unique_id=f"{_LOCAL}-sensor_operation_state",
            key="sensor_operation_state",
            device_class="enum",
            state="ready",
        ),
        Role.TEMPERATURE: Thing(
            domain="sensor",
            unique_id=f"{_LOCAL}-sensor_oven_current_temperature_001",
            key="sensor_oven_current_temperature",
            device_class="temperature",
            state="24",
            attributes=CELSIUS,
        ),
        Role.TARGET: Thing(
            domain="number",
            unique_id=f"{_LOCAL}-number_oven_setpoint_temperature",
            key="number_oven_setpoint_temperature",
            device_class="temperature",
            state="200",
            attributes=number(30, 275),
        ),
        Role.PROGRAM: Thing(
            domain="select",
            unique_id=f"{_LOCAL}-select_program",
            key="select_program",
            state="cooking_oven_program_heatingmode_hotair",
            attributes={"options": ["cooking_oven_program_heatingmode_hotair"]},
        ),
        Role.STOP: Thing(
            domain="button",
            unique_id=f"{_LOCAL}-button_abort_program",
            key="button_abort_program",
        ),
        Role.POWER: Thing(
            domain="switch",
            unique_id=f"{_LOCAL}-switch_power_state",
            key="switch_power_state",
            state="on",
        ),
    },
    stops=(("button.press", {}), ("switch.turn_off", {})),
)

_SAMSUNG = "localthings_0A1B2C"
LOCALTHINGS = Source(
    platform="localthings",
    off="idle",
    on="active",
    things={
        Role.STATE: Thing(
            domain="sensor",
            unique_id=f"{_SAMSUNG}_machine_state",
            key="machine_state",
            device_class="enum",
            state="idle",
        ),
        Role.PROGRAM: Thing(
            domain="select",
            unique_id=f"{_SAMSUNG}_oven_mode",
            key="oven_mode",
            state="NoOperation",
            attributes={"options": ["NoOperation", "Bake", "ConvectionBake", "Broil"]},
        ),
        Role.TEMPERATURE: Thing(
            domain="sensor",
            unique_id=f"{_SAMSUNG}_current_temp_c",
            key="current_temp_c",
            device_class="temperature",
            attributes=CELSIUS,
        ),
        Role.TARGET: Thing(
            domain="number",
            unique_id=f"{_SAMSUNG}_oven_setpoint",
            key="oven_setpoint",
            device_class="temperature",
            attributes=number(30, 270),
        ),
        Role.FINISHES_AT: Thing(
            domain="sensor",
            unique_id=f"{_SAMSUNG}_finish_time",
            key="finish_time",
            device_class="timestamp",
        ),
        Role.DOOR: Thing(
            domain="binary_sensor",
            unique_id=f"{_SAMSUNG}_door_open",
            key="door_open",
            device_class="door",
            state="off",
        ),
        Role.GATE: Thing(
            domain="binary_sensor",
            unique_id=f"{_SAMSUNG}_remote_control",
            key="remote_control",
            device_class="connectivity",
            state="on",
        ),
        Role.STOP: Thing(domain="button", unique_id=f"{_SAMSUNG}_stop", key="stop"),
        Role.POWER: Thing(
            domain="switch", unique_id=f"{_SAMSUNG}_power_switch", key="power_switch", state="on"
        ),
    },
    stops=(("button.press", {}), ("switch.turn_off", {})),
)

_PHILIPS = "0017a9fffe123456"
PHILIPS_HOMEID = Source(
    platform="philips_homeid",
    off="standby",
    on="cooking",
    things={
        Role.STATE: Thing(
            domain="sensor",
            unique_id=f"{_PHILIPS}_airfryer_status",
            key="airfryer_status",
            state="standby",
        ),
        Role.PHASE: Thing(
            domain="binary_sensor",
            unique_id=f"{_PHILIPS}_airfryer_preheat_active",
            key="airfryer_preheat_active",
            state="off",
        ),
        Role.TEMPERATURE: Thing(
            domain="sensor",
            unique_id=f"{_PHILIPS}_airfryer_current_temperature",
            key="airfryer_current_temperature",
            device_class="temperature",
            state="24",
            attributes=CELSIUS,
        ),
        Role.TARGET: Thing(
            domain="sensor",
            unique_id=f"{_PHILIPS}_airfryer_temperature",
            key="airfryer_temperature",
            device_class="temperature",
            state="180",
            attributes=CELSIUS,
        ),
        Role.REMAINING: Thing(
            domain="sensor",
            unique_id=f"{_PHILIPS}_airfryer_time_remaining",
            key="airfryer_time_remaining",
            device_class="duration",
            state="0",
            attributes={"unit_of_measurement": "s"},
        ),
        Role.DOOR: Thing(
            domain="binary_sensor",
            unique_id=f"{_PHILIPS}_airfryer_drawer_open",
            key="airfryer_drawer_open",
            device_class="door",
            state="off",
        ),
        Role.PROGRAM: Thing(
            domain="select",
            unique_id=f"{_PHILIPS}_cooking_method",
            key="cooking_method",
            state="manual",
            attributes={"options": ["manual", "frozen_snacks", "keep_warm"]},
        ),
        Role.STOP: Thing(
            domain="button", unique_id=f"{_PHILIPS}_airfryer_stop", key="airfryer_stop"
        ),
    },
    stops=(("button.press", {}),),
)
