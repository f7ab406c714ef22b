"""One WebSocket: a client's conversation with the appliance."""

import asyncio
from collections.abc import Callable
from contextlib import suppress

from aiocooker.drivers.native import wire
from aiocooker.drivers.native.codec import Json, encode
from aiocooker.errors import ProtocolError
from aiocooker.model import CookerEvent
from aiohttp import WSMessage, WSMsgType, web

from virtual_cooker.firmware.refusal import Refusal
from virtual_cooker.memory import TrustedClient

from .methods import Call, House, WrongParams, answer
from .trouble import Trouble

OUTBOX = 256
"""Messages that may wait for a slow client before it is hung up on."""
CALM_S = 1.0
ENDINGS = (WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED, WSMsgType.ERROR)
VOLATILE = frozenset(
    {
        *("temperature_c", "remaining_s", "ready_in_s", "starts_in_s", "probes"),
        *("power_w", "energy_kwh", "rssi_dbm", "firmware_progress_pct"),
    }
)
"""What moves all the time; once a second is enough. Anything else is told at once."""


class Session:
    """Answers questions in order, and sends changes and events to a client that subscribed."""

    def __init__(
        self,
        socket: web.WebSocketResponse,
        client: TrustedClient,
        house: House,
        trouble: Trouble,
        document: Callable[[], dict[str, Json]],
    ) -> None:
        """`document` returns the snapshot of this moment as JSON."""
        self._socket = socket
        self._house = house
        self._trouble = trouble
        self._document = document
        self._outbox: asyncio.Queue[str] = asyncio.Queue(OUTBOX)
        self._sent: dict[str, Json] | None = None
        self._sent_at = 0.0
        self._seq = 0
        self._pong_due = False
        self._goodbye: tuple[int, bytes] | None = None
        self._leaving = asyncio.Event()
        self._client = client
        self.deaf = False
        self.on_request: Callable[[wire.Request], None] = lambda _: None

    @property
    def client(self) -> TrustedClient:
        """Who is at the other end."""
        return self._client

    async def run(self) -> None:
        """Talk until either side hangs up."""
        tasks = [
            asyncio.create_task(one)
            for one in (self._listen(), self._write(), self._beat(), self._leaving.wait())
        ]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        await self._say_goodbye()

    def hang_up(self, code: int, reason: str = "") -> None:
        """End the session soon, with a close code."""
        self._goodbye = self._goodbye or (code, reason.encode())
        self._leaving.set()

    def subscribe(self) -> tuple[int, dict[str, Json]]:
        """Send changes from now on."""
        self._sent = self._document()
        self._sent_at = asyncio.get_running_loop().time()
        return self._seq, self._sent

    def push(self, document: dict[str, Json]) -> None:
        """Tell what changed; mere readings at most once a second."""
        if self._sent is None or self.deaf or not (patch := wire.make_patch(self._sent, document)):
            return
        now = asyncio.get_running_loop().time()
        if _is_calm(patch) and now - self._sent_at < CALM_S:
            return
        self._sent, self._sent_at = document, now
        self._seq += 1
        self._notify("cooker.changed", {"seq": self._seq, "patch": patch})

    @property
    def is_subscribed(self) -> bool:
        """Whether the client wants changes and events."""
        return self._sent is not None

    def tell(self, event: CookerEvent) -> None:
        """Tell an event."""
        if isinstance(params := encode(event), dict):
            self._notify("cooker.event", params)

    def send_raw(self, text: str) -> None:
        """Send a frame as it is."""
        try:
            self._outbox.put_nowait(text)
        except asyncio.QueueFull:
            self.hang_up(wire.CloseCode.GOING_AWAY, "too slow")

    def _notify(self, method: str, params: dict[str, Json]) -> None:
        self.send_raw(wire.serialise(wire.Notification(method=method, params=params)))

    async def _listen(self) -> None:
        while True:
            message = await self._socket.receive()
            if message.type in ENDINGS:
                return
            if not self.deaf:
                await self._hear(message)

    async def _hear(self, message: WSMessage) -> None:
        match message.type:
            case WSMsgType.PING:
                await self._socket.pong(message.data)
            case WSMsgType.PONG:
                self._pong_due = False
            case WSMsgType.TEXT if len(message.data.encode()) > wire.MAX_FRAME_BYTES:
                self.hang_up(wire.CloseCode.TOO_BIG, "too large")
            case WSMsgType.TEXT:
                await self._read(message.data)
            case _:
                self.hang_up(wire.CloseCode.MALFORMED, "text frames only")

    async def _read(self, text: str) -> None:
        try:
            message = wire.parse(text)
        except ProtocolError as error:
            code = wire.ErrorCode.INVALID_REQUEST
            if error.__cause__ is not None:
                code = wire.ErrorCode.PARSE
            self.send_raw(wire.serialise(wire.Error(id=None, code=code, message=str(error))))
            self.hang_up(wire.CloseCode.MALFORMED, "not JSON-RPC 2.0")
            return
        if isinstance(message, wire.Request):
            await self._take(message)

    async def _take(self, request: wire.Request) -> None:
        self.on_request(request)
        reply = wire.serialise(self._reply(request))
        if self._trouble.loses():
            return
        if delay_s := self._trouble.delay_s():
            await asyncio.sleep(delay_s)
        self.send_raw(reply)

    def _reply(self, request: wire.Request) -> wire.Message:
        call = Call(self._house, self, request.params)
        try:
            return wire.Result(id=request.id, result=answer(call, request.method))
        except KeyError:
            return _no(request, wire.ErrorCode.UNKNOWN_METHOD, "unknown method")
        except (WrongParams, ProtocolError) as error:
            return _no(request, wire.ErrorCode.INVALID_PARAMS, str(error))
        except Refusal as refusal:
            data = wire.RefusalData(
                reason=refusal.reason,
                field=refusal.field,
                min=refusal.minimum,
                max=refusal.maximum,
            )
            return _no(request, wire.ErrorCode.REFUSED, str(refusal), data)

    async def _write(self) -> None:
        with suppress(ConnectionError):
            while True:
                text = await self._outbox.get()
                if not self.deaf:
                    await self._socket.send_str(text)

    async def _beat(self) -> None:
        with suppress(ConnectionError):
            while True:
                if not self.deaf:
                    self._pong_due = True
                    await self._socket.ping()
                await asyncio.sleep(wire.HEARTBEAT_S)
                if self._pong_due and not self.deaf:
                    return

    async def _say_goodbye(self) -> None:
        """Send what still waits, such as the answer to the very revocation, then the close code."""
        code, reason = self._goodbye or (wire.CloseCode.GOING_AWAY, b"")
        with suppress(ConnectionError):
            while not self._outbox.empty() and not self.deaf:
                await self._socket.send_str(self._outbox.get_nowait())
            await self._socket.close(code=code, message=reason)


def _no(
    request: wire.Request, code: int, text: str, data: wire.RefusalData | None = None
) -> wire.Error:
    return wire.Error(id=request.id, code=code, message=text, data=data)


def _is_calm(patch: dict[str, Json]) -> bool:
    return all(
        key in VOLATILE or (isinstance(value, dict) and _is_calm(value))
        for key, value in patch.items()
    )
