"""Home Assistant's WebSocket API: questions with answers, and news without being asked."""

import asyncio
import itertools
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Self

import aiohttp

from .trouble import Trouble

ANSWER_S = 30.0
"""Longer than any action of a cooker may take."""

type News = Callable[[Any], None]


class WebSocket:
    """One authenticated connection."""

    def __init__(self, line: aiohttp.ClientWebSocketResponse) -> None:
        self._line = line
        self._ids = itertools.count(1)
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self._listeners: dict[int, News] = {}
        self._reader = asyncio.create_task(self._read())

    @classmethod
    async def open(cls, session: aiohttp.ClientSession, base: str, token: str) -> Self:
        """Connect and say who we are."""
        line = await session.ws_connect(f"{base}/api/websocket", max_msg_size=0)
        await line.receive_json()
        await line.send_json({"type": "auth", "access_token": token})
        answer = await line.receive_json()
        if answer["type"] != "auth_ok":
            raise Trouble(f"Home Assistant did not let us in: {answer.get('message')}")
        return cls(line)

    async def ask(self, question: str, **members: object) -> Any:  # noqa: ANN401 - JSON of many shapes
        """Return the result of a command; Trouble in Home Assistant's words where it says no."""
        return await self._ask(next(self._ids), question, members)

    async def subscribe(self, listener: News, subscription: str, **members: object) -> None:
        """Hand over each event of a subscription; the first ones may come before this returns."""
        number = next(self._ids)
        self._listeners[number] = listener
        await self._ask(number, subscription, members)

    async def close(self) -> None:
        """Hang up."""
        self._reader.cancel()
        with suppress(asyncio.CancelledError):
            await self._reader
        await self._line.close()

    async def _ask(self, number: int, question: str, members: dict[str, object]) -> Any:  # noqa: ANN401
        if self._reader.done():
            raise Trouble("Home Assistant closed the connection.")
        answer = self._answers[number] = asyncio.get_running_loop().create_future()
        try:
            await self._line.send_json({"id": number, "type": question, **members})
            return await asyncio.wait_for(answer, ANSWER_S)
        except TimeoutError as error:
            raise Trouble(f"Home Assistant did not answer {question}.") from error
        except ConnectionError as error:
            raise Trouble("Home Assistant closed the connection.") from error
        finally:
            del self._answers[number]

    async def _read(self) -> None:
        try:
            async for frame in self._line:
                self._take(frame.json())
        finally:
            for answer in self._answers.values():
                if not answer.done():
                    answer.set_exception(Trouble("Home Assistant closed the connection."))

    def _take(self, message: dict[str, Any]) -> None:
        if message["type"] == "event":
            if listener := self._listeners.get(message["id"]):
                listener(message["event"])
            return
        answer = self._answers.get(message["id"])
        if answer is None or answer.done():
            return
        if message.get("success", True):
            answer.set_result(message.get("result"))
        else:
            answer.set_exception(Trouble(message["error"]["message"]))
