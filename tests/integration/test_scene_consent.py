"""One word is one start: given by a person, before its time is over, while all is as it was."""

from datetime import timedelta

import pytest
from homeassistant.core import Context

from custom_components.cooker.scenes.arriving import THINKS_S
from custom_components.cooker.unsuitable import Unsuitable
from tests.integration.days import Day
from tests.integration.family import Family, Member, runner_of, scene_is, why
from tests.integration.homeward import (
    arrives,
    asked,
    comes_closer,
    goes_out,
    heats,
    is_at,
    knows,
    scenes_of,
    sent,
    story,
    tell_the_days_time,
)
from tests.integration.house import AtHome, House, until
from tests.integration.planning import clock
from virtual_cooker import VirtualCooker

YES = "Yes"


async def _allowed(house: House, cooker: VirtualCooker, today: Day) -> None:
    today.cookers.append(cooker)
    cooker.panel.allow_remote_start()
    await house.shows("on", "binary_sensor", "remote_start")


@pytest.fixture
async def house(
    oven: VirtualCooker, at_home: AtHome, today: Day, monkeypatch: pytest.MonkeyPatch
) -> House:
    tell_the_days_time(monkeypatch, today)
    house = await at_home(oven)
    await _allowed(house, oven, today)
    return house


@pytest.fixture
async def ann(family: Family) -> Member:
    (ann,) = await family("Ann")
    return ann


async def test_a_door_that_opens_voids_what_is_asked(house: House, ann: Member, today: Day) -> None:
    scene = await arrives(house, ann)
    await asked(house, ann, today, scene)
    question = story(house, scene).question
    assert question is not None
    house.cooker.panel.open_door("upper")
    await scene_is(house, scene, "cancelled")
    assert why(house, scene) == "scene_door_opened"
    await ann.phone.asks_no_more()
    assert not await runner_of(house, scene).answer(question.id, yes=True, context=None)
    assert sent(house) == 0


async def test_remote_start_that_is_withdrawn_voids_what_is_asked(
    house: House, ann: Member, today: Day
) -> None:
    scene = await arrives(house, ann)
    await asked(house, ann, today, scene)
    house.cooker.panel.forbid_remote_start()
    await scene_is(house, scene, "cancelled")
    assert why(house, scene) == "scene_remote_withdrawn"
    await ann.phone.asks_no_more()


async def test_somebody_else_who_cooks_ends_the_question(
    house: House, ann: Member, today: Day
) -> None:
    scene = await arrives(house, ann)
    await asked(house, ann, today, scene)
    house.cooker.panel.start("upper", "bake", 180, 1800, None)
    await scene_is(house, scene, "cancelled")
    assert why(house, scene) == "scene_somebody_cooks"


async def test_a_yes_is_used_once(house: House, ann: Member, today: Day) -> None:
    scene = await arrives(house, ann)
    await asked(house, ann, today, scene)
    action = ann.phone.action(YES)
    await ann.phone.says(action)
    await ann.phone.says(action)
    await today.passes(THINKS_S)
    await heats(house)
    house.cooker.panel.stop("upper")
    await scene_is(house, scene, "cancelled")
    await ann.phone.says(action)
    assert not await scenes_of(house).answer("forged", yes=True, context=None)
    await today.passes(60)
    assert sent(house) == 1


async def test_armed_for_today_it_begins_without_a_question(
    house: House, ann: Member, today: Day
) -> None:
    scene = await arrives(house, ann, ask="armed")
    runner = runner_of(house, scene)
    await runner.arm(Context(user_id=ann.user.id))
    assert story(house, scene).armed_until == clock(0) + timedelta(days=1)
    await goes_out(ann, today, 12)
    await comes_closer(ann, today, 12, 0.5, until_so=lambda: sent(house) > 0)
    await scene_is(house, scene, "heating")
    assert story(house, scene).armed_until is None
    assert ann.phone.screen == {}
    await house.shows("Ann", "sensor", "started_by", "upper") if house.find(
        "sensor", "started_by", "upper"
    ) else None


async def test_what_nobody_armed_does_not_begin_and_says_so(
    house: House, ann: Member, today: Day
) -> None:
    knows(house, ann)
    scene = await arrives(house, ann, ask="armed")
    await goes_out(ann, today, 12)
    await comes_closer(ann, today, 12, 2, until_so=lambda: why(house, scene) == "scene_not_armed")
    assert why(house, scene) == "scene_not_armed"
    assert sent(house) == 0
    assert ann.phone.screen == {}


