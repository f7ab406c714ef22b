"""Somebody is at home or has agreed just now, before heat begins that was asked for by voice."""

from homeassistant.core import HomeAssistant

from .presence import nobody_is_home
from .unsuitable import Unsuitable


def must_be_attended(hass: HomeAssistant, *, agreed: bool = False) -> None:
    """Raise Unsuitable where nobody is at home; who was asked that very thing may have agreed.

    Where Home Assistant knows no person, nobody can be missed.
    """
    if not agreed and nobody_is_home(hass):
        raise Unsuitable("nobody_home")
