"""Leave home: what is on when the last person leaves is asked about, and turned off in the end."""

from datetime import timedelta
from typing import Any

import pytest
from homeassistant.core import Context
from homeassistant.util import dt as dt_util

from custom_components.cooker.entity import zones
from custom_components.cooker.scenes.keeper import SCENES
from custom_components.cooker.scenes.left_on import default_no_answer
from custom_components.cooker.unsuitable import Unsuitable
from tests.integration.days import Day
from tests.integration.family import HOME, Family, add_scene, runner_of, scene_is, why
from tests.integration.house import Appliance, AtHome, House, until
from tests.integration.planning import clock, notes, ready_at
from virtual_cooker import VirtualCooker

TURN_OFF = "Turn it off"
ON = {"preheating", "cooking", "keeping_warm"}


@pytest.fixture
async def house(oven: VirtualCooker, at_home: AtHome, today: Day) -> House:
    house = await at_home(oven)
    today.cookers.append(oven)
    return house


async def guard(house: House, zone: str = "upper", **data: Any) -> str:  # noqa: ANN401
    """Set up a scene that looks when the last person leaves."""
    return await add_scene(house, "leave_home", zone, "Leaving", **data)


async def bakes(house: House, mode: str = "bake", hot_c: float = 200, hours: float = 4) -> None:
    house.cooker.panel.start("upper", mode, hot_c, hours * 3600, None)
    await house.shows("preheating", "sensor", "state", "upper")


async def is_off(house: House) -> None:
    await until(lambda: not house.cooker.appliance.zones["upper"].is_cooking, "it is off")
    await until(lambda: house.shown("sensor", "state", "upper") not in ON, "that is seen")


async def out_of_reach(house: House) -> None:
    """Take the cooker's network away; it goes on cooking."""
    await house.cooker._listener.close()
    house.cooker._hub.cut()
    await house.shows("unavailable", "sensor", "state", "upper")


async def in_reach(house: House, today: Day) -> None:
    await house.cooker._listener.open()
    await today.passes(60, step_s=5)
    await until(lambda: house.shown("sensor", "state", "upper") != "unavailable", "it is back")


async def test_nobody_answers_and_the_oven_is_turned_off_and_people_are_told(
    house: House, family: Family, today: Day
) -> None:
    (ann,) = await family("Ann")
    scene = await guard(house)
    await bakes(house)
    await ann.leaves()
    await ann.phone.asks("Without an answer it is turned off in 10 min.")
    await today.passes(570)
    assert house.commands == []
    await today.passes(40)
    await is_off(house)
    assert house.commands == ["zone.stop"]
    assert why(house, scene) == "scene_left_stopped_unanswered"
    await ann.phone.asks("Nobody answered within 10 min")
    await ann.phone.asks_no_more()


async def test_while_one_of_two_is_at_home_nobody_is_asked(
    house: House, family: Family, today: Day
) -> None:
    ann, bob = await family("Ann", "Bob")
    scene = await guard(house)
    await bakes(house)
    await ann.leaves()
    await today.passes(1200)
    await scene_is(house, scene, "watching")
    assert ann.phone.screen == {}
    await bob.leaves()
    await scene_is(house, scene, "asking")


async def test_people_who_are_not_of_the_scene_do_not_count(house: House, family: Family) -> None:
    """A lodger may stay at home and has nothing to do with the oven."""
    ann, lodger = await family("Ann", "Lodger")
    scene = await guard(house, people=[ann.entity_id])
    await bakes(house)
    await ann.leaves()
    await scene_is(house, scene, "asking")
    await ann.phone.asks(TURN_OFF)
    assert lodger.phone.screen == {}


async def test_somebody_who_comes_back_takes_the_question_back(
    house: House, family: Family, today: Day
) -> None:
    (ann,) = await family("Ann")
    scene = await guard(house)
    await bakes(house)
    await ann.leaves()
    await ann.phone.asks(TURN_OFF)
    await ann.comes_home()
    await ann.phone.asks_no_more()
    await scene_is(house, scene, "watching")
    await today.passes(1200)
    assert house.commands == []
    await ann.leaves()
    await ann.phone.asks(TURN_OFF)


