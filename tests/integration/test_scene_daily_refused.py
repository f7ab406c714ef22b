"""Ready every day, where something stands against it: said in words, tried again, never doubled."""

from datetime import timedelta
from typing import Any

import pytest
from homeassistant.core import Context

from custom_components.cooker.plans.keeper import PLANS
from custom_components.cooker.unsuitable import Unsuitable
from tests.integration.days import Day
from tests.integration.family import Family, Member, add_scene, runner_of, scene_is, why
from tests.integration.homeward import PREHEAT, sent, story, tell_the_days_time
from tests.integration.house import AtHome, House, until
from tests.integration.planning import clock, ready_at
from virtual_cooker import VirtualCooker


@pytest.fixture
async def house(
    oven: VirtualCooker, at_home: AtHome, today: Day, monkeypatch: pytest.MonkeyPatch
) -> House:
    tell_the_days_time(monkeypatch, today)
    house = await at_home(oven)
    today.cookers.append(oven)
    oven.panel.allow_remote_start()
    await house.shows("on", "binary_sensor", "remote_start")
    return house


@pytest.fixture
async def ann(family: Family) -> Member:
    (ann,) = await family("Ann")
    return ann


async def daily(house: House, at: str, **data: Any) -> str:  # noqa: ANN401
    said = {**PREHEAT, "at": at, **data}
    return await add_scene(house, "ready_every_day", "upper", "Breakfast", **said)


async def test_a_plan_that_somebody_made_is_not_doubled(
    house: House, ann: Member, today: Day
) -> None:
    await ready_at(house, "upper", "11:00:00", mode="bake", temperature=180, duration="00:19:00")
    scene = await daily(house, "10:00:00")
    with pytest.raises(Unsuitable) as refused:
        await runner_of(house, scene).arm(Context(user_id=ann.user.id))
    assert refused.value.key == "planned_already"
    assert why(house, scene) == "planned_already"
    assert len(tuple(house.hass.data[PLANS].book)) == 1


async def test_a_second_word_for_the_same_breakfast_is_refused(house: House, ann: Member) -> None:
    scene, annes = await daily(house, "10:00:00"), Context(user_id=ann.user.id)
    await runner_of(house, scene).arm(annes)
    await scene_is(house, scene, "armed")
    with pytest.raises(Unsuitable) as refused:
        await runner_of(house, scene).arm(annes)
    assert refused.value.key == "scene_runs_already"
    assert len(tuple(house.hass.data[PLANS].book)) == 1


async def test_a_program_that_is_there_no_more_is_told_at_once(house: House, ann: Member) -> None:
    scene = await daily(house, "10:00:00", program_id="gone")
    await scene_is(house, scene, "refused")
    assert why(house, scene) == "no_such_program"
    assert tuple(house.hass.data[PLANS].book) == ()


async def test_it_waits_for_the_next_of_its_days(house: House, ann: Member) -> None:
    """The day of the test is a Wednesday."""
    scene = await daily(house, "10:00:00", days=["fri"])
    await scene_is(house, scene, "watching")
    await runner_of(house, scene).arm(Context(user_id=ann.user.id))
    await scene_is(house, scene, "armed")
    assert story(house, scene).armed_until == clock(10) + timedelta(days=2)


async def test_a_plan_that_comes_to_nothing_ends_the_scene_with_its_reason(
    house: House, ann: Member, today: Day
) -> None:
    scene = await daily(house, "10:00:00")
    await runner_of(house, scene).arm(Context(user_id=ann.user.id))
    await scene_is(house, scene, "armed")
    house.cooker.panel.forbid_remote_start()
    await house.shows("off", "binary_sensor", "remote_start")
    await until(lambda: story(house, scene).state == "cancelled", "it gave up")
    assert why(house, scene) == "scene_remote_withdrawn"
    await house.shows("cancelled", "sensor", "plan", "upper")
    assert sent(house) == 0


async def test_trying_what_waits_for_a_word_tells_that_it_does(house: House, ann: Member) -> None:
    scene = await daily(house, "10:00:00", ask="armed")
    would = await runner_of(house, scene).simulate()
    assert would.state == "watching"
    keys = [one.key for one in would.whys]
    assert "scene_daily_would" in keys
    assert keys[-1] == "scene_not_armed"
    assert house.commands == []
