"""Ovens that are only read and stopped, baths, and the table of all."""

from custom_components.cooker.adopted.profile import Role
from tests.integration.brands import HOME_CONNECT, LG_THINQ, MIELE, WHIRLPOOL
from tests.integration.custom_brands import HOME_CONNECT_LOCAL, LOCALTHINGS, PHILIPS_HOMEID
from tests.integration.sources import CELSIUS, Source, Thing, number

_ST = "0af3-oven_main"
SMARTTHINGS = Source(
    platform="smartthings",
    off="ready",
    on="running",
    things={
        Role.STATE: Thing(
            domain="sensor",
            unique_id=f"{_ST}_ovenOperatingState_machineState_machineState",
            key="oven_machine_state",
            device_class="enum",
            state="ready",
        ),
        Role.PHASE: Thing(
            domain="sensor",
            unique_id=f"{_ST}_ovenOperatingState_ovenJobState_ovenJobState",
            key="oven_job_state",
            device_class="enum",
            state="ready",
        ),
        Role.TEMPERATURE: Thing(
            domain="sensor",
            unique_id=f"{_ST}_temperatureMeasurement_temperature_temperature",
            device_class="temperature",
            state="24",
            attributes=CELSIUS,
        ),
        Role.TARGET: Thing(
            domain="sensor",
            unique_id=f"{_ST}_ovenSetpoint_ovenSetpoint_ovenSetpoint",
            key="oven_setpoint",
            device_class="temperature",
            state="200",
            attributes=CELSIUS,
        ),
        Role.GATE: Thing(
            domain="binary_sensor",
            unique_id=f"{_ST}_remoteControlStatus_remoteControlEnabled_remoteControlEnabled",
            key="remote_control",
            state="on",
        ),
        Role.STOP: Thing(domain="button", unique_id=f"{_ST}_ovenOperatingState_stop", key="stop"),
    },
    stops=(("button.press", {}),),
)

_MATTER = "00000000000004D2-0000000000000001-MatterNodeDevice-2"
MATTER = Source(
    platform="matter",
    off="stopped",
    on="running",
    things={
        Role.STATE: Thing(
            domain="sensor",
            unique_id=f"{_MATTER}-OvenCavityOperationalState-72-4",
            key="operational_state",
            device_class="enum",
            state="stopped",
        ),
        Role.TEMPERATURE: Thing(
            domain="sensor",
            unique_id=f"{_MATTER}-TemperatureSensor-1026-0",
            device_class="temperature",
            state="24",
            attributes=CELSIUS,
        ),
        Role.SET_TARGET: Thing(
            domain="number",
            unique_id=f"{_MATTER}-TemperatureControlTemperatureSetpoint-86-0",
            key="temperature_setpoint",
            state="200",
            attributes=number(30, 288),
        ),
        Role.PROGRAM: Thing(
            domain="select",
            unique_id=f"{_MATTER}-MatterOvenMode-73-1",
            key="mode",
            state="Bake",
            attributes={"options": ["Bake", "Grill"]},
        ),
        Role.POWER: Thing(
            domain="switch", unique_id=f"{_MATTER}-MatterPowerToggle-6-0", key="power", state="on"
        ),
    },
    stops=(("switch.turn_off", {}),),
)

_TUYA = "tuya.bf12"
TUYA = Source(
    platform="tuya",
    off="standby",
    on="heating",
    mode="sous_vide",
    target_c=56,
    things={
        Role.STATE: Thing(
            domain="sensor",
            unique_id=f"{_TUYA}status",
            key="sous_vide_status",
            device_class="enum",
            state="standby",
        ),
        Role.TEMPERATURE: Thing(
            domain="sensor",
            unique_id=f"{_TUYA}temp_current",
            key="current_temperature",
            device_class="temperature",
            state="24",
            attributes=CELSIUS,
        ),
        Role.REMAINING: Thing(
            domain="sensor",
            unique_id=f"{_TUYA}remain_time",
            key="remaining_time",
            state="30",
            attributes={"unit_of_measurement": "min"},
        ),
        Role.SET_TARGET: Thing(
            domain="number",
            unique_id=f"{_TUYA}cook_temperature",
            key="cook_temperature",
            state="56",
            attributes=number(25, 92),
        ),
        Role.SET_TIME: Thing(
            domain="number",
            unique_id=f"{_TUYA}cook_time",
            key="cook_time",
            state="60",
            attributes=number(1, 5999, "min"),
        ),
        Role.START: Thing(domain="switch", unique_id=f"{_TUYA}start", key="start", state="off"),
        Role.POWER: Thing(domain="switch", unique_id=f"{_TUYA}switch", key="switch", state="on"),
    },
    starts=(
        ("number.set_value", {"value": 56.0}),
        ("number.set_value", {"value": 30}),
        ("switch.turn_on", {}),
    ),
    stops=(("switch.turn_off", {}), ("switch.turn_off", {})),
)

_ANOVA = "anova1"
ANOVA = Source(
    platform="anova",
    off="idle",
    on="cook",
    things={
        Role.STATE: Thing(
            domain="sensor",
            unique_id=f"{_ANOVA}_mode",
            key="mode",
            device_class="enum",
            state="idle",
        ),
        Role.PHASE: Thing(
            domain="sensor",
            unique_id=f"{_ANOVA}_state",
            key="state",
            device_class="enum",
            state="no_state",
        ),
        Role.TEMPERATURE: Thing(
            domain="sensor",
            unique_id=f"{_ANOVA}_water_temperature",
            key="water_temperature",
            device_class="temperature",
            state="24",
            attributes=CELSIUS,
        ),
        Role.REMAINING: Thing(
            domain="sensor",
            unique_id=f"{_ANOVA}_cook_time_remaining",
            key="cook_time_remaining",
            device_class="duration",
            state="0",
            attributes={"unit_of_measurement": "s"},
        ),
    },
)

SOURCES = {
    one.platform: one
    for one in (
        HOME_CONNECT,
        HOME_CONNECT_LOCAL,
        MIELE,
        WHIRLPOOL,
        LG_THINQ,
        SMARTTHINGS,
        MATTER,
        TUYA,
        ANOVA,
        LOCALTHINGS,
        PHILIPS_HOMEID,
    )
}
