"""Leave home: the question and its time outlive restarts of Home Assistant."""

from datetime import timedelta

import pytest
from homeassistant.util import dt as dt_util

from custom_components.cooker.scenes.keeper import SCENES
from tests.integration.days import Day
from tests.integration.family import Family, runner_of, scene_is
from tests.integration.house import House
from tests.integration.leaving import TURN_OFF, bakes, guard, is_off


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
