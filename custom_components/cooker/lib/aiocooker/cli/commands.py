"""What each word of the command line does."""

import asyncio
from argparse import Namespace
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing, asynccontextmanager
from dataclasses import replace
from uuid import uuid4

import aiohttp
from zeroconf import InterfaceChoice, Zeroconf
from zeroconf.asyncio import AsyncZeroconf

from ..connect import connect
from ..cooker import Cooker, Link, LinkState
from ..discovery import discover
from ..drivers.native.http import identify
from ..errors import CookerError
from ..model import Snapshot
from ..pairing import pair
from ..program import Program, Stage, StageKind
from .keyring import Key, Keyring
from .lines import announcement_line, changed_lines, event_line, link_line

type Say = Callable[[str], None]


class Unusable(CookerError):
    """What was asked for does not fit this cooker or this computer; the text is a sentence."""


async def discover_cookers(chosen: Namespace, say: Say) -> None:
    """List the cookers on the network."""
    async with (
        _network(chosen.interface) as network,
        aclosing(discover(network, chosen.seconds)) as found,
    ):
        async for one in found:
            say(announcement_line(one))


async def pair_cooker(chosen: Namespace, say: Say) -> None:
    """Pair, and keep the key."""
    keyring = Keyring(chosen.credentials)
    keyring.keys()  # a file that cannot be used is found out before the code is spent
    async with aiohttp.ClientSession() as client:
        found = await identify(client, chosen.address)
        credentials = await pair(
            client,
            chosen.address,
            code=chosen.code,
            client_name=chosen.client,
            cooker_id=found.identity.id,
        )
    keyring.keep(Key(found.identity.name, chosen.address, credentials))
    say(f"Paired with {found.identity.name} ({credentials.cooker_id}).")


async def watch(chosen: Namespace, say: Say) -> None:
    """Print what changes, until Ctrl-C or until only a person can mend the line."""
    async with (
        _network(chosen.interface) as network,
        _paired(chosen, events_after=chosen.events_after, network=network) as cooker,
    ):
        say(link_line(cooker.link))
        _print_changes(cooker, say)
        cooker.subscribe_events(lambda event: say(event_line(event)))
        raise await _refused(cooker, say)


async def start(chosen: Namespace, say: Say) -> None:
    """Start heat once, now or after a delay."""
    cook = Stage(
        kind=StageKind.COOK,
        mode=chosen.mode,
        target_c=chosen.target,
        power_pct=chosen.power,
        duration_s=chosen.duration,
    )
    program = Program(id="manual", stages=(cook,), name={"en": chosen.mode.value})
    async with _paired(chosen) as cooker:
        zone = _zone(cooker, chosen.zone)
        await cooker.start(zone, program, command_id=uuid4().hex, delay_s=chosen.delay)
        say(f"Scheduled {zone}." if chosen.delay else f"Started {zone}.")


async def stop(chosen: Namespace, say: Say) -> None:
    """Stop one zone or all."""
    async with _paired(chosen) as cooker:
        zones = [_zone(cooker, chosen.zone)] if chosen.zone else [*cooker.snapshot.zones]
        for zone in zones:
            await cooker.stop(zone)
            say(f"Stopped {zone}.")


@asynccontextmanager
async def _network(interface: str | None) -> AsyncGenerator[Zeroconf]:
    try:
        network = AsyncZeroconf(interfaces=[interface] if interface else InterfaceChoice.All)
    except (OSError, ValueError) as error:
        raise Unusable(f"mDNS cannot be heard on this computer: {error}.") from error
    try:
        yield network.zeroconf
    finally:
        await network.async_close()


@asynccontextmanager
async def _paired(
    chosen: Namespace, *, events_after: int | None = None, network: Zeroconf | None = None
) -> AsyncGenerator[Cooker]:
    keyring = Keyring(chosen.credentials)
    key = keyring.one(chosen.cooker)
    address = chosen.address or key.address
    async with aiohttp.ClientSession() as client:
        cooker = await connect(
            client, address, key.credentials, events_after=events_after, zeroconf=network
        )
        try:
            if address != key.address:
                keyring.keep(replace(key, address=address))
            yield cooker
        finally:
            await cooker.close()


def _zone(cooker: Cooker, name: str | None) -> str:
    zones = [zone.id for zone in cooker.capabilities.zones]
    if name in zones:
        return name
    if name is None and len(zones) == 1:
        return zones[0]
    raise Unusable(f"Say which zone with --zone: {', '.join(zones)}.")


def _print_changes(cooker: Cooker, say: Say) -> None:
    before: Snapshot | None = None

    def tell(now: Snapshot) -> None:
        nonlocal before
        for line in changed_lines(before, now):
            say(line)
        before = now

    tell(cooker.snapshot)
    cooker.subscribe(tell)


async def _refused(cooker: Cooker, say: Say) -> CookerError:
    refused: asyncio.Future[CookerError] = asyncio.get_running_loop().create_future()

    def tell(link: Link) -> None:
        say(link_line(link))
        if link.state is LinkState.REFUSED and link.error is not None and not refused.done():
            refused.set_result(link.error)

    cooker.subscribe_link(tell)
    return await refused
