"""What the library's tests share: short waits, and how to wait for a state."""

import asyncio
from collections.abc import Callable

from aiocooker import (
    Address,
    Backoff,
    CookingMode,
    Program,
    Stage,
    StageKind,
    Timing,
)

from virtual_cooker import VirtualCooker

SOON = Backoff(first_s=0.01, longest_s=0.1, steady_s=5)
FAST = Timing(attempt_s=5, answer_s=1, read_back_s=0.5, farewell_s=0.2, backoff=SOON)
PATIENCE_S = 20
"""It costs nothing where the state comes; a process alone needs seconds on a busy machine."""

BAKE = Program(
    id="manual",
    name={"en": "Bake"},
    stages=(Stage(kind=StageKind.COOK, mode=CookingMode.BAKE, target_c=200, duration_s=600),),
)


async def until(is_so: Callable[[], object]) -> None:
    """Wait for a state; TimeoutError where it does not come."""
    async with asyncio.timeout(PATIENCE_S):
        while not is_so():  # noqa: ASYNC110 - nobody tells when a state that others make has come
            await asyncio.sleep(0.005)


def address_of(cooker: VirtualCooker) -> Address:
    """Return where a virtual cooker is now."""
    return Address(cooker.host, cooker.port)


def starts(cooker: VirtualCooker) -> list[str]:
    """Return the command ids of all starts that a virtual cooker received."""
    return [str(one.params["command_id"]) for one in cooker.received if one.method == "zone.start"]
