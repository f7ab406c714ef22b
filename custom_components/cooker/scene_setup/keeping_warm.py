"""At what temperatures a zone keeps food that is done warm and safe."""

from typing import Final

from ..entity import Zone
from ..lib.aiocooker import Range
from ..scenes.hold import LEAST_C, WARMEST_C, holds_at, program

USUAL_C: Final = 65.0


def warm_bounds(zone: Zone) -> Range | None:
    """Return the temperatures (°C) that may be chosen; None where there is nothing to choose."""
    held = program(zone, LEAST_C)
    if held is None and holds_at(zone, LEAST_C) is not None:
        return Range(min=LEAST_C, max=WARMEST_C, step=1.0, default=USUAL_C)
    mode = zone.can.mode(held.stages[0].mode) if held and held.stages[0].mode else None
    if mode is None or (bounds := mode.temperature_c) is None:
        return None
    least_c = max(bounds.min, LEAST_C)
    usual_c = max(bounds.default or least_c, least_c)
    return Range(min=least_c, max=bounds.max, step=bounds.step, default=usual_c)
