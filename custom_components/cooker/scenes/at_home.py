"""Whether somebody of a scene's people is at home, as far as that is known."""

from collections.abc import Callable, Iterable
from enum import Enum, auto

from homeassistant.const import STATE_HOME
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, State, callback
from homeassistant.helpers.event import TrackStates, async_track_state_change_filtered

from ..presence import NOWHERE, PERSON

_HOME_ZONE = "zone.home"


class Presence(Enum):
    """Who is at home."""

    SOMEBODY = auto()
    NOBODY = auto()
    UNKNOWN = auto()


class AtHome:
    """Watches people; all that there are where none are named.

    Whose place is lost is where he was: a phone that dies at home has not left.
    """

    def __init__(self, hass: HomeAssistant, people: Iterable[str]) -> None:
        self._hass = hass
        self._people = frozenset(people)
        self._home: dict[str, bool] = {}

    @callback
    def watch(self, look: Callable[[], None]) -> CALLBACK_TYPE:
        """Look whenever somebody's place changes; returns what ends that."""
        domains = set() if self._people else {PERSON}
        track = TrackStates(all_states=False, entities=set(self._people), domains=domains)
        return async_track_state_change_filtered(
            self._hass, track, callback(lambda _: look())
        ).async_remove

    @callback
    def look(self) -> Presence:
        """Return who is at home now."""
        for state in self._hass.states.async_all(PERSON):
            if self._people and state.entity_id not in self._people:
                continue
            if state.state not in NOWHERE:
                self._home[state.entity_id] = is_home(state)
        if any(self._home.values()):
            return Presence.SOMEBODY
        return Presence.NOBODY if self._home else Presence.UNKNOWN


def is_home(state: State) -> bool:
    """Whether a place is home, or one within it: a garden may be a zone of its own."""
    return state.state == STATE_HOME or _HOME_ZONE in state.attributes.get("in_zones", ())
