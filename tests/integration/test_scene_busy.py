"""Hands busy: what is done is kept warm, told later, and the water heater waits for the oven."""

from datetime import timedelta
from typing import Any

import pytest
from homeassistant.core import Context, ServiceCall
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockUser, async_mock_service

from custom_components.cooker.entity import zones
from custom_components.cooker.scenes.busy import HandsBusy
from custom_components.cooker.scenes.keeper import SCENES
from tests.integration.asking import ask, target
from tests.integration.days import Day
from tests.integration.family import Family, add_scene, runner_of, scene_is, why
from tests.integration.house import Appliance, AtHome, House, until
from tests.integration.planning import notes, starts
from virtual_cooker import VirtualCooker

SPEAKER = "media_player.bathroom"
VOICE = "tts.voice"
DOOR = "binary_sensor.bathroom"
HEATER = "input_boolean.boiler"


@pytest.fixture
async def house(oven: VirtualCooker, at_home: AtHome, today: Day) -> House:
    """Let an oven be set up that may be started from afar."""
    house = await at_home(oven)
    today.cookers.append(oven)
    oven.panel.allow_remote_start()
    await house.shows("on", "binary_sensor", "remote_start")
    return house


@pytest.fixture
def speaker(house: House) -> list[ServiceCall]:
    """Put a speaker with a voice into the bathroom; return what it says."""
    house.hass.states.async_set(SPEAKER, "idle")
    house.hass.states.async_set(VOICE, "unknown")
    return async_mock_service(house.hass, "tts", "speak")


@pytest.fixture
def somebody(house: House) -> Context:
    return Context(user_id=MockUser(name="Ann").add_to_hass(house.hass).id)


async def bath(house: House, zone: str = "upper", **data: Any) -> str:  # noqa: ANN401
    """Set up the scene."""
    return await add_scene(
        house, "hands_busy", zone, "Bath", **{"busy_s": 900, "speaker": SPEAKER, **data}
    )


async def bakes(house: House, minutes: float = 5, zone: str = "upper") -> None:
    house.cooker.panel.start(zone, "bake", 180, minutes * 60, None)
    await house.shows("preheating", "sensor", "state", zone)


def spoken(calls: list[ServiceCall]) -> list[str]:
    return [call.data["message"] for call in calls]


def holds(house: House) -> list[dict[str, Any]]:
    """Return what the cooker was sent to let a cook go on."""
    return [one.params for one in house.cooker.received if one.method == "zone.adjust"]


def remaining(house: House, scene: str) -> float:
    runner = runner_of(house, scene)
    assert isinstance(runner, HandsBusy)
    assert runner.time is not None
    return (runner.time.until - dt_util.utcnow()).total_seconds()


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


# On whose word.


async def test_where_only_a_sensor_says_so_people_are_asked_before_anything_heats(
    house: House, family: Family, today: Day
) -> None:
    (ann,) = await family("Ann")
    scene = await bath(house, entity_id=DOOR, to_state="on", speaker=None)
    house.hass.states.async_set(DOOR, "off")
    await bakes(house)
    house.hass.states.async_set(DOOR, "on")
    await today.passes(5, step_s=5)
    await ann.phone.asks("keep what is done warm at 65 °C?")
    await ann.phone.presses("Not today")
    await ann.phone.asks_no_more()
    await today.passes(330, step_s=10)
    await scene_is(house, scene, "ready")
    assert starts(house) == []


async def test_a_yes_keeps_warm_what_is_done_later(
    house: House, family: Family, today: Day
) -> None:
    (ann,) = await family("Ann")
    scene = await bath(house, entity_id=DOOR, speaker=None)
    house.hass.states.async_set(DOOR, "off")
    await bakes(house)
    house.hass.states.async_set(DOOR, "on")
    await today.passes(5, step_s=5)
    await ann.phone.asks("keep what is done warm at 65 °C?")
    await ann.phone.presses("Yes")
    await scene_is(house, scene, "watching")
    await today.passes(330, step_s=10)
    await scene_is(house, scene, "holding")
    assert len(holds(house)) == 1


async def test_who_set_it_to_automatic_is_not_asked(
    house: House, today: Day, speaker: list[ServiceCall]
) -> None:
    scene = await bath(house, entity_id=DOOR, ask="automatic")
    house.hass.states.async_set(DOOR, "off")
    await bakes(house)
    house.hass.states.async_set(DOOR, "on")
    await today.passes(330, step_s=10)
    await scene_is(house, scene, "holding")
    assert notes(house) == {}


async def test_who_armed_it_is_not_asked_in_the_next_bath_of_the_day(
    house: House, today: Day, speaker: list[ServiceCall], somebody: Context
) -> None:
    scene = await bath(house, entity_id=DOOR, ask="armed")
    house.hass.states.async_set(DOOR, "off")
    await bakes(house)
    await runner_of(house, scene).arm(somebody)
    await scene_is(house, scene, "armed")
    house.hass.states.async_set(DOOR, "on")
    await today.passes(330, step_s=10)
    await scene_is(house, scene, "holding")


