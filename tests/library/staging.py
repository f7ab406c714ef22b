"""Saying what a test wants the other side to say."""

import asyncio
import json
from collections.abc import Awaitable
from typing import Any

from aiocooker import Credentials
from aiohttp import web

from tests.transcripts.cooker_server import IDENTITY, CookerServer, Heard

CAPABILITIES: dict[str, Any] = {
    "zones": [
        {
            "id": "upper",
            "name": "Upper cavity",
            "can_run_empty": True,
            "preheat": True,
            "pause": True,
            "door": True,
            "holds_safely": True,
            "max_duration_s": 43200,
            "modes": [
                {"mode": "bake", "duration_s": {"min": 60, "max": 43200, "step": 60}},
            ],
        }
    ]
}
DESCRIPTION: dict[str, Any] = {"identity": IDENTITY, "capabilities": CAPABILITIES}
SUBSCRIPTION: dict[str, Any] = {"seq": 0, "snapshot": {"zones": {}}, "last_event_id": 10}


def credentials_of(stage: CookerServer) -> Credentials:
    """Return what a pairing with that server would have left."""
    return Credentials(stage.cooker_id, "t" * 43, stage.fingerprint)


async def next_heard(stage: CookerServer, kind: str) -> Heard:
    """Wait for what the client does next."""
    async with asyncio.timeout(5):
        heard = await stage.heard.get()
    assert heard.kind == kind, heard
    return heard


async def replying[T](stage: CookerServer, asked: Awaitable[T], *replies: web.Response | None) -> T:
    """Do what is asked of the library while the other side replies."""
    task = asyncio.ensure_future(asked)
    for reply in replies:
        async with asyncio.timeout(5):
            (await stage.heard.get()).reply.set_result(reply)
    return await task


async def answer(stage: CookerServer, result: Any, method: str) -> Any:  # noqa: ANN401 - JSON
    """Answer the next question, which must be of that method; return its params."""
    heard = await next_heard(stage, "message")
    assert heard.said["method"] == method
    await stage.send(json.dumps({"jsonrpc": "2.0", "id": heard.said["id"], "result": result}))
    return heard.said["params"]


async def notify(stage: CookerServer, method: str, **params: Any) -> None:  # noqa: ANN401 - JSON
    """Say something unasked."""
    await stage.send(json.dumps({"jsonrpc": "2.0", "method": method, "params": params}))


async def open_session(stage: CookerServer, **subscription: Any) -> None:  # noqa: ANN401 - JSON
    """Let the client in and answer its first questions."""
    (await next_heard(stage, "connect")).reply.set_result(None)
    await next_heard(stage, "open")
    await answer(stage, DESCRIPTION, "cooker.describe")
    await answer(stage, SUBSCRIPTION | subscription, "cooker.subscribe")
