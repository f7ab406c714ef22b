"""The appliances that this package can be, as data."""

from collections.abc import Callable, Mapping

from aiocooker.model import Capabilities, CookerKind, ModeCapability, Range, ZoneCapabilities
from aiocooker.program import CookingMode

from .firmware.control import ModeControl, Model, ZoneModel
from .physics.body import Body
from .physics.microwave import MicrowaveCavity, MicrowaveFigures
from .physics.oven import OvenCavity, OvenFigures
from .physics.rice_cooker import PotFigures, RicePot
from .physics.unit import Unit

HOUR_S = 3600
OVEN_LONGEST_S = 12 * HOUR_S
FAN_POWER = 3400 / 2300
"""A ring element of 3.4 kW behind the fan against 2.3 kW of top and bottom heat."""


def _mode(
    mode: CookingMode,
    duration_s: tuple[int, int, int, int],
    *,
    temperature_c: tuple[int, int, int, int] | None = None,
    power_pct: tuple[int, int, int, int] | None = None,
) -> ModeCapability:
    """Return a mode; each range is least, most, step and default."""
    return ModeCapability(
        mode=mode,
        duration_s=_range(duration_s),
        temperature_c=None if temperature_c is None else _range(temperature_c),
        power_pct=None if power_pct is None else _range(power_pct),
    )


def _range(figures: tuple[int, int, int, int]) -> Range:
    least, most, step, default = figures
    return Range(min=least, max=most, step=step, default=default)


OVEN_MODES = (
    _mode(CookingMode.BAKE, (60, 43_200, 60, 1800), temperature_c=(50, 275, 5, 180)),
    _mode(CookingMode.CONVECTION, (60, 43_200, 60, 1800), temperature_c=(50, 275, 5, 160)),
    _mode(CookingMode.ROAST, (60, 43_200, 60, 5400), temperature_c=(50, 275, 5, 170)),
    _mode(CookingMode.GRILL, (60, 7200, 60, 600), temperature_c=(150, 275, 5, 250)),
    _mode(CookingMode.PIZZA, (60, 7200, 60, 720), temperature_c=(180, 275, 5, 250)),
    _mode(CookingMode.PROOFING, (300, 43_200, 300, 3600), temperature_c=(30, 45, 1, 35)),
    _mode(CookingMode.KEEP_WARM, (300, 14_400, 300, 3600), temperature_c=(60, 100, 5, 70)),
)
OVEN_CONTROLS: Mapping[CookingMode, ModeControl] = {
    CookingMode.BAKE: ModeControl(),
    CookingMode.CONVECTION: ModeControl(power=FAN_POWER),
    CookingMode.ROAST: ModeControl(),
    CookingMode.GRILL: ModeControl(power=2700 / 2300),
    CookingMode.PIZZA: ModeControl(power=FAN_POWER),
    CookingMode.PROOFING: ModeControl(power=0.25),
    CookingMode.KEEP_WARM: ModeControl(power=0.5),
}


def _oven_zone(id_: str, name: str, *, probes: int, figures: OvenFigures) -> ZoneModel:
    return ZoneModel(
        capabilities=ZoneCapabilities(
            id=id_,
            name=name,
            modes=OVEN_MODES,
            can_run_empty=True,
            preheat=True,
            pause=True,
            door=True,
            holds_safely=True,
            probe_count=probes,
            max_stages=5,
            max_duration_s=OVEN_LONGEST_S,
        ),
        controls=OVEN_CONTROLS,
        body=lambda unit: OvenCavity(figures, unit),
        hysteresis_c=2.0,
        nominal_k_per_s=0.2,
        nominal_dead_s=45.0,
        resumes_on_close=True,
    )


# The lower cavity is the smaller one of a double oven: half the room, half the metal.
UPPER = OvenFigures()
LOWER = OvenFigures(
    power_w=1900, cavity_j_per_k=6500, wall_j_per_k=9000, cavity_to_wall_w_per_k=5.0
)

