"""Hands busy: what comes between a cook's end and somebody who has a hand free."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from aiocooker.model import Range, ZoneCapabilities
from aiocooker.program import CookingMode
from homeassistant.core import Context, ServiceCall

from custom_components.cooker.lib.aiocooker import EventType
from custom_components.cooker.scenes.keeper import SCENES
from custom_components.cooker.scenes.story import SceneState, Story
from tests.integration.bathing import DOOR, bakes, bath, holds, spoken
from tests.integration.days import Day
from tests.integration.family import Family, runner_of, scene_is, why
from tests.integration.house import Appliance, AtHome, House
from tests.integration.planning import notes, starts
from virtual_cooker.firmware.control import ModeControl, Model
from virtual_cooker.models.oven import oven as virtual_oven


async def grills(house: House) -> None:
    """Grill for five minutes: too hot a mode to go on as a hold."""
    house.cooker.panel.start("upper", "grill", 250, 300, None)
    await house.shows("preheating", "sensor", "state", "upper")


def as_it_beeps(house: House, *acts: Callable[[], object]) -> None:
    """Do things at the oven in the moment in which it tells that it is done."""

    def told(event: Any) -> None:  # noqa: ANN401 - the integration has its own copy of the class
        if event.type == EventType.FINISHED:
            for act in acts:
                act()

    house.entry.runtime_data.subscribe_events(told)


async def test_who_allows_remote_start_as_it_beeps_has_it_kept_warm_by_the_ovens_own_mode(
    house: House, today: Day, speaker: list[ServiceCall], somebody: Context
) -> None:
    as_it_beeps(house, house.cooker.panel.allow_remote_start)
    scene = await bath(house)
    await grills(house)
    await runner_of(house, scene).activate(somebody)
    await today.passes(330, step_s=10)
    await scene_is(house, scene, "holding")
    (started,) = starts(house)
    (stage,) = started.params["program"]["stages"]
    assert (stage["mode"], stage["target_c"]) == ("keep_warm", 65)
    assert speaker == []
    await today.passes(900)
    assert "is done and keeps the food warm" in spoken(speaker)[0]


async def test_a_start_whose_answer_is_lost_is_seen_by_what_the_oven_does(
    house: House, today: Day, speaker: list[ServiceCall], somebody: Context
) -> None:
    panel, mishaps = house.cooker.panel, house.cooker.mishaps
    as_it_beeps(house, panel.allow_remote_start, mishaps.lose_answers)
    scene = await bath(house)
    await grills(house)
    await runner_of(house, scene).activate(somebody)
    await today.passes(400, step_s=10)
    await scene_is(house, scene, "holding")
    assert len({one.params["command_id"] for one in starts(house)}) == 1
    assert house.cooker.appliance.zones["upper"].is_cooking
    assert speaker == []


async def test_a_start_that_a_crash_kept_from_being_sent_is_told_of_once_that_is_certain(
    house: House, today: Day, speaker: list[ServiceCall], somebody: Context
) -> None:
    scene = await bath(house)
    await grills(house)
    runner = runner_of(house, scene)
    await runner.activate(somebody)
    await today.passes(330, step_s=10)
    await scene_is(house, scene, "ready")
    begun = replace(runner.story, state=SceneState.STARTING, command_id="never sent")
    heard = len(speaker)
    await crashes(house, scene, begun)
    await scene_is(house, scene, "starting")
    await today.passes(60, step_s=10)
    await scene_is(house, scene, "ready")
    assert "does not keep the food warm" in spoken(speaker[heard:])[0]
    assert not house.cooker.appliance.zones["upper"].is_cooking


async def crashes(house: House, scene: str, story: Story) -> None:
    """Let Home Assistant come back and find a story on its disk."""
    assert await house.hass.config_entries.async_unload(house.entry.entry_id)
    house.hass.data[SCENES].storage.note(scene, story)
    assert await house.hass.config_entries.async_setup(house.entry.entry_id)


async def test_a_slow_answer_changes_nothing_of_what_the_oven_shows(
    house: House, today: Day, somebody: Context
) -> None:
    scene = await bath(house)
    await bakes(house)
    await runner_of(house, scene).activate(somebody)
    await today.passes(260, step_s=10)
    house.cooker.mishaps.answer_late(3)
    await today.passes(60, step_s=5)
    await scene_is(house, scene, "holding")
    assert len(holds(house)) == 1


async def test_a_crash_before_the_hold_was_sent_leaves_the_cook_and_its_end_to_the_scene(
    house: House, today: Day, somebody: Context
) -> None:
    """It was remembered and not sent: the oven bakes on, and shows no hold for 45 seconds."""
    scene = await bath(house, busy_s=3600)
    await bakes(house, minutes=10)
    runner = runner_of(house, scene)
    await runner.activate(somebody)
    await today.passes(60)
    await crashes(house, scene, replace(runner.story, state=SceneState.STARTING))
    await scene_is(house, scene, "starting")
    await today.passes(60, step_s=10)
    await scene_is(house, scene, "watching")
    assert holds(house) == []
    await today.passes(480, step_s=10)
    await scene_is(house, scene, "holding")
    assert len(holds(house)) == 1


async def test_busy_again_or_switched_off_what_is_kept_warm_stays_so(
    house: House, today: Day, speaker: list[ServiceCall], somebody: Context
) -> None:
    scene = await bath(house)
    await bakes(house)
    runner = runner_of(house, scene)
    await runner.activate(somebody)
    await today.passes(330, step_s=10)
    await scene_is(house, scene, "holding")
    kept = why(house, scene)
    await runner.activate(somebody)
    assert (runner.story.state, why(house, scene)) == ("holding", kept)
    await runner.switch(on=False)
    assert len(spoken(speaker)) == 1, "who is busy no more hears what is owed"
    assert (runner.story.state, why(house, scene)) == ("holding", kept)
    assert house.cooker.appliance.zones["upper"].is_cooking


async def test_free_hands_are_told_nothing_again(
    house: House, today: Day, speaker: list[ServiceCall], somebody: Context
) -> None:
    scene = await bath(house)
    await house.hass.data[SCENES].busy(somebody, 0)
    await scene_is(house, scene, "idle")
    assert (speaker, notes(house)) == ([], {})


async def test_what_happens_in_the_other_cavity_is_none_of_its_business(
    house: House, today: Day, speaker: list[ServiceCall], somebody: Context
) -> None:
    scene = await bath(house)
    await runner_of(house, scene).activate(somebody)
    await bakes(house, zone="lower")
    await today.passes(330, step_s=10)
    await house.shows("finished", "sensor", "state", "lower")
    await scene_is(house, scene, "watching")
    await today.passes(600)
    assert speaker == []


async def test_a_sensor_that_was_not_there_before_makes_nobody_busy(
    house: House, today: Day
) -> None:
    """At the start of Home Assistant a door that was open all the time opens for nobody."""
    scene = await bath(house, entity_id=DOOR, ask="automatic")
    house.hass.states.async_set(DOOR, "on")
    await today.passes(60)
    await scene_is(house, scene, "idle")


# The question.


async def asks(house: House, today: Day) -> str:
    """Have a bath that only a sensor tells of; return the scene that asks."""
    scene = await bath(house, entity_id=DOOR, speaker=None)
    house.hass.states.async_set(DOOR, "off")
    await bakes(house, minutes=10)
    house.hass.states.async_set(DOOR, "on")
    await today.passes(5, step_s=5)
    await scene_is(house, scene, "asking")
    return scene


async def test_arming_while_it_asks_says_yes_and_once_more_changes_nothing(
    house: House, family: Family, today: Day
) -> None:
    (ann,) = await family("Ann")
    scene = await asks(house, today)
    runner = runner_of(house, scene)
    assert not await runner.answer("made up", yes=True, context=None)
    await ann.phone.asks("keep what is done warm at 65 °C?")
    for _ in range(2):
        await runner.arm(Context(user_id=ann.user.id))
        await scene_is(house, scene, "watching")
    await ann.phone.asks_no_more()
    await today.passes(630, step_s=10)
    await scene_is(house, scene, "holding")


async def test_a_question_that_nobody_answers_ends_with_the_bath(
    house: House, family: Family, today: Day
) -> None:
    (ann,) = await family("Ann")
    scene = await asks(house, today)
    await ann.phone.asks("keep what is done warm at 65 °C?")
    await today.passes(930)
    await scene_is(house, scene, "idle")
    await ann.phone.asks_no_more()
    assert holds(house) == []


async def test_a_restart_asks_again_also_in_words_that_have_changed(
    house: House, family: Family, today: Day
) -> None:
    """A question kept from before an update may lack what its sentence names now."""
    (ann,) = await family("Ann")
    scene = await asks(house, today)
    story = runner_of(house, scene).story
    question = story.question
    assert question is not None
    old = replace(question, why=replace(question.why, said={}))
    await crashes(house, scene, replace(story, question=old))
    await ann.phone.asks("keep what is done warm at …?")
    await ann.phone.presses("Yes")
    await scene_is(house, scene, "watching")


async def test_a_busy_time_that_cannot_be_read_is_none_and_its_question_ends_in_its_own_time(
    house: House, family: Family, today: Day
) -> None:
    (ann,) = await family("Ann")
    scene = await asks(house, today)
    facts = house.hass.data[SCENES].storage.facts["busy"]
    story = runner_of(house, scene).story
    facts[scene] = {"until": facts[scene]["until"]}
    await crashes(house, scene, story)
    await ann.phone.asks("keep what is done warm at 65 °C?")
    await today.passes(930)
    await scene_is(house, scene, "idle")
    await ann.phone.asks_no_more()
    assert holds(house) == []


# What it would do.


async def test_what_it_would_do_depends_on_what_the_oven_does_now(house: House, today: Day) -> None:
    gone = await bath(house, zone="attic")
    seen = await runner_of(house, gone).simulate()
    assert (seen.state, seen.whys[0].key) == ("refused", "scene_zone_gone")
    runner = runner_of(house, await bath(house, hold_c=72))
    await bakes(house)
    seen = await runner.simulate()
    assert (seen.state, seen.whys[0].said) == ("holding", {"temperature": "75 °C"})
    house.cooker.panel.pause("upper")
    await house.shows("paused", "sensor", "state", "upper")
    seen = await runner.simulate()
    assert (seen.state, seen.whys[0].key) == ("holding", "scene_busy_would_hold_at")
    assert seen.whys[0].said == {"temperature": "75 °C"}
    assert house.commands == []


def other_oven(warm_c: Range | None) -> Model:
    """Return an oven whose mode to keep warm has other temperatures, or sets its own."""

    def other(can: ZoneCapabilities) -> ZoneCapabilities:
        kept = (one for one in can.modes if one.mode != CookingMode.KEEP_WARM)
        (warm,) = (one for one in can.modes if one.mode == CookingMode.KEEP_WARM)
        return replace(can, modes=(*kept, replace(warm, temperature_c=warm_c)))

    model = virtual_oven().with_zone("upper", other)
    upper = model.zones["upper"]
    control = ModeControl(fixed_c=None if warm_c else 70)
    upper = replace(upper, controls={**upper.controls, CookingMode.KEEP_WARM: control})
    return replace(model, zones={**model.zones, "upper": upper})


async def test_a_mode_that_sets_its_own_temperature_keeps_warm_without_one(
    appliance: Appliance, at_home: AtHome, today: Day, somebody: Context
) -> None:
    house = await at_home(await appliance(other_oven(None)))
    today.cookers.append(house.cooker)
    as_it_beeps(house, house.cooker.panel.allow_remote_start)
    scene = await bath(house)
    seen = await runner_of(house, scene).simulate()
    assert (seen.state, seen.whys[0].key) == ("holding", "scene_busy_would_hold")
    await grills(house)
    await runner_of(house, scene).activate(somebody)
    await today.passes(330, step_s=10)
    await scene_is(house, scene, "holding")
    assert why(house, scene) == "scene_busy_holds"
    (stage,) = starts(house)[0].params["program"]["stages"]
    assert (stage["mode"], stage.get("target_c")) == ("keep_warm", None)


async def test_a_mode_that_keeps_food_only_lukewarm_is_not_used(
    appliance: Appliance, at_home: AtHome
) -> None:
    """Below 63 °C it would keep alive what spoils food."""
    house = await at_home(await appliance(other_oven(Range(min=40, max=60, step=5, default=50))))
    scene = await bath(house)
    seen = await runner_of(house, scene).simulate()
    assert (seen.state, seen.whys[0].key) == ("ready", "scene_busy_would_stay")


# Who speaks.


async def test_what_cannot_speak_is_made_up_for_in_home_assistant(
    house: House, today: Day, somebody: Context
) -> None:
    """A player needs a voice, and a lamp is no speaker."""
    for speaker in ("media_player.bathroom", "light.bathroom"):
        house.hass.states.async_set(speaker, "idle")
        scene = await bath(house, speaker=speaker)
        house.cooker.panel.start("upper", "bake", 180, 300, None)
        await runner_of(house, scene).activate(somebody)
        await today.passes(330, step_s=10)
        await scene_is(house, scene, "holding")
        await house.hass.data[SCENES].busy(somebody, 0)
        await house.hass.async_block_till_done()
        told = f"cooker_scene_{scene}_told"
        assert "is done and keeps the food warm" in notes(house)[told]
        house.cooker.panel.stop("upper")
        house.hass.config_entries.async_remove_subentry(house.entry, scene)
