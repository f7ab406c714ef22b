"""Whom we speak to: what ends the line for good, and what only waits."""

import aiohttp
import pytest
from aiocooker import (
    Address,
    CertificateChanged,
    Cooker,
    CookerError,
    Credentials,
    LinkState,
    NotACooker,
    TokenRefused,
    Unreachable,
    WrongCooker,
    connect,
)
from aiohttp import web

from tests.library.kitchen import FAST, address_of, until
from tests.library.links import Links
from tests.library.staging import (
    replying,
)
from tests.transcripts.cooker_server import CookerServer
from virtual_cooker import VirtualCooker


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