async def test_what_was_armed_ends_with_the_day(house: House, ann: Member, today: Day) -> None:
    scene = await arrives(house, ann, ask="armed")
    await runner_of(house, scene).arm(Context(user_id=ann.user.id))
    await today.jumps((clock(0) + timedelta(days=1, seconds=1) - today.now).total_seconds())
    await until(lambda: story(house, scene).armed_until is None, "it is over")


async def test_what_was_armed_ends_with_its_window(house: House, ann: Member, today: Day) -> None:
    scene = await arrives(house, ann, ask="armed", begins="07:00:00", ends="10:00:00")
    await runner_of(house, scene).arm(Context(user_id=ann.user.id))
    assert story(house, scene).armed_until == clock(10)


@pytest.mark.parametrize("hand", ["open_door", "forbid_remote_start"])
async def test_a_hand_at_the_appliance_ends_what_was_armed(
    house: House, ann: Member, today: Day, hand: str
) -> None:
    scene = await arrives(house, ann, ask="armed")
    await runner_of(house, scene).arm(Context(user_id=ann.user.id))
    panel = house.cooker.panel
    panel.open_door("upper") if hand == "open_door" else panel.forbid_remote_start()
    await scene_is(house, scene, "cancelled")
    assert story(house, scene).armed_until is None


async def test_allowing_remote_start_at_the_appliance_arms_what_waits_for_that(
    house: House, ann: Member, today: Day
) -> None:
    scene = await arrives(house, ann, ask="armed")
    house.cooker.panel.forbid_remote_start()
    await house.shows("off", "binary_sensor", "remote_start")
    house.cooker.panel.allow_remote_start()
    await scene_is(house, scene, "armed")
    assert why(house, scene) == "scene_armed_at_appliance"


async def test_an_automation_has_no_word_to_give(house: House, ann: Member) -> None:
    scene = await arrives(house, ann)
    with pytest.raises(Unsuitable) as refused:
        await runner_of(house, scene).arm(Context())
    assert refused.value.key == "scene_arm_needs_person"
    assert story(house, scene).armed_until is None


async def test_activated_by_a_person_it_begins_now_and_by_an_automation_it_asks(
    house: House, ann: Member, today: Day
) -> None:
    scene = await arrives(house, ann)
    runner = runner_of(house, scene)
    await runner.activate(Context())
    await scene_is(house, scene, "asking")
    assert sent(house) == 0
    await runner.activate(Context(user_id=ann.user.id))
    await scene_is(house, scene, "heating")
    assert sent(house) == 1
    with pytest.raises(Unsuitable):
        await runner.activate(Context(user_id=ann.user.id))


async def test_switched_off_it_asks_no_more_and_what_heats_goes_on(
    house: House, ann: Member, today: Day
) -> None:
    scene = await arrives(house, ann)
    await asked(house, ann, today, scene)
    runner = runner_of(house, scene)
    await runner.switch(on=False)
    await ann.phone.asks_no_more()
    assert why(house, scene) == "scene_switched_off"
    await runner.switch(on=True)
    await runner.activate(Context(user_id=ann.user.id))
    await scene_is(house, scene, "heating")
    await runner.switch(on=False)
    await today.passes(60)
    assert house.cooker.appliance.zones["upper"].is_cooking
    assert story(house, scene).state == "heating"


async def restarted(house: House) -> None:
    """Restart Home Assistant: the scenes are read anew from what was written."""
    scenes = scenes_of(house)
    assert await house.hass.config_entries.async_unload(house.entry.entry_id)
    await scenes.storage.save()
    scenes.storage.facts = {**scenes.storage.facts, "stories": {}}
    await scenes.storage.load()
    assert await house.hass.config_entries.async_setup(house.entry.entry_id)
    await house.hass.async_block_till_done()


async def test_a_restart_while_asking_changes_nothing(
    house: House, ann: Member, today: Day
) -> None:
    scene = await arrives(house, ann)
    await asked(house, ann, today, scene)
    await restarted(house)
    await scene_is(house, scene, "asking")
    await ann.phone.presses(YES)
    await today.passes(THINKS_S)
    await scene_is(house, scene, "heating")
    assert sent(house) == 1


