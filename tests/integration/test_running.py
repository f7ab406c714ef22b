"""The running face: what changes a cook says so while nothing cooks, and never begins one."""

from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM

from tests.integration.house import AtHome, House
from virtual_cooker import VirtualCooker

TEMPERATURE = ("number", "running_temperature", "upper")


def adjustments(cooker: VirtualCooker) -> list[dict[str, Any]]:
    """Return what the cooker was asked to change."""
    return [one.params for one in cooker.received if one.method == "zone.adjust"]


def bounds(house: House) -> tuple[float, float]:
    """Return least and most of the running temperature."""
    attributes = house.state(*TEMPERATURE).attributes
    return attributes["min"], attributes["max"]


async def baking(house: House, mode: str = "bake", target_c: float = 180) -> House:
    """Start a cook at the panel."""
    house.cooker.panel.start("upper", mode, target_c, 1800, None)
    await house.shows(f"{target_c:g}", *TEMPERATURE)
    return house


async def test_while_nothing_cooks_there_is_no_running_temperature_and_setting_one_says_so(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    """A slider started the oven, elsewhere."""
    house = await at_home(oven)
    assert house.shown(*TEMPERATURE) == "unknown"
    with pytest.raises(ServiceValidationError, match="is not cooking"):
        await house.set("running_temperature", 200, "upper")
    assert house.commands == []
    assert house.shown("sensor", "state", "upper") == "idle"


async def test_the_running_temperature_changes_the_cook_and_not_the_next_one(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await baking(await at_home(oven))
    await house.set("running_temperature", 203, "upper")
    await house.shows("205", *TEMPERATURE)
    assert adjustments(oven) == [{"zone": "upper", "target_c": 205}]
    assert house.shown("number", "set_temperature", "upper") == "180"


async def test_the_next_cook_is_set_without_touching_the_running_one(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await baking(await at_home(oven))
    await house.set("set_temperature", 220, "upper")
    assert house.shown(*TEMPERATURE) == "180"
    assert house.commands == []


async def test_bounds_are_those_of_the_running_mode(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await at_home(oven)
    assert bounds(house) == (30, 275)
    await baking(house, "pizza", 250)
    assert bounds(house) == (180, 275)
    with pytest.raises(ServiceValidationError):
        await house.set("running_temperature", 150, "upper")
    assert adjustments(oven) == []


async def test_an_absurd_temperature_reaches_no_cooker(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await baking(await at_home(oven))
    with pytest.raises(ServiceValidationError):
        await house.set("running_temperature", 999, "upper")
    assert adjustments(oven) == []


async def test_fahrenheit_is_meant_as_fahrenheit(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    hass.config.units = US_CUSTOMARY_SYSTEM
    house = await at_home(oven)
    oven.panel.start("upper", "bake", 180, 1800, None)
    await house.shows("356", *TEMPERATURE)
    await house.set("running_temperature", 400, "upper")
    assert adjustments(oven)[0]["target_c"] == pytest.approx(204.44)


async def test_a_stage_without_a_temperature_has_none_to_change(
    microwave: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(microwave)
    microwave.panel.open_door("cavity")
    microwave.panel.put_food("cavity", 0.4, 6.0)
    microwave.panel.close_door("cavity")
    microwave.panel.start("cavity", "microwave", None, 600, 50)
    await house.shows("50", "sensor", "power_level", "cavity")
    with pytest.raises(ServiceValidationError, match="has no temperature to change"):
        await house.set("running_temperature", 60, "cavity")
    await house.press("add_1_minute", "cavity")
    assert adjustments(microwave) == [{"zone": "cavity", "add_s": 60}]


async def test_minutes_are_added_to_what_cooks(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await baking(await at_home(oven))
    await house.press("add_1_minute", "upper")
    await house.press("add_5_minutes", "upper")
    assert [one["add_s"] for one in adjustments(oven)] == [60, 300]
    await house.shows("36", "sensor", "remaining", "upper")


@pytest.mark.parametrize("button", ["add_1_minute", "add_5_minutes"])
async def test_minutes_cannot_be_added_to_nothing(
    oven: VirtualCooker, at_home: AtHome, button: str
) -> None:
    house = await at_home(oven)
    with pytest.raises(ServiceValidationError, match="is not cooking"):
        await house.press(button, "upper")
    assert house.commands == []


async def test_a_stage_that_no_clock_ends_has_no_time_to_add_to(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    oven.panel.allow_remote_start()
    await house.press("start", "upper")
    await house.shows("heat", "sensor", "stage", "upper")
    with pytest.raises(ServiceValidationError, match="is not counting time"):
        await house.press("add_1_minute", "upper")


async def test_a_cook_cannot_last_for_ever(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await at_home(oven)
    oven.panel.start("upper", "bake", 180, 43_200, None)
    await house.shows("180", *TEMPERATURE)
    with pytest.raises(ServiceValidationError, match="Add less time"):
        await house.press("add_5_minutes", "upper")