async def test_a_phone_whose_place_is_lost_at_home_has_not_left(
    house: House, family: Family, today: Day
) -> None:
    ann, bob = await family("Ann", "Bob")
    scene = await guard(house)
    await bakes(house)
    await bob.leaves()
    house.hass.states.async_set(ann.entity_id, "unknown")
    await today.passes(1200)
    await scene_is(house, scene, "watching")
    house.hass.states.async_set(ann.entity_id, "not_home")
    await scene_is(house, scene, "asking")


async def test_what_is_off_is_not_asked_about(house: House, family: Family) -> None:
    (ann,) = await family("Ann")
    scene = await guard(house)
    await ann.leaves()
    await scene_is(house, scene, "idle")
    assert why(house, scene) == "scene_left_off"
    assert ann.phone.screen == {}
    assert notes(house) == {}


async def test_another_zone_that_is_on_is_another_scenes_matter(
    house: House, family: Family
) -> None:
    (ann,) = await family("Ann")
    scene = await guard(house, zone="lower")
    await bakes(house)
    await ann.leaves()
    await scene_is(house, scene, "idle")
    assert why(house, scene) == "scene_left_off"


async def test_out_of_reach_is_told_as_unknown_and_asked_about_once_it_is_back(
    house: House, family: Family, today: Day
) -> None:
    (ann,) = await family("Ann")
    scene = await guard(house)
    await bakes(house)
    await out_of_reach(house)
    await ann.leaves()
    await ann.phone.asks("nobody knows whether it is on")
    assert why(house, scene) == "scene_left_unknown"
    assert "nobody knows whether it is on" in notes(house)[f"cooker_scene_{scene}_told"]
    await in_reach(house, today)
    await scene_is(house, scene, "asking")
    await ann.phone.asks(TURN_OFF)
    assert len(ann.phone.heard) == 2


async def test_a_stop_that_cannot_be_sent_is_told_and_sent_again(
    house: House, family: Family, today: Day
) -> None:
    (ann,) = await family("Ann")
    scene = await guard(house)
    await bakes(house)
    await ann.leaves()
    await ann.phone.asks(TURN_OFF)
    await out_of_reach(house)
    await ann.phone.presses(TURN_OFF)
    await ann.phone.asks("could not be")
    await scene_is(house, scene, "refused")
    await in_reach(house, today)
    await today.passes(40)
    await is_off(house)
    await ann.phone.asks("was turned off at last")


async def test_what_went_off_meanwhile_is_asked_about_no_more(house: House, family: Family) -> None:
    (ann,) = await family("Ann")
    scene = await guard(house)
    await bakes(house)
    await ann.leaves()
    await ann.phone.asks(TURN_OFF)
    house.cooker.panel.stop("upper")
    await ann.phone.asks_no_more()
    assert why(house, scene) == "scene_left_ended"


async def test_a_water_bath_stays_on_where_nobody_answers(
    appliance: Appliance, at_home: AtHome, today: Day, family: Family
) -> None:
    bath = await appliance("water_bath")
    house = await at_home(bath)
    (ann,) = await family("Ann")
    today.cookers.append(bath)
    (zone,) = zones(house.entry.runtime_data)
    scene = await guard(house, "bath", no_answer=default_no_answer(zone.can))
    bath.panel.open_door("bath")
    bath.panel.fill_water("bath", 10, 20)
    bath.panel.close_door("bath")
    bath.panel.start("bath", "sous_vide", 60, 24 * 3600, None)
    await until(lambda: house.shown("sensor", "state", "bath") != "idle", "it is on")
    await ann.leaves()
    await ann.phone.asks("Without an answer within 10 min it stays on.")
    await today.passes(660)
    await scene_is(house, scene, "idle")
    assert why(house, scene) == "scene_left_stays_unanswered"
    assert house.commands == []


