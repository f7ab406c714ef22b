"""Whose word it is that is given in a context."""

from collections.abc import Iterable

from homeassistant.core import Context, HomeAssistant, callback

from ..presence import PERSON
from .at_home import is_home


@callback
def speaker(hass: HomeAssistant, people: Iterable[str], context: Context) -> str | None:
    """Return who of some people speaks: of nobody known, who of them is away; None for no one.

    A person who is known and none of them speaks for nobody else.
    """
    known = context.user_id is not None and any(
        one.attributes.get("user_id") == context.user_id for one in hass.states.async_all(PERSON)
    )
    for person in people:
        if (state := hass.states.get(person)) is None:
            continue
        its = state.attributes.get("user_id") == context.user_id
        if its if known else not is_home(state):
            return person
    return None
