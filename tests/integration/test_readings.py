"""A sensor that lies makes one reading unknown, and nothing else."""

import pytest

from tests.integration.house import AtHome
from virtual_cooker import VirtualCooker

ABSURD = [999, -300, "hot", 1e308]


@pytest.mark.parametrize("value", ABSURD)
async def test_a_temperature_that_cannot_be_is_unknown_and_all_else_goes_on(
    oven: VirtualCooker, at_home: AtHome, caplog: pytest.LogCaptureFixture, value: float | str
) -> None:
    house = await at_home(oven)
    oven.mishaps.misread("temperature_c", value, "upper")
    await house.shows("unknown", "sensor", "temperature", "upper")
    oven.panel.start("lower", "bake", 180, 600, None)
    await house.shows("preheating", "sensor", "state", "lower")
    oven.panel.start("upper", "bake", 180, 600, None)
    await house.shows("preheating", "sensor", "state", "upper")
    await house.press("stop", "upper")
    assert float(house.shown("sensor", "temperature", "lower")) < 30
    lines = [one for one in caplog.messages if "temperature_c" in one]
    assert len(lines) == 1
    assert "zones.upper.temperature_c" in lines[0]


@pytest.mark.parametrize(("reading", "value"), [("power_w", "much"), ("energy_kwh", -1)])
async def test_a_meter_that_lies_is_unknown(
    oven: VirtualCooker, at_home: AtHome, reading: str, value: float | str
) -> None:
    house = await at_home(oven)
    oven.mishaps.misread(reading, value)
    key = reading.partition("_")[0]
    await house.shows("unknown", "sensor", key)
    assert house.shown("sensor", "state", "upper") == "idle"
    oven.mishaps.misread(reading, None)
    await house.shows("4" if key == "power" else "0.0", "sensor", key)


async def test_a_cooker_that_lies_from_the_start_is_still_set_up(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    oven.mishaps.misread("temperature_c", 999, "upper")
    oven.mishaps.wrong_clock(1e15)
    house = await at_home(oven)
    assert house.shown("sensor", "temperature", "upper") == "unknown"
    assert house.entry.runtime_data.cooker.clock_error_s is None
