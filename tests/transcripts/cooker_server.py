"""A TLS WebSocket server with a certificate of its own that decides nothing: a player does."""

import asyncio
import datetime as dt
import hashlib
import json
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiohttp import WSMsgType, web
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

OVEN_ID = "c00ce7000000a001"
IDENTITY: dict[str, Any] = {
    "id": OVEN_ID,
    "kind": "oven",
    "manufacturer": "Cooker",
    "model": "Oven of a transcript",
    "firmware": "1.0.0",
    "name": "Kitchen oven",
    "api": 1,
    "pairing": False,
}


@dataclass(frozen=True)
class Heard:
    """Something the client did; an HTTPS request waits for its `reply`, None opens the session."""

    kind: str
    said: Any
    reply: asyncio.Future[web.Response | None] = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )


@dataclass
class CookerServer:
    """Keeps what is said to it; tells who it is by itself, unless `tells_identity` is off."""

    fingerprint: str
    port: int = 0
    cooker_id: str = OVEN_ID
    tells_identity: bool = True
    heard: asyncio.Queue[Heard] = field(default_factory=asyncio.Queue)
    _socket: web.WebSocketResponse | None = None

    async def next(self, *, with_close: bool) -> Heard:
        """Wait for what comes next; the end of a session only where that is waited for."""
        while (heard := await self.heard.get()).kind == "close" and not with_close:
            pass
        return heard

    def unheard(self) -> list[Heard]:
        """Return what nobody waited for, but for the ends of sessions."""
        rest = [self.heard.get_nowait() for _ in range(self.heard.qsize())]
        return [one for one in rest if one.kind != "close"]

    async def send(self, text: str) -> None:
        """Send a text message over the open session."""
        assert self._socket is not None
        await self._socket.send_str(text)

    async def close(self, code: int) -> None:
        """Close the open session."""
        assert self._socket is not None
        await self._socket.close(code=code)

    async def identity(self, request: web.Request) -> web.StreamResponse:
        """Say who is here."""
        if self.tells_identity:
            return web.json_response(IDENTITY)
        return await self._ask(Heard("get", request.path)) or web.Response()

    async def pair(self, request: web.Request) -> web.StreamResponse:
        """Hear a step of pairing."""
        return await self._ask(Heard("post", await request.json())) or web.Response()

    async def session(self, request: web.Request) -> web.StreamResponse:
        """Hear an attempt to connect, then every message."""
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if (refusal := await self._ask(Heard("connect", token))) is not None:
            return refusal
        # The player decides when the session ends, not a handshake that the client may not answer.
        socket = self._socket = web.WebSocketResponse(timeout=1, compress=False)
        await socket.prepare(request)
        self.heard.put_nowait(Heard("open", None))
        async for message in socket:
            said = json.loads(message.data) if message.type is WSMsgType.TEXT else message.data
            self.heard.put_nowait(Heard("message", said))
        self.heard.put_nowait(Heard("close", socket.close_code))
        return socket

    async def _ask(self, heard: Heard) -> web.Response | None:
        self.heard.put_nowait(heard)
        return await heard.reply


@asynccontextmanager
async def cooker_server(folder: Path) -> AsyncIterator[CookerServer]:
    """Run a server on a free port of 127.0.0.1; its key and certificate are put into `folder`."""
    context, fingerprint = _tls(folder)
    server = CookerServer(fingerprint)
    app = web.Application()
    app.router.add_get("/cooker/v1/identity", server.identity)
    app.router.add_post("/cooker/v1/pair", server.pair)
    app.router.add_get("/cooker/v1/session", server.session)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0, ssl_context=context)
    await site.start()
    server.port = runner.addresses[0][1]
    try:
        yield server
    finally:
        await runner.cleanup()


def _tls(folder: Path) -> tuple[ssl.SSLContext, str]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "cooker")])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now)
        .not_valid_after(now + dt.timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    file = folder / "cooker.pem"
    file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    der = certificate.public_bytes(serialization.Encoding.DER)
    return context, hashlib.sha256(der).hexdigest()
