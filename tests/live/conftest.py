"""One real Home Assistant for all tests here, and for each test an oven of its own."""

from collections.abc import AsyncIterator, Generator
from pathlib import Path

import pytest
import pytest_asyncio

from demo.hass import Hass
from tests.live.kitchen import Kitchen, kitchen_in, some_port

TAIL = 6000
"""Characters of each log that a failed test shows."""

NO_ERRORS = (
    "Press the remote start button on the appliance, then press Start again",
    "ClientConnectionResetError exception in shielded future (task: None)",
)
"""Home Assistant's WebSocket API logs as errors each refusal that it tells a browser, and that a
browser was closed while it was being told something."""


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def hass(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Hass]:
    """Home Assistant, started once; in the end its log must hold no error."""
    folder = tmp_path_factory.mktemp("hass")
    hass = await Hass.start(folder / "home-assistant", some_port())
    yield hass
    await hass.stop()
    assert errors_in(hass.process.log) == []


@pytest_asyncio.fixture(loop_scope="session")
async def kitchen(hass: Hass, tmp_path: Path) -> AsyncIterator[Kitchen]:
    """Pair that Home Assistant with an oven that nobody else has."""
    async with kitchen_in(hass, tmp_path / "cookers") as kitchen:
        yield kitchen


def errors_in(log: Path) -> list[str]:
    """Return the errors that Home Assistant logged, but for what is none."""
    lines = log.read_text().splitlines()
    return [line for line in lines if " ERROR " in line and not line.endswith(NO_ERRORS)]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what may take longest, or one worker ends with it while the others idle."""
    items.sort(key=_may_take_s, reverse=True)


def _may_take_s(item: pytest.Item) -> float:
    mark = item.get_closest_marker("timeout")
    return float(mark.args[0]) if mark else 0.0


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Function,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Add the logs of every process to the report of a test that failed."""
    report = yield
    if report.failed:
        for log in _logs(item):
            report.sections.append((f"end of {log}", log.read_text(errors="replace")[-TAIL:]))
    return report


def _logs(item: pytest.Function) -> list[Path]:
    hass, folder = item.funcargs.get("hass"), item.funcargs.get("tmp_path")
    shared = [hass.process.log] if isinstance(hass, Hass) else []
    own = sorted(folder.rglob("*.log")) if isinstance(folder, Path) else []
    return [*shared, *own]