async def test_a_slow_program_in_an_oven_stays_on_where_nobody_answers(
    house: House, family: Family, today: Day
) -> None:
    (ann,) = await family("Ann")
    scene = await guard(house)
    await bakes(house, mode="keep_warm", hot_c=70, hours=2)
    await ann.leaves()
    await ann.phone.asks("it stays on")
    await today.passes(660)
    assert why(house, scene) == "scene_left_stays_unanswered"
    assert house.commands == []


@pytest.mark.parametrize(
    ("model", "default"),
    [
        ("oven", "stop"),
        ("air_fryer", "stop"),
        ("microwave", "stop"),
        ("toaster_oven", "stop"),
        ("water_bath", "leave"),
        ("rice_cooker", "leave"),
    ],
)
async def test_what_only_cooks_gently_is_left_on_by_default_and_all_else_turned_off(
    model: str, default: str, appliance: Appliance, at_home: AtHome
) -> None:
    house = await at_home(await appliance(model))
    assert {default_no_answer(one.can) for one in zones(house.entry.runtime_data)} == {default}


async def test_who_armed_it_is_not_asked_and_only_once(house: House, family: Family) -> None:
    (ann,) = await family("Ann")
    scene = await guard(house)
    await bakes(house)
    await runner_of(house, scene).arm(Context(user_id=ann.user.id))
    await scene_is(house, scene, "armed")
    await ann.leaves()
    await scene_is(house, scene, "idle")
    assert why(house, scene) == "scene_left_agreed"
    assert ann.phone.screen == {}
    await ann.comes_home()
    await ann.leaves()
    await ann.phone.asks(TURN_OFF)


async def test_what_was_armed_yesterday_counts_no_more(
    house: House, family: Family, today: Day
) -> None:
    (ann,) = await family("Ann")
    scene = await guard(house)
    await runner_of(house, scene).arm(Context(user_id=ann.user.id))
    await today.jumps(17 * 3600)
    await bakes(house)
    await ann.leaves()
    await ann.phone.asks(TURN_OFF)


async def test_arming_while_it_asks_leaves_it_on(house: House, family: Family) -> None:
    (ann,) = await family("Ann")
    scene = await guard(house)
    await bakes(house)
    await ann.leaves()
    await ann.phone.asks(TURN_OFF)
    await runner_of(house, scene).arm(Context(user_id=ann.user.id))
    await ann.phone.asks_no_more()
    assert why(house, scene) == "scene_left_stays"


async def test_a_plan_that_may_run_with_nobody_there_is_not_asked_about(
    house: House, family: Family, today: Day
) -> None:
    (ann,) = await family("Ann")
    scene = await guard(house)
    await ready_at(
        house, "upper", "09:00", mode="bake", temperature=180, duration="00:20:00", preheat=False
    )
    await today.comes(clock(8, 20))
    house.cooker.panel.allow_remote_start()
    await today.comes(clock(8, 45))
    await until(lambda: house.cooker.appliance.zones["upper"].is_cooking, "the plan runs")
    await house.shows("heating", "sensor", "plan", "upper")
    await ann.leaves()
    await scene_is(house, scene, "idle")
    assert why(house, scene) == "scene_left_planned"
    assert ann.phone.screen == {}


async def test_a_scene_that_is_switched_off_asks_nothing_and_takes_its_question_back(
    house: House, family: Family, today: Day
) -> None:
    (ann,) = await family("Ann")
    scene = await guard(house)
    runner = runner_of(house, scene)
    await bakes(house)
    await ann.leaves()
    await ann.phone.asks(TURN_OFF)
    await runner.switch(on=False)
    assert not runner.is_on
    await ann.phone.asks_no_more()
    await today.passes(900)
    assert house.commands == []
    await ann.comes_home()
    await ann.leaves()
    await scene_is(house, scene, "idle")
    await runner.switch(on=True)
    await ann.comes_home()
    await ann.leaves()
    await ann.phone.asks(TURN_OFF)


