"""Who is there, without a token."""

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiocooker import Address, CookerError, NotACooker, Unreachable, UnsupportedVersion, identify
from aiohttp import web

from tests.library.kitchen import address_of
from tests.library.staging import replying
from tests.transcripts.cooker_server import IDENTITY, CookerServer, _tls
from virtual_cooker import VirtualCooker


async def test_a_cooker_tells_strangers_who_it_is(
    oven: VirtualCooker, client: aiohttp.ClientSession
) -> None:
    found = await identify(client, address_of(oven))
    assert (found.identity, found.fingerprint) == (oven.identity, oven.fingerprint)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
    return port


@pytest.mark.parametrize("host", ["127.0.0.1", "cooker.invalid", "not/a host", "a..b", ""])
async def test_where_nobody_answers_the_cooker_is_unreachable(
    client: aiohttp.ClientSession, host: str
) -> None:
    with pytest.raises(Unreachable):
        await identify(client, Address(host, free_port()))


@pytest.mark.parametrize(
    "reply",
    [
        web.Response(status=404),
        web.Response(status=302, headers={"Location": "https://127.0.0.1/"}),
        web.Response(text="Welcome to your router"),
        web.json_response([]),
        web.json_response({"id": "c00ce7000000a001"}),
        web.json_response(IDENTITY | {"id": "my oven"}),
        web.json_response(IDENTITY, status=500),
        web.Response(text="[" * 60_000),
        web.Response(text=" " * 70_000),
    ],
    ids=["404", "moved", "page", "list", "half", "odd id", "500", "deep", "huge"],
)
async def test_what_does_not_tell_an_identity_is_no_cooker(
    stage: CookerServer,
    stage_address: Address,
    client: aiohttp.ClientSession,
    reply: Any,  # noqa: ANN401
) -> None:
    with pytest.raises(NotACooker):
        await replying(stage, identify(client, stage_address), reply)


async def test_an_older_version_than_ours_is_not_spoken(
    stage: CookerServer, stage_address: Address, client: aiohttp.ClientSession
) -> None:
    with pytest.raises(UnsupportedVersion):
        await replying(
            stage, identify(client, stage_address), web.json_response(IDENTITY | {"api": 0})
        )


@pytest.fixture
async def plain() -> AsyncIterator[Address]:
    """Something that hears and never speaks TLS."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.write(b"220 mail.example ESMTP\r\n")
        writer.close()

    async with await asyncio.start_server(talk, "127.0.0.1", 0) as server:
        yield Address("127.0.0.1", server.sockets[0].getsockname()[1])


async def test_what_speaks_no_tls_is_no_cooker(
    plain: Address, client: aiohttp.ClientSession
) -> None:
    with pytest.raises(NotACooker):
        await identify(client, plain)


async def test_a_certificate_that_changes_each_time_is_no_cooker(
    tmp_path: Path, client: aiohttp.ClientSession
) -> None:
    contexts = [_context(tmp_path / str(number)) for number in range(2)]

    def alternate(one: ssl.SSLObject, *_: object) -> None:
        one.context = contexts[0]
        contexts.reverse()

    contexts[1].sni_callback = alternate
    first = contexts[1]
    runner = web.AppRunner(web.Application())
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0, ssl_context=first)
    await site.start()
    try:
        with pytest.raises(NotACooker):
            await identify(client, Address("localhost", runner.addresses[0][1]))
    finally:
        await runner.cleanup()


def _context(folder: Path) -> ssl.SSLContext:
    folder.mkdir()
    context, _ = _tls(folder)
    return context


def test_an_address_is_written_as_people_write_it() -> None:
    assert str(Address("192.0.2.7", 8443)) == "192.0.2.7:8443"
    assert str(Address("fe80::1", 8443)) == "[fe80::1]:8443"


async def test_only_cooker_errors_leave(client: aiohttp.ClientSession) -> None:
    with pytest.raises(CookerError):
        await identify(client, Address("127.0.0.1", 99_999))
