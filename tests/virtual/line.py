"""A client of few words: it asks, lays patches on a snapshot and waits for what it wants to see."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

from tests.transcripts import pairing
from tests.transcripts.transcript import merged
from virtual_cooker import VirtualCooker

PATIENCE_S = 10.0
BAKE = {"kind": "cook", "mode": "bake", "target_c": 200, "duration_s": 1800}
PREHEAT = {"kind": "heat", "mode": "bake", "target_c": 200, "until": {"temperature_reached": True}}
FOOD_IN = {
    "kind": "hold",
    "mode": "bake",
    "target_c": 200,
    "until": {"user": True},
    "hold_max_s": 1800,
    "needs_user": {"zh-Hans": "请放入食物", "en": "Put the food in"},
}


class Refused(Exception):
    """The cooker said no; `data` is the refusal, `code` JSON-RPC's."""

    def __init__(self, error: dict[str, Any]) -> None:
        super().__init__(str(error))
        self.code: int = error["code"]
        self.data: dict[str, Any] = error.get("data", {})


def program(*stages: dict[str, Any]) -> dict[str, Any]:
    return {"schema": "cooker.program/1", "id": "manual", "stages": list(stages)}


class Line:
    """One session."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.snapshot: dict[str, Any] = {}
        self.events: list[dict[str, Any]] = []
        self.patches: list[dict[str, Any]] = []
        self._asked = 0
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._news = asyncio.Event()
        self._reader = asyncio.create_task(self._read())

    async def ask(self, method: str, **params: object) -> Any:  # noqa: ANN401 - JSON
        return await asyncio.wait_for(await self.send(method, **params), PATIENCE_S)

    async def send(self, method: str, **params: object) -> asyncio.Task[Any]:
        """Ask and return what will hold the answer."""
        self._asked += 1
        answer = self._answers[self._asked] = asyncio.get_running_loop().create_future()
        frame = {"jsonrpc": "2.0", "id": self._asked, "method": method, "params": params}
        await self.socket.send_str(json.dumps(frame))
        return asyncio.create_task(_opened(answer))

    async def subscribe(self, **params: object) -> dict[str, Any]:
        answer: dict[str, Any] = await self.ask("cooker.subscribe", **params)
        self.snapshot = answer["snapshot"]
        return answer

    async def start(self, zone: str, *stages: dict[str, Any], id_: str = "a") -> None:
        order = {"program": program(*stages), "command_id": id_, "expires_in_s": 30}
        await self.ask("zone.start", zone=zone, **order)

    async def refusal(self, method: str, **params: object) -> dict[str, Any]:
        """Ask what must be refused and return the refusal."""
        try:
            answer = await self.ask(method, **params)
        except Refused as no:
            return no.data
        raise AssertionError((method, "was done", answer))

    async def until(self, is_so: Callable[[], bool]) -> None:
        try:
            async with asyncio.timeout(PATIENCE_S):
                while not is_so():
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            raise AssertionError((self.snapshot, self.events)) from None

    async def until_state(self, zone: str, state: str) -> None:
        await self.until(lambda: self.snapshot["zones"][zone]["state"] == state)

    async def until_event(self, type_: str) -> dict[str, Any]:
        await self.until(lambda: any(one["type"] == type_ for one in self.events))
        return next(one for one in self.events if one["type"] == type_)

    async def closed(self) -> int | None:
        """Wait for the end and return its close code."""
        await asyncio.wait_for(asyncio.shield(self._reader), PATIENCE_S)
        return self.socket.close_code

    async def close(self) -> None:
        await self.socket.close()
        await self._reader

    async def _read(self) -> None:
        async for message in self.socket:
            match json.loads(message.data):
                case {"method": "cooker.changed", "params": params}:
                    self.patches.append(params)
                    self.snapshot = merged(self.snapshot, params["patch"])
                case {"method": "cooker.event", "params": event}:
                    self.events.append(event)
                case {"id": int(id_), **answer}:
                    self._answers[id_].set_result(answer)
            self._news.set()


async def _opened(answer: asyncio.Future[dict[str, Any]]) -> Any:  # noqa: ANN401 - JSON
    match await answer:
        case {"error": error}:
            raise Refused(error)
        case {"result": result}:
            return result


class Visitor:
    """A client at a cooker's TLS port."""

    def __init__(self, http: aiohttp.ClientSession, cooker: VirtualCooker) -> None:
        self._http = http
        self._cooker = cooker
        self.token = ""

    async def get(self, path: str) -> tuple[int, Any]:
        async with self._http.get(self._url(path), ssl=self._pin()) as response:
            return response.status, await response.json()

    async def post(self, body: object) -> tuple[int, Any]:
        url = self._url("/cooker/v1/pair")
        async with self._http.post(url, json=body, ssl=self._pin()) as response:
            return response.status, await response.json()

    async def pair(self, code: str, name: str = "Test") -> tuple[int, Any]:
        """Try a code; with the right one the token is kept."""
        a = pairing.secret(name)
        public = pairing.pad(pow(pairing.G, a, pairing.N)).hex()
        status, one = await self.post({"step": 1, "client": name, "A": public})
        if status != 200:
            return status, one
        cert, salt = bytes.fromhex(self._cooker.fingerprint), bytes.fromhex(one["salt"])
        proven = pairing.client_side(cert, code, salt, a, int(one["B"], 16))
        proof = {"step": 2, "exchange": one["exchange"], "proof": proven["client_proof"]}
        status, two = await self.post(proof)
        if status == 200:
            assert two["proof"] == proven["cooker_proof"]
            self.token = proven["token"]
        return status, two

    @asynccontextmanager
    async def session(self) -> AsyncIterator[Line]:
        """Open a session with the paired token."""
        if not self.token:
            await self.pair(self._cooker.panel.press_pairing())
        socket = await self._http.ws_connect(
            self._url("/cooker/v1/session"),
            headers={"Authorization": f"Bearer {self.token}"},
            ssl=self._pin(),
        )
        line = Line(socket)
        try:
            yield line
        finally:
            await line.close()

    def _url(self, path: str) -> str:
        return f"https://{self._cooker.host}:{self._cooker.port}{path}"

    def _pin(self) -> aiohttp.Fingerprint:
        return aiohttp.Fingerprint(bytes.fromhex(self._cooker.fingerprint))
