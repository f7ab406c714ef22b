"""Says something on the speaker that somebody chose, in the language of the house."""

import logging
from typing import Any, Final

from homeassistant.const import ATTR_ENTITY_ID, STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant, split_entity_id
from homeassistant.exceptions import HomeAssistantError

from .asking import tell
from .runner import Runner
from .story import Why
from .wording import sentence

_LOGGER = logging.getLogger(__name__)

_TTS: Final = "tts"


async def say(runner: Runner, *whys: Why, urgent: bool = False) -> None:
    """Say sentences one after the other; on phones and in Home Assistant where no speaker can.

    What is urgent is told there too: a speaker in an empty room is no help.
    """
    if not whys:
        return
    text = " ".join(sentence(runner, why) for why in whys)
    said = await _said(runner.hass, runner.scene.speaker, text)
    if not said or urgent:
        tell(runner, *whys)


async def _said(hass: HomeAssistant, speaker: str | None, text: str) -> bool:
    state = hass.states.get(speaker) if speaker else None
    if speaker is None or state is None or state.state == STATE_UNAVAILABLE:
        return False
    match split_entity_id(speaker)[0]:
        case "assist_satellite":
            return await _call(hass, "assist_satellite", "announce", speaker, message=text)
        case "notify":
            return await _call(hass, "notify", "send_message", speaker, message=text)
        case "media_player":
            return await _spoken(hass, speaker, text)
    return False


async def _spoken(hass: HomeAssistant, player: str, text: str) -> bool:
    """Let the first voice that there is speak; one that lacks the house's language in its own."""
    voices = (one for one in hass.states.async_all(_TTS) if one.state != STATE_UNAVAILABLE)
    if (voice := next(voices, None)) is None:
        return False
    words = {"media_player_entity_id": player, "message": text}
    language = hass.config.language
    return await _call(
        hass, _TTS, "speak", voice.entity_id, **words, language=language
    ) or await _call(hass, _TTS, "speak", voice.entity_id, **words)


async def _call(
    hass: HomeAssistant,
    domain: str,
    action: str,
    entity_id: str,
    **data: Any,  # noqa: ANN401 - an action's own fields
) -> bool:
    """Call an action; whether it worked. Whatever the speaker is, it must not end the scene."""
    try:
        await hass.services.async_call(
            domain, action, {ATTR_ENTITY_ID: entity_id, **data}, blocking=True
        )
    except (HomeAssistantError, ValueError) as error:
        _LOGGER.warning("%s could not speak: %s", entity_id, error)
        return False
    return True
