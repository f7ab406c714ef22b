"""The line: honest while it is down, back by itself, and nothing left after an unload."""

import asyncio
import logging
from datetime import timedelta
from pathlib import Path

import pytest
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import EVENT_HOMEASSISTANT_STOP
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from tests.integration.house import AtHome, Paired, until
from tests.integration.stranger import IDENTITY, stranger
from virtual_cooker import VirtualCooker

ONE_HOUR = timedelta(hours=1)


def tasks() -> set[str]:
    """Return the names of all tasks."""
    return {task.get_name() for task in asyncio.all_tasks()}


def told(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return what the log tells of the line."""
    return [
        record.getMessage()
        for record in caplog.records
        if record.name == "custom_components.cooker.coordinator" and record.levelno >= logging.INFO
    ]


async def test_a_broken_line_is_shown_and_told_once_and_so_is_its_return(
    oven: VirtualCooker, at_home: AtHome, caplog: pytest.LogCaptureFixture
) -> None:
    """Unavailable is unknown, not off."""
    house = await at_home(oven)
    assert told(caplog) == []
    await oven.mishaps.drop_line()
    await house.shows("unavailable", "sensor", "state", "upper")
    for platform, key in (("button", "stop"), ("select", "mode"), ("number", "set_duration")):
        assert house.shown(platform, key, "upper") == "unavailable"
    assert house.shown("switch", "power") == "unavailable"
    await house.shows("idle", "sensor", "state", "upper")
    lost, back = told(caplog)
    assert "not on the line" in lost
    assert "back" in back


async def test_a_cook_in_progress_survives_a_dropped_line(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    oven.panel.start("upper", "bake", 180, 1800, None)
    await house.shows("preheating", "sensor", "state", "upper")
    await oven.mishaps.drop_line()
    await house.shows("unavailable", "sensor", "state", "upper")
    await oven.clock.advance(1200)
    await house.shows("cooking", "sensor", "state", "upper")
    assert house.commands == []


async def test_asking_for_a_refresh_changes_nothing(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    """The action homeassistant.update_entity asks each coordinator, also one that never polls."""
    house = await at_home(oven)
    await async_setup_component(hass, "homeassistant", {})
    state = {"entity_id": house.entity("sensor", "state", "upper")}
    await hass.services.async_call("homeassistant", "update_entity", state, blocking=True)
    await house.entry.runtime_data.async_refresh()
    assert house.shown("sensor", "state", "upper") == "idle"
    await oven.mishaps.drop_line()
    await house.shows("unavailable", "sensor", "state", "upper")
    await house.entry.runtime_data.async_refresh()
    assert house.shown("sensor", "state", "upper") == "unavailable"
    await house.shows("idle", "sensor", "state", "upper")


async def test_a_cooker_that_is_off_at_the_start_is_tried_again(
    hass: HomeAssistant, oven: VirtualCooker, paired: Paired
) -> None:
    entry = await paired(oven)
    port = oven.port
    await oven.mishaps.new_port()
    assert not await hass.config_entries.async_setup(entry.entry_id)
    assert entry.state is ConfigEntryState.SETUP_RETRY
    assert entry.error_reason_translation_key == "unreachable"
    assert entry.error_reason_translation_placeholders == {"name": "Virtual built-in oven"}
    await oven.move("127.0.0.1", port)
    async_fire_time_changed(hass, dt_util.utcnow() + ONE_HOUR)
    await until(lambda: entry.state is ConfigEntryState.LOADED, "it is set up")


async def test_a_version_that_we_do_not_speak_ends_the_setup(
    hass: HomeAssistant, oven: VirtualCooker, paired: Paired, tmp_path: Path
) -> None:
    entry = await paired(oven)
    older = {**IDENTITY, "id": oven.identity.id, "api": 0}
    async with stranger(tmp_path, older) as port:
        hass.config_entries.async_update_entry(entry, data={**entry.data, "port": port})
        assert not await hass.config_entries.async_setup(entry.entry_id)
    assert entry.state is ConfigEntryState.SETUP_ERROR
    assert entry.error_reason_translation_key == "unsupported_version"


async def test_unloading_hangs_up_and_leaves_nothing(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    before = tasks()
    house = await at_home(oven)
    assert len(oven._hub.sessions) == 1
    assert await hass.config_entries.async_unload(house.entry.entry_id)
    await hass.async_block_till_done()
    await until(lambda: not oven._hub.sessions, "the oven sees nobody")
    assert house.entry.state is ConfigEntryState.NOT_LOADED
    assert {name for name in tasks() - before if name.startswith("cooker")} == set()


async def test_home_assistant_says_goodbye_when_it_stops(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome, caplog: pytest.LogCaptureFixture
) -> None:
    house = await at_home(oven)
    hass.bus.async_fire(EVENT_HOMEASSISTANT_STOP)
    await until(lambda: not oven._hub.sessions, "the oven sees nobody")
    await hass.async_block_till_done()
    assert house.shown("sensor", "state", "upper") == "idle", "events would be forgotten"
    assert told(caplog) == []


async def test_a_setup_that_fails_halfway_hangs_up(
    hass: HomeAssistant, oven: VirtualCooker, paired: Paired, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Home Assistant itself fails, not the cooker."""
    entry = await paired(oven)
    monkeypatch.setattr(hass.config_entries, "async_forward_entry_setups", asyncio.Future.result)
    assert not await hass.config_entries.async_setup(entry.entry_id)
    await until(lambda: not oven._hub.sessions, "the oven sees nobody")


async def test_removing_a_cooker_forgets_what_was_remembered(
    hass: HomeAssistant,
    oven: VirtualCooker,
    at_home: AtHome,
    hass_storage: dict[str, object],
) -> None:
    house = await at_home(oven)
    await house.choose("grill", "upper")
    await house.restart()
    key = f"cooker.{house.entry.entry_id}"
    assert key in hass_storage
    await hass.config_entries.async_remove(house.entry.entry_id)
    assert key not in hass_storage


async def test_only_what_changed_is_written(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    """A cooker may speak ten times a second; forty entities must not answer each time."""
    house = await at_home(oven)
    oven.panel.set_light(True)
    await house.shows("on", "light", "light")
    reports = {one.entity_id: one.last_reported for one in hass.states.async_all()}
    oven.panel.set_child_lock(True)
    await house.shows("on", "switch", "child_lock")
    written = {
        one.entity_id
        for one in hass.states.async_all()
        if one.last_reported != reports[one.entity_id]
    }
    assert written - {house.entity("event", "panel")} == {house.entity("switch", "child_lock")}


async def test_power_drawn_and_used_arrive(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await at_home(oven)
    oven.panel.start("upper", "bake", 200, 1800, None)
    await oven.clock.advance(600)
    await until(lambda: float(house.shown("sensor", "energy")) > 0.1, "energy is counted")
    assert float(house.shown("sensor", "power")) > 1000


async def test_a_probe_is_shown_while_it_is_in(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await at_home(oven)
    assert house.shown("sensor", "probe_1", "upper") == "unknown"
    oven.panel.open_door("upper")
    oven.panel.put_food("upper", 1.0, 7.0)
    oven.panel.insert_probe("upper")
    await until(lambda: house.shown("sensor", "probe_1", "upper") != "unknown", "the probe is in")
    assert float(house.shown("sensor", "probe_1", "upper")) == pytest.approx(7, abs=2)


async def test_an_appliance_in_standby_is_woken_without_heat(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    await house.act("turn_off", "switch", "power")
    await house.shows("off", "switch", "power")
    await house.act("turn_on", "switch", "power")
    await house.shows("on", "switch", "power")
    assert house.shown("sensor", "state", "upper") == "idle"
    await house.press("identify")
    assert house.commands == ["cooker.set", "cooker.set", "cooker.identify"]
