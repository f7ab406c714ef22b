"""The appliances that are simulated: the virtual cookers, and others of our own figures."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from virtual_cooker.firmware.control import ModeControl, ZoneModel
from virtual_cooker.models import MODELS
from virtual_cooker.physics.body import Body, Tank
from virtual_cooker.physics.oven import OvenCavity, OvenFigures
from virtual_cooker.physics.rice_cooker import RicePot
from virtual_cooker.physics.unit import Unit

from .baselines import Nameplate

COOLEST_C = 55.0
"""What is set lower than this is not heated up but kept."""

FILLED_KG = (9.0, 10.0)
"""Up to the mark, as people hit it."""

LOADED_KG = (1.3, 1.6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Appliance:
    """A kind of appliance in one mode.

    `targets_c` are what people choose, `power` the mode's share of nominal power. From `creep_c`
    below its target a careful control throttles. Water or food of `load_kg` is what it heats up.
    """

    name: str
    mode: str
    body: Callable[[Unit], Body]
    targets_c: tuple[float, ...]
    nameplate: Nameplate
    power: float = 1.0
    creep_c: float = 0.0
    load_kg: tuple[float, float] = (0.0, 0.0)


def virtual() -> Iterator[Appliance]:
    """Yield the virtual cookers' zones in each mode that has a temperature."""
    for model, make in MODELS.items():
        zones = make().zones
        for zone_id, zone in zones.items():
            name = model if len(zones) == 1 else f"{model}_{zone_id}"
            for mode, control in zone.controls.items():
                if zone.capabilities.can_run_empty or mode.value == "keep_warm":
                    yield from _in_mode(name, mode.value, zone, control)


def _in_mode(name: str, mode: str, zone: ZoneModel, control: ModeControl) -> Iterator[Appliance]:
    bounds = next(one.temperature_c for one in zone.capabilities.modes if one.mode.value == mode)
    if bounds is None or bounds.max <= COOLEST_C:
        return
    low, high = max(bounds.min, COOLEST_C), bounds.max
    nameplate = Nameplate(zone.nominal_dead_s, 1 / (zone.nominal_k_per_s * control.power))
    body = zone.body(Unit())
    yield Appliance(
        name=name,
        mode=mode,
        body=zone.body,
        targets_c=tuple(round((low + (high - low) * part / 6) / 5) * 5 for part in range(2, 7)),
        nameplate=nameplate,
        power=control.power,
        load_kg=FILLED_KG
        if isinstance(body, Tank)
        else LOADED_KG
        if isinstance(body, RicePot)
        else (0.0, 0.0),
    )


PIZZA = OvenFigures(
    power_w=1500,
    cavity_j_per_k=520,
    wall_j_per_k=900,
    cavity_to_wall_w_per_k=9,
    loss_w_per_k=2.3,
    element_lag_s=40,
    element_w_per_k=3.0,
    sensor_lag_s=3,
    sensor_delay_s=20,
    quantum_c=1,
    noise_c=0.5,
)
LARGE = OvenFigures(
    power_w=3600,
    cavity_j_per_k=12_000,
    wall_j_per_k=16_000,
    cavity_to_wall_w_per_k=8,
    loss_w_per_k=4.0,
    element_lag_s=90,
    sensor_lag_s=20,
    quantum_c=1.0,
    noise_c=0.4,
)
WEAK = OvenFigures(
    power_w=1100,
    cavity_j_per_k=2500,
    wall_j_per_k=5000,
    cavity_to_wall_w_per_k=4,
    loss_w_per_k=2.6,
    element_lag_s=60,
    sensor_lag_s=10,
    quantum_c=1.0,
    noise_c=0.4,
)
"""A pizza oven, a large built-in one whose control throttles, and one that hardly gets there."""


def others() -> Iterator[Appliance]:
    """Yield appliances whose figures nobody looked at when the estimator's were chosen."""
    for name, figures, targets_c, creep_c, s_per_k in (
        ("pizza_oven", PIZZA, (150, 180, 200, 220, 240), 0, 0.7),
        ("large_oven", LARGE, (150, 175, 200, 230), 12, 4.0),
        ("weak_oven", WEAK, (120, 160, 180, 200), 0, 3.5),
        ("weak_oven_that_creeps", WEAK, (120, 140, 160), 20, 3.5),
    ):
        yield Appliance(
            name=name,
            mode="bake",
            body=_cavity(figures),
            targets_c=targets_c,
            nameplate=Nameplate(40, s_per_k),
            creep_c=creep_c,
        )


def _cavity(figures: OvenFigures) -> Callable[[Unit], Body]:
    return lambda unit: OvenCavity(figures, unit)
