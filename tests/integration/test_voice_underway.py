"""What is told of a cook while it goes on, and what a sentence changes in it."""

import pytest
from homeassistant.core import HomeAssistant

from custom_components.cooker.entity import zones
from custom_components.cooker.lib.aiocooker import CookingMode, Program, Stage, StageKind
from custom_components.cooker.starting import begin
from tests.integration.asking import ask, target
from tests.integration.days import Day
from tests.integration.house import Appliance, AtHome, House, until
from tests.integration.talking import Talk, rename, with_assist

TURN = Stage(kind=StageKind.USER, needs_user={"en": "Turn it over", "zh-Hans": "请翻面"})


@pytest.fixture
async def oven(hass: HomeAssistant, at_home: AtHome, appliance: Appliance, today: Day) -> House:
    await with_assist(hass)
    house = await at_home(await appliance("oven"))
    today.cookers.append(house.cooker)
    rename(house, "Crispy", "upper")
    await _allowed(house)
    return house


@pytest.fixture
async def pot(hass: HomeAssistant, at_home: AtHome, appliance: Appliance, today: Day) -> House:
    """Return a rice cooker with rice in it: it must not run empty."""
    await with_assist(hass)
    house = await at_home(await appliance("rice_cooker"))
    today.cookers.append(house.cooker)
    rename(house, "Rice cooker")
    house.cooker.panel.open_door("pot")
    house.cooker.panel.put_food("pot", 0.3, 20)
    house.cooker.panel.close_door("pot")
    await _allowed(house)
    return house


async def _allowed(house: House) -> None:
    house.cooker.panel.allow_remote_start()
    await house.shows("on", "binary_sensor", "remote_start")


async def _until(house: House, today: Day, state: str, zone: str) -> None:
    """Let time pass until a zone is so."""
    for _ in range(120):
        if house.shown("sensor", "state", zone) == state:
            return
        await today.passes(60)
    raise AssertionError(f"it never was {state}")


async def test_a_bake_is_told_from_cold_to_its_last_minutes(
    hass: HomeAssistant, oven: House, today: Day
) -> None:
    talk = Talk(hass)
    await talk.say("bake at 180 degrees for half an hour in Crispy")
    await oven.shows("preheating", "sensor", "state", "upper")
    assert (await talk.say("how long left on Crispy")).startswith("Crispy will be hot in about ")
    assert (await talk.say("what is Crispy doing")).startswith(
        "Crispy is heating up to one hundred"
    )
    assert await talk.say("is Crispy preheated") == (
        "Not yet: Crispy is at twenty two degrees of one hundred and eighty degrees."
    )
    assert await talk.say("how hot is Crispy") == (
        "Crispy is at twenty two degrees, on its way to one hundred and eighty degrees."
    )
    await today.passes(120)
    assert (await talk.say("how long left on Crispy")).startswith("Crispy will be hot in about ")
    assert "Crispy will be hot in about" in await talk.say("what is Crispy doing")
    await _until(oven, today, "cooking", "upper")
    left = await talk.say("how long left on Crispy")
    assert left.startswith("Crispy has ")
    assert left.endswith(" minutes left.")
    assert (await talk.say("what is Crispy doing")).startswith(
        "Crispy is cooking Bake. Crispy has "
    )
    await until(
        lambda: float(oven.shown("sensor", "temperature", "upper")) >= 180, "it is hot enough"
    )
    assert await talk.say("is Crispy preheated") == "Yes, Crispy is hot."


async def test_time_is_added_and_taken_away_within_what_can_be(
    hass: HomeAssistant, oven: House, today: Day
) -> None:
    talk = Talk(hass)
    await talk.say("bake at 180 degrees for half an hour in Crispy")
    await _until(oven, today, "cooking", "upper")
    for said, told in {
        "add five minutes to Crispy": "five minutes more for Crispy.",
        "take two minutes off Crispy": "two minutes less for Crispy.",
        "take two hours off Crispy": "Crispy has not that much time left to take away. Stop it",
        "add 20 hours to Crispy": "Crispy cannot cook that much longer. Add less time.",
        "set Crispy to 185 for 40 minutes": "Crispy goes on with one hundred and eighty five deg",
        "set Crispy to grill": "There is nothing to change at Crispy. Choose a temperature",
    }.items():
        assert (await talk.say(said)).startswith(told)
        await today.passes(1)
    await oven.shows("185", "sensor", "target", "upper")
    assert (await talk.say("how long left on Crispy")) == "Crispy has forty minutes left."


async def test_what_was_preheated_waits_for_the_food_and_counts_no_time(
    hass: HomeAssistant, oven: House, today: Day
) -> None:
    talk = Talk(hass)
    await talk.say("preheat Crispy to 200")
    await oven.shows("preheating", "sensor", "state", "upper")
    assert await talk.say("take five minutes off Crispy") == (
        "Crispy is not counting time at the moment. Wait until it cooks, then add time."
    )
    await _until(oven, today, "preheated", "upper")
    assert await talk.say("is Crispy preheated") == "Yes, Crispy is hot."
    assert (await talk.say("how long left on Crispy")).startswith("Crispy is waiting for you")
    assert await talk.say("continue cooking in Crispy") == "Crispy goes on."
    await oven.shows("cooking", "sensor", "state", "upper")


