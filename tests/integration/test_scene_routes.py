"""How a way home is told: by two makes of phones, sensors of several units, a zone's name."""

from typing import Any

import pytest
from homeassistant.core import Context
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er

from custom_components.cooker.lib.cookery import Cadence, Habit
from custom_components.cooker.scenes.positions import fix, is_in
from custom_components.cooker.scenes.scene import STRAIGHT, Route
from tests.integration.days import Day
from tests.integration.family import HOME, Family, Member, runner_of, scene_is, why
from tests.integration.homeward import (
    arrives,
    asked,
    comes_closer,
    goes_out,
    is_at,
    is_off,
    knows,
    scenes_of,
    sent,
    story,
    tell_the_days_time,
)
from tests.integration.house import AtHome, House, until
from virtual_cooker import VirtualCooker

WAZE, WORK = "sensor.waze", "zone.work"
OFFICE = (HOME[0] + 0.4, HOME[1])


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


async def from_work(house: House, ann: Member, **data: Any) -> str:  # noqa: ANN401
    """Set up a scene for the way from work, where Ann is."""
    place = {"latitude": OFFICE[0], "longitude": OFFICE[1], "radius": 300}
    house.hass.states.async_set(WORK, "0", {**place, "friendly_name": "Work"})
    route = {"left_zone": WORK, "usual_s": 2400}
    scene = await arrives(house, ann, routes={ann.entity_id: route}, **data)
    await ann.phone.is_at(OFFICE)
    return scene


async def leaves_work(house: House, ann: Member, scene: str) -> None:
    await ann.phone.tell("update_location", {"location_name": "not_home"})
    await until(lambda: why(house, scene) == "scene_too_early", "it counts from there")


def kept(house: House, ann: Member) -> dict[str, Any]:
    """Return what is kept of Ann."""
    known: dict[str, Any] = scenes_of(house).storage.facts["people"][ann.entity_id]
    return known


async def test_how_often_a_phone_tells_follows_from_its_make(
    house: House, ann: Member, today: Day
) -> None:
    (entry,) = house.hass.config_entries.async_entries("mobile_app")
    for system, maker, cadence in (
        ("iOS", "Somebody", Cadence.IOS),
        ("OS", "Apple Inc.", Cadence.IOS),
        ("Android", "Somebody", Cadence.ANDROID),
    ):
        house.hass.config_entries.async_update_entry(entry, data={**entry.data, "os_name": system})
        dr.async_get(house.hass).async_update_device(ann.phone.device_id, manufacturer=maker)
        seen = fix(house.hass, ann.entity_id, STRAIGHT, today.stamp())
        assert seen is not None
        assert seen.cadence is cadence, (system, maker)


async def test_an_apple_account_tells_as_seldom_as_its_phone(
    house: House, ann: Member, today: Day
) -> None:
    registry = er.async_get(house.hass)
    watch = registry.async_get_or_create("device_tracker", "icloud", "watch").entity_id
    house.hass.states.async_set(ann.entity_id, "not_home", {"source": watch})
    seen = fix(house.hass, ann.entity_id, STRAIGHT, today.stamp())
    assert seen is not None
    assert seen.cadence is Cadence.IOS


async def test_a_travel_time_is_read_in_the_unit_in_which_the_sensor_tells_it(
    house: House, ann: Member, today: Day
) -> None:
    route = Route(travel_entity=WAZE)
    for says, unit, travel_s in (
        ("1800", "s", 1800),
        ("0.5", "h", 1800),
        ("30", "min", 1800),
        ("30", "km", None),
        ("soon", "min", None),
        ("-1", "min", None),
        ("unavailable", "min", None),
    ):
        house.hass.states.async_set(WAZE, says, {"unit_of_measurement": unit})
        seen = fix(house.hass, ann.entity_id, route, today.stamp())
        assert seen is not None
        assert seen.travel_s == travel_s, (says, unit)
    house.hass.states.async_set(WAZE, "30", {"unit_of_measurement": "min"})
    await today.passes(700)
    seen = fix(house.hass, ann.entity_id, route, today.stamp())
    assert seen is not None
    assert seen.travel_s is None, "told long ago, of another place"


