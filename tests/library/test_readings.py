"""A reading that no cooker can mean is left out, alone; what has no sense at all is refused."""

import logging
from typing import Any

import pytest
from aiocooker import ProtocolError, ZoneState
from aiocooker.drivers.native import readings, wire
from aiocooker.drivers.native.picture import Picture

from tests.library.staging import CAPABILITIES, IDENTITY
from tests.library.test_picture import Clock, capabilities, changed, subscribed

NO_TEMPERATURE = [999, -300, "hot", True, [], {}, 1e400, float("nan")]
GOOD: dict[str, Any] = {"state": "cooking", "temperature_c": 180, "target_c": 200, "cooks": 3}


@pytest.mark.parametrize("value", NO_TEMPERATURE)
def test_a_temperature_that_cannot_be_is_left_out(value: Any) -> None:  # noqa: ANN401 - JSON
    believed, doubts = readings.zone(GOOD | {"temperature_c": value}, "zones.upper")
    assert believed == {name: one for name, one in GOOD.items() if name != "temperature_c"}
    assert [one.where for one in doubts] == ["zones.upper.temperature_c"]


@pytest.mark.parametrize("value", [-60, -18.5, 0, 600])
def test_a_temperature_at_the_bounds_is_believed(value: float) -> None:
    said = GOOD | {"temperature_c": value}
    assert readings.zone(said, "zones.upper") == (said, ())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("target_c", 601),
        ("power_pct", 101),
        ("remaining_s", "soon"),
        ("ready_in_s", 1e13),
        ("starts_in_s", "at six"),
        ("cooks", -1),
        ("cooks", 1.5),
    ],
)
def test_other_readings_of_a_zone_have_bounds_too(name: str, value: float | str) -> None:
    believed, (doubt,) = readings.zone(GOOD | {name: value}, "zones.upper")
    assert isinstance(believed, dict)
    assert name not in believed
    assert doubt.value == value


def test_one_probe_that_lies_leaves_the_other_alone() -> None:
    probes: list[Any] = [
        {"inserted": True, "temperature_c": 999, "target_c": 63},
        {"inserted": True, "temperature_c": 40},
    ]
    believed, (doubt,) = readings.zone({"state": "idle", "probes": probes}, "zones.upper")
    assert believed == {
        "state": "idle",
        "probes": [{"inserted": True, "target_c": 63}, probes[1]],
    }
    assert doubt.where == "zones.upper.probes[0].temperature_c"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("power_w", "much"),
        ("energy_kwh", -1),
        ("rssi_dbm", 90),
        ("firmware_progress_pct", 101),
    ],
)
def test_a_reading_of_the_whole_cooker_is_left_out(name: str, value: float | str) -> None:
    believed, (doubt,) = readings.cooker({"light": True, name: value})
    assert believed == {"light": True}
    assert doubt.where == name


@pytest.mark.parametrize("clock", ["noon", -1, 1e13, True])
def test_a_clock_that_makes_no_sense_is_no_clock(clock: float | str) -> None:
    said: Any = {"identity": 1, "capabilities": 2, "clock": clock}
    assert readings.description(said) == {"identity": 1, "capabilities": 2}


@pytest.mark.parametrize(
    "bounds",
    [
        {"min": 60, "max": 30, "step": 1},
        {"min": 30, "max": 60, "step": 0},
        {"min": 30, "max": 60, "step": -5},
    ],
)
def test_bounds_that_nothing_can_keep_are_refused(bounds: dict[str, float]) -> None:
    mode: dict[str, Any] = {"mode": "bake", "duration_s": {"min": 60, "max": 600, "step": 60}}
    zone: dict[str, Any] = CAPABILITIES["zones"][0] | {"modes": [mode]}
    description: Any = {"identity": IDENTITY, "capabilities": {"zones": [zone]}}
    assert wire.description(description).capabilities.zones[0].id == "upper"
    mode["temperature_c"] = bounds
    with pytest.raises(ProtocolError, match="impossible bounds of upper, bake"):
        wire.description(description)


@pytest.mark.parametrize("value", [None, 7, "idle", []])
def test_what_is_no_object_is_left_for_the_wire_to_refuse(value: Any) -> None:  # noqa: ANN401 - JSON
    assert readings.zone(value, "zones.upper") == (value, ())
    with pytest.raises(ProtocolError):
        wire.description(value)


def test_the_picture_shows_the_rest_and_logs_one_line(caplog: pytest.LogCaptureFixture) -> None:
    picture = Picture(Clock())
    picture.expect(capabilities())
    picture.replace(subscribed(upper=GOOD, lower={"state": "idle"}))
    with caplog.at_level(logging.WARNING):
        for seq, value in enumerate((999, "hot", -300), 6):
            picture.patch(changed(seq, zones={"upper": {"temperature_c": value}}))
    upper = picture.snapshot.zones["upper"]
    assert (upper.state, upper.temperature_c, upper.target_c) == (ZoneState.COOKING, None, 200)
    assert caplog.messages == ["No cooker can mean zones.upper.temperature_c = 999: left out"]
    picture.patch(changed(9, zones={"upper": {"temperature_c": 181}}))
    assert picture.snapshot.zones["upper"].temperature_c == 181


def test_a_long_lie_makes_no_long_line(caplog: pytest.LogCaptureFixture) -> None:
    picture = Picture(Clock())
    picture.expect(capabilities())
    picture.replace(subscribed(upper=GOOD | {"target_c": "x" * 60_000}, lower={"state": "idle"}))
    assert all(len(one) < 200 for one in caplog.messages)
