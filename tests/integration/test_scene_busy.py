"""Hands busy: what is done is kept warm, and told of when that is best."""

from datetime import timedelta

from homeassistant.core import Context, ServiceCall
from homeassistant.util import dt as dt_util

from custom_components.cooker.entity import zones
from custom_components.cooker.scenes.keeper import SCENES
from tests.integration.asking import ask, target
from tests.integration.bathing import DOOR, SPEAKER, VOICE, bakes, bath, holds, spoken
from tests.integration.days import Day
from tests.integration.family import runner_of, scene_is, why
from tests.integration.house import Appliance, AtHome, House, until
from tests.integration.planning import notes, starts
from virtual_cooker import VirtualCooker


async def test_what_is_done_during_a_bath_is_kept_at_65_degrees_and_told_after_it(
    house: House, today: Day, speaker: list[ServiceCall], somebody: Context
) -> None:
    scene = await bath(house)
    await bakes(house)
    await runner_of(house, scene).activate(somebody)
    await scene_is(house, scene, "watching")
    await today.passes(330, step_s=10)
    await scene_is(house, scene, "holding")
    (held,) = holds(house)
    assert (held["target_c"], held["add_s"]) == (65, 7200)
    assert house.cooker.appliance.zones["upper"].is_cooking
    assert speaker == []
    await today.passes(600)
    assert spoken(speaker) == [
        "Virtual built-in oven (Upper cavity) is done and keeps the food warm."
    ]
    assert speaker[0].data["media_player_entity_id"] == SPEAKER
    assert speaker[0].data["entity_id"] == VOICE
    await scene_is(house, scene, "holding")
    assert house.commands == ["zone.adjust"], "nothing was started"


async def test_a_cook_that_ends_while_hands_are_free_is_left_alone(
    house: House, today: Day, speaker: list[ServiceCall], somebody: Context
) -> None:
    scene = await bath(house)
    await bakes(house, minutes=30)
    await runner_of(house, scene).activate(somebody)
    await today.passes(2000)
    await house.shows("finished", "sensor", "state", "upper")
    assert starts(house) == []
    assert speaker == []
    await scene_is(house, scene, "idle")


async def test_nothing_is_kept_warm_below_63_degrees_whatever_was_set(
    house: House, today: Day, somebody: Context
) -> None:
    scene = await bath(house, hold_c=50)
    await bakes(house)
    await runner_of(house, scene).activate(somebody)
    await today.passes(330, step_s=10)
    await scene_is(house, scene, "holding")
    assert [one["target_c"] for one in holds(house)] == [65], "the next step of this oven"


async def test_a_rice_cooker_that_keeps_warm_by_itself_is_sent_nothing(
    rice_cooker: VirtualCooker, at_home: AtHome, today: Day
) -> None:
    house = await at_home(rice_cooker)
    today.cookers.append(rice_cooker)
    scene = await bath(house, zone="pot", busy_s=7200)
    panel = rice_cooker.panel
    panel.open_door("pot")
    panel.put_food("pot", 0.3, 18.0)
    panel.close_door("pot")
    panel.start("pot", "porridge", None, 1200, None)
    await runner_of(house, scene).activate(None)
    await today.passes(1800)
    await scene_is(house, scene, "holding")
    assert why(house, scene) == "scene_busy_keeps_warm_itself"
    assert house.commands == []


async def test_food_that_cannot_be_kept_warm_is_told_of_at_once(
    toaster: VirtualCooker, at_home: AtHome, today: Day
) -> None:
    """A speaker that was not chosen is no speaker: people hear of it in Home Assistant."""
    house = await at_home(toaster)
    today.cookers.append(toaster)
    (zone,) = zones(house.entry.runtime_data)
    assert not zone.can.holds_safely
    scene = await bath(house, zone=zone.zone, speaker=None)
    toaster.panel.start(zone.zone, "toast", None, 300, None)
    await until(lambda: house.shown("sensor", "state", zone.zone) != "idle", "it is on")
    await runner_of(house, scene).activate(None)
    await today.passes(330, step_s=10)
    await scene_is(house, scene, "ready")
    assert "Please take the food out soon" in notes(house)[f"cooker_scene_{scene}_told"]


