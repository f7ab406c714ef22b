"""The air fryer: two baskets in drawers that share one mains cable."""

from collections.abc import Mapping

from aiocooker.model import CookerKind, ZoneCapabilities
from aiocooker.program import CookingMode

from virtual_cooker.firmware.control import ModeControl, Model, ZoneModel
from virtual_cooker.physics.oven import OvenCavity, OvenFigures

from .building import HOUR_S, appliance, mode

MODES = (
    mode(CookingMode.AIR_FRY, (60, 3600, 60, 1200), temperature_c=(80, 200, 5, 190)),
    mode(CookingMode.ROAST, (60, 7200, 60, 2400), temperature_c=(120, 200, 5, 180)),
    mode(CookingMode.REHEAT, (60, 1800, 60, 480), temperature_c=(80, 180, 5, 160)),
    mode(CookingMode.DEHYDRATE, (3600, 43_200, 900, 21_600), temperature_c=(40, 90, 5, 60)),
)
CONTROLS: Mapping[CookingMode, ModeControl] = {
    CookingMode.AIR_FRY: ModeControl(),
    CookingMode.ROAST: ModeControl(),
    CookingMode.REHEAT: ModeControl(),
    CookingMode.DEHYDRATE: ModeControl(power=0.3),
}
FIGURES = OvenFigures(
    power_w=1500.0,
    cavity_j_per_k=850.0,
    wall_j_per_k=1300.0,
    cavity_to_wall_w_per_k=3.0,
    loss_w_per_k=2.2,
    element_lag_s=12.0,
    element_w_per_k=9.0,
    food_w_per_k=4.5,
    sensor_lag_s=5.0,
    door_w_per_k=22.0,
    quantum_c=1.0,
    noise_c=0.4,
)
"""A basket of 3.8 litres: makers let it preheat for three minutes. Its fan brings 50-60 W/(m²·K) to
the food, three times what the still air of an oven gives."""
MAINS_W = 2400.0
"""What the nameplates of such two-basket fryers say, less than both heaters together: with both
baskets at work each gets four fifths."""


def air_fryer() -> Model:
    """Return the air fryer."""
    return appliance(
        "air_fryer",
        CookerKind.AIR_FRYER,
        "Virtual two-basket air fryer",
        {"left": _basket("left", "Left basket"), "right": _basket("right", "Right basket")},
        most_share=MAINS_W / FIGURES.power_w,
    )


def _basket(id_: str, name: str) -> ZoneModel:
    return ZoneModel(
        capabilities=ZoneCapabilities(
            id=id_,
            name=name,
            modes=MODES,
            can_run_empty=True,
            preheat=True,
            pause=True,
            door=True,
            holds_safely=False,
            max_stages=2,
            max_duration_s=12 * HOUR_S,
            cooks=True,
        ),
        controls=CONTROLS,
        body=lambda unit: OvenCavity(FIGURES, unit),
        hysteresis_c=3.0,
        nominal_k_per_s=1.1,
        nominal_dead_s=15.0,
        resumes_on_close=True,
    )
