"""A real Home Assistant in a process of its own."""

import sys
from pathlib import Path
from typing import Self

from .configuration import prepare
from .home_assistant import HomeAssistant
from .ports import LOOPBACK, free_ports
from .process import Process

START_S = 120.0
"""It takes 6 s here, a minute on a slow single-board computer that compiles everything first."""


class Hass:
    """The program `hass`, and a person logged in to it."""

    def __init__(self, process: Process, home: HomeAssistant) -> None:
        self.process = process
        self.home = home

    @classmethod
    async def start(cls, folder: Path, first_port: int, *, follows: bool = True) -> Self:
        """Start it in `folder` at the first free port from `first_port` on; return when it runs.

        What it says goes to a log beside the folder, whose path is absolute. Who does not follow
        its states costs it nothing.
        """
        port = free_ports(first_port)
        prepare(folder, port)
        # The pip that it skips would look for packages which scripts/setup has installed already.
        command = ["-m", "homeassistant", "-c", str(folder), "--skip-pip", "--log-no-color"]
        process = await Process.start(
            "Home Assistant", [sys.executable, *command], folder.with_suffix(".log")
        )
        try:
            entering = HomeAssistant.enter(f"http://{LOOPBACK}:{port}", folder, follows=follows)
            home = await process.within(START_S, entering, "Home Assistant did not start")
        except BaseException:
            await process.stop()
            raise
        return cls(process, home)

    async def stop(self) -> None:
        """Log out and stop it."""
        try:
            await self.home.leave()
        finally:
            await self.process.stop()
