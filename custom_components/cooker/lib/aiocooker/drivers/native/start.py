"""A start whose answer was lost: looked for at the cooker, never sent again."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass

from ...cooker import LinkState, Unsubscribe
from ...errors import CookerError, NotStarted, StartNotConfirmed
from ...model import Origin, Snapshot
from .line import Line
from .session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What is needed to look for a start at the cooker."""

    line: Line
    reread: Callable[[Session], Awaitable[None]]
    subscribe: Callable[[Callable[[Snapshot], None]], Unsubscribe]
    origin: Callable[[], Origin | None]

    async def find(
        self, command_id: str, *, before: Origin | None, doubted: Session | None, until: float
    ) -> None:
        """Return once the zone's last start is ours.

        Looks until `until` (loop time), which must not come before the start expires: until then a
        cooker that is slow may still execute it. `before` is the zone's origin before the start,
        `doubted` the session that broke. Raises NotStarted or StartNotConfirmed.
        """
        read = False
        with suppress(TimeoutError):
            async with asyncio.timeout_at(until):
                await self._read_back(doubted)
                read = True
                await self._shown(command_id)
                return
        if not read or self.line.link.state is not LinkState.CONNECTED:
            raise StartNotConfirmed(f"start {command_id} could not be read back")
        if self.origin() != before:
            raise StartNotConfirmed(f"another start came after {command_id}, if it took effect")
        raise NotStarted(f"start {command_id} did not take effect")

    async def _read_back(self, doubted: Session | None) -> None:
        while True:
            session = await self._next_session(doubted)
            try:
                await self.reread(session)
            except CookerError as error:
                session.hang_up(error)
                doubted = session
            else:
                return

    async def _next_session(self, doubted: Session | None) -> Session:
        try:
            return await self.line.next_session(doubted)
        except CookerError as error:
            raise StartNotConfirmed(
                "the line was refused before the start was read back"
            ) from error

    async def _shown(self, command_id: str) -> None:
        shown = asyncio.Event()

        def look(_: Snapshot | None = None) -> None:
            origin = self.origin()
            if origin is not None and origin.command_id == command_id:
                shown.set()

        unsubscribe = self.subscribe(look)
        try:
            look()
            await shown.wait()
        finally:
            unsubscribe()
