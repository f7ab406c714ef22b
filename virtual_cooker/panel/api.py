"""The panel's page and the HTTP under it."""

import asyncio
import json
from collections.abc import Callable, Mapping
from inspect import isawaitable, signature
from pathlib import Path

from aiocooker.drivers.native.codec import Json, encode
from aiohttp import WSMsgType, web

from virtual_cooker.clock import FASTEST
from virtual_cooker.mishaps import Mishaps, WrongMishap

from .guard import guard
from .person import Person
from .sentences import Hint, PanelError, hint
from .view import View

STATIC = Path(__file__).parent / "static"
LIVE_EVERY_S = 0.25
"""Four pictures a second look alive."""
KEYS = (
    *("press_pairing", "close_pairing", "allow_remote_start", "forbid_remote_start"),
    *("open_door", "close_door", "put_food", "take_food", "insert_probe", "remove_probe"),
    *("fill_water", "drain_water"),
    *("start", "stop", "pause", "resume", "adjust", "acknowledge"),
    *("set_child_lock", "set_light", "set_power"),
    *("clients", "revoke", "factory_reset", "rename"),
)
MISHAPS = (
    *("drop_line", "half_open", "answer_late", "lose_answers", "malformed_frame", "huge_frame"),
    *("power_loss", "fault", "clear_fault", "new_certificate", "new_port", "new_address"),
    *("offer_firmware", "wrong_clock", "weak_signal", "misread"),
)
type Action = Callable[..., object]


class PanelApi:
    """Serves the page, the state, and the keys."""

    def __init__(
        self, view: View, person: Person, mishaps: Mishaps, set_speed: Callable[[float], None]
    ) -> None:
        """`set_speed` changes how fast the appliance's time runs.

        No real appliance has that key.
        """
        self._view = view
        self._keys: Mapping[str, Action] = {
            **{name: getattr(person, name) for name in KEYS},
            "set_speed": _with_speed(set_speed),
        }
        self.mishaps: Mapping[str, Action] = {name: getattr(mishaps, name) for name in MISHAPS}

    def app(self) -> web.Application:
        """Return a fresh application."""
        app = web.Application(middlewares=[guard], client_max_size=8192)
        app.add_routes(
            [
                web.get("/", self._page),
                web.get("/api/state", self._state),
                web.get("/api/live", self._live),
                web.post("/api/press", self._press),
                web.post("/api/mishap", self._mishap),
                web.static("/static", STATIC),
            ]
        )
        return app

    async def _page(self, _: web.Request) -> web.FileResponse:
        return web.FileResponse(STATIC / "index.html")

    async def _state(self, _: web.Request) -> web.Response:
        return web.json_response(self._view.state())

    async def _live(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(heartbeat=20)
        await socket.prepare(request)
        sender = asyncio.create_task(self._send_states(socket))
        try:
            async for message in socket:
                if message.type is WSMsgType.ERROR:
                    break
        finally:
            sender.cancel()
            await asyncio.gather(sender, return_exceptions=True)
        return socket

    async def _send_states(self, socket: web.WebSocketResponse) -> None:
        sent = ""
        while True:
            picture = json.dumps(self._view.state())
            if picture != sent:
                sent = picture
                await socket.send_str(picture)
            await asyncio.sleep(LIVE_EVERY_S)

    async def _press(self, request: web.Request) -> web.Response:
        return await _do(request, self._keys)

    async def _mishap(self, request: web.Request) -> web.Response:
        return await _do(request, self.mishaps)


def _with_speed(set_speed: Callable[[float], None]) -> Action:
    def change(speed: float) -> None:
        if not 0 <= speed <= FASTEST:
            raise hint(Hint.WRONG_VALUE)
        set_speed(speed)

    return change


async def _do(request: web.Request, actions: Mapping[str, Action]) -> web.Response:
    """Do what the body names.

    409 with a sentence in the browser's language where that does not work.
    """
    try:
        result = await called(await _order(request), actions)
    except PanelError as error:
        sentence = error.sentence(request.headers.get("Accept-Language", "en"))
        return web.json_response({"error": sentence, "reason": error.reason}, status=409)
    except WrongMishap as error:
        return web.json_response({"error": str(error), "reason": "wrong_value"}, status=409)
    return web.json_response({"result": encode(result)})


async def _order(request: web.Request) -> dict[str, Json]:
    try:
        body = await request.json()
    except ValueError as error:
        raise hint(Hint.WRONG_VALUE) from error
    if not isinstance(body, dict):
        raise hint(Hint.WRONG_VALUE)
    return body


async def called(order: dict[str, Json], actions: Mapping[str, Action]) -> object:
    """Do what an order names; PanelError where there is no such key or a value does not fit it."""
    action = actions.get(str(order.pop("do", "")))
    if action is None:
        raise hint(Hint.NO_SUCH_KEY)
    if not _fits(action, order):
        raise hint(Hint.WRONG_VALUE)
    result = action(**order)
    return await result if isawaitable(result) else result


def _fits(action: Action, arguments: Mapping[str, Json]) -> bool:
    """Whether the arguments are those of the action, each of the kind that it names."""
    wanted = signature(action)
    try:
        wanted.bind(**arguments)
    except TypeError:
        return False
    return all(
        _is_kind(value, str(wanted.parameters[name].annotation))
        for name, value in arguments.items()
    )


def _is_kind(value: Json, annotation: str) -> bool:
    if value is None:
        return "None" in annotation
    if isinstance(value, bool):
        return "bool" in annotation
    if isinstance(value, int):
        return "float" in annotation or "int" in annotation
    if isinstance(value, float):
        return "float" in annotation
    return isinstance(value, str) and "str" in annotation
