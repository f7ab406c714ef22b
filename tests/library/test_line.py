"""The line kept up: what breaks it and what brings it back."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from typing import ClassVar, override

import aiohttp
import pytest
from aiocooker import (
    Address,
    Backoff,
    Cooker,
    Credentials,
    EventType,
    LineLost,
    LinkState,
    ProtocolError,
    Timing,
    Unreachable,
    ZoneState,
    connect,
)

from tests.library.kitchen import BAKE, PATIENCE_S, SOON, address_of, until
from tests.library.links import Links
from virtual_cooker import VirtualCooker


async def test_a_cook_in_progress_survives_a_dropped_line(
    oven: VirtualCooker, cooker: Cooker
) -> None:
    oven.panel.allow_remote_start()
    await cooker.start("upper", BAKE, command_id="one")
    links = Links(cooker)
    await oven.mishaps.drop_line()
    await links.until_back()
    assert cooker.snapshot.zones["upper"].state is ZoneState.PREHEATING
    assert isinstance(links.seen[0].error, LineLost)


@pytest.mark.parametrize("mishap", ["malformed_frame", "huge_frame"])
async def test_a_frame_that_breaks_the_rules_ends_that_session_only(
    oven: VirtualCooker, cooker: Cooker, mishap: str
) -> None:
    links = Links(cooker)
    getattr(oven.mishaps, mishap)()
    await links.until_back()
    assert isinstance(links.seen[0].error, ProtocolError)
    await cooker.set_light(on=True)


async def test_a_half_open_line_is_noticed_by_its_silence(
    oven: VirtualCooker, client: aiohttp.ClientSession, credentials: Credentials
) -> None:
    timing = Timing(heartbeat_s=0.2, farewell_s=0.1, backoff=SOON)
    cooker = await connect(client, address_of(oven), credentials, timing=timing)
    links = Links(cooker)
    oven.mishaps.half_open(on=True)
    await links.until_back()
    await cooker.close()


def test_by_default_a_half_open_line_is_noticed_within_25_seconds() -> None:
    """A ping after 10 s of silence, a pong at most half as long after, then the goodbye."""
    timing = Timing()
    assert 1.5 * timing.heartbeat_s + timing.farewell_s <= 25


async def test_a_power_cut_loses_the_line_and_nothing_else(
    oven: VirtualCooker, cooker: Cooker
) -> None:
    oven.panel.allow_remote_start()
    await cooker.start("upper", BAKE, command_id="one")
    events: list[EventType] = []
    cooker.subscribe_events(lambda one: events.append(one.type))
    links = Links(cooker)
    await oven.mishaps.power_loss(0.2)
    await links.until_back()
    await until(lambda: EventType.INTERRUPTED in events)
    assert cooker.snapshot.zones["upper"].state is not ZoneState.PREHEATING


async def test_a_cooker_that_is_switched_off_and_on_comes_back(
    oven: VirtualCooker, cooker: Cooker
) -> None:
    links = Links(cooker)
    oven._hub.hang_up(1001)
    await links.until_back()


async def test_a_cooker_that_moved_is_followed_at_once(
    oven: VirtualCooker, client: aiohttp.ClientSession, credentials: Credentials
) -> None:
    """Without the news, the next attempt would be an hour away."""
    slow = Timing(backoff=Backoff(first_s=3600, longest_s=3600))
    cooker = await connect(client, address_of(oven), credentials, timing=slow)
    links = Links(cooker)
    await oven.mishaps.new_port()
    await until(lambda: links.states == [LinkState.LOST])
    cooker.seen_at(address_of(oven))
    await links.until_back()
    await cooker.close()


async def test_a_call_that_came_before_the_break_was_noticed_is_not_lost(
    oven: VirtualCooker, client: aiohttp.ClientSession, credentials: Credentials
) -> None:
    """A cooker calls when it is back; if its old line still looks whole, it calls for nothing."""
    slow = Timing(backoff=Backoff(first_s=3600, longest_s=3600))
    cooker = await connect(client, address_of(oven), credentials, timing=slow)
    links = Links(cooker)
    cooker.seen_at(address_of(oven))
    await oven.mishaps.drop_line()
    await links.until_back()
    await cooker.close()


async def test_a_call_is_heeded_once(
    oven: VirtualCooker, client: aiohttp.ClientSession, credentials: Credentials
) -> None:
    """Else a cooker that called once and whose lines break at once would be hammered."""
    slow = Timing(backoff=Backoff(first_s=3600, longest_s=3600, steady_s=0))
    cooker = await connect(client, address_of(oven), credentials, timing=slow)
    links = Links(cooker)
    cooker.seen_at(address_of(oven))
    await oven.mishaps.drop_line()
    await links.until_back()
    await oven.mishaps.drop_line()
    await until(lambda: links.states[2:] == [LinkState.LOST])
    assert _is_quiet(cooker)
    await cooker.close()


async def test_a_call_older_than_a_break_can_be_is_none(
    oven: VirtualCooker, client: aiohttp.ClientSession, credentials: Credentials
) -> None:
    """An announcement of something else, hours ago, says nothing of a cooker that is gone now."""
    slow = Timing(heartbeat_s=1, farewell_s=0.1, backoff=Backoff(first_s=3600, longest_s=3600))
    cooker = await connect(client, address_of(oven), credentials, timing=slow)
    time = asyncio.get_running_loop().time
    cooker.seen_at(address_of(oven))
    called_at = time()
    await until(lambda: time() > called_at + slow.unnoticed_s)
    await oven.mishaps.drop_line()
    await until(lambda: _is_quiet(cooker))
    await cooker.close()


def _is_quiet(cooker: Cooker) -> bool:
    """Whether a line waits for its next attempt, and nothing calls it to that."""
    line = cooker._line  # type: ignore[attr-defined]
    return line._session is None and line._attempt is None and not line._woken.is_set()


async def test_news_while_the_line_is_up_is_kept_for_later(
    oven: VirtualCooker, cooker: Cooker
) -> None:
    links = Links(cooker)
    port = oven.port
    await oven.mishaps.new_address("127.0.0.2")
    assert oven.port == port
    cooker.seen_at(address_of(oven))
    await links.until_back()


async def test_false_news_does_not_lose_the_cooker(oven: VirtualCooker, cooker: Cooker) -> None:
    links = Links(cooker)
    cooker.seen_at(Address("127.0.0.1", 1))
    await oven.mishaps.drop_line()
    await links.until_back()


@pytest.fixture
async def nowhere() -> AsyncIterator[Address]:
    """Take connections and then say nothing, for ever."""
    silent = asyncio.Event()

    async def wait(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await silent.wait()
        writer.close()

    async with await asyncio.start_server(wait, "127.0.0.1", 0) as server:
        yield Address("127.0.0.1", server.sockets[0].getsockname()[1])
        silent.set()


async def test_an_attempt_at_the_old_address_is_given_up_for_the_new_one(
    oven: VirtualCooker,
    client: aiohttp.ClientSession,
    credentials: Credentials,
    nowhere: Address,
) -> None:
    slow = Timing(attempt_s=3600, farewell_s=0.1, backoff=SOON)
    cooker = await connect(client, address_of(oven), credentials, timing=slow)
    links = Links(cooker)
    cooker.seen_at(nowhere)
    await oven.mishaps.drop_line()
    await until(lambda: cooker._line._attempt is not None)  # type: ignore[attr-defined]
    cooker.seen_at(nowhere)
    cooker.seen_at(address_of(oven))
    cooker.seen_at(Address("127.0.0.1", 1))
    cooker.seen_at(address_of(oven))
    await links.until_back()
    await cooker.close()


async def test_an_attempt_that_began_before_the_cooker_was_there_is_given_up_when_it_calls(
    oven: VirtualCooker, client: aiohttp.ClientSession, credentials: Credentials
) -> None:
    """Its first packet was lost and is sent again only seconds later."""
    slow = Timing(attempt_s=3600, called_s=0.1, backoff=SOON)
    cooker = await connect(client, address_of(oven), credentials, timing=slow)
    links = Links(cooker)
    await oven._listener.close()
    with socket.create_server((oven.host, oven.port)) as lost:
        lost.settimeout(0)
        await oven.mishaps.drop_line()
        silent, _ = await asyncio.get_running_loop().sock_accept(lost)
    with silent:
        await oven._listener.reopen()
        cooker.seen_at(address_of(oven))
        await links.until_back()
    await cooker.close()


async def test_an_address_that_was_said_again_is_tried_again(
    oven: VirtualCooker, client: aiohttp.ClientSession, credentials: Credentials
) -> None:
    """The cooker that calls from there is there; the address before is a memory."""
    slow = Timing(attempt_s=3600, called_s=0.1, backoff=SOON)
    cooker = await connect(client, address_of(oven), credentials, timing=slow)
    links = Links(cooker)
    accept = asyncio.get_running_loop().sock_accept
    with socket.create_server((oven.host, 0)) as slowly:
        slowly.settimeout(0)
        there = Address(oven.host, slowly.getsockname()[1])
        cooker.seen_at(there)
        await oven.mishaps.drop_line()
        first, _ = await accept(slowly)
        cooker.seen_at(there)
        async with asyncio.timeout(PATIENCE_S):
            second, _ = await accept(slowly)
        assert links.states == [LinkState.LOST]
        first.close()
        second.close()
    await cooker.close()


async def test_an_address_that_never_answers_is_unreachable(
    client: aiohttp.ClientSession, nowhere: Address
) -> None:
    nobody = Credentials("c00ce7000000a001", "token", "00" * 32)
    with pytest.raises(Unreachable):
        await connect(client, nowhere, nobody, timing=Timing(attempt_s=0.1))


class Noted(Backoff):
    """Notes each wait before it is waited, and makes none of them long."""

    noted: ClassVar[list[float]] = []

    @override
    def waits(self, random: Callable[[], float]) -> Iterator[float]:
        for wait_s in super().waits(random):
            self.noted.append(wait_s)
            yield wait_s / 1000


@pytest.mark.parametrize(("steady_s", "waits"), [(3600, [1, 2, 4]), (0, [1, 1, 1])])
async def test_only_a_line_that_held_begins_with_short_waits_again(
    oven: VirtualCooker,
    client: aiohttp.ClientSession,
    credentials: Credentials,
    steady_s: float,
    waits: list[float],
) -> None:
    """A cooker whose lines break at once must not be hammered."""
    Noted.noted.clear()
    timing = Timing(backoff=Noted(steady_s=steady_s))
    cooker = await connect(client, address_of(oven), credentials, timing=timing, random=lambda: 1.0)
    links = Links(cooker)
    for times in range(1, 4):
        await oven.mishaps.drop_line()
        await links.until_back(times)
    assert Noted.noted == waits
    await cooker.close()


async def test_a_session_that_its_owner_closed_makes_no_noise(
    oven: VirtualCooker, client: aiohttp.ClientSession, cooker: Cooker
) -> None:
    links = Links(cooker)
    await client.close()
    await until(lambda: isinstance(cooker.link.error, Unreachable))
    assert links.states == [LinkState.LOST]
