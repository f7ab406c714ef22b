"""A Matter oven: matter.js' own, the Matter server on the standard's SDK, and Home Assistant.

Runs where `scripts/matter` prepared all three; that also puts them into a network of their own.
"""

import asyncio
import json
import os
import shutil
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any, Self

import pytest
import pytest_asyncio

from demo.hass import Hass
from demo.home_assistant import HomeAssistant
from demo.ports import LOOPBACK, free_ports
from demo.trouble import Trouble
from tests.live.kitchen import some_port

PREPARED = os.environ.get("COOKER_MATTER", "")
"""The folder of `scripts/matter`."""

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.timeout(180),
    pytest.mark.skipif(
        not PREPARED, reason="scripts/matter prepares and runs this: an oven, a server, a network"
    ),
]

HERE = Path(__file__).parent
PATIENCE_S = 30.0
STOPPED, RUNNING, PAUSED, ERROR = range(4)
"""How the oven's cluster counts its states."""
HUNDREDTHS = 100
"""Matter counts hundredths of a degree Celsius."""
NO_START = "cannot be started from Home Assistant"


class MatterOven:
    """The oven: its front panel, and what it says of itself."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._said: list[dict[str, Any]] = []
        self._news = asyncio.Condition()
        self._task = asyncio.create_task(self._listen())

    def press(self, word: str, value: int) -> None:
        """Turn a knob of its front panel."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{word} {value}\n".encode())

    async def says(self, word: str) -> Any:  # noqa: ANN401 - JSON
        """Wait until it said something of this; return the last that it said."""

        def said() -> list[Any]:
            return [one[word] for one in self._said if word in one]

        async with asyncio.timeout(PATIENCE_S), self._news:
            await self._news.wait_for(said)
        return said()[-1]

    @property
    def changes(self) -> list[dict[str, Any]]:
        """All that changed since it was switched on."""
        return [one for one in self._said if "code" not in one]

    async def _listen(self) -> None:
        assert self._process.stdout is not None
        while line := await self._process.stdout.readline():
            async with self._news:
                self._said.append(json.loads(line))
                self._news.notify_all()

    async def end(self) -> None:
        """Pull its plug; nothing hears a goodbye."""
        with suppress(ProcessLookupError):
            self._process.kill()
        await self._task


@asynccontextmanager
async def running(
    log: Path, *command: str, environment: Mapping[str, str] | None = None
) -> AsyncIterator[asyncio.subprocess.Process]:
    """Run a program from where scripts/matter put it."""
    with log.open("wb") as file:
        process = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE if command[0] == "node" else file,
            stderr=file,
            cwd=PREPARED,
            env={**os.environ, **(environment or {})},
        )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            process.terminate()
        await process.wait()


@pytest_asyncio.fixture(loop_scope="session")
async def oven(tmp_path: Path) -> AsyncIterator[MatterOven]:
    # Node looks for packages beside a script, wherever it was started.
    script = shutil.copy(HERE.parent / "matter" / "oven.mjs", PREPARED)
    memory = str(tmp_path / "oven")
    async with running(tmp_path / "oven.log", "node", script, memory) as process:
        oven = MatterOven(process)
        yield oven
        await oven.end()


@pytest_asyncio.fixture(loop_scope="session")
async def server(tmp_path: Path) -> AsyncIterator[str]:
    folder, port = Path(PREPARED), free_ports(some_port())
    command = [str(folder / "server" / "bin" / "python"), "-m", "matter_server.server"]
    options = {
        "--storage-path": str(tmp_path / "server"),
        "--port": str(port),
        "--listen-address": LOOPBACK,
        "--paa-root-cert-dir": str(folder / "authorities"),
    }
    words = [word for option in options.items() for word in option]
    # Its packages are its own, and Home Assistant's client has some of the same names.
    alone = {"LD_LIBRARY_PATH": str(folder / "lib"), "PYTHONPATH": ""}
    async with running(tmp_path / "server.log", *command, *words, environment=alone):
        await _until_open(port)
        yield f"ws://{LOOPBACK}:{port}/ws"


