"""One sentence as Assist heard it, and the sentence that is said back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from homeassistant.core import Context
from homeassistant.helpers.chat_session import current_session

if TYPE_CHECKING:
    from homeassistant.components.conversation import ConversationInput

TAGS: Final[Mapping[str, str]] = {"en": "en", "zh": "zh-Hans", "de": "de", "fr": "fr", "es": "es"}
"""The languages that are understood, and the tag under which each has our texts."""

type Speaker = tuple[str | None, str | None, str | None, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What was said, in which conversation, through which device, and on whose behalf."""

    text: str
    tongue: str
    context: Context
    conversation_id: str | None = None
    device_id: str | None = None
    satellite_id: str | None = None

    @property
    def speaker(self) -> Speaker:
        """Return who says it, as far as that can be told: an answer must come from the same."""
        who = self.context.user_id
        return self.conversation_id, self.device_id, self.satellite_id, who


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """What is said back; `asks` where an answer is awaited."""

    text: str
    asks: bool = False


def heard(said: ConversationInput) -> Heard | None:
    """Return what was heard; None in a language that is not understood.

    The first sentence of a conversation has no id yet: that of its session is the one under which
    an answer will come.
    """
    tongue = (said.language or "").replace("_", "-").partition("-")[0].lower()
    if tongue not in TAGS:
        return None
    session = current_session.get()
    return Heard(
        text=said.text,
        tongue=tongue,
        context=said.context,
        conversation_id=session.conversation_id if session else said.conversation_id,
        device_id=said.device_id,
        satellite_id=said.satellite_id,
    )
