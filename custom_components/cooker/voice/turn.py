"""One turn of a conversation: what was understood, and all that an answer needs to know."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from homeassistant.core import Context, HomeAssistant, ServiceCall

from ..actions.permits import Permit, permitted
from ..actions.targets import Target
from ..attendance import must_be_attended
from ..const import DOMAIN
from ..entity import Zone
from ..lib.aiocooker import CookerError, Refused
from ..lib.cookery.saying import Said
from ..plans.sight import sight
from ..programs.shelf import Shelf
from ..unsuitable import Unsuitable
from .dialogue import Dialogue
from .heard import Heard, Spoken
from .places import called
from .wording import Wording

type Deed = Callable[[Context], Awaitable[str]]
"""Does it, on whose behalf the context tells, and returns what to say of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What was said, in which words to answer, and where to keep a question."""

    hass: HomeAssistant
    heard: Heard
    said: Said
    words: Wording
    dialogue: Dialogue
    shelf: Shelf

    async def may(self, zone: Zone, permit: Permit) -> None:
        """Raise Unsuitable where who speaks may not do that with a zone."""
        call = ServiceCall(self.hass, DOMAIN, "voice", {}, self.heard.context)
        (target,) = await permitted(call, (Target(name=zone.name, zone=zone),), permit)
        if target.problem is not None:
            raise target.problem

    async def attended(self, zone: Zone, question: str, deed: Deed, *, now: bool = True) -> Spoken:
        """Do it where somebody is at home; else ask, and do it on a yes to that very question.

        What the cooker would refuse `now` all the same is told instead of asked.
        """
        try:
            must_be_attended(self.hass)
        except Unsuitable:
            if now and (obstacle := sight(zone).obstacle) is not None:
                raise Refused(obstacle) from None
            self.dialogue.ask(self.heard, self._agreed(zone, deed), zone=zone)
            return Spoken(text=question, asks=True)
        return Spoken(text=await deed(self.heard.context))

    def _agreed(self, zone: Zone, deed: Deed) -> Callable[[Heard], Awaitable[Spoken]]:
        async def answer(yes: Heard) -> Spoken:
            must_be_attended(self.hass, agreed=True)
            return Spoken(text=await self.told(zone, lambda: deed(yes.context)))

        return answer

    async def told(self, zone: Zone, deed: Callable[[], Awaitable[str]]) -> str:
        """Return what a deed says, or why it cannot be done and what to do instead."""
        try:
            return await deed()
        except (Unsuitable, CookerError) as problem:
            return self.words.refusal(problem, called(zone))


def must_be_there(zone: Zone) -> None:
    """Raise Unsuitable where the line is down: what a cooker said last is not what it does."""
    if not zone.coordinator.last_update_success:
        raise Unsuitable("not_connected")
