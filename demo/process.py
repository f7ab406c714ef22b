"""A program that the demo started, and will end."""

import asyncio
import os
import signal
from collections.abc import Awaitable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Self

from .trouble import Trouble

STOP_S = 20.0
"""Home Assistant writes its database and says goodbye; it takes 2 s here."""


class Process:
    """One program in a process group of its own, so that Ctrl-C reaches the demo alone."""

    def __init__(self, name: str, process: asyncio.subprocess.Process, log: Path) -> None:
        self.name = name
        self.log = log
        self._process = process

    @classmethod
    async def start(
        cls,
        name: str,
        command: list[str],
        log: Path,
        *,
        environment: Mapping[str, str] | None = None,
        piped: bool = False,
    ) -> Self:
        """Start `command`; what it says goes to `log`, with `piped` its output to `line`."""
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("wb") as file:
            process = await _spawn(command, file, environment, piped=piped)
        return cls(name, process, log)

    @property
    def pid(self) -> int:
        """The process id, which is also that of its group."""
        return self._process.pid

    @property
    def ended(self) -> bool:
        """Whether it has ended."""
        return self._process.returncode is not None

    async def line(self) -> str:
        """Return its next line of output; Trouble where it has ended."""
        if self._process.stdout is None:
            raise RuntimeError(f"{self.name} was started without a pipe")
        if line := await self._process.stdout.readline():
            return line.decode()
        raise Trouble(f"{self.name} ended.", self.log)

    async def wait(self) -> int:
        """Wait for its end and return its exit code."""
        return await self._process.wait()

    async def within[T](self, seconds: float, work: Awaitable[T], sentence: str) -> T:
        """Return what `work` returns; Trouble with the log where the program or the time ends."""
        try:
            async with asyncio.timeout(seconds):
                return await while_running((self,), work)
        except TimeoutError as error:
            raise Trouble(f"{sentence} within {seconds:.0f} s.", self.log) from error

    async def stop(self) -> None:
        """Ask it to end, and make it when it takes too long or the waiting is cancelled."""
        self._signal(signal.SIGTERM)
        try:
            with suppress(TimeoutError):
                await asyncio.wait_for(self.wait(), STOP_S)
        finally:
            self._signal(signal.SIGKILL)
        await self.wait()

    async def kill(self) -> None:
        """End it at once, as a power cut would."""
        self._signal(signal.SIGKILL)
        await self.wait()

    def _signal(self, number: signal.Signals) -> None:
        # An ended process is reaped and its id may be another's: it is never signalled again.
        if not self.ended:
            with suppress(ProcessLookupError):
                os.killpg(self.pid, number)


async def while_running[T](processes: Sequence[Process], work: Awaitable[T]) -> T:
    """Return what `work` returns; Trouble with the log where one of the programs ends before."""
    task = asyncio.ensure_future(work)
    ends = [asyncio.ensure_future(one.wait()) for one in processes]
    try:
        await asyncio.wait((task, *ends), return_when=asyncio.FIRST_COMPLETED)
        for one, end in zip(processes, ends, strict=True):
            if end.done():
                raise Trouble(f"{one.name} ended with code {end.result()}.", one.log)
        return task.result()
    finally:
        for waiting in (task, *ends):
            waiting.cancel()
        await asyncio.gather(task, *ends, return_exceptions=True)


async def _spawn(
    command: list[str], log: IO[bytes], environment: Mapping[str, str] | None, *, piped: bool
) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *command,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE if piped else log,
        stderr=log,
        env={**os.environ, "PYTHONUNBUFFERED": "1", **(environment or {})},
        start_new_session=True,
    )
