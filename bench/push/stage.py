"""One headless Home Assistant and the devices of one kind that it listens to."""

import asyncio
import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, Self

from demo.configuration import ROOT
from demo.hass import Hass

from .cookers import PATHS, unique_key
from .until import until
from .values import MARKER

CONFIGURATION: Final = """\
homeassistant:
  name: Bench
  unit_system: metric
  time_zone: UTC
  currency: EUR
  country: NL
  language: en
bench_probe:
logger:
  default: warning
  logs:
    haffmpeg.core: critical
    haffmpeg.tools: error
    homeassistant.components.camera.img_util: critical
    homeassistant.loader: error
"""
UP_S: Final = 300.0
PAGE: Final = os.sysconf("SC_PAGE_SIZE")

PLATFORMS: Final = {"cooker": "cooker", "floor": "bench_floor", "mqtt": "mqtt"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """What one spell of talk cost: CPU seconds of Home Assistant, and latencies in ms."""

    cpu_s: float
    wall_s: float
    messages: int
    changes: int
    latencies_ms: tuple[float, ...]
    lost: int
    late_s: float = 0.0


class Stage:
    """A Home Assistant, and a sender of devices beside it."""

    def __init__(
        self, kind: str, count: int, hass: Hass, sender: asyncio.subprocess.Process
    ) -> None:
        self.kind = kind
        self.count = count
        self.hass = hass
        self._sender = sender

    @classmethod
    async def set(
        cls, kind: str, count: int, folder: Path, first_port: int, place: str | None = None
    ) -> Self:
        """Start both; with twenty entities of each device and no other, and wait for all."""
        config = folder / "hass"
        await asyncio.to_thread(config.mkdir, parents=True)
        sender = await _sender(kind, count, place or str(folder))
        entries = json.loads(await _line(sender))
        await asyncio.to_thread(_write, config, entries)
        hass = await Hass.start(config, first_port, follows=False)
        stage = cls(kind, count, hass, sender)
        if kind == "cooker":
            await stage._everybody()
            ends = [unique_key(path) for path in PATHS]
            await stage._probe("keep", platform=PLATFORMS[kind], ends=ends)
            await hass.stop()  # written, and read again with no other entity than those
            stage.hass = await Hass.start(config, first_port, follows=False)
        await stage._everybody()
        await stage._probe("watch", markers=await stage._markers())
        return stage

    async def end(self) -> None:
        """Stop both."""
        await self.hass.stop()
        if self._sender.stdin is not None:
            self._sender.stdin.close()
        await self._sender.wait()

    async def talk(self, changing: int, for_s: float, hz: float = 1.0) -> Spell:
        """Let every device talk, and return what that cost."""
        await self._probe("take")
        before, began = self.cpu_s(), asyncio.get_running_loop().time()
        told = await self.tell({"say": changing, "hz": hz, "for_s": for_s})
        await asyncio.sleep(0.5)  # what was sent last is still on its way
        wall_s = asyncio.get_running_loop().time() - began
        cpu_s = self.cpu_s() - before
        taken = await self._probe("take")
        seen = {(device, float(state)): at for device, state, at in taken["seen"]}
        latencies = [
            (seen[device, float(tick)] - at) / 1e6
            for device, tick, at in told["sent"]
            if (device, float(tick)) in seen
        ]
        return Spell(
            cpu_s=cpu_s,
            wall_s=wall_s,
            messages=len(told["sent"]),
            changes=taken["changes"],
            latencies_ms=tuple(latencies),
            lost=len(told["sent"]) - len(latencies),
            late_s=told["late_s"],
        )

    async def rest(self, for_s: float) -> float:
        """Return the CPU seconds that Home Assistant needs in a second of silence."""
        before = self.cpu_s()
        await asyncio.sleep(for_s)
        return (self.cpu_s() - before) / for_s

    async def tell(self, order: Mapping[str, object]) -> Any:  # noqa: ANN401 - JSON of many shapes
        """Give the devices an order and return their answer."""
        assert self._sender.stdin is not None  # noqa: S101 - it was started with one
        self._sender.stdin.write(json.dumps(order).encode() + b"\n")
        await self._sender.stdin.drain()
        return json.loads(await _line(self._sender))

    def cpu_s(self) -> float:
        """Return the CPU seconds of Home Assistant's threads so far, to the nanosecond."""
        tasks = Path(f"/proc/{self.hass.process.pid}/task").glob("*/schedstat")
        return sum(int(one.read_text().split()[0]) for one in tasks) / 1e9

    def memory_mib(self) -> float:
        """Return the memory that Home Assistant has resident."""
        pages = Path(f"/proc/{self.hass.process.pid}/statm").read_text().split()[1]
        return int(pages) * PAGE / 2**20

    async def _everybody(self) -> None:
        """Wait until every device is listened to and its entities are there."""
        await until(self._is_heard, UP_S)
        await until(self._is_shown, UP_S)

    async def _is_heard(self) -> bool:
        return bool(await self.tell({"heard": True}) == self.count)

    async def _is_shown(self) -> bool:
        return len(await self._markers()) == self.count

    async def _markers(self) -> dict[str, int]:
        """Return the entity of each device's marker, with the device's number."""
        entries = await self.hass.home.websocket.ask("config/entity_registry/list")
        end = unique_key(PATHS[MARKER]) if self.kind == "cooker" else str(MARKER)
        found = {
            one["entity_id"]: int(one["unique_id"].partition("_")[0], 16) - 1
            for one in entries
            if one["platform"] == PLATFORMS[self.kind] and one["unique_id"].partition("_")[2] == end
        }
        states = {one["entity_id"] for one in await self.hass.home.get("/api/states")}
        return {entity: number for entity, number in found.items() if entity in states}

    async def _probe(self, action: str, **data: object) -> Any:  # noqa: ANN401
        answers = "?return_response" if action == "take" else ""
        said = await self.hass.home.post(f"/api/services/bench_probe/{action}{answers}", data)
        return said["service_response"] if answers else None


def _write(folder: Path, entries: Sequence[Mapping[str, Any]]) -> None:
    """Write a configuration in which the devices have been added already."""
    components = folder / "custom_components"
    components.mkdir(parents=True)
    (folder / "configuration.yaml").write_text(CONFIGURATION)
    for one in (ROOT / "bench" / "components").iterdir():
        (components / one.name).symlink_to(one, target_is_directory=True)
    now = datetime.now(UTC).isoformat()
    stored = [
        {
            "created_at": now,
            "modified_at": now,
            "discovery_keys": {},
            "disabled_by": None,
            "entry_id": f"{number:032x}",
            "version": 1,
            "minor_version": 1,
            "options": {},
            "pref_disable_new_entities": False,
            "pref_disable_polling": False,
            "source": "user",
            "subentries": [],
            **entry,
        }
        for number, entry in enumerate(entries)
    ]
    data = {"version": 1, "minor_version": 5, "key": "core.config_entries"}
    storage = folder / ".storage"
    storage.mkdir()
    (storage / "core.config_entries").write_text(json.dumps({**data, "data": {"entries": stored}}))


async def _sender(kind: str, count: int, place: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bench.push.sender", kind, str(count), place),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        limit=2**26,
        cwd=ROOT,
    )


async def _line(process: asyncio.subprocess.Process) -> bytes:
    assert process.stdout is not None  # noqa: S101 - it was started with one
    if line := await process.stdout.readline():
        return line
    raise RuntimeError("the sender ended")
