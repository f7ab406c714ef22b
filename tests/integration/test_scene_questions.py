"""What a word is worth at the wrong moment: while it runs, asks, is off, or is quiet."""

import pytest
from homeassistant.core import Context

from custom_components.cooker.unsuitable import Unsuitable
from tests.integration.days import Day
from tests.integration.family import Family, Member, add_scene, runner_of, scene_is, why
from tests.integration.homeward import PREHEAT, sent, story, tell_the_days_time
from tests.integration.house import AtHome, House, until
from virtual_cooker import VirtualCooker

ALARM = "binary_sensor.alarm_clock"


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


async def waits(house: House, **data: object) -> str:
    said = {**PREHEAT, "entity_id": ALARM, "to_state": "on", **data}
    return await add_scene(house, "when", "upper", "Alarm", **said)


async def rings(house: House) -> None:
    for state in ("off", "on"):
        house.hass.states.async_set(ALARM, state, {"friendly_name": "Alarm clock"})
        await house.hass.async_block_till_done()


async def test_arming_what_asks_already_says_yes_and_what_runs_is_not_armed_again(
    house: House, ann: Member
) -> None:
    scene, annes = await waits(house), Context(user_id=ann.user.id)
    await rings(house)
    await scene_is(house, scene, "asking")
    await runner_of(house, scene).arm(annes)
    await scene_is(house, scene, "heating")
    await ann.phone.asks_no_more()
    assert sent(house) == 1
    with pytest.raises(Unsuitable) as refused:
        await runner_of(house, scene).arm(annes)
    assert refused.value.key == "scene_runs_already"
    would = await runner_of(house, scene).simulate()
    assert would.state == "heating"
    assert [one.key for one in would.whys] == [why(house, scene)]
    await rings(house)
    assert story(house, scene).state == "heating"
    assert sent(house) == 1


async def test_an_automation_that_asks_twice_puts_one_question(house: House, ann: Member) -> None:
    scene = await waits(house)
    for _ in range(2):
        await runner_of(house, scene).activate(Context())
    await rings(house)
    await scene_is(house, scene, "asking")
    await until(lambda: ann.phone.heard != [], "it asked")
    assert len(ann.phone.heard) == 1


async def test_a_yes_in_the_quiet_hours_comes_too_late(
    house: House, ann: Member, today: Day
) -> None:
    scene = await waits(house, quiet_begins="08:10:00", quiet_ends="12:00:00")
    await rings(house)
    await ann.phone.asks("Preheat")
    await today.passes(660)
    await ann.phone.presses("Yes")
    await scene_is(house, scene, "cancelled")
    assert why(house, scene) == "scene_quiet_hours"
    with pytest.raises(Unsuitable) as refused:
        await runner_of(house, scene).activate(Context(user_id=ann.user.id))
    assert refused.value.key == "scene_quiet_hours"
    assert sent(house) == 0


async def test_what_is_switched_off_takes_no_word_and_sees_nothing(
    house: House, ann: Member
) -> None:
    scene, annes = await waits(house), Context(user_id=ann.user.id)
    runner = runner_of(house, scene)
    await runner.switch(on=False)
    for word in (runner.arm(annes), runner.activate(annes)):
        with pytest.raises(Unsuitable) as refused:
            await word
        assert refused.value.key == "scene_is_off"
    await rings(house)
    assert why(house, scene) == "scene_switched_off"
    would = await runner.simulate()
    assert [one.key for one in would.whys] == ["scene_switched_off"]
    assert house.commands == []


async def test_a_program_that_is_there_no_more_is_refused_when_it_happens(
    house: House, ann: Member
) -> None:
    scene = await waits(house, program_id="gone")
    await rings(house)
    await scene_is(house, scene, "refused")
    said = story(house, scene).why
    assert said is not None
    would = await runner_of(house, scene).simulate()
    assert would.state == "refused"
    assert would.whys[-1].key == said.key
    assert ann.phone.screen == {}


async def test_a_condition_that_cannot_be_read_lets_nothing_begin(
    house: House, ann: Member
) -> None:
    scene = await waits(house, ask="automatic", conditions=[{"condition": "moonshine"}])
    await rings(house)
    await until(lambda: why(house, scene) == "scene_conditions", "it says so")
    assert sent(house) == 0


async def test_trying_it_after_two_starts_says_that_it_was_enough_for_today(
    house: House, ann: Member
) -> None:
    scene = await waits(house, ask="automatic")
    for number in (1, 2):
        await rings(house)
        await scene_is(house, scene, "heating")
        assert sent(house) == number
        house.cooker.panel.stop("upper")
        await scene_is(house, scene, "cancelled")
        house.cooker.panel.allow_remote_start()
        await house.shows("on", "binary_sensor", "remote_start")
        await house.shows("idle", "sensor", "state", "upper")
    would = await runner_of(house, scene).simulate()
    assert would.state == "cancelled"
    assert "scene_twice_today" in [one.key for one in would.whys]


async def test_trying_what_is_only_set_says_nothing_of_a_start(house: House, ann: Member) -> None:
    scene = await waits(house, do="get_ready", ask="automatic")
    would = await runner_of(house, scene).simulate()
    assert would.state == "ready"
    keys = [one.key for one in would.whys]
    assert "scene_may_start" not in keys
    assert keys[-1] == "scene_begins_itself"


async def test_a_program_is_asked_for_with_its_own_temperature(house: House, ann: Member) -> None:
    scene = await waits(house, program_id="builtin.oven.pizza")
    await rings(house)
    await ann.phone.asks("to 250 °C?")
    said = story(house, scene).why
    assert said is not None
    assert said.said["title"] == "Pizza"
    assert sent(house) == 0
