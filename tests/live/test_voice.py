"""A whole meal by voice, in both languages, through the conversation API of a real Home Assistant.

The oven is a process of its own; only its panel's buttons are pressed beside it.
"""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from demo.hass import Hass
from tests.live.kitchen import LINE_UP_S, Kitchen, some_port
from tests.live.talking import Talk, rename

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(180)]

HOT_S = 90.0
"""A preheat of 20 minutes at thirty times its speed, twice over."""

ENGLISH = {
    "language": "en",
    "name": "Upper oven",
    "preheat": "please preheat the upper oven to 200 degrees",
    "preheating": "Preheating Upper oven to two hundred degrees.",
    "doing?": "what is the upper oven doing",
    "doing": "Upper oven is heating up to two hundred degrees.",
    "hot?": "is the oven preheated",
    "hot": "Yes, Upper oven is hot.",
    "go on": "continue cooking",
    "goes on": "Upper oven goes on.",
    "more": "add five minutes to the oven",
    "longer": "five minutes more for Upper oven.",
    "left?": "how long left on the oven",
    "left": "Upper oven has thirty ",
    "stop": "stop the oven",
    "stopped": "Upper oven has stopped.",
    "last?": "what did we cook last time",
    "last": "The last cook was Bake in Upper oven, today.",
}
CHINESE = {
    "language": "zh-CN",
    "name": "上层烤箱",
    "preheat": "请把上层烤箱预热到两百度",
    "preheating": "上层烤箱正在预热到两百度。",
    "doing?": "上层烤箱在做什么",
    "doing": "上层烤箱正在升温到两百度。",
    "hot?": "烤箱预热好了吗",
    "hot": "上层烤箱已经预热好了。",
    "go on": "继续烹饪",
    "goes on": "上层烤箱继续了。",
    "more": "烤箱再烤五分钟",
    "longer": "上层烤箱加了五分钟。",
    "left?": "烤箱还要多久",
    "left": "上层烤箱还有三十",
    "stop": "停止烤箱",
    "stopped": "上层烤箱已停止。",
    "last?": "上次做了什么",
    "last": "上次是今天用上层烤箱做的烘烤。",
}


@pytest_asyncio.fixture(loop_scope="session")
async def hass(tmp_path: Path) -> AsyncIterator[Hass]:
    """Return a house of its own: in the shared one are the ovens that other tests left."""
    hass = await Hass.start(tmp_path / "home-assistant", some_port())
    yield hass
    await hass.stop()


@pytest.mark.parametrize("words", [ENGLISH, CHINESE], ids=["en", "zh-CN"])
async def test_a_whole_meal(hass: Hass, kitchen: Kitchen, words: dict[str, str]) -> None:
    oven, panel = kitchen.oven, kitchen.panel
    await rename(hass.home, f"{kitchen.cooker_id}_upper", words["name"])
    await kitchen.is_on_the_line()
    await panel.press("allow_remote_start")
    talk = Talk(hass.home, words["language"])
    assert await talk.say(words["preheat"]) == words["preheating"]
    shown = await panel.look()
    assert shown["zones"][0]["target_c"] == 200, "acknowledged before it was answered"
    await oven.shows("state", "preheating", LINE_UP_S)
    assert (await talk.say(words["doing?"])).startswith(words["doing"])
    await oven.shows("state", "preheated", HOT_S)
    assert (await talk.say(words["hot?"])).endswith(words["hot"])
    assert await talk.say(words["go on"]) == words["goes on"]
    await oven.shows("state", "cooking", LINE_UP_S)
    assert await talk.say(words["more"]) == words["longer"]
    assert (await talk.say(words["left?"])).startswith(words["left"])
    assert await talk.say(words["stop"]) == words["stopped"]
    await oven.shows("state", "cooling_down", LINE_UP_S)
    assert (await talk.say(words["last?"])).startswith(words["last"])


async def test_what_is_no_cookers_is_left_to_home_assistant(hass: Hass, kitchen: Kitchen) -> None:
    await kitchen.is_on_the_line()
    talk = Talk(hass.home, "en")
    answer = await talk.say("turn on the kitchen light")
    assert answer.startswith("Sorry")
    assert not talk.listens_on
