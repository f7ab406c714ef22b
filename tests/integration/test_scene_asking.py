"""A scene asks on real phones of the companion app, and takes exactly one answer."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from homeassistant.core import Context
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockUser

from custom_components.cooker.const import DOMAIN
from custom_components.cooker.scenes.asking import ask, new_question, withdraw
from custom_components.cooker.scenes.keeper import SCENES
from custom_components.cooker.scenes.story import SceneState, Why
from tests.integration.days import Day
from tests.integration.family import (
    Family,
    Member,
    add_scene,
    runner_of,
    scene_is,
    why,
)
from tests.integration.house import House, until
from tests.integration.phone import ANSWER
from tests.integration.planning import notes

OFF = "Turn it off"
ON = "Leave it on"


async def bakes(house: House, zone: str = "upper", minutes: float = 240) -> None:
    """Let somebody start it at the panel."""
    house.cooker.panel.start(zone, "bake", 200, minutes * 60, None)
    await house.shows("preheating", "sensor", "state", zone)


async def everybody_left(house: House, *people: Member, **data: Any) -> str:  # noqa: ANN401
    """Leave with the oven on; return the scene that asks about it."""
    scene = await add_scene(house, "leave_home", "upper", "Leaving", **data)
    await scene_is(house, scene, "watching")
    await bakes(house)
    for one in people:
        await one.leaves()
    await scene_is(house, scene, "asking")
    return scene


async def test_a_phone_shows_the_question_with_two_buttons_and_its_time(
    house: House, family: Family
) -> None:
    (ann,) = await family("Ann")
    scene = await everybody_left(house, ann)
    await ann.phone.asks("is on (Bake, 200 °C) and nobody is at home. Turn it off?")
    note = ann.phone.question
    assert [one["title"] for one in note["data"]["actions"]] == [OFF, ON]
    assert note["title"] == "Leaving"
    assert 590 <= note["data"]["timeout"] <= 600
    question = runner_of(house, scene).story.question
    assert question is not None
    assert all(question.id in one["action"] for one in note["data"]["actions"])


async def test_yes_on_the_phone_stops_the_oven_once(house: House, family: Family) -> None:
    (ann,) = await family("Ann")
    scene = await everybody_left(house, ann)
    await ann.phone.asks("Turn it off?")
    pressed = ann.phone.action(OFF)
    await ann.phone.says(pressed)
    await house.shows("idle", "sensor", "state", "upper")
    await ann.phone.asks_no_more()
    assert house.commands == ["zone.stop"]
    assert why(house, scene) == "scene_left_stopped"
    await ann.phone.says(pressed)
    assert house.commands == ["zone.stop"]


async def test_what_was_left_on_by_an_answer_stays_on(
    house: House, family: Family, today: Day
) -> None:
    (ann,) = await family("Ann")
    scene = await everybody_left(house, ann)
    await ann.phone.asks("Turn it off?")
    late = ann.phone.action(OFF)
    await ann.phone.presses(ON)
    await ann.phone.asks_no_more()
    assert why(house, scene) == "scene_left_stays"
    await ann.phone.says(late)
    await today.passes(900)
    assert house.commands == []
    assert house.cooker.appliance.zones["upper"].is_cooking


async def test_of_two_phones_the_first_answer_counts_and_both_screens_are_cleared(
    house: House, family: Family
) -> None:
    ann, bob = await family("Ann", "Bob")
    await everybody_left(house, ann, bob)
    await ann.phone.asks("Turn it off?")
    await bob.phone.asks("Turn it off?")
    his = bob.phone.action(OFF)
    await ann.phone.presses(ON)
    await bob.phone.says(his)
    await ann.phone.asks_no_more()
    await bob.phone.asks_no_more()
    assert house.commands == []


async def test_somebody_who_was_not_asked_cannot_answer(house: House, family: Family) -> None:
    """Also with the right words: an automation that fires the event, or a phone of a guest."""
    ann, guest = await family("Ann", "Guest")
    scene = await everybody_left(house, ann, people=[ann.entity_id])
    await ann.phone.asks("Turn it off?")
    assert guest.phone.screen == {}
    action = ann.phone.action(OFF)
    await guest.phone.says(action)
    house.hass.bus.async_fire(ANSWER, {"action": action})
    await house.hass.async_block_till_done()
    await scene_is(house, scene, "asking")
    assert house.commands == []


@pytest.mark.parametrize("forged", ["cooker_0123_yes", "cooker__yes", "yes", "", None, 7])
async def test_a_made_up_answer_changes_nothing(
    house: House, family: Family, forged: object
) -> None:
    (ann,) = await family("Ann")
    scene = await everybody_left(house, ann)
    await ann.phone.asks("Turn it off?")
    await ann.phone.tell("fire_event", {"event_type": ANSWER, "event_data": {"action": forged}})
    await scene_is(house, scene, "asking")
    assert house.commands == []


async def test_only_the_chosen_phones_are_asked(house: House, family: Family) -> None:
    ann, bob = await family("Ann", "Bob")
    await everybody_left(house, ann, bob, phones=[bob.phone.device_id])
    await bob.phone.asks("Turn it off?")
    assert ann.phone.screen == {}


async def test_a_phone_that_cannot_be_reached_does_not_keep_the_others_from_being_asked(
    house: House, family: Family
) -> None:
    ann, bob = await family("Ann", "Bob")
    ann.phone.broken = True
    await everybody_left(house, ann, bob)
    await bob.phone.asks("Turn it off?")
    assert ann.phone.screen == {}


async def test_everybody_sees_the_question_in_home_assistant_and_how_to_answer(
    house: House, family: Family
) -> None:
    """The notification there names no id that an answer could be made of."""
    (ann,) = await family("Ann")
    scene = await everybody_left(house, ann)
    note = f"cooker_scene_{scene}"
    assert "Turn it off?" in notes(house)[note]
    assert "Arm" in notes(house)[note]
    question = runner_of(house, scene).story.question
    assert question is not None
    assert question.id not in str(notes(house))
    await ann.phone.asks("Turn it off?")
    await ann.phone.presses(OFF)
    await until(lambda: note not in notes(house), "it is taken back")


async def test_without_any_phone_the_question_is_asked_all_the_same(house: House) -> None:
    scene = await add_scene(house, "leave_home", "upper", "Leaving")
    await bakes(house)
    await runner_of(house, scene).activate(Context())
    await scene_is(house, scene, "asking")
    assert "Turn it off?" in notes(house)[f"cooker_scene_{scene}"]


async def test_an_open_question_is_asked_again_after_a_restart_and_can_be_answered(
    house: House, family: Family
) -> None:
    (ann,) = await family("Ann")
    scene = await everybody_left(house, ann)
    await ann.phone.asks("Turn it off?")
    before = dict(ann.phone.screen)
    ann.phone.screen.clear()
    assert await house.hass.config_entries.async_unload(house.entry.entry_id)
    scenes = house.hass.data[SCENES]
    await scenes.storage.save()
    await scenes.storage.load()
    assert await house.hass.config_entries.async_setup(house.entry.entry_id)
    await ann.phone.asks("Turn it off?")
    assert set(ann.phone.screen) == set(before), "it replaces what the phone may still show"
    await ann.phone.presses(OFF)
    await house.shows("idle", "sensor", "state", "upper")
    assert why(house, scene) == "scene_left_stopped"


async def test_a_scene_that_is_removed_takes_its_question_with_it(
    house: House, family: Family
) -> None:
    (ann,) = await family("Ann")
    scene = await everybody_left(house, ann)
    await ann.phone.asks("Turn it off?")
    action = ann.phone.action(OFF)
    house.hass.config_entries.async_remove_subentry(house.entry, scene)
    await ann.phone.asks_no_more()
    assert f"cooker_scene_{scene}" not in notes(house)
    await ann.phone.says(action)
    assert house.commands == []


async def test_a_cooker_that_is_removed_takes_its_scenes_and_questions_with_it(
    house: House, family: Family
) -> None:
    (ann,) = await family("Ann")
    scene = await everybody_left(house, ann)
    await ann.phone.asks("Turn it off?")
    await house.hass.config_entries.async_remove(house.entry.entry_id)
    await ann.phone.asks_no_more()
    assert f"cooker_scene_{scene}" not in notes(house)
    assert scene not in house.hass.data[SCENES].storage.facts["stories"]


async def test_a_question_is_never_shown_after_it_was_taken_back(
    house: House, family: Family, today: Day
) -> None:
    (ann,) = await family("Ann")
    scene = await add_scene(house, "leave_home", "upper", "Leaving")
    runner = runner_of(house, scene)
    ann.phone.signal.clear()
    question = new_question(Why(key="scene_left_stays"), within_s=60)
    runner.put(replace(runner.story, state=SceneState.ASKING, question=question))
    await ask(runner)
    await until(lambda: ann.phone.waiting, "it is on its way")
    withdraw(runner, question)
    await today.settles()
    ann.phone.signal.set()
    await until(lambda: ann.phone.heard, "it arrived")
    await ann.phone.asks_no_more()


# The action, for dashboards.


def entity_of(house: House, scene: str) -> str:
    """Return an entity that stands for a scene."""
    entry = er.async_get(house.hass).async_get_or_create(
        "sensor",
        DOMAIN,
        f"{scene}_anything",
        config_entry=house.entry,
        config_subentry_id=scene,
    )
    return entry.entity_id


async def answers(house: House, scene: str, answer: str, user_id: str | None) -> None:
    await house.hass.services.async_call(
        DOMAIN,
        "answer_scene",
        {"entity_id": entity_of(house, scene), "answer": answer},
        blocking=True,
        context=Context(user_id=user_id),
    )


async def test_a_person_answers_on_a_dashboard(house: House, family: Family) -> None:
    (ann,) = await family("Ann")
    scene = await everybody_left(house, ann)
    await answers(house, scene, "yes", ann.user.id)
    await house.shows("idle", "sensor", "state", "upper")
    with pytest.raises(ServiceValidationError, match="asks nothing now"):
        await answers(house, scene, "yes", ann.user.id)
    assert house.commands == ["zone.stop"]


async def test_an_automation_has_no_word_to_give(house: House, family: Family) -> None:
    (ann,) = await family("Ann")
    scene = await everybody_left(house, ann)
    with pytest.raises(ServiceValidationError, match="Only a person"):
        await answers(house, scene, "yes", None)
    machine = MockUser(system_generated=True).add_to_hass(house.hass)
    with pytest.raises(ServiceValidationError, match="Only a person"):
        await answers(house, scene, "yes", machine.id)
    await scene_is(house, scene, "asking")


async def test_an_answer_needs_a_scene(house: House) -> None:
    user = MockUser().add_to_hass(house.hass)
    with pytest.raises(ServiceValidationError, match="Nothing chosen here is a scene"):
        await house.hass.services.async_call(
            DOMAIN,
            "answer_scene",
            {"entity_id": house.entity("sensor", "state", "upper"), "answer": "yes"},
            blocking=True,
            context=Context(user_id=user.id),
        )


async def test_an_answer_after_the_questions_time_comes_too_late(
    house: House, family: Family
) -> None:
    (ann,) = await family("Ann")
    scene = await everybody_left(house, ann)
    runner = runner_of(house, scene)
    assert runner.story.question is not None
    over = dt_util.utcnow() - timedelta(seconds=1)
    runner.put(replace(runner.story, question=replace(runner.story.question, expires_at=over)))
    await ann.phone.asks("Turn it off?")
    await ann.phone.presses(OFF)
    assert house.commands == []
    with pytest.raises(ServiceValidationError, match="asks nothing now"):
        await answers(house, scene, "yes", ann.user.id)
