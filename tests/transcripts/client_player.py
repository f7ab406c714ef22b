"""Plays the client's side of a transcript and judges what a virtual cooker says to it."""

import asyncio
import inspect
import json
from collections.abc import Callable
from itertools import count
from typing import Any

import aiohttp

from tests.transcripts import pairing
from tests.transcripts.transcript import Line, Memory, check_schema, filled, matches, merged
from virtual_cooker import VirtualCooker

PATIENCE_S = 5.0


class ClientPlayer:
    """One client without any code of the library: a WebSocket, a snapshot, a list of events."""

    def __init__(self, http: aiohttp.ClientSession, cooker: VirtualCooker) -> None:
        """`http` makes the requests; the cooker is already running."""
        self._http = http
        self._cooker = cooker
        self._url = f"https://{cooker.host}:{cooker.port}"
        self._ssl = aiohttp.Fingerprint(bytes.fromhex(cooker.fingerprint))
        self._memory: Memory = {}
        self._ids = count(1)
        self._methods: dict[int, str] = {}
        self._answers: dict[int, Line] = {}
        self._events: list[Line] = []
        self._snapshot: Any = None
        self._seq: int | None = None
        self._news = asyncio.Event()
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._reader: asyncio.Task[None] | None = None
        self._reply: tuple[int, Any] = (0, None)

    async def pair(self) -> None:
        """Pair by the reference arithmetic, as a person with the code would."""
        code = await _maybe(self._cooker.panel.press_pairing())
        a = pairing.secret("transcripts")
        big_a = pow(pairing.G, a, pairing.N)
        _, one = await self._post(
            {"step": 1, "client": "Transcript", "A": pairing.pad(big_a).hex()}
        )
        check_schema("pairing#/$defs/answer_1", one)
        cert, salt = bytes.fromhex(self._cooker.fingerprint), bytes.fromhex(one["salt"])
        proven = pairing.client_side(cert, code, salt, a, int(one["B"], 16))
        step = {"step": 2, "exchange": one["exchange"], "proof": proven["client_proof"]}
        status, two = await self._post(step)
        assert (status, two["proof"]) == (200, proven["cooker_proof"])
        self._memory |= {"$token": proven["token"], "$client_id": two["client_id"]}

    async def play(self, lines: list[Line]) -> None:
        """Play every line; AssertionError names the first that does not fit."""
        try:
            for line in lines:
                match line["from"]:
                    case "person":
                        await self._act(self._cooker.panel, line)
                    case "mishap":
                        await self._act(self._cooker.mishaps, line)
                    case "time":
                        await self._cooker.clock.advance(line["passes_s"])
                    case "client":
                        await self._client(line)
                    case "cooker":
                        await self._judge(line)
        finally:
            await self._hang_up()

    async def _act(self, on: object, line: Line) -> None:
        with_ = {key: one for key, one in line.items() if key not in {"from", "does"}}
        await _maybe(getattr(on, line["does"])(**filled(with_, self._memory)))

    async def _client(self, line: Line) -> None:
        match line:
            case {"gets": path}:
                async with self._http.get(self._url + path, ssl=self._ssl) as response:
                    self._reply = (response.status, _read(await response.text()))
            case {"posts": body}:
                self._reply = await self._post(filled(body, self._memory))
            case {"connects": which}:
                await self._connect(which)
            case {"asks": method}:
                await self._say(line, method, id_=next(self._ids))
            case {"tells": method}:
                await self._say(line, method)
            case {"sends": text}:
                await self._line().send_str(text)
            case {"sends_bytes": size}:
                await self._line().send_str("x" * size)
            case {"closes": code}:
                await self._line().close(code=code)
            case {"knows": wanted}:
                await self._until(line, lambda: matches(wanted, self._snapshot, self._memory))

    async def _say(self, line: Line, method: str, *, id_: int | None = None) -> None:
        frame: Line = {"jsonrpc": "2.0", "method": method}
        frame["params"] = filled(line.get("params", {}), self._memory)
        if id_ is not None:
            self._methods[id_] = method
            frame["id"] = id_
        await self._line().send_str(json.dumps(frame))

    async def _judge(self, line: Line) -> None:
        match line:
            case {"status": status}:
                assert self._reply[0] == status, (line, self._reply)
                assert matches(line.get("body", "*"), self._reply[1], self._memory), self._reply
            case {"opens": True}:
                assert self._socket is not None, (line, self._reply)
            case {"answers": wanted}:
                await self._answer(line, {"result": wanted})
            case {"refuses": data}:
                await self._answer(line, {"error": {"code": -32000, "data": data}})
            case {"errs": code}:
                await self._answer(line, {"error": {"code": code}})
            case {"changed": patch}:
                await self._until(line, lambda: matches(patch, self._snapshot, self._memory))
            case {"event": wanted}:
                await self._until(line, lambda: self._heard(wanted))
            case {"closes": code}:
                assert self._reader is not None
                await asyncio.wait_for(asyncio.shield(self._reader), PATIENCE_S)
                assert matches(code, self._line().close_code, self._memory), (
                    line,
                    self._line().close_code,
                )

    async def _answer(self, line: Line, wanted: Line) -> None:
        last = max(self._methods)
        await self._until(line, lambda: last in self._answers)
        assert matches(wanted, self._answers[last], self._memory), (line, self._answers[last])

    def _heard(self, wanted: Line) -> bool:
        for place, event in enumerate(self._events):
            if matches(wanted, event, self._memory):
                del self._events[: place + 1]
                return True
        return False

    async def _until(self, line: Line, is_so: Callable[[], bool]) -> None:
        try:
            async with asyncio.timeout(PATIENCE_S):
                while not is_so():
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            raise AssertionError((line, self._snapshot, self._events, self._answers)) from None

    async def _connect(self, which: str) -> None:
        await self._hang_up()
        token = {"token": self._memory.get("$token"), "wrong": "A" * 43, "none": None}[which]
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        try:
            self._socket = await self._http.ws_connect(
                f"{self._url}/cooker/v1/session", headers=headers, ssl=self._ssl
            )
        except aiohttp.WSServerHandshakeError as error:
            self._reply = (error.status, None)
        else:
            self._reader = asyncio.create_task(self._read(self._socket))

    async def _read(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        async for message in socket:
            assert message.type is aiohttp.WSMsgType.TEXT
            assert len(message.data.encode()) <= 65_536
            frame = json.loads(message.data)
            check_schema("messages", frame)
            self._take(frame)
            self._news.set()

    def _take(self, frame: Line) -> None:
        match frame:
            case {"method": "cooker.changed", "params": {"seq": seq, "patch": patch}}:
                assert self._seq is not None, "changes before a subscription"
                assert seq == self._seq + 1, "a gap in seq"
                self._seq = seq
                self._snapshot = merged(self._snapshot, patch)
                check_schema("snapshot", self._snapshot)
            case {"method": "cooker.event", "params": event}:
                self._events.append(event)
            case {"id": int(id_), "result": result}:
                check_schema(f"messages#/$defs/results/$defs/{self._methods[id_]}", result)
                if self._methods[id_] == "cooker.subscribe":
                    self._seq, self._snapshot = result["seq"], result["snapshot"]
                self._answers[id_] = frame
            case {"id": int(id_)}:
                self._answers[id_] = frame

    def _line(self) -> aiohttp.ClientWebSocketResponse:
        assert self._socket is not None, "no session is open"
        return self._socket

    async def _post(self, body: Line) -> tuple[int, Any]:
        url = f"{self._url}/cooker/v1/pair"
        async with self._http.post(url, json=body, ssl=self._ssl) as response:
            return response.status, _read(await response.text())

    async def _hang_up(self) -> None:
        if self._socket is not None and self._reader is not None:
            await self._socket.close()
            await self._reader
        self._socket = self._reader = None


def _read(text: str) -> Any:  # noqa: ANN401 - JSON where it is
    try:
        return json.loads(text)
    except ValueError:
        return text


async def _maybe(value: Any) -> Any:  # noqa: ANN401 - a press answers what it answers
    return await value if inspect.isawaitable(value) else value
