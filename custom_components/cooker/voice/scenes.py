"""What people say of themselves, for the scenes that wait for it: on my way, busy, yes and no."""

from collections.abc import Awaitable, Callable

from homeassistant.core import Context, HomeAssistant
from homeassistant.util import dt as dt_util

from ..scenes.keeper import SCENES
from ..scenes.runner import Runner
from ..scenes.scene import SceneKind
from ..scenes.story import Question
from .heard import Heard, Spoken
from .turn import Turn
from .wording import Wording


async def coming_home(turn: Turn) -> Spoken:
    """Take somebody's word that they are on their way, for the scenes that wait for it."""
    return await _tell(
        turn, SceneKind.ARRIVE_HOME, "home", lambda scene, context: scene.arm(context)
    )


async def hands_busy(turn: Turn) -> Spoken:
    """Take care of what cooks while somebody cannot."""
    return await _tell(
        turn, SceneKind.HANDS_BUSY, "busy", lambda scene, context: scene.activate(context)
    )


async def _tell(
    turn: Turn, kind: SceneKind, word: str, deed: Callable[[Runner, Context], Awaitable[None]]
) -> Spoken:
    scenes = [one for one in turn.hass.data[SCENES].of(kind) if one.is_on]
    texts: list[str] = []
    for scene in scenes:

        async def told(scene: Runner = scene) -> str:
            await deed(scene, turn.heard.context)
            return turn.words.say(f"scene_{word}", name=scene.scene.name)

        zone = scene.zone
        texts.append(await turn.told(zone, told) if zone else "")
    told_of = turn.words.gap.join(filter(None, texts))
    return Spoken(text=told_of or turn.words.say(f"no_scene_{word}"))


def open_question(hass: HomeAssistant) -> Question | None:
    """Return the one question that a scene has open; None where there is none, or several."""
    now = dt_util.utcnow()
    asked = [
        one.story.question
        for one in hass.data[SCENES]
        if one.story.question and one.story.question.expires_at > now
    ]
    return asked[0] if len(asked) == 1 else None


async def answer(hass: HomeAssistant, heard: Heard, words: Wording, *, yes: bool) -> Spoken | None:
    """Answer the scene's question; None where it is not open any more."""
    question = open_question(hass)
    if question is None:
        return None
    taken = await hass.data[SCENES].answer(question.id, yes=yes, context=heard.context)
    key = ("scene_yes" if yes else "scene_no") if taken else "scene_late"
    return Spoken(text=words.say(key))
