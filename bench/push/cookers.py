"""Virtual cookers in their light mode: the real line, certificate and frames, no physics, no panel.

Each has two zones with four food probes, twenty values in all.
"""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from aiocooker import (
    Capabilities,
    CookerKind,
    CookingMode,
    Identity,
    ModeCapability,
    Range,
    ZoneCapabilities,
)
from aiocooker.drivers.native import wire
from aiocooker.drivers.native.codec import Json, encode
from aiohttp import WSMsgType, web

from virtual_cooker.certificate import Certificate

from .values import VALUES, value

TOKEN: Final = "light-" * 6
ZONES: Final = ("left", "right")
PROBES: Final = 4

MODE = ModeCapability(
    mode=CookingMode.BAKE,
    duration_s=Range(min=60, max=7200, step=60, default=1200),
    temperature_c=Range(min=30, max=250, step=5, default=180),
)
CAPABILITIES = Capabilities(
    zones=tuple(
        ZoneCapabilities(
            id=zone,
            name=zone,
            modes=(MODE,),
            can_run_empty=True,
            preheat=True,
            pause=True,
            door=True,
            holds_safely=False,
            probe_count=PROBES,
            max_duration_s=7200,
        )
        for zone in ZONES
    ),
    power_meter=True,
)


def paths() -> Iterator[tuple[str, ...]]:
    """Yield where each of the twenty values is: in the snapshot, and as `zone_key` its entity's."""
    yield ("power_w",)
    for zone in ZONES:
        yield (zone, "temperature_c")
        for probe in range(PROBES):
            yield (zone, "probe", str(probe))
            yield (zone, "probe_target", str(probe))
    yield ("energy_kwh",)


PATHS: Final = tuple(paths())

KEYS: Final = {"power_w": "power", "energy_kwh": "energy", "temperature_c": "temperature"}


def unique_key(path: tuple[str, ...]) -> str:
    """Return the end of the unique id of a value's entity."""
    match path:
        case (whole,):
            return KEYS[whole]
        case (zone, "probe", probe):
            return f"{zone}_probe_{int(probe) + 1}"
        case (zone, "probe_target", probe):
            return f"{zone}_probe_{int(probe) + 1}_target"
    return f"{path[0]}_{KEYS[path[1]]}"


class LightCooker:
    """One cooker: what it shows, and who listens."""

    def __init__(self, number: int) -> None:
        self.id = f"{number + 1:016x}"
        self._values = [value(place, 0) for place in range(VALUES)]
        self._document = self._shown()
        self._lines: dict[web.WebSocketResponse, web.Request] = {}
        self._listeners: list[web.WebSocketResponse] = []
        self._seq = 0

    @property
    def identity(self) -> Identity:
        """Who it is."""
        return Identity(
            id=self.id,
            kind=CookerKind.OVEN,
            manufacturer="Bench",
            model="Light",
            firmware="1.0.0",
            name=f"Light {int(self.id, 16)}",
            api=wire.API,
        )

    async def say(self, changed: dict[int, float]) -> None:
        """Send what changed to everybody who listens."""
        for place, now in changed.items():
            self._values[place] = now
        before, self._document = self._document, self._shown()
        self._seq += 1
        params: dict[str, Json] = {
            "seq": self._seq,
            "patch": wire.make_patch(before, self._document),
        }
        frame = wire.serialise(wire.Notification(method="cooker.changed", params=params))
        for socket in tuple(self._listeners):
            await socket.send_str(frame)

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Answer the two questions that a client has before it only listens."""
        socket = web.WebSocketResponse(heartbeat=wire.HEARTBEAT_S, compress=False)
        await socket.prepare(request)
        self._lines[socket] = request
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    asked = wire.parse(message.data)
                    if isinstance(asked, wire.Request):
                        await socket.send_str(wire.serialise(self._answer(asked, socket)))
        finally:
            del self._lines[socket]
            if socket in self._listeners:
                self._listeners.remove(socket)
        return socket

    async def vanish(self) -> None:
        """Cut every line without a word, as a power cut does."""
        self._listeners = []
        for request in tuple(self._lines.values()):
            if request.transport is not None:
                request.transport.abort()

    @property
    def is_heard(self) -> bool:
        """Whether somebody listens."""
        return bool(self._listeners)

    def _answer(self, asked: wire.Request, socket: web.WebSocketResponse) -> wire.Message:
        match asked.method:
            case "cooker.describe":
                described = wire.Description(identity=self.identity, capabilities=CAPABILITIES)
                return wire.Result(id=asked.id, result=encode(described))
            case "cooker.subscribe":
                self._listeners.append(socket)
                result: dict[str, Json] = {
                    "seq": self._seq,
                    "snapshot": self._document,
                    "events": [],
                }
                return wire.Result(id=asked.id, result=result)
        code = wire.ErrorCode.UNKNOWN_METHOD
        return wire.Error(id=asked.id, code=code, message="a light cooker only tells")

    def _shown(self) -> dict[str, Json]:
        said = dict(zip(PATHS, self._values, strict=True))
        zones: dict[str, Json] = {
            zone: {
                "state": "idle",
                "door": "closed",
                "temperature_c": said[zone, "temperature_c"],
                "probes": [
                    {
                        "inserted": True,
                        "temperature_c": said[zone, "probe", str(probe)],
                        "target_c": said[zone, "probe_target", str(probe)],
                    }
                    for probe in range(PROBES)
                ],
            }
            for zone in ZONES
        }
        return {
            "zones": zones,
            "remote_start": "allowed",
            "power": "on",
            "power_w": said["power_w",],
            "energy_kwh": said["energy_kwh",],
        }


class Cookers:
    """Many of them in this process, each behind a port of its own and one certificate."""

    def __init__(self, count: int, folder: Path) -> None:
        self.cookers = [LightCooker(number) for number in range(count)]
        self._certificate = Certificate(folder, "light cookers")
        self._runners: list[web.AppRunner] = []
        self._ports: list[int] = [0] * count

    async def open(self) -> None:
        """Listen, at the same ports as before."""
        for place, cooker in enumerate(self.cookers):
            app = web.Application()
            app.router.add_get(wire.SESSION_PATH, cooker.serve)
            runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
            await runner.setup()
            site = web.TCPSite(
                runner, "127.0.0.1", self._ports[place], ssl_context=self._certificate.context
            )
            await site.start()
            self._ports[place] = runner.addresses[0][1]
            self._runners.append(runner)

    async def close(self) -> None:
        """Be gone, as all of them are in a power cut."""
        for cooker in self.cookers:
            await cooker.vanish()
        runners, self._runners = self._runners, []
        await asyncio.gather(*(runner.cleanup() for runner in runners))

    def entries(self) -> list[dict[str, object]]:
        """Return what Home Assistant needs to know of each."""
        return [
            {
                "domain": "cooker",
                "title": cooker.identity.name,
                "unique_id": cooker.id,
                "data": {
                    "host": "127.0.0.1",
                    "port": port,
                    "token": TOKEN,
                    "fingerprint": self._certificate.fingerprint.hex(),
                    "pinned": True,
                },
            }
            for cooker, port in zip(self.cookers, self._ports, strict=True)
        ]

    async def say(self, number: int, changed: dict[int, float]) -> None:
        """Let one of them say what changed."""
        await self.cookers[number].say(changed)

    @property
    def heard(self) -> int:
        """How many are listened to."""
        return sum(cooker.is_heard for cooker in self.cookers)