async def test_a_grill_cannot_go_on_as_a_hold_and_what_the_oven_refuses_is_told_at_once(
    house: House, today: Day, speaker: list[ServiceCall], somebody: Context
) -> None:
    scene = await bath(house)
    house.cooker.panel.start("upper", "grill", 250, 300, None)
    await house.shows("preheating", "sensor", "state", "upper")
    await runner_of(house, scene).activate(somebody)
    await today.passes(330, step_s=10)
    await scene_is(house, scene, "ready")
    (said,) = spoken(speaker)
    assert "does not keep the food warm" in said
    assert "does not allow remote start yet" in said


async def test_a_fault_is_told_at_once_and_on_phones_too(
    house: House,
    speaker: list[ServiceCall],
    somebody: Context,
) -> None:
    scene = await bath(house)
    await bakes(house)
    await runner_of(house, scene).activate(somebody)
    house.cooker.mishaps.fault()
    await until(lambda: speaker, "it is said")
    assert "has a fault" in spoken(speaker)[0]
    assert "has a fault" in notes(house)[f"cooker_scene_{scene}_told"]


async def test_a_core_that_passes_its_target_is_told_at_once_and_once(
    house: House, today: Day, speaker: list[ServiceCall], somebody: Context
) -> None:
    """A thin fillet goes on cooking in the heat that is left after its cook."""
    scene = await bath(house, busy_s=7200)
    panel = house.cooker.panel
    panel.open_door("upper")
    panel.put_food("upper", 0.3, 18.0)
    panel.insert_probe("upper")
    panel.close_door("upper")
    panel.start("upper", "bake", 250, 7200)
    await house.shows("preheating", "sensor", "state", "upper")
    await ask(house, "adjust", target(house, "upper"), core_temperature=45)
    await runner_of(house, scene).activate(somebody)
    for _ in range(120):
        await today.passes(30)
        if any("already at" in one for one in spoken(speaker)):
            break
    (said,) = (one for one in spoken(speaker) if "already at" in one)
    core_c = float(said.split("already at ")[1].split(" °C")[0])
    assert 48 <= core_c <= 52
    await today.passes(300)
    assert len([one for one in spoken(speaker) if "already at" in one]) == 1


async def test_a_preheated_oven_is_told_of_after_the_bath(
    house: House, today: Day, speaker: list[ServiceCall], somebody: Context
) -> None:
    scene = await bath(house, busy_s=1500)
    await house.set("set_temperature", 60, "upper")
    await house.press("start", "upper")
    await house.shows("preheating", "sensor", "state", "upper")
    await runner_of(house, scene).activate(somebody)
    await until_preheated(house, today)
    assert speaker == []
    await today.passes(1500)
    assert "You can put the food in." in spoken(speaker)[0]


async def until_preheated(house: House, today: Day) -> None:
    for _ in range(40):
        await today.passes(30)
        if house.shown("sensor", "state", "upper") != "preheating":
            break
    await house.shows("preheated", "sensor", "state", "upper")


async def test_a_hold_that_ends_is_told_and_a_stopped_one_is_not(
    house: House, today: Day, speaker: list[ServiceCall], somebody: Context
) -> None:
    scene = await bath(house)
    await bakes(house)
    await runner_of(house, scene).activate(somebody)
    await today.passes(330, step_s=10)
    await scene_is(house, scene, "holding")
    await today.passes(7300, step_s=59)
    await scene_is(house, scene, "idle")
    assert "has stopped keeping the food warm" in spoken(speaker)[-1]
    heard = len(speaker)
    await bakes_again(house)
    await runner_of(house, scene).activate(somebody)
    await today.passes(330, step_s=10)
    await scene_is(house, scene, "holding")
    house.cooker.panel.stop("upper")
    await scene_is(house, scene, "watching")
    await today.passes(900)
    assert len(speaker) <= heard + 1


async def bakes_again(house: House) -> None:
    house.cooker.panel.start("upper", "bake", 180, 300, None)
    await until(lambda: house.shown("sensor", "state", "upper") != "finished", "it is on")


