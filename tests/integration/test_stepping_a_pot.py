"""A rice cooker takes one stage and can pause: its cook stands still where a program rests."""

from datetime import timedelta

import pytest
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.cooker.lib.aiocooker import CookingMode, Refused, Stage, StageKind, Until
from custom_components.cooker.unsuitable import Unsuitable
from tests.integration.asking import ask, target
from tests.integration.holding import Kitchen, kitchen
from tests.integration.house import AtHome, until
from virtual_cooker import VirtualCooker

pytestmark = pytest.mark.usefixtures("talkative")

PORRIDGE = Stage(kind=StageKind.COOK, mode=CookingMode.PORRIDGE, duration_s=1200)
RICE = Stage(kind=StageKind.COOK, mode=CookingMode.RICE, duration_s=5400)
WARM = Stage(kind=StageKind.COOK, mode=CookingMode.KEEP_WARM, target_c=70, duration_s=1800)
STIR = Stage(kind=StageKind.USER, needs_user={"en": "Stir", "zh-Hans": "请搅拌"})
REST = Stage(kind=StageKind.REST, duration_s=300)


@pytest.fixture
async def me(rice_cooker: VirtualCooker, at_home: AtHome) -> Kitchen:
    rice_cooker.panel.open_door("pot")
    rice_cooker.panel.put_food("pot", 1.2, 20.0)
    rice_cooker.panel.close_door("pot")
    return await kitchen(await at_home(rice_cooker), "pot")


async def ends(me: Kitchen) -> None:
    """Let the first twenty minutes pass, and the moment in which it is stepped."""
    await me.passes(1190, stride_s=1190)
    await me.passes(30, stride_s=10)


def asked(me: Kitchen) -> list[str]:
    return [command for command, _ in me.commands]


async def test_a_person_is_waited_for_without_heat_and_one_word_goes_on(me: Kitchen) -> None:
    await me.starts(PORRIDGE, STIR, PORRIDGE)
    await ends(me)
    await me.shows("needs_user")
    assert me.text == "Stir"
    assert me.house.cooker.appliance.snapshot().zones["pot"].state.value == "paused"
    await me.press("acknowledge")
    await me.shows("cooking")
    await me.passes(1300, stride_s=650)
    await me.shows("keeping_warm")
    assert asked(me) == ["start", "pause", "adjust", "resume"]
    assert me.events[-1] == "finished"


async def test_the_lid_opened_and_closed_is_a_word(rice_cooker: VirtualCooker, me: Kitchen) -> None:
    await me.starts(PORRIDGE, STIR, PORRIDGE)
    await ends(me)
    await me.shows("needs_user")
    rice_cooker.panel.open_door("pot")
    await me.shows("on", "door", "binary_sensor")
    rice_cooker.panel.close_door("pot")
    await me.shows("cooking")
    assert asked(me)[-1] == "resume"


async def test_a_wait_for_a_person_survives_a_restart(me: Kitchen) -> None:
    await me.starts(PORRIDGE, STIR, PORRIDGE)
    await ends(me)
    await me.shows("needs_user")
    await me.house.restart()
    assert me.text == "Stir"
    assert asked(me) == ["start", "pause"]
    await me.press("acknowledge")
    await me.shows("cooking")


async def test_a_cook_goes_on_by_itself_after_its_rest(me: Kitchen) -> None:
    await me.starts(PORRIDGE, REST, PORRIDGE)
    await ends(me)
    await me.shows("rest", "stage")
    await me.caught_up()
    async_fire_time_changed(me.house.hass, dt_util.utcnow() + timedelta(seconds=301))
    await me.shows("cooking")
    await me.caught_up()
    assert asked(me) == ["start", "pause", "adjust", "resume"]


async def test_a_cook_that_was_stopped_in_its_rest_stays_so(
    rice_cooker: VirtualCooker, me: Kitchen
) -> None:
    await me.starts(PORRIDGE, REST, PORRIDGE)
    await ends(me)
    await me.shows("rest", "stage")
    rice_cooker.panel.stop("pot")
    await until(lambda: "stopped" in me.events, "it was told")
    async_fire_time_changed(me.house.hass, dt_util.utcnow() + timedelta(seconds=301))
    await me.house.hass.async_block_till_done()
    assert asked(me) == ["start", "pause"]


async def test_a_pot_whose_lid_is_open_after_its_rest_asks_for_a_person(
    rice_cooker: VirtualCooker, me: Kitchen
) -> None:
    await me.starts(PORRIDGE, REST, PORRIDGE)
    await ends(me)
    await me.shows("rest", "stage")
    await me.caught_up()
    rice_cooker.panel.open_door("pot")
    await me.shows("on", "door", "binary_sensor")
    async_fire_time_changed(me.house.hass, dt_util.utcnow() + timedelta(seconds=301))
    await me.shows("needs_user")
    await until(lambda: me.events[-1] == "needs_user", "it was told")
    assert me.attributes("cook", "event")["waits"] is True
    rice_cooker.panel.close_door("pot")
    await me.shows("off", "door", "binary_sensor")
    await me.press("acknowledge")
    await me.shows("cooking")
    assert asked(me)[-1] == "resume"


async def test_what_keeps_warm_by_itself_is_ended_for_the_next_mode(
    rice_cooker: VirtualCooker, me: Kitchen
) -> None:
    await me.starts(RICE, WARM)
    await me.passes(5400, stride_s=5400)
    await me.shows("needs_user")
    assert "finished" not in me.events
    rice_cooker.panel.allow_remote_start()
    await me.press("acknowledge")
    await me.shows("cooking")
    assert asked(me) == ["start", "stop", "start"]
    assert me.stages[1]["mode"] == "keep_warm"
    await me.passes(1900, stride_s=1900)
    assert me.events[-1] == "finished"


async def test_a_hint_in_a_cook_whose_end_its_own_sensor_knows(
    rice_cooker: VirtualCooker, me: Kitchen
) -> None:
    """Rice tells no remaining time; the hint comes by the clock, and its switch ends it all."""
    rice_cooker.panel.allow_remote_start()
    rice = {"mode": "rice", "duration": 5400, "turn_after": 1800}
    await ask(me.house, "start", target(me.house), **rice)
    await me.shows("cooking")
    async_fire_time_changed(me.house.hass, dt_util.utcnow() + timedelta(seconds=1801))
    await me.shows("on", "needs_user", "binary_sensor")
    assert me.text == "Turn or shake the food"
    assert me.attributes("cook", "event")["waits"] is False
    await me.press("acknowledge")
    await me.shows("off", "needs_user", "binary_sensor")
    await me.passes(5400, stride_s=5400)
    await me.shows("keeping_warm")
    assert me.events[-1] == "finished"
    assert asked(me) == ["start"]


async def test_a_switch_that_ends_the_cook_before_the_hint_ends_it_all(
    rice_cooker: VirtualCooker, me: Kitchen
) -> None:
    rice_cooker.panel.allow_remote_start()
    rice = {"mode": "rice", "duration": 5400, "turn_after": 1800}
    await ask(me.house, "start", target(me.house), **rice)
    await me.shows("cooking")
    await me.passes(5400, stride_s=5400)
    await me.shows("keeping_warm")
    assert me.events == ["cook_started", "finished"]


async def test_a_pot_that_must_not_run_empty_is_never_heated_up(me: Kitchen) -> None:
    heat = Stage(
        kind=StageKind.HEAT,
        mode=CookingMode.KEEP_WARM,
        target_c=70,
        until=Until(temperature_reached=True),
    )
    with pytest.raises((Refused, Unsuitable)):
        await me.starts(heat, WARM)
    assert me.commands == []
