"""Who let a cook begin: somebody at the panel, another client, or a person or automation here.

A cooker knows only which client asked. Who stood behind a start of ours is remembered by the id of
that command, as a name: no user's id is kept or shown.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Final

from homeassistant.core import Context, HomeAssistant

from .lib.aiocooker import Origin, StartedBy

KEPT: Final = 16
"""More starts than that are not under way at one cooker; older ones are of no cook any more."""

_RUNS_BY_ITSELF: Final = ("automation", "script")


class By(StrEnum):
    """The ways in which a cook begins."""

    PANEL = "panel"
    CLIENT = "client"
    PERSON = "person"
    AUTOMATION = "automation"
    HOME_ASSISTANT = "home_assistant"


@dataclass(frozen=True, slots=True, kw_only=True)
class Starter:
    """Who it was; `name` is None where nobody has one."""

    by: By
    name: str | None = None


async def starter(hass: HomeAssistant, context: Context | None) -> Starter:
    """Return who stands behind what is done in a context."""
    if context is None:
        return Starter(by=By.HOME_ASSISTANT)
    if context.user_id is None:
        name = _automation(hass, context)
        return Starter(by=By.AUTOMATION if name else By.HOME_ASSISTANT, name=name)
    people = hass.states.async_all("person")
    for person in people:
        if person.attributes.get("user_id") == context.user_id:
            return Starter(by=By.PERSON, name=person.name)
    user = await hass.auth.async_get_user(context.user_id)
    if user is None or user.system_generated:
        return Starter(by=By.HOME_ASSISTANT, name=user.name if user else None)
    return Starter(by=By.PERSON, name=user.name)


def _automation(hass: HomeAssistant, context: Context) -> str | None:
    """Return what people call the automation or script that runs in a context."""
    ids = {context.id, context.parent_id}
    states = hass.states.async_all(_RUNS_BY_ITSELF)
    return next((one.name for one in states if one.context.id in ids), None)


def noted(
    before: Mapping[str, Mapping[str, Any]], command_id: str, who: Starter
) -> dict[str, Mapping[str, Any]]:
    """Return as JSON what is remembered of the newest starts, by the ids of their commands."""
    every = {**before, command_id: asdict(who)}
    return dict(tuple(every.items())[-KEPT:])


def known(starts: Mapping[str, Mapping[str, Any]], origin: Origin | None) -> Starter | None:
    """Return who started the present or last cook; None where the cooker does not say."""
    match origin:
        case None | Origin(by=StartedBy.UNKNOWN):
            return None
        case Origin(by=StartedBy.PANEL):
            return Starter(by=By.PANEL)
    if ours := starts.get(origin.command_id or ""):
        return Starter(by=By(ours["by"]), name=ours["name"])
    return Starter(by=By.CLIENT, name=origin.client)
