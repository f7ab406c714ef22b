"""Zones for the tests: those of the virtual cookers, and of appliances that have none."""

from collections.abc import Mapping
from typing import Final

from aiocooker.model import ModeCapability, Range, ZoneCapabilities
from aiocooker.program import CookingMode

from virtual_cooker.models import MODELS

HOUR_S: Final = 3600
PERCENT: Final = Range(min=5, max=100, step=5, default=50)


def _times(longest_h: float, least_s: int = 60) -> Range:
    return Range(min=least_s, max=longest_h * HOUR_S, step=60)


def _multicooker() -> ZoneCapabilities:
    """Return an electric pressure cooker: one program at a time, started with food inside."""
    hours = {
        CookingMode.RICE: 2,
        CookingMode.PORRIDGE: 4,
        CookingMode.SOUP: 4,
        CookingMode.STEW: 4,
        CookingMode.STEAM: 1,
        CookingMode.PRESSURE: 4,
        CookingMode.SLOW_COOK: 12,
    }
    proofing = ModeCapability(
        mode=CookingMode.PROOFING,
        duration_s=_times(12),
        temperature_c=Range(min=30, max=45, step=1, default=42),
    )
    modes = [ModeCapability(mode=mode, duration_s=_times(most)) for mode, most in hours.items()]
    return ZoneCapabilities(
        id="pot",
        name="Pot",
        modes=(*modes, proofing),
        can_run_empty=False,
        preheat=False,
        pause=True,
        door=True,
        holds_safely=True,
        max_duration_s=14 * HOUR_S,
    )


def _cooktop() -> ZoneCapabilities:
    """Return one zone of a hob: power levels, and no thermometer anywhere."""
    modes = (CookingMode.BOIL, CookingMode.STEW, CookingMode.STEAM, CookingMode.PORRIDGE)
    return ZoneCapabilities(
        id="left",
        name="Left zone",
        modes=tuple(
            ModeCapability(mode=mode, duration_s=_times(6), power_pct=PERCENT) for mode in modes
        ),
        can_run_empty=False,
        preheat=False,
        pause=True,
        door=False,
        holds_safely=False,
        temperature=False,
        max_duration_s=6 * HOUR_S,
    )


def _grill() -> ZoneCapabilities:
    """Return an electric contact grill with a probe, as they are sold today."""
    return ZoneCapabilities(
        id="plate",
        name="Plate",
        modes=(
            ModeCapability(
                mode=CookingMode.GRILL,
                duration_s=_times(2),
                temperature_c=Range(min=100, max=260, step=10, default=200),
            ),
        ),
        can_run_empty=True,
        preheat=True,
        pause=True,
        door=False,
        holds_safely=False,
        probe_count=1,
        max_stages=6,
        max_duration_s=3 * HOUR_S,
    )


def zone_of(model: str, index: int = 0) -> ZoneCapabilities:
    """Return a zone of a virtual cooker."""
    return MODELS[model]().capabilities.zones[index]


def zones() -> Mapping[str, ZoneCapabilities]:
    """Return a typical zone for each kind of appliance."""
    kinds = ("oven", "microwave", "rice_cooker", "air_fryer", "water_bath")
    others = {"multicooker": _multicooker(), "cooktop": _cooktop(), "grill": _grill()}
    return {kind: zone_of(kind) for kind in kinds} | others
