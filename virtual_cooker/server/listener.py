"""A port that opens, closes and opens again."""

import asyncio
import ssl
from collections.abc import Callable

from aiohttp import web

REOPEN_TRIES = 20
REOPEN_PAUSE_S = 0.1
SHUTDOWN_S = 1.0


class Listener:
    """Serves one application on one port; the port stays the same while it is closed."""

    def __init__(
        self,
        app: Callable[[], web.Application],
        host: str,
        port: int,
        context: ssl.SSLContext | None = None,
    ) -> None:
        """Take a port; 0 becomes a free one at the first opening; a TLS context makes it HTTPS."""
        self._app = app
        self._context = context
        self._runner: web.AppRunner | None = None
        self.host = host
        self.port = port

    async def open(self) -> None:
        """Listen; OSError where the port is taken."""
        runner = web.AppRunner(self._app(), access_log=None, shutdown_timeout=SHUTDOWN_S)
        await runner.setup()
        try:
            site = web.TCPSite(runner, self.host, self.port, ssl_context=self._context)
            await site.start()
        except OSError:
            await runner.cleanup()
            raise
        self._runner = runner
        self.port = runner.addresses[0][1]

    async def reopen(self) -> None:
        """Listen again; a line that is still closing may hold the port for a moment."""
        for _ in range(REOPEN_TRIES):
            try:
                return await self.open()
            except OSError:
                await asyncio.sleep(REOPEN_PAUSE_S)
        return await self.open()

    async def close(self) -> None:
        """Stop listening and end what is connected."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None
