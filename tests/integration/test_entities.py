"""Which entities a cooker has, how they are called, and on which device they sit."""

from dataclasses import replace

import pytest
from aiocooker import CookingMode
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from syrupy.assertion import SnapshotAssertion

from custom_components.cooker.const import DOMAIN
from tests.integration.house import Appliance, AtHome, House, until
from virtual_cooker import MODELS, VirtualCooker, models

WHOLE = {
    "binary_sensor.remote_start",
    "binary_sensor.problem",
    "button.identify",
    "event.panel",
    "sensor.firmware",
}
MOST = {
    "sensor.power",
    "sensor.energy",
    "sensor.rssi",
    "switch.child_lock",
    "switch.power",
    "update.firmware",
}
"""What only the simplest lacks."""
EACH_ZONE = {
    "binary_sensor.needs_user",
    "button.start",
    "button.stop",
    "button.reset_heat_up",
    "button.acknowledge",
    "button.add_1_minute",
    "button.add_5_minutes",
    "event.cook",
    "number.set_duration",
    "select.mode",
    "select.program",
    "sensor.state",
    "sensor.temperature",
    "sensor.target",
    "sensor.heat_up_time",
    "sensor.heat_up_rate",
    "sensor.stage",
    "sensor.finishes_at",
    "sensor.remaining",
    "sensor.started_by",
    "sensor.on_since",
    "sensor.plan",
    "sensor.program",
    "number.set_temperature",
    "number.running_temperature",
}
COUNTS = {"sensor.cooks"}
WAITS = {"sensor.starts_at"}
PAUSES = {"button.pause", "button.resume"}
DOOR = {"binary_sensor.door"}
PREHEATS = {
    "climate.thermostat",
    "binary_sensor.preheated",
    "sensor.preheat_progress",
    "sensor.preheated_since",
    "sensor.ready_at",
}
HOLDS = {"select.timer_starts"}
"""What can wait hot for its food."""
PROBE = {"sensor.probe_1", "sensor.probe_1_target", "sensor.probe_1_status"}
POWER = {"number.set_power", "sensor.power_level"}
USUAL = EACH_ZONE | COUNTS | PAUSES | DOOR


def all_of(zone: str, keys: set[str]) -> set[str]:
    """Return a zone's keys."""
    return {key.replace(".", f".{zone}_", 1) for key in keys}


HAS = {
    "oven": {
        *WHOLE,
        *MOST,
        "light.light",
        *all_of("upper", USUAL | PREHEATS | HOLDS | PROBE),
        *all_of("lower", USUAL | PREHEATS | HOLDS),
    },
    "rice_cooker": {*WHOLE, *MOST, "sensor.water", *all_of("pot", USUAL | WAITS)},
    "microwave": {*WHOLE, *MOST, "light.light", *all_of("cavity", USUAL | POWER)},
    "toaster_oven": {*WHOLE, *all_of("cavity", EACH_ZONE | DOOR | PREHEATS)},
    "water_bath": {
        *WHOLE,
        *MOST,
        "sensor.water",
        *all_of("bath", (USUAL | PREHEATS | WAITS | HOLDS) - DOOR),
    },
    "air_fryer": {
        *WHOLE,
        *MOST,
        *all_of("left", USUAL | PREHEATS),
        *all_of("right", USUAL | PREHEATS),
    },
}


def entities(house: House) -> set[str]:
    """Return all entities of a cooker by platform and key."""
    registry = er.async_get(house.hass)
    start = f"{house.cooker.identity.id}_"
    return {
        f"{one.domain}.{one.unique_id.removeprefix(start)}"
        for one in er.async_entries_for_config_entry(registry, house.entry.entry_id)
    }


@pytest.mark.parametrize("model", HAS)
async def test_a_cooker_has_an_entity_for_each_thing_it_can_and_none_besides(
    appliance: Appliance, at_home: AtHome, model: str
) -> None:
    house = await at_home(await appliance(model))
    assert entities(house) == HAS[model]


async def test_a_zone_without_a_thermometer_has_all_but_its_reading(
    appliance: Appliance, at_home: AtHome
) -> None:
    blind = models.oven().with_zone("upper", lambda can: replace(can, temperature=False))
    house = await at_home(await appliance(blind))
    lacks = {
        "button.upper_reset_heat_up",
        "sensor.upper_heat_up_rate",
        "sensor.upper_heat_up_time",
        "sensor.upper_preheat_progress",
        "sensor.upper_temperature",
    }
    assert entities(house) == HAS["oven"] - lacks
    oven = house.cooker
    oven.panel.allow_remote_start()
    await house.press("start", "upper")
    await house.shows("preheating", "sensor", "state", "upper")
    assert house.shown("sensor", "ready_at", "upper") != "unknown", "it says so itself"
    await oven.clock.advance(1500)
    await house.shows("preheated", "sensor", "state", "upper")
    await house.shows("on", "binary_sensor", "preheated", "upper")


