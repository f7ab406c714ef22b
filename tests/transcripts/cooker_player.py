"""Plays the cooker's side of a transcript and judges what the library says to it."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import aiocooker
import aiohttp
from aiocooker.drivers.native.codec import decode, encode
from aiohttp import web

from tests.transcripts.cooker_server import IDENTITY, CookerServer, Heard
from tests.transcripts.transcript import Line, Memory, check_schema, filled, matches

PATIENCE_S = 3.0
TOKEN = "t" * 43
MEMORY = {f"${key}": one for key, one in IDENTITY.items()} | {
    "$identity": IDENTITY,
    "$exchange": "9d3f1c07",
    "$client_id": "5be1a90c",
    "$seq": 7,
    "$last": 1000,
}
EXTRAS = ("reason", "field", "minimum", "maximum", "attempts_left")


@dataclass
class CookerPlayer:
    """Holds the server, and the library's client that is judged."""

    http: aiohttp.ClientSession
    server: CookerServer
    connect: Callable[..., Awaitable[aiocooker.Cooker]]
    cooker: aiocooker.Cooker | None = None
    _connecting: asyncio.Future[None] | None = None
    _call: asyncio.Future[Any] | None = None
    _memory: Memory = field(default_factory=lambda: dict(MEMORY))
    _last: Line = field(default_factory=dict)
    _waiting: Heard | None = None
    _seq: int = 0
    _event_id: int = 1000
    _events: list[aiocooker.CookerEvent] = field(default_factory=list)
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    async def play(self, lines: list[Line]) -> None:
        """Play every line; AssertionError names the first that does not fit."""
        try:
            for line in lines:
                match line["from"]:
                    case "client":
                        await self._client(line)
                    case "cooker":
                        await self._say(line)
        finally:
            await self._end()

    async def _client(self, line: Line) -> None:
        match line:
            case {"gets": path}:
                self._begin(aiocooker.identify(self.http, self._address()))
                await self._next(line, "get", path)
            case {"posts": body}:
                if body["step"] == 1:
                    self._begin(self._pair())
                await self._next(line, "post", body)
            case {"connects": _}:
                if self._connecting is None:
                    self._call = self._connecting = asyncio.ensure_future(self._connect())
                await self._next(line, "connect", TOKEN)
            case {"asks": method}:
                await self._asked(line, method)
            case {"closes": code}:
                await self._next(line, "close", code)
            case {"ends": wanted}:
                await self._ends(line, wanted)
            case _:
                await self._connected()
                await self._shows(line)

    async def _shows(self, line: Line) -> None:
        match line:
            case {"knows": wanted}:
                await self._until(line, lambda: self._knows(wanted))
            case {"hears": wanted}:
                await self._until(line, lambda: self._hears(wanted))
            case {"line": state}:
                await self._until(line, lambda: self._is_line(state, line.get("error")))

    async def _asked(self, line: Line, method: str) -> None:
        params = filled(line.get("params", {}), self._memory)
        if method not in {"cooker.describe", "cooker.subscribe"}:
            await self._connected()
            self._begin(self._command(method, params))
        wanted = {"method": method, "params": line.get("params", {})}
        self._last = await self._next(line, "message", wanted)
        check_schema("messages#/$defs/request", self._last)

    async def _next(self, line: Line, kind: str, wanted: object) -> Any:  # noqa: ANN401 - JSON
        try:
            async with asyncio.timeout(PATIENCE_S):
                heard = await self.server.next(with_close=kind == "close")
        except TimeoutError:
            raise AssertionError((line, "nothing was said", self._call)) from None
        assert heard.kind == kind, (line, heard)
        assert matches(wanted, heard.said, self._memory), (line, heard)
        self._waiting = heard
        return heard.said

    async def _say(self, line: Line) -> None:
        match line:
            case {"opens": True}:
                self._reply(None)
                await self._next(line, "open", None)
            case {"status": status}:
                body = filled(line.get("body", {}), self._memory)
                self._reply(web.json_response(body, status=status))
            case {"answers": result}:
                await self._answer({"result": filled(result, self._memory)})
            case {"refuses": data}:
                await self._answer({"error": {"code": -32000, "message": "no", "data": data}})
                await self._ends(line, {"error": "Refused", **_as_error(data)})
            case _:
                await self._say_unasked(line)

    async def _say_unasked(self, line: Line) -> None:
        match line:
            case {"changed": patch}:
                self._seq += 1 + line.get("skips", 0)
                await self._notify("cooker.changed", {"seq": self._seq, "patch": patch})
            case {"event": event}:
                self._event_id += 1
                await self._notify(
                    "cooker.event", {"event_id": self._event_id, "age_s": 0, **event}
                )
            case {"sends": text}:
                await self.server.send(text)
            case {"sends_bytes": size}:
                await self.server.send("x" * size)
            case {"closes": code}:
                await self.server.close(code)

    async def _answer(self, answer: Line) -> None:
        frame = {"jsonrpc": "2.0", "id": self._last["id"], **answer}
        check_schema("messages", frame)
        if self._last["method"] == "cooker.subscribe" and "result" in answer:
            answer["result"].setdefault("events", [])
            self._seq = answer["result"]["seq"]
        await self.server.send(json.dumps(frame))

    async def _notify(self, method: str, params: Line) -> None:
        frame = {"jsonrpc": "2.0", "method": method, "params": params}
        check_schema("messages", frame)
        await self.server.send(json.dumps(frame))

    def _reply(self, response: web.Response | None) -> None:
        assert self._waiting is not None, "nobody waits for an answer"
        self._waiting.reply.set_result(response)

    def _begin(self, call: Awaitable[Any]) -> None:
        self._call = asyncio.ensure_future(call)

    async def _ends(self, line: Line, wanted: Line) -> None:
        assert self._call is not None, line
        with suppress(aiocooker.CookerError):
            await asyncio.wait_for(asyncio.shield(self._call), PATIENCE_S)
        error = self._call.exception()
        said = {"error": type(error).__name__} if error else {}
        said |= {one: getattr(error, one) for one in EXTRAS if hasattr(error, one)}
        assert matches(wanted, said, self._memory), (line, said, error)
        assert bool(wanted) == bool(error), (line, error)

    async def _until(self, line: Line, is_so: Callable[[], bool]) -> None:
        try:
            async with asyncio.timeout(PATIENCE_S):
                while not is_so():
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            seen = (self._cooker().snapshot, self._cooker().link, self._events)
            raise AssertionError((line, *seen)) from None

    def _knows(self, wanted: Line) -> bool:
        return matches(wanted, encode(self._cooker().snapshot), self._memory)

    def _hears(self, wanted: Line) -> bool:
        told = [
            {"event_id": one.event_id, "type": one.type, "zone": one.zone} | _recovered(one)
            for one in self._events
        ]
        return any(matches(wanted, json.loads(json.dumps(one)), self._memory) for one in told)

    def _is_line(self, state: str, error: str | None) -> bool:
        link = self._cooker().link
        return link.state == state and (error is None or type(link.error).__name__ == error)

    async def _connected(self) -> None:
        assert self._connecting is not None, "the conversation has not begun"
        await asyncio.wait_for(asyncio.shield(self._connecting), PATIENCE_S)

    def _cooker(self) -> aiocooker.Cooker:
        assert self.cooker is not None, "the library is not connected"
        return self.cooker

    def _address(self) -> aiocooker.Address:
        return aiocooker.Address("127.0.0.1", self.server.port)

    async def _pair(self) -> aiocooker.Credentials:
        return await aiocooker.pair(
            self.http, self._address(), code="40718235", client_name="Transcript"
        )

    async def _connect(self) -> None:
        credentials = aiocooker.Credentials(self.server.cooker_id, TOKEN, self.server.fingerprint)
        self.cooker = await self.connect(self.http, self._address(), credentials)
        self.cooker.subscribe(lambda _: self._news.set())
        self.cooker.subscribe_link(lambda _: self._news.set())
        self.cooker.subscribe_events(self._event)

    def _event(self, event: aiocooker.CookerEvent) -> None:
        self._events.append(event)
        self._news.set()

    async def _command(self, method: str, params: Line) -> None:
        cooker = self._cooker()
        match method, params:
            case "zone.start", {"zone": zone, "program": program, **rest}:
                await cooker.start(zone, decode(aiocooker.Program, program), **rest)
            case "cooker.set", {"light": on}:
                await cooker.set_light(on=on)
            case "cooker.set", {"child_lock": on}:
                await cooker.set_child_lock(on=on)
            case "cooker.set", {"power": word}:
                await cooker.set_power(aiocooker.Power(word))
            case _, {"zone": zone, **rest}:
                await getattr(cooker, method.removeprefix("zone."))(zone, **rest)
            case _:
                await getattr(cooker, method.removeprefix("cooker."))(*params.values())

    async def _end(self) -> None:
        if self._call is not None and not self._call.done():
            self._call.cancel()
            await asyncio.gather(self._call, return_exceptions=True)
        if self.cooker is not None:
            await self.cooker.close()


def _as_error(data: Line) -> Line:
    names = {"min": "minimum", "max": "maximum"}
    named = {names.get(key, key): one for key, one in data.items()}
    return named | {"reason": aiocooker.RefusalReason(data["reason"]).value}


def _recovered(event: aiocooker.CookerEvent) -> Line:
    return {"recovered": event.recovered, "age_s": event.age_s}
