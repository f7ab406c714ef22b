"""A thermostat-controlled oven, with Home Assistant's own thermostat in between."""

from datetime import timedelta

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.climate import HVACMode
from homeassistant.config_entries import ConfigEntryDisabler
from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers import issue_registry as ir
from pytest_homeassistant_custom_component.common import (
    async_capture_events,
    async_fire_time_changed,
)

from custom_components.cooker.const import DOMAIN
from custom_components.cooker.heat_memory import HEAT_MEMORY
from custom_components.cooker.memory import Memory
from tests.integration.adopting import (
    Adopted,
    Heater,
    adopt,
    probe_shows,
    thermostat,
)
from tests.integration.house import until

CLIMATE = "climate.pizza_oven"
MINUTE_S = 60


@pytest.fixture
async def heater(hass: HomeAssistant) -> Heater:
    return await thermostat(hass)


async def adopted(hass: HomeAssistant, *, may_heat: bool = True, **more: object) -> Adopted:
    return await adopt(hass, "adopt_thermostat", {"state": CLIMATE}, may_heat=may_heat, **more)


async def passes(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, seconds: float, step_s: float = 10
) -> None:
    """Let time pass, as the house's timers know it."""
    for _ in range(int(seconds // step_s)):
        freezer.tick(timedelta(seconds=step_s))
        async_fire_time_changed(hass)
        await hass.async_block_till_done()


def climate(hass: HomeAssistant) -> str:
    state = hass.states.get(CLIMATE)
    assert state is not None
    return state.state


async def test_a_thermostat_starts_stops_and_tells_what_it_does(
    hass: HomeAssistant, heater: Heater
) -> None:
    oven = await adopted(hass)
    assert oven.shown("sensor", "state") == "idle"
    await oven.set("set_temperature", 220)
    await oven.press("start")
    await until(lambda: heater.is_on, "it heats")
    await oven.shows("cooking", "sensor", "state")
    assert oven.shown("sensor", "target") == "220.0"
    assert oven.shown("sensor", "temperature") == "21.0"
    assert oven.shown("sensor", "started_by") == "home_assistant"
    await oven.press("stop")
    await until(lambda: not heater.is_on, "it is off")
    await oven.shows("idle", "sensor", "state")


async def test_without_a_persons_word_nothing_can_be_started_but_everything_stopped(
    hass: HomeAssistant, heater: Heater
) -> None:
    oven = await adopted(hass, may_heat=False)
    assert oven.find("button", "start") is None
    assert oven.find("number", "set_temperature") is None
    await hass.services.async_call(
        "climate", "set_hvac_mode", {"entity_id": CLIMATE, "hvac_mode": "heat"}, blocking=True
    )
    await oven.shows("cooking", "sensor", "state")
    await oven.press("stop")
    assert climate(hass) == HVACMode.OFF
    await oven.shows("idle", "sensor", "state")


async def test_every_heat_ends_when_its_time_is_over(
    hass: HomeAssistant, heater: Heater, freezer: FrozenDateTimeFactory
) -> None:
    oven = await adopted(hass)
    events = async_capture_events(hass, "state_changed")
    await oven.set("set_duration", 10)
    await oven.press("start")
    await oven.shows("cooking", "sensor", "state")
    assert oven.shown("sensor", "remaining") == "10"
    await passes(hass, freezer, 9 * MINUTE_S)
    assert climate(hass) == HVACMode.HEAT
    await passes(hass, freezer, 2 * MINUTE_S)
    assert climate(hass) == HVACMode.OFF
    await oven.shows("finished", "sensor", "state")
    cook = oven.find("event", "cook")
    told = [
        one.data["new_state"].attributes["event_type"]
        for one in events
        if one.data["entity_id"] == cook
    ]
    assert [one for one in told if one != "preheated"] == ["cook_started", "finished"]
    await oven.press("acknowledge")
    await oven.shows("idle", "sensor", "state")


async def test_a_restart_past_the_end_stops_what_was_left_heating(
    hass: HomeAssistant, heater: Heater, freezer: FrozenDateTimeFactory
) -> None:
    oven = await adopted(hass)
    await oven.set("set_duration", 10)
    await oven.press("start")
    await oven.shows("cooking", "sensor", "state")
    assert await hass.config_entries.async_unload(oven.entry_id)
    freezer.tick(timedelta(minutes=30))
    assert climate(hass) == HVACMode.HEAT, "nobody ends it while Home Assistant is off"
    assert await hass.config_entries.async_setup(oven.entry_id)
    # Frozen time stands still for `until` as well.
    await hass.async_block_till_done()
    assert climate(hass) == HVACMode.OFF, "it is ended at once"
    await oven.shows("finished", "sensor", "state")


async def test_a_restart_before_the_end_keeps_it(
    hass: HomeAssistant, heater: Heater, freezer: FrozenDateTimeFactory
) -> None:
    oven = await adopted(hass)
    await oven.set("set_duration", 30)
    await oven.press("start")
    await oven.shows("cooking", "sensor", "state")
    ends = oven.shown("sensor", "finishes_at")
    freezer.tick(timedelta(minutes=5))
    assert await hass.config_entries.async_reload(oven.entry_id)
    await hass.async_block_till_done()
    assert oven.shown("sensor", "finishes_at") == ends
    assert climate(hass) == HVACMode.HEAT


async def test_a_cook_is_made_hotter_and_longer_and_never_longer_than_agreed(
    hass: HomeAssistant, heater: Heater
) -> None:
    oven = await adopted(hass, longest=60)
    await oven.set("set_duration", 50)
    await oven.press("start")
    await oven.shows("cooking", "sensor", "state")
    await oven.set("running_temperature", 240)
    await oven.shows("240.0", "sensor", "target")
    await oven.press("add_5_minutes")
    await oven.shows("55", "sensor", "remaining")
    await oven.press("add_5_minutes")
    with pytest.raises(ServiceValidationError):
        await oven.press("add_5_minutes")
    assert oven.shown("sensor", "remaining") == "60"


async def test_it_never_asks_for_more_than_was_agreed(hass: HomeAssistant, heater: Heater) -> None:
    oven = await adopted(hass, hottest=200)
    number = oven.state("number", "set_temperature")
    assert (number.attributes["min"], number.attributes["max"]) == (30, 200)


async def test_nobody_agrees_to_more_than_the_thermostat_takes(
    hass: HomeAssistant, heater: Heater
) -> None:
    oven = await adopted(hass, hottest=900)
    assert oven.state("number", "set_temperature").attributes["max"] == 300


async def test_what_another_switched_on_is_told_and_has_no_end_of_ours(
    hass: HomeAssistant, heater: Heater
) -> None:
    oven = await adopted(hass)
    await hass.services.async_call(
        "climate", "set_hvac_mode", {"entity_id": CLIMATE, "hvac_mode": "heat"}, blocking=True
    )
    await oven.shows("cooking", "sensor", "state")
    assert oven.shown("sensor", "finishes_at") == "unknown"
    assert oven.shown("sensor", "started_by") == "unknown"
    with pytest.raises(ServiceValidationError, match="already"):
        await oven.press("start")


async def test_somebody_who_switches_it_off_by_hand_ends_the_cook(
    hass: HomeAssistant, heater: Heater
) -> None:
    oven = await adopted(hass)
    await oven.press("start")
    await oven.shows("cooking", "sensor", "state")
    await hass.services.async_call(
        "climate", "set_hvac_mode", {"entity_id": CLIMATE, "hvac_mode": "off"}, blocking=True
    )
    await oven.shows("idle", "sensor", "state")
    assert oven.state("event", "cook").attributes["event_type"] == "stopped"


async def test_unavailable_is_unknown_and_never_off(hass: HomeAssistant, heater: Heater) -> None:
    oven = await adopted(hass)
    await oven.press("start")
    await oven.shows("cooking", "sensor", "state")
    await until(lambda: heater.is_on, "it heats")
    before = hass.states.get(CLIMATE)
    assert before is not None
    hass.states.async_set(CLIMATE, STATE_UNAVAILABLE)
    await oven.shows(STATE_UNAVAILABLE, "sensor", "state")
    with pytest.raises(HomeAssistantError):
        await hass.services.async_call(
            DOMAIN, "stop", target={"entity_id": oven.find("sensor", "state")}, blocking=True
        )
    hass.states.async_set(CLIMATE, before.state, before.attributes)
    await oven.shows("cooking", "sensor", "state")
    assert oven.shown("sensor", "started_by") == "home_assistant"


async def test_a_renamed_entity_is_followed(hass: HomeAssistant, heater: Heater) -> None:
    oven = await adopted(hass)
    er.async_get(hass).async_update_entity(CLIMATE, new_entity_id="climate.renamed")
    await hass.async_block_till_done()
    await oven.press("start")
    await oven.shows("cooking", "sensor", "state")
    renamed = hass.states.get("climate.renamed")
    assert renamed is not None
    assert renamed.state == HVACMode.HEAT


@pytest.mark.parametrize("how", ["removed", "disabled"])
async def test_a_needed_entity_that_is_gone_is_told_in_repairs(
    hass: HomeAssistant, heater: Heater, how: str
) -> None:
    oven = await adopted(hass)
    registry = er.async_get(hass)
    if how == "removed":
        registry.async_remove(CLIMATE)
    else:
        registry.async_update_entity(CLIMATE, disabled_by=er.RegistryEntryDisabler.USER)
    await hass.async_block_till_done()
    issue = ir.async_get(hass).async_get_issue(DOMAIN, f"source_gone_{oven.entry_id}")
    assert issue is not None
    assert issue.translation_placeholders == {"name": "Pizza oven", "missing": "state"}
    await oven.shows(STATE_UNAVAILABLE, "sensor", "state")
    if how == "disabled":
        registry.async_update_entity(CLIMATE, disabled_by=None)
        await hass.async_block_till_done()
        assert not ir.async_get(hass).async_get_issue(DOMAIN, f"source_gone_{oven.entry_id}")


async def test_a_start_that_does_not_take_is_not_believed(
    hass: HomeAssistant, heater: Heater, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The action returned; the thermostat shows off. Nobody may be told that it cooks."""
    oven = await adopted(hass)

    async def nothing(_: object) -> None:
        """Do nothing, as a cloud that lost the request."""

    hass.services.async_register("climate", "set_hvac_mode", nothing)
    monkeypatch.setattr("custom_components.cooker.adopted.asking.asyncio.timeout", soon)
    with pytest.raises(HomeAssistantError, match="not known whether"):
        await oven.press("start")
    assert oven.shown("sensor", "state") == "idle"


def soon(_: float) -> object:
    """Wait less long than people do."""
    import asyncio  # noqa: PLC0415 - the one whose name is replaced above

    return asyncio.timeouts.timeout(0.2)


async def test_another_temperature_than_was_asked_is_switched_off(
    hass: HomeAssistant, heater: Heater, monkeypatch: pytest.MonkeyPatch
) -> None:
    oven = await adopted(hass)

    async def nothing(_: object) -> None:
        """Keep the old temperature."""

    hass.services.async_register("climate", "set_temperature", nothing)
    monkeypatch.setattr("custom_components.cooker.adopted.asking.asyncio.timeout", soon)
    with pytest.raises(HomeAssistantError, match="did not start"):
        await oven.press("start")
    await until(lambda: climate(hass) == HVACMode.OFF, "it is off again")


async def test_it_preheats_waits_for_food_and_learns_how_long_that_takes(
    hass: HomeAssistant, heater: Heater, freezer: FrozenDateTimeFactory
) -> None:
    oven = await adopted(hass)
    await hass.services.async_call(
        DOMAIN,
        "preheat",
        {"mode": "bake", "temperature": 200, "duration": {"minutes": 20}},
        target={"entity_id": oven.find("sensor", "state")},
        blocking=True,
    )
    await oven.shows("preheating", "sensor", "state")
    temperature_c = 21.0
    while oven.shown("sensor", "state") == "preheating" and temperature_c < 230:
        temperature_c += 3
        probe_shows(hass, temperature_c)
        await passes(hass, freezer, 10)
    await oven.shows("preheated", "sensor", "state")
    assert oven.shown("binary_sensor", "preheated") == "on"
    learned = hass.data[HEAT_MEMORY].of(oven.entry.unique_id, "main")
    assert len(learned) == 1
    await oven.press("acknowledge")
    await oven.shows("cooking", "sensor", "state")
    assert oven.shown("sensor", "remaining") in {"20", "21", "22"}


@pytest.mark.parametrize("how", ["removed", "disabled"])
async def test_whoever_gives_the_entry_up_ends_the_heat_that_only_we_would_end(
    hass: HomeAssistant, heater: Heater, how: str
) -> None:
    oven = await adopted(hass)
    await oven.press("start")
    await oven.shows("cooking", "sensor", "state")
    if how == "removed":
        await hass.config_entries.async_remove(oven.entry_id)
    else:
        await hass.config_entries.async_set_disabled_by(oven.entry_id, ConfigEntryDisabler.USER)
    await hass.async_block_till_done()
    assert climate(hass) == HVACMode.OFF


async def test_a_start_that_nobody_saw_is_not_ours_a_day_later(
    hass: HomeAssistant, heater: Heater, freezer: FrozenDateTimeFactory
) -> None:
    """Home Assistant fell while it started the oven; the next day a person heats it by hand."""
    oven = await adopted(hass)
    await oven.press("start")
    facts = oven.entry.runtime_data._memory.facts["adopted"]
    assert await hass.config_entries.async_unload(oven.entry_id)
    memory = Memory(hass, oven.entry_id)
    await memory.load()
    memory.facts["adopted"] = {**facts, "phase": "starting"}
    await memory.save()
    freezer.tick(timedelta(days=1))
    assert await hass.config_entries.async_setup(oven.entry_id)
    await hass.async_block_till_done()
    assert climate(hass) == HVACMode.HEAT
    assert oven.shown("sensor", "finishes_at") == "unknown"
