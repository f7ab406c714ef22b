"""Which mode a sentence means in a zone, where it names one, and where it names none."""

from collections.abc import Iterable
from typing import Final

from ..lib.aiocooker import CookingMode, ModeCapability, Range, ZoneCapabilities
from ..lib.cookery.saying import PowerLevel
from ..staging import known_modes

_NEAR: Final = {
    CookingMode.BAKE: (CookingMode.CONVECTION_BAKE, CookingMode.CONVECTION),
    CookingMode.ROAST: (CookingMode.CONVECTION_ROAST, CookingMode.BAKE),
    CookingMode.CONVECTION: (CookingMode.CONVECTION_BAKE, CookingMode.CONVECTION_ROAST),
    CookingMode.REHEAT: (CookingMode.MICROWAVE,),
    CookingMode.KEEP_WARM: (CookingMode.WARMING,),
    CookingMode.STEW: (CookingMode.SLOW_COOK, CookingMode.SOUP),
}
"""What people mean by a word where the appliance calls it otherwise, and it cooks alike."""

_BY_HEAT: Final = (
    CookingMode.BAKE,
    CookingMode.CONVECTION,
    CookingMode.CONVECTION_BAKE,
    CookingMode.AIR_FRY,
    CookingMode.SOUS_VIDE,
    CookingMode.ROAST,
)
"""What "to two hundred degrees" means without a mode, the plainest heat first."""

SHARE: Final = {PowerLevel.LOW: 30.0, PowerLevel.MEDIUM: 60.0, PowerLevel.HIGH: 100.0}
"""Per cent: the usual levels of microwave ovens, within what the mode can."""


def modes_meant(word: str) -> tuple[CookingMode, ...]:
    """Return the modes that a mode's word may mean, its own first."""
    mode = CookingMode(word)
    return mode, *_NEAR.get(mode, ())


def named(can: ZoneCapabilities, word: str) -> CookingMode:
    """Return the mode of a zone for a word; the word's own where the zone has none like it."""
    meant = modes_meant(word)
    return next((one for one in meant if can.mode(one)), meant[0])


def by_temperature(can: ZoneCapabilities, target_c: float | None) -> CookingMode | None:
    """Return the mode for a temperature that was said without one; None where nothing has any."""
    heating = [one for one in known_modes(can) if one.temperature_c]
    return _first(heating, _BY_HEAT, target_c)


def by_power(can: ZoneCapabilities) -> CookingMode | None:
    """Return the mode for a power that was said without one; None where nothing has any."""
    powered = [one for one in known_modes(can) if one.power_pct]
    return _first(powered, (CookingMode.MICROWAVE,))


def _first(
    modes: list[ModeCapability],
    order: Iterable[CookingMode],
    target_c: float | None = None,
) -> CookingMode | None:
    places = {mode: place for place, mode in enumerate(order)}

    def rank(one: ModeCapability) -> tuple[bool, int]:
        limits = one.temperature_c
        holds = target_c is None or limits is None or limits.holds(target_c)
        return not holds, places.get(one.mode, len(places))

    return min(modes, key=rank).mode if modes else None


def share(bounds: Range | None, level: PowerLevel) -> float:
    """Return the power (per cent) of a word, within a mode's bounds."""
    pct = SHARE[level]
    return pct if bounds is None else min(max(pct, bounds.min), bounds.max)
