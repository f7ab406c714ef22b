"""A start that waits in the cooker: what Home Assistant shows of it, and what it does not count."""

from datetime import datetime, timedelta

import pytest
from homeassistant.core import Event, HomeAssistant
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import async_capture_events

from custom_components.cooker.bus import LOGBOOK_ENTRY
from tests.integration.asking import target
from tests.integration.automations import holds
from tests.integration.house import AtHome, House, until
from virtual_cooker import VirtualCooker

TWO_HOURS_S = 7200
WAITS = ("sensor", "starts_at", "pot")


@pytest.fixture
async def house(rice_cooker: VirtualCooker, at_home: AtHome) -> House:
    """Rice is in the pot and waits for two hours."""
    rice_cooker.panel.open_door("pot")
    rice_cooker.panel.put_food("pot", 1.2, 18)
    rice_cooker.panel.close_door("pot")
    rice_cooker.panel.start("pot", "rice", delay_s=TWO_HOURS_S)
    house = await at_home(rice_cooker)
    await house.shows("scheduled", "sensor", "state", "pot")
    return house


def waits_until(house: House) -> datetime:
    at = dt_util.parse_datetime(house.shown(*WAITS))
    assert at is not None
    return at


async def test_when_it_will_start_is_told_and_holds_still(house: House) -> None:
    at = waits_until(house)
    assert timedelta(hours=1.9) < at - dt_util.utcnow() < timedelta(hours=2.1)
    for _ in range(5):
        await house.cooker.clock.advance(1)
    assert waits_until(house) == at
    assert house.shown("sensor", "finishes_at", "pot") == "unknown"


async def test_it_survives_a_restart_of_home_assistant(house: House) -> None:
    at = waits_until(house)
    await house.restart()
    await house.shows("scheduled", "sensor", "state", "pot")
    assert abs(waits_until(house) - at) < timedelta(seconds=90)


async def test_who_waits_is_not_on_and_not_heating(house: House) -> None:
    """A rice cooker that waits all night was not left on."""
    assert house.shown("sensor", "on_since", "pot") == "unknown"
    assert not await is_heating(house)
    await house.cooker.clock.advance(TWO_HOURS_S + 1)
    await house.shows("cooking", "sensor", "state", "pot")
    assert house.shown(*WAITS) == "unknown"
    assert house.shown("sensor", "on_since", "pot") != "unknown"
    assert await is_heating(house)


async def test_stop_calls_it_off(house: House) -> None:
    await house.press("stop", "pot")
    await house.shows("idle", "sensor", "state", "pot")
    assert house.shown(*WAITS) == "unknown"


async def test_a_start_that_was_set_is_an_event_and_a_sentence(
    hass: HomeAssistant, house: House
) -> None:
    await house.press("stop", "pot")
    await until(lambda: event(house) == "stopped", "the first is called off")
    noted: list[Event] = async_capture_events(hass, LOGBOOK_ENTRY)
    house.cooker.panel.start("pot", "rice", delay_s=TWO_HOURS_S)
    await until(lambda: event(house) == "scheduled", "it is told")
    assert house.state("event", "cook", "pot").attributes["starts_in_s"] == TWO_HOURS_S
    assert [one.data["type"] for one in noted] == ["scheduled"]


async def test_why_it_did_not_start_is_told(house: House) -> None:
    house.cooker.panel.set_child_lock(True)
    await house.cooker.clock.advance(TWO_HOURS_S + 1)
    await until(lambda: event(house) == "stopped", "it is told")
    assert house.state("event", "cook", "pot").attributes["cause"] == "child_locked"
    await house.shows("idle", "sensor", "state", "pot")


def event(house: House) -> str:
    return str(house.state("event", "cook", "pot").attributes["event_type"])


async def is_heating(house: House) -> bool:
    return await holds(house, "is_heating", target(house, "pot"))
