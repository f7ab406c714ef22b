"""Ovens that can be started through their integrations."""

from custom_components.cooker.adopted.profile import Role
from tests.integration.sources import CELSIUS, Source, Thing, number

HC = "SIEMENS-HB876G8B6-68A40E000000"
OVEN_PROGRAM = "cooking_oven_program_heating_mode_"

HOME_CONNECT = Source(
    platform="home_connect",
    off="ready",
    on="run",
    things={
        Role.STATE: Thing(
            domain="sensor",
            unique_id=f"{HC}-BSH.Common.Status.OperationState",
            key="operation_state",
            device_class="enum",
            state="ready",
        ),
        Role.TEMPERATURE: Thing(
            domain="sensor",
            unique_id=f"{HC}-Cooking.Oven.Status.CurrentCavityTemperature",
            key="oven_current_cavity_temperature",
            device_class="temperature",
            state="24",
            attributes=CELSIUS,
        ),
        Role.TARGET: Thing(
            domain="number",
            unique_id=f"{HC}-Cooking.Oven.Option.SetpointTemperature",
            key="setpoint_temperature",
            device_class="temperature",
            state="200",
            attributes=number(30, 275),
        ),
        Role.FINISHES_AT: Thing(
            domain="sensor",
            unique_id=f"{HC}-BSH.Common.Option.RemainingProgramTime",
            key="program_finish_time",
            device_class="timestamp",
        ),
        Role.DOOR: Thing(
            domain="sensor",
            unique_id=f"{HC}-BSH.Common.Status.DoorState",
            key="door",
            device_class="enum",
            state="closed",
        ),
        Role.PROGRAM: Thing(
            domain="select",
            unique_id=f"{HC}-BSH.Common.Root.SelectedProgram",
            key="selected_program",
            state=f"{OVEN_PROGRAM}hot_air",
            attributes={"options": [f"{OVEN_PROGRAM}hot_air", f"{OVEN_PROGRAM}top_bottom_heating"]},
        ),
        Role.GATE: Thing(
            domain="binary_sensor",
            unique_id=f"{HC}-BSH.Common.Status.RemoteControlStartAllowed",
            key="remote_start",
            state="on",
        ),
        Role.STOP: Thing(domain="button", unique_id=f"{HC}-StopProgram", key="stop_program"),
    },
    starts=(
        (
            "home_connect.set_program_and_options",
            {
                "affects_to": "active_program",
                "program": f"{OVEN_PROGRAM}hot_air",
                "cooking_oven_option_setpoint_temperature": 200,
                "b_s_h_common_option_duration": 1800,
            },
        ),
    ),
    stops=(
        ("button.press", {}),
        (
            "home_connect.change_setting",
            {
                "key": "BSH.Common.Setting.PowerState",
                "value": "BSH.Common.EnumType.PowerState.Standby",
            },
        ),
    ),
)

_MIELE = "000123456789"
MIELE = Source(
    platform="miele",
    off="off",
    on="in_use",
    things={
        Role.STATE: Thing(
            domain="sensor",
            unique_id=f"{_MIELE}-state_status",
            key="status",
            device_class="enum",
            state="off",
        ),
        Role.PHASE: Thing(
            domain="sensor",
            unique_id=f"{_MIELE}-state_program_phase",
            key="program_phase",
            device_class="enum",
            state="not_running",
        ),
        Role.TEMPERATURE: Thing(
            domain="sensor",
            unique_id=f"{_MIELE}-state_temperature_1",
            device_class="temperature",
            state="24",
            attributes=CELSIUS,
        ),
        Role.TARGET: Thing(
            domain="sensor",
            unique_id=f"{_MIELE}-state_target_temperature",
            key="target_temperature",
            device_class="temperature",
            state="200",
            attributes=CELSIUS,
        ),
        Role.FINISHES_AT: Thing(
            domain="sensor",
            unique_id=f"{_MIELE}-state_finish_timestamp",
            key="finish",
            device_class="timestamp",
        ),
        Role.DOOR: Thing(
            domain="binary_sensor",
            unique_id=f"{_MIELE}-state_signal_door",
            device_class="door",
            state="off",
        ),
        Role.GATE: Thing(
            domain="binary_sensor",
            unique_id=f"{_MIELE}-state_mobile_start",
            key="mobile_start",
            state="on",
        ),
        Role.STOP: Thing(domain="button", unique_id=f"{_MIELE}-stop", key="stop"),
        Role.POWER: Thing(
            domain="switch", unique_id=f"{_MIELE}-poweronoff", key="power", state="on"
        ),
    },
    starts=(
        (
            "miele.set_program_oven",
            {"program_id": 13, "temperature": 200, "duration": {"minutes": 30}},
        ),
    ),
    stops=(("button.press", {}), ("switch.turn_off", {})),
)

