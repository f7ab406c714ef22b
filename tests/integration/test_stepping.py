"""A program of several stages on a zone that takes one: Home Assistant holds it and steps it."""

import pytest
from aiocooker import CookingMode, EventType, Program, Stage, StageKind, Until

from tests.integration.asking import ask, refused, target
from tests.integration.house import Appliance, AtHome, House, until
from tests.integration.test_events import heard, kinds
from virtual_cooker import VirtualCooker

ZONE = "cavity"
STATE = ("sensor", "state", ZONE)
STAGE = ("sensor", "stage", ZONE)
NEEDS_USER = ("binary_sensor", "needs_user", ZONE)
PROGRAM = ("sensor", "program", ZONE)


@pytest.fixture
async def toaster(appliance: Appliance) -> VirtualCooker:
    """Takes one stage, measures its temperature, cannot pause."""
    return await appliance("toaster_oven")


async def passes(house: House, seconds: float, *, stride_s: float = 10) -> None:
    """Let the cooker's time pass so slowly that Home Assistant can follow."""
    for _ in range(int(seconds / stride_s)):
        await house.cooker.clock.advance(stride_s)
        await house.hass.async_block_till_done()


async def heats_up(house: House) -> None:
    """Let the toaster oven become hot and be stepped into its hold."""
    for _ in range(200):
        if house.shown(*STATE) == "preheated":
            return
        await house.cooker.clock.advance(5)
        await house.settled()
    raise AssertionError("it never got hot")


async def preheating(house: House) -> None:
    house.cooker.panel.allow_remote_start()
    await ask(house, "preheat", target(house), mode="bake", temperature=180, duration=1200)
    await house.shows("preheating", *STATE)


async def test_x(toaster: VirtualCooker, at_home: AtHome) -> None:
    house = await at_home(toaster)
    await preheating(house)
    for _ in range(100):
        await toaster.clock.advance(5)
        import asyncio
        await asyncio.sleep(0.12)
        if house.shown(*STATE) == "preheated":
            break
    print(house.commands, [r.params for r in toaster.received if r.method.startswith("zone")])
    for k in (STATE, STAGE, NEEDS_USER, PROGRAM, ("sensor", "remaining", ZONE), ("event", "cook", ZONE)):
        print(house.state(*k))
    assert 0
