"""Google Assistant: its real requests over HTTP, and what the cooker then did."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM

from tests.integration.assistants import Google, google
from tests.integration.documented import baked_potatoes
from tests.integration.house import AtHome, House
from tests.integration.planning import notes
from tests.integration.programs import sent
from tests.integration.voice_thermostat import AWAY, THERMOSTAT, enabled, somebody, started
from virtual_cooker import VirtualCooker

type Client = Callable[..., Awaitable[Any]]

UPPER = (*THERMOSTAT, "upper")
SETPOINT, MODE = "ThermostatTemperatureSetpoint", "ThermostatSetMode"


async def asked(
    at_home: AtHome, oven: VirtualCooker, client: Client, *more: tuple[str, str, str]
) -> tuple[House, Google, str]:
    """Expose the upper cavity's thermostat, and more."""
    house = await enabled(at_home, oven, "upper")
    ids = [house.entity(*one) for one in (UPPER, *more)]
    return house, await google(house.hass, client, *ids), ids[0]


async def test_google_is_told_of_a_thermostat_with_the_modes_own_bounds(
    oven: VirtualCooker, at_home: AtHome, hass_client: Client
) -> None:
    _, speaker, thermostat = await asked(at_home, oven, hass_client)
    told = (await speaker.sync())[thermostat]
    assert told["type"] == "action.devices.types.THERMOSTAT"
    assert told["attributes"]["thermostatTemperatureRange"] == {
        "minThresholdCelsius": 50.0,
        "maxThresholdCelsius": 275.0,
    }
    assert told["attributes"]["availableThermostatModes"] == ["off", "heat", "on"]


async def test_google_sees_what_is_set_and_what_is_measured(
    oven: VirtualCooker, at_home: AtHome, hass_client: Client
) -> None:
    _, speaker, thermostat = await asked(at_home, oven, hass_client)
    told = await speaker.query(thermostat)
    assert told["thermostatMode"] == "off"
    assert told["thermostatTemperatureSetpoint"] == 180
    assert told["thermostatTemperatureAmbient"] == pytest.approx(22, abs=3)


async def test_two_hundred_degrees_are_set_and_nothing_starts(
    oven: VirtualCooker, at_home: AtHome, hass_client: Client
) -> None:
    house, speaker, thermostat = await asked(at_home, oven, hass_client)
    oven.panel.allow_remote_start()
    told = await speaker.execute(thermostat, SETPOINT, thermostatTemperatureSetpoint=200)
    assert told["status"] == "SUCCESS"
    assert told["states"]["thermostatTemperatureSetpoint"] == 200
    assert house.shown("number", "set_temperature", "upper") == "200"
    assert house.commands == []


async def test_three_hundred_degrees_are_out_of_range(
    oven: VirtualCooker, at_home: AtHome, hass_client: Client
) -> None:
    house, speaker, thermostat = await asked(at_home, oven, hass_client)
    told = await speaker.execute(thermostat, SETPOINT, thermostatTemperatureSetpoint=300)
    assert told["errorCode"] == "valueOutOfRange"
    assert house.shown("number", "set_temperature", "upper") == "180"


async def test_heat_starts_what_is_set_and_a_new_temperature_adjusts_it(
    oven: VirtualCooker, at_home: AtHome, hass_client: Client
) -> None:
    house, speaker, thermostat = await asked(at_home, oven, hass_client)
    oven.panel.allow_remote_start()
    await speaker.execute(thermostat, SETPOINT, thermostatTemperatureSetpoint=200)
    told = await speaker.execute(thermostat, MODE, thermostatMode="heat")
    assert told["status"] == "SUCCESS"
    await house.shows("heat", *UPPER)
    assert sent(oven)["stages"][0]["target_c"] == 200
    told = await speaker.query(thermostat)
    assert (told["thermostatMode"], told["activeThermostatMode"]) == ("heat", "heat")
    await speaker.execute(thermostat, SETPOINT, thermostatTemperatureSetpoint=220)
    await house.shows("220", "sensor", "target", "upper")
    assert house.commands == ["zone.start", "zone.adjust"]


@pytest.mark.parametrize(
    ("command", "params"), [("OnOff", {"on": True}), (MODE, {"thermostatMode": "on"})]
)
async def test_turning_it_on_heats_nothing(
    oven: VirtualCooker,
    at_home: AtHome,
    hass_client: Client,
    command: str,
    params: dict[str, object],
) -> None:
    house, speaker, thermostat = await asked(at_home, oven, hass_client)
    oven.panel.allow_remote_start()
    told = await speaker.execute(thermostat, command, **params)
    assert told == {"errorCode": "unknownError"}
    assert house.commands == []
    assert "heats nothing" in str(notes(house))


