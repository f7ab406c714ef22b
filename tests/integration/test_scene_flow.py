"""Add scene at a cooker: what is asked, what is refused in words, and what is kept."""

from datetime import time

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, InvalidData
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM

from custom_components.cooker.lib.cookery import Wish
from custom_components.cooker.scenes.scene import SCENE, Ask, Cooking, Do, Hours, Route, SceneKind
from tests.integration.house import AtHome, House, Paired
from tests.integration.programs import document, keep, kitchen
from tests.integration.scening import ANNA, BEN, Talk, people, read, scenes
from virtual_cooker import VirtualCooker

UPPER = r"Virtual built\-in oven \(Upper cavity\)"
PREHEATS = "heats up empty, waits up to 30 minutes for the food, then cooks it"


@pytest.fixture
async def house(hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome) -> House:
    people(hass)
    return await at_home(oven)


async def arrive_at_the_oven(house: House) -> Talk:
    """Go as far as the question how it asks, with the upper cavity to be preheated."""
    talk = await Talk(house).add("arrive_home", "upper")
    await talk.accept(people=[ANNA])
    await talk.choose("preheat")
    await talk.fill(cook="mode.bake")
    await talk.accept(temperature=200)
    return talk


async def test_scenes_are_added_to_cookers_not_to_the_household(
    hass: HomeAssistant, house: House
) -> None:
    assert house.entry.supported_subentry_types == {SCENE: {"supports_reconfigure": True}}
    assert kitchen(hass).supported_subentry_types == {}


async def test_an_arrival_that_preheats_is_set_up_in_a_few_steps(
    hass: HomeAssistant, house: House
) -> None:
    talk = await arrive_at_the_oven(house)
    assert talk.step == "consent"
    await talk.accept()
    await talk.accept(days=["mon", "tue", "wed", "thu", "fri"], begins="16:00:00", ends="21:00:00")
    assert talk.step == "summary"
    assert talk.suggested == {"name": "Arrive home: Upper cavity"}
    assert talk.told["summary"].splitlines() == [
        "**When**",
        "",
        "- Anna is on the way home",
        "- hot as close to the arrival as can be foretold",
        "- from Monday to Friday",
        "- between 16:00 and 21:00",
        "",
        "**Then**",
        "",
        "- I ask, and go on only after a yes",
        f"- {UPPER} {PREHEATS}: Bake · 200 °C · 30 min",
        "",
        "**It ends when**",
        "",
        "- whoever is on the way turns away, or is not home 25 minutes after it was to be hot",
        "- nobody puts the food in within 30 minutes of it being hot",
        "- the cook is over, or somebody presses Stop, here or at the appliance",
        "",
        "**It never starts while**",
        "",
        "- somebody is at home already",
        "- it has started on this way home before, or twice today",
        "- it is between 23:00 and 06:00",
        "- remote start is not allowed at the appliance, or its door is open",
        "- food safety speaks against it: I then say why",
    ]
    await talk.accept(name=" Pizza ")
    assert talk.done
    scene = read(house)
    assert (scene.name, scene.kind, scene.zone) == ("Pizza", SceneKind.ARRIVE_HOME, "upper")
    assert scene.people == (ANNA,)
    assert scene.wish is Wish.BALANCED
    assert scene.ask is Ask.ALWAYS
    assert scene.cooking == Cooking(do=Do.PREHEAT, mode="bake", target_c=200, duration_s=1800)
    assert scene.hours == Hours(
        days=("mon", "tue", "wed", "thu", "fri"),
        begins=time(16),
        ends=time(21),
        quiet_begins=time(23),
        quiet_ends=time(6),
    )
    assert house.commands == [], "setting up heats nothing"
    assert house.shown("sensor", "state", "upper") == "idle"


async def test_without_a_name_it_has_the_one_that_is_proposed(house: House) -> None:
    talk = await arrive_at_the_oven(house)
    await talk.accept()
    await talk.accept()
    await talk.accept(name="  ")
    assert [one.title for one in scenes(house)] == ["Arrive home: Upper cavity"]


