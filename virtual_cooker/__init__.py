"""A cooker made of software.

A reference device for the Cooker local API, and nothing that only pretends.
"""

from .cooker import VirtualCooker
from .memory import DamagedMemory
from .models import MODELS
from .panel.sentences import PanelError

__all__ = ["MODELS", "DamagedMemory", "PanelError", "VirtualCooker"]
