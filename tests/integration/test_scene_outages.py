"""What a scene has on while the line is down, a stop fails, or a hand begins something else."""

import json
from typing import Any

import pytest
from homeassistant.core import Context

from custom_components.cooker.lib.aiocooker import CookerError
from custom_components.cooker.scenes.arriving import THINKS_S
from custom_components.cooker.scenes.launching import RETRY_S
from custom_components.cooker.unsuitable import Unsuitable
from tests.integration.days import Day
from tests.integration.family import Family, Member, add_scene, runner_of, scene_is, why
from tests.integration.homeward import (
    PREHEAT,
    arrives,
    asked,
    heats,
    is_at,
    scenes_of,
    sent,
    story,
    tell_the_days_time,
)
from tests.integration.house import AtHome, House, until
from tests.integration.leaving import in_reach, is_off, out_of_reach
from virtual_cooker import VirtualCooker

RICE: dict[str, Any] = {"mode": "rice", "target_c": None, "duration_s": 2400}


async def _set_up(
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
    house = await _set_up(oven, at_home, today, monkeypatch)
    oven.panel.allow_remote_start()
    await house.shows("on", "binary_sensor", "remote_start")
    return house


@pytest.fixture
async def pot(
    rice_cooker: VirtualCooker, at_home: AtHome, today: Day, monkeypatch: pytest.MonkeyPatch
) -> House:
    return await _set_up(rice_cooker, at_home, today, monkeypatch)


@pytest.fixture
async def ann(family: Family) -> Member:
    (ann,) = await family("Ann")
    return ann


async def heating(house: House, ann: Member, today: Day) -> tuple[str, float]:
    """Let Ann say yes on her way; return the scene and how far she is."""
    scene = await arrives(house, ann)
    km = await asked(house, ann, today, scene)
    await ann.phone.presses("Yes")
    await today.passes(THINKS_S)
    await heats(house)
    await scene_is(house, scene, "heating")
    return scene, km


async def test_a_stop_that_fails_is_said_and_sent_again_until_it_is_through(
    house: House, ann: Member, today: Day
) -> None:
    scene, km = await heating(house, ann, today)
    await out_of_reach(house)
    await is_at(ann, km + 4)
    await until(lambda: why(house, scene) == "scene_stop_failed", "it says so")
    assert story(house, scene).state == "heating"
    assert house.cooker.appliance.zones["upper"].is_cooking
    await in_reach(house, today)
    await today.passes(2 * RETRY_S)
    await is_off(house)
    await scene_is(house, scene, "cancelled")
    assert why(house, scene) == "scene_turned_away"
    assert sent(house) == 1


async def test_out_of_reach_a_word_is_refused_in_words(
    house: House, ann: Member, today: Day
) -> None:
    scene = await arrives(house, ann)
    await out_of_reach(house)
    with pytest.raises((Unsuitable, CookerError)):
        await runner_of(house, scene).activate(Context(user_id=ann.user.id))
    assert story(house, scene).state == "refused"
    assert why(house, scene) == "not_connected"
    would = await runner_of(house, scene).simulate()
    assert would.whys[-1].key == "not_connected"


async def test_what_a_hand_began_while_home_assistant_was_down_is_not_the_scenes(
    house: House, ann: Member, today: Day
) -> None:
    scene, _ = await heating(house, ann, today)
    assert await house.hass.config_entries.async_unload(house.entry.entry_id)
    house.cooker.panel.stop("upper")
    house.cooker.panel.start("upper", "bake", 180, 3600, None)
    assert await house.hass.config_entries.async_setup(house.entry.entry_id)
    await scene_is(house, scene, "cancelled")
    assert why(house, scene) in {"scene_somebody_cooks", "scene_stopped"}
    await today.passes(120)
    assert house.cooker.appliance.zones["upper"].is_cooking
    assert "zone.stop" not in house.commands


async def loaded(pot: House) -> None:
    """Put rice into the pot and allow it to start from afar."""
    panel = pot.cooker.panel
    panel.open_door("pot")
    await pot.shows("on", "binary_sensor", "door", "pot")
    panel.put_food("pot", 0.5, 18.0)
    panel.close_door("pot")
    panel.allow_remote_start()
    await pot.shows("on", "binary_sensor", "remote_start")


async def test_a_pot_that_was_set_and_is_begun_by_hand_needs_nobody_more(
    pot: House, ann: Member, today: Day
) -> None:
    scene = await arrives(pot, ann, "pot", do="get_ready", **RICE)
    await loaded(pot)
    await asked(pot, ann, today, scene)
    await ann.phone.presses("Yes")
    await today.passes(THINKS_S)
    await scene_is(pot, scene, "ready")
    pot.cooker.panel.start("pot", "rice", None, 2400, None)
    await until(lambda: why(pot, scene) == "scene_begun_by_hand", "it sees that")
    assert story(pot, scene).state == "idle"
    await ann.comes_home()
    await today.passes(60)
    assert not any("Put the food" in one for one in ann.phone.heard)
    assert sent(pot) == 0


async def test_rice_that_is_done_ends_the_scene(pot: House, ann: Member, today: Day) -> None:
    scene = await arrives(pot, ann, "pot", do="start", **RICE)
    await loaded(pot)
    await runner_of(pot, scene).activate(Context(user_id=ann.user.id))
    await scene_is(pot, scene, "heating")
    await today.passes(2 * RICE["duration_s"], step_s=300)
    await scene_is(pot, scene, "idle")
    assert why(pot, scene) == "scene_done"
    assert sent(pot) == 1


async def test_a_story_that_cannot_be_read_begins_anew(house: House, ann: Member) -> None:
    scene = await arrives(house, ann)
    runner = runner_of(house, scene)
    await runner.activate(Context())
    await scene_is(house, scene, "asking")
    stories = scenes_of(house).storage.facts["stories"]
    whole = json.loads(json.dumps(stories[scene]))
    for broken in (
        {"state": "levitating"},
        {**whole, "question": {**whole["question"], "expires_at": None}},
    ):
        stories[scene] = broken
        assert scenes_of(house).storage.story(scene).state == "idle"
    stories[scene] = whole
    assert scenes_of(house).storage.story(scene).state == "asking"


async def test_a_scene_that_cannot_be_read_is_left_out_and_the_others_run(house: House) -> None:
    broken = await add_scene(house, "levitate", "upper", "Magic")
    scene = await add_scene(
        house, "ready_every_day", "upper", "Breakfast", at="10:00:00", **PREHEAT
    )
    assert scenes_of(house).get(broken) is None
    await scene_is(house, scene, "watching")


async def test_a_zone_that_is_there_no_more_is_refused_in_words(house: House, ann: Member) -> None:
    scene = await add_scene(
        house, "when", "gone", "Alarm", entity_id="binary_sensor.alarm", to_state="on", **PREHEAT
    )
    runner = runner_of(house, scene)
    with pytest.raises(Unsuitable) as refused:
        await runner.activate(Context(user_id=ann.user.id))
    assert refused.value.key == "scene_zone_gone"
    would = await runner.simulate()
    assert would.state == "refused"
    assert would.whys[-1].key == "scene_zone_gone"
    assert house.commands == []
