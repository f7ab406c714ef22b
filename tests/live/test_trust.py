"""Whom a cooker trusts is decided at the cooker."""

import pytest

from demo.hass import Hass
from demo.pairing import discovered, pair
from tests.live.kitchen import Kitchen

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(120)]


async def test_a_client_forgotten_at_the_panel_is_asked_to_pair_again(
    hass: Hass, kitchen: Kitchen
) -> None:
    """Without the new flow a person would have to remove the oven and lose its history."""
    entry = await hass.home.entry_of(kitchen.cooker_id)
    (client,) = (await kitchen.panel.look())["clients"]
    await kitchen.panel.press("revoke", client_id=client["client_id"])
    flow = await discovered(hass.home, kitchen.cooker_id, source="reauth")
    await pair(hass.home, flow, kitchen.panel)
    await kitchen.is_on_the_line()
    assert await hass.home.entry_of(kitchen.cooker_id) == entry
