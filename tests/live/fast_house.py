"""A real Home Assistant that lives in fast time, and goes on in it over its own death."""

import asyncio
import os
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from demo.configuration import prepare
from demo.home_assistant import HomeAssistant
from demo.ports import LOOPBACK, free_ports
from demo.process import Process
from tests.live.kitchen import some_port

SPEED = 30.0
"""Seconds of the house, its people and its oven in one of ours."""
START_S = 120.0
SLOWLY = 10.0
"""Where the house must be back before its people are at the door."""
HOUR_S = 3600 / SPEED
HOME = (52.0, 5.0)

CONFIGURATION = f"""\
homeassistant:
  name: Home
  latitude: {HOME[0]}
  longitude: {HOME[1]}
  elevation: 0
  unit_system: metric
  time_zone: Europe/Amsterdam
  currency: EUR
  country: NL
  language: en
config:
history:
logbook:
mobile_app:
person:
zeroconf:
zone:
  - name: Work
    latitude: {HOME[0] + 0.3}
    longitude: {HOME[1]}
    radius: 200
automation: !include automations.yaml
script: !include scripts.yaml
scene: !include scenes.yaml
logger:
  default: info
  logs:
    haffmpeg.core: critical
    haffmpeg.tools: error
    homeassistant.components.camera.img_util: critical
"""


@dataclass
class FastHouse:
    """A Home Assistant whose time runs fast and goes on where it was, also over its own death."""

    folder: Path
    agreed: tuple[float, float]
    speed: float = SPEED
    home: HomeAssistant = field(init=False)
    _process: Process = field(init=False)

    @classmethod
    async def begin(cls, folder: Path, at_s: float, speed: float, more: str = "") -> Self:
        """Start it for the first time, at some time of its own (Unix seconds).

        `more` is YAML that comes after the usual configuration.
        """
        now_s = time.time()
        (folder / "configuration.yaml").parent.mkdir(parents=True, exist_ok=True)
        (folder / "configuration.yaml").write_text(CONFIGURATION + more)
        house = cls(folder, (now_s, at_s), speed)
        await house.start()
        return house

    async def start(self) -> None:
        """Start it, or start it again."""
        port = free_ports(some_port())
        prepare(self.folder, port)
        runner = str(Path(__file__).with_name("fast_hass.py"))
        command = [sys.executable, runner, str(self.speed), "-c", str(self.folder), "--skip-pip"]
        self._process = await Process.start(
            "Home Assistant",
            [*command, "--log-no-color"],
            self.log,
            environment={"HOUSE_CLOCK": "{}:{}".format(*self.agreed), **os.environ},
        )
        entering = HomeAssistant.enter(f"http://{LOOPBACK}:{port}", self.folder)
        self.home = await self._process.within(START_S, entering, "Home Assistant did not start")

    @property
    def log(self) -> Path:
        return self.folder.with_suffix(".log")

    @property
    def now_s(self) -> float:
        """The time on its wall."""
        real_s, house_s = self.agreed
        return house_s + (time.time() - real_s) * self.speed

    async def passes(self, seconds: float) -> None:
        """Let its time pass while somebody is on the way."""
        await asyncio.sleep(seconds / self.speed)

    async def remembers(self, entity_id: str) -> None:
        """Wait until its entities and the scene's story are on the disk: at most 10 s of its own.

        A death before that is one before it happened.
        """
        entities = self.folder / ".storage" / "core.entity_registry"
        stories = self.folder / ".storage" / "cooker.scenes"
        state = self.home.states.get(entity_id)
        assert state is not None
        wanted = ((entities, entity_id), (stories, f'"state": "{state.state}"'))
        async with asyncio.timeout(START_S):
            for file, words in wanted:
                while not file.exists() or words not in file.read_text():  # noqa: ASYNC110
                    await asyncio.sleep(0.2)

    async def is_killed(self) -> None:
        """Lose it at once, as with a power cut."""
        await self._process.kill()
        await self.home.leave()

    async def dies_and_comes_back(self, entity_id: str) -> None:
        """Lose it once a scene's story is on the disk, and start it again."""
        await self.remembers(entity_id)
        await self.is_killed()
        await self.start()

    async def stop(self) -> None:
        await self.home.leave()
        await self._process.stop()

    async def shows(self, entity_id: str, *values: str, within_s: float = HOUR_S) -> str:
        """Wait until an entity shows one of some states, and return which."""

        def shown() -> str:
            state = self.home.states.get(entity_id)
            return state.state if state else ""

        wish = f"{entity_id} was {' or '.join(values)}"
        await self.home.states.until(lambda: shown() in values, within_s, wish)
        return shown()

    def reason(self, plan: str) -> str:
        state = self.home.states.get(plan)
        return str(state.attributes.get("reason")) if state else ""
