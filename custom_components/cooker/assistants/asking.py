"""What a tool does with a call: whom it means, and the same action that a person would call.

A language model can do nothing that the actions cannot: their permits, safety checks and sentences
are its own. Besides, what heats needs exposure and somebody at home; a model's yes is no person's.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.llm import LLMContext
from homeassistant.util.json import JsonObjectType

from ..attendance import must_be_attended
from ..const import DOMAIN
from ..unsuitable import Unsuitable, told
from .places import Place, meant, one_of, places


class Said(HomeAssistantError):
    """A refusal in the words of an action, in the language of the house."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One call of a tool, with what was said in it."""

    hass: HomeAssistant
    context: LLMContext
    said: Mapping[str, Any]

    async def found(self) -> tuple[Place, ...]:
        """Return what it means; raises Unsuitable."""
        every = await places(self.hass, self.context)
        name, area = self.said.get("name"), self.said.get("area")
        return meant(self.hass, self.context, every, name=name, area=area)

    async def to_heat(self) -> Place:
        """Return the one zone in which heat may begin by a model's word; raises in words."""
        place = one_of(await self.found())
        try:
            _must_be_free_to_heat(self.hass, place)
        except Unsuitable as problem:
            raise await told(self.hass, problem, place.name) from problem
        return place

    async def act(self, action: str, place: Place, **said: object) -> JsonObjectType:
        """Call an action for a zone; return how it went, or raise what it said."""
        response: Any = await self.hass.services.async_call(
            DOMAIN,
            action,
            {key: one for key, one in said.items() if one is not None},
            blocking=True,
            context=self.context.context,
            target={"device_id": place.device_id},
            return_response=True,
        )
        outcome: JsonObjectType = response["cookers"][0]
        if not outcome["done"]:
            raise Said(str(outcome["message"]))
        return outcome


def _must_be_free_to_heat(hass: HomeAssistant, place: Place) -> None:
    """Raise Unsuitable where no model may start it. Nobody's agreement counts here."""
    must_be_attended(hass)
    if not place.may_start:
        raise Unsuitable("not_started_by_assistants")
