"""At the door, and after: who came home is asked once, who moved out or was taken away no more."""

from datetime import timedelta
from typing import Any

import pytest
from homeassistant.core import Context

from custom_components.cooker.scenes.arriving import THINKS_S
from tests.integration.days import Day
from tests.integration.family import Family, Member, add_scene, runner_of, scene_is, why
from tests.integration.homeward import (
    PREHEAT,
    arrives,
    asked,
    scenes_of,
    sent,
    story,
    tell_the_days_time,
)
from tests.integration.house import AtHome, House, until
from tests.integration.planning import clock
from tests.integration.programs import document, keep
from virtual_cooker import VirtualCooker

RICE: dict[str, Any] = {"mode": "rice", "target_c": None, "duration_s": 2400}


async def _set_up(
    cooker: VirtualCooker, at_home: AtHome, today: Day, monkeypatch: pytest.MonkeyPatch
) -> House:
    tell_the_days_time(monkeypatch, today)
    house = await at_home(cooker)
    today.cookers.append(cooker)
    cooker.panel.allow_remote_start()
    await house.shows("on", "binary_sensor", "remote_start")
    return house


@pytest.fixture
async def house(
    oven: VirtualCooker, at_home: AtHome, today: Day, monkeypatch: pytest.MonkeyPatch
) -> House:
    return await _set_up(oven, at_home, today, monkeypatch)


@pytest.fixture
async def pot(
    rice_cooker: VirtualCooker, at_home: AtHome, today: Day, monkeypatch: pytest.MonkeyPatch
) -> House:
    return await _set_up(rice_cooker, at_home, today, monkeypatch)


@pytest.fixture
async def ann(family: Family) -> Member:
    (ann,) = await family("Ann")
    return ann


async def loaded(pot: House) -> None:
    """Put rice into the pot."""
    panel = pot.cooker.panel
    panel.open_door("pot")
    await pot.shows("on", "binary_sensor", "door", "pot")
    panel.put_food("pot", 0.5, 18.0)
    panel.close_door("pot")
    panel.allow_remote_start()
    await pot.shows("off", "binary_sensor", "door", "pot")
    await pot.shows("on", "binary_sensor", "remote_start")


async def test_at_the_door_the_question_stays_until_a_hand_begins(
    pot: House, ann: Member, today: Day
) -> None:
    scene = await arrives(pot, ann, "pot", do="get_ready", **RICE)
    await asked(pot, ann, today, scene)
    await ann.phone.presses("Yes")
    await today.passes(THINKS_S)
    await scene_is(pot, scene, "ready")
    await ann.comes_home()
    await ann.phone.asks("Put the food into")
    await ann.comes_home()
    await today.passes(60)
    await scene_is(pot, scene, "asking")
    await loaded(pot)
    await scene_is(pot, scene, "asking")
    pot.cooker.panel.start("pot", "rice", None, 2400, None)
    await ann.phone.asks_no_more()
    assert why(pot, scene) == "scene_begun_by_hand"
    assert sent(pot) == 0


async def test_what_does_not_spoil_is_armed_for_the_whole_day(
    pot: House, ann: Member, today: Day
) -> None:
    said = {"do": "start", "ask": "armed", "perishable": False, **RICE}
    scene = await arrives(pot, ann, "pot", **said)
    await loaded(pot)
    await runner_of(pot, scene).arm(Context(user_id=ann.user.id))
    assert story(pot, scene).armed_until == clock(0) + timedelta(days=1)


async def test_who_moved_out_is_passed_over(house: House, ann: Member) -> None:
    scene = await arrives(house, ann, people=["person.gone", ann.entity_id])
    await ann.phone.tell("update_location", {"location_name": "not_home"})
    took = await scenes_of(house).coming_home(Context(user_id=ann.user.id), 1800)
    assert [one.scene.id for one in took] == [scene]
    assert story(house, scene).person == ann.entity_id


async def test_a_cooker_that_is_removed_takes_its_question_with_it(
    house: House, ann: Member, today: Day
) -> None:
    scene = await arrives(house, ann)
    other = await arrives(house, ann, ask="armed")
    await asked(house, ann, today, scene)
    await until(lambda: ann.phone.heard != [], "it asked")
    await house.hass.config_entries.async_remove(house.entry.entry_id)
    await ann.phone.asks_no_more()
    assert scenes_of(house).get(scene) is None
    facts = scenes_of(house).storage.facts
    assert not {scene, other} & {*facts["stories"], *facts["starts"], *facts["busy"]}


async def test_what_was_only_set_for_a_time_of_day_is_still_set_after_a_restart(
    house: House, ann: Member, today: Day
) -> None:
    said = {**PREHEAT, "do": "get_ready", "ask": "automatic", "at": "10:00:00"}
    scene = await add_scene(house, "ready_every_day", "upper", "Breakfast", **said)
    await today.comes(clock(10, 1), step_s=59)
    await scene_is(house, scene, "ready")
    await house.restart()
    await today.passes(120)
    await scene_is(house, scene, "ready")
    house.cooker.panel.open_door("upper")
    await scene_is(house, scene, "idle")
    assert why(house, scene) == "scene_met"
    assert sent(house) == 0


async def test_a_program_that_ends_in_keeping_warm_is_told_to_be_held(
    house: House, ann: Member, today: Day
) -> None:
    warm = {"kind": "hold", "mode": "keep_warm", "target_c": 70, "duration_s": 3600}
    bake = {"kind": "cook", "mode": "bake", "target_c": 180, "duration_s": 600}
    bread = document(stages=[bake, warm])
    await keep(house.hass, "save_program", program=bread)
    said = {"do": "start", "mode": None, "target_c": None, "duration_s": None}
    scene = await arrives(house, ann, **said, program_id=bread["id"], perishable=False)
    await runner_of(house, scene).activate(Context(user_id=ann.user.id))
    await scene_is(house, scene, "heating")
    for _ in range(60):
        if story(house, scene).state != "heating":
            break
        await today.passes(60)
    assert house.shown("sensor", "state", "upper") == "keeping_warm"
    assert story(house, scene).state == "holding"
    assert why(house, scene) == "scene_holds"
    house.cooker.panel.open_door("upper")
    await scene_is(house, scene, "idle")
    assert why(house, scene) == "scene_met"
