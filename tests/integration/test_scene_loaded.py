"""What is loaded already, and what must not run empty: set on the way, begun by a word."""

from datetime import timedelta
from typing import Any

import pytest
from homeassistant.core import Context
from homeassistant.util import dt as dt_util

from custom_components.cooker.scenes.arriving import THINKS_S
from custom_components.cooker.scenes.consenting_rules import automatic_allowed
from custom_components.cooker.scenes.scene import Cooking, Do
from custom_components.cooker.unsuitable import Unsuitable
from tests.integration.days import Day
from tests.integration.family import Family, Member, runner_of, scene_is, why
from tests.integration.homeward import arrives, asked, sent, story, tell_the_days_time
from tests.integration.house import AtHome, House, until
from virtual_cooker import VirtualCooker

YES = "Yes"
RICE: dict[str, Any] = {"mode": "rice", "target_c": None, "duration_s": 2400}


@pytest.fixture
async def pot(
    rice_cooker: VirtualCooker, at_home: AtHome, today: Day, monkeypatch: pytest.MonkeyPatch
) -> House:
    tell_the_days_time(monkeypatch, today)
    house = await at_home(rice_cooker)
    today.cookers.append(rice_cooker)
    return house


@pytest.fixture
async def ann(family: Family) -> Member:
    (ann,) = await family("Ann")
    return ann


async def loaded(house: House) -> None:
    """Put food into the pot and allow it to start from afar."""
    panel = house.cooker.panel
    panel.open_door("pot")
    await house.shows("on", "binary_sensor", "door", "pot")
    panel.put_food("pot", 0.5, 18.0)
    panel.close_door("pot")
    panel.allow_remote_start()
    await house.shows("on", "binary_sensor", "remote_start")


async def test_a_rice_cooker_is_set_and_somebody_at_the_door_is_asked(
    pot: House, ann: Member, today: Day
) -> None:
    """It must not run empty: on the way home nothing heats."""
    scene = await arrives(pot, ann, "pot", do="get_ready", **RICE)
    await asked(pot, ann, today, scene)
    await ann.phone.presses(YES)
    await today.passes(THINKS_S)
    await scene_is(pot, scene, "ready")
    assert pot.shown("select", "mode", "pot") == "rice"
    assert pot.commands == []
    await ann.comes_home()
    await ann.phone.asks("Put the food into")
    await loaded(pot)
    await ann.phone.presses(YES)
    await today.passes(THINKS_S)
    await scene_is(pot, scene, "heating")
    assert sent(pot) == 1
    assert pot.cooker.appliance.zones["pot"].is_cooking


async def test_at_the_door_a_pot_that_is_not_allowed_to_start_says_what_to_press(
    pot: House, ann: Member, today: Day
) -> None:
    scene = await arrives(pot, ann, "pot", do="get_ready", **RICE)
    await asked(pot, ann, today, scene)
    await ann.phone.presses(YES)
    await today.passes(THINKS_S)
    await ann.comes_home()
    await ann.phone.asks("Put the food into")
    await ann.phone.presses(YES)
    await today.passes(THINKS_S)
    await scene_is(pot, scene, "refused")
    assert why(pot, scene) == "refused_remote_start_not_allowed"


async def test_what_is_loaded_starts_only_while_it_is_fresh(
    pot: House, ann: Member, today: Day
) -> None:
    scene = await arrives(pot, ann, "pot", do="start", **RICE, ask="armed")
    runner = runner_of(pot, scene)
    await loaded(pot)
    await runner.arm(Context(user_id=ann.user.id))
    until_then = story(pot, scene).armed_until
    assert until_then is not None
    assert until_then < dt_util.utcnow() + timedelta(hours=2)
    await today.jumps((until_then - today.now).total_seconds() + 60)
    await until(lambda: story(pot, scene).armed_until is None, "it waits no longer")
    await today.jumps(3600)
    with pytest.raises(Unsuitable) as refused:
        await runner.arm(Context(user_id=ann.user.id))
    assert refused.value.key == "food_waited_too_long"
    with pytest.raises(Unsuitable):
        await runner.activate(Context(user_id=ann.user.id))
    assert sent(pot) == 0


async def test_food_of_which_nobody_knows_since_when_it_waits_is_not_started(
    pot: House, ann: Member, today: Day
) -> None:
    panel = pot.cooker.panel
    panel.open_door("pot")
    panel.put_food("pot", 0.5, 18.0)
    panel.close_door("pot")
    panel.allow_remote_start()
    await pot.shows("on", "binary_sensor", "remote_start")
    scene = await arrives(pot, ann, "pot", do="start", **RICE)
    with pytest.raises(Unsuitable) as refused:
        await runner_of(pot, scene).activate(Context(user_id=ann.user.id))
    assert refused.value.key == "scene_loaded_unknown"
    assert why(pot, scene) == "scene_loaded_unknown"
    assert sent(pot) == 0


async def test_a_microwave_never_begins_by_itself(microwave: VirtualCooker) -> None:
    (zone,) = microwave.appliance.zones.values()
    can: Any = zone.model.capabilities
    assert not automatic_allowed(can, Cooking(do=Do.START))
    assert automatic_allowed(can, Cooking(do=Do.GET_READY))
