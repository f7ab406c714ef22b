"""Hands busy: the water heater waits for the oven, and is given back whatever happens."""

from typing import Any

from homeassistant.core import Context, ServiceCall
from homeassistant.setup import async_setup_component

from custom_components.cooker.scenes.keeper import SCENES
from tests.integration.bathing import bakes, bath
from tests.integration.days import Day
from tests.integration.family import runner_of
from tests.integration.house import House, until

HEATER = "input_boolean.boiler"


async def boiler(house: House, **data: Any) -> str:  # noqa: ANN401
    assert await async_setup_component(house.hass, "homeassistant", {})
    assert await async_setup_component(
        house.hass, "input_boolean", {"input_boolean": {"boiler": {"initial": True}}}
    )
    return await bath(house, **{"water_heater": HEATER, "power_limit_w": 4000, **data})


def heater(house: House, entity_id: str = HEATER) -> str:
    state = house.hass.states.get(entity_id)
    assert state is not None
    return state.state


async def test_the_boiler_waits_while_the_oven_heats_and_is_given_back_after_the_bath(
    house: House, today: Day, speaker: list[ServiceCall], somebody: Context
) -> None:
    scene = await boiler(house)
    await bakes(house, minutes=60)
    assert heater(house) == "on"
    await runner_of(house, scene).activate(somebody)
    await until(lambda: heater(house) == "off", "it waits")
    await today.passes(960)
    await until(lambda: heater(house) == "on", "it is given back")


async def test_the_boiler_is_left_on_where_both_together_fit_or_no_limit_is_set(
    house: House, today: Day, somebody: Context
) -> None:
    scene = await boiler(house, power_limit_w=6000)
    await bakes(house, minutes=60)
    await runner_of(house, scene).activate(somebody)
    await today.passes(60)
    assert heater(house) == "on"


async def test_the_boiler_is_left_on_while_the_oven_is_off_and_waits_once_it_starts(
    house: House, today: Day, somebody: Context
) -> None:
    scene = await boiler(house)
    await runner_of(house, scene).activate(somebody)
    await today.passes(60)
    assert heater(house) == "on"
    await bakes(house, minutes=60)
    await until(lambda: heater(house) == "off", "it waits")
    house.cooker.panel.stop("upper")
    await until(lambda: heater(house) == "on", "it is given back")


async def test_the_boiler_waits_half_an_hour_at_most(
    house: House, today: Day, somebody: Context
) -> None:
    scene = await boiler(house, busy_s=7200)
    await bakes(house, minutes=180)
    await runner_of(house, scene).activate(somebody)
    await until(lambda: heater(house) == "off", "it waits")
    await today.passes(1700)
    assert heater(house) == "off"
    await today.passes(160)
    await until(lambda: heater(house) == "on", "it is given back")
    await today.passes(300)
    assert heater(house) == "on", "once in a bath is enough"


async def test_a_crash_does_not_leave_the_house_without_hot_water(
    house: House, today: Day, somebody: Context
) -> None:
    scene = await boiler(house)
    await bakes(house, minutes=60)
    await runner_of(house, scene).activate(somebody)
    await until(lambda: heater(house) == "off", "it waits")
    storage = house.hass.data[SCENES].storage
    await storage.save()
    known = {**storage.facts["held_back"]}
    assert known[scene]["state"] == "on"
    assert await house.hass.config_entries.async_unload(house.entry.entry_id)
    await until(lambda: heater(house) == "on", "who unloads gives it back")
    # A crash does not: it is off, and that is on the disk.
    await house.hass.services.async_call(
        "input_boolean", "turn_off", {"entity_id": HEATER}, blocking=True
    )
    storage.facts["held_back"].update(known)
    await today.jumps(2400)
    assert await house.hass.config_entries.async_setup(house.entry.entry_id)
    await today.passes(30)
    await until(lambda: heater(house) == "on", "it is given back")
    assert storage.facts["held_back"] == {}


async def test_a_boiler_that_was_out_of_reach_is_given_back_once_it_is_there(
    house: House, today: Day, somebody: Context
) -> None:
    scene = await boiler(house)
    await bakes(house, minutes=60)
    await runner_of(house, scene).activate(somebody)
    await until(lambda: heater(house) == "off", "it waits")
    house.hass.states.async_set(HEATER, "unavailable")
    await today.passes(960)
    assert heater(house) == "unavailable"
    house.hass.states.async_set(HEATER, "off")
    await until(lambda: heater(house) == "on", "it is given back")


async def test_who_switches_the_boiler_meanwhile_decides(
    house: House, today: Day, somebody: Context
) -> None:
    """A heater that somebody set to eco is not set back to what it was."""
    assert await async_setup_component(house.hass, "homeassistant", {})
    assert await async_setup_component(
        house.hass, "water_heater", {"water_heater": {"platform": "demo"}}
    )
    await house.hass.async_block_till_done()
    tank = "water_heater.demo_water_heater"
    before = heater(house, tank)
    scene = await bath(house, water_heater=tank, power_limit_w=4000)
    await bakes(house, minutes=60)
    await runner_of(house, scene).activate(somebody)
    await until(lambda: heater(house, tank) == "off", "it waits")
    await today.passes(960)
    await until(lambda: heater(house, tank) == before, "it is given back as it was")
    await runner_of(house, scene).activate(somebody)
    await until(lambda: heater(house, tank) == "off", "it waits")
    await house.hass.services.async_call(
        "water_heater",
        "set_operation_mode",
        {"entity_id": tank, "operation_mode": "gas"},
        blocking=True,
    )
    await today.passes(960)
    assert heater(house, tank) == "gas"