@pytest.mark.parametrize("model", MODELS)
async def test_all_entities_of_a_model_look_as_they_did(
    hass: HomeAssistant,
    appliance: Appliance,
    at_home: AtHome,
    snapshot: SnapshotAssertion,
    model: str,
) -> None:
    house = await at_home(await appliance(model))
    registry = er.async_get(hass)
    looks = {
        one.entity_id: {
            "unique_id": one.unique_id,
            "category": one.entity_category,
            "disabled": one.disabled_by,
            "state": hass.states.get(one.entity_id),
        }
        for one in er.async_entries_for_config_entry(registry, house.entry.entry_id)
    }
    assert looks == snapshot


async def test_each_of_several_zones_is_a_device_below_the_cooker(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    cooker, children = devices(house)
    assert (cooker.manufacturer, cooker.model) == ("Cooker", "Virtual built-in oven")
    assert (cooker.sw_version, cooker.serial_number) == ("1.0.0", oven.identity.id)
    assert {child.name for child in children} == {"Upper cavity", "Lower cavity"}
    registry = er.async_get(hass)
    state = registry.async_get(house.entity("sensor", "state", "upper"))
    assert state is not None
    assert state.device_id in {child.id for child in children}


async def test_a_single_zone_is_the_cooker_itself(
    rice_cooker: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(rice_cooker)
    _, children = devices(house)
    assert children == []
    assert house.state("sensor", "state", "pot").name == "Virtual rice cooker State"


async def test_new_firmware_without_a_zone_takes_its_entities_and_device_away(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    """And without a restart of Home Assistant."""
    house = await at_home(oven)
    upper = oven.appliance.model.capabilities.zones[0]
    can_now(oven, zones=(upper,))
    del oven.appliance.zones["lower"]
    await oven.mishaps.drop_line()
    await until(lambda: house.find("sensor", "state", "lower") is None, "its entities are gone")
    assert devices(house)[1] == []
    await house.shows("idle", "sensor", "state", "upper")


async def test_new_firmware_with_a_new_mode_offers_it(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await at_home(oven)
    upper, lower = oven.appliance.model.capabilities.zones
    steam = replace(upper.modes[0], mode=CookingMode.STEAM)
    can_now(oven, zones=(replace(upper, modes=(*upper.modes, steam)), lower))
    await oven.mishaps.drop_line()

    def offered() -> bool:
        return "steam" in house.state("select", "mode", "upper").attributes.get("options", ())

    await until(offered, "steam is offered")


async def test_a_zone_whose_modes_nobody_knows_can_still_be_watched_and_stopped(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    """Rule 2: stop always works, also where nothing can be staged."""
    upper, lower = oven.appliance.model.capabilities.zones
    strange = replace(upper.modes[0], mode=CookingMode.UNKNOWN)
    can_now(oven, zones=(replace(upper, modes=(strange,)), lower))
    house = await at_home(oven)
    assert house.find("button", "start", "upper") is None
    assert house.find("select", "mode", "upper") is None
    assert house.find("select", "program", "upper") is None
    assert house.find("number", "set_duration", "upper") is None
    assert house.shown("sensor", "state", "upper") == "idle"
    await house.press("stop", "upper")
    assert house.commands == ["zone.stop"]


def devices(house: House) -> tuple[dr.DeviceEntry, list[dr.ChildDeviceEntry]]:
    """Return the cooker's device and those below it."""
    registry = dr.async_get(house.hass)
    device = registry.async_get_device_by_identifier(
        (DOMAIN, house.cooker.identity.id), house.entry.entry_id
    )
    assert isinstance(device, dr.DeviceEntry)
    return device, list(dr.async_entries_for_parent_device(registry, device.id))


def can_now(cooker: VirtualCooker, **capabilities: object) -> None:
    """Flash firmware that can do other things."""
    model = cooker.appliance.model
    can = replace(model.capabilities, **capabilities)  # type: ignore[arg-type]
    cooker.appliance.model = replace(model, capabilities=can)
