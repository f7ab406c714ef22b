"""Which cooker is meant: by its name or what people call it, by the room, or by asking."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import MockUser

from tests.integration.house import AtHome, House, until
from tests.integration.talking import Talk, microphone, rename, stand_in, with_assist
from virtual_cooker import VirtualCooker


@pytest.fixture
async def ovens(hass: HomeAssistant, at_home: AtHome) -> AsyncIterator[tuple[House, House]]:
    """Return two ovens of one cavity each, allowed to start: one in the kitchen, one in the hut."""
    await with_assist(hass)
    rooms = {"Big oven": "Kitchen", "Little oven": "Garden hut"}
    async with AsyncExitStack() as stack:
        houses = []
        for seed, (name, room) in enumerate(rooms.items()):
            cooker = VirtualCooker("toaster_oven", speed=0, announce=False, seed=seed)
            house = await at_home(await stack.enter_async_context(cooker))
            rename(house, name)
            stand_in(house, room)
            cooker.panel.allow_remote_start()
            await house.shows("on", "binary_sensor", "remote_start")
            houses.append(house)
        yield houses[0], houses[1]


def sent(ovens: tuple[House, House]) -> tuple[list[str], list[str]]:
    return ovens[0].commands, ovens[1].commands


WHICH = "Which one: Big oven or Little oven?"


async def test_two_ovens_and_nothing_that_tells_them_apart_is_a_question(
    hass: HomeAssistant, ovens: tuple[House, House]
) -> None:
    talk = Talk(hass)
    assert await talk.say("preheat the oven to 180") == WHICH
    assert talk.listens_on
    assert sent(ovens) == ([], [])
    assert await talk.say("the little one") == (
        "Preheating Little oven to one hundred and eighty degrees."
    )
    assert sent(ovens) == ([], ["zone.start"])


@pytest.mark.parametrize(
    "answer", ["little oven", "the second one", "the one in the garden hut", "Little Oven please"]
)
async def test_it_may_be_named_in_many_ways(
    hass: HomeAssistant, ovens: tuple[House, House], answer: str
) -> None:
    talk = Talk(hass)
    await talk.say("preheat the oven to 180")
    await talk.say(answer)
    assert sent(ovens) == ([], ["zone.start"])


async def test_it_is_the_one_in_the_room_in_which_somebody_speaks(
    hass: HomeAssistant, ovens: tuple[House, House]
) -> None:
    hut = Talk(hass, device_id=microphone(hass, "Garden hut"))
    assert await hut.say("preheat the oven to 180") == (
        "Preheating Little oven to one hundred and eighty degrees."
    )
    bedroom = Talk(hass, device_id=microphone(hass, "Bedroom"))
    assert await bedroom.say("preheat the oven to 180") == WHICH


async def test_a_name_goes_before_the_room(hass: HomeAssistant, ovens: tuple[House, House]) -> None:
    hut = Talk(hass, device_id=microphone(hass, "Garden hut"))
    await hut.say("preheat the big oven to 180")
    assert sent(ovens) == (["zone.start"], [])


async def test_the_room_may_be_said(hass: HomeAssistant, ovens: tuple[House, House]) -> None:
    await Talk(hass).say("preheat the oven in the garden hut to 180")
    assert sent(ovens) == ([], ["zone.start"])


async def test_what_people_call_it_counts_at_once(
    hass: HomeAssistant, ovens: tuple[House, House]
) -> None:
    """Aliases of the entity and of the area, and a slip of the ear."""
    registry = er.async_get(hass)
    registry.async_update_entity(ovens[1].entity("sensor", "state", "cavity"), aliases=["Bertha"])
    await Talk(hass).say("preheat Bertha to 180")
    assert sent(ovens) == ([], ["zone.start"])
    areas = ar.async_get(hass)
    kitchen = areas.async_get_area_by_name("Kitchen")
    assert kitchen is not None
    areas.async_update(kitchen.id, aliases={"cookhouse"})
    await Talk(hass).say("preheat the oven in the cookhouse to 180")
    assert sent(ovens) == (["zone.start"], ["zone.start"])
    assert "is" in await Talk(hass).say("what is Berta doing")


async def test_what_runs_is_meant_by_who_asks_how_long(
    hass: HomeAssistant, ovens: tuple[House, House]
) -> None:
    talk = Talk(hass)
    await talk.say("preheat the little oven to 180")
    await ovens[1].shows("preheating", "sensor", "state", "cavity")
    assert (await talk.say("what is the oven doing")).startswith("Little oven is heating up")
    assert await talk.say("stop the oven") == "Little oven has stopped."
    assert sent(ovens)[0] == []


async def test_two_that_run_are_both_stopped_by_who_says_both(
    hass: HomeAssistant, ovens: tuple[House, House]
) -> None:
    for name in ("big", "little"):
        await Talk(hass).say(f"preheat the {name} oven to 180")
    for house in ovens:
        await house.shows("preheating", "sensor", "state", "cavity")
    talk = Talk(hass)
    assert await talk.say("stop the oven") == WHICH
    await talk.say("both")
    for house in ovens:
        await until(lambda house=house: "zone.stop" in house.commands, "both were told to stop")


async def test_another_integrations_oven_is_not_ours(
    hass: HomeAssistant, ovens: tuple[House, House]
) -> None:
    """Nobody here has a microwave of ours: the sentence is for somebody else."""
    answer = await Talk(hass).say("stop the microwave")
    assert answer.startswith("Sorry")
    assert sent(ovens) == ([], [])


async def test_who_may_not_use_a_cooker_is_told_so(
    hass: HomeAssistant, ovens: tuple[House, House]
) -> None:
    guest = MockUser(groups=[]).add_to_hass(hass)
    talk = Talk(hass, context=Context(user_id=guest.id))
    assert await talk.say("preheat the big oven to 180") == (
        "You may not use Big oven. Ask an administrator of your Home Assistant to allow it."
    )
    assert "may not use" in await talk.say("how hot is the big oven")
    assert await talk.say("what did we cook last time") == (
        "I know of nothing that was cooked yet."
    )
    assert sent(ovens) == ([], [])


async def test_the_start_is_in_the_name_of_who_spoke(
    hass: HomeAssistant, ovens: tuple[House, House]
) -> None:
    user = MockUser(name="Ann", is_owner=True).add_to_hass(hass)
    await Talk(hass, context=Context(user_id=user.id)).say("preheat the big oven to 180")
    await ovens[0].shows("Ann", "sensor", "started_by", "cavity")


async def test_a_cooker_that_is_away_says_so(
    hass: HomeAssistant, ovens: tuple[House, House]
) -> None:
    """What it said last is not what it does: no temperature from an hour ago."""
    await ovens[0].cooker.mishaps.drop_line()
    await ovens[0].shows("unavailable", "sensor", "state", "cavity")
    assert await Talk(hass).say("how hot is the big oven") == (
        "Big oven is not connected. Check that it is switched on and in the network, "
        "then try again."
    )


async def test_of_two_that_were_on_the_one_in_reach_is_meant(
    hass: HomeAssistant, ovens: tuple[House, House]
) -> None:
    """An oven that was unplugged in mid-cook is on for ever in what was last heard of it."""
    for oven in ovens:
        oven.cooker.panel.start("cavity", "bake", 180, 1800, None)
        await oven.shows("cooking", "sensor", "state", "cavity")
    await ovens[0].cooker.mishaps.drop_line()
    await ovens[0].shows("unavailable", "sensor", "state", "cavity")
    assert await Talk(hass).say("add five minutes to the oven") == (
        "five minutes more for Little oven."
    )
    assert sent(ovens)[1] == ["zone.adjust"]
