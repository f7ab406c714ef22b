"""A person who pairs a cooker that Home Assistant has discovered."""

import asyncio
from typing import Any

from .home_assistant import HomeAssistant
from .panel import Panel
from .trouble import Trouble

DISCOVERY_S = 60.0
"""An announcement arrives within a second or two; a busy machine may need longer."""
MOST_STEPS = 6


async def discovered(home: HomeAssistant, cooker_id: str, source: str = "zeroconf") -> str:
    """Wait until Home Assistant offers this cooker by itself; return its config flow's id."""
    news = asyncio.Event()
    await home.websocket.subscribe(lambda _: news.set(), "config_entries/flow/subscribe")
    try:
        async with asyncio.timeout(DISCOVERY_S):
            while (flow := await _offer(home, cooker_id, source)) is None:
                await news.wait()
                news.clear()
    except TimeoutError as error:
        raise Trouble(f"Home Assistant has not discovered {cooker_id} by itself.") from error
    return flow


async def pair(home: HomeAssistant, flow_id: str, panel: Panel) -> None:
    """Go through a config flow: press the panel's pairing button, read the code, type it in."""
    path = f"/api/config/config_entries/flow/{flow_id}"
    step = await home.get(path)
    for _ in range(MOST_STEPS):
        if step["type"] != "form":
            break
        step = await home.post(path, await _answers(step, panel))
        if step.get("errors"):
            raise Trouble(f"Home Assistant did not pair: {step['errors']}")
    if step["type"] != "create_entry" and step.get("reason") != "reauth_successful":
        raise Trouble(f"Home Assistant ended the pairing: {step.get('reason', step['type'])}")


async def _offer(home: HomeAssistant, cooker_id: str, source: str) -> str | None:
    for flow in await home.websocket.ask("config_entries/flow/progress"):
        context = flow["context"]
        if context.get("unique_id") == cooker_id and context["source"] == source:
            return str(flow["flow_id"])
    return None


async def _answers(step: dict[str, Any], panel: Panel) -> dict[str, str]:
    fields = {field["name"] for field in step["data_schema"] or ()}
    if "code" not in fields:
        return {}
    return {"code": await panel.pairing_code()}