async def test_a_sensor_that_flickers_makes_nobody_busy(
    house: House, today: Day, somebody: Context
) -> None:
    scene = await bath(house, entity_id=DOOR, for_s=60)
    house.hass.states.async_set(DOOR, "off")
    house.hass.states.async_set(DOOR, "on")
    await today.passes(30)
    house.hass.states.async_set(DOOR, "off")
    await today.passes(120)
    await scene_is(house, scene, "idle")
    house.hass.states.async_set(DOOR, "on")
    await today.passes(90)
    await scene_is(house, scene, "asking")


async def test_whose_sensor_is_off_again_is_told_then(
    house: House, today: Day, speaker: list[ServiceCall]
) -> None:
    scene = await bath(house, entity_id=DOOR, ask="automatic", busy_s=3600)
    house.hass.states.async_set(DOOR, "off")
    await bakes(house)
    house.hass.states.async_set(DOOR, "on")
    await today.passes(330, step_s=10)
    await scene_is(house, scene, "holding")
    assert speaker == []
    house.hass.states.async_set(DOOR, "off")
    await until(lambda: speaker, "it is said")


async def test_a_word_makes_the_scenes_of_one_zone_or_of_all_busy(
    house: House, today: Day, somebody: Context
) -> None:
    scenes = house.hass.data[SCENES]
    upper, lower = await bath(house), await bath(house, zone="lower")
    zone = next(one for one in zones(house.entry.runtime_data) if one.zone == "lower")
    (only,) = await scenes.busy(somebody, 600, zone)
    assert only.scene.id == lower
    await scene_is(house, upper, "idle")
    both = await scenes.busy(somebody, 1200)
    assert {one.scene.id for one in both} == {upper, lower}
    assert remaining(house, lower) == pytest.approx(1200, abs=5)
    await scenes.busy(somebody, 0)
    await scene_is(house, upper, "idle")
    await runner_of(house, upper).switch(on=False)
    assert [one.scene.id for one in await scenes.busy(somebody, 60)] == [lower]


async def test_no_scene_is_busy_where_none_is_set_up(house: House, somebody: Context) -> None:
    assert await house.hass.data[SCENES].busy(somebody, 60) == ()


# What speaks.


async def test_a_voice_satellite_announces_and_a_notifier_is_sent_it(
    house: House, today: Day, somebody: Context
) -> None:
    for entity_id, action in (
        ("assist_satellite.bathroom", "announce"),
        ("notify.watch", "send_message"),
    ):
        domain = entity_id.split(".", maxsplit=1)[0]
        heard = async_mock_service(house.hass, domain, action)
        house.hass.states.async_set(entity_id, "idle")
        scene = await bath(house, speaker=entity_id)
        await runner_of(house, scene).activate(somebody)
        house.cooker.mishaps.fault()
        await until(lambda heard=heard: heard, "it is said")
        assert "has a fault" in heard[0].data["message"]
        house.cooker.mishaps.clear_fault()
        house.hass.config_entries.async_remove_subentry(house.entry, scene)


async def test_a_voice_that_lacks_the_houses_language_speaks_its_own(
    house: House, today: Day, somebody: Context
) -> None:
    house.hass.states.async_set(SPEAKER, "idle")
    house.hass.states.async_set(VOICE, "unknown")
    said: list[ServiceCall] = []

    async def speak(call: ServiceCall) -> None:
        if "language" in call.data:
            raise ValueError("Language 'en' not supported")
        said.append(call)

    house.hass.services.async_register("tts", "speak", speak)
    scene = await bath(house)
    await runner_of(house, scene).activate(somebody)
    house.cooker.mishaps.fault()
    await until(lambda: said, "it is said")


async def test_a_speaker_that_is_away_is_made_up_for_on_phones(
    house: House, family: Family, today: Day
) -> None:
    (ann,) = await family("Ann")
    house.hass.states.async_set(SPEAKER, "unavailable")
    scene = await bath(house)
    await bakes(house)
    await runner_of(house, scene).activate(Context(user_id=ann.user.id))
    await today.passes(300, step_s=10)
    await today.passes(660)
    await ann.phone.asks("is done and keeps the food warm")


async def test_with_nobody_at_home_an_oven_is_not_kept_hot_for_two_hours(
    house: House, family: Family, today: Day
) -> None:
    """Who forgot to say that the bath is over and left is told, and dry heat ends."""
    (ann,) = await family("Ann")
    scene = await bath(house, speaker=None)
    await bakes(house)
    await runner_of(house, scene).activate(Context(user_id=ann.user.id))
    await ann.leaves()
    await today.passes(310, step_s=10)
    await ann.phone.asks("is done, but does not keep the food warm")
    assert holds(house) == []


# The water heater.


async def boiler(house: House, **data: Any) -> str:  # noqa: ANN401
    assert await async_setup_component(house.hass, "homeassistant", {})
    assert await async_setup_component(
        house.hass, "input_boolean", {"input_boolean": {"boiler": {"initial": True}}}
    )
    return await bath(house, **{"water_heater": HEATER, "power_limit_w": 4000, **data})


