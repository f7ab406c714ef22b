"""What the floor listens to: a plain WebSocket for each device, which says only what changed."""

import asyncio
import json
from collections.abc import Awaitable, Callable

from aiohttp import web

type Handler = Callable[[web.Request], Awaitable[web.WebSocketResponse]]


class Floors:
    """Many devices in this process, each behind a port of its own."""

    def __init__(self, count: int) -> None:
        self._listeners: list[list[web.WebSocketResponse]] = [[] for _ in range(count)]
        self._runners: list[web.AppRunner] = []
        self._ports: list[int] = []

    async def open(self) -> None:
        """Listen."""
        for listeners in self._listeners:
            app = web.Application()
            app.router.add_get("/", _serving(listeners))
            runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
            await runner.setup()
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            self._runners.append(runner)
            self._ports.append(runner.addresses[0][1])

    async def close(self) -> None:
        """Be gone."""
        await asyncio.gather(*(runner.cleanup() for runner in self._runners))

    def entries(self) -> list[dict[str, object]]:
        """Return what Home Assistant needs to know of each."""
        return [
            {
                "domain": "bench_floor",
                "title": f"Floor {number + 1}",
                "unique_id": f"{number + 1:016x}",
                "data": {"port": port},
            }
            for number, port in enumerate(self._ports)
        ]

    async def say(self, number: int, changed: dict[int, float]) -> None:
        """Let one of them say what changed."""
        frame = json.dumps(changed)
        for socket in tuple(self._listeners[number]):
            await socket.send_str(frame)

    @property
    def heard(self) -> int:
        """How many are listened to."""
        return sum(bool(one) for one in self._listeners)


def _serving(listeners: list[web.WebSocketResponse]) -> Handler:
    async def serve(request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(heartbeat=10, compress=False)
        await socket.prepare(request)
        listeners.append(socket)
        try:
            async for _ in socket:
                pass
        finally:
            listeners.remove(socket)
        return socket

    return serve
