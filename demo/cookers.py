"""The virtual cookers, all in one process of their own."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from zlib import crc32

from .configuration import ROOT
from .ports import free_ports
from .process import Process

START_S = 30.0
PYTHON = ROOT / ".venv-library" / "bin" / "python"
"""A Python without Home Assistant: the cooker and Home Assistant meet over the network only."""


@dataclass(frozen=True, slots=True)
class VirtualCooker:
    """One cooker as it told of itself; `panel` is the address of its front panel."""

    id: str
    model: str
    kind: str
    name: str
    host: str
    port: int
    panel: str


class Cookers:
    """The program `virtual_cooker` and the cookers it holds, by model."""

    def __init__(self, process: Process, by_model: dict[str, VirtualCooker]) -> None:
        self.process = process
        self.by_model = by_model

    @classmethod
    async def start(
        cls,
        folder: Path,
        models: tuple[str, ...],
        *,
        speed: float,
        first_port: int,
    ) -> Self:
        """Start one cooker of each model, at the first free ports from `first_port` on.

        They keep what they must not forget in `folder`; what they say goes to a log beside it.
        """
        ports = free_ports(first_port, 2 * len(models))
        command = [str(PYTHON), "-m", "virtual_cooker"]
        command += [word for model in models for word in ("--model", model)]
        command += ["--speed", f"{speed:g}", "--state-dir", str(folder)]
        # Cookers of another demo on this machine must not have the same ids.
        command += ["--seed", str(crc32(str(folder).encode()))]
        command += ["--panel-port", str(ports), "--port", str(ports + len(models))]
        process = await Process.start(
            "The virtual cooker", command, folder.with_suffix(".log"), piped=True
        )
        try:
            told = await process.within(
                START_S, _told(process, len(models)), "The virtual cookers did not start"
            )
        except BaseException:
            await process.stop()
            raise
        return cls(process, {one.model: one for one in told})

    async def stop(self) -> None:
        """Let them say goodbye and stop."""
        await self.process.stop()


async def _told(process: Process, count: int) -> list[VirtualCooker]:
    lines = [await process.line() for _ in range(count)]
    return [VirtualCooker(**json.loads(line)) for line in lines]
