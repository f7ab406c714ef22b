"""One appliance as its own process, and a person's browser before it."""

import json
import subprocess
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Locator, Page, ViewportSize

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SPEED = 60
PATIENCE_S = 15.0
END_S = 10


@dataclass(frozen=True)
class Standing:
    """A person before an appliance: what the page shows, and what the appliance itself says."""

    page: Page
    url: str
    complaints: list[str] = field(default_factory=list)

    def key(self, name: str) -> Locator:
        """Return the key with exactly that name."""
        return self.page.get_by_role("button", name=name, exact=True)

    def state(self) -> dict[str, Any]:
        """Ask the appliance itself."""
        state: dict[str, Any] = self._ask("GET", "state", None)
        return state

    def until(self, test: Callable[[dict[str, Any]], bool], wish: str) -> dict[str, Any]:
        """Look at the appliance until what it says passes the test."""
        end = monotonic() + PATIENCE_S
        while not test(state := self.state()):
            assert monotonic() < end, f"never {wish}: {state}"
            sleep(0.05)
        return state

    def press(self, action: str, **details: object) -> None:
        """Press as somebody else at the same appliance would, past this page."""
        self._ask("POST", "press", {"do": action, **details})

    def mishap(self, action: str, **details: object) -> None:
        """Let something go wrong."""
        self._ask("POST", "mishap", {"do": action, **details})

    def _ask(self, method: str, path: str, what: dict[str, object] | None) -> Any:  # noqa: ANN401 - JSON
        line = HTTPConnection(urlsplit(self.url).netloc, timeout=END_S)
        try:
            body = None if what is None else json.dumps(what)
            line.request(method, f"/api/{path}", body, {"Content-Type": "application/json"})
            answer = line.getresponse()
            said = json.load(answer)
            assert answer.status == HTTPStatus.OK, said
            return said
        finally:
            line.close()


@contextmanager
def appliance(model: str, folder: Path) -> Generator[str]:
    """Run one virtual cooker and give the address of its panel."""
    command = [sys.executable, "-m", "virtual_cooker", "--model", model, "--speed", str(SPEED)]
    command += ["--port", "0", "--panel-port", "0", "--no-announce", "--state-dir", str(folder)]
    command += ["--seed", "1"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own
    assert process.stdout is not None
    try:
        yield json.loads(process.stdout.readline())["panel"]
    finally:
        process.terminate()
        process.wait(END_S)
        process.stdout.close()


@contextmanager
def standing_before(browser: Browser, url: str, language: str, width: int) -> Generator[Standing]:
    """Open the page; in the end the browser must have had nothing to complain about."""
    size = ViewportSize(width=width, height=800)
    context = browser.new_context(viewport=size, locale=language, reduced_motion="reduce")
    page = context.new_page()
    standing = Standing(page, url)
    page.on("pageerror", lambda error: standing.complaints.append(str(error)))
    page.on("console", lambda said: _keep(standing, said.type, said.text))
    page.goto(url)
    page.get_by_role("heading", level=1).wait_for()
    yield standing
    context.close()
    assert standing.complaints == []


def _keep(standing: Standing, kind: str, text: str) -> None:
    """Keep errors, but for those that are the story itself: a refusal, or no power."""
    told = ("409 (Conflict)", "WebSocket connection", "ERR_CONNECTION_REFUSED")
    if kind in {"error", "warning"} and not any(one in text for one in told):
        standing.complaints.append(text)
