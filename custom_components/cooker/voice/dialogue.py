"""Questions that were asked aloud, each answered once, by who was asked, within a minute."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Final

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback

from ..entity import Zone
from ..lib.aiocooker import ZoneState
from ..lib.cookery.saying import Said
from ..lib.cookery.saying.text import tokens
from ..plans.sight import Sight, sight
from .heard import Heard, Speaker, Spoken

PATIENCE_S: Final = 60.0
"""Who says yes after a minute answers something else."""

YES: Final = {
    "en": "yes|yeah|yep|yup|sure|ok|okay|please do|go ahead|do it|do that|of course|absolutely|"
    "certainly|yes please|yes do it|yes go ahead|that's right|correct|right|fine|yes sure",
    "zh": "是|是的|是啊|好|好的|好啊|好吧|可以|可以的|行|行啊|对|对的|嗯|要|要的|确定|确认|"
    "没问题|开始吧|同意|当然|好的开始吧|是的开始|没错|嗯好|好呀",
    "de": "ja|ja bitte|jawohl|klar|gerne|gern|okay|ok|mach das|mach|ja mach das|natürlich|sicher|"
    "genau|richtig|in ordnung|bitte|ja gerne",
    "fr": "oui|ouais|d'accord|ok|okay|vas y|allez y|bien sûr|oui s'il te plaît|"
    "oui s'il vous plaît|fais le|faites le|exactement|oui vas y|entendu",
    "es": "sí|si|claro|vale|de acuerdo|adelante|hazlo|ok|okay|por supuesto|sí por favor|"
    "correcto|exacto|sí adelante|sí claro|bueno",
}
NO: Final = {
    "en": "no|nope|nah|no thanks|no thank you|don't|do not|cancel|cancel that|never mind|"
    "nevermind|stop|forget it|leave it|no don't|rather not|not now",
    "zh": "不|不要|不用|不用了|不了|不行|不可以|不是|算了|取消|别|别开|不必|没有|先不要|不要了|停",
    "de": "nein|nein danke|ne|nee|lieber nicht|abbrechen|vergiss es|lass es|stopp|nicht|"
    "nein lass es|jetzt nicht|doch nicht",
    "fr": "non|non merci|annule|annulez|laisse tomber|arrête|pas maintenant|surtout pas|oublie",
    "es": "no|no gracias|cancela|cancelar|déjalo|olvídalo|para|mejor no|ahora no",
}
ALL: Final = {
    "en": "both|all|all of them|both of them|everything|all of it|both please|all please",
    "zh": "都|全部|两个|两个都|都要|所有|全都|都停|两个都停",
    "de": "beide|alle|alles|alle beide",
    "fr": "les deux|tous|toutes|tous les deux|tout",
    "es": "los dos|las dos|ambos|ambas|todos|todas|todo",
}


ORDINALS: Final = {
    "en": (
        "first|the first|the first one|first one",
        "second|the second|the second one|second one",
    ),
    "zh": ("第一个|第一台|前一个|前面那个", "第二个|第二台|后一个|后面那个"),
    "de": ("das erste|die erste|der erste|erste", "das zweite|die zweite|der zweite|zweite"),
    "fr": ("le premier|la première|premier", "le deuxième|la deuxième|le second|la seconde"),
    "es": ("el primero|la primera|primero", "el segundo|la segunda|segundo"),
}


def _spoken_by(table: dict[str, str]) -> dict[str, frozenset[tuple[str, ...]]]:
    return {tongue: frozenset(map(tokens, words.split("|"))) for tongue, words in table.items()}


_YES, _NO, _ALL = map(_spoken_by, (YES, NO, ALL))
_ORDINALS = {
    tongue: tuple(frozenset(map(tokens, words.split("|"))) for words in table)
    for tongue, table in ORDINALS.items()
}


def is_yes(heard: Heard) -> bool:
    """Whether somebody agrees, and says nothing else."""
    return _plain(heard) in _YES[heard.tongue]


def is_no(heard: Heard) -> bool:
    """Whether somebody declines, and says nothing else."""
    return _plain(heard) in _NO[heard.tongue]


def is_all(heard: Heard) -> bool:
    """Whether somebody means all of what was offered."""
    return _plain(heard) in _ALL[heard.tongue]


def place_said(heard: Heard) -> int | None:
    """Return which place of a list somebody says, from 0, and nothing else; None for none."""
    said = _plain(heard)
    words = _ORDINALS[heard.tongue]
    return next((place for place, one in enumerate(words) if said in one), None)


def _plain(heard: Heard) -> tuple[str, ...]:
    return tuple(one for one in tokens(heard.text) if one != ",")


@dataclass(frozen=True, slots=True)
class Place:
    """What must be as it was for a yes to count."""

    seen: Sight
    state: ZoneState
    on_the_line: bool


def place(zone: Zone) -> Place:
    """Return what can be seen of a zone now."""
    return Place(sight(zone), zone.says.state, zone.coordinator.last_update_success)


type Answer = Callable[[Heard], Awaitable[Spoken]]


@dataclass(slots=True, kw_only=True)
class Question:
    """One open question: a yes to it does `answer`; a choice of one zone does `said` with that.

    `is_void` is set once the zone that it is about is not as it was any more, though it were so
    again: somebody opened its door, or took remote start back.
    """

    speaker: Speaker
    expires_s: float
    answer: Answer | None = None
    said: Said | None = None
    choices: tuple[Zone, ...] = ()
    zone: Zone | None = None
    is_void: bool = False
    ends: list[CALLBACK_TYPE] = field(default_factory=list)


class Dialogue:
    """At most one open question in each conversation."""

    def __init__(self, hass: HomeAssistant) -> None:
        self._hass = hass
        self._open: dict[str | None, Question] = {}
        self._talked: dict[str | None, tuple[Speaker, float]] = {}

    @callback
    def ask(self, heard: Heard, answer: Answer, *, zone: Zone) -> None:
        """Await a yes from who was heard, for as long as the zone is as it is now."""
        question = Question(
            speaker=heard.speaker, expires_s=self._now() + PATIENCE_S, answer=answer, zone=zone
        )
        before = place(zone)

        @callback
        def look() -> None:
            question.is_void = question.is_void or place(zone) != before
            if self._now() > question.expires_s:
                self._drop(question)

        question.ends.append(zone.coordinator.async_add_listener(look))
        self._put(heard, question)

    @callback
    def ask_which(self, heard: Heard, said: Said, choices: tuple[Zone, ...]) -> None:
        """Await which of several zones is meant."""
        question = Question(
            speaker=heard.speaker,
            expires_s=self._now() + PATIENCE_S,
            said=said,
            choices=choices,
        )
        self._put(heard, question)

    def pending(self, heard: Heard) -> Question | None:
        """Return the question that who was heard may answer, None where there is none any more."""
        question = self._open.get(heard.conversation_id)
        if question is None or question.speaker != heard.speaker:
            return None
        if self._now() > question.expires_s:
            self._drop(question)
            return None
        return question

    @callback
    def take(self, heard: Heard) -> Question | None:
        """Return the pending question and close it: it is answered once."""
        if question := self.pending(heard):
            self._drop(question)
        return question

    @callback
    def talked(self, heard: Heard) -> None:
        """Note that a cooker was spoken of."""
        now = self._now()
        self._talked = {key: one for key, one in self._talked.items() if now <= one[1]}
        self._talked[heard.conversation_id] = (heard.speaker, now + PATIENCE_S)

    def is_spoken_to(self, heard: Heard) -> bool:
        """Whether a bare "stop" is for a cooker: one was just spoken of in this conversation."""
        speaker, until_s = self._talked.get(heard.conversation_id, (None, 0.0))
        return speaker == heard.speaker and self._now() <= until_s

    @callback
    def close(self) -> None:
        """Forget everything."""
        for question in tuple(self._open.values()):
            self._drop(question)
        self._talked.clear()

    @callback
    def _put(self, heard: Heard, question: Question) -> None:
        if before := self._open.get(heard.conversation_id):
            self._drop(before)
        self._open[heard.conversation_id] = question

    @callback
    def _drop(self, question: Question) -> None:
        for end in question.ends:
            end()
        question.ends.clear()
        self._open = {key: one for key, one in self._open.items() if one is not question}

    def _now(self) -> float:
        return self._hass.loop.time()
