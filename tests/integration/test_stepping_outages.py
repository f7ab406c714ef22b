"""A program that Home Assistant holds: what becomes of it when either of the two fails."""

import pytest

from custom_components.cooker.lib.aiocooker import CookerError
from tests.integration.holding import (
    BAKE,
    GRILL,
    HOTTER,
    Kitchen,
    adjusted,
    back,
    down,
    kitchen,
    preheats,
    remaining_s,
)
from tests.integration.house import AtHome, until
from virtual_cooker import VirtualCooker

pytestmark = pytest.mark.usefixtures("talkative")


@pytest.fixture
async def me(toaster: VirtualCooker, at_home: AtHome) -> Kitchen:
    return await kitchen(await at_home(toaster), "cavity")


@pytest.mark.parametrize("stage", ["preheating", "preheated", "cooking"])
async def test_a_restart_in_any_stage_goes_on_with_it(
    toaster: VirtualCooker, me: Kitchen, stage: str
) -> None:
    await preheats(me)
    if stage != "preheating":
        await me.passes_until("preheated")
    if stage == "cooking":
        await me.press("acknowledge")
    await me.shows(stage)
    before = len(me.commands)
    await me.house.restart()
    await me.shows(stage)
    assert len(me.commands) == before, "nothing was asked again"
    assert me.attributes("program")["held_by"] == "home_assistant"

    if stage == "preheating":
        await me.passes_until("preheated")
    if stage != "cooking":
        await me.press("acknowledge")
    await me.passes(1300, stride_s=1300)
    await me.shows("finished")
    assert [command for command, _ in me.commands] == ["start", "adjust", "adjust"]
    assert me.events.count("preheated") == 1
    assert me.events[-1] == "finished"


async def test_what_became_hot_while_home_assistant_was_down_waits_for_its_food(
    toaster: VirtualCooker, me: Kitchen
) -> None:
    await preheats(me)
    await down(me)
    await toaster.clock.advance(400)
    await back(me)
    await me.shows("preheated")
    assert me.text == "Put the food in"
    assert remaining_s(toaster) == pytest.approx(1800, abs=5)


async def test_the_last_stage_ends_also_without_home_assistant(
    toaster: VirtualCooker, me: Kitchen
) -> None:
    await preheats(me)
    await me.passes_until("preheated")
    await me.press("acknowledge")
    await me.caught_up()
    await down(me)
    await toaster.clock.advance(1500)
    await back(me)
    await until(lambda: "finished" in me.events, "it is told late")
    assert me.attributes("cook", "event")["recovered"] is True
    await me.shows("finished")
    assert me.shown("needs_user", "binary_sensor") == "off"


async def test_a_stage_that_home_assistant_missed_is_asked_for_and_never_started_silently(
    toaster: VirtualCooker, me: Kitchen
) -> None:
    await me.starts(BAKE, HOTTER)
    await me.caught_up()
    await down(me)
    await toaster.clock.advance(900)
    assert not toaster.appliance.zones["cavity"].is_busy
    toaster.panel.allow_remote_start()
    await back(me)
    await me.shows("needs_user")
    assert "remote start button" in (me.text or "")
    assert len(me.stages) == 1
    assert "finished" not in me.events

    await me.press("acknowledge")
    await me.shows("cooking")
    assert me.stages[1]["target_c"] == 220
    assert me.stages[1]["duration_s"] == 300
    await me.passes(400, stride_s=400)
    await me.shows("finished")


async def test_a_dropped_line_at_the_end_of_a_stage_is_made_up_for(
    toaster: VirtualCooker, me: Kitchen
) -> None:
    await me.starts(BAKE, HOTTER)
    await me.passes(540, stride_s=540)
    await toaster.mishaps.drop_line()
    await me.shows("unavailable")
    await toaster.clock.advance(100)
    await me.shows("cooking")
    await until(lambda: len(adjusted(me)) == 1, "it was stepped")
    await me.caught_up()
    assert remaining_s(toaster) == pytest.approx(300, abs=5)


