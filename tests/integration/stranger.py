"""Something on the network that speaks HTTPS but is no honest cooker."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import web

from virtual_cooker.certificate import Certificate

IDENTITY: Mapping[str, Any] = {
    "id": "badbadbadbadbad0",
    "kind": "oven",
    "manufacturer": "Nobody",
    "model": "Stranger",
    "firmware": "1",
    "name": "Stranger",
    "api": 1,
}
FIRST_ANSWER = {"exchange": "ab", "salt": "00" * 16, "B": f"{5:0768x}"}
PROOF_OF_NOTHING = {"proof": "00" * 32, "client_id": "ab"}


@asynccontextmanager
async def stranger(
    folder: Path,
    identity: Mapping[str, Any] = IDENTITY,
    answers: Mapping[int, Any] | None = None,
    status: int = 200,
) -> AsyncIterator[int]:
    """Serve an identity, and an answer to each step of pairing; yield the port."""

    async def who(_: web.Request) -> web.Response:
        return web.json_response(dict(identity))

    async def pair(request: web.Request) -> web.Response:
        step = (await request.json())["step"]
        return web.json_response((answers or {})[step], status=status)

    app = web.Application()
    app.router.add_get("/cooker/v1/identity", who)
    app.router.add_post("/cooker/v1/pair", pair)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0, ssl_context=Certificate(folder, "s").context)
    await site.start()
    try:
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()
