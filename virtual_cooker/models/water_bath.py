"""The water bath: ten litres that hold a temperature for days, under a lid that no switch feels."""

from aiocooker.model import CookerKind, ZoneCapabilities
from aiocooker.program import CookingMode

from virtual_cooker.firmware.control import ModeControl, Model, ZoneModel
from virtual_cooker.physics.water_bath import BathFigures, WaterBath

from .building import HOUR_S, appliance, mode

LONGEST_S = 72 * HOUR_S
EMPTY_KG = 4.0
"""Below its lower mark the heater would stand dry."""
LOW_KG = 6.0

MODES = (
    mode(CookingMode.SOUS_VIDE, (600, LONGEST_S, 300, 7200), temperature_c=(25, 95, 0.5, 60)),
    mode(CookingMode.KEEP_WARM, (600, 14_400, 300, 3600), temperature_c=(60, 75, 1, 63)),
)
FIGURES = BathFigures()


def water_bath() -> Model:
    """Return the water bath."""
    bath = ZoneModel(
        capabilities=ZoneCapabilities(
            id="bath",
            name="Bath",
            modes=MODES,
            can_run_empty=True,
            preheat=True,
            pause=True,
            door=False,
            holds_safely=True,
            delayed_start=True,
            max_stages=3,
            max_duration_s=LONGEST_S,
            cooks=True,
        ),
        controls={one.mode: ModeControl(needs_water=True, heats_in_water=True) for one in MODES},
        body=lambda unit: WaterBath(FIGURES, unit),
        hysteresis_c=0.25,
        nominal_k_per_s=0.024,
        nominal_dead_s=10.0,
        resumes_on_close=False,
        empty_kg=EMPTY_KG,
        low_kg=LOW_KG,
    )
    title = "Virtual water bath"
    return appliance("water_bath", CookerKind.WATER_BATH, title, {"bath": bath}, water=True)
