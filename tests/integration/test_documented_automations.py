"""The automations in the documentation do what it says, with a cooker's real entities."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from homeassistant.core import ServiceCall
from homeassistant.setup import async_setup_component
from homeassistant.util.dt import utcnow
from pytest_homeassistant_custom_component.common import (
    async_fire_time_changed,
    async_mock_service,
)

from tests.integration.house import AtHome, House, until
from virtual_cooker import VirtualCooker

DOCUMENT = Path(__file__).parents[2] / "docs" / "automations.md"
EXAMPLES: dict[str, str] = {
    yaml.safe_load(block)["alias"]: block
    for block in re.findall(r"```yaml\n(.*?)```", DOCUMENT.read_text(), re.DOTALL)
}
IDS = re.compile(r"(binary_sensor|button|event|sensor)\.oven_(\w+)")


async def begin(house: House, alias: str) -> list[ServiceCall]:
    """Set up a documented automation with the upper cavity's ids; collect what it tells people."""
    text = EXAMPLES[alias].replace("event.oven_panel", "event.virtual_built_in_oven_panel")
    text = IDS.sub(r"\1.virtual_built_in_oven_upper_cavity_\2", text)
    assert all(house.hass.states.get(one) for one in re.findall(r"\w+\.virtual_\w+", text))
    automation: dict[str, Any] = yaml.safe_load(text)
    told = async_mock_service(house.hass, "persistent_notification", "create")
    assert await async_setup_component(house.hass, "automation", {"automation": [automation]})
    await house.hass.async_block_till_done()
    return told


async def heat(house: House) -> None:
    """Let a person allow it and press Start; a minute later it heats."""
    house.cooker.panel.allow_remote_start()
    await house.press("start", "upper")
    await house.cooker.clock.advance(60)
    await house.shows("preheating", "sensor", "state", "upper")


async def test_a_person_is_told_when_it_is_hot(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await at_home(oven)
    told = await begin(house, "The oven is hot")
    await heat(house)
    await oven.clock.advance(1800)
    await until(lambda: told, "a message")
    assert [call.data["message"] for call in told] == ["You can put the food in."]


async def test_a_line_that_comes_back_does_not_say_hot_again(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    await heat(house)
    await oven.clock.advance(1500)
    await house.shows("on", "binary_sensor", "preheated", "upper")
    told = await begin(house, "The oven is hot")
    await oven.mishaps.drop_line()
    await house.shows("unavailable", "binary_sensor", "preheated", "upper")
    await house.shows("on", "binary_sensor", "preheated", "upper")
    assert told == []


@pytest.mark.parametrize("away", [False, True])
async def test_a_person_is_told_that_it_was_stopped(
    oven: VirtualCooker, at_home: AtHome, *, away: bool
) -> None:
    house = await at_home(oven)
    told = await begin(house, "A cook ended")
    await heat(house)
    if away:
        assert await house.hass.config_entries.async_unload(house.entry.entry_id)
    oven.panel.stop("upper")
    if away:
        assert await house.hass.config_entries.async_setup(house.entry.entry_id)
    await until(lambda: told, "a message")
    wanted = "Somebody stopped the oven."
    assert told[0].data["message"] == wanted + " (while Home Assistant was away)" * away


async def test_an_oven_left_on_is_stopped(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await at_home(oven)
    await begin(house, "The oven has been on for two hours")
    await heat(house)
    async_fire_time_changed(house.hass, utcnow() + timedelta(hours=2, seconds=1))
    await until(lambda: "zone.stop" in house.commands, "the cooker is told to stop")


@pytest.mark.parametrize("door_open", [False, True])
async def test_the_button_at_the_oven_preheats_or_the_reason_is_told(
    oven: VirtualCooker, at_home: AtHome, *, door_open: bool
) -> None:
    house = await at_home(oven)
    told = await begin(house, "The button at the oven preheats for pizza")
    if door_open:
        oven.panel.open_door("upper")
        await house.shows("on", "binary_sensor", "door", "upper")
    oven.panel.allow_remote_start()
    if door_open:
        await until(lambda: told, "a message")
        assert "Close it, then try again" in told[0].data["message"]
        assert house.shown("sensor", "state", "upper") == "idle"
    else:
        await house.shows("preheating", "sensor", "state", "upper")
        assert house.shown("sensor", "target", "upper") == "250"
        assert told == []
