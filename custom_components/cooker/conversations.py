"""In which conversations a language model speaks: what begins in one is no person's word.

A model reaches more than our tools: buttons, scripts and whatever else is exposed to it. All of it
is done in the context of the conversation, or in one that came of it.
"""

from collections import deque
from typing import Final

from homeassistant.core import Context, HomeAssistant, callback
from homeassistant.util.hass_dict import HassKey

from .const import DOMAIN

KEPT: Final = 256
"""A turn of a conversation is over long before that many others have begun."""

_TURNS: HassKey[deque[str]] = HassKey(f"{DOMAIN}_conversations")


@callback
def note_model(hass: HomeAssistant, context: Context | None) -> None:
    """Remember that a language model is given our tools in a context."""
    turns = hass.data.setdefault(_TURNS, deque(maxlen=KEPT))
    if context is not None and context.id not in turns:
        turns.append(context.id)


@callback
def is_models(hass: HomeAssistant, context: Context | None) -> bool:
    """Whether a language model stands behind what is done in a context."""
    if context is None:
        return False
    turns = hass.data.get(_TURNS, ())
    return context.id in turns or context.parent_id in turns
