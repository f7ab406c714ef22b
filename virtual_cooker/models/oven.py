"""The built-in oven: two cavities, many modes, programs of several stages."""

from collections.abc import Mapping

from aiocooker.model import CookerKind, ZoneCapabilities
from aiocooker.program import CookingMode

from virtual_cooker.firmware.control import ModeControl, Model, ZoneModel
from virtual_cooker.physics.oven import OvenCavity, OvenFigures

from .building import HOUR_S, appliance, mode

LONGEST_S = 12 * HOUR_S
FAN_POWER = 3400 / 2300
"""A ring element of 3.4 kW behind the fan against 2.3 kW of top and bottom heat."""

MODES = (
    mode(CookingMode.BAKE, (60, 43_200, 60, 1800), temperature_c=(50, 275, 5, 180)),
    mode(CookingMode.CONVECTION, (60, 43_200, 60, 1800), temperature_c=(50, 275, 5, 160)),
    mode(CookingMode.ROAST, (60, 43_200, 60, 5400), temperature_c=(50, 275, 5, 170)),
    mode(CookingMode.GRILL, (60, 7200, 60, 600), temperature_c=(150, 275, 5, 250)),
    mode(CookingMode.PIZZA, (60, 7200, 60, 720), temperature_c=(180, 275, 5, 250)),
    mode(CookingMode.PROOFING, (300, 43_200, 300, 3600), temperature_c=(30, 45, 1, 35)),
    mode(CookingMode.KEEP_WARM, (300, 14_400, 300, 3600), temperature_c=(60, 100, 5, 70)),
)
CONTROLS: Mapping[CookingMode, ModeControl] = {
    CookingMode.BAKE: ModeControl(),
    CookingMode.CONVECTION: ModeControl(power=FAN_POWER),
    CookingMode.ROAST: ModeControl(),
    CookingMode.GRILL: ModeControl(power=2700 / 2300),
    CookingMode.PIZZA: ModeControl(power=FAN_POWER),
    CookingMode.PROOFING: ModeControl(power=0.25),
    CookingMode.KEEP_WARM: ModeControl(power=0.5),
}

# The lower cavity is the smaller one of a double oven: half the room, half the metal.
UPPER = OvenFigures()
LOWER = OvenFigures(
    power_w=1900, cavity_j_per_k=6500, wall_j_per_k=9000, cavity_to_wall_w_per_k=5.0
)


def oven() -> Model:
    """Return the built-in oven."""
    zones = {
        "upper": _cavity("upper", "Upper cavity", probes=1, figures=UPPER),
        "lower": _cavity("lower", "Lower cavity", probes=0, figures=LOWER),
    }
    return appliance("oven", CookerKind.OVEN, "Virtual built-in oven", zones, light=True)


def _cavity(id_: str, name: str, *, probes: int, figures: OvenFigures) -> ZoneModel:
    return ZoneModel(
        capabilities=ZoneCapabilities(
            id=id_,
            name=name,
            modes=MODES,
            can_run_empty=True,
            preheat=True,
            pause=True,
            door=True,
            holds_safely=True,
            probe_count=probes,
            max_stages=5,
            max_duration_s=LONGEST_S,
            cooks=True,
        ),
        controls=CONTROLS,
        body=lambda unit: OvenCavity(figures, unit),
        hysteresis_c=2.0,
        nominal_k_per_s=0.2,
        nominal_dead_s=45.0,
        resumes_on_close=True,
    )