async def test_a_stage_whose_change_was_not_answered_is_not_changed_twice(
    toaster: VirtualCooker, me: Kitchen
) -> None:
    await me.starts(BAKE, HOTTER)
    await me.passes(540, stride_s=540)
    toaster.mishaps.lose_answers(1)
    await toaster.clock.advance(61)
    await until(lambda: len(adjusted(me)) == 1, "it was stepped")
    await toaster.mishaps.drop_line()
    await me.shows("unavailable")
    await me.shows("cooking")
    await me.caught_up()
    assert remaining_s(toaster) == pytest.approx(300, abs=5)
    assert len(adjusted(me)) == 1


async def test_home_assistant_that_goes_down_in_mid_step_takes_it_up_again(
    toaster: VirtualCooker, me: Kitchen
) -> None:
    await me.starts(BAKE, HOTTER)
    await me.passes(540, stride_s=540)
    toaster.mishaps.answer_late(5)
    await toaster.clock.advance(61)
    await until(lambda: len(adjusted(me)) == 1, "it was stepped")
    await down(me)
    await back(me)
    await me.shows("cooking")
    await me.caught_up()
    assert me.attributes("stage")["number"] == 2
    assert remaining_s(toaster) == pytest.approx(300, abs=5)
    assert len(adjusted(me)) == 1


async def test_a_word_while_the_line_is_down_is_refused_and_starts_nothing_later(
    toaster: VirtualCooker, me: Kitchen
) -> None:
    await me.starts(BAKE, GRILL)
    await me.passes(660, stride_s=660)
    await me.shows("needs_user")
    toaster.panel.allow_remote_start()
    await me.caught_up()
    await toaster.mishaps.drop_line()
    await me.shows("unavailable")
    starts = len(me.stages)
    with pytest.raises(CookerError):
        await me.house.entry.runtime_data.cooker.acknowledge("cavity")
    await me.shows("needs_user")
    await me.caught_up()
    assert len(me.stages) == starts
    await me.press("acknowledge")
    await me.shows("cooking")
    assert me.stages[-1]["mode"] == "grill"


async def test_a_start_on_its_way_when_home_assistant_dies_is_found_and_not_doubled(
    toaster: VirtualCooker, me: Kitchen
) -> None:
    toaster.mishaps.lose_answers(1)
    toaster.panel.allow_remote_start()
    starting = me.house.hass.async_create_task(me.starts(BAKE, HOTTER))
    await until(lambda: me.stages, "the oven got the start")
    await me.house.entry.runtime_data._memory.save()
    starting.cancel()
    await down(me)
    await back(me)
    await me.shows("cooking")
    assert me.attributes("program")["held_by"] == "home_assistant"
    await me.passes(580, stride_s=580)
    await me.passes(40, stride_s=10)
    assert me.attributes("stage")["number"] == 2
    assert len(me.stages) == 1


async def test_a_power_failure_ends_the_program(toaster: VirtualCooker, me: Kitchen) -> None:
    await preheats(me)
    await toaster.mishaps.power_loss(off_s=0.2)
    await me.shows("unavailable")
    await until(lambda: "interrupted" in me.events, "it was told")
    toaster.panel.allow_remote_start()
    await me.passes(300, stride_s=300)
    assert [command for command, _ in me.commands] == ["start"]
    assert me.shown("needs_user", "binary_sensor") == "off"


async def test_a_fault_ends_the_program(toaster: VirtualCooker, me: Kitchen) -> None:
    await preheats(me)
    toaster.mishaps.fault("E07", "Fan blocked")
    await me.shows("fault")
    toaster.mishaps.clear_fault()
    toaster.panel.allow_remote_start()
    await me.passes(300, stride_s=300)
    assert [command for command, _ in me.commands] == ["start"]
