"""A dashboard that holds nothing but cards of ours."""

from typing import Any

from .home_assistant import HomeAssistant
from .trouble import Trouble

PLACE = "cooker-cards"
"""A dashboard's address must hold a hyphen."""


def card_for(device: dict[str, Any] | None) -> dict[str, Any]:
    """Return the card of a cooker or of a zone, as its editor would write it."""
    if device is None:
        raise Trouble("Home Assistant has no device for a card.")
    return {"type": "custom:cooker-card", "device_id": device["id"]}


async def save(home: HomeAssistant, cards: list[dict[str, Any]]) -> str:
    """Save a dashboard with a section for each card, as the editor does; return its address."""
    known = await home.websocket.ask("lovelace/dashboards/list")
    if PLACE not in {one["url_path"] for one in known}:
        await home.websocket.ask(
            "lovelace/dashboards/create", url_path=PLACE, title="Kitchen", mode="storage"
        )
    sections = [{"type": "grid", "cards": [one]} for one in cards]
    config = {"views": [{"type": "sections", "sections": sections}]}
    await home.websocket.ask("lovelace/config/save", url_path=PLACE, config=config)
    return f"{home.base}/{PLACE}/0"