async def test_what_waits_for_a_hand_says_which(
    hass: HomeAssistant, oven: House, today: Day
) -> None:
    (zone, _) = zones(oven.entry.runtime_data)
    grill = Stage(kind=StageKind.COOK, mode=CookingMode.GRILL, duration_s=300)
    dinner = Program(id="dinner", name={"en": "Dinner"}, stages=(grill, TURN, grill))
    await begin(zone, dinner)
    await _until(oven, today, "needs_user", "upper")
    talk = Talk(hass)
    told = "Crispy is waiting for you: Turn it over."
    assert await talk.say("what is Crispy doing") == told
    assert await talk.say("continue cooking in Crispy") == "Crispy goes on."
    await oven.shows("cooking", "sensor", "state", "upper")


async def test_start_lets_go_on_what_is_paused(
    hass: HomeAssistant, oven: House, today: Day
) -> None:
    talk = Talk(hass)
    await talk.say("bake at 180 degrees for half an hour in Crispy")
    await oven.shows("preheating", "sensor", "state", "upper")
    await talk.say("pause Crispy")
    await oven.shows("paused", "sensor", "state", "upper")
    assert await talk.say("start Crispy") == "Crispy goes on."
    assert oven.commands == ["zone.start", "zone.pause", "zone.resume"]


async def test_what_is_planned_is_told_of_an_oven_at_rest(hass: HomeAssistant, oven: House) -> None:
    talk = Talk(hass)
    await talk.say("have pizza ready in Crispy at seven tonight")
    told = await talk.say("what is Crispy doing")
    assert "Pizza" in told
    assert "at seven o'clock in the evening" in told
    assert "start" in told
    again = await talk.say("bake at 180 for half an hour in Crispy at nine in the evening")
    assert again.startswith("Crispy has a plan for seven o'clock in the evening already.")


async def test_a_start_at_a_time_says_when_and_what(hass: HomeAssistant, oven: House) -> None:
    assert await Talk(hass).say("bake at 180 for half an hour in Crispy at nine") == (
        "Crispy starts at nine o'clock in the morning: "
        "Bake, one hundred and eighty degrees, thirty minutes."
    )
    assert oven.shown("sensor", "state", "upper") in {"idle", "scheduled"}


async def test_a_preheat_then_a_bake_stay_at_the_degrees_that_were_said(
    hass: HomeAssistant, oven: House
) -> None:
    talk = Talk(hass)
    assert await talk.say("first preheat Crispy to 200 then bake for 20 minutes") == (
        "Crispy has started: Bake, two hundred degrees, twenty minutes."
    )
    (start,) = [one.params for one in oven.cooker.received if one.method == "zone.start"]
    told = [(one["kind"], one["target_c"]) for one in start["program"]["stages"]]
    assert told == [("heat", 200), ("hold", 200), ("cook", 200)]


async def test_what_is_set_is_started_for_the_time_that_is_said(
    hass: HomeAssistant, oven: House
) -> None:
    assert await Talk(hass).say("start Crispy for 35 minutes") == (
        "Crispy has started: Bake, one hundred and eighty degrees, thirty five minutes."
    )


async def test_a_probe_in_the_food_is_asked_before_it_is_told(
    hass: HomeAssistant, oven: House, today: Day
) -> None:
    talk = Talk(hass)
    assert await talk.say("how hot is the food in Crispy") == (
        "No probe in Crispy measures inside the food. Use a food thermometer."
    )
    oven.cooker.panel.open_door("upper")
    oven.cooker.panel.put_food("upper", 0.3, 8)
    oven.cooker.panel.insert_probe("upper")
    oven.cooker.panel.close_door("upper")
    await _allowed(oven)
    await today.passes(60)
    assert await talk.say("how hot is the food in Crispy") == (
        "The food in Crispy is at eight degrees inside."
    )


async def test_rice_is_cooked_for_as_long_as_it_takes_and_then_kept_warm(
    hass: HomeAssistant, pot: House, today: Day
) -> None:
    talk = Talk(hass)
    await talk.say("cook white rice")
    await pot.shows("cooking", "sensor", "state", "pot")
    untimed = "Rice cooker is cooking, and nobody knows for how long."
    assert await talk.say("how long left on the rice cooker") == untimed
    assert await talk.say("is the rice cooker preheated") == f"Not yet. {untimed}"
    assert (await talk.say("what is the rice cooker doing")).startswith(
        "Rice cooker is cooking White rice."
    )
    await _until(pot, today, "keeping_warm", "pot")
    assert await talk.say("what is the rice cooker doing") == (
        "Rice cooker is keeping the food warm."
    )
    assert (await talk.say("what did we cook last time")).startswith(
        "The last cook was White rice in Rice cooker, today. It took "
    )


async def test_what_a_pot_has_not_is_said_of_it(hass: HomeAssistant, pot: House) -> None:
    talk = Talk(hass)
    for said, told in {
        "set the rice cooker to high": "Rice cooker takes no power level. Say a temperature",
        "preheat the rice cooker to 100": "Rice cooker cannot heat up empty and wait.",
        "is the rice safe to eat": "I cannot know: nothing in Rice cooker measures inside",
    }.items():
        assert (await talk.say(said)).startswith(told)
    assert pot.commands == []


async def test_a_cook_that_was_rated_is_told_with_how_it_was(
    hass: HomeAssistant, pot: House, today: Day
) -> None:
    talk = Talk(hass)
    await talk.say("cook white rice")
    await _until(pot, today, "keeping_warm", "pot")
    await talk.say("stop the rice cooker")
    await pot.shows("cooling_down", "sensor", "state", "pot")
    plain = await talk.say("what did we cook last time")
    await ask(pot, "rate_cook", target(pot), rating="over")
    rated = await talk.say("what did we cook last time")
    assert rated.startswith(f"{plain} ")
    assert "over" in rated.removeprefix(plain).lower()
