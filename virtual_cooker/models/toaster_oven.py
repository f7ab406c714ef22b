"""The toaster oven: 20 litres, quartz tubes, and a thermostat that tells nobody that it is hot."""

from collections.abc import Mapping

from aiocooker.model import CookerKind, ZoneCapabilities
from aiocooker.program import CookingMode

from virtual_cooker.firmware.control import ModeControl, Model, ZoneModel
from virtual_cooker.physics.oven import OvenCavity, OvenFigures

from .building import HOUR_S, appliance, mode

HOTTEST_C = 230
MODES = (
    mode(CookingMode.BAKE, (60, 7200, 60, 1200), temperature_c=(65, HOTTEST_C, 5, 180)),
    mode(CookingMode.TOAST, (60, 600, 30, 240)),
    mode(CookingMode.GRILL, (60, 1800, 60, 480)),
    mode(CookingMode.PIZZA, (60, 1800, 60, 600), temperature_c=(180, HOTTEST_C, 5, 220)),
)
CONTROLS: Mapping[CookingMode, ModeControl] = {
    CookingMode.BAKE: ModeControl(),
    CookingMode.TOAST: ModeControl(fixed_c=HOTTEST_C),
    CookingMode.GRILL: ModeControl(power=0.9, fixed_c=HOTTEST_C),
    CookingMode.PIZZA: ModeControl(),
}
FIGURES = OvenFigures(
    power_w=1320.0,
    cavity_j_per_k=450.0,
    wall_j_per_k=350.0,
    cavity_to_wall_w_per_k=20.0,
    loss_w_per_k=2.1,
    element_lag_s=300.0,
    element_w_per_k=0.3,
    element_w_per_k4=1.5e-9,
    sensor_lag_s=2.0,
    sensor_delay_s=9.0,
    door_w_per_k=14.0,
    quantum_c=1.0,
    noise_c=0.3,
)
"""Measured on ovens of 1.2-1.5 kW: 25 to 200 °C in 168 s, of which 36-42 s are dead time before
1.4-1.5 K/s; 14-32 K too much, at their highest some 24 s after cut-off; cools with a time constant
of 460 s behind its closed door; 0.9-1.0 kJ/K with its tubes, 2-2.5 W/K. Tubes that gave their heat
by contact alone had either half of that dead time or twice that overshoot: they glow."""


def toaster_oven() -> Model:
    """Return the toaster oven."""
    cavity = ZoneModel(
        capabilities=ZoneCapabilities(
            id="cavity",
            name="Cavity",
            modes=MODES,
            can_run_empty=True,
            preheat=False,
            pause=False,
            door=True,
            holds_safely=False,
            max_duration_s=2 * HOUR_S,
        ),
        controls=CONTROLS,
        body=lambda unit: OvenCavity(FIGURES, unit),
        hysteresis_c=6.0,
        nominal_k_per_s=1.4,
        nominal_dead_s=40.0,
        resumes_on_close=True,
    )
    return appliance(
        "toaster_oven",
        CookerKind.OVEN,
        "Virtual toaster oven",
        {"cavity": cavity},
        standby=False,
        child_lock=False,
        power_meter=False,
        rssi=False,
        firmware_update=False,
    )
