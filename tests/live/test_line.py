"""The line between Home Assistant and a cooker, and what may happen to it."""

import pytest

from demo.hass import Hass
from tests.live.kitchen import Kitchen

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(180)]


async def test_a_new_port_is_followed_without_a_hand(kitchen: Kitchen) -> None:
    states = await kitchen.diary("state")
    await kitchen.panel.mishap("new_port")
    await kitchen.is_on_the_line()
    assert states == ["idle", "unavailable", "idle"]


async def test_a_new_address_is_followed_without_a_hand(kitchen: Kitchen) -> None:
    states = await kitchen.diary("state")
    await kitchen.panel.mishap("new_address", host="127.0.0.2")
    await kitchen.is_on_the_line()
    assert states == ["idle", "unavailable", "idle"]


@pytest.mark.parametrize("frame", ["malformed_frame", "huge_frame"])
async def test_a_frame_that_makes_no_sense_harms_nothing_else(
    hass: Hass, kitchen: Kitchen, frame: str
) -> None:
    states = await kitchen.diary("state")
    await kitchen.panel.mishap(frame)
    await kitchen.is_on_the_line()
    assert states == ["idle", "unavailable", "idle"]
    assert (await hass.home.get("/api/config"))["state"] == "RUNNING"
