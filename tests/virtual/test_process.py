"""The program as people start it: a process with a command line, ports and a goodbye."""

import asyncio
import json
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from zeroconf import ServiceStateChange
from zeroconf.asyncio import AsyncServiceBrowser, AsyncServiceInfo, AsyncZeroconf

from virtual_cooker import VirtualCooker, pairing
from virtual_cooker.arguments import arguments

SERVICE = "_cooker._tcp.local."
PATIENCE_S = 20


@asynccontextmanager
async def running(*words: str, cookers: int = 1) -> AsyncIterator[tuple[Process, list[Any]]]:
    """Start the process and wait for the line of each cooker."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "virtual_cooker", *words, stdout=PIPE, stderr=PIPE
    )
    try:
        assert process.stdout is not None
        async with asyncio.timeout(PATIENCE_S):
            lines = [json.loads(await process.stdout.readline()) for _ in range(cookers)]
        yield process, lines
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


class Listener:
    """Hears what is announced."""

    def __init__(self, zeroconf: AsyncZeroconf) -> None:
        self._zeroconf = zeroconf
        self._news = asyncio.Event()
        self.names: dict[str, ServiceStateChange] = {}
        self.browser = AsyncServiceBrowser(zeroconf.zeroconf, SERVICE, handlers=[self._heard])

    def _heard(self, *, name: str, state_change: ServiceStateChange, **_: object) -> None:
        self.names[name] = state_change
        self._news.set()

    async def until(self, id_: str, **wanted: str | int) -> str:
        """Wait until the cooker with that id is announced so, and return its service's name."""
        async with asyncio.timeout(PATIENCE_S):
            while True:
                for name in self._present():
                    info = AsyncServiceInfo(SERVICE, name)
                    if not info.load_from_cache(self._zeroconf.zeroconf):
                        await info.async_request(self._zeroconf.zeroconf, 300)
                    said = {**info.decoded_properties, "port": info.port}
                    said["host"] = (info.parsed_addresses() or [""])[0]
                    if said.get("id") == id_ and wanted.items() <= said.items():
                        return name
                self._news.clear()
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._news.wait(), 0.5)

    def _present(self) -> list[str]:
        gone = ServiceStateChange.Removed
        return [name for name, change in self.names.items() if change is not gone]

    async def until_gone(self, name: str) -> None:
        async with asyncio.timeout(PATIENCE_S):
            while self.names[name] is not ServiceStateChange.Removed:
                self._news.clear()
                await self._news.wait()


@pytest.fixture
async def listener() -> AsyncIterator[Listener]:
    zeroconf = AsyncZeroconf(interfaces=["127.0.0.1"])
    heard = Listener(zeroconf)
    yield heard
    await heard.browser.async_cancel()
    await zeroconf.async_close()


async def test_three_cookers_in_one_process_answer_and_leave_with_code_zero() -> None:
    models = ("oven", "rice_cooker", "microwave")
    words = [word for model in models for word in ("--model", model)]
    async with running(*words, "--no-announce", cookers=3) as (process, lines):
        assert sorted(line["model"] for line in lines) == sorted(models)
        async with aiohttp.ClientSession() as http:
            for line in lines:
                async with http.get(f"{line['panel']}api/state") as response:
                    assert (await response.json())["id"] == line["id"]
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), PATIENCE_S) == 0


async def test_it_announces_itself_its_changes_and_its_leaving(listener: Listener) -> None:
    seed = str(id(listener))
    async with running("--model", "oven", "--seed", seed) as (process, [line]):
        name = await listener.until(
            line["id"], kind="oven", api="1", txtvers="1", pairing="0", host="127.0.0.1"
        )
        await _press(line, "press", "press_pairing")
        await listener.until(line["id"], pairing="1")
        await _press(line, "press", "rename", name="Aga")
        await listener.until(line["id"], nm="Aga")
        await _press(line, "mishap", "new_port")
        async with (
            aiohttp.ClientSession() as http,
            http.get(f"{line['panel']}api/state") as response,
        ):
            port = (await response.json())["mishaps"]["port"]
        assert port != line["port"]
        await listener.until(line["id"], port=port)
        process.send_signal(signal.SIGINT)
        await listener.until_gone(name)
        assert await asyncio.wait_for(process.wait(), PATIENCE_S) == 0


async def test_the_window_that_closes_by_itself_is_announced_too(
    listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pairing, "WINDOW_S", 3.0)
    async with VirtualCooker("oven", speed=0, announce=True, seed=id(listener)) as oven:
        oven.panel.press_pairing()
        await listener.until(oven.identity.id, pairing="1")
        await listener.until(oven.identity.id, pairing="0")


async def test_a_state_folder_makes_it_the_same_cooker_again(tmp_path: Path) -> None:
    words = ("--model", "oven", "--no-announce", "--state-dir", str(tmp_path))
    async with running(*words) as (_, [first]):
        pass
    async with running(*words, "--seed", "5") as (_, [second]):
        assert second["id"] == first["id"]


async def test_a_port_that_is_taken_is_told_and_ends_the_process() -> None:
    async with running("--model", "oven", "--no-announce") as (_, [line]):
        taken = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "virtual_cooker", "--model", "oven", "--no-announce"),
            *("--port", str(line["port"])),
            stdout=PIPE,
            stderr=PIPE,
        )
        _, errors = await asyncio.wait_for(taken.communicate(), PATIENCE_S)
    assert taken.returncode == 1
    assert b"address already in use" in errors
    assert b"Traceback" not in errors


async def test_a_mishap_from_the_command_line_happens() -> None:
    words = ("--model", "oven", "--no-announce", "--mishap", "0.1:fault,code=E9,text=broken")
    async with running(*words) as (_, [line]), aiohttp.ClientSession() as http:
        async with asyncio.timeout(PATIENCE_S):
            while True:
                async with http.get(f"{line['panel']}api/state") as response:
                    if (fault := (await response.json())["fault"]) is not None:
                        break
                await asyncio.sleep(0.05)
    assert fault == {"code": "E9", "text": "broken"}


@pytest.mark.parametrize(
    "words",
    [
        ["--model", "toaster"],
        [],
        ["--model", "oven", "--speed", "-1"],
        ["--model", "oven", "--speed", "nan"],
        ["--model", "oven", "--port", "70000"],
        ["--model", "oven", "--mishap", "5:earthquake"],
        ["--model", "oven", "--mishap", "soon:drop_line"],
    ],
)
def test_a_wrong_command_line_gets_a_usage_message(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        arguments(words)
    assert end.value.code == 2
    assert "error:" in capsys.readouterr().err


async def _press(line: dict[str, Any], path: str, do: str, **values: object) -> None:
    body = {"do": do, **values}
    async with (
        aiohttp.ClientSession() as http,
        http.post(f"{line['panel']}api/{path}", json=body) as response,
    ):
        assert response.status == 200
