"""Heat by voice with nobody at home: a question, and one yes of who was asked, within a minute."""

import asyncio

import pytest
from homeassistant.core import Context, HomeAssistant

from tests.integration.days import Day
from tests.integration.house import AtHome, House
from tests.integration.talking import Talk, come_home, go_out, rename, with_assist
from virtual_cooker import VirtualCooker

QUESTION = "Nobody seems to be at home. Preheat Upper oven to two hundred degrees all the same?"
ASKED = "preheat the upper oven to 200"


@pytest.fixture
async def house(hass: HomeAssistant, at_home: AtHome, oven: VirtualCooker, today: Day) -> House:
    """Return a house that everybody has left, with an oven that may be started."""
    await with_assist(hass)
    house = await at_home(oven)
    rename(house, "Upper oven", "upper")
    oven.panel.allow_remote_start()
    await house.shows("on", "binary_sensor", "remote_start")
    go_out(hass)
    return house


async def test_a_yes_starts_once(hass: HomeAssistant, house: House) -> None:
    talk = Talk(hass)
    assert await talk.say(ASKED) == QUESTION
    assert talk.listens_on, "the microphone stays open for the answer"
    assert house.commands == []
    assert await talk.say("yes") == "Preheating Upper oven to two hundred degrees."
    assert not talk.listens_on
    assert house.commands == ["zone.start"]
    await talk.say("yes")
    assert house.commands == ["zone.start"], "the answer was used up"


async def test_a_yes_in_chinese_starts_it(hass: HomeAssistant, house: House) -> None:
    rename(house, "上层烤箱", "upper")
    talk = Talk(hass, "zh-Hans")
    question = await talk.say("把上层烤箱预热到两百度")
    assert question.startswith("家里好像没有人。还是要把上层烤箱预热到两百度吗")
    assert await talk.say("好的") == "上层烤箱正在预热到两百度。"
    assert house.commands == ["zone.start"]


@pytest.mark.parametrize(
    ("language", "yes"), [("de", "ja, bitte"), ("fr", "d'accord"), ("es", "sí, por favor")]
)
async def test_a_yes_is_understood_in_every_language(
    hass: HomeAssistant, house: House, language: str, yes: str
) -> None:
    asked = {
        "de": "Heize den Backofen auf 200 Grad vor",
        "fr": "préchauffe le four à 200 degrés",
        "es": "precalienta el horno a 200 grados",
    }
    talk = Talk(hass, language)
    assert (await talk.say(asked[language])).endswith("?")
    await talk.say("Upper oven")
    assert house.commands == []
    await talk.say(yes)
    assert house.commands == ["zone.start"]


async def test_a_no_leaves_it(hass: HomeAssistant, house: House) -> None:
    talk = Talk(hass)
    await talk.say(ASKED)
    assert await talk.say("no thanks") == "All right, I leave it."
    await talk.say("yes")
    assert house.commands == []


async def test_after_a_minute_a_yes_is_for_something_else(
    hass: HomeAssistant, house: House, today: Day
) -> None:
    talk = Talk(hass)
    await talk.say(ASKED)
    await today.jumps(61)
    await talk.say("yes")
    assert house.commands == []


async def test_a_door_that_was_opened_voids_the_question_though_it_is_closed_again(
    hass: HomeAssistant, house: House
) -> None:
    talk = Talk(hass)
    await talk.say(ASKED)
    house.cooker.panel.open_door("upper")
    await house.shows("on", "binary_sensor", "door", "upper")
    house.cooker.panel.close_door("upper")
    await house.shows("off", "binary_sensor", "door", "upper")
    house.cooker.panel.allow_remote_start()
    await house.shows("on", "binary_sensor", "remote_start")
    assert await talk.say("yes") == (
        "Upper oven has changed since I asked, so nothing was started. "
        "Say it again if you still want it."
    )
    assert house.commands == []


async def test_remote_start_that_was_taken_back_voids_the_question(
    hass: HomeAssistant, house: House
) -> None:
    talk = Talk(hass)
    await talk.say(ASKED)
    house.cooker.panel.forbid_remote_start()
    await house.shows("off", "binary_sensor", "remote_start")
    assert "has changed since I asked" in await talk.say("yes")
    assert house.commands == []


async def test_only_who_was_asked_can_agree(hass: HomeAssistant, house: House) -> None:
    kitchen = Talk(hass, device_id="kitchen")
    await kitchen.say(ASKED)
    for other in (
        Talk(hass, device_id="kitchen"),
        Talk(hass, device_id="nursery", conversation_id=kitchen.conversation_id),
        Talk(
            hass,
            device_id="kitchen",
            conversation_id=kitchen.conversation_id,
            context=Context(user_id="somebody else"),
        ),
    ):
        await other.say("yes")
    assert house.commands == []
    await kitchen.say("yes")
    assert house.commands == ["zone.start"]


async def test_two_at_once_start_it_once(hass: HomeAssistant, house: House) -> None:
    talk = Talk(hass)
    await talk.say(ASKED)
    again = Talk(hass, conversation_id=talk.conversation_id)
    await asyncio.gather(talk.say("yes"), again.say("yes"))
    assert house.commands == ["zone.start"]


async def test_what_the_cooker_refuses_anyway_is_told_and_not_asked(
    hass: HomeAssistant, house: House
) -> None:
    house.cooker.panel.forbid_remote_start()
    await house.shows("off", "binary_sensor", "remote_start")
    said = await Talk(hass).say(ASKED)
    assert said.startswith("Upper oven does not allow remote start yet. Press the remote start")
    assert house.commands == []


async def test_what_must_not_be_unattended_is_not_asked_about(
    hass: HomeAssistant, house: House
) -> None:
    said = await Talk(hass).say("grill in the upper oven at 250 degrees for ten minutes")
    assert said.startswith("With nobody at home Upper oven does not cook in the mode Grill.")
    assert house.commands == []


async def test_stop_needs_nobodys_word(hass: HomeAssistant, house: House) -> None:
    talk = Talk(hass)
    await talk.say(ASKED)
    await talk.say("yes")
    await house.shows("preheating", "sensor", "state", "upper")
    assert await talk.say("stop the oven") == "Upper oven has stopped."
    assert house.commands[-1] == "zone.stop"


async def test_somebody_at_home_is_asked_nothing(hass: HomeAssistant, house: House) -> None:
    come_home(hass)
    assert await Talk(hass).say(ASKED) == "Preheating Upper oven to two hundred degrees."
    assert house.commands == ["zone.start"]


async def test_what_is_paused_goes_on_only_on_somebodys_word(
    hass: HomeAssistant, house: House
) -> None:
    """To go on is to heat: a paused oven may have stood open for an hour."""
    come_home(hass)
    talk = Talk(hass)
    await talk.say("bake at 180 degrees for half an hour in the upper oven")
    await house.shows("preheating", "sensor", "state", "upper")
    await talk.say("pause the upper oven")
    await house.shows("paused", "sensor", "state", "upper")
    go_out(hass)
    assert await talk.say("continue cooking") == (
        "Nobody seems to be at home. Let Upper oven go on all the same?"
    )
    assert house.commands == ["zone.start", "zone.pause"]
    assert await talk.say("yes") == "Upper oven goes on."
    assert house.commands[-1] == "zone.resume"