async def test_without_a_place_for_home_the_house_itself_is_home(
    house: House, ann: Member, today: Day
) -> None:
    await is_at(ann, 5)
    house.hass.states.async_set("zone.home", "0", {"friendly_name": "Home"})
    seen = fix(house.hass, ann.entity_id, STRAIGHT, today.stamp())
    assert seen is not None
    assert seen.distance_m == pytest.approx(5000, rel=0.01)


async def test_of_somebody_whom_nobody_sees_nothing_is_known(
    house: House, ann: Member, today: Day
) -> None:
    scene = await arrives(house, ann)
    await goes_out(ann, today, 12)
    before = why(house, scene)
    house.hass.states.async_set(ann.entity_id, "unavailable")
    await house.hass.async_block_till_done()
    assert fix(house.hass, ann.entity_id, STRAIGHT, today.stamp()) is None
    assert is_in(house.hass, ann.entity_id, WORK) is None
    assert why(house, scene) == before
    assert sent(house) == 0


async def test_who_goes_back_to_work_did_not_go_home_and_that_is_learned(
    house: House, ann: Member, today: Day
) -> None:
    scene = await from_work(house, ann)
    await leaves_work(house, ann, scene)
    await today.passes(600)
    await ann.phone.is_at(OFFICE)
    await until(lambda: kept(house, ann)["left"] == {}, "she is there again")
    assert why(house, scene) == "scene_not_left"
    assert kept(house, ann)["zones"][WORK] == Habit(usual_s=2400).went_elsewhere().to_json()


async def test_going_back_to_work_takes_the_question_back(
    house: House, ann: Member, today: Day
) -> None:
    scene = await from_work(house, ann)
    await leaves_work(house, ann, scene)
    for _ in range(45):
        if story(house, scene).state == "asking":
            break
        await today.passes(60)
    await scene_is(house, scene, "asking")
    await ann.phone.is_at(OFFICE)
    await scene_is(house, scene, "cancelled")
    assert why(house, scene) == "scene_went_back"
    await ann.phone.asks_no_more()


async def test_with_a_habit_it_begins_by_itself_after_work_and_ends_where_she_goes_back(
    house: House, ann: Member, today: Day
) -> None:
    scene = await from_work(house, ann, ask="automatic")
    habit = Habit(usual_s=2400)
    for _ in range(8):
        habit = habit.came_home(2400)
    scenes_of(house).people._keep(ann.entity_id, "zones", WORK, habit.to_json())
    await leaves_work(house, ann, scene)
    would = await runner_of(house, scene).simulate()
    assert "scene_still_learning" not in [one.key for one in would.whys]
    for _ in range(45):
        if sent(house):
            break
        await today.passes(60)
    await scene_is(house, scene, "heating")
    assert ann.phone.screen == {}
    await ann.phone.is_at(OFFICE)
    await scene_is(house, scene, "cancelled")
    assert why(house, scene) == "scene_went_back"
    await is_off(house)


async def test_one_is_forgotten_and_the_other_is_not_and_a_removed_scene_leaves_the_other_its_eyes(
    house: House, family: Family, today: Day
) -> None:
    ann, bob = await family("Ann", "Bob")
    both = {"people": [ann.entity_id, bob.entity_id]}
    first, second = await arrives(house, ann, **both), await arrives(house, ann, **both)
    knows(house, ann)
    knows(house, bob)
    await runner_of(house, second).activate(Context(user_id=ann.user.id))
    await scene_is(house, second, "heating")
    starts = scenes_of(house).storage.facts["starts"]
    people = scenes_of(house).people
    people.forget(ann.entity_id)
    assert people.travel(ann.entity_id, STRAIGHT).count == 0
    assert people.travel(bob.entity_id, STRAIGHT).count == 6
    assert not any(ann.entity_id in one for one in starts.values())
    house.hass.config_entries.async_remove_subentry(house.entry, second)
    house.cooker.panel.stop("upper")
    await house.shows("idle", "sensor", "state", "upper")
    house.cooker.panel.allow_remote_start()
    await house.shows("on", "binary_sensor", "remote_start")
    await goes_out(bob, today, 12)
    await asked(house, ann, today, first)