async def test_heat_is_refused_at_the_gate_and_the_reason_is_shown_until_it_works(
    oven: VirtualCooker, at_home: AtHome, hass_client: Client
) -> None:
    house, speaker, thermostat = await asked(at_home, oven, hass_client)
    told = await speaker.execute(thermostat, MODE, thermostatMode="heat")
    assert told == {"errorCode": "unknownError"}
    assert house.shown("sensor", "state", "upper") == "idle"
    assert "Press the remote start button" in str(notes(house))
    oven.panel.allow_remote_start()
    await speaker.execute(thermostat, MODE, thermostatMode="heat")
    await house.shows("heat", *UPPER)
    assert notes(house) == {}


async def test_heat_is_refused_while_nobody_is_at_home(
    oven: VirtualCooker, at_home: AtHome, hass_client: Client
) -> None:
    house, speaker, thermostat = await asked(at_home, oven, hass_client)
    oven.panel.allow_remote_start()
    somebody(house.hass, AWAY)
    told = await speaker.execute(thermostat, MODE, thermostatMode="heat")
    assert told == {"errorCode": "unknownError"}
    assert not started(house)
    assert "Nobody seems to be at home" in str(notes(house))


@pytest.mark.parametrize(
    ("command", "params"), [("OnOff", {"on": False}), (MODE, {"thermostatMode": "off"})]
)
async def test_off_stops(
    oven: VirtualCooker,
    at_home: AtHome,
    hass_client: Client,
    command: str,
    params: dict[str, object],
) -> None:
    house, speaker, thermostat = await asked(at_home, oven, hass_client)
    somebody(house.hass, AWAY)
    oven.panel.start("upper", "bake", 180, 600, None)
    await house.shows("heat", *UPPER)
    told = await speaker.execute(thermostat, command, **params)
    assert told["status"] == "SUCCESS"
    assert house.commands == ["zone.stop"]
    await house.shows("off", *UPPER)


async def test_degrees_of_a_house_in_fahrenheit_arrive_whole(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome, hass_client: Client
) -> None:
    hass.config.units = US_CUSTOMARY_SYSTEM
    house, speaker, thermostat = await asked(at_home, oven, hass_client)
    told = (await speaker.sync())[thermostat]["attributes"]
    assert told["thermostatTemperatureUnit"] == "F"
    await speaker.execute(thermostat, SETPOINT, thermostatTemperatureSetpoint=176.67)
    assert house.shown("number", "set_temperature", "upper") == "350"


async def test_start_is_a_scene_and_a_mode_is_a_mode(
    oven: VirtualCooker, at_home: AtHome, hass_client: Client
) -> None:
    start, mode = ("button", "start", "upper"), ("select", "mode", "upper")
    temperature = ("number", "set_temperature", "upper")
    house, speaker, _ = await asked(at_home, oven, hass_client, start, mode, temperature)
    told = await speaker.sync()
    assert told[house.entity(*start)]["traits"] == ["action.devices.traits.Scene"]
    assert told[house.entity(*mode)]["traits"] == ["action.devices.traits.Modes"]
    assert house.entity(*temperature) not in told, "Google knows no numbers"
    await speaker.execute(house.entity(*mode), "SetModes", updateModeSettings={"option": "pizza"})
    assert house.shown(*mode) == "pizza"
    assert house.commands == []
    oven.panel.allow_remote_start()
    await speaker.execute(house.entity(*start), "ActivateScene", deactivate=False)
    await house.shows("preheating", "sensor", "state", "upper")


async def test_the_documented_script_is_a_scene_that_heats_no_empty_house(
    oven: VirtualCooker, at_home: AtHome, hass_client: Client
) -> None:
    house = await at_home(oven)
    oven.panel.allow_remote_start()
    script = await baked_potatoes(house)
    speaker = await google(house.hass, hass_client, script)
    assert (await speaker.sync())[script]["type"] == "action.devices.types.SCENE"
    house.hass.states.async_set("zone.home", "0")
    await speaker.execute(script, "ActivateScene", deactivate=False)
    await house.hass.async_block_till_done()
    assert house.commands == []
    house.hass.states.async_set("zone.home", "1")
    await speaker.execute(script, "ActivateScene", deactivate=False)
    await house.shows("Baked potatoes", "sensor", "program", "upper")


async def test_whole_domains_by_hand_bring_nothing_that_heats(
    oven: VirtualCooker, at_home: AtHome, hass_client: Client
) -> None:
    """Google's own defaults in `configuration.yaml`, which ask nobody what is exposed."""
    house = await at_home(oven)
    oven.panel.allow_remote_start()
    config = {"google_assistant": {"project_id": "kitchen-1234"}}
    assert await async_setup_component(house.hass, "google_assistant", config)
    await house.hass.async_block_till_done()
    speaker = Google(await hass_client())
    told = await speaker.sync()
    ours = {one for one in told if "virtual_built_in_oven" in one}
    assert "switch.virtual_built_in_oven_power" in ours
    for one in ours:
        if "action.devices.traits.OnOff" in told[one]["traits"]:
            await speaker.execute(one, "OnOff", on=True)
    assert "action.devices.traits.Scene" not in {
        trait for one in ours for trait in told[one]["traits"]
    }
    await house.hass.async_block_till_done()
    assert set(house.commands) == {"cooker.set"}
