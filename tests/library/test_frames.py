"""What a cooker may say and what it may not: answers, closes, frames and gaps."""

import asyncio
import json
from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiocooker import (
    Address,
    Cooker,
    CookerError,
    LineLost,
    NoAnswer,
    NotACooker,
    ProtocolError,
    Timing,
    TokenRefused,
    Unreachable,
    UnsupportedVersion,
    WrongCooker,
    connect,
)
from aiohttp import web

from tests.library.kitchen import FAST, until
from tests.library.links import Links
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
    await notify(stage, "cooker.changed", seq=1, patch={"child_lock": "much"})
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
