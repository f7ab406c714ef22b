"""A person who speaks to Assist of a real Home Assistant."""

from dataclasses import dataclass
from typing import Any

from demo.home_assistant import HomeAssistant


@dataclass
class Talk:
    """One conversation through the conversation API, as the frontend has it."""

    home: HomeAssistant
    language: str
    conversation_id: str | None = None
    listens_on: bool = False

    async def say(self, text: str) -> str:
        """Say something and return what is answered."""
        told = await self.home.websocket.ask(
            "conversation/process",
            text=text,
            language=self.language,
            conversation_id=self.conversation_id,
        )
        self.conversation_id = told["conversation_id"]
        self.listens_on = told["continue_conversation"]
        return str(told["response"]["speech"]["plain"]["speech"])


async def rename(home: HomeAssistant, identifier: str, name: str) -> None:
    """Call a cooker or one of its zones by a name, as people do on its device's page."""
    device: dict[str, Any] | None = await home.device(identifier)
    assert device is not None
    await home.websocket.ask(
        "config/device_registry/update", device_id=device["id"], name_by_user=name
    )
