"""Only Start heats, and every refusal says what to do at the appliance."""

from dataclasses import replace

import pytest
from aiocooker import Range
from homeassistant.exceptions import ServiceValidationError

from tests.integration.house import AtHome, House, until
from virtual_cooker import VirtualCooker


async def test_pressing_start_preheats_the_oven_and_its_temperature_arrives_by_itself(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    oven.panel.allow_remote_start()
    await house.choose("bake", "upper")
    await house.set("set_temperature", 200, "upper")
    await house.press("start", "upper")

    await house.shows("preheating", "sensor", "state", "upper")
    assert house.shown("sensor", "target", "upper") == "200"
    assert house.state("sensor", "stage", "upper").attributes["count"] == 3
    await oven.clock.advance(1800)
    await house.shows("preheated", "sensor", "state", "upper")
    assert float(house.shown("sensor", "temperature", "upper")) == pytest.approx(200, abs=15)
    assert house.shown("binary_sensor", "preheated", "upper") == "on"
    assert house.shown("binary_sensor", "needs_user", "upper") == "on"
    assert house.state("binary_sensor", "needs_user", "upper").attributes["text"]
    assert house.shown("sensor", "state", "lower") == "idle"


async def test_food_goes_in_then_it_cooks_to_the_end(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await _preheated(at_home, oven)
    oven.panel.open_door("upper")
    await house.shows("on", "binary_sensor", "door", "upper")
    oven.panel.put_food("upper", 1.0, 8.0)
    oven.panel.close_door("upper")
    await house.shows("cooking", "sensor", "state", "upper")
    assert house.shown("sensor", "remaining", "upper") == "30"
    assert house.shown("sensor", "finishes_at", "upper") != "unknown"
    await oven.clock.advance(10)
    await until(lambda: remaining_s(house) == 1790, "ten seconds passed")
    assert house.shown("sensor", "remaining", "upper") == "30", "rounded up"

    await oven.clock.advance(30 * 60)
    await house.shows("unknown", "sensor", "remaining", "upper")
    assert house.shown("sensor", "finishes_at", "upper") == "unknown"


async def test_continue_cooks_without_the_door(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await _preheated(at_home, oven)
    await house.press("acknowledge", "upper")
    await house.shows("cooking", "sensor", "state", "upper")


async def test_a_cook_is_paused_resumed_and_stopped(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await _preheated(at_home, oven)
    await house.press("acknowledge", "upper")
    await house.press("pause", "upper")
    await house.shows("paused", "sensor", "state", "upper")
    assert house.shown("sensor", "finishes_at", "upper") == "unknown"
    assert house.shown("sensor", "remaining", "upper") == "30"
    await house.press("resume", "upper")
    await house.shows("cooking", "sensor", "state", "upper")
    await house.press("stop", "upper")
    await until(
        lambda: house.shown("sensor", "state", "upper") in {"idle", "cooling_down"}, "it stopped"
    )


async def test_stop_needs_no_gate(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await at_home(oven)
    oven.panel.start("upper", "bake", 180, 600, None)
    await house.shows("preheating", "sensor", "state", "upper")
    oven.panel.set_child_lock(True)
    await house.press("stop", "upper")
    assert house.commands == ["zone.stop"]
    await house.shows("idle", "sensor", "state", "upper")
    await house.press("stop", "upper")


async def test_start_is_refused_while_the_door_is_open(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    oven.panel.open_door("upper")
    oven.panel.allow_remote_start()
    assert "Close it, then try again" in await refusal(house, "start", "upper")


async def test_start_is_refused_while_the_child_lock_is_on(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    oven.panel.allow_remote_start()
    oven.panel.set_child_lock(True)
    assert "child lock" in await refusal(house, "start", "upper")


async def test_start_is_refused_while_something_cooks(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await _preheated(at_home, oven)
    assert "already cooking" in await refusal(house, "start", "upper")


async def test_resume_is_refused_where_nothing_is_paused(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    assert "at the moment" in await refusal(house, "resume", "upper")


async def test_a_rice_cooker_does_not_start_empty(
    rice_cooker: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(rice_cooker)
    rice_cooker.panel.allow_remote_start()
    assert "must not run empty" in await refusal(house, "start", "pot")
    assert house.shown("sensor", "state", "pot") == "idle"


async def test_a_rice_cooker_that_boiled_dry_asks_for_water(
    rice_cooker: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(rice_cooker)
    rice_cooker.panel.open_door("pot")
    rice_cooker.panel.put_food("pot", 0.6, 20.0)
    rice_cooker.panel.close_door("pot")
    await house.shows("ok", "sensor", "water")
    rice_cooker.panel.allow_remote_start()
    await house.press("start", "pot")
    await rice_cooker.clock.advance(3 * 3600)
    await house.press("stop", "pot")
    await house.shows("empty", "sensor", "water")
    rice_cooker.panel.allow_remote_start()
    assert "needs water" in await refusal(house, "start", "pot")


async def test_start_is_refused_with_a_fault(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await at_home(oven)
    oven.mishaps.fault("E07", "Fan blocked")
    await house.shows("on", "binary_sensor", "problem")
    problem = house.state("binary_sensor", "problem")
    assert (problem.attributes["code"], problem.attributes["text"]) == ("E07", "Fan blocked")
    assert "fault" in await refusal(house, "start", "upper")
    oven.mishaps.clear_fault()
    await house.shows("off", "binary_sensor", "problem")


async def test_a_start_beyond_what_new_firmware_allows_is_told_with_its_limits(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    upper = oven.appliance.zones["upper"]
    can = upper.model.capabilities
    cooler = replace(can.modes[0], temperature_c=Range(min=50, max=120, step=5))
    upper.model = replace(upper.model, capabilities=replace(can, modes=(cooler,)))
    oven.panel.allow_remote_start()
    assert "between 50 °C and 120 °C" in await refusal(house, "start", "upper")
    await house.choose("pizza", "upper")
    assert "Choose another mode" in await refusal(house, "start", "upper")


async def test_a_start_whose_answer_is_lost_is_not_sent_twice(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    """The line breaks after the oven began: the person sees it preheat, and no error."""
    house = await at_home(oven)
    oven.panel.allow_remote_start()
    oven.mishaps.lose_answers(1)
    pressing = house.hass.async_create_task(house.press("start", "upper"))
    await until(lambda: "zone.start" in house.commands, "the oven got the start")
    await oven.mishaps.drop_line()
    await pressing
    assert house.commands.count("zone.start") == 1
    await house.shows("preheating", "sensor", "state", "upper")


def remaining_s(house: House) -> float | None:
    """Return what the cooker said."""
    zone = house.entry.runtime_data.data.zones["upper"]
    return zone.remaining_s  # type: ignore[no-any-return]


async def refusal(house: House, key: str, zone: str) -> str:
    """Press a button that is refused; return the sentence, which is the user's to mend."""
    before = len(house.commands)
    with pytest.raises(ServiceValidationError) as refused:
        await house.press(key, zone)
    assert len(house.commands) == before + 1
    return str(refused.value)


async def _preheated(at_home: AtHome, oven: VirtualCooker) -> House:
    house = await at_home(oven)
    oven.panel.allow_remote_start()
    await house.press("start", "upper")
    await oven.clock.advance(1800)
    await house.shows("preheated", "sensor", "state", "upper")
    return house
