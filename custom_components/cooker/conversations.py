"""In which conversations a language model speaks: what begins in one is no person's word.

A model reaches more than our tools: buttons, scripts and whatever else is exposed to it. All of it
is done in the context of the conversation, or in one that came of it: a script has one of its own,
and so has the script that it runs.
"""

from collections import deque
from typing import Final

from homeassistant.components.automation import EVENT_AUTOMATION_TRIGGERED
from homeassistant.components.script import EVENT_SCRIPT_STARTED
from homeassistant.core import Context, Event, HomeAssistant, callback
from homeassistant.util.hass_dict import HassKey

from .const import DOMAIN

KEPT: Final = 1024
"""A turn of a conversation is over long before that many others have begun."""


class Conversations:
    """The contexts in which a language model acts, by their ids."""

    def __init__(self, hass: HomeAssistant) -> None:
        self._ids: deque[str] = deque(maxlen=KEPT)
        for begun in (EVENT_SCRIPT_STARTED, EVENT_AUTOMATION_TRIGGERED):
            hass.bus.async_listen(begun, self._follow)

    @callback
    def note(self, context: Context) -> None:
        """Remember that a model is given our tools in a context."""
        if context.id not in self._ids:
            self._ids.append(context.id)

    def knows(self, context: Context) -> bool:
        """Whether something came of what a model did."""
        return context.id in self._ids or context.parent_id in self._ids

    @callback
    def _follow(self, event: Event) -> None:
        if self.knows(event.context):
            self.note(event.context)


_CONVERSATIONS: HassKey[Conversations] = HassKey(f"{DOMAIN}_conversations")


@callback
def note_model(hass: HomeAssistant, context: Context | None) -> None:
    """Remember that a language model is given our tools in a context."""
    if _CONVERSATIONS not in hass.data:
        hass.data[_CONVERSATIONS] = Conversations(hass)
    if context is not None:
        hass.data[_CONVERSATIONS].note(context)


@callback
def is_models(hass: HomeAssistant, context: Context | None) -> bool:
    """Whether a language model stands behind what is done in a context."""
    known = hass.data.get(_CONVERSATIONS)
    return known is not None and context is not None and known.knows(context)
