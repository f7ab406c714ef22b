"""What is meant by an answer to which, by who speaks where, and by a cooker that was not named."""

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er

from tests.integration.house import AtHome, House
from tests.integration.talking import Talk, microphone, rename, stand_in, with_assist
from virtual_cooker import VirtualCooker

WHICH = "Which one: Herd Alpha or Herd Beta?"


@pytest.fixture
async def house(hass: HomeAssistant, at_home: AtHome, oven: VirtualCooker) -> House:
    """Return an oven whose two cavities have names that share a word, in two rooms."""
    await with_assist(hass)
    house = await at_home(oven)
    for zone, name, room in (("upper", "Alpha", "Kitchen"), ("lower", "Beta", "Garden hut")):
        rename(house, f"Herd {name}", zone)
        stand_in(house, room, zone)
    oven.panel.allow_remote_start()
    await house.shows("on", "binary_sensor", "remote_start")
    return house


def started(house: House) -> list[str]:
    """Return the zones that were started."""
    sent = [one.params for one in house.cooker.received if one.method == "zone.start"]
    return [one["zone"] for one in sent]


@pytest.mark.parametrize("answer", ["the beta please", "beta", "in the garden hut", "garden"])
async def test_a_word_that_only_one_of_them_has_is_enough(
    hass: HomeAssistant, house: House, answer: str
) -> None:
    talk = Talk(hass)
    assert await talk.say("preheat the oven to 200") == WHICH
    assert await talk.say(answer) == "Preheating Herd Beta to two hundred degrees."
    assert started(house) == ["lower"]


async def test_a_word_that_both_of_them_have_starts_nothing(
    hass: HomeAssistant, house: House
) -> None:
    talk = Talk(hass)
    for answer in ("herd", "the herd", "the blue one"):
        assert await talk.say("preheat the oven to 200") == WHICH
        await talk.say(answer)
    assert started(house) == []


async def test_heat_begins_in_one_at_a_time_and_a_pause_in_both(
    hass: HomeAssistant, house: House
) -> None:
    talk = Talk(hass)
    assert await talk.say("preheat the oven to 200") == WHICH
    assert await talk.say("both") == WHICH, "it is asked again"
    assert started(house) == []
    for place, zone in (("the first one", "upper"), ("the second one", "lower")):
        await Talk(hass).say("no")
        talk = Talk(hass)
        await talk.say("preheat the oven to 200")
        await talk.say(place)
        await house.shows("preheating", "sensor", "state", zone)
        house.cooker.panel.allow_remote_start()
        await house.shows("on", "binary_sensor", "remote_start")
    talk = Talk(hass)
    assert await talk.say("pause the oven") == WHICH
    told = await talk.say("both")
    assert "Herd Alpha is paused." in told
    assert "Herd Beta is paused." in told
    for zone in ("upper", "lower"):
        await house.shows("paused", "sensor", "state", zone)


@pytest.mark.parametrize("own", [True, False])
async def test_it_is_the_one_in_the_room_of_the_satellite(
    hass: HomeAssistant,
    house: House,
    own: bool,  # noqa: FBT001
) -> None:
    """A satellite stands where it was put itself, else where its device stands."""
    device = dr.async_get(hass).async_get(microphone(hass, "Kitchen" if own else "Garden hut"))
    assert device is not None
    registry = er.async_get(hass)
    satellite = registry.async_get_or_create(
        "assist_satellite",
        "test",
        "satellite",
        device_id=device.id,
        original_name="Ear",
    )
    if own:
        hut = ar.async_get(hass).async_get_or_create("Garden hut")
        registry.async_update_entity(satellite.entity_id, area_id=hut.id)
    talk = Talk(hass, satellite_id=satellite.entity_id)
    assert await talk.say("preheat the oven to 200") == (
        "Preheating Herd Beta to two hundred degrees."
    )
    assert started(house) == ["lower"]


async def test_a_second_question_takes_the_place_of_the_first(
    hass: HomeAssistant, house: House
) -> None:
    talk = Talk(hass)
    assert await talk.say("preheat the oven to 200") == WHICH
    assert await talk.say("preheat the oven to 180") == WHICH
    assert await talk.say("alpha") == "Preheating Herd Alpha to one hundred and eighty degrees."
    assert started(house) == ["upper"]
