"""The specification's conversations, held by this library with a cooker that only replays them."""

import asyncio
import json
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import aiocooker
import aiohttp
import pytest
from aiohttp import web

from tests.transcripts import pairing
from tests.transcripts.cooker_player import CookerPlayer
from tests.transcripts.cooker_server import CookerServer, cooker_server
from tests.transcripts.transcript import HERE, lines, names

TIMING = aiocooker.Timing(
    attempt_s=5,
    answer_s=5,
    read_back_s=0.5,
    farewell_s=0.2,
    backoff=aiocooker.Backoff(first_s=0.01, longest_s=0.05),
)


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[CookerServer]:
    async with cooker_server(tmp_path) as running:
        yield running


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.mark.parametrize("name", names("client"))
async def test_the_library_holds_the_conversation(
    name: str, server: CookerServer, http: aiohttp.ClientSession
) -> None:
    conversation = lines(name)
    server.tells_identity = not any("gets" in line for line in conversation)
    player = CookerPlayer(http, server, partial(aiocooker.connect, timing=TIMING))
    await player.play(conversation)
    assert not server.unheard(), "the library said more than the transcript"


async def test_the_library_pairs_by_arithmetic_that_is_not_its_own(
    server: CookerServer, http: aiohttp.ClientSession
) -> None:
    credentials, expected = await paired(http, server, cert=server.fingerprint)
    assert isinstance(credentials, aiocooker.Credentials)
    assert credentials.token == expected["token"]
    assert credentials.fingerprint == server.fingerprint


async def test_a_man_in_the_middle_fails_though_he_passes_everything_on(
    server: CookerServer, http: aiohttp.ClientSession
) -> None:
    """The cooker behind him sees its own certificate, the library sees his."""
    outcome, expected = await paired(http, server, cert="ab" * 32)
    assert isinstance(outcome, aiocooker.Impostor)
    assert expected["client_proof"] != expected["heard"]


async def paired(
    http: aiohttp.ClientSession, server: CookerServer, *, cert: str
) -> tuple[object, dict[str, object]]:
    """Pair with a cooker that sees `cert` and answers step 2 with its own proof, come what may."""
    address = aiocooker.Address("127.0.0.1", server.port)
    call = asyncio.ensure_future(
        aiocooker.pair(http, address, code=pairing.CODE, client_name="Transcript")
    )
    first = await server.next(with_close=False)
    own = pairing.cooker_side(
        bytes.fromhex(cert), pairing.CODE, pairing.SALT, 2**255 + 7, int(first.said["A"], 16)
    )
    step_1 = {"exchange": "9d3f1c07", "salt": pairing.SALT.hex(), "B": own["B"]}
    first.reply.set_result(web.json_response(step_1))
    second = await server.next(with_close=False)
    step_2 = {"proof": own["cooker_proof"], "client_id": "5be1a90c"}
    second.reply.set_result(web.json_response(step_2))
    (outcome,) = await asyncio.gather(call, return_exceptions=True)
    return outcome, own | {"heard": second.said["proof"]}


def test_the_vectors_are_what_their_script_writes() -> None:
    stored = json.loads((HERE / "pairing.json").read_text())
    assert stored == {"N": f"{pairing.N:x}", "g": pairing.G, "vectors": pairing.vectors()}


def test_the_worked_example_is_the_normal_vector() -> None:
    text = (HERE.parents[1] / "docs" / "local-api.md").read_text()
    appendix = text.partition("## Appendix")[2].replace("\n", "")
    for value in pairing.vectors()["normal"].values():
        assert str(value).removeprefix("cooker:") in appendix
