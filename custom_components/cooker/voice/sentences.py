"""The place in Home Assistant where our sentences are heard: before its own, and only ours.

Assist has no official way for an integration to ship sentences with a grammar of its own. What it
has are sentence triggers, which go before everything else, also where a language model answers. So
one trigger is registered, under a sentence that nobody says; whether a sentence is ours is asked
where triggers are looked for, and then that trigger is said to have matched. Sentences of people's
own automations go before ours; what is not ours goes on as if we were not there.

Both places are Home Assistant's own and may change. They are tried when they are taken, and where
they do not do as expected everything is put back: people are told once, under Repairs.
"""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, Protocol
from uuid import uuid4

from homeassistant.core import CALLBACK_TYPE, Context, HomeAssistant, callback
from homeassistant.setup import async_when_setup

from ..issues import tell_voice
from .heard import Heard, Spoken, heard

if TYPE_CHECKING:
    from homeassistant.components.conversation import ConversationInput, ConversationResult

_LOGGER = logging.getLogger(__name__)

CONVERSATION: Final = "conversation"
_AGENT_MANAGER: Final = "homeassistant.components.conversation.agent_manager"
_MODELS: Final = "homeassistant.components.conversation.models"
_RECOGNIZE: Final = "async_recognize_sentence_trigger"
_PROCESS: Final = "async_process"


class Listener(Protocol):
    """Who knows what is ours, and answers it."""

    async def is_ours(self, heard: Heard) -> bool:
        """Whether a sentence is ours."""

    async def answer(self, heard: Heard) -> Spoken:
        """Do it and return what to say."""


class Ear:
    """Hears sentences between `open` and `close`, once Home Assistant converses."""

    def __init__(self, hass: HomeAssistant, listener: Listener) -> None:
        self._hass = hass
        self._listener = listener
        self._converses = False
        self._wanted = False
        self._ends: list[CALLBACK_TYPE] = []
        self._asked: set[str | None] = set()

    @callback
    def await_conversation(self) -> None:
        """Take the place when there is one; a house without Assist needs no voice."""
        async_when_setup(self._hass, CONVERSATION, self._begin)

    async def _begin(self, _hass: HomeAssistant, _component: str) -> None:
        self._converses = True
        await self._take_place()

    @callback
    def open(self) -> None:
        """Begin to hear, now or as soon as there is somebody to hear through."""
        if not self._wanted:
            self._wanted = True
            self._hass.async_create_task(self._take_place(), "cooker voice")

    @callback
    def close(self) -> None:
        """Hear no more, and leave everything as it was found."""
        self._wanted = False
        self._leave()
        tell_voice(self._hass, trouble=False)

    async def _take_place(self) -> None:
        if not self._wanted or not self._converses or self._ends:
            return
        try:
            await self._hook()
        except Exception:
            # Whatever has changed in there: cookers work without a voice.
            _LOGGER.exception("Assist cannot be used for cooking")
            self._leave()
            tell_voice(self._hass, trouble=True)
        else:
            tell_voice(self._hass, trouble=False)

    async def _hook(self) -> None:
        manager = import_module(_AGENT_MANAGER).get_agent_manager(self._hass)
        agent = manager.default_agent
        unsaid = f"cooker {uuid4().hex}"
        self._ends.append(manager.register_trigger([unsaid], self._hears))
        recognize, process = getattr(agent, _RECOGNIZE), getattr(agent, _PROCESS)
        await self._must_match(recognize, unsaid)

        async def recognize_ours(said: ConversationInput, *rest: Any, **named: Any) -> Any:  # noqa: ANN401 - handed through as it came
            found = await recognize(said, *rest, **named)
            if found is not None or not await self._is_ours(said):
                return found
            return await recognize(replace(said, text=unsaid), *rest, **named)

        async def process_ours(said: ConversationInput) -> ConversationResult:
            result: ConversationResult = await process(said)
            if result.conversation_id in self._asked:
                self._asked.discard(result.conversation_id)
                result.continue_conversation = True
            return result

        self._ends.append(_replaced(agent, _RECOGNIZE, recognize_ours))
        self._ends.append(_replaced(agent, _PROCESS, process_ours))

    async def _must_match(self, recognize: Callable[..., Awaitable[Any]], unsaid: str) -> None:
        """Try it once; raises where a trigger is not found by its sentence any more."""
        found = await recognize(
            import_module(_MODELS).ConversationInput(
                text=unsaid,
                context=Context(),
                conversation_id=None,
                device_id=None,
                satellite_id=None,
                language=self._hass.config.language,
                agent_id=CONVERSATION,
            )
        )
        if len(found.matched_triggers) != 1:
            raise LookupError(f"{len(found.matched_triggers)} triggers for one sentence")

    async def _is_ours(self, said: ConversationInput) -> bool:
        try:
            understood = heard(said)
            return understood is not None and await self._listener.is_ours(understood)
        except Exception:
            # Lamps and timers must go on to be heard, whatever is wrong with us.
            _LOGGER.exception("A sentence could not be looked at")
            return False

    async def _hears(self, said: ConversationInput, _result: object) -> str | None:
        understood = heard(said)
        if understood is None:
            return None
        spoken = await self._listener.answer(understood)
        if spoken.asks:
            self._asked.add(understood.conversation_id)
        return spoken.text

    @callback
    def _leave(self) -> None:
        for end in reversed(self._ends):
            end()
        self._ends = []
        self._asked.clear()


def _replaced(agent: object, name: str, ours: object) -> CALLBACK_TYPE:
    """Put ours before a method of one object; returns what takes it away again."""
    vars(agent)[name] = ours

    def put_back() -> None:
        if vars(agent).get(name) is ours:
            del vars(agent)[name]

    return put_back
