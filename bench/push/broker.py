"""Debian's mosquitto: the one that is installed, or unpacked here by `scripts/setup bench`."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Final

from demo.configuration import ROOT

from .until import until

UNPACKED: Final = ROOT / ".python" / "mosquitto"
UP_S: Final = 10.0


class NoBroker(Exception):
    """There is none on this machine."""


@asynccontextmanager
async def broker(folder: Path, port: int) -> AsyncIterator[str]:
    """Run a broker on this machine only; yields its port."""
    program = shutil.which("mosquitto") or shutil.which("mosquitto", path=UNPACKED / "usr/sbin")
    if program is None:
        raise NoBroker("install mosquitto, or run scripts/setup bench")
    configuration = folder / "mosquitto.conf"
    configuration.write_text(
        f"listener {port} 127.0.0.1\nallow_anonymous true\nmax_queued_messages 0\n"
    )
    libraries = ":".join(str(one.parent) for one in UNPACKED.glob("usr/lib/*/libmosquitto.so.1"))
    process = await asyncio.create_subprocess_exec(
        program,
        *("-c", str(configuration)),
        env={**os.environ, "LD_LIBRARY_PATH": libraries},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        await until(partial(_answers, port), UP_S)
        yield str(port)
    finally:
        process.terminate()
        await process.wait()


async def _answers(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.close()
    await writer.wait_closed()
    return True
