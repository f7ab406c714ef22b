"""The microwave: power instead of temperature, and never empty."""

from aiocooker.model import CookerKind, ZoneCapabilities
from aiocooker.program import CookingMode

from virtual_cooker.firmware.control import ModeControl, Model, ZoneModel
from virtual_cooker.physics.microwave import MicrowaveCavity, MicrowaveFigures

from .building import HOUR_S, appliance, mode

MODES = (
    mode(CookingMode.MICROWAVE, (10, 2400, 10, 120), power_pct=(10, 100, 10, 100)),
    mode(
        CookingMode.REHEAT,
        (30, 2400, 10, 300),
        temperature_c=(20, 100, 1, 75),
        power_pct=(10, 100, 10, 70),
    ),
    mode(CookingMode.DEFROST, (60, 2400, 30, 600), power_pct=(10, 40, 10, 30)),
)


def microwave() -> Model:
    """Return the microwave."""
    cavity = ZoneModel(
        capabilities=ZoneCapabilities(
            id="cavity",
            name="Cavity",
            modes=MODES,
            can_run_empty=False,
            preheat=False,
            pause=True,
            door=True,
            holds_safely=False,
            max_stages=4,
            max_duration_s=HOUR_S,
            cooks=True,
        ),
        controls={
            CookingMode.MICROWAVE: ModeControl(),
            CookingMode.REHEAT: ModeControl(ends_at_target=True),
            CookingMode.DEFROST: ModeControl(),
        },
        body=lambda unit: MicrowaveCavity(MicrowaveFigures(), unit),
        hysteresis_c=1.0,
        nominal_k_per_s=0.2,
        nominal_dead_s=2.0,
        resumes_on_close=False,
        stays_hot=False,
    )
    title = "Virtual large-screen microwave"
    return appliance("microwave", CookerKind.MICROWAVE, title, {"cavity": cavity}, light=True)
