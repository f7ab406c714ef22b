"""Leave home: what is on when the last person leaves is asked about, and turned off in the end."""

import pytest
from homeassistant.core import Context

from custom_components.cooker.entity import zones
from custom_components.cooker.scenes.left_on import default_no_answer
from custom_components.cooker.unsuitable import Unsuitable
from tests.integration.days import Day
from tests.integration.family import HOME, Family, runner_of, scene_is, why
from tests.integration.house import Appliance, AtHome, House, until
from tests.integration.leaving import TURN_OFF, bakes, guard, in_reach, is_off, out_of_reach
from tests.integration.planning import clock, notes, ready_at


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
    house.cooker.panel.forbid_remote_start()
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
