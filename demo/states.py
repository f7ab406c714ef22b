"""What Home Assistant shows, kept up to date by its own push."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .trouble import Trouble
from .websocket import WebSocket


@dataclass(frozen=True, slots=True)
class State:
    """One entity as a person sees it."""

    state: str
    attributes: dict[str, Any]


class States:
    """Every entity's present state."""

    def __init__(self) -> None:
        self._states: dict[str, State] = {}
        self._changed = asyncio.Event()

    async def follow(self, websocket: WebSocket) -> None:
        """Begin; the present states come first, then each change."""
        await websocket.subscribe(self._take, "subscribe_entities")

    def get(self, entity_id: str) -> State | None:
        """Return an entity's state, or None where Home Assistant has none."""
        return self._states.get(entity_id)

    async def change(self) -> None:
        """Wait for the next news."""
        self._changed.clear()
        await self._changed.wait()

    async def until(self, test: Callable[[], bool], seconds: float, wish: str) -> None:
        """Wait until `test` holds; after `seconds` Trouble that names the `wish`."""
        try:
            async with asyncio.timeout(seconds):
                while not test():
                    await self.change()
        except TimeoutError as error:
            raise Trouble(f"Waited {seconds:.0f} s in vain until {wish}.") from error

    def _take(self, news: dict[str, Any]) -> None:
        for entity_id, added in news.get("a", {}).items():
            self._states[entity_id] = State(added["s"], added["a"])
        for entity_id, diff in news.get("c", {}).items():
            self._states[entity_id] = _changed(self._states[entity_id], diff)
        for entity_id in news.get("r", []):
            self._states.pop(entity_id, None)
        self._changed.set()


def _changed(before: State, diff: dict[str, Any]) -> State:
    """Lay a difference on a state: `+` holds what is new, `-` the attributes that went."""
    new = diff.get("+", {})
    gone = diff.get("-", {}).get("a", [])
    kept = {name: value for name, value in before.attributes.items() if name not in gone}
    return State(new.get("s", before.state), kept | new.get("a", {}))