async def _until_open(port: int) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while True:
            try:
                _, writer = await asyncio.open_connection(LOOPBACK, port)
            except OSError:
                await asyncio.sleep(0.05)
            else:
                writer.close()
                return


@pytest_asyncio.fixture(loop_scope="session")
async def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Hass]:
    paths = [str(Path(PREPARED) / "client"), *filter(None, [os.environ.get("PYTHONPATH")])]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(paths))
    hass = await Hass.start(tmp_path / "home-assistant", some_port())
    yield hass
    await hass.stop()


class Talk:
    """A conversation of the UI."""

    PATH = "/api/config/config_entries/flow"

    def __init__(self, home: HomeAssistant, step: dict[str, Any]) -> None:
        self._home = home
        self.step = step

    @classmethod
    async def begin(cls, home: HomeAssistant, handler: str) -> Self:
        """Begin one."""
        return cls(home, await home.post(cls.PATH, {"handler": handler}))

    async def say(self, **answer: object) -> None:
        """Answer, and leave the rest as it was suggested."""
        said = {
            one["name"]: one["description"]["suggested_value"]
            for one in self.step.get("data_schema") or ()
            if "suggested_value" in (one.get("description") or {})
        }
        path = f"{self.PATH}/{self.step['flow_id']}"
        self.step = await self._home.post(path, {**said, **answer})


async def adopted(home: HomeAssistant) -> dict[str, str]:
    """Adopt the one that was recognised; return our entities by their keys."""
    talk = await Talk.begin(home, "cooker")
    await talk.say(next_step_id="adopt")
    await talk.say(next_step_id="adopt_found")
    (found,) = talk.step["data_schema"][0]["selector"]["select"]["options"]
    assert found["label"] == "Matter oven (matter)"
    await talk.say(appliance=found["value"])
    await talk.say()
    assert talk.step["type"] == "create_entry", talk.step
    ours = await home.entities()
    (id_,) = {one.removesuffix("_main_state") for one in ours if one.endswith("_main_state")}
    return {one.removeprefix(f"{id_}_main_"): entity for one, entity in ours.items()}


async def test_a_matter_oven_is_adopted_watched_set_while_it_runs_and_switched_off_never_started(
    server: str, oven: MatterOven, house: Hass
) -> None:
    home = house.home
    talk = await Talk.begin(home, "matter")
    await talk.say(url=server)
    assert talk.step["type"] == "create_entry", talk.step
    await home.websocket.ask("matter/commission", code=await oven.says("code"), network_only=True)
    entity = await adopted(home)
    assert "start" not in entity

    async def shows(id_: str, value: str) -> None:
        def seen() -> bool:
            state = home.states.get(id_)
            return state is not None and state.state == value

        await home.states.until(seen, PATIENCE_S, f"{id_} shows {value}")

    await shows(entity["state"], "idle")
    oven.press("temperature", 120 * HUNDREDTHS)
    await shows(entity["temperature"], "120.0")

    with pytest.raises(Trouble, match=NO_START):
        await home.act(entity["state"], "cooker.preheat", mode="bake", temperature=200)
    with pytest.raises(Trouble, match="is not cooking"):
        await home.act(entity["state"], "cooker.adjust", temperature=200)
    assert oven.changes == []

    oven.press("state", RUNNING)
    await shows(entity["state"], "cooking")
    await home.act(entity["state"], "cooker.adjust", temperature=200)
    assert await oven.says("set_point") == 200 * HUNDREDTHS
    await shows("number.matter_oven_temperature_setpoint", "200.0")
    oven.press("state", PAUSED)
    await shows(entity["state"], "paused")
    oven.press("state", RUNNING)
    await shows(entity["state"], "cooking")

    await home.act(entity["stop"], "button.press")
    assert await oven.says("on") is False
    await shows(entity["state"], "idle")
    assert oven.changes == [
        {"state": RUNNING},
        {"set_point": 200 * HUNDREDTHS},
        {"state": PAUSED},
        {"state": RUNNING},
        {"on": False},
        {"state": STOPPED},
    ]

    oven.press("state", ERROR)
    await shows(entity["state"], "fault")
