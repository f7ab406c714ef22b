"""One conversation with a cooker: questions and answers over one WebSocket."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from http import HTTPStatus
from itertools import count
from typing import Any, Self

import aiohttp

from ...address import Address, Credentials
from ...errors import (
    CookerError,
    LineLost,
    NoAnswer,
    NotACooker,
    ProtocolError,
    RefusalReason,
    Refused,
    TokenRefused,
    Unreachable,
    UnsupportedVersion,
)
from ...timing import Timing
from . import http, wire
from .codec import Json

# aiohttp counts a frame of exactly max_msg_size bytes as too large; the specification allows it.
MAX_MSG_SIZE = wire.MAX_FRAME_BYTES + 1

type Hear = Callable[["Session", wire.Notification], None]


@dataclass(slots=True)
class _Question:
    answer: asyncio.Future[Any]
    read: Callable[[Json], Any]

    def answered(self, result: Json) -> None:
        try:
            self.settle(self.read(result))
        except ProtocolError as error:
            self.settle(error)

    def settle(self, outcome: object) -> None:
        # An outcome, never an exception: one that nobody came to fetch would be logged as lost.
        if not self.answer.done():
            self.answer.set_result(outcome)


class Session:
    """Asks, and hears what is said unasked. Ends once, for one reason; it is never opened again."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse, hear: Hear, timing: Timing) -> None:
        self._socket = socket
        self._hear = hear
        self._timing = timing
        self._ids = count(1)
        self._questions: dict[int | str, _Question] = {}
        self._reason: CookerError | None = None
        self._beside: set[asyncio.Task[None]] = set()
        self._reader = asyncio.create_task(self._run(), name="cooker session")

    @classmethod
    async def open(
        cls,
        client: aiohttp.ClientSession,
        address: Address,
        credentials: Credentials,
        hear: Hear,
        timing: Timing,
    ) -> Self:
        """Open the WebSocket; raises any CookerError but Refused and those of pairing."""
        try:
            socket = await client.ws_connect(
                address.url(wire.SESSION_PATH),
                headers={"Authorization": f"Bearer {credentials.token}"},
                ssl=http.pin(credentials.fingerprint),
                heartbeat=timing.heartbeat_s,
                max_msg_size=MAX_MSG_SIZE,
                timeout=aiohttp.ClientWSTimeout(ws_close=timing.farewell_s),
            )
        except aiohttp.ServerFingerprintMismatch as error:
            raise await http.stranger(client, address, credentials) from error
        except aiohttp.WSServerHandshakeError as error:
            raise _turned_away(error, address) from error
        except http.NETWORK_ERRORS as error:
            raise http.translate(error, address) from error
        # ws_connect follows redirects and cannot be told not to. Any line with TLS was pinned; one
        # without is foreign.
        if socket.get_extra_info("ssl_object") is None:
            await socket.close()
            raise NotACooker(f"{address} redirects to a line that is not encrypted")
        return cls(socket, hear, timing)

    async def ask[T](self, method: str, params: dict[str, Json], read: Callable[[Json], T]) -> T:
        """Ask, and answer what `read` makes of the result.

        `read` runs before any later frame is taken. Raises Refused, LineLost, NoAnswer,
        ProtocolError.
        """
        question = _Question(asyncio.get_running_loop().create_future(), read)
        request = wire.Request(id=next(self._ids), method=method, params=params)
        self._questions[request.id] = question
        try:
            async with asyncio.timeout(self._timing.answer_s):
                await self._send(request)
                outcome = await question.answer
        except TimeoutError:
            raise NoAnswer(f"{method}: no answer in {self._timing.answer_s} s") from None
        finally:
            del self._questions[request.id]
        if isinstance(outcome, CookerError):
            raise outcome
        return outcome  # type: ignore[no-any-return]

    def hang_up(self, reason: CookerError) -> None:
        """End the conversation for this reason."""
        if self._reason is None and not self._reader.done():
            self._reason = reason
            self.beside(self._close_socket())

    def beside(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something while the conversation goes on; an error of it ends the conversation."""
        task = asyncio.create_task(self._guard(work), name="cooker session, beside")
        self._beside.add(task)
        task.add_done_callback(self._beside.discard)

    async def ended(self) -> CookerError:
        """Wait for the end and say why it came."""
        return await asyncio.shield(self._reader)

    async def close(self) -> None:
        """Say goodbye and leave nothing behind."""
        tasks = tuple(self._beside)
        for task in tasks:
            task.cancel()
        await self._socket.close()
        await asyncio.gather(self._reader, *tasks, return_exceptions=True)
        # aiohttp arms its heartbeat once more when the other side's goodbye arrives.
        self._socket._cancel_heartbeat()  # noqa: SLF001

    async def _close_socket(self) -> None:
        await self._socket.close()

    async def _guard(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except CookerError as error:
            self.hang_up(error)

    async def _send(self, request: wire.Request) -> None:
        text = wire.serialise(request)
        if len(text.encode()) > wire.MAX_FRAME_BYTES:
            raise Refused(RefusalReason.UNSUPPORTED, text=f"{request.method}: too large to send")
        if self._reader.done():
            raise LineLost("the line is closed")
        try:
            await self._socket.send_str(text)
        except (aiohttp.ClientError, OSError) as error:
            raise LineLost(f"the line broke: {error}") from error

    async def _run(self) -> CookerError:
        reason = await self._listen()
        reason = self._reason or reason
        for question in self._questions.values():
            lost = LineLost(f"the line broke: {reason}")
            lost.__cause__ = reason
            question.settle(lost)
        return reason

    async def _listen(self) -> CookerError:
        while True:
            message = await self._socket.receive()
            if message.type not in (aiohttp.WSMsgType.TEXT, aiohttp.WSMsgType.BINARY):
                return self._why(message)
            try:
                self._take(message.data)
            except ProtocolError as error:
                await self._socket.close(code=wire.CloseCode.MALFORMED)
                return error

    def _take(self, frame: str | bytes) -> None:
        if isinstance(frame, bytes):
            raise ProtocolError("a frame that is not text")
        try:
            self._dispatch(wire.parse(frame))
        except RecursionError as error:
            raise ProtocolError("nested too deeply") from error

    def _dispatch(self, message: wire.Message) -> None:
        match message:
            case wire.Notification():
                self._hear(self, message)
            case wire.Result(id=id_, result=result):
                if (question := self._questions.get(id_)) is not None:
                    question.answered(result)
            case wire.Error(id=id_) if id_ in self._questions:
                self._questions[id_].settle(_refusal(message))

    def _why(self, message: aiohttp.WSMessage) -> CookerError:
        if isinstance(message.data, aiohttp.WebSocketError):
            return ProtocolError(f"a frame that breaks the rules: {message.data}")
        code = self._socket.close_code
        if code == wire.CloseCode.REVOKED:
            return TokenRefused("the cooker revoked our token")
        if code in (wire.CloseCode.TOO_BIG, wire.CloseCode.MALFORMED):
            return ProtocolError(f"the cooker could not read us: {message.extra}")
        return LineLost(f"the line ended with {code}: {message.data}")


def _turned_away(error: aiohttp.WSServerHandshakeError, address: Address) -> CookerError:
    if error.status == HTTPStatus.UNAUTHORIZED:
        return TokenRefused(f"{address} does not know our token")
    if error.status == HTTPStatus.NOT_FOUND:
        return UnsupportedVersion(f"{address} does not speak version {wire.API}")
    if error.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Unreachable(f"{address} is not ready: status {error.status}")
    return ProtocolError(f"{address} answered a session with status {error.status}")


def _refusal(error: wire.Error) -> CookerError:
    match error:
        case wire.Error(code=wire.ErrorCode.REFUSED, data=wire.RefusalData() as data):
            return Refused(
                data.reason,
                text=error.message,
                field=data.field,
                minimum=data.min,
                maximum=data.max,
            )
        case wire.Error(code=wire.ErrorCode.UNKNOWN_METHOD):
            return Refused(RefusalReason.UNSUPPORTED, text=error.message)
    return ProtocolError(f"the cooker did not understand us ({error.code}): {error.message}")
