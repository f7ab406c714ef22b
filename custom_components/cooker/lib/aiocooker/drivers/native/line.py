"""The line kept up: one conversation after the other, with waits between them."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from typing import Never

from ...address import Address
from ...cooker import Link, LinkState
from ...errors import CookerError, LineLost, TrustError, Unreachable, WrongCooker
from ...timing import Timing
from .session import Session

type Open = Callable[[Address], Awaitable[Session]]


class Line:
    """Opens a session, waits for its end, opens the next.

    Doubt about whom we speak to ends all attempts, except that after WrongCooker another address is
    tried: two cookers whose addresses were swapped by a router need no person.
    """

    def __init__(
        self,
        address: Address,
        open_: Open,
        tell: Callable[[Link], None],
        timing: Timing,
        random: Callable[[], float],
    ) -> None:
        self._address = address
        self._spare = address
        self._open = open_
        self._tell = tell
        self._timing = timing
        self._random = random
        self._link = Link(LinkState.LOST)
        self._session: Session | None = None
        self._attempt: asyncio.Timeout | None = None
        self._woken = asyncio.Event()
        self._called_at: float | None = None
        self._changed = asyncio.Event()
        self._keeper: asyncio.Task[None]
        self._closed = False

    @property
    def link(self) -> Link:
        """Whether there is a line."""
        return self._link

    async def begin(self) -> None:
        """Connect for the first time, or raise; from then on keep the line up."""
        await self._connect()
        self._keeper = asyncio.create_task(self._keep(), name="cooker line")

    def session(self) -> Session:
        """Return the present conversation; raises Unreachable, or what ended our trust."""
        if self._session is None:
            self._raise()
        return self._session

    async def next_session(self, after: Session | None) -> Session:
        """Wait for a conversation other than `after`; raises as `session` where none will come."""
        while self._session is None or self._session is after:
            if self._link.state is LinkState.REFUSED or self._closed:
                self._raise()
            await self._changed.wait()
        return self._session

    def seen_at(self, address: Address) -> None:
        """Follow the address; with the line down, try it now, else should it prove broken."""
        now = asyncio.get_running_loop().time()
        moved = address != self._address
        self._address = address
        if self._session is not None:
            self._called_at = now
        elif moved or self._link.state is not LinkState.REFUSED:
            self._woken.set()
            self._hurry(now if moved else now + self._timing.called_s)

    def _hurry(self, until: float) -> None:
        """Let an attempt end by then, for it may wait for an answer that will never come.

        It began at an old address, or before the cooker was there.
        """
        if self._attempt is None or self._attempt.expired():
            return
        ends = self._attempt.when()
        self._attempt.reschedule(until if ends is None else min(until, ends))

    async def close(self) -> None:
        """Hang up for good."""
        self._closed = True
        self._keeper.cancel()
        await asyncio.gather(self._keeper, return_exceptions=True)
        session = self._session
        if self._link.state is not LinkState.REFUSED:
            self._set(Link(LinkState.LOST, LineLost("closed by us")), None)
        if session is not None:
            await session.close()

    async def _keep(self) -> None:
        waits = self._waits()
        while not self._is_over():
            if self._session is not None:
                fresh = await self._hold(self._session)
            else:
                fresh = await self._pause(next(waits))
                await self._try()
            if fresh:
                waits = self._waits()

    def _is_over(self) -> bool:
        link = self._link
        return link.state is LinkState.REFUSED and not isinstance(link.error, WrongCooker)

    def _waits(self) -> Iterator[float]:
        return self._timing.backoff.waits(self._random)

    async def _hold(self, session: Session) -> bool:
        """Wait for the end of a conversation; answer whether the line had become steady."""
        loop = asyncio.get_running_loop()
        began = loop.time()
        self._down(await session.ended())
        self._heed_missed_call(loop.time())
        await session.close()
        return loop.time() - began >= self._timing.backoff.steady_s

    def _heed_missed_call(self, now: float) -> None:
        """Try at once where the cooker called while the line may have been broken already.

        It calls once, and the wait to come may be the longest.
        """
        called_at, self._called_at = self._called_at, None
        if called_at is not None and now - called_at <= self._timing.unnoticed_s:
            self._woken.set()

    async def _pause(self, seconds: float) -> bool:
        """Wait, or less where the cooker is seen; answer whether it was seen."""
        limit = None if self._link.state is LinkState.REFUSED else seconds
        try:
            async with asyncio.timeout(limit):
                await self._woken.wait()
        except TimeoutError:
            return False
        return True

    async def _try(self) -> None:
        self._woken.clear()
        tried = self._address
        try:
            await self._connect()
        except CookerError as error:
            self._down(error)
            # What discovery said may be stale, or name a network that we are not in; but not where
            # it has just said it again.
            news = self._woken.is_set() or self._address != tried
            if not news and not isinstance(error, TrustError):
                self._address, self._spare = self._spare, tried

    async def _connect(self) -> None:
        address = self._address
        try:
            async with asyncio.timeout(self._timing.attempt_s) as self._attempt:
                session = await self._open(address)
        except TimeoutError as error:
            raise Unreachable(f"{address} does not answer in time") from error
        finally:
            self._attempt = None
        self._spare = address
        self._woken.clear()
        self._set(Link(LinkState.CONNECTED), session)

    def _down(self, error: CookerError) -> None:
        refused = isinstance(error, TrustError)
        self._set(Link(LinkState.REFUSED if refused else LinkState.LOST, error), None)

    def _set(self, link: Link, session: Session | None) -> None:
        news = link.state is not self._link.state
        self._link, self._session = link, session
        self._changed.set()
        self._changed = asyncio.Event()
        if news:
            self._tell(link)

    def _raise(self) -> Never:
        error = self._link.error
        if isinstance(error, TrustError):
            raise type(error)(*error.args) from error
        raise Unreachable(f"the cooker is not on the line: {error}") from error
