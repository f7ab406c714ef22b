"""The house's ear and mouth for cookers: decides what is ours, and answers it."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.util.hass_dict import HassKey

from ..actions.permits import READ, Permit, press
from ..const import DOMAIN
from ..coordinator import CookerCoordinator
from ..entity import Zone
from ..lib.cookery.saying import Intent, Names, Said, understand
from ..lib.cookery.saying.lexicon import lexicon
from ..lib.cookery.saying.names import known
from ..programs.shelf import Shelf, shelf
from ..unsuitable import Unsuitable
from . import answering, doing, heating, scenes
from .choosing import AT_ONCE, NOWHERE, SEVERAL, WHOLE, Zones, chosen, every_zone, meant
from .dialogue import Dialogue, Question, is_no, is_yes
from .heard import TAGS, Heard, Spoken
from .names import HouseNames
from .picking import picked
from .places import called, called_whole, cooker_ref
from .sentences import Ear
from .turn import Turn
from .wording import Wording, wording

_LOGGER = logging.getLogger(__name__)

type Do = Callable[[Turn, Zone], Awaitable[Spoken]]

_START, _STOP = press("start"), press("stop")

_DOES: Final[Mapping[Intent, tuple[Permit, Do]]] = {
    Intent.PREHEAT: (_START, heating.start),
    Intent.COOK: (_START, heating.start),
    Intent.START: (_START, heating.start),
    Intent.KEEP_WARM: (_START, heating.start),
    Intent.READY_AT: (_START, heating.ready_at),
    Intent.RESUME: (_START, heating.resume),
    Intent.SET: (_START, doing.set_up),
    Intent.ADD_TIME: (_START, doing.add_time),
    Intent.PAUSE: (_STOP, doing.pause),
    Intent.CHILD_LOCK: (_START, doing.child_lock),
    Intent.LIGHT: (_STOP, doing.light),
    Intent.TIME_LEFT: (READ, answering.time_left),
    Intent.STATUS: (READ, answering.status),
    Intent.IS_PREHEATED: (READ, answering.is_preheated),
    Intent.IS_SAFE: (READ, answering.is_safe),
    Intent.TEMPERATURE: (READ, answering.temperature),
    Intent.FOOD_TEMPERATURE: (READ, answering.food_temperature),
}
"""What each intent does with one zone, and the permission that it asks for."""


class Voice:
    """Hears sentences while there is a cooker; `dialogue` keeps what it asked."""

    def __init__(self, hass: HomeAssistant, book: Shelf) -> None:
        self._hass = hass
        self._shelf = book
        self._names = HouseNames(hass, book)
        self._ready: dict[str, Names] = {}
        self._present: list[CookerCoordinator] = []
        self.dialogue = Dialogue(hass)
        self.ear = Ear(hass, self)

    @callback
    def join(self, coordinator: CookerCoordinator) -> CALLBACK_TYPE:
        """Hear what is said to a cooker; returns what ends that."""
        if not self._present:
            self._names.watch()
        self._present.append(coordinator)
        self._names.forget()
        self.ear.open()

        def leave() -> None:
            self._present.remove(coordinator)
            self._names.forget()
            self.dialogue.close()
            if not self._present:
                self._names.close()
                self.ear.close()

        return leave

    async def is_ours(self, heard: Heard) -> bool:
        """Whether a sentence is for a cooker; nothing is done yet."""
        names = await self._known(heard.tongue)
        if question := self.dialogue.pending(heard):
            if is_no(heard) or _answers(question, heard, names):
                return True
        elif (is_yes(heard) or is_no(heard)) and scenes.open_question(self._hass):
            return True
        said = self._understood(heard, names)
        return said is not None and (said.intent in NOWHERE or bool(meant(self._zones, said)))

    async def answer(self, heard: Heard) -> Spoken:
        """Do what a sentence asks, and return what to say. Whatever is said, a question is over."""
        words = await wording(self._hass, heard.tongue)
        try:
            return await self._answer(heard, words)
        except Exception:
            _LOGGER.exception("A sentence could not be followed")
            return Spoken(text=words.say("trouble"))

    async def _answer(self, heard: Heard, words: Wording) -> Spoken:
        names = await self._known(heard.tongue)
        question = self.dialogue.take(heard)
        spoken = await self._reply(question, heard, words, names)
        if spoken is None:
            said = self._understood(heard, names)
            if said is None:
                return Spoken(text=words.say("trouble"))
            spoken = await self._do(heard, said, meant(self._zones, said), words)
        self.dialogue.talked(heard)
        return spoken

    @property
    def _zones(self) -> Zones:
        return every_zone(self._present)

    async def _known(self, tongue: str) -> Names:
        """Return the names, in order for a language: that takes too long for the event loop."""
        names = self._names.of(self._zones, tongue)
        if self._ready.get(tongue) is not names:
            await self._hass.async_add_executor_job(known, names, tongue)
            self._ready[tongue] = names
        return names

    def _understood(self, heard: Heard, names: Names) -> Said | None:
        spoken_to = self.dialogue.is_spoken_to(heard)
        return understand(heard.text, heard.tongue, names, addressed=spoken_to)

    async def _reply(
        self, question: Question | None, heard: Heard, words: Wording, names: Names
    ) -> Spoken | None:
        """Take an answer to what we or a scene asked; None where it is none."""
        if question is None:
            if is_yes(heard) or is_no(heard):
                return await scenes.answer(self._hass, heard, words, yes=is_yes(heard))
            return None
        if is_no(heard):
            return Spoken(text=words.say("no"))
        if question.said is not None:
            zones = picked(heard, question.choices, names)
            turn = self._turn(heard, question.said, words)
            return await self._in(turn, zones, sure=True) if zones else None
        return await _agreed(question, heard, words) if is_yes(heard) else None

    def _turn(self, heard: Heard, said: Said, words: Wording) -> Turn:
        return Turn(
            hass=self._hass,
            heard=heard,
            said=said,
            words=words,
            dialogue=self.dialogue,
            shelf=self._shelf,
        )

    async def _do(self, heard: Heard, said: Said, found: Zones, words: Wording) -> Spoken:
        turn = self._turn(heard, said, words)
        match said.intent:
            case Intent.ON_MY_WAY:
                return await scenes.coming_home(turn)
            case Intent.HANDS_BUSY:
                return await scenes.hands_busy(turn)
            case Intent.LAST_COOK:
                return await answering.last_cook(turn, await _readable(turn, self._zones))
        return await self._in(turn, chosen(found, said, heard, self._shelf))

    async def _in(self, turn: Turn, zones: Zones, *, sure: bool = False) -> Spoken:
        """Do it in the zones that are meant, or ask which one is; `sure` that all of them are."""
        intent = turn.said.intent
        if intent is Intent.STOP and (sure or len({cooker_ref(one) for one in zones}) == 1):
            return await doing.stop(turn, zones)
        if len(zones) == 1:
            return await _with(turn, zones[0])
        if intent in SEVERAL or (sure and intent in AT_ONCE):
            return Spoken(
                text=turn.words.gap.join([(await _with(turn, one)).text for one in zones])
            )
        self.dialogue.ask_which(turn.heard, turn.said, zones)
        name_fn = called_whole if intent in WHOLE else called
        names = turn.words.either(tuple(map(name_fn, zones)))
        return Spoken(text=turn.words.say("which", names=names), asks=True)


async def _agreed(question: Question, heard: Heard, words: Wording) -> Spoken | None:
    if question.is_void:
        return Spoken(text=words.say("void", name=called(question.zone) if question.zone else ""))
    return None if question.answer is None else await question.answer(heard)


def _answers(question: Question, heard: Heard, names: Names) -> bool:
    if question.said is not None:
        return bool(picked(heard, question.choices, names))
    return is_yes(heard)


async def _with(turn: Turn, zone: Zone) -> Spoken:
    """Do with one zone what was said, or say why not."""
    permit, do = _DOES[turn.said.intent]
    asks = False

    async def deed() -> str:
        nonlocal asks
        await turn.may(zone, permit)
        spoken = await do(turn, zone)
        asks = spoken.asks
        return spoken.text

    return Spoken(text=await turn.told(zone, deed), asks=asks)


async def _readable(turn: Turn, zones: Zones) -> Zones:
    """Return the zones of whose cooks who speaks may hear."""
    readable: list[Zone] = []
    for zone in zones:
        try:
            await turn.may(zone, READ)
        except Unsuitable:
            continue
        readable.append(zone)
    return tuple(readable)


async def open_ears(hass: HomeAssistant) -> None:
    """Put the words of all languages in order, and listen once Home Assistant converses."""
    await hass.async_add_executor_job(_read_words)
    hass.data[VOICE] = voice = Voice(hass, await shelf(hass))
    voice.ear.await_conversation()


def _read_words() -> None:
    for tongue in TAGS:
        lexicon(tongue)


VOICE: HassKey[Voice] = HassKey(f"{DOMAIN}_voice")
