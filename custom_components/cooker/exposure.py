"""What no assistant hears of before somebody exposes it.

Home Assistant exposes switches and thermostats to its own assistant by itself, and to Google and
Alexa where people chose that for new entities: then "turn on the kitchen" reaches the cooker.
"""

from typing import override

from homeassistant.components.homeassistant.exposed_entities import KNOWN_ASSISTANTS
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.entity import Entity


class Unexposed(Entity):
    """An entity that is exposed to no assistant until a person does it."""

    @override
    def get_initial_entity_options(self) -> er.EntityOptionsType | None:
        """Return what the registry keeps when it first sees this entity, and never later.

        Any time after that is too late: an assistant that listens to the registry has asked by
        then, and its answer looks like a person's choice.
        """
        before = super().get_initial_entity_options() or {}
        return {**before, **{one: {"should_expose": False} for one in KNOWN_ASSISTANTS}}
