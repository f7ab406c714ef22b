"""From the code on the panel to a token."""

import asyncio
from typing import Any

import aiohttp
import pytest
from aiocooker import (
    Address,
    CookerError,
    Impostor,
    PairingClosed,
    PairingLocked,
    ProtocolError,
    UnsupportedVersion,
    WrongCode,
    WrongCooker,
    connect,
    pair,
)
from aiohttp import web

from tests.library.kitchen import FAST, address_of
from tests.library.staging import replying
from tests.transcripts.cooker_server import CookerServer
from virtual_cooker import VirtualCooker

OPENED = {"exchange": "9d3f1c07", "salt": "00" * 16, "B": "0f" * 384}


def wrong(code: str) -> str:
    """Return another code."""
    return f"{(int(code) + 1) % 10**8:08}"


async def test_the_code_on_the_panel_pairs_and_the_token_opens_a_session(
    oven: VirtualCooker, client: aiohttp.ClientSession
) -> None:
    code = oven.panel.press_pairing()
    credentials = await pair(client, address_of(oven), code=code, client_name="Home Assistant")
    assert (credentials.cooker_id, credentials.fingerprint) == (
        oven.identity.id,
        oven.fingerprint,
    )
    cooker = await connect(client, address_of(oven), credentials, timing=FAST)
    assert [one.name for one in await cooker.clients()] == ["Home Assistant"]
    await cooker.close()


@pytest.mark.parametrize("written", ["{} {}", "{}-{}", "{}–{}", "{}.{}", " {}{}\n"])
async def test_a_code_may_be_typed_in_groups(
    oven: VirtualCooker, client: aiohttp.ClientSession, written: str
) -> None:
    code = oven.panel.press_pairing()
    typed = written.format(code[:4], code[4:])
    await pair(client, address_of(oven), code=typed, client_name="Test")


async def test_a_code_may_be_typed_in_wide_digits(
    oven: VirtualCooker, client: aiohttp.ClientSession
) -> None:
    wide = oven.panel.press_pairing().translate({48 + n: 0xFF10 + n for n in range(10)})
    await pair(client, address_of(oven), code=wide, client_name="Test")


async def test_a_home_with_a_long_name_pairs_under_its_beginning(
    oven: VirtualCooker, client: aiohttp.ClientSession
) -> None:
    code = oven.panel.press_pairing()
    await pair(client, address_of(oven), code=code, client_name="Home " * 30)
    assert [one["name"] for one in oven.panel.clients()] == [("Home " * 30)[:64].strip()]


async def test_a_wrong_code_tells_how_many_attempts_are_left_until_the_window_locks(
    oven: VirtualCooker, client: aiohttp.ClientSession
) -> None:
    code = oven.panel.press_pairing()
    left: list[int | None] = []
    for _ in range(4):
        with pytest.raises(WrongCode) as caught:
            await pair(client, address_of(oven), code=wrong(code), client_name="Test")
        left.append(caught.value.attempts_left)
    assert left == [4, 3, 2, 1]
    with pytest.raises((WrongCode, PairingLocked)):
        await pair(client, address_of(oven), code=wrong(code), client_name="Test")
    with pytest.raises(PairingLocked):
        await pair(client, address_of(oven), code=code, client_name="Test")


@pytest.mark.parametrize("typed", ["", "1234567", "123456789", "1234567x"])
async def test_what_cannot_be_a_code_costs_no_attempt(
    oven: VirtualCooker, client: aiohttp.ClientSession, typed: str
) -> None:
    code = oven.panel.press_pairing()
    with pytest.raises(WrongCode, match=r"^wrong code$"):
        await pair(client, address_of(oven), code=typed, client_name="Test")
    with pytest.raises(WrongCode) as caught:
        await pair(client, address_of(oven), code=wrong(code), client_name="Test")
    assert caught.value.attempts_left == 4


async def test_without_a_press_of_the_button_nobody_pairs(
    oven: VirtualCooker, client: aiohttp.ClientSession
) -> None:
    with pytest.raises(PairingClosed):
        await pair(client, address_of(oven), code="12345678", client_name="Test")


async def test_the_wrong_cooker_is_not_paired_with(
    oven: VirtualCooker, client: aiohttp.ClientSession
) -> None:
    code = oven.panel.press_pairing()
    with pytest.raises(WrongCooker):
        await pair(
            client,
            address_of(oven),
            code=code,
            client_name="Test",
            cooker_id="c00ce7000000ffff",
        )
    assert oven.panel.clients() == []


async def on_stage(
    stage: CookerServer,
    client: aiohttp.ClientSession,
    *replies: Any,  # noqa: ANN401
) -> CookerError:
    """Pair with a server that replies like this and return what comes of it."""
    stage.tells_identity = True
    address = Address("127.0.0.1", stage.port)
    with pytest.raises(CookerError) as caught:
        await replying(stage, pair(client, address, code="12345678", client_name="Test"), *replies)
    return caught.value


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (403, {"error": "pairing_closed"}, PairingClosed),
        (409, {"error": "unknown_exchange"}, PairingClosed),
        (423, {"error": "pairing_locked"}, PairingLocked),
        (403, {"error": "wrong_code"}, WrongCode),
        (404, {}, UnsupportedVersion),
        (400, {"error": "malformed"}, ProtocolError),
        (500, {}, ProtocolError),
        (200, {}, ProtocolError),
        (200, OPENED | {"exchange": 7}, ProtocolError),
        (200, OPENED | {"salt": "00"}, ProtocolError),
        (200, OPENED | {"B": "0f" * 383}, ProtocolError),
        (200, OPENED | {"B": "00" * 384}, Impostor),
    ],
)
async def test_each_answer_to_the_first_step_has_its_error(
    stage: CookerServer,
    client: aiohttp.ClientSession,
    status: int,
    body: dict[str, Any],
    error: type[CookerError],
) -> None:
    said = await on_stage(stage, client, web.json_response(body, status=status))
    assert type(said) is error


@pytest.mark.parametrize(
    ("body", "error"),
    [({}, ProtocolError), ({"proof": "00" * 32, "client_id": "5be1a90c"}, Impostor)],
)
async def test_a_cooker_that_cannot_prove_the_code_is_not_trusted(
    stage: CookerServer,
    client: aiohttp.ClientSession,
    body: dict[str, Any],
    error: type[CookerError],
) -> None:
    said = await on_stage(stage, client, web.json_response(OPENED), web.json_response(body))
    assert type(said) is error


async def test_a_certificate_that_changes_in_the_middle_is_an_impostor(
    oven: VirtualCooker, client: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the question who is there, somebody else takes the cooker's place."""
    code = oven.panel.press_pairing()
    loop = asyncio.get_running_loop()
    run = loop.run_in_executor

    async def meanwhile(*arguments: Any) -> Any:  # noqa: ANN401
        await oven.mishaps.new_certificate()
        return await run(*arguments)

    monkeypatch.setattr(loop, "run_in_executor", meanwhile)
    with pytest.raises(Impostor):
        await pair(client, address_of(oven), code=code, client_name="Test")
