"""The appliance's own time, which may run faster than ours or stand still."""

import asyncio
from collections.abc import Callable

STEP_S = 1.0
"""One step of physics and firmware: far below the shortest lag (3 s), so that plain Euler steps are
stable."""
TICK_S = 0.1
FASTEST = 1000.0
LONGEST_TICK_S = 2.0
"""A process that was stopped for an hour must not burn an hour's steps at once."""
STEPS_BETWEEN_BREATHS = 64


class DeviceClock:
    """Calls `step` once for each second of the appliance's time.

    A speed of 0 leaves it to `advance`.
    """

    def __init__(self, step: Callable[[float], None], *, speed: float = 1.0) -> None:
        """Stand at 0; nothing moves before `run`."""
        self._step = step
        self._owed_s = 0.0
        self.now_s = 0.0
        self.speed = speed

    async def advance(self, seconds: float) -> None:
        """Move time at once by that many seconds of the appliance's time.

        Other tasks breathe in between.
        """
        self._owed_s += seconds
        await self._pay()

    async def run(self) -> None:
        """Follow real time until cancelled."""
        time = asyncio.get_running_loop().time
        before = time()
        while True:
            await asyncio.sleep(TICK_S)
            now = time()
            self._owed_s += min(now - before, LONGEST_TICK_S) * self.speed
            before = now
            await self._pay()

    async def _pay(self) -> None:
        steps = 0
        while self._owed_s >= STEP_S:
            self._owed_s -= STEP_S
            self.now_s += STEP_S
            self._step(STEP_S)
            steps += 1
            if steps % STEPS_BETWEEN_BREATHS == 0:
                await asyncio.sleep(0)
