"""Asks people: an actionable notification on their phones, and a persistent one for everybody.

An answer counts once: while its question is open, and from somebody whose phone was asked. The id
of a question cannot be guessed and is shown to nobody else.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from homeassistant.components import persistent_notification
from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, callback
from homeassistant.helpers.event import async_track_point_in_utc_time
from homeassistant.helpers.start import async_at_started
from homeassistant.util import dt as dt_util

from ..const import DOMAIN
from .phones import CLEAR, Phone, phones, phones_of_people, post
from .runner import Runner
from .scene import SceneKind
from .story import Question, Why
from .wording import phrase, sentence

if TYPE_CHECKING:
    from .keeper import Scenes

_LOGGER = logging.getLogger(__name__)

ANSWERED: Final = "mobile_app_notification_action"
"""What the companion app says when somebody pressed a button of a notification."""

_YES, _NO = "yes", "no"

_BUTTONS: Final = {SceneKind.LEAVE_HOME: ("scene_turn_off", "scene_leave_on")}
_USUAL_BUTTONS: Final = ("scene_yes", "scene_not_today")


def new_question(why: Why, *, within_s: float, context: str = "") -> Question:
    """Return a question that is open for so many seconds from now."""
    now = dt_util.utcnow()
    return Question(
        id=uuid4().hex,
        asked_at=now,
        expires_at=now + timedelta(seconds=within_s),
        why=why,
        context=context,
    )


@callback
def at_expiry(hass: HomeAssistant, question: Question, then: Callable[[], None]) -> CALLBACK_TYPE:
    """Do something once a question has expired; at once where it has. Returns what cancels that."""

    @callback
    def expired(_: datetime) -> None:
        then()

    return async_track_point_in_utc_time(hass, expired, question.expires_at)


async def ask(runner: Runner) -> None:
    """Send the open question of a scene to its people; nothing where none is open.

    The same question again replaces itself. While Home Assistant starts, phones are asked once it
    has started: only then are they known.
    """
    question = runner.story.question
    if question is None or question.expires_at <= dt_util.utcnow():
        return
    persistent_notification.async_create(
        runner.hass,
        f"{sentence(runner, question.why)}\n\n{_how(runner)}",
        runner.scene.name,
        _note(runner.scene.id),
    )

    @callback
    def to_phones(_: HomeAssistant) -> None:
        if runner.story.question == question:
            _to_phones(runner, question)

    async_at_started(runner.hass, to_phones)


@callback
def withdraw(runner: Runner, question: Question) -> None:
    """Take a question back from wherever it is shown: it was answered, or it is void."""
    _take_away(runner.hass, runner.scene.id, question, _shown_on(runner, question))


@callback
def forget(hass: HomeAssistant, scene_id: str, question: Question) -> None:
    """Take back the question of a scene that is no more."""
    _take_away(hass, scene_id, question, post(hass).shown.get(question.id, ()))


def _take_away(
    hass: HomeAssistant, scene_id: str, question: Question, where: tuple[Phone, ...]
) -> None:
    persistent_notification.async_dismiss(hass, _note(scene_id))
    for phone in where:
        post(hass).send(phone, CLEAR, {"tag": _tag(question)})
    post(hass).shown.pop(question.id, None)


@callback
def tell(runner: Runner, *whys: Why) -> None:
    """Tell people something that needs no answer; the next such thing takes its place."""
    text = " ".join(sentence(runner, why) for why in whys)
    note = f"{_note(runner.scene.id)}_told"
    persistent_notification.async_create(runner.hass, text, runner.scene.name, note)

    @callback
    def to_phones(_: HomeAssistant) -> None:
        for phone in asked(runner):
            post(runner.hass).send(phone, text, {"tag": note, **_AT_ONCE}, runner.scene.name)

    async_at_started(runner.hass, to_phones)


@callback
def asked(runner: Runner) -> tuple[Phone, ...]:
    """Return the phones that a scene asks: those chosen, else of whom it is about, else of all."""
    scene = runner.scene
    if scene.phones:
        return phones(runner.hass, scene.phones)
    person = runner.story.person
    return phones_of_people(runner.hass, (person,) if person else scene.people)


_AT_ONCE: Final[dict[str, Any]] = {
    # Android delays other messages while it sleeps; iOS shows this one in spite of a focus.
    "ttl": 0,
    "priority": "high",
    "push": {"interruption-level": "time-sensitive"},
}


def _to_phones(runner: Runner, question: Question) -> None:
    left_s = (question.expires_at - dt_util.utcnow()).total_seconds()
    yes, no = _BUTTONS.get(runner.scene.kind, _USUAL_BUTTONS)
    heats = runner.scene.kind is not SceneKind.LEAVE_HOME
    data = {
        "tag": _tag(question),
        "timeout": max(1, round(left_s)),
        "actions": [
            # What may start heat asks for an unlocked phone, where the phone knows how (iOS).
            {
                "action": _action(question, _YES),
                "title": phrase(runner.hass, yes),
                "authenticationRequired": heats,
            },
            {"action": _action(question, _NO), "title": phrase(runner.hass, no)},
        ],
        **_AT_ONCE,
    }
    sender = post(runner.hass)
    sender.shown[question.id] = asked(runner)
    for phone in sender.shown[question.id]:
        sender.send(phone, sentence(runner, question.why), data, runner.scene.name)


def _shown_on(runner: Runner, question: Question) -> tuple[Phone, ...]:
    """Return where a question was shown, though the story may be about nobody by now."""
    return post(runner.hass).shown.get(question.id) or asked(runner)


def _how(runner: Runner) -> str:
    """Return how somebody without a phone answers."""
    leaving = runner.scene.kind is SceneKind.LEAVE_HOME
    key = "scene_how_to_answer_left" if leaving else "scene_how_to_answer"
    return phrase(runner.hass, key, scene=runner.scene.name)


def _note(scene_id: str) -> str:
    """Return the id of the persistent notification, which everybody sees: it names no question."""
    return f"{DOMAIN}_scene_{scene_id}"


def _tag(question: Question) -> str:
    return f"{DOMAIN}_{question.id}"


def _action(question: Question, answer: str) -> str:
    return f"{DOMAIN}_{question.id}_{answer}"


@callback
def open_question(runner: Runner) -> Question | None:
    """Return the question of a scene that can still be answered."""
    question = runner.story.question
    return question if question and question.expires_at > dt_util.utcnow() else None


@callback
def listen(scenes: Scenes) -> CALLBACK_TYPE:
    """Take to the scenes what people answer on their phones; returns what ends that."""

    async def take(event: Event[dict[str, Any]]) -> None:
        if (found := _meant(scenes, event)) is not None:
            question, yes = found
            await scenes.answer(question.id, yes=yes, context=event.context)

    return scenes.hass.bus.async_listen(ANSWERED, take)


def _meant(scenes: Scenes, event: Event[dict[str, Any]]) -> tuple[Question, bool] | None:
    """Return which question an event of the app answers, and whether with yes.

    None for what is no answer of ours, is late or repeated, or comes from somebody not asked.
    """
    action = str(event.data.get("action"))
    for runner in scenes:
        if (question := open_question(runner)) is None:
            continue
        answers = {_action(question, _YES): True, _action(question, _NO): False}
        if action not in answers:
            continue
        if event.context.user_id not in {one.user_id for one in _shown_on(runner, question)}:
            _LOGGER.warning("Somebody who was not asked answered the scene %s", runner.scene.name)
            return None
        return question, answers[action]
    return None
