"""The line kept up: what breaks it, what brings it back, and what ends it for good."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterator
from typing import ClassVar, override

import aiohttp
import pytest
from aiocooker import (
    Address,
    Backoff,
    CertificateChanged,
    Cooker,
    CookerError,
    Credentials,
    EventType,
    LineLost,
    Link,
    LinkState,
    NoAnswer,
    NotACooker,
    ProtocolError,
    Timing,
    TokenRefused,
    Unreachable,
    UnsupportedVersion,
    WrongCooker,
    ZoneState,
    connect,
)
from aiohttp import web

from tests.library.kitchen import BAKE, FAST, SOON, address_of, until
from tests.library.staging import (
    CAPABILITIES,
    SUBSCRIPTION,
    answer,
    credentials_of,
    next_heard,
    notify,
    open_session,
    replying,
)
from tests.transcripts.cooker_server import IDENTITY, CookerServer
from virtual_cooker import VirtualCooker


class Links:
    """Every news of a line, in order."""

    def __init__(self, cooker: Cooker) -> None:
        self.seen: list[Link] = []
        cooker.subscribe_link(self.seen.append)

    @property
    def states(self) -> list[LinkState]:
        return [one.state for one in self.seen]

    async def until_back(self, times: int = 1) -> None:
        await until(lambda: self.states == [LinkState.LOST, LinkState.CONNECTED] * times)


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


async def test_an_address_that_never_answers_is_unreachable(
    client: aiohttp.ClientSession, nowhere: Address
) -> None:
    nobody = Credentials("c00ce7000000a001", "token", "00" * 32)
    with pytest.raises(Unreachable):
        await connect(client, nowhere, nobody, timing=Timing(attempt_s=0.1))


async def test_a_revoked_token_ends_the_line_for_good(oven: VirtualCooker, cooker: Cooker) -> None:
    links = Links(cooker)
    [ours] = await cooker.clients()
    await cooker.revoke(ours.client_id)
    await until(lambda: links.states == [LinkState.REFUSED])
    assert isinstance(cooker.link.error, TokenRefused)
    cooker.seen_at(Address("127.0.0.1", 1))
    with pytest.raises(TokenRefused):
        await cooker.set_light(on=True)
    with pytest.raises(TokenRefused):
        await cooker.stop("upper")


async def test_a_cooker_that_was_reset_is_not_trusted_again(
    oven: VirtualCooker, cooker: Cooker
) -> None:
    links = Links(cooker)
    await oven.mishaps.new_certificate()
    await until(lambda: links.states == [LinkState.LOST, LinkState.REFUSED])
    assert isinstance(cooker.link.error, CertificateChanged)


async def test_a_token_that_the_cooker_forgot_is_refused_at_once(
    oven: VirtualCooker, client: aiohttp.ClientSession, credentials: Credentials
) -> None:
    forgotten = Credentials(credentials.cooker_id, "x" * 43, credentials.fingerprint)
    with pytest.raises(TokenRefused):
        await connect(client, address_of(oven), forgotten, timing=FAST)


@pytest.mark.parametrize(
    ("fingerprint", "token", "error"),
    [
        ("00" * 32, "token", CertificateChanged),
        ("no hex", "token", CertificateChanged),
        ("00" * 20, "token", CertificateChanged),
        (None, "a\nb", Unreachable),
    ],
)
async def test_damaged_credentials_are_told_apart(
    oven: VirtualCooker,
    client: aiohttp.ClientSession,
    fingerprint: str | None,
    token: str,
    error: type[CookerError],
) -> None:
    damaged = Credentials(oven.identity.id, token, fingerprint or oven.fingerprint)
    with pytest.raises(error):
        await connect(client, address_of(oven), damaged, timing=FAST)


async def test_another_cooker_at_the_address_is_not_ours(
    oven: VirtualCooker, client: aiohttp.ClientSession, credentials: Credentials
) -> None:
    async with VirtualCooker("microwave", speed=0) as microwave:
        with pytest.raises(WrongCooker):
            await connect(client, address_of(microwave), credentials, timing=FAST)


async def test_two_cookers_that_swapped_addresses_are_found_again_without_a_person(
    oven: VirtualCooker, cooker: Cooker
) -> None:
    links = Links(cooker)
    home = address_of(oven)
    await oven.mishaps.new_port()
    async with VirtualCooker("microwave", speed=0, port=home.port):
        await until(lambda: links.states == [LinkState.LOST, LinkState.REFUSED])
        assert isinstance(cooker.link.error, WrongCooker)
        cooker.seen_at(home)
        cooker.seen_at(address_of(oven))
        await until(lambda: links.states[-1] is LinkState.CONNECTED)
    await cooker.set_light(on=True)


async def test_another_device_at_the_address_is_waited_out(
    oven: VirtualCooker, cooker: Cooker, client: aiohttp.ClientSession
) -> None:
    """A router gave the address to something else for a while: no reason to ask a person."""
    links = Links(cooker)
    home = address_of(oven)
    await oven.mishaps.new_port()
    runner = web.AppRunner(web.Application())
    await runner.setup()
    await web.TCPSite(runner, home.host, home.port).start()
    await until(lambda: isinstance(cooker.link.error, NotACooker))
    await runner.cleanup()
    assert links.states == [LinkState.LOST]
    cooker.seen_at(address_of(oven))
    await links.until_back()


async def test_a_device_with_a_certificate_of_its_own_is_no_cooker(
    stage: CookerServer, stage_address: Address, client: aiohttp.ClientSession
) -> None:
    """Only a cooker with our id and another certificate is a matter of trust."""
    pinned = Credentials(stage.cooker_id, "token", "00" * 32)
    with pytest.raises(NotACooker):
        await replying(
            stage,
            connect(client, stage_address, pinned, timing=FAST),
            web.Response(status=404),
        )


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (web.Response(status=401), TokenRefused),
        (web.Response(status=404), UnsupportedVersion),
        (web.Response(status=503), Unreachable),
        (web.Response(status=200), ProtocolError),
    ],
)
async def test_each_answer_to_a_session_has_its_error(
    stage: CookerServer,
    stage_address: Address,
    client: aiohttp.ClientSession,
    reply: web.Response,
    error: type[CookerError],
) -> None:
    with pytest.raises(error):
        await replying(
            stage, connect(client, stage_address, credentials_of(stage), timing=FAST), reply
        )


async def test_a_redirect_leads_nowhere(
    stage: CookerServer, stage_address: Address, client: aiohttp.ClientSession
) -> None:
    """It would lead to a line without TLS, and whoever listens there."""
    app = web.Application()

    async def trap(request: web.Request) -> web.WebSocketResponse:
        assert "Authorization" not in request.headers
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.receive()
        return socket

    app.router.add_get("/", trap)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    moved = web.Response(
        status=302, headers={"Location": f"http://127.0.0.1:{runner.addresses[0][1]}/"}
    )
    with pytest.raises(NotACooker):
        await replying(
            stage, connect(client, stage_address, credentials_of(stage), timing=FAST), moved
        )
    await runner.cleanup()


async def connecting(
    stage: CookerServer, client: aiohttp.ClientSession, timing: Timing = FAST
) -> asyncio.Task[Cooker]:
    """Begin to connect and let the client in."""
    address = Address("127.0.0.1", stage.port)
    task = asyncio.create_task(connect(client, address, credentials_of(stage), timing=timing))
    (await next_heard(stage, "connect")).reply.set_result(None)
    await next_heard(stage, "open")
    return task


async def test_a_cooker_that_describes_another_one_is_not_ours(
    stage: CookerServer, client: aiohttp.ClientSession
) -> None:
    task = await connecting(stage, client)
    identity = IDENTITY | {"id": "c00ce7000000ffff"}
    await answer(stage, {"identity": identity, "capabilities": CAPABILITIES}, "cooker.describe")
    with pytest.raises(WrongCooker):
        await task


async def test_a_cooker_that_does_not_answer_the_first_question_is_told_so(
    stage: CookerServer, client: aiohttp.ClientSession
) -> None:
    task = await connecting(stage, client, Timing(answer_s=0.1, farewell_s=0.1))
    with pytest.raises(NoAnswer):
        await task


@pytest.mark.parametrize(
    ("code", "error"),
    [(1001, LineLost), (4001, TokenRefused), (4000, ProtocolError), (1009, ProtocolError)],
)
async def test_each_close_code_has_its_error(
    stage: CookerServer, client: aiohttp.ClientSession, code: int, error: type[CookerError]
) -> None:
    task = await connecting(stage, client)
    await next_heard(stage, "message")
    await stage.close(code)
    with pytest.raises(error):
        await task


@pytest.mark.parametrize("said", ["[" * 30_000 + "]" * 30_000, '{"a":' * 3000 + "1" + "}" * 3000])
async def test_a_frame_nested_beyond_reason_harms_nothing(
    stage: CookerServer, client: aiohttp.ClientSession, said: str
) -> None:
    task = await connecting(stage, client)
    await next_heard(stage, "message")
    await stage.send(f'{{"jsonrpc": "2.0", "id": 1, "result": {said}}}')
    with pytest.raises(ProtocolError):
        await task


async def test_a_binary_frame_breaks_the_rules(
    stage: CookerServer, client: aiohttp.ClientSession
) -> None:
    task = await connecting(stage, client)
    await next_heard(stage, "message")
    assert stage._socket is not None
    await stage._socket.send_bytes(b"{}")
    with pytest.raises(ProtocolError, match="not text"):
        await task


async def test_a_frame_of_the_largest_size_is_taken(
    stage: CookerServer, client: aiohttp.ClientSession
) -> None:
    task = await connecting(stage, client)
    description = {"identity": IDENTITY, "capabilities": CAPABILITIES}
    heard = await next_heard(stage, "message")
    frame = json.dumps({"jsonrpc": "2.0", "id": heard.said["id"], "result": description})
    await stage.send(frame + " " * (65_536 - len(frame)))
    await answer(stage, SUBSCRIPTION, "cooker.subscribe")
    await (await task).close()


@pytest.fixture
async def staged(
    stage: CookerServer, stage_address: Address, client: aiohttp.ClientSession
) -> AsyncIterator[Cooker]:
    opening = asyncio.create_task(open_session(stage))
    cooker = await connect(client, stage_address, credentials_of(stage), timing=FAST)
    await opening
    yield cooker
    await cooker.close()


async def test_a_gap_is_closed_by_asking_again(stage: CookerServer, staged: Cooker) -> None:
    links = Links(staged)
    await notify(stage, "cooker.changed", seq=5, patch={"light": True})
    await notify(stage, "cooker.changed", seq=6, patch={"light": False})
    params = await answer(
        stage,
        SUBSCRIPTION | {"seq": 9, "snapshot": {"zones": {}, "power_w": 7}},
        "cooker.subscribe",
    )
    assert params == {"events_after": 10}
    await until(lambda: staged.snapshot.power_w == 7)
    assert links.seen == []


async def test_a_gap_that_cannot_be_closed_ends_the_session(
    stage: CookerServer, staged: Cooker
) -> None:
    links = Links(staged)
    await notify(stage, "cooker.changed", seq=5, patch={"light": True})
    await answer(stage, {}, "cooker.subscribe")
    await next_heard(stage, "close")
    await open_session(stage)
    await links.until_back()
    assert isinstance(links.seen[0].error, ProtocolError)


async def test_a_change_without_sense_ends_the_session(stage: CookerServer, staged: Cooker) -> None:
    links = Links(staged)
    await notify(stage, "cooker.changed", seq=1, patch={"power_w": "much"})
    await next_heard(stage, "close")
    await open_session(stage)
    await links.until_back()
    assert isinstance(links.seen[0].error, ProtocolError)


async def test_a_deep_change_ends_the_session(stage: CookerServer, staged: Cooker) -> None:
    links = Links(staged)
    deep = '{"a":' * 5000 + "1" + "}" * 5000
    await stage.send(
        '{"jsonrpc": "2.0", "method": "cooker.changed", "params": {"seq": 1, "patch": '
        + deep
        + "}}"
    )
    await next_heard(stage, "close")
    await open_session(stage)
    await links.until_back()


async def test_a_change_that_changes_nothing_is_not_told(
    stage: CookerServer, staged: Cooker
) -> None:
    told: list[float | None] = []
    staged.subscribe(lambda snapshot: told.append(snapshot.power_w))
    for seq, power_w in enumerate([4, 4, 5], start=1):
        await notify(stage, "cooker.changed", seq=seq, patch={"power_w": power_w})
    await until(lambda: told[-1:] == [5])
    assert told == [4, 5]


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