_WHIRLPOOL = "WPR1XYZ"
WHIRLPOOL = Source(
    platform="whirlpool",
    off="standby",
    on="preheating",
    things={
        Role.STATE: Thing(
            domain="sensor",
            unique_id=f"{_WHIRLPOOL}-oven_state",
            key="oven_state",
            device_class="enum",
            state="standby",
        ),
        Role.TEMPERATURE: Thing(
            domain="sensor",
            unique_id=f"{_WHIRLPOOL}-oven_current_temperature",
            key="oven_current_temperature",
            device_class="temperature",
            state="24",
            attributes=CELSIUS,
        ),
        Role.SET_TARGET: Thing(
            domain="number",
            unique_id=f"{_WHIRLPOOL}-target_temperature",
            key="oven_target_temperature",
            device_class="temperature",
            state="200",
            attributes=number(30, 290),
        ),
        Role.SET_MODE: Thing(
            domain="select",
            unique_id=f"{_WHIRLPOOL}-cook_mode",
            key="oven_cook_mode",
            state="convection_bake",
            attributes={"options": ["standby", "bake", "convection_bake", "broil"]},
        ),
        Role.STOP: Thing(domain="button", unique_id=f"{_WHIRLPOOL}-stop", key="oven_stop"),
    },
    starts=(
        ("select.select_option", {"option": "convection_bake"}),
        ("number.set_value", {"value": 200.0}),
    ),
    stops=(("button.press", {}), ("select.select_option", {"option": "standby"})),
)

_LG = "ab12"
LG_THINQ = Source(
    platform="lg_thinq",
    off="initial",
    on="preheating",
    things={
        Role.STATE: Thing(
            domain="sensor",
            unique_id=f"{_LG}_oven_current_state",
            key="current_state",
            device_class="enum",
            state="initial",
        ),
        Role.SET_MODE: Thing(
            domain="select",
            unique_id=f"{_LG}_oven_cook_mode",
            key="cook_mode",
            state="convection_bake",
            attributes={"options": ["bake", "convection_bake", "convection_roast"]},
        ),
        Role.START: Thing(
            domain="select",
            unique_id=f"{_LG}_oven_operation_mode",
            key="operation_mode",
            attributes={"options": ["start", "stop", "power_off"]},
        ),
        Role.SET_TARGET: Thing(
            domain="number",
            unique_id=f"{_LG}_oven_target_temperature",
            key="target_temperature",
            state="200",
            attributes=number(80, 230),
        ),
        Role.GATE: Thing(
            domain="binary_sensor",
            unique_id=f"{_LG}_oven_remote_control_enabled",
            key="remote_control_enabled",
            state="on",
        ),
    },
    starts=(
        ("select.select_option", {"option": "convection_bake"}),
        ("number.set_value", {"value": 200.0}),
        ("select.select_option", {"option": "start"}),
    ),
    stops=(
        ("select.select_option", {"option": "stop"}),
        ("select.select_option", {"option": "power_off"}),
    ),
)
