"""Alexa: its real directives over HTTP, and what the cooker then did."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from tests.integration.assistants import Alexa, Said, alexa
from tests.integration.documented import baked_potatoes
from tests.integration.house import AtHome, House, until
from tests.integration.planning import notes
from tests.integration.programs import sent
from tests.integration.voice_thermostat import AWAY, THERMOSTAT, enabled, somebody
from virtual_cooker import VirtualCooker

type Client = Callable[..., Awaitable[Any]]

UPPER = (*THERMOSTAT, "upper")
POWER, DEGREES = "Alexa.PowerController", "Alexa.ThermostatController"


async def asked(
    at_home: AtHome, oven: VirtualCooker, client: Client, *more: tuple[str, str, str]
) -> tuple[House, Alexa, str]:
    """Expose the upper cavity's thermostat, and more."""
    house = await enabled(at_home, oven, "upper")
    ids = [house.entity(*one) for one in (UPPER, *more)]
    return house, await alexa(house.hass, client, *ids), ids[0]


def celsius(value: float) -> Said:
    return {"targetSetpoint": {"value": value, "scale": "CELSIUS"}}


def mode(value: str) -> Said:
    return {"thermostatMode": {"value": value}}


def name(answer: Said) -> str:
    return str(answer["event"]["header"]["name"])


def interfaces(endpoint: Said) -> dict[str, Said]:
    return {one["interface"]: one for one in endpoint["capabilities"]}


async def test_alexa_is_told_of_a_thermostat_that_heats_or_is_off(
    oven: VirtualCooker, at_home: AtHome, hass_client: Client
) -> None:
    _, speaker, thermostat = await asked(at_home, oven, hass_client)
    told = (await speaker.discover())[thermostat]
    assert told["displayCategories"] == ["THERMOSTAT"]
    configuration = interfaces(told)[DEGREES]["configuration"]
    assert configuration["supportedModes"] == ["OFF", "HEAT"]
    assert "setpointRange" not in configuration, "Home Assistant tells Alexa no bounds"


async def test_alexa_sees_what_is_set_and_what_is_measured(
    oven: VirtualCooker, at_home: AtHome, hass_client: Client
) -> None:
    _, speaker, thermostat = await asked(at_home, oven, hass_client)
    answer = await speaker.say("ReportState", "Alexa", thermostat)
    told = {one["name"]: one["value"] for one in answer["context"]["properties"]}
    assert told["thermostatMode"] == "OFF"
    assert told["targetSetpoint"] == {"value": 180.0, "scale": "CELSIUS"}
    assert told["temperature"]["value"] == pytest.approx(22, abs=3)


async def test_two_hundred_degrees_are_set_and_nothing_starts(
    oven: VirtualCooker, at_home: AtHome, hass_client: Client
) -> None:
    house, speaker, thermostat = await asked(at_home, oven, hass_client)
    oven.panel.allow_remote_start()
    answer = await speaker.say("SetTargetTemperature", DEGREES, thermostat, celsius(200))
    assert name(answer) == "Response"
    await house.shows("200", "number", "set_temperature", "upper")
    delta = {"targetSetpointDelta": {"value": 10, "scale": "CELSIUS"}}
    await speaker.say("AdjustTargetTemperature", DEGREES, thermostat, delta)
    await house.shows("210", "number", "set_temperature", "upper")
    assert house.commands == []


async def test_three_hundred_degrees_are_out_of_range(
    oven: VirtualCooker, at_home: AtHome, hass_client: Client
) -> None:
    house, speaker, thermostat = await asked(at_home, oven, hass_client)
    answer = await speaker.say("SetTargetTemperature", DEGREES, thermostat, celsius(300))
    assert name(answer) == "ErrorResponse"
    told = answer["event"]["payload"]
    assert told["type"] == "TEMPERATURE_VALUE_OUT_OF_RANGE"
    assert house.shown("number", "set_temperature", "upper") == "180"


async def test_heat_starts_what_is_set_and_a_new_temperature_adjusts_it(
    oven: VirtualCooker, at_home: AtHome, hass_client: Client
) -> None:
    house, speaker, thermostat = await asked(at_home, oven, hass_client)
    oven.panel.allow_remote_start()
    await speaker.say("SetTargetTemperature", DEGREES, thermostat, celsius(200))
    await speaker.say("SetThermostatMode", DEGREES, thermostat, mode("HEAT"))
    await house.shows("heat", *UPPER)
    assert sent(oven)["stages"][0]["target_c"] == 200
    await speaker.say("SetTargetTemperature", DEGREES, thermostat, celsius(220))
    await house.shows("220", "sensor", "target", "upper")
    assert house.commands == ["zone.start", "zone.adjust"]


