"""Who is at home, as far as Home Assistant knows."""

from homeassistant.const import STATE_HOME, STATE_UNAVAILABLE, STATE_UNKNOWN
from homeassistant.core import HomeAssistant

PERSON = "person"

NOWHERE = {STATE_UNAVAILABLE, STATE_UNKNOWN}


def nobody_is_home(hass: HomeAssistant) -> bool:
    """Whether people are known to be away; one of whom nothing is known counts as no person."""
    places = {state.state for state in hass.states.async_all(PERSON)} - NOWHERE
    return bool(places) and STATE_HOME not in places
