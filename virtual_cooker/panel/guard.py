"""Keeps other web sites' pages away from the panel's buttons.

The panel is plain HTTP on this machine, and its buttons are what only a hand may press. A page from
elsewhere in the same browser must not reach them: neither with a form or fetch (its Origin is
foreign) nor by a name that was made to point here (DNS rebinding: then Host is a name, which no
panel has).
"""

from collections.abc import Awaitable, Callable
from ipaddress import ip_address
from urllib.parse import urlsplit

from aiohttp import web

type Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

HEADERS = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse with 403 what comes neither from the panel's own page nor from a plain program."""
    if not is_own(request.headers.get("Host", ""), request.headers.get("Origin")):
        raise web.HTTPForbidden(text="Open the panel by its address.")
    if request.method == "POST" and request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType(text="Send JSON.")
    response = await handler(request)
    if not response.prepared:
        response.headers.update(HEADERS)
    return response


def is_own(host: str, origin: str | None) -> bool:
    """Whether Host is an address (or localhost) and Origin, if there is one, is that very host."""
    name = urlsplit(f"//{host}").hostname or ""
    return _is_address(name) and origin in (None, f"http://{host}")


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return name == "localhost"
    return True
