"""A kitchen for the tests: cookers whose time stands still until a test moves it."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from tests.virtual.line import Line, Visitor
from virtual_cooker import VirtualCooker


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
async def oven() -> AsyncIterator[VirtualCooker]:
    async with VirtualCooker("oven", speed=0) as cooker:
        yield cooker


@pytest.fixture
async def microwave() -> AsyncIterator[VirtualCooker]:
    async with VirtualCooker("microwave", speed=0) as cooker:
        yield cooker


@pytest.fixture
async def rice_cooker() -> AsyncIterator[VirtualCooker]:
    async with VirtualCooker("rice_cooker", speed=0) as cooker:
        yield cooker


@pytest.fixture
async def visitor(http: aiohttp.ClientSession, oven: VirtualCooker) -> Visitor:
    return Visitor(http, oven)


@pytest.fixture
async def line(visitor: Visitor) -> AsyncIterator[Line]:
    """Open a subscribed session with the oven."""
    async with visitor.session() as session:
        await session.subscribe()
        yield session
