"""Virtual cookers in a process of their own: `python -m virtual_cooker --model oven`."""

import asyncio
import json
import signal
import sys
from argparse import Namespace
from contextlib import AsyncExitStack
from pathlib import Path

from .arguments import Mishap, arguments
from .cooker import VirtualCooker
from .memory import DamagedMemory
from .mishaps import WrongMishap
from .panel.api import called
from .panel.sentences import PanelError


def main() -> int:
    """Run until SIGTERM or SIGINT; returns the process's code."""
    try:
        return asyncio.run(_run(arguments()))
    except DamagedMemory as error:
        print(f"virtual_cooker: {error}", file=sys.stderr)
    except OSError as error:
        print(f"virtual_cooker: {error.strerror}; is another one running there?", file=sys.stderr)
    return 1


async def _run(wanted: Namespace) -> int:
    end = asyncio.Event()
    loop = asyncio.get_running_loop()
    for signum in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(signum, end.set)
    cookers = [_build(wanted, place) for place in range(len(wanted.model))]
    async with AsyncExitStack() as running:
        for cooker in cookers:
            running.push_async_callback(cooker.stop)
        # Each takes a second to probe the network for its name; together they take one.
        starts = [_start(cooker) for cooker in cookers]
        for outcome in await asyncio.gather(*starts, return_exceptions=True):
            if outcome is not None:
                raise outcome
        mishaps = [_befall(cooker, one) for cooker in cookers for one in wanted.mishap]
        tasks = [asyncio.create_task(one) for one in mishaps]
        await end.wait()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return 0


async def _start(cooker: VirtualCooker) -> None:
    await cooker.start()
    print(json.dumps(_introduction(cooker)), flush=True)


def _build(wanted: Namespace, place: int) -> VirtualCooker:
    """Return the cooker at that place of the command line.

    Each has a folder, a seed and ports of its own.
    """
    model = wanted.model[place]
    twin = wanted.model[:place].count(model)
    folder = f"{model}-{twin + 1}" if twin else model
    return VirtualCooker(
        model,
        speed=wanted.speed,
        host=wanted.host,
        port=wanted.port + place if wanted.port else 0,
        panel_port=wanted.panel_port + place if wanted.panel_port else 0,
        state_dir=None if wanted.state_dir is None else Path(wanted.state_dir) / folder,
        seed=wanted.seed + twin,
        announce=wanted.announce,
    )


def _introduction(cooker: VirtualCooker) -> dict[str, str | int]:
    identity = cooker.identity
    return {
        "id": identity.id,
        "model": cooker.appliance.model.key,
        "kind": identity.kind.value,
        "name": identity.name,
        "host": cooker.host,
        "port": cooker.port,
        "panel": cooker.panel_url,
    }


async def _befall(cooker: VirtualCooker, mishap: Mishap) -> None:
    """Wait for the mishap's moment in real time and let it happen."""
    await asyncio.sleep(mishap.at_s)
    try:
        await called(dict(mishap.order), cooker.mishap_keys)
    except (PanelError, WrongMishap) as error:
        print(f"virtual_cooker: {mishap.order['do']}: {error}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