async def test_turning_it_on_heats_nothing_though_alexa_says_ok(
    oven: VirtualCooker, at_home: AtHome, hass_client: Client
) -> None:
    """Home Assistant answers Alexa before it knows; so a notification says what to do."""
    house, speaker, thermostat = await asked(at_home, oven, hass_client)
    oven.panel.allow_remote_start()
    assert name(await speaker.say("TurnOn", POWER, thermostat)) == "Response"
    await until(lambda: "heats nothing" in str(notes(house)), "a notification")
    assert house.commands == []


@pytest.mark.parametrize(
    ("where", "why"),
    [("home", "Press the remote start button"), (AWAY, "Nobody seems to be at home")],
)
async def test_heat_goes_through_the_gate(
    oven: VirtualCooker,
    at_home: AtHome,
    hass_client: Client,
    where: str,
    why: str,
) -> None:
    house, speaker, thermostat = await asked(at_home, oven, hass_client)
    somebody(house.hass, where)
    if where == AWAY:
        oven.panel.allow_remote_start()
    await speaker.say("SetThermostatMode", DEGREES, thermostat, mode("HEAT"))
    await until(lambda: why in str(notes(house)), "a notification")
    assert house.shown("sensor", "state", "upper") == "idle"
    assert house.shown(*UPPER) == "off"


@pytest.mark.parametrize(
    "directive", [("TurnOff", POWER, {}), ("SetThermostatMode", DEGREES, mode("OFF"))]
)
async def test_off_stops(
    oven: VirtualCooker,
    at_home: AtHome,
    hass_client: Client,
    directive: tuple[str, str, Said],
) -> None:
    house, speaker, thermostat = await asked(at_home, oven, hass_client)
    somebody(house.hass, AWAY)
    oven.panel.start("upper", "bake", 180, 600, None)
    await house.shows("heat", *UPPER)
    said, interface, payload = directive
    await speaker.say(said, interface, thermostat, payload)
    await house.shows("off", *UPPER)
    assert house.commands == ["zone.stop"]


async def test_start_is_a_scene_and_the_temperature_is_a_range(
    oven: VirtualCooker, at_home: AtHome, hass_client: Client
) -> None:
    start, number = ("button", "start", "upper"), ("number", "set_temperature", "upper")
    choice = ("select", "mode", "upper")
    house, speaker, _ = await asked(at_home, oven, hass_client, start, number, choice)
    told = await speaker.discover()
    assert house.entity(*choice) not in told, "Alexa knows no choices"
    configuration = interfaces(told[house.entity(*number)])["Alexa.RangeController"]
    assert configuration["configuration"]["supportedRange"] == {
        "minimumValue": 50.0,
        "maximumValue": 275.0,
        "precision": 5.0,
    }
    assert "Alexa.SceneController" in interfaces(told[house.entity(*start)])
    oven.panel.allow_remote_start()
    await speaker.say("Activate", "Alexa.SceneController", house.entity(*start))
    await house.shows("preheating", "sensor", "state", "upper")


async def test_the_documented_script_is_a_scene_that_heats_no_empty_house(
    oven: VirtualCooker, at_home: AtHome, hass_client: Client
) -> None:
    house = await at_home(oven)
    oven.panel.allow_remote_start()
    script = await baked_potatoes(house)
    speaker = await alexa(house.hass, hass_client, script)
    house.hass.states.async_set("zone.home", "0")
    await speaker.say("Activate", "Alexa.SceneController", script)
    await house.hass.async_block_till_done()
    assert house.commands == []
    house.hass.states.async_set("zone.home", "1")
    await speaker.say("Activate", "Alexa.SceneController", script)
    await house.shows("Baked potatoes", "sensor", "program", "upper")


async def test_alexa_by_hand_without_a_filter_takes_start_too_as_the_documents_warn(
    oven: VirtualCooker, at_home: AtHome, hass_client: Client
) -> None:
    house = await at_home(oven)
    speaker = await alexa(house.hass, hass_client)
    told = await speaker.discover()
    assert house.entity("button", "start", "upper") in told
    assert not any(one.startswith("climate.") for one in told), "nobody has enabled it"
