"""A cooker on the line, and a cooker that only says what a test tells it to."""

from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from aiocooker import Address, Cooker, Credentials, connect, pair

from tests.library.kitchen import FAST, address_of
from tests.transcripts.cooker_server import CookerServer, cooker_server
from virtual_cooker import VirtualCooker


@pytest.fixture
async def client() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
async def oven() -> AsyncIterator[VirtualCooker]:
    """Run an oven whose time stands still but for `clock.advance`."""
    async with VirtualCooker("oven", speed=0) as oven:
        yield oven


@pytest.fixture
async def credentials(oven: VirtualCooker, client: aiohttp.ClientSession) -> Credentials:
    code = oven.panel.press_pairing()
    return await pair(client, address_of(oven), code=code, client_name="Test")


@pytest.fixture
async def cooker(
    oven: VirtualCooker, client: aiohttp.ClientSession, credentials: Credentials
) -> AsyncIterator[Cooker]:
    """Connect to the oven as the library does."""
    cooker = await connect(client, address_of(oven), credentials, timing=FAST)
    yield cooker
    await cooker.close()


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[CookerServer]:
    """Run a TLS server that says what the test tells it to, and nothing by itself."""
    async with cooker_server(tmp_path) as server:
        server.tells_identity = False
        yield server


@pytest.fixture
def stage_address(stage: CookerServer) -> Address:
    return Address("127.0.0.1", stage.port)