def heater(house: House, entity_id: str = HEATER) -> str:
    state = house.hass.states.get(entity_id)
    assert state is not None
    return state.state


async def test_the_boiler_waits_while_the_oven_heats_and_is_given_back_after_the_bath(
    house: House, today: Day, speaker: list[ServiceCall], somebody: Context
) -> None:
    scene = await boiler(house)
    await bakes(house, minutes=60)
    assert heater(house) == "on"
    await runner_of(house, scene).activate(somebody)
    await until(lambda: heater(house) == "off", "it waits")
    await today.passes(960)
    await until(lambda: heater(house) == "on", "it is given back")


async def test_the_boiler_is_left_on_where_both_together_fit_or_no_limit_is_set(
    house: House, today: Day, somebody: Context
) -> None:
    scene = await boiler(house, power_limit_w=6000)
    await bakes(house, minutes=60)
    await runner_of(house, scene).activate(somebody)
    await today.passes(60)
    assert heater(house) == "on"


async def test_the_boiler_is_left_on_while_the_oven_is_off_and_waits_once_it_starts(
    house: House, today: Day, somebody: Context
) -> None:
    scene = await boiler(house)
    await runner_of(house, scene).activate(somebody)
    await today.passes(60)
    assert heater(house) == "on"
    await bakes(house, minutes=60)
    await until(lambda: heater(house) == "off", "it waits")
    house.cooker.panel.stop("upper")
    await until(lambda: heater(house) == "on", "it is given back")


async def test_the_boiler_waits_half_an_hour_at_most(
    house: House, today: Day, somebody: Context
) -> None:
    scene = await boiler(house, busy_s=7200)
    await bakes(house, minutes=180)
    await runner_of(house, scene).activate(somebody)
    await until(lambda: heater(house) == "off", "it waits")
    await today.passes(1700)
    assert heater(house) == "off"
    await today.passes(160)
    await until(lambda: heater(house) == "on", "it is given back")
    await today.passes(300)
    assert heater(house) == "on", "once in a bath is enough"


async def test_a_crash_does_not_leave_the_house_without_hot_water(
    house: House, today: Day, somebody: Context
) -> None:
    scene = await boiler(house)
    await bakes(house, minutes=60)
    await runner_of(house, scene).activate(somebody)
    await until(lambda: heater(house) == "off", "it waits")
    storage = house.hass.data[SCENES].storage
    await storage.save()
    known = {**storage.facts["held_back"]}
    assert known[scene]["state"] == "on"
    assert await house.hass.config_entries.async_unload(house.entry.entry_id)
    await until(lambda: heater(house) == "on", "who unloads gives it back")
    # A crash does not: it is off, and that is on the disk.
    await house.hass.services.async_call(
        "input_boolean", "turn_off", {"entity_id": HEATER}, blocking=True
    )
    storage.facts["held_back"].update(known)
    await today.jumps(2400)
    assert await house.hass.config_entries.async_setup(house.entry.entry_id)
    await today.passes(30)
    await until(lambda: heater(house) == "on", "it is given back")
    assert storage.facts["held_back"] == {}


async def test_a_boiler_that_was_out_of_reach_is_given_back_once_it_is_there(
    house: House, today: Day, somebody: Context
) -> None:
    scene = await boiler(house)
    await bakes(house, minutes=60)
    await runner_of(house, scene).activate(somebody)
    await until(lambda: heater(house) == "off", "it waits")
    house.hass.states.async_set(HEATER, "unavailable")
    await today.passes(960)
    assert heater(house) == "unavailable"
    house.hass.states.async_set(HEATER, "off")
    await until(lambda: heater(house) == "on", "it is given back")


async def test_who_switches_the_boiler_meanwhile_decides(
    house: House, today: Day, somebody: Context
) -> None:
    """A heater that somebody set to eco is not set back to what it was."""
    assert await async_setup_component(house.hass, "homeassistant", {})
    assert await async_setup_component(
        house.hass, "water_heater", {"water_heater": {"platform": "demo"}}
    )
    await house.hass.async_block_till_done()
    tank = "water_heater.demo_water_heater"
    before = heater(house, tank)
    scene = await bath(house, water_heater=tank, power_limit_w=4000)
    await bakes(house, minutes=60)
    await runner_of(house, scene).activate(somebody)
    await until(lambda: heater(house, tank) == "off", "it waits")
    await today.passes(960)
    await until(lambda: heater(house, tank) == before, "it is given back as it was")
    await runner_of(house, scene).activate(somebody)
    await until(lambda: heater(house, tank) == "off", "it waits")
    await house.hass.services.async_call(
        "water_heater",
        "set_operation_mode",
        {"entity_id": tank, "operation_mode": "gas"},
        blocking=True,
    )
    await today.passes(960)
    assert heater(house, tank) == "gas"


# Restarts.


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
