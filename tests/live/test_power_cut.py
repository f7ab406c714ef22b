"""What a power cut does to a cook."""

import pytest

from tests.live.kitchen import LINE_UP_S, Kitchen

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(120)]


async def test_an_oven_that_lost_power_in_mid_preheat_says_so_and_stays_cold(
    kitchen: Kitchen,
) -> None:
    """Whoever comes home after a power cut must not find an oven that went on by itself."""
    await kitchen.preheat()
    await kitchen.temperature_passes(lambda now_c: now_c > 60, "the oven was warm")
    states = await kitchen.diary("state")
    await kitchen.panel.mishap("power_loss", off_s=1)
    await kitchen.oven.says("interrupted", LINE_UP_S)
    await kitchen.oven.available(LINE_UP_S)
    await kitchen.panel.press("set_speed", speed=500)
    await kitchen.temperature_passes(lambda now_c: now_c < 45, "the oven was cool again")
    await kitchen.oven.shows("state", "idle", LINE_UP_S)
    assert states[:2] == ["preheating", "unavailable"]
    assert set(states[2:]) <= {"cooling_down", "idle"}
