"""The rice cooker: a pot that must hold water and keeps its rice warm."""

from collections.abc import Mapping

from aiocooker.model import CookerKind, ZoneCapabilities
from aiocooker.program import CookingMode

from virtual_cooker.firmware.control import ModeControl, Model, ZoneModel
from virtual_cooker.physics.rice_cooker import PotFigures, RicePot

from .building import HOUR_S, appliance, mode

MODES = (
    mode(CookingMode.RICE, (1800, 5400, 300, 3600)),
    mode(CookingMode.PORRIDGE, (1200, 7200, 300, 3600)),
    mode(CookingMode.SOUP, (1200, 14_400, 300, 5400)),
    mode(CookingMode.STEAM, (300, 3600, 60, 1200)),
    mode(CookingMode.KEEP_WARM, (300, 43_200, 300, 7200), temperature_c=(65, 80, 1, 73)),
)
CONTROLS: Mapping[CookingMode, ModeControl] = {
    CookingMode.RICE: ModeControl(switch_c=120.0, needs_water=True, then_warm_c=73.0),
    CookingMode.PORRIDGE: ModeControl(fixed_c=101.0, needs_water=True, then_warm_c=73.0),
    CookingMode.SOUP: ModeControl(fixed_c=101.0, needs_water=True, then_warm_c=73.0),
    CookingMode.STEAM: ModeControl(fixed_c=108.0, needs_water=True),
    CookingMode.KEEP_WARM: ModeControl(power=0.2),
}


def rice_cooker() -> Model:
    """Return the rice cooker."""
    pot = ZoneModel(
        capabilities=ZoneCapabilities(
            id="pot",
            name="Pot",
            modes=MODES,
            can_run_empty=False,
            preheat=False,
            pause=True,
            door=True,
            holds_safely=True,
            delayed_start=True,
            max_duration_s=14 * HOUR_S,
            cooks=True,
        ),
        controls=CONTROLS,
        body=lambda unit: RicePot(PotFigures(), unit),
        hysteresis_c=1.0,
        nominal_k_per_s=0.085,
        nominal_dead_s=30.0,
        resumes_on_close=True,
    )
    zones = {"pot": pot}
    return appliance(
        "rice_cooker", CookerKind.RICE_COOKER, "Virtual rice cooker", zones, water=True
    )
