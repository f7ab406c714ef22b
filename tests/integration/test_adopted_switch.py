"""A switch and a thermometer: Home Assistant keeps the temperature, and ends what is doubtful."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import EVENT_HOMEASSISTANT_STOP, STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import device_registry as dr
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.cooker.adopted import asking
from custom_components.cooker.memory import Memory
from tests.integration.adopting import HEATER, PROBE, Adopted, Heater, adopt, probe_shows
from tests.integration.house import until


@pytest.fixture
async def heater(hass: HomeAssistant) -> Heater:
    assert await async_setup_component(hass, "switch", {})
    heater = Heater(hass)
    heater.begin()
    probe_shows(hass, 21)
    return heater


async def adopted(hass: HomeAssistant) -> Adopted:
    chosen = {"state": HEATER, "temperature": PROBE}
    return await adopt(hass, "adopt_switch", chosen, may_heat=True, name="Smoker")


async def started(hass: HomeAssistant, target_c: float = 100, minutes: float = 60) -> Adopted:
    smoker = await adopted(hass)
    await smoker.set("set_temperature", target_c)
    await smoker.set("set_duration", minutes)
    await smoker.press("start")
    await hass.async_block_till_done()
    return smoker


async def passes(hass: HomeAssistant, freezer: FrozenDateTimeFactory, seconds: float) -> None:
    for _ in range(int(seconds // 10)):
        freezer.tick(timedelta(seconds=10))
        async_fire_time_changed(hass)
        await hass.async_block_till_done()


async def shows(hass: HomeAssistant, temperature_c: object) -> None:
    probe_shows(hass, temperature_c)
    await hass.async_block_till_done()


async def test_it_keeps_a_temperature_within_its_hysteresis(
    hass: HomeAssistant, heater: Heater
) -> None:
    smoker = await started(hass, 100)
    assert heater.is_on
    assert smoker.shown("sensor", "state") == "cooking"
    for temperature_c, heats in ((99, True), (101, True), (102, False), (99, False), (97, True)):
        await shows(hass, temperature_c)
        assert heater.is_on is heats, temperature_c
        assert smoker.shown("sensor", "state") == "cooking"


async def test_it_is_a_device_of_its_own_that_shows_its_temperature(
    hass: HomeAssistant, heater: Heater
) -> None:
    smoker = await adopted(hass)
    (device,) = dr.async_entries_for_config_entry(dr.async_get(hass), smoker.entry_id)
    assert device.name == "Smoker"
    assert smoker.shown("sensor", "temperature") == "21.0"


async def test_it_ends_in_time(
    hass: HomeAssistant, heater: Heater, freezer: FrozenDateTimeFactory
) -> None:
    smoker = await started(hass, 100, 5)
    for minute in range(6):
        await shows(hass, 30 + 10 * minute)
        await passes(hass, freezer, 60)
    assert not heater.is_on
    assert smoker.shown("sensor", "state") == "finished"


async def test_a_thermometer_that_falls_silent_ends_the_heat(
    hass: HomeAssistant, heater: Heater, freezer: FrozenDateTimeFactory
) -> None:
    smoker = await started(hass)
    assert heater.is_on
    await passes(hass, freezer, 290)
    assert heater.is_on
    await passes(hass, freezer, 30)
    assert not heater.is_on
    assert smoker.shown("sensor", "state") == "fault"
    assert smoker.state("binary_sensor", "problem", "").attributes["code"] == "probe_stale"


@pytest.mark.parametrize("said", [STATE_UNAVAILABLE, "unknown", "hot", "nan"])
async def test_a_thermometer_that_says_nothing_ends_the_heat_at_once(
    hass: HomeAssistant, heater: Heater, said: str
) -> None:
    await started(hass)
    assert heater.is_on
    await shows(hass, said)
    assert not heater.is_on


async def test_a_thermometer_that_lies_beside_the_appliance_is_noticed(
    hass: HomeAssistant, heater: Heater, freezer: FrozenDateTimeFactory
) -> None:
    smoker = await started(hass)
    for _ in range(31):
        await shows(hass, 22)
        await passes(hass, freezer, 60)
    assert not heater.is_on
    code = smoker.state("binary_sensor", "problem", "").attributes["code"]
    assert code == "probe_does_not_rise"


async def test_nothing_starts_without_a_thermometer(hass: HomeAssistant, heater: Heater) -> None:
    smoker = await adopted(hass)
    await shows(hass, STATE_UNAVAILABLE)
    with pytest.raises(HomeAssistantError):
        await smoker.press("start")
    assert heater.heard == []


async def test_another_unit_changes_no_temperature(hass: HomeAssistant, heater: Heater) -> None:
    """100 °C are 212 °F: a thermometer that changes its unit in mid-cook is still the same."""
    await started(hass, 100)
    probe_shows(hass, 150, "°F")
    await hass.async_block_till_done()
    assert heater.is_on
    probe_shows(hass, 218, "°F")
    await hass.async_block_till_done()
    assert not heater.is_on


async def test_it_is_off_when_its_entry_is_unloaded_and_stays_so(
    hass: HomeAssistant, heater: Heater
) -> None:
    smoker = await started(hass)
    assert heater.is_on
    assert await hass.config_entries.async_unload(smoker.entry_id)
    assert not heater.is_on
    assert await hass.config_entries.async_setup(smoker.entry_id)
    await hass.async_block_till_done()
    assert not heater.is_on
    assert smoker.shown("sensor", "state") == "idle"


async def test_it_is_off_when_home_assistant_stops(hass: HomeAssistant, heater: Heater) -> None:
    await started(hass)
    assert heater.is_on
    hass.bus.async_fire(EVENT_HOMEASSISTANT_STOP)
    await until(lambda: not heater.is_on, "it is off")


async def test_after_a_crash_it_is_switched_off_first(hass: HomeAssistant, heater: Heater) -> None:
    """Nothing was unloaded: what is remembered is a cook that goes on, and the switch is on."""
    smoker = await started(hass)
    cooker = smoker.entry.runtime_data.cooker._cooker
    before = cooker._memory.facts["adopted"]
    assert await hass.config_entries.async_unload(smoker.entry_id)
    memory = Memory(hass, smoker.entry_id)
    await memory.load()
    memory.facts["adopted"] = {**before, "phase": "on", "outcome": None}
    await memory.save()
    heater.show("on")
    assert await hass.config_entries.async_setup(smoker.entry_id)
    await hass.async_block_till_done()
    assert not heater.is_on
    assert smoker.shown("sensor", "state") == "idle"


async def test_a_switch_that_sticks_is_told_and_tried_again(
    hass: HomeAssistant,
    heater: Heater,
    freezer: FrozenDateTimeFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The event loop's time is frozen too, so that a wait of more than nothing has no end.
    monkeypatch.setattr(asking, "STOP_S", 0)
    smoker = await started(hass, 100, 5)
    heater.obeys = False
    for minute in range(8):
        await shows(hass, 30 + 5 * minute)
        await passes(hass, freezer, 60)
    assert heater.is_on
    assert heater.heard.count("turn_off") > 2
    assert smoker.shown("sensor", "state") == "cooking", "what is on is never shown as off"
    code = smoker.state("binary_sensor", "problem", "").attributes["code"]
    assert code == "cannot_switch_off"
    heater.obeys = True
    await passes(hass, freezer, 30)
    assert not heater.is_on


async def test_a_switch_that_does_not_obey_is_no_cook(
    hass: HomeAssistant, heater: Heater, monkeypatch: pytest.MonkeyPatch
) -> None:
    smoker = await adopted(hass)
    heater.obeys = False
    monkeypatch.setattr(asking.AdoptedCooker, "_until", asking_once)
    with pytest.raises(HomeAssistantError, match="did not start"):
        await smoker.press("start")
    await until(lambda: smoker.shown("sensor", "state") == "idle", "it is idle")


async def asking_once(_: object, condition: Callable[[], bool], _within_s: float) -> bool:
    """Look once, where people would wait for a while."""
    return condition()
