"""Ready every day: a plan for each day, once somebody agreed."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from homeassistant.core import Context, HomeAssistant

from custom_components.cooker.plans.keeper import PLANS
from custom_components.cooker.plans.plan import Plan
from custom_components.cooker.unsuitable import Unsuitable
from tests.integration.days import Day, day
from tests.integration.family import Family, Member, add_scene, runner_of, scene_is, why
from tests.integration.homeward import PREHEAT, scenes_of, sent, story, tell_the_days_time
from tests.integration.house import AtHome, House, until
from tests.integration.planning import clock
from virtual_cooker import VirtualCooker

PORRIDGE: dict[str, Any] = {
    "do": "start",
    "mode": "porridge",
    "target_c": None,
    "duration_s": 2400,
}


async def _house(
    cooker: VirtualCooker, at_home: AtHome, today: Day, monkeypatch: pytest.MonkeyPatch
) -> House:
    tell_the_days_time(monkeypatch, today)
    house = await at_home(cooker)
    today.cookers.append(cooker)
    return house


@pytest.fixture
async def house(
    oven: VirtualCooker, at_home: AtHome, today: Day, monkeypatch: pytest.MonkeyPatch
) -> House:
    house = await _house(oven, at_home, today, monkeypatch)
    oven.panel.allow_remote_start()
    await house.shows("on", "binary_sensor", "remote_start")
    return house


@pytest.fixture
async def pot(
    rice_cooker: VirtualCooker, at_home: AtHome, today: Day, monkeypatch: pytest.MonkeyPatch
) -> House:
    return await _house(rice_cooker, at_home, today, monkeypatch)


async def loads(house: House) -> None:
    panel = house.cooker.panel
    panel.open_door("pot")
    await house.shows("on", "binary_sensor", "door", "pot")
    panel.put_food("pot", 0.3, 18.0)
    panel.close_door("pot")
    panel.allow_remote_start()
    await house.shows("on", "binary_sensor", "remote_start")


@pytest.fixture
async def ann(family: Family) -> Member:
    (ann,) = await family("Ann")
    return ann


async def daily(house: House, at: str, zone: str = "upper", **data: object) -> str:
    said = {**PREHEAT, "at": at, **data}
    return await add_scene(house, "ready_every_day", zone, "Breakfast", **said)


async def asked(house: House, scene: str, today: Day) -> None:
    while story(house, scene).state != "asking":
        assert today.now < clock(10)
        await today.passes(59, step_s=59)


def plans(house: House) -> tuple[Plan, ...]:
    return tuple(house.hass.data[PLANS].book)


async def test_somebody_is_asked_in_time_and_the_oven_is_hot_at_that_time(
    house: House, ann: Member, today: Day
) -> None:
    scene = await daily(house, "10:00:00")
    await scene_is(house, scene, "watching")
    assert why(house, scene) == "scene_daily_waits"
    await today.comes(clock(9), step_s=59)
    assert ann.phone.screen == {}
    await asked(house, scene, today)
    await ann.phone.asks("is to be hot at 10:00")
    await ann.phone.presses("Yes")
    await scene_is(house, scene, "armed")
    (plan,) = plans(house)
    assert today.now < plan.start_at < clock(9, 55)
    await today.comes(clock(10, 2))
    await scene_is(house, scene, "ready")
    assert house.shown("sensor", "state", "upper") == "preheated"
    assert sent(house) == 1


async def test_an_oven_that_may_begin_by_itself_does_so_each_day(
    house: House, ann: Member, today: Day
) -> None:
    scene = await daily(house, "10:00:00", ask="automatic")
    await today.comes(clock(10, 2), step_s=45)
    await scene_is(house, scene, "ready")
    house.cooker.panel.stop("upper")
    await scene_is(house, scene, "cancelled")
    await today.passes(180)
    assert sent(house) == 1
    house.cooker.panel.allow_remote_start()
    tomorrow = clock(9, 30) + timedelta(days=1)
    await today.jumps((tomorrow - today.now).total_seconds())
    await today.comes(clock(10, 2), step_s=45)
    await until(lambda: sent(house) == 2, "it began again")
    assert ann.phone.screen == {}


async def test_no_means_not_this_day(house: House, ann: Member, today: Day) -> None:
    scene = await daily(house, "10:00:00")
    await asked(house, scene, today)
    await ann.phone.presses("Not today")
    await scene_is(house, scene, "cancelled")
    await today.comes(clock(10, 10), step_s=59)
    assert plans(house) == ()
    assert sent(house) == 0


async def test_armed_it_is_planned_at_once_and_a_cooker_that_can_holds_it_itself(
    pot: House, ann: Member, today: Day
) -> None:
    scene = await daily(pot, "09:30:00", "pot", **PORRIDGE)
    await loads(pot)
    await runner_of(pot, scene).arm(Context(user_id=ann.user.id))
    await scene_is(pot, scene, "armed")
    await pot.shows("scheduled_on_device", "sensor", "plan", "pot")
    await today.comes(clock(9, 0), step_s=59)
    await scene_is(pot, scene, "heating")
    await today.comes(clock(9, 32), step_s=59)
    await until(lambda: why(pot, scene) in {"scene_done", "scene_daily_waits"}, "it is done")
    assert sent(pot) == 1


async def test_opening_the_lid_ends_what_was_armed(pot: House, ann: Member, today: Day) -> None:
    scene = await daily(pot, "09:30:00", "pot", **PORRIDGE)
    await loads(pot)
    await runner_of(pot, scene).arm(Context(user_id=ann.user.id))
    await pot.shows("scheduled_on_device", "sensor", "plan", "pot")
    pot.cooker.panel.open_door("pot")
    await scene_is(pot, scene, "cancelled")
    await pot.shows("cancelled", "sensor", "plan", "pot")
    await today.comes(clock(9, 32), step_s=59)
    assert not pot.cooker.appliance.zones["pot"].is_cooking


async def test_perishable_food_does_not_wait_over_night(
    pot: House, ann: Member, today: Day
) -> None:
    """The refusal names what would work."""
    scene = await daily(pot, "07:00:00", "pot", **PORRIDGE)
    await loads(pot)
    with pytest.raises(Unsuitable) as refused:
        await runner_of(pot, scene).arm(Context(user_id=ann.user.id))
    assert refused.value.key == "food_waits_too_long"
    assert why(pot, scene) == "food_waits_too_long"
    assert plans(pot) == ()


async def test_what_does_not_spoil_does(pot: House, ann: Member, today: Day) -> None:
    scene = await daily(pot, "07:00:00", "pot", **PORRIDGE, perishable=False)
    await runner_of(pot, scene).arm(Context(user_id=ann.user.id))
    await scene_is(pot, scene, "armed")
    (plan,) = plans(pot)
    assert plan.ready_at == clock(7) + timedelta(days=1)


async def test_a_plan_of_a_scene_survives_a_restart(house: House, ann: Member, today: Day) -> None:
    scene = await daily(house, "10:00:00")
    await asked(house, scene, today)
    await ann.phone.presses("Yes")
    await scene_is(house, scene, "armed")
    scenes = scenes_of(house)
    assert await house.hass.config_entries.async_unload(house.entry.entry_id)
    await scenes.storage.save()
    await scenes.storage.load()
    assert await house.hass.config_entries.async_setup(house.entry.entry_id)
    await scene_is(house, scene, "armed")
    await today.comes(clock(10, 2))
    await scene_is(house, scene, "ready")
    assert sent(house) == 1


async def test_switching_it_off_calls_its_plan_off(house: House, ann: Member, today: Day) -> None:
    scene = await daily(house, "10:00:00")
    runner = runner_of(house, scene)
    await runner.arm(Context(user_id=ann.user.id))
    await scene_is(house, scene, "armed")
    await runner.switch(on=False)
    await house.shows("cancelled", "sensor", "plan", "upper")
    await today.comes(clock(10, 2), step_s=59)
    assert sent(house) == 0


async def test_a_rice_cooker_is_only_set(pot: House, ann: Member, today: Day) -> None:
    said = {"do": "get_ready", "mode": "rice", "target_c": None, "duration_s": 2400}
    scene = await daily(pot, "10:00:00", "pot", ask="automatic", **said)
    await today.comes(clock(10, 1), step_s=59)
    await scene_is(pot, scene, "ready")
    assert pot.shown("select", "mode", "pot") == "rice"
    assert sent(pot) == 0


async def test_trying_it_tells_when_it_has_to_begin(house: House, ann: Member) -> None:
    scene = await daily(house, "10:00:00")
    would = await runner_of(house, scene).simulate()
    assert would.state == "watching"
    (said,) = [one for one in would.whys if one.key == "scene_daily_would"]
    assert said.said["time"] == "10:00"
    assert said.said["begins"] < "10:00"
    assert house.commands == []


@pytest.mark.parametrize(
    "night",
    [(datetime(2026, 10, 25, tzinfo=UTC), 6), (datetime(2027, 3, 28, tzinfo=UTC), 5)],
)
async def test_on_the_day_on_which_clocks_change_it_is_ready_by_the_clock_on_the_wall(
    hass: HomeAssistant,
    oven: VirtualCooker,
    at_home: AtHome,
    monkeypatch: pytest.MonkeyPatch,
    night: tuple[datetime, int],
) -> None:
    """The night before was summer time, or winter time."""
    begins, hour_utc = night
    await hass.config.async_set_time_zone("Europe/Amsterdam")
    with day(hass, monkeypatch, begins) as one:
        tell_the_days_time(monkeypatch, one)
        house = await at_home(oven)
        one.cookers.append(oven)
        oven.panel.allow_remote_start()
        await house.shows("on", "binary_sensor", "remote_start")
        scene = await daily(house, "07:30:00", ask="automatic")
        await one.comes(begins.replace(hour=hour_utc, minute=32), step_s=59)
        await scene_is(house, scene, "ready")
        (plan,) = plans(house)
        cooks = timedelta(seconds=PREHEAT["duration_s"])
        assert plan.ready_at == begins.replace(hour=hour_utc, minute=30) + cooks
