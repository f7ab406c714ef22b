"""At what temperatures a zone keeps food that is done warm and safe."""

from typing import Final

from ..lib.aiocooker import CookingMode, Range, ZoneCapabilities

HOLD_LEAST_C: Final = 63.0
"""Keep-warm is 60 °C (FSIS), 63 °C in the United Kingdom: the higher one holds everywhere."""

_MODES: Final = (CookingMode.KEEP_WARM, CookingMode.WARMING)


def warm_bounds(can: ZoneCapabilities) -> Range | None:
    """Return the temperatures (°C) that may be chosen; None for a zone that cannot."""
    modes = filter(None, map(can.mode, _MODES))
    bounds = next(filter(None, (one.temperature_c for one in modes)), None)
    if bounds is None or bounds.max < HOLD_LEAST_C:
        return None
    least_c = max(bounds.min, HOLD_LEAST_C)
    usual_c = max(bounds.default or least_c, least_c)
    return Range(min=least_c, max=bounds.max, step=bounds.step, default=usual_c)
