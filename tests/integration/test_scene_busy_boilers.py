"""Hands busy: every kind of water heater waits in its own way, and is given back by it."""

from typing import Any

import pytest
from homeassistant.const import EVENT_HOMEASSISTANT_STOP
from homeassistant.core import Context, HomeAssistant, ServiceCall
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.cooker.scenes.keeper import SCENES
from tests.integration.bathing import bakes, bath
from tests.integration.days import Day
from tests.integration.family import runner_of
from tests.integration.house import AtHome, House, until
from tests.integration.test_scene_busy import until_preheated
from tests.integration.test_scene_busy_heater import HEATER, boiler, heater
from virtual_cooker import VirtualCooker

THERMOSTAT = "climate.tank"
TANK = "water_heater.tank"
METER = "sensor.tank_power"


async def thermostat(house: House) -> None:
    """Set up a tank whose thermostat is one of Home Assistant's own."""
    hass = house.hass
    hass.states.async_set("sensor.tank", "40", {"unit_of_measurement": "°C"})
    assert await async_setup_component(hass, "homeassistant", {})
    assert await async_setup_component(hass, "input_boolean", {"input_boolean": {"element": {}}})
    entry = MockConfigEntry(
        domain="generic_thermostat",
        title="Tank",
        options={
            "name": "Tank",
            "heater": "input_boolean.element",
            "target_sensor": "sensor.tank",
            "ac_mode": False,
            "cold_tolerance": 0.3,
            "hot_tolerance": 0.3,
            "max_temp": 80,
        },
    )
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    await hass.services.async_call(
        "climate",
        "set_temperature",
        {"entity_id": THERMOSTAT, "temperature": 60, "hvac_mode": "heat"},
        blocking=True,
    )
    await hass.async_block_till_done()


def metered(hass: HomeAssistant, shows: str, unit: str = "W", *, kind: str = "power") -> None:
    """Put the tank and a meter of its own on one device."""
    entry = MockConfigEntry(domain="meter")
    entry.add_to_hass(hass)
    device = dr.async_get(hass).async_get_or_create(
        config_entry_id=entry.entry_id, identifiers={("meter", "tank")}
    )
    registry = er.async_get(hass)
    registry.async_update_entity(THERMOSTAT, device_id=device.id)
    meter = registry.async_get_or_create(
        "sensor", "meter", "tank", suggested_object_id="tank_power", device_id=device.id
    )
    assert meter.entity_id == METER
    hass.states.async_set(METER, shows, {"device_class": kind, "unit_of_measurement": unit})


class Switch:
    """A tank that can be turned on and off, sometimes."""

    def __init__(self, hass: HomeAssistant) -> None:
        self._hass = hass
        self.fails = False
        self.asked: list[str] = []
        hass.states.async_set(TANK, "eco")
        for action in ("turn_off", "turn_on"):
            hass.services.async_register("water_heater", action, self._turn)

    async def _turn(self, call: ServiceCall) -> None:
        assert call.data["entity_id"] in (TANK, [TANK])
        self.asked.append(call.service)
        if self.fails:
            raise HomeAssistantError("No answer")
        self._hass.states.async_set(TANK, "off" if call.service == "turn_off" else "eco")


async def busy_with(house: House, somebody: Context, tank: str, **data: Any) -> str:  # noqa: ANN401
    """Bake and have a bath."""
    scene = await bath(house, **{"water_heater": tank, "power_limit_w": 4000, **data})
    await bakes(house, minutes=60)
    await runner_of(house, scene).activate(somebody)
    return scene


async def test_a_tank_with_a_thermostat_waits_and_then_heats_as_it_did(
    house: House, today: Day, somebody: Context
) -> None:
    await thermostat(house)
    assert heater(house, THERMOSTAT) == "heat"
    assert heater(house, "input_boolean.element") == "on"
    await busy_with(house, somebody, THERMOSTAT)
    await until(lambda: heater(house, THERMOSTAT) == "off", "it waits")
    await until(lambda: heater(house, "input_boolean.element") == "off", "it heats no more")
    await today.passes(960)
    await until(lambda: heater(house, THERMOSTAT) == "heat", "it is given back")
    await until(lambda: heater(house, "input_boolean.element") == "on", "it heats again")


async def test_a_tank_that_can_only_be_turned_on_and_off_is(
    house: House, today: Day, somebody: Context
) -> None:
    tank = Switch(house.hass)
    await busy_with(house, somebody, TANK)
    await until(lambda: heater(house, TANK) == "off", "it waits")
    await today.passes(960)
    await until(lambda: heater(house, TANK) == "eco", "it is given back")
    assert tank.asked == ["turn_off", "turn_on"]


