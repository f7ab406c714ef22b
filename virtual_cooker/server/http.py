"""The three requests of section 2."""

import json
from collections.abc import Awaitable, Callable, Mapping

from aiocooker.drivers.native import wire
from aiocooker.drivers.native.codec import Json, encode
from aiocooker.model import Identity
from aiohttp import web

from virtual_cooker.clients import ClientBook
from virtual_cooker.memory import TrustedClient
from virtual_cooker.pairing import Pairing, PairingNo, PairingWord

from .hub import SessionHub

LARGEST_BODY = 8192
KEPT_HEADERS = ("Allow", "WWW-Authenticate")
STATUS: Mapping[PairingWord, int] = {
    PairingWord.MALFORMED: 400,
    PairingWord.CLOSED: 403,
    PairingWord.WRONG_CODE: 403,
    PairingWord.UNKNOWN_EXCHANGE: 409,
    PairingWord.LOCKED: 423,
}


type Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class LocalApi:
    """Answers on the TLS port."""

    def __init__(
        self,
        identity: Callable[[], Identity],
        pairing: Pairing,
        clients: ClientBook,
        hub: SessionHub,
    ) -> None:
        """`identity` returns who the cooker is at this moment."""
        self._identity = identity
        self._pairing = pairing
        self._clients = clients
        self._hub = hub

    def app(self) -> web.Application:
        """Return a fresh application; aiohttp cannot start one twice."""
        app = web.Application(middlewares=[_in_json], client_max_size=LARGEST_BODY)
        app.add_routes(
            [
                web.get(wire.IDENTITY_PATH, self._get_identity),
                web.post(wire.PAIR_PATH, self._pair),
                web.get(wire.SESSION_PATH, self._session),
            ]
        )
        return app

    async def _get_identity(self, _: web.Request) -> web.Response:
        return web.json_response(encode(self._identity()))

    async def _pair(self, request: web.Request) -> web.Response:
        try:
            return web.json_response(await self._pairing.answer(await _body(request)))
        except PairingNo as no:
            answer: dict[str, Json] = {"error": no.word.value}
            if no.attempts_left is not None:
                answer["attempts_left"] = no.attempts_left
            return web.json_response(answer, status=STATUS[no.word])

    async def _session(self, request: web.Request) -> web.StreamResponse:
        if (client := self._bearer(request)) is None:
            raise web.HTTPUnauthorized(headers={"WWW-Authenticate": "Bearer"})
        if self._hub.is_full:
            raise web.HTTPServiceUnavailable
        return await self._hub.serve(request, client)

    def _bearer(self, request: web.Request) -> TrustedClient | None:
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        return self._clients.holder(token.strip()) if scheme.lower() == "bearer" else None


@web.middleware
async def _in_json(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Say in JSON too what aiohttp would say in plain text: 401, 404, 405."""
    try:
        return await handler(request)
    except web.HTTPException as error:
        words = (error.reason or "error").lower().replace(" ", "_")
        headers = {name: one for name, one in error.headers.items() if name in KEPT_HEADERS}
        return web.json_response({"error": words}, status=error.status, headers=headers)


async def _body(request: web.Request) -> Json:
    try:
        body: Json = json.loads(await request.read())
    except (ValueError, RecursionError, web.HTTPRequestEntityTooLarge) as error:
        raise PairingNo(PairingWord.MALFORMED) from error
    return body
