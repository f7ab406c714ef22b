"""What a zone can do, as an automation reads it: in the units that the actions take."""

from collections.abc import Callable

from homeassistant.core import HomeAssistant
from homeassistant.util.json import JsonObjectType

from .. import scale
from ..lib.aiocooker import ModeCapability, Range, ZoneCapabilities
from ..scale import Scale
from ..staging import HOLD_MAX_S, can_preheat, known_modes
from .turning import can_remind


def abilities(hass: HomeAssistant, can: ZoneCapabilities) -> JsonObjectType:
    """Return the modes with their bounds, temperatures in the house's unit, times in seconds."""
    degrees = scale.temperature(hass)
    return {
        "temperature_unit": degrees.unit,
        "modes": {one.mode.value: _mode(one, degrees) for one in known_modes(can)},
        "can_run_empty": can.can_run_empty,
        "can_preheat": can_preheat(can),
        "can_pause": can.pause,
        "can_remind": can_remind(can),
        "has_door": can.door,
        "probes": can.probe_count,
        "longest_duration": can.max_duration_s,
        "longest_hold": HOLD_MAX_S if can_preheat(can) else None,
    }


def _mode(mode: ModeCapability, degrees: Scale) -> JsonObjectType:
    bounds = {
        "temperature": _bounds(mode.temperature_c, degrees.shown),
        "duration": _bounds(mode.duration_s, float),
        "power_level": _bounds(mode.power_pct, float),
    }
    return {name: one for name, one in bounds.items() if one is not None}


def _bounds(bounds: Range | None, shown: Callable[[float], float]) -> JsonObjectType | None:
    if bounds is None:
        return None
    default = bounds.min if bounds.default is None else bounds.default
    return {"min": shown(bounds.min), "max": shown(bounds.max), "default": shown(default)}