@pytest.mark.parametrize(
    ("meter", "limit_w", "waits"),
    [
        (("800", "W"), 4000, False),  # With the oven's 3 kW that is 3.8 kW.
        (("3.5", "kW"), 6000, True),  # 6.5 kW.
        (("2", "W"), 4000, True),  # It is hot just now, and may begin to heat at any time.
        (("unavailable", "W"), 4000, True),
        (("unavailable", "W"), 6000, False),
    ],
)
@pytest.mark.usefixtures("today")
async def test_what_the_tank_draws_is_read_from_the_power_sensor_on_its_device(
    house: House, somebody: Context, meter: tuple[str, str], limit_w: int, *, waits: bool
) -> None:
    await thermostat(house)
    metered(house.hass, *meter)
    await busy_with(house, somebody, THERMOSTAT, power_limit_w=limit_w)
    await house.hass.async_block_till_done()
    assert heater(house, THERMOSTAT) == ("off" if waits else "heat")


async def test_a_device_without_a_power_sensor_is_taken_for_a_usual_tank(
    house: House, today: Day, somebody: Context
) -> None:
    await thermostat(house)
    metered(house.hass, "12", "kWh", kind="energy")
    await busy_with(house, somebody, THERMOSTAT)
    await until(lambda: heater(house, THERMOSTAT) == "off", "it waits")


async def test_an_oven_that_is_hot_leaves_the_tank_its_power(
    house: House, today: Day, somebody: Context
) -> None:
    """Holding a temperature takes a third of what heating up to it took."""
    scene = await boiler(house, busy_s=3600)
    await house.set("set_temperature", 60, "upper")
    await house.press("start", "upper")
    await house.shows("preheating", "sensor", "state", "upper")
    await runner_of(house, scene).activate(somebody)
    await until(lambda: heater(house) == "off", "it waits")
    await until_preheated(house, today)
    await until(lambda: heater(house) == "on", "it is given back")


async def test_a_tank_that_is_off_or_unknown_is_nothing_to_hold_back(
    house: House, today: Day, somebody: Context
) -> None:
    tank = Switch(house.hass)
    house.hass.states.async_set(TANK, "off")
    scene = await busy_with(house, somebody, TANK)
    await today.passes(60)
    house.hass.states.async_remove(TANK)
    await runner_of(house, scene).activate(somebody)
    await today.passes(1000)
    assert tank.asked == []


async def test_a_tank_that_cannot_be_turned_off_is_not_turned_on_later(
    house: House, today: Day, somebody: Context, caplog: pytest.LogCaptureFixture
) -> None:
    tank = Switch(house.hass)
    tank.fails = True
    await busy_with(house, somebody, TANK)
    await until(lambda: "water_heater.tank could not be switched" in caplog.text, "it is told")
    await today.passes(1000)
    assert heater(house, TANK) == "eco"
    assert "turn_on" not in tank.asked
    assert house.hass.data[SCENES].storage.facts["held_back"] == {}


async def test_a_tank_that_does_not_come_on_again_is_tried_until_it_does(
    house: House, today: Day, somebody: Context
) -> None:
    tank = Switch(house.hass)
    await busy_with(house, somebody, TANK)
    await until(lambda: heater(house, TANK) == "off", "it waits")
    tank.fails = True
    await today.passes(1000)
    assert tank.asked.count("turn_on") >= 2
    assert heater(house, TANK) == "off"
    tank.fails = False
    await today.passes(60)
    await until(lambda: heater(house, TANK) == "eco", "it is given back")


async def test_the_tank_is_given_back_when_home_assistant_ends(
    house: House, today: Day, somebody: Context
) -> None:
    await boiler(house)
    scene = await busy_with(house, somebody, HEATER)
    await until(lambda: heater(house) == "off", "it waits")
    house.hass.bus.async_fire(EVENT_HOMEASSISTANT_STOP)
    await until(lambda: heater(house) == "on", "it is given back")
    assert scene not in house.hass.data[SCENES].storage.facts["held_back"]


async def test_a_tank_whose_scene_did_not_survive_a_crash_is_given_back_at_the_next_start(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome, hass_storage: dict[str, Any]
) -> None:
    """One that cannot be switched on yet is not forgotten."""
    assert await async_setup_component(hass, "homeassistant", {})
    assert await async_setup_component(hass, "input_boolean", {"input_boolean": {"boiler": {}}})
    tank = Switch(hass)
    tank.fails = True
    hass_storage["cooker.scenes"] = {
        "version": 1,
        "data": {
            "held_back": {
                "gone": {"entity_id": HEATER, "state": "on", "by": "turn_off"},
                "gone too": {"entity_id": TANK, "state": "eco", "by": "turn_off"},
            }
        },
    }
    house = await at_home(oven)
    await until(lambda: heater(house) == "on", "it is given back")
    await until(lambda: tank.asked == ["turn_on"], "the other one is tried")
    assert set(hass.data[SCENES].storage.facts["held_back"]) == {"gone too"}
