"""The specification's conversations, held by this library with a cooker that only replays them."""

import json
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import aiocooker
import aiohttp
import pytest

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


def test_the_vectors_are_what_their_script_writes() -> None:
    stored = json.loads((HERE / "pairing.json").read_text())
    assert stored == {"N": f"{pairing.N:x}", "g": pairing.G, "vectors": pairing.vectors()}


def test_the_worked_example_is_the_normal_vector() -> None:
    text = (HERE.parents[1] / "docs" / "local-api.md").read_text()
    appendix = text.partition("## Appendix")[2].replace("\n", "")
    for value in pairing.vectors()["normal"].values():
        assert str(value).removeprefix("cooker:") in appendix
