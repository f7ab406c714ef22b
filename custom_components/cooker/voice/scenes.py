"""What people say of themselves, for the scenes that wait for it: on my way, busy, yes and no."""

from typing import Final

from homeassistant.core import HomeAssistant

from ..scenes.keeper import SCENES
from ..scenes.story import Question
from .heard import Heard, Spoken
from .turn import Turn
from .wording import Wording

USUALLY_BUSY_S: Final = 900.0
"""A shower, or a child that is put to bed: a quarter of an hour where nobody says how long."""


async def coming_home(turn: Turn) -> Spoken:
    """Take somebody's word that they are on their way, for the scenes that wait for it."""
    took = await turn.hass.data[SCENES].coming_home(turn.heard.context, turn.said.duration_s)
    words = turn.words
    texts = [words.say("scene_home", name=one.scene.name) for one in took]
    return Spoken(text=words.gap.join(texts) or words.say("no_scene_home"))


async def hands_busy(turn: Turn) -> Spoken:
    """Take care of what cooks while somebody cannot."""
    for_s = USUALLY_BUSY_S if turn.said.duration_s is None else turn.said.duration_s
    scenes = await turn.hass.data[SCENES].busy(turn.heard.context, for_s)
    words = turn.words
    texts = [words.say("scene_busy", name=one.scene.name) for one in scenes]
    return Spoken(text=words.gap.join(texts) or words.say("no_scene_busy"))


def open_question(hass: HomeAssistant) -> Question | None:
    """Return the one question that a scene has open; None where there is none, or several."""
    asking = hass.data[SCENES].open_questions()
    return asking[0].story.question if len(asking) == 1 else None


async def answer(hass: HomeAssistant, heard: Heard, words: Wording, *, yes: bool) -> Spoken | None:
    """Answer the scene's question; None where it is not open any more."""
    question = open_question(hass)
    if question is None:
        return None
    taken = await hass.data[SCENES].answer(question.id, yes=yes, context=heard.context)
    key = ("scene_yes" if yes else "scene_no") if taken else "scene_late"
    return Spoken(text=words.say(key))
