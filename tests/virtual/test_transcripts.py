"""The specification's conversations, held with a client that shares no code with the cooker."""

import aiohttp
import pytest

from tests.transcripts.client_player import ClientPlayer
from tests.transcripts.transcript import head, lines, names
from virtual_cooker import VirtualCooker


@pytest.mark.parametrize("name", names("cooker"))
async def test_the_virtual_cooker_holds_the_conversation(name: str) -> None:
    about = head(name)
    async with (
        VirtualCooker(about.get("model", "oven"), speed=0) as cooker,
        aiohttp.ClientSession() as http,
    ):
        player = ClientPlayer(http, cooker)
        if about.get("paired", True):
            await player.pair()
        await player.play(lines(name))