async def test_somebody_may_ask_for_it_before_going_to_bed(house: House, family: Family) -> None:
    """Then people at home do not take the question back."""
    (ann,) = await family("Ann")
    scene = await guard(house)
    runner = runner_of(house, scene)
    await bakes(house)
    await runner.activate(Context(user_id=ann.user.id))
    await ann.phone.asks(TURN_OFF)
    await ann.phone.is_at((HOME[0] + 0.0001, HOME[1]))
    await scene_is(house, scene, "asking")
    await ann.phone.presses(TURN_OFF)
    await is_off(house)


async def test_out_of_reach_it_cannot_be_asked_for(house: House, family: Family) -> None:
    await family("Ann")
    scene = await guard(house)
    await out_of_reach(house)
    with pytest.raises(Unsuitable, match="not_connected"):
        await runner_of(house, scene).activate(None)


async def test_what_it_would_do_is_told_without_doing_it(house: House, family: Family) -> None:
    (ann,) = await family("Ann")
    scene = await guard(house)
    runner = runner_of(house, scene)
    assert [one.key for one in (await runner.simulate()).whys] == ["scene_left_off"]
    await bakes(house)
    seen = await runner.simulate()
    assert (seen.state, [one.key for one in seen.whys]) == ("asking", ["scene_left_asks_stop"])
    assert ann.phone.screen == {}
    await scene_is(house, scene, "watching")


# Restarts.


async def away(house: House) -> None:
    """Let Home Assistant be away, with all that is on its disk."""
    assert await house.hass.config_entries.async_unload(house.entry.entry_id)
    scenes = house.hass.data[SCENES]
    await scenes.storage.save()
    await scenes.storage.load()


async def back(house: House) -> None:
    assert await house.hass.config_entries.async_setup(house.entry.entry_id)
    await house.hass.async_block_till_done()


async def test_the_time_for_an_answer_goes_on_through_a_restart(
    house: House, family: Family, today: Day
) -> None:
    (ann,) = await family("Ann")
    scene = await guard(house)
    await bakes(house)
    await ann.leaves()
    await ann.phone.asks(TURN_OFF)
    await today.passes(300)
    await away(house)
    await today.passes(120)
    await back(house)
    await scene_is(house, scene, "asking")
    await today.passes(120)
    assert house.commands == []
    await today.passes(90)
    await is_off(house)


async def test_an_answer_that_ran_out_during_a_restart_stops_the_oven_a_minute_later(
    house: House, family: Family, today: Day
) -> None:
    (ann,) = await family("Ann")
    await guard(house)
    await bakes(house)
    await ann.leaves()
    await ann.phone.asks(TURN_OFF)
    await away(house)
    await today.jumps(1200)
    await back(house)
    await today.passes(30)
    assert house.commands == []
    await today.passes(60)
    await is_off(house)
    assert house.commands == ["zone.stop"]


async def test_who_came_home_during_a_restart_finds_the_oven_on(
    house: House, family: Family, today: Day
) -> None:
    (ann,) = await family("Ann")
    scene = await guard(house)
    await bakes(house)
    await ann.leaves()
    await ann.phone.asks(TURN_OFF)
    await away(house)
    await ann.comes_home()
    await today.jumps(1200)
    await back(house)
    await scene_is(house, scene, "watching")
    await today.passes(300)
    assert house.commands == []


async def test_who_left_during_a_restart_is_asked_after_it(
    house: House, family: Family, today: Day
) -> None:
    (ann,) = await family("Ann")
    scene = await guard(house)
    await bakes(house)
    await away(house)
    await ann.leaves()
    await today.jumps(600)
    await back(house)
    await scene_is(house, scene, "asking")
    await ann.phone.asks(TURN_OFF)


async def test_the_time_is_kept_in_utc(house: House, family: Family) -> None:
    (ann,) = await family("Ann")
    scene = await guard(house, answer_within_s=300)
    await bakes(house)
    await ann.leaves()
    await scene_is(house, scene, "asking")
    question = runner_of(house, scene).story.question
    assert question is not None
    assert question.expires_at.utcoffset() == timedelta(0)
    left_s = (question.expires_at - dt_util.utcnow()).total_seconds()
    assert left_s == pytest.approx(300, abs=20)