async def restarts(house: House, today: Day, *, away_s: float = 60) -> None:
    assert await house.hass.config_entries.async_unload(house.entry.entry_id)
    scenes = house.hass.data[SCENES]
    await scenes.storage.save()
    await scenes.storage.load()
    await today.jumps(away_s)
    assert await house.hass.config_entries.async_setup(house.entry.entry_id)
    await house.hass.async_block_till_done()


async def test_a_bath_goes_on_through_a_restart(
    house: House, today: Day, speaker: list[ServiceCall], somebody: Context
) -> None:
    scene = await bath(house)
    await bakes(house)
    await runner_of(house, scene).activate(somebody)
    await today.passes(60)
    await restarts(house, today)
    await scene_is(house, scene, "watching")
    await today.passes(240, step_s=10)
    await scene_is(house, scene, "holding")
    await restarts(house, today)
    await scene_is(house, scene, "holding")
    assert len(holds(house)) == 1
    await today.passes(600)
    assert len(spoken(speaker)) == 1


async def test_what_finished_while_home_assistant_was_away_is_told_at_once_after_it(
    house: House, today: Day, speaker: list[ServiceCall], somebody: Context
) -> None:
    """The gate is closed since its end, so nothing can keep it warm now but a hand."""
    scene = await bath(house)
    await bakes(house)
    await runner_of(house, scene).activate(somebody)
    await today.passes(200)
    await restarts(house, today, away_s=150)
    await scene_is(house, scene, "ready")
    assert "does not keep the food warm" in spoken(speaker)[0]


async def test_a_cook_that_ends_before_it_can_go_on_is_told_at_once(
    house: House, today: Day, speaker: list[ServiceCall], somebody: Context
) -> None:
    scene = await bath(house)
    await bakes(house)
    await runner_of(house, scene).activate(somebody)
    await today.passes(270)
    await today.jumps(40)
    await scene_is(house, scene, "ready")
    assert "does not keep the food warm" in spoken(speaker)[0]
    assert not house.cooker.appliance.zones["upper"].is_cooking


async def test_what_is_done_is_told_after_a_restart_that_outlasted_the_bath(
    house: House, today: Day, speaker: list[ServiceCall], somebody: Context
) -> None:
    scene = await bath(house)
    await bakes(house)
    await runner_of(house, scene).activate(somebody)
    await today.passes(330, step_s=10)
    await scene_is(house, scene, "holding")
    await restarts(house, today, away_s=1200)
    await today.passes(5, step_s=5)
    await until(lambda: speaker, "it is said")


async def test_a_hold_that_was_not_confirmed_is_found_out_and_sent_once(
    house: House, today: Day, speaker: list[ServiceCall], somebody: Context
) -> None:
    scene = await bath(house)
    await bakes(house)
    await runner_of(house, scene).activate(somebody)
    await today.passes(270)
    house.cooker.mishaps.lose_answers(1)
    await today.passes(30, step_s=5)
    await scene_is(house, scene, "holding")
    assert len(holds(house)) == 1


async def test_what_it_would_do_is_told_without_doing_it(
    house: House, appliance: Appliance, at_home: AtHome
) -> None:
    scene = await bath(house)
    seen = await runner_of(house, scene).simulate()
    assert (seen.state, seen.whys[0].key) == ("holding", "scene_busy_would_hold_at")
    assert seen.whys[0].said == {"temperature": "65 °C"}
    other = await at_home(await appliance("toaster_oven"))
    (zone,) = zones(other.entry.runtime_data)
    scene = await bath(other, zone=zone.zone)
    seen = await runner_of(other, scene).simulate()
    assert seen.whys[0].key == "scene_busy_would_tell_at_once"
    assert other.commands == house.commands == []


async def test_a_scene_that_is_switched_off_makes_nobody_busy(
    house: House, today: Day, speaker: list[ServiceCall], somebody: Context
) -> None:
    scene = await bath(house, entity_id=DOOR)
    house.hass.states.async_set(DOOR, "off")
    await bakes(house)
    runner = runner_of(house, scene)
    await runner.activate(somebody)
    await runner.switch(on=False)
    await scene_is(house, scene, "idle")
    house.hass.states.async_set(DOOR, "on")
    await today.passes(400)
    assert starts(house) == []
    assert dt_util.utcnow() - timedelta(hours=1) < today.now
