"""Nothing stays behind: no task, no socket."""

import asyncio
from functools import partial
from pathlib import Path

import aiohttp
from aiocooker import Backoff, Credentials, Link, LinkState, Timing, connect

from tests.library.kitchen import PATIENCE_S, address_of, until
from virtual_cooker import VirtualCooker

HASTY = Timing(farewell_s=0.2, backoff=Backoff(first_s=0.001, longest_s=0.001))


def sockets() -> int:
    """Count the open sockets of this process."""
    return sum(one.is_socket() for one in Path("/proc/self/fd").iterdir())


async def test_200_rapid_reconnects_leave_no_task_and_no_socket(
    oven: VirtualCooker, client: aiohttp.ClientSession, credentials: Credentials
) -> None:
    tasks, open_sockets = len(asyncio.all_tasks()), sockets()
    cooker = await connect(client, address_of(oven), credentials, timing=HASTY)
    states: list[LinkState] = []
    cooker.subscribe_link(lambda link: states.append(link.state))
    for times in range(1, 201):
        await oven.mishaps.drop_line()
        await until(lambda: states.count(LinkState.CONNECTED) == times)  # noqa: B023
    assert states.count(LinkState.LOST) == 200
    await cooker.close()
    await until(lambda: len(asyncio.all_tasks()) <= tasks and sockets() <= open_sockets)
    assert not client.closed


async def test_closing_in_the_middle_of_an_attempt_leaves_nothing(
    oven: VirtualCooker, client: aiohttp.ClientSession, credentials: Credentials
) -> None:
    tasks = len(asyncio.all_tasks())
    for _ in range(20):
        cooker = await connect(client, address_of(oven), credentials, timing=HASTY)
        lost = asyncio.Event()
        cooker.subscribe_link(partial(_note_lost, lost))
        await oven.mishaps.drop_line()
        await asyncio.wait_for(lost.wait(), PATIENCE_S)
        await asyncio.sleep(0)
        await cooker.close()
        await cooker.close()
    await until(lambda: len(asyncio.all_tasks()) <= tasks)


async def test_a_connection_that_is_given_up_leaves_nothing(
    oven: VirtualCooker, client: aiohttp.ClientSession, credentials: Credentials
) -> None:
    tasks = len(asyncio.all_tasks())
    for delay_s in range(20):
        task = asyncio.create_task(connect(client, address_of(oven), credentials, timing=HASTY))
        await asyncio.wait({task}, timeout=delay_s / 1000)
        task.cancel()
        [done] = await asyncio.gather(task, return_exceptions=True)
        if not isinstance(done, BaseException):
            await done.close()
    await until(lambda: len(asyncio.all_tasks()) <= tasks)


def _note_lost(lost: asyncio.Event, link: Link) -> None:
    """Catch the moment: a hasty line is back before anybody could look twice."""
    if link.state is LinkState.LOST:
        lost.set()