RICE_MODES = (
    _mode(CookingMode.RICE, (1800, 5400, 300, 3600)),
    _mode(CookingMode.PORRIDGE, (1200, 7200, 300, 3600)),
    _mode(CookingMode.SOUP, (1200, 14_400, 300, 5400)),
    _mode(CookingMode.STEAM, (300, 3600, 60, 1200)),
    _mode(CookingMode.KEEP_WARM, (300, 43_200, 300, 7200), temperature_c=(65, 80, 1, 73)),
)
RICE_CONTROLS: Mapping[CookingMode, ModeControl] = {
    CookingMode.RICE: ModeControl(switch_c=120.0, needs_water=True, then_warm_c=73.0),
    CookingMode.PORRIDGE: ModeControl(fixed_c=101.0, needs_water=True, then_warm_c=73.0),
    CookingMode.SOUP: ModeControl(fixed_c=101.0, needs_water=True, then_warm_c=73.0),
    CookingMode.STEAM: ModeControl(fixed_c=108.0, needs_water=True),
    CookingMode.KEEP_WARM: ModeControl(power=0.2),
}

MICROWAVE_MODES = (
    _mode(CookingMode.MICROWAVE, (10, 2400, 10, 120), power_pct=(10, 100, 10, 100)),
    _mode(
        CookingMode.REHEAT,
        (30, 2400, 10, 300),
        temperature_c=(20, 100, 1, 75),
        power_pct=(10, 100, 10, 70),
    ),
    _mode(CookingMode.DEFROST, (60, 2400, 30, 600), power_pct=(10, 40, 10, 30)),
)


def _oven() -> Model:
    zones = {
        "upper": _oven_zone("upper", "Upper cavity", probes=1, figures=UPPER),
        "lower": _oven_zone("lower", "Lower cavity", probes=0, figures=LOWER),
    }
    return _model("oven", CookerKind.OVEN, "Virtual built-in oven", zones, light=True)


def _rice_cooker() -> Model:
    zone = ZoneModel(
        capabilities=ZoneCapabilities(
            id="pot",
            name="Pot",
            modes=RICE_MODES,
            can_run_empty=False,
            preheat=False,
            pause=True,
            door=True,
            holds_safely=True,
            max_duration_s=14 * HOUR_S,
        ),
        controls=RICE_CONTROLS,
        body=_pot,
        hysteresis_c=1.0,
        nominal_k_per_s=0.085,
        nominal_dead_s=30.0,
        resumes_on_close=True,
    )
    return _model(
        "rice_cooker", CookerKind.RICE_COOKER, "Virtual rice cooker", {"pot": zone}, water=True
    )


def _microwave() -> Model:
    zone = ZoneModel(
        capabilities=ZoneCapabilities(
            id="cavity",
            name="Cavity",
            modes=MICROWAVE_MODES,
            can_run_empty=False,
            preheat=False,
            pause=True,
            door=True,
            holds_safely=False,
            max_stages=4,
            max_duration_s=HOUR_S,
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
    return _model("microwave", CookerKind.MICROWAVE, title, {"cavity": zone}, light=True)


def _pot(unit: Unit) -> Body:
    return RicePot(PotFigures(), unit)


def _model(  # noqa: PLR0913 - what appliances differ in
    key: str,
    kind: CookerKind,
    title: str,
    zones: Mapping[str, ZoneModel],
    *,
    light: bool = False,
    water: bool = False,
) -> Model:
    capabilities = Capabilities(
        zones=tuple(zone.capabilities for zone in zones.values()),
        standby=True,
        child_lock=True,
        light=light,
        water=water,
        power_meter=True,
    )
    return Model(key=key, kind=kind, title=title, capabilities=capabilities, zones=zones)


MODELS: Mapping[str, Callable[[], Model]] = {
    "oven": _oven,
    "rice_cooker": _rice_cooker,
    "microwave": _microwave,
}
