"""At what temperatures a zone keeps food that is done warm and safe."""

from ..entity import Zone
from ..lib.aiocooker import Range
from ..scenes.hold import LEAST_C, program


def warm_bounds(zone: Zone) -> Range | None:
    """Return the temperatures (°C) that may be chosen; None where there is nothing to choose."""
    held = program(zone, LEAST_C)
    mode = zone.can.mode(held.stages[0].mode) if held and held.stages[0].mode else None
    if mode is None or (bounds := mode.temperature_c) is None:
        return None
    least_c = max(bounds.min, LEAST_C)
    usual_c = max(bounds.default or least_c, least_c)
    return Range(min=least_c, max=bounds.max, step=bounds.step, default=usual_c)
