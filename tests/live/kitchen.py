"""A Home Assistant, an oven paired with it, and a person who stands there."""

import random
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from demo.cookers import Cookers
from demo.hass import Hass
from demo.home_assistant import HomeAssistant
from demo.oven import Oven
from demo.pairing import discovered, pair
from demo.panel import Panel

SPEED = 30.0
LINE_UP_S = 30.0
"""A client tries again after 1, 2, 4 … s and at once when an announcement tells it to."""


def some_port() -> int:
    """Return where to look for free ports, apart from every other test on this machine.

    A port is free until the program that was told of it listens, so two that started at once could
    be told of one. A name in the abstract namespace of Unix sockets is another's no longer than the
    process lives which has it.
    """
    while True:
        first = random.randrange(20_000, 30_000, 20)  # noqa: S311 - chance, no secret
        claim = socket.socket(socket.AF_UNIX)
        try:
            claim.bind(f"\0cooker-tests-{first}")
        except OSError:
            claim.close()
        else:
            claim.detach()  # kept to the end of the process
            return first


@dataclass(frozen=True)
class Kitchen:
    """An oven and what Home Assistant shows of it."""

    cooker_id: str
    panel: Panel
    oven: Oven

    async def preheat(self, target_c: float = 200) -> None:
        """Allow remote start at the panel, then start in Home Assistant."""
        await self.panel.press("allow_remote_start")
        await self.oven.preheat("bake", target_c)
        await self.oven.shows("state", "preheating", LINE_UP_S)

    async def is_on_the_line(self) -> None:
        """Open and close the door until Home Assistant has shown both: only a living line does."""
        await self.oven.available(LINE_UP_S)
        for press, shown in (("open_door", "on"), ("close_door", "off")):
            await self.panel.press(press, zone="upper")
            await self.oven.shows("door", shown, LINE_UP_S)

    async def temperature_passes(self, test: Callable[[float], bool], wish: str) -> None:
        """Stand at the oven until its own display shows such a temperature."""
        await self.panel.until(
            lambda shown: test(shown["zones"][0]["temperature_c"]), LINE_UP_S, wish
        )

    async def diary(self, key: str) -> list[str]:
        """Return a list that from now on gets every state which Home Assistant shows."""
        return await diary(self.oven.home, self.oven.entity(key))


async def diary(home: HomeAssistant, entity: str) -> list[str]:
    """Return a list that gets the present state of an entity and then each one that follows."""
    pages: list[str] = []

    def write(news: dict[str, Any]) -> None:
        added = news.get("a", {}).get(entity, {})
        changed = news.get("c", {}).get(entity, {}).get("+", {})
        pages.extend(said["s"] for said in (added, changed) if "s" in said)

    await home.websocket.subscribe(write, "subscribe_entities", entity_ids=[entity])
    return pages


@asynccontextmanager
async def kitchen_in(hass: Hass, folder: Path) -> AsyncIterator[Kitchen]:
    """Start an oven in a process of its own and pair it."""
    cookers = await Cookers.start(folder, ("oven",), speed=SPEED, first_port=some_port())
    try:
        oven = cookers.by_model["oven"]
        async with kitchen_with(hass, oven.id, oven.panel) as kitchen:
            yield kitchen
    finally:
        await cookers.stop()


@asynccontextmanager
async def kitchen_with(hass: Hass, cooker_id: str, panel_url: str) -> AsyncIterator[Kitchen]:
    """Wait until an oven is discovered and pair it."""
    async with Panel(panel_url) as panel:
        await pair(hass.home, await discovered(hass.home, cooker_id), panel)
        oven = await Oven.find(hass.home, cooker_id)
        await oven.available(LINE_UP_S)
        yield Kitchen(cooker_id, panel, oven)
