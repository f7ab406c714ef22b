"""When the cooking time starts: at once, when hot, or when the food is in."""

from typing import Any

import pytest

from custom_components.cooker import staging
from custom_components.cooker.staging import TimerStarts
from tests.integration.asking import ask, refused, target
from tests.integration.house import AtHome, House
from tests.integration.test_actions import stages
from tests.integration.test_staging import BAKE, CAN
from virtual_cooker import VirtualCooker

REMAINING = ("sensor", "remaining", "upper")


async def start(house: House, timer_starts: str) -> list[str]:
    """Choose it and press Start; return the kinds of the stages that the oven received."""
    await choose(house, timer_starts)
    house.cooker.panel.allow_remote_start()
    await house.press("start", "upper")
    await house.shows("preheating", "sensor", "state", "upper")
    return kinds(house.cooker)


async def choose(house: House, timer_starts: str) -> None:
    await house.act("select_option", "select", "timer_starts", "upper", option=timer_starts)


def kinds(oven: VirtualCooker) -> list[str]:
    return [str(one["kind"]) for one in stages(oven)]


async def heat(house: House) -> None:
    """Let it become hot."""
    upper = house.cooker.appliance.zones["upper"]
    for _ in range(60):
        if upper.body.reading_c >= 178:
            return
        await house.cooker.clock.advance(30)
    raise AssertionError("it never got hot")


async def test_immediately_counts_while_it_heats_up(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await at_home(oven)
    assert await start(house, "immediately") == ["cook"]
    assert house.shown(*REMAINING) == "30"
    await oven.clock.advance(240)
    await house.shows("26", *REMAINING)
    assert house.shown("sensor", "state", "upper") == "preheating"


async def test_when_preheated_counts_from_then_and_waits_for_nobody(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    assert await start(house, "when_preheated") == ["heat", "cook"]
    await oven.clock.advance(120)
    assert house.shown(*REMAINING) == "unknown"
    await heat(house)
    await oven.clock.advance(60)
    await house.shows("cooking", "sensor", "state", "upper")
    assert 27 < float(house.shown(*REMAINING)) <= 30
    await oven.clock.advance(1800)
    await house.shows("finished", "sensor", "state", "upper")


async def test_by_hand_counts_from_the_food_and_is_what_nobody_changed(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    assert house.shown("select", "timer_starts", "upper") == "by_hand"
    assert await start(house, "by_hand") == ["heat", "hold", "cook"]
    await oven.clock.advance(1500)
    await house.shows("preheated", "sensor", "state", "upper")
    assert house.shown(*REMAINING) == "unknown"
    await house.press("acknowledge", "upper")
    await house.shows("30", *REMAINING)


async def test_the_choice_sends_nothing_and_outlives_another_mode_and_a_restart(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    await choose(house, "when_preheated")
    await house.choose("pizza", "upper")
    await house.restart()
    assert house.shown("select", "timer_starts", "upper") == "when_preheated"
    assert house.shown("select", "timer_starts", "lower") == "by_hand"
    assert house.commands == []


async def test_what_cannot_wait_hot_for_its_food_has_no_choice(
    microwave: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(microwave)
    assert house.find("select", "timer_starts", "cavity") is None


@pytest.mark.parametrize("before", [{}, {"timer_starts": "at noon"}, {"timer_starts": None}])
def test_storage_without_a_choice_is_by_hand(before: dict[str, Any]) -> None:
    stored = staging.stored(BAKE)
    del stored["timer_starts"]
    restored = staging.restored(CAN, {**stored, **before})
    assert restored == BAKE
    assert restored.timer_starts is TimerStarts.BY_HAND


async def test_an_automation_preheats_and_cooks_what_is_inside_already(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    await choose(house, "immediately")
    oven.panel.allow_remote_start()
    await ask(house, "preheat", target(house, "upper"), mode="bake", timer_starts="when_preheated")
    assert kinds(oven) == ["heat", "cook"]
    await heat(house)
    await oven.clock.advance(60)
    await house.shows("cooking", "sensor", "state", "upper")


async def test_nobody_is_waited_for_where_the_time_starts_by_itself(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    said = await refused(
        house, "preheat", "upper", mode="bake", timer_starts="when_preheated", hold_time=600
    )
    assert "Leave the hold time out" in said
