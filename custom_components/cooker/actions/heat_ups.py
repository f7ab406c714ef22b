"""What was learned of heat-ups, handed out and taken over by a cooker that replaces another."""

from collections.abc import Mapping
from typing import Any, Final

import voluptuous as vol
from homeassistant.util.json import JsonObjectType

from ..derived import measures_heat_up
from ..entity import Zone
from ..unsuitable import Unsuitable
from .fields import Fields

FORMAT: Final = "cooker.heat_up/1"
CONF_HEAT_UP: Final = "heat_up"

FIELDS: Fields = {vol.Required(CONF_HEAT_UP): dict}


def exported(zone: Zone) -> JsonObjectType:
    """Return a zone's knowledge; data only, and nothing of the people."""
    learned = zone.coordinator.heating.exported(zone.zone)
    return {CONF_HEAT_UP: {"format": FORMAT, "learned": learned}}


def take_over(zone: Zone, document: Mapping[str, Any]) -> None:
    """Let a zone know what another learned; raises Unsuitable where nothing of it can be used."""
    if not measures_heat_up(zone.can):
        raise Unsuitable("cannot_learn_heat_up")
    learned = document.get("learned")
    if document.get("format") != FORMAT or not isinstance(learned, Mapping):
        raise Unsuitable("not_a_heat_up_export")
    if not zone.coordinator.take_over_heat_ups(zone.zone, learned):
        raise Unsuitable("nothing_in_heat_up_export")