async def test_of_two_the_one_at_home_makes_the_question_needless(
    house: House, family: Family, today: Day
) -> None:
    ann, bob = await family("Ann", "Bob")
    scene = await arrives(house, ann)
    await goes_out(bob, today, 30)
    km = await asked(house, ann, today, scene)
    await bob.comes_home()
    await is_at(ann, km - 0.5)
    await scene_is(house, scene, "cancelled")
    assert why(house, scene) == "scene_somebody_home"
    await ann.phone.asks_no_more()


async def test_trying_it_in_the_right_moment_says_that_only_a_word_is_missing(
    house: House, ann: Member, today: Day
) -> None:
    knows(house, ann)
    scene = await arrives(house, ann, ask="armed")
    await goes_out(ann, today, 12)
    await comes_closer(ann, today, 12, 2, until_so=lambda: why(house, scene) == "scene_not_armed")
    would = await runner_of(house, scene).simulate()
    keys = [one.key for one in would.whys]
    assert would.state == "watching"
    assert "scene_still_learning" not in keys
    assert keys[-1] == "scene_not_armed"


async def test_to_what_asks_a_word_from_the_way_says_yes(
    house: House, ann: Member, today: Day
) -> None:
    scene = await arrives(house, ann)
    km = await asked(house, ann, today, scene)
    await scenes_of(house).coming_home(Context(user_id=ann.user.id))
    assert why(house, scene) == "scene_agreed"
    await ann.phone.asks_no_more()
    await comes_closer(ann, today, km, 0.5, until_so=lambda: sent(house) > 0)
    await scene_is(house, scene, "heating")
    assert await scenes_of(house).coming_home(Context(user_id=ann.user.id)) == ()


async def test_a_scene_that_is_switched_off_follows_nobody(
    house: House, ann: Member, today: Day
) -> None:
    knows(house, ann)
    scene = await arrives(house, ann, ask="automatic")
    await runner_of(house, scene).switch(on=False)
    await goes_out(ann, today, 12)
    await comes_closer(ann, today, 12, 0.5)
    assert why(house, scene) == "scene_switched_off"
    assert await scenes_of(house).coming_home(Context(user_id=ann.user.id), 600) == ()
    assert sent(house) == 0


async def test_what_an_automation_asks_while_she_is_at_home_begins_at_once_on_a_yes(
    house: House, ann: Member
) -> None:
    scene = await arrives(house, ann)
    await runner_of(house, scene).activate(Context())
    await ann.phone.asks("Preheat")
    await ann.phone.presses("Yes")
    await scene_is(house, scene, "heating")
    assert sent(house) == 1


async def test_a_scene_for_nobody_says_so_and_begins_on_a_word_alone(
    house: House, ann: Member
) -> None:
    scene = await arrives(house, ann, people=[])
    would = await runner_of(house, scene).simulate()
    assert "scene_nobody_named" in [one.key for one in would.whys]
    await runner_of(house, scene).activate(Context())
    await scene_is(house, scene, "asking")
    await runner_of(house, scene).activate(Context(user_id=ann.user.id))
    await scene_is(house, scene, "heating")
    assert story(house, scene).person is None


async def test_a_program_that_is_there_no_more_is_refused_on_the_way(
    house: House, ann: Member, today: Day
) -> None:
    scene = await arrives(house, ann, program_id="gone")
    await goes_out(ann, today, 12)
    await scene_is(house, scene, "refused")
    assert ann.phone.screen == {}
