"""Leave home: what seldom happens, to the oven and to the phones that are to be told of it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from aiocooker.program import CookingMode
from homeassistant.core import Context

from custom_components.cooker.scenes.asking import ask
from custom_components.cooker.unsuitable import Unsuitable
from tests.integration.asking import device_id
from tests.integration.days import Day
from tests.integration.family import Family, runner_of, scene_is, why
from tests.integration.house import Appliance, AtHome, House, until
from tests.integration.leaving import bakes, guard, in_reach, out_of_reach
from tests.integration.planning import notes
from virtual_cooker.models.building import mode
from virtual_cooker.models.rice_cooker import rice_cooker


async def test_a_scene_of_a_zone_that_the_cooker_has_no_more_says_so(house: House) -> None:
    scene = await guard(house, "attic")
    runner = runner_of(house, scene)
    seen = await runner.simulate()
    assert (seen.state, [one.key for one in seen.whys]) == ("refused", ["scene_zone_gone"])
    with pytest.raises(Unsuitable):
        await runner.activate(None)


async def test_food_that_a_multicooker_keeps_warm_may_stay_on_where_nobody_answers(
    appliance: Appliance, at_home: AtHome, today: Day
) -> None:
    """It also bakes, which is no work for an empty house; and it keeps warm without an end."""
    bake = mode(CookingMode.BAKE, (60, 3600, 60, 1800))
    house = await at_home(
        await appliance(
            rice_cooker().with_zone("pot", lambda can: replace(can, modes=(*can.modes, bake)))
        )
    )
    today.cookers.append(house.cooker)
    panel = house.cooker.panel
    panel.open_door("pot")
    panel.put_food("pot", 0.3, 18.0)
    panel.close_door("pot")
    runner = runner_of(house, await guard(house, "pot"))
    panel.start("pot", "porridge", None, 1200, None)
    await today.passes(1800)
    await house.shows("keeping_warm", "sensor", "state", "pot")
    seen = await runner.simulate()
    assert (seen.state, [one.key for one in seen.whys]) == ("asking", ["scene_left_asks_leave"])


async def test_asked_for_twice_it_asks_once(house: House, family: Family) -> None:
    (ann,) = await family("Ann")
    scene = await guard(house)
    await bakes(house)
    runner = runner_of(house, scene)
    await runner.activate(None)
    await ann.phone.asks("Turn it off?")
    question = runner.story.question
    await runner.activate(None)
    assert runner.story.question == question
    assert not await runner.answer("made up", yes=True, context=Context())
    assert runner.story.question == question


async def test_switched_off_and_on_while_nothing_is_asked_it_watches_again(
    house: House, family: Family
) -> None:
    await family("Ann")
    scene = await guard(house)
    runner = runner_of(house, scene)
    await runner.switch(on=False)
    assert why(house, scene) == "scene_switched_off"
    await runner.switch(on=True)
    await scene_is(house, scene, "watching")


async def test_a_question_stays_while_the_oven_is_out_of_reach(
    house: House, family: Family, today: Day
) -> None:
    """Nobody knows whether it is still on."""
    (ann,) = await family("Ann")
    scene = await guard(house)
    await bakes(house)
    await ann.leaves()
    await ann.phone.asks("Turn it off?")
    await out_of_reach(house)
    await scene_is(house, scene, "asking")
    house.cooker.panel.stop("upper")
    await in_reach(house, today)
    await ann.phone.asks_no_more()
    assert why(house, scene) == "scene_left_ended"


# The phones.


async def test_an_expired_question_is_sent_to_nobody(house: House, family: Family) -> None:
    (ann,) = await family("Ann")
    scene = await guard(house)
    await bakes(house)
    runner = runner_of(house, scene)
    await runner.activate(None)
    await ann.phone.asks("Turn it off?")
    question = runner.story.question
    assert question is not None
    before = notes(house)
    ann.phone.screen.clear()
    late = replace(question, expires_at=question.asked_at - timedelta(hours=1))
    runner.tell(runner.story.state, runner.story.why, question=late)
    await ask(runner)
    await house.hass.async_block_till_done()
    assert ann.phone.screen == {}
    assert notes(house) == before


async def test_what_is_no_phone_and_who_is_nobody_are_not_asked(
    house: House, family: Family
) -> None:
    """A scene may name a person who moved out, or a device that is no phone any more."""
    ann, bob = await family("Ann", "Bob")
    await bakes(house)
    for named in (
        {"phones": [ann.phone.device_id, device_id(house), "gone"]},
        {"people": ["person.gone", ann.entity_id]},
    ):
        ann.phone.screen.clear()
        scene = await guard(house, "upper", **named)
        await runner_of(house, scene).activate(None)
        await ann.phone.asks("Turn it off?")
        assert bob.phone.screen == {}
        house.hass.config_entries.async_remove_subentry(house.entry, scene)


async def test_a_person_is_found_by_the_login_on_a_phone_whose_tracker_is_no_device(
    house: House, family: Family
) -> None:
    (ann,) = await family("Ann")
    known = house.hass.states.get(ann.entity_id)
    assert known is not None
    house.hass.states.async_set(
        ann.entity_id, known.state, {**known.attributes, "device_trackers": ["device_tracker.tile"]}
    )
    scene = await guard(house, people=[ann.entity_id])
    await bakes(house)
    await runner_of(house, scene).activate(None)
    await ann.phone.asks("Turn it off?")


async def test_a_phone_whose_app_was_shut_off_keeps_no_other_from_being_asked(
    house: House, family: Family, caplog: pytest.LogCaptureFixture
) -> None:
    ann, bob = await family("Ann", "Bob")
    (entry,) = (
        one
        for one in house.hass.config_entries.async_entries("mobile_app")
        if one.data["user_id"] == ann.user.id
    )
    assert await house.hass.config_entries.async_unload(entry.entry_id)
    scene = await guard(house, phones=[ann.phone.device_id, bob.phone.device_id])
    await bakes(house)
    await runner_of(house, scene).activate(None)
    await bob.phone.asks("Turn it off?")
    await until(lambda: "A phone could not be told" in caplog.text, "it is told in the log")
