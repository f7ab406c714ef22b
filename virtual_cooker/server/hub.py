"""All sessions together: who is on the line, and what everybody is told."""

import asyncio
from contextlib import suppress

from aiocooker.drivers.native import wire
from aiocooker.drivers.native.codec import Json, encode
from aiocooker.model import CookerEvent
from aiohttp import web

from virtual_cooker.memory import TrustedClient

from .methods import House
from .session import CALM_S, Session
from .trouble import Trouble

LEAST_GAP_S = 0.1
"""At most ten changes a second: section 5 of the specification."""
GOODBYE_S = 0.5
MOST_SESSIONS = 32
HARD_LIMIT_BYTES = 1_048_576
"""Up to here a session reads a message that is too large and says 1009 before it hangs up.

Beyond it aiohttp cuts the line so fast that a client may never see the close code.
"""


class SessionHub:
    """Keeps the sessions and sends them what changed. `received` holds every request ever heard."""

    def __init__(self, house: House) -> None:
        """Begin with nobody on the line."""
        self._house = house
        self._sessions: dict[Session, web.Request] = {}
        self._changed = asyncio.Event()
        self._untold: list[tuple[CookerEvent, tuple[Session, ...]]] = []
        self.trouble = Trouble()
        self.received: list[wire.Request] = []
        house.clients.on_revoked = self._revoked
        house.appliance.events.listener = self._tell

    def touch(self) -> None:
        """Something may have changed."""
        self._changed.set()

    @property
    def is_full(self) -> bool:
        """Whether another session would be too much."""
        return len(self._sessions) >= MOST_SESSIONS

    @property
    def names(self) -> list[str]:
        """The names of the clients on the line."""
        return [session.client.name for session in self._sessions]

    @property
    def sessions(self) -> tuple[Session, ...]:
        """The sessions on the line."""
        return tuple(self._sessions)

    async def serve(self, request: web.Request, client: TrustedClient) -> web.WebSocketResponse:
        """Upgrade a request and talk until the end."""
        socket = web.WebSocketResponse(
            autoping=False, compress=False, max_msg_size=HARD_LIMIT_BYTES, timeout=GOODBYE_S
        )
        await socket.prepare(request)
        session = Session(socket, client, self._house, self.trouble, self.document)
        session.on_request = self.received.append
        self._sessions[session] = request
        try:
            await session.run()
        finally:
            self._sessions.pop(session, None)
        return socket

    async def run(self) -> None:
        """Send changes until cancelled."""
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._changed.wait(), CALM_S)
            self._changed.clear()
            self._push()
            await asyncio.sleep(LEAST_GAP_S)

    def hang_up(self, code: int, reason: str = "") -> None:
        """End every session with a close code."""
        for session in self.sessions:
            session.hang_up(code, reason)

    def cut(self) -> None:
        """Break every line without a word, as a pulled cable or a crash does."""
        for request in tuple(self._sessions.values()):
            if request.transport is not None:
                request.transport.abort()

    def document(self) -> dict[str, Json]:
        """Return the snapshot of this moment as JSON."""
        snapshot = encode(self._house.appliance.snapshot())
        assert isinstance(snapshot, dict)  # noqa: S101 - a dataclass encodes to an object
        return self.trouble.untrue(snapshot)

    def _push(self) -> None:
        document = self.document()
        untold, self._untold = self._untold, []
        for session in self.sessions:
            session.push(document)
        for event, listeners in untold:
            for session in listeners:
                session.tell(event)

    def _tell(self, event: CookerEvent) -> None:
        """Tell it after the change that it is about; who subscribes later is told by that."""
        listeners = tuple(one for one in self.sessions if one.is_subscribed)
        self._untold.append((event, listeners))
        self._changed.set()

    def _revoked(self, client_id: str) -> None:
        for session in self.sessions:
            if session.client.client_id == client_id:
                session.hang_up(wire.CloseCode.REVOKED, "revoked")