async def test_a_question_that_ran_out_during_a_restart_is_no_consent(
    house: House, ann: Member, today: Day
) -> None:
    scene = await arrives(house, ann)
    await asked(house, ann, today, scene)
    action = ann.phone.action(YES)
    assert await house.hass.config_entries.async_unload(house.entry.entry_id)
    await today.jumps(3600)
    assert await house.hass.config_entries.async_setup(house.entry.entry_id)
    await until(lambda: story(house, scene).question is None, "it is over")
    await ann.phone.says(action)
    assert sent(house) == 0


async def test_a_door_that_opened_during_a_restart_voids_the_yes(
    house: House, ann: Member, today: Day
) -> None:
    scene = await arrives(house, ann)
    await asked(house, ann, today, scene)
    assert await house.hass.config_entries.async_unload(house.entry.entry_id)
    house.cooker.panel.open_door("upper")
    house.cooker.panel.close_door("upper")
    assert await house.hass.config_entries.async_setup(house.entry.entry_id)
    await scene_is(house, scene, "asking")
    await ann.phone.presses(YES)
    await today.passes(THINKS_S)
    await scene_is(house, scene, "cancelled")
    assert why(house, scene) == "scene_changed_meanwhile"
    assert sent(house) == 0


async def test_a_restart_while_armed_changes_nothing(house: House, ann: Member, today: Day) -> None:
    scene = await arrives(house, ann, ask="armed")
    await runner_of(house, scene).arm(Context(user_id=ann.user.id))
    await restarted(house)
    await scene_is(house, scene, "armed")
    await goes_out(ann, today, 12)
    await comes_closer(ann, today, 12, 0.5, until_so=lambda: sent(house) > 0)
    await scene_is(house, scene, "heating")


async def test_a_restart_while_it_heats_follows_it_to_the_end(
    house: House, ann: Member, today: Day
) -> None:
    scene = await arrives(house, ann)
    km = await asked(house, ann, today, scene)
    await ann.phone.presses(YES)
    await today.passes(THINKS_S)
    await scene_is(house, scene, "heating")
    await restarted(house)
    await scene_is(house, scene, "heating")
    await comes_closer(ann, today, km, 0.4)
    await ann.comes_home()
    await today.passes(900)
    await scene_is(house, scene, "ready")
    assert sent(house) == 1


async def test_what_ended_during_a_restart_is_read_back_and_not_begun_again(
    house: House, ann: Member, today: Day
) -> None:
    scene = await arrives(house, ann)
    await asked(house, ann, today, scene)
    await ann.phone.presses(YES)
    await today.passes(THINKS_S)
    await scene_is(house, scene, "heating")
    assert await house.hass.config_entries.async_unload(house.entry.entry_id)
    house.cooker.panel.stop("upper")
    await today.jumps(120)
    assert await house.hass.config_entries.async_setup(house.entry.entry_id)
    await today.passes(120)
    await scene_is(house, scene, "cancelled")
    assert sent(house) == 1


async def test_a_start_whose_answer_is_lost_is_read_back(
    house: House, ann: Member, today: Day
) -> None:
    scene = await arrives(house, ann)
    await asked(house, ann, today, scene)
    house.cooker.mishaps.lose_answers()
    await ann.phone.presses(YES)
    await today.passes(THINKS_S + 60, step_s=5)
    await scene_is(house, scene, "heating")
    events = [one.type.value for one in house.cooker.appliance.events.kept]
    assert events.count("cook_started") == 1


async def test_who_says_yes_and_turns_away_before_it_begins_heats_nothing(
    house: House, ann: Member, today: Day
) -> None:
    scene = await arrives(house, ann)
    km = await asked(house, ann, today, scene)
    await ann.phone.presses(YES)
    await scene_is(house, scene, "armed")
    assert sent(house) == 0, "it was asked two minutes early"
    await is_at(ann, km + 4)
    await scene_is(house, scene, "cancelled")
    assert why(house, scene) == "scene_turned_away"
    await today.passes(THINKS_S + 60)
    assert sent(house) == 0


async def test_a_restart_between_a_yes_and_the_start_changes_nothing(
    house: House, ann: Member, today: Day
) -> None:
    scene = await arrives(house, ann)
    await asked(house, ann, today, scene)
    await ann.phone.presses(YES)
    await scene_is(house, scene, "armed")
    await restarted(house)
    await today.passes(THINKS_S)
    await scene_is(house, scene, "heating")
    assert sent(house) == 1
