"""Long-term statistics accept what a cooker measures, without a complaint."""

import logging
from datetime import timedelta
from typing import Any

import pytest
from homeassistant.components.recorder import Recorder
from homeassistant.components.recorder.statistics import (
    StatisticsRow,
    list_statistic_ids,
    statistics_during_period,
    validate_statistics,
)
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.components.recorder.common import (
    async_recorder_block_till_done,
    async_wait_recording_done,
    do_adhoc_statistics,
)

from tests.integration.house import AtHome, House, until
from virtual_cooker import VirtualCooker

MEASURED = {
    ("temperature", "upper"): ("°C", "mean"),
    ("power", ""): ("W", "mean"),
    ("energy", ""): ("kWh", "sum"),
}


@pytest.fixture(autouse=True)
def _home_assistant(
    recorder_mock: Recorder,
    socket_enabled: None,
    mock_async_zeroconf: object,
    enable_custom_integrations: None,
) -> None:
    """As elsewhere; a recorder must be there before Home Assistant is."""


async def baked(oven: VirtualCooker, house: House) -> None:
    """Heat for half an hour, and see that it is recorded."""
    oven.panel.start("upper", "bake", 200, 3600, None)
    await oven.clock.advance(1800)
    await until(lambda: float(house.shown("sensor", "energy")) > 0.3, "energy is counted")
    await until(lambda: float(house.shown("sensor", "temperature", "upper")) > 150, "it is hot")
    await async_wait_recording_done(house.hass)


async def compiled(house: House) -> dict[str, list[StatisticsRow]]:
    """Compile statistics of the present five minutes as Home Assistant does of each."""
    now = dt_util.utcnow()
    start = now.replace(minute=now.minute - now.minute % 5, second=0, microsecond=0)
    do_adhoc_statistics(house.hass, start=start)
    await async_recorder_block_till_done(house.hass)
    return await house.hass.async_add_executor_job(
        statistics_during_period,
        house.hass,
        start - timedelta(minutes=5),
        None,
        None,
        "5minute",
        None,
        {"mean", "min", "max", "sum", "state"},
    )


async def test_temperature_power_and_energy_go_into_statistics(
    hass: HomeAssistant,
    recorder_mock: Recorder,
    oven: VirtualCooker,
    at_home: AtHome,
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert await async_setup_component(hass, "sensor", {})
    house = await at_home(oven)
    await baked(oven, house)
    rows = await compiled(house)
    known: dict[str, dict[str, Any]] = {
        one["statistic_id"]: one
        for one in await hass.async_add_executor_job(list_statistic_ids, hass)
    }
    for (key, zone), (unit, kind) in MEASURED.items():
        entity_id = house.entity("sensor", key, zone)
        meta = known[entity_id]
        assert meta["statistics_unit_of_measurement"] == unit
        assert meta["has_sum"] is (kind == "sum")
        assert rows[entity_id][0][kind] is not None  # type: ignore[literal-required]
    assert await hass.async_add_executor_job(validate_statistics, hass) == {}
    complaints = [
        record.getMessage()
        for record in caplog.records
        if record.levelno >= logging.WARNING and record.name.startswith("homeassistant.components")
    ]
    assert complaints == []


async def test_every_sensor_with_a_state_class_has_a_unit_that_statistics_know(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    await baked(oven, house)
    await compiled(house)
    measured = {
        state.entity_id
        for state in hass.states.async_all("sensor")
        if state.attributes.get("state_class")
    }
    shown = {
        one for one in measured if hass.states.get(one).state not in {"unknown", "unavailable"}
    }  # type: ignore[union-attr]
    listed = await hass.async_add_executor_job(list_statistic_ids, hass)
    assert shown <= {one["statistic_id"] for one in listed}
