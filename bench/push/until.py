"""Waits for a state."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

LOOK_AGAIN_S: Final = 0.1


async def until(test: Callable[[], Awaitable[bool]], for_s: float) -> None:
    """Return once it is so; TimeoutError where it does not become so in time."""
    async with asyncio.timeout(for_s):
        while True:
            if await test():
                return
            await asyncio.sleep(LOOK_AGAIN_S)