async def test_what_is_wrong_is_told_and_nothing_typed_is_lost(house: House) -> None:
    talk = await Talk(house).add("arrive_home", "lower")
    await talk.accept(people=[], more={"wish": "punctual"})
    assert talk.errors == {"people": "no_people"}
    assert talk.suggested["more"]["wish"] == "punctual"
    await talk.accept(people=[ANNA, BEN])
    await talk.choose("preheat")
    await talk.fill(cook="mode.convection")
    await talk.accept()
    await talk.accept(ask="automatic")
    await talk.accept(days=[])
    assert talk.errors == {"days": "no_days"}
    await talk.accept(days=["sat", "sun"], limits={"quiet_ends": None})
    assert talk.errors == {"base": "quiet_needs_both"}
    await talk.accept(limits={"quiet_ends": "07:00:00"}, begins="18:00:00", ends="18:00:00")
    assert talk.errors == {"base": "no_hours"}
    await talk.accept(begins="23:30:00", ends="05:00:00")
    assert talk.errors == {"base": "always_quiet"}
    await talk.accept(begins="05:00:00", ends=None)
    assert talk.step == "summary"
    told = talk.told["summary"]
    assert "the first of Anna, Ben is on the way home" in told
    assert "on Saturday and Sunday" in told
    assert "not before 05:00" in told
    assert "it begins by itself, without asking" in told
    await talk.accept()
    assert read(house).wish is Wish.PUNCTUAL
    assert read(house).ask is Ask.AUTOMATIC


async def test_the_way_home_of_each_person_is_asked_only_if_wanted(
    hass: HomeAssistant, house: House
) -> None:
    hass.states.async_set("sensor.commute", "25", {"friendly_name": "Commute"})
    hass.states.async_set("zone.office", "0", {"friendly_name": "Office"})
    hass.states.async_set("zone.home", "0", {"friendly_name": "Home"})
    talk = await Talk(house).add("arrive_home", "upper")
    await talk.accept(people=[ANNA, BEN], more={"ways": True})
    assert talk.told["person"] == "Anna"
    await talk.fill(travel_entity="sensor.commute", left_zone="zone.office")
    assert talk.errors == {"base": "one_way"}
    await talk.accept(left_zone=None)
    assert talk.told["person"] == "Ben"
    await talk.fill(usual=30)
    assert talk.errors == {"usual": "usual_of_what"}
    await talk.fill(left_zone="zone.home")
    assert talk.errors == {"left_zone": "left_home"}
    await talk.fill(left_zone="zone.office", usual=30)
    assert talk.step == "what"
    await talk.choose("preheat")
    await talk.fill(cook="mode.bake")
    await talk.accept()
    await talk.accept()
    await talk.accept()
    assert "- Anna: by the travel time that Commute tells" in talk.told["summary"]
    assert "- Ben: after leaving Office, usually 30 min from home" in talk.told["summary"]
    await talk.accept()
    assert read(house).routes == {
        ANNA: Route(travel_entity="sensor.commute"),
        BEN: Route(left_zone="zone.office", usual_s=1800),
    }


async def test_ways_home_that_were_told_are_shown_again_and_can_be_taken_back(
    hass: HomeAssistant, house: House
) -> None:
    hass.states.async_set("zone.office", "0", {"friendly_name": "Office"})
    talk = await Talk(house).add("arrive_home", "upper")
    await talk.accept(people=[ANNA, BEN], more={"ways": True})
    await talk.fill(left_zone="zone.office")
    await talk.fill(left_zone="zone.office", usual=20)
    await talk.choose("preheat")
    await talk.fill(cook="mode.bake")
    for _ in range(3):
        await talk.accept()
    assert "- Anna: after leaving Office\n" in talk.told["summary"]
    await talk.accept()
    await talk.again()
    await talk.choose("change")
    await talk.accept()
    await talk.accept(people=[BEN], more={"ways": True})
    assert talk.told["person"] == "Ben"
    assert talk.suggested == {"left_zone": "zone.office", "usual": 20}
    await talk.fill()
    await talk.choose("preheat")
    for _ in range(5):
        await talk.accept()
    assert read(house).routes == {}


async def test_what_must_not_run_empty_is_never_preheated(
    hass: HomeAssistant, microwave: VirtualCooker, at_home: AtHome
) -> None:
    people(hass)
    talk = await Talk(await at_home(microwave)).add("arrive_home")
    await talk.accept(people=[ANNA])
    assert talk.shown["menu_options"] == ["get_ready", "start"]
    await talk.choose("start")
    await talk.fill(cook="mode.microwave")
    assert talk.config("duration")["max"] * 60 <= 3600
    await talk.accept(duration=5)
    assert talk.options("ask") == ["always", "armed"], "forgotten food would burn"
    assert "must not run empty" in talk.told["automatic"]


