"""The appliances that this package can be, as data: a file each."""

from collections.abc import Callable, Mapping

from virtual_cooker.firmware.control import Model

from .air_fryer import air_fryer
from .microwave import microwave
from .oven import oven
from .rice_cooker import rice_cooker
from .toaster_oven import toaster_oven
from .water_bath import water_bath

__all__ = ["MODELS", "air_fryer", "microwave", "oven", "rice_cooker", "toaster_oven", "water_bath"]

MODELS: Mapping[str, Callable[[], Model]] = {
    "oven": oven,
    "rice_cooker": rice_cooker,
    "microwave": microwave,
    "toaster_oven": toaster_oven,
    "water_bath": water_bath,
    "air_fryer": air_fryer,
}
