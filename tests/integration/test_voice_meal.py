"""A meal by voice, in both languages: asked of Assist, done by a virtual cooker, told in words."""

import pytest
from homeassistant.core import HomeAssistant

from tests.integration.days import Day
from tests.integration.house import AtHome, House
from tests.integration.talking import Talk, rename, with_assist
from virtual_cooker import VirtualCooker

MINUTE_S = 60.0
UPPER = "upper"


@pytest.fixture
async def house(hass: HomeAssistant, at_home: AtHome, oven: VirtualCooker, today: Day) -> House:
    """Return a house with an oven of two cavities, of which somebody allows remote start."""
    await with_assist(hass)
    house = await at_home(oven)
    today.cookers.append(oven)
    return house


async def allow(house: House) -> None:
    house.cooker.panel.allow_remote_start()
    await house.shows("on", "binary_sensor", "remote_start")


async def test_a_meal_in_english(hass: HomeAssistant, house: House, today: Day) -> None:
    rename(house, "Upper oven", UPPER)
    rename(house, "Lower oven", "lower")
    await allow(house)
    talk = Talk(hass)
    assert await talk.say("Preheat the upper oven to 200 degrees") == (
        "Preheating Upper oven to two hundred degrees."
    )
    await house.shows("preheating", "sensor", "state", UPPER)
    assert house.commands == ["zone.start"]
    sent = house.cooker.received[-1].params["program"]["stages"]
    assert [stage["kind"] for stage in sent] == ["heat", "hold", "cook"]
    assert {stage["target_c"] for stage in sent} == {200}

    await today.passes(2 * MINUTE_S)
    assert (await talk.say("is the oven preheated")).startswith("Not yet: Upper oven is at ")
    assert (await talk.say("how long until the oven is hot")).startswith(
        "Upper oven will be hot in about "
    )
    await today.passes(20 * MINUTE_S)
    assert await talk.say("is the oven preheated") == "Yes, Upper oven is hot."
    assert await talk.say("what is the oven doing") == (
        "Upper oven is waiting for you: Put the food in."
    )

    assert await talk.say("continue cooking") == "Upper oven goes on."
    await house.shows("cooking", "sensor", "state", UPPER)
    await today.passes(10 * MINUTE_S)
    assert await talk.say("how much time is left on the oven") == (
        "Upper oven has twenty minutes left."
    )
    assert await talk.say("add five minutes to the oven") == "five minutes more for Upper oven."
    assert await talk.say("pause the oven") == (
        "Upper oven is paused. Say continue cooking to go on."
    )
    await house.shows("paused", "sensor", "state", UPPER)
    assert await talk.say("continue cooking") == "Upper oven goes on."
    await house.shows("cooking", "sensor", "state", UPPER)
    assert (await talk.say("how long left")).startswith("Upper oven has twenty five minutes left")
    assert await talk.say("stop") == "Upper oven has stopped."
    await house.shows("cooling_down", "sensor", "state", UPPER)
    last = await talk.say("what did we cook last time")
    assert last.startswith("The last cook was Bake in ")
    assert ", today. It took thirty two minutes." in last


async def test_a_meal_in_chinese(hass: HomeAssistant, house: House, today: Day) -> None:
    rename(house, "上层烤箱", UPPER)
    rename(house, "下层烤箱", "lower")
    await allow(house)
    talk = Talk(hass, "zh-CN")
    assert await talk.say("把上层烤箱预热到两百度") == "上层烤箱正在预热到两百度。"
    await house.shows("preheating", "sensor", "state", UPPER)
    await today.passes(2 * MINUTE_S)
    assert (await talk.say("烤箱预热好了吗")).startswith("还没有")
    await today.passes(20 * MINUTE_S)
    assert (await talk.say("烤箱预热好了吗")).endswith("上层烤箱已经预热好了。")
    assert await talk.say("继续加热") == "上层烤箱继续了。"
    await house.shows("cooking", "sensor", "state", UPPER)
    await today.passes(10 * MINUTE_S)
    assert await talk.say("烤箱还要多久") == "上层烤箱还有二十分钟。"
    assert await talk.say("再烤五分钟") == "上层烤箱加了五分钟。"
    assert await talk.say("暂停烤箱") == "上层烤箱已暂停。说“继续烹饪”就会继续。"
    await house.shows("paused", "sensor", "state", UPPER)
    assert await talk.say("继续烹饪") == "上层烤箱继续了。"
    await house.shows("cooking", "sensor", "state", UPPER)
    assert await talk.say("停止烹饪") == "上层烤箱已停止。"
    await house.shows("cooling_down", "sensor", "state", UPPER)
    last = await talk.say("上次做了什么")
    assert last.startswith("上次是今天用")
    assert last.endswith("做的烘烤。用了三十二分钟。")