async def test_a_microwave_may_get_ready_by_itself(
    hass: HomeAssistant, microwave: VirtualCooker, at_home: AtHome
) -> None:
    people(hass)
    house = await at_home(microwave)
    talk = await Talk(house).add("arrive_home")
    await talk.accept(people=[ANNA])
    await talk.choose("get_ready")
    await talk.fill(cook="mode.microwave")
    await talk.accept(duration=5)
    assert talk.options("ask") == ["always", "armed", "automatic"]
    assert "Nothing heats" in talk.told["automatic"]
    await talk.accept(ask="automatic")
    await talk.accept()
    told = talk.told["summary"]
    assert "is set, and you start it: Microwave · 100 \\% · 5 min" in told
    assert "- once somebody is home, I ask whether to start it" in told
    assert "remote start" not in told, "nothing is started"
    await talk.accept()
    assert read(house).cooking.perishable


async def test_what_could_never_start_with_nobody_at_home_is_refused_in_words(
    house: House,
) -> None:
    talk = await Talk(house).add("arrive_home", "upper")
    await talk.accept(people=[ANNA])
    await talk.choose("start")
    await talk.fill(cook="mode.bake")
    await talk.accept(temperature=200, duration=60)
    assert talk.errors == {"base": "never"}
    assert "30 min" in talk.told["why"]
    assert talk.suggested["duration"] == 60, "what was typed stays"
    await talk.accept(duration=20, perishable=False)
    assert talk.step == "consent"
    assert "cooks whatever is inside" in talk.told["automatic"]
    assert "five ways home" in talk.told["automatic"]


async def test_a_program_that_could_never_start_is_refused_and_another_one_taken(
    hass: HomeAssistant, house: House
) -> None:
    await keep(hass, "save_program", program=document())
    shorter = document("toast", "Toast", stage={"duration_s": 900})
    await keep(hass, "save_program", program=shorter)
    talk = await Talk(house).add("arrive_home", "upper")
    await talk.accept(people=[ANNA])
    await talk.choose("start")
    names = talk.labels("cook")
    assert names["program.sunday_bread"] == "Sunday bread"
    assert "program.builtin.oven.roast_chicken" not in names, "it waits for its food"
    await talk.fill(cook="program.sunday_bread")
    assert talk.errors == {"base": "never"}
    assert "40 min" in talk.told["why"]
    await talk.fill(cook="program.toast")
    assert talk.step == "consent"


async def test_a_program_that_preheats_is_offered_for_preheating_only(house: House) -> None:
    talk = await Talk(house).add("arrive_home", "upper")
    await talk.accept(people=[ANNA])
    await talk.choose("preheat")
    await talk.fill(cook="program.builtin.oven.roast_chicken_by_time")
    await talk.accept()
    await talk.accept()
    assert "then cooks it: “Roast chicken" in talk.told["summary"]
    await talk.accept()
    assert read(house).cooking.program_id == "builtin.oven.roast_chicken_by_time"


async def test_conditions_that_are_none_are_not_taken_at_all(house: House) -> None:
    talk = await arrive_at_the_oven(house)
    await talk.accept()
    with pytest.raises(InvalidData):
        await talk.accept(limits={"conditions": [{"condition": "state"}]})


async def test_in_a_fahrenheit_house_degrees_are_fahrenheit_and_kept_as_celsius(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    hass.config.units = US_CUSTOMARY_SYSTEM
    people(hass)
    house = await at_home(oven)
    talk = await Talk(house).add("arrive_home", "upper")
    await talk.accept(people=[ANNA])
    await talk.choose("preheat")
    await talk.fill(cook="mode.bake")
    assert talk.config("temperature")["unit_of_measurement"] == "°F"
    await talk.accept(temperature=400)
    await talk.accept()
    await talk.accept()
    assert "Bake · 400 °F" in talk.told["summary"]
    await talk.accept()
    target_c = read(house).cooking.target_c
    assert target_c == pytest.approx(204.44)
    await talk.again()
    await talk.choose("change")
    await talk.accept()
    await talk.accept()
    await talk.choose("preheat")
    await talk.accept()
    assert talk.suggested["temperature"] == 400


async def test_a_cooker_that_was_never_reached_cannot_be_asked_what_it_can(
    hass: HomeAssistant, oven: VirtualCooker, paired: Paired
) -> None:
    entry = await paired(oven)
    handler = (entry.entry_id, SCENE)
    flows = hass.config_entries.subentries
    shown = await flows.async_init(handler, context={"source": "user"})
    assert shown["type"] is FlowResultType.ABORT
    assert shown["reason"] == "not_connected"
    assert shown["description_placeholders"] == {"name": r"Virtual built\-in oven"}
