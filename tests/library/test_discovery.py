"""Real mDNS on the loopback interface: cookers are found, and followed when they move."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import aclosing

import aiohttp
import pytest
from aiocooker import (
    Address,
    Announcement,
    Backoff,
    Cooker,
    CookerKind,
    Credentials,
    LinkState,
    Timing,
    connect,
    discover,
    pair,
)
from aiocooker.discovery import resolved
from aiocooker.follow import Follower
from zeroconf import RecordUpdate, ServiceInfo, Zeroconf
from zeroconf.asyncio import AsyncServiceInfo, AsyncZeroconf

from tests.library.kitchen import PATIENCE_S, address_of, until
from virtual_cooker import VirtualCooker

NEVER = Timing(farewell_s=0.2, backoff=Backoff(first_s=3600, longest_s=3600))
"""Only news can bring such a line back within a test."""

SERVICE = "_cooker._tcp.local."


@pytest.fixture
async def network() -> AsyncIterator[Zeroconf]:
    network = AsyncZeroconf(interfaces=["127.0.0.1"])
    yield network.zeroconf
    await network.async_close()


@pytest.fixture
async def oven() -> AsyncIterator[VirtualCooker]:
    async with VirtualCooker("oven", speed=0, announce=True) as oven:
        yield oven


@pytest.fixture
async def cooker(
    oven: VirtualCooker,
    client: aiohttp.ClientSession,
    credentials: Credentials,
    network: Zeroconf,
) -> AsyncIterator[Cooker]:
    cooker = await connect(client, address_of(oven), credentials, zeroconf=network, timing=NEVER)
    yield cooker
    await cooker.close()


async def found_when(
    network: Zeroconf, oven: VirtualCooker, *, pairing: bool
) -> Announcement | None:
    """Listen until the oven shows itself like this."""
    async with aclosing(discover(network, PATIENCE_S)) as found:
        async for one in found:
            if one.id == oven.identity.id and one.pairing is pairing:
                return one
    return None


async def test_a_cooker_on_the_network_is_found(oven: VirtualCooker, network: Zeroconf) -> None:
    found = await found_when(network, oven, pairing=False)
    assert found is not None
    assert (found.kind, found.address) == (CookerKind.OVEN, address_of(oven))
    assert found.name == oven.identity.name


async def test_a_pressed_pairing_button_shows(oven: VirtualCooker, network: Zeroconf) -> None:
    listening = asyncio.create_task(found_when(network, oven, pairing=True))
    oven.panel.press_pairing()
    assert await listening is not None


async def test_listening_ends_in_time(network: Zeroconf) -> None:
    async with asyncio.timeout(PATIENCE_S):
        assert [one async for one in discover(network, 0)] == []


async def test_a_cooker_that_moved_is_followed(oven: VirtualCooker, cooker: Cooker) -> None:
    states: list[LinkState] = []
    cooker.subscribe_link(lambda link: states.append(link.state))
    await oven.mishaps.new_port()
    await until(lambda: states == [LinkState.LOST, LinkState.CONNECTED])
    await cooker.set_light(on=True)


async def test_a_cooker_that_comes_back_as_it_was_is_noticed_at_once(
    oven: VirtualCooker, cooker: Cooker
) -> None:
    """Nothing in its announcement changed; only that it was said."""
    states: list[LinkState] = []
    cooker.subscribe_link(lambda link: states.append(link.state))
    port = oven.port
    await oven.mishaps.power_loss(1)
    await until(lambda: states == [LinkState.LOST, LinkState.CONNECTED])
    assert oven.port == port


def service(name: str, cooker_id: str, port: int) -> ServiceInfo:
    return ServiceInfo(
        SERVICE,
        f"{name}.{SERVICE}",
        addresses=[socket.inet_aton("127.0.0.1")],
        port=port,
        server=f"{name}.local.",
        properties={"id": cooker_id, "api": "1"},
    )


async def test_only_announcements_of_our_cooker_count(network: Zeroconf) -> None:
    seen: list[Address] = []
    follower = Follower(network, "c00ce7000000a001", seen.append)
    other = AsyncZeroconf(interfaces=["127.0.0.1"])
    await (await other.async_register_service(service("other", "c00ce7000000ffff", 1001)))
    await (await other.async_register_service(service("ours", "c00ce7000000a001", 1002)))
    await until(lambda: seen)
    await other.async_unregister_all_services()
    await other.async_close()
    await follower.close()
    assert set(seen) == {Address("127.0.0.1", 1002)}


async def test_an_address_that_is_not_known_yet_is_asked_for(network: Zeroconf) -> None:
    """After a start of Home Assistant the first to arrive may be the text without the address."""
    seen: list[Address] = []
    info = service("ours", "c00ce7000000a001", 1003)
    other = AsyncZeroconf(interfaces=["127.0.0.1"])
    await (await other.async_register_service(info))
    follower = Follower(network, "c00ce7000000a001", seen.append)
    await until(lambda: network.cache.entries_with_name(info.name))
    network.cache.async_remove_records(network.cache.entries_with_name(info.name))
    network.cache.async_remove_records(network.cache.entries_with_name(info.server or ""))
    follower.async_update_records(network, 0, [_update(info)])
    follower.async_update_records_complete()
    await until(lambda: seen and not follower._resolving)
    await follower.close()
    await other.async_close()
    assert seen[0] == Address("127.0.0.1", 1003)


async def test_a_goodbye_and_what_is_no_cooker_are_not_listed(network: Zeroconf) -> None:
    listed: list[str] = []

    async def listen() -> None:
        async with aclosing(discover(network, PATIENCE_S)) as found:
            async for one in found:
                listed.append(one.id)  # noqa: PERF401 - it is looked at meanwhile

    listening = asyncio.create_task(listen())
    other = AsyncZeroconf(interfaces=["127.0.0.1"])
    left_id = "c00ce7000000a002"
    left = service("left", left_id, 1004)
    await (await other.async_register_service(service("toaster", "my toaster", 1005)))
    await (await other.async_register_service(left))
    await until(lambda: left_id in listed)
    await (await other.async_unregister_service(left))
    await until(lambda: not network.cache.entries_with_name(left.name))
    await other.async_unregister_all_services()
    await other.async_close()
    listening.cancel()
    await asyncio.gather(listening, return_exceptions=True)
    assert listed.count(left_id) == 1
    assert "my toaster" not in listed


def test_what_was_not_resolved_is_nobody() -> None:
    assert resolved(AsyncServiceInfo(SERVICE, f"nobody.{SERVICE}")) is None


async def test_an_announcement_without_a_version_is_not_followed(network: Zeroconf) -> None:
    seen: list[Address] = []
    follower = Follower(network, "c00ce7000000a001", seen.append)
    info = service("ours", "c00ce7000000a001", 1006)
    info = ServiceInfo(
        SERVICE,
        info.name,
        addresses=info.addresses,
        port=1006,
        server=info.server or "",
        properties={"id": "c00ce7000000a001"},
    )
    other = AsyncZeroconf(interfaces=["127.0.0.1"])
    await (await other.async_register_service(info))
    await until(lambda: network.cache.entries_with_name(info.name))
    await other.async_unregister_all_services()
    await other.async_close()
    await follower.close()
    assert seen == []


async def test_following_ends_while_an_address_is_asked_for(network: Zeroconf) -> None:
    seen: list[Address] = []
    follower = Follower(network, "c00ce7000000a001", seen.append)
    info = service("silent", "c00ce7000000a001", 1007)
    follower.async_update_records(network, 0, [_update(info)])
    follower.async_update_records_complete()
    await asyncio.sleep(0)
    await follower.close()
    assert seen == []


async def test_an_address_that_nobody_tells_is_given_up(
    network: Zeroconf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aiocooker.follow.RESOLVE_MS", 50)
    seen: list[Address] = []
    follower = Follower(network, "c00ce7000000a001", seen.append)
    info = service("silent", "c00ce7000000a001", 1007)
    follower.async_update_records(network, 0, [_update(info)])
    follower.async_update_records_complete()
    await until(lambda: not follower._resolving)
    await follower.close()
    assert seen == []


def _update(info: ServiceInfo) -> RecordUpdate:
    return RecordUpdate(info.dns_text(), None)


async def test_pairing_works_where_discovery_points(
    oven: VirtualCooker, network: Zeroconf, client: aiohttp.ClientSession
) -> None:
    found = await found_when(network, oven, pairing=False)
    assert found is not None
    credentials = await pair(
        client,
        found.address,
        code=oven.panel.press_pairing(),
        client_name="Test",
        cooker_id=found.id,
    )
    assert credentials.cooker_id == found.id
