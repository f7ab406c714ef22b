"""What cannot be done is told in words, with what to do instead; and nothing is sent."""

import pytest
from homeassistant.core import HomeAssistant

from tests.integration.house import Appliance, AtHome, House
from tests.integration.talking import Talk, rename, with_assist
from virtual_cooker import VirtualCooker


@pytest.fixture
async def house(hass: HomeAssistant, at_home: AtHome, oven: VirtualCooker) -> House:
    await with_assist(hass)
    house = await at_home(oven)
    oven.panel.allow_remote_start()
    await house.shows("on", "binary_sensor", "remote_start")
    return house


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("en", "preheat the upper oven to 600", "between fifty degrees and two hundred and"),
        ("zh-Hans", "把上层烤箱预热到六百度", "请在此范围内选择"),
        ("en", "bake at 180 for 20 hours in the upper oven", "between one minute and twelve hours"),
        ("en", "set the upper oven to 999 degrees", "between fifty degrees and two hundred and"),
        ("en", "microwave in the upper oven for two minutes", "has no mode Microwave. Choose one"),
        ("en", "add five minutes to the upper oven", "is not cooking, so there is nothing to"),
        ("zh-Hans", "上层烤箱再烤五分钟", "没有在烹饪"),
        ("en", "pause the upper oven", "is not cooking, so there is nothing to pause. Start it"),
        ("en", "continue cooking in the upper oven", "is not paused, so there is nothing to"),
        (
            "en",
            "have pizza ready in the upper oven in two minutes",
            "Choose that time or a later one.",
        ),
        ("en", "have pizza ready in the upper oven", "It is not clear when "),
    ],
)
async def test_a_refusal_says_what_to_do(
    hass: HomeAssistant, house: House, language: str, said: str, told: str
) -> None:
    rename(house, {"en": "Upper oven", "zh-Hans": "上层烤箱"}[language], "upper")
    answer = await Talk(hass, language).say(said)
    assert told in answer
    assert not {"zone.start", "zone.adjust"} & set(house.commands)


async def test_without_remote_start_the_hand_at_the_oven_is_asked_for(
    hass: HomeAssistant, house: House
) -> None:
    rename(house, "Upper oven", "upper")
    house.cooker.panel.forbid_remote_start()
    await house.shows("off", "binary_sensor", "remote_start")
    assert (await Talk(hass).say("preheat the upper oven to 200")).startswith(
        "Upper oven does not allow remote start yet. Press the remote start button on the"
    )
    await house.shows("idle", "sensor", "state", "upper")


async def test_stop_works_whatever_it_does(hass: HomeAssistant, house: House) -> None:
    rename(house, "Upper oven", "upper")
    assert await Talk(hass).say("stop the upper oven") == "Upper oven is off."
    assert house.commands == ["zone.stop"]


async def test_a_denied_a_supposed_and_a_double_wish_heat_nothing(
    hass: HomeAssistant, house: House
) -> None:
    for said in (
        "don't preheat the oven to 200",
        "if I preheat the oven to 200 will it smell",
        "preheat the oven to 200 or 220",
        "bake pizza and roast beef",
    ):
        await Talk(hass).say(said)
    assert house.commands == []


async def test_two_yeses_to_nothing_are_left_to_home_assistant(
    hass: HomeAssistant, house: House
) -> None:
    assert (await Talk(hass).say("yes")).startswith("Sorry")
    assert house.commands == []


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("preheat the microwave to 200", "Microwave cannot heat up empty and wait."),
        ("set the microwave to 200", "Microwave takes a temperature between twenty degrees and"),
        ("microwave for two minutes, then preheat to 200", "Microwave cannot heat up empty and"),
        ("start the microwave", "Microwave must not run empty. Put the food in and close it"),
        ("cook chicken on high for 5 minutes", "Microwave must not run empty."),
    ],
)
async def test_a_microwave_without_food_says_what_it_is_for(
    hass: HomeAssistant, at_home: AtHome, appliance: Appliance, said: str, told: str
) -> None:
    await with_assist(hass)
    house = await at_home(await appliance("microwave"))
    rename(house, "Microwave")
    house.cooker.panel.allow_remote_start()
    await house.shows("on", "binary_sensor", "remote_start")
    assert (await Talk(hass).say(said)).startswith(told)
    await house.shows("idle", "sensor", "state", "cavity")
