"""What assistants hear of without anybody having exposed it: nothing that starts heat."""

import pytest
from homeassistant.components.homeassistant.exposed_entities import (
    DATA_EXPOSED_ENTITIES,
    KNOWN_ASSISTANTS,
    async_expose_entity,
    async_should_expose,
)
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component

from custom_components.cooker.const import DOMAIN
from tests.integration.house import Appliance, AtHome, House
from tests.integration.voice_thermostat import somebody
from virtual_cooker import MODELS, VirtualCooker

ACTS = {"button", "climate", "scene", "script", "switch", "water_heater"}
HEATS = {"start", "thermostat", "resume", "acknowledge"}
"""What begins heat, goes on with it, or says that the food is in."""


@pytest.fixture(autouse=True)
async def _new_entities_are_exposed(hass: HomeAssistant) -> None:
    """Take the worst case: people who let every assistant have what is new."""
    assert await async_setup_component(hass, "homeassistant", {})
    for assistant in KNOWN_ASSISTANTS:
        hass.data[DATA_EXPOSED_ENTITIES].async_set_expose_new_entities(assistant, expose_new=True)


def of_ours(hass: HomeAssistant) -> list[er.RegistryEntry]:
    return [one for one in er.async_get(hass).entities.values() if one.platform == DOMAIN]


def heard(hass: HomeAssistant, assistant: str) -> set[str]:
    return {
        one.entity_id
        for one in of_ours(hass)
        if async_should_expose(hass, assistant, one.entity_id)
    }


async def everything(house: House) -> House:
    """Enable what is disabled at first."""
    registry = er.async_get(house.hass)
    for one in of_ours(house.hass):
        if one.disabled_by is er.RegistryEntryDisabler.INTEGRATION:
            registry.async_update_entity(one.entity_id, disabled_by=None)
    await house.restart()
    return house


@pytest.mark.parametrize("model", MODELS)
async def test_nothing_that_heats_is_exposed_by_default(
    appliance: Appliance, at_home: AtHome, model: str
) -> None:
    house = await everything(await at_home(await appliance(model)))
    every = {one.entity_id: one for one in of_ours(house.hass)}
    heats = {
        one.entity_id
        for one in every.values()
        if one.domain in ACTS and one.translation_key in HEATS
    }
    assert len(heats) >= len(house.cooker.appliance.zones)
    for assistant in KNOWN_ASSISTANTS:
        exposed = heard(house.hass, assistant)
        assert exposed, "an assistant may tell of a door and a temperature"
        assert not exposed & heats
        assert not {every[one].domain for one in exposed} & ACTS


@pytest.mark.parametrize("model", MODELS)
async def test_whatever_is_exposed_by_default_can_be_turned_on_without_heat(
    appliance: Appliance, at_home: AtHome, model: str
) -> None:
    house = await everything(await at_home(await appliance(model)))
    somebody(house.hass)
    house.cooker.panel.allow_remote_start()
    exposed = set().union(*(heard(house.hass, one) for one in KNOWN_ASSISTANTS))
    await house.hass.services.async_call(
        "homeassistant", "turn_on", {"entity_id": sorted(exposed)}, blocking=True
    )
    assert set(house.commands) <= {"cooker.set"}, "its light"
    for zone in house.cooker.appliance.zones:
        assert house.shown("sensor", "state", zone) == "idle"


async def test_what_a_person_exposes_stays_exposed(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await everything(await at_home(oven))
    thermostat = house.entity("climate", "thermostat", "upper")
    async_expose_entity(house.hass, "conversation", thermostat, should_expose=True)
    await house.restart()
    assert thermostat in heard(house.hass, "conversation")
    assert thermostat not in heard(house.hass, "cloud.alexa")


async def test_it_is_decided_before_an_assistant_can_ask(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    """Those of the cloud ask the moment that the registry tells of a new entity."""
    asked: set[str] = set()
    exposed: set[str] = set()

    @callback
    def ask(event: Event[er.EventEntityRegistryUpdatedData]) -> None:
        entity_id = event.data["entity_id"]
        asked.add(entity_id)
        if async_should_expose(hass, "cloud.google_assistant", entity_id):
            exposed.add(entity_id)

    hass.bus.async_listen(er.EVENT_ENTITY_REGISTRY_UPDATED, ask)
    house = await everything(await at_home(oven))
    assert house.entity("climate", "thermostat", "upper") in asked
    assert not {one.split(".")[0] for one in exposed} & ACTS
