"""Where the entities of an adopted appliance sit, and how its entry is corrected."""

from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.cooker.const import DOMAIN
from tests.integration.adopting import (
    HEATER,
    Adopted,
    Heater,
    adopt,
    filled_in,
    flow_to,
    thermostat,
)

CLIMATE = "climate.pizza_oven"


@pytest.fixture
async def heater(hass: HomeAssistant) -> Heater:
    return await thermostat(hass)


async def adopted(hass: HomeAssistant) -> Adopted:
    return await adopt(hass, "adopt_thermostat", {"state": CLIMATE}, may_heat=True)


async def test_fahrenheit_changes_no_temperature(hass: HomeAssistant) -> None:
    """A house in Fahrenheit: 392 °F on the thermostat are 200 °C to the library."""
    hass.config.units = US_CUSTOMARY_SYSTEM
    hass.states.async_set(
        "climate.oven",
        "heat",
        {
            "current_temperature": 350,
            "temperature": 392,
            "min_temp": 86,
            "max_temp": 572,
            "hvac_modes": ["off", "heat"],
        },
    )
    oven = await adopt(hass, "adopt_thermostat", {"state": "climate.oven"}, may_heat=True)
    says = oven.entry.runtime_data.cooker.snapshot.zones["main"]
    assert says.target_c == pytest.approx(200)
    assert oven.shown("sensor", "target") == "392.0"
    assert oven.entry.data["max_c"] == 300


async def test_it_is_one_device_with_what_it_came_with(hass: HomeAssistant, heater: Heater) -> None:
    source = MockConfigEntry(domain="other")
    source.add_to_hass(hass)
    device = dr.async_get(hass).async_get_or_create(
        config_entry_id=source.entry_id, identifiers={("other", "oven")}, name="Pizza oven"
    )
    er.async_get(hass).async_update_entity(CLIMATE, device_id=device.id)
    oven = await adopted(hass)
    for platform, key in (("sensor", "state"), ("button", "start"), ("button", "stop")):
        entry = er.async_get(hass).async_get(str(oven.find(platform, key)))
        assert entry is not None
        assert entry.device_id == device.id
    hidden = er.async_get(hass).async_get(str(oven.find("sensor", "temperature")))
    assert hidden is not None
    assert hidden.hidden_by is er.RegistryEntryHider.INTEGRATION
    assert dr.async_entries_for_config_entry(dr.async_get(hass), oven.entry_id) == []
    # Whoever means the device means the cooker.
    await hass.services.async_call(
        DOMAIN, "start", {"mode": "bake"}, target={"device_id": device.id}, blocking=True
    )
    await oven.shows("cooking", "sensor", "state")
    await hass.services.async_call(
        DOMAIN, "stop", {}, target={"device_id": device.id}, blocking=True
    )
    await oven.shows("idle", "sensor", "state")


async def test_the_same_one_is_not_adopted_twice(hass: HomeAssistant, heater: Heater) -> None:
    await adopted(hass)
    flow = await flow_to(hass, "adopt_thermostat")
    flow = dict(await hass.config_entries.flow.async_configure(flow["flow_id"], {"state": CLIMATE}))
    assert flow["reason"] == "already_configured"


async def test_it_is_corrected_later(hass: HomeAssistant, heater: Heater) -> None:
    oven = await adopted(hass)
    flow = await reconfigure(oven)
    assert flow["step_id"] == "adopt_check"
    fields = {**filled_in(flow), "name": "Wood oven", "may_heat": False}
    done = await hass.config_entries.flow.async_configure(flow["flow_id"], fields)
    assert done["reason"] == "reconfigure_successful"
    await hass.async_block_till_done()
    assert oven.entry.title == "Wood oven"
    assert oven.entry.runtime_data.cooker.capabilities.zones[0].modes == ()


async def reconfigure(oven: Adopted) -> dict[str, object]:
    return dict(
        await oven.hass.config_entries.flow.async_init(
            DOMAIN, context={"source": "reconfigure", "entry_id": oven.entry_id}
        )
    )


OURS = {"climate": "thermostat", "switch": "power", "sensor": "temperature"}


def of_ours(oven: Adopted) -> dict[str, str]:
    """Return entities that an oven of ours has, by platform."""
    registry = er.async_get(oven.hass)
    return {
        platform: registry.async_get_or_create(
            platform, DOMAIN, f"{oven.entry.unique_id}_{key}_more", config_entry=oven.entry
        ).entity_id
        for platform, key in OURS.items()
    }


async def test_what_a_cooker_of_ours_has_is_not_listed(hass: HomeAssistant, heater: Heater) -> None:
    oven = await adopted(hass)
    ours = of_ours(oven)
    for step, platforms in (
        ("adopt_thermostat", {"climate"}),
        ("adopt_switch", {"switch", "sensor"}),
    ):
        flow = await flow_to(hass, step)
        hidden = [
            set(field.config["exclude_entities"]) for field in flow["data_schema"].schema.values()
        ]
        assert all({ours[one] for one in platforms} <= one for one in hidden)
        assert all(HEATER not in one for one in hidden)
    shown: Any = await reconfigure(oven)
    assert ours["climate"] in shown["data_schema"].schema["state"].config["exclude_entities"]


async def test_what_became_a_cooker_while_the_form_was_open_is_refused(
    hass: HomeAssistant, heater: Heater
) -> None:
    oven = await adopted(hass)
    one_form, other_form = [
        await flow_to(hass, one) for one in ("adopt_thermostat", "adopt_switch")
    ]
    ours = of_ours(oven)
    done = await hass.config_entries.flow.async_configure(
        one_form["flow_id"], {"state": ours["climate"]}
    )
    assert done["errors"] == {"state": "already_a_cooker"}
    done = await hass.config_entries.flow.async_configure(
        other_form["flow_id"], {"state": HEATER, "temperature": ours["sensor"]}
    )
    assert done["errors"] == {"temperature": "already_a_cooker"}


async def test_what_only_cools_is_no_cooker(hass: HomeAssistant, heater: Heater) -> None:
    hass.states.async_set("climate.fridge", "off", {"hvac_modes": ["off", "cool"]})
    flow = await flow_to(hass, "adopt_thermostat")
    done = await hass.config_entries.flow.async_configure(
        flow["flow_id"], {"state": "climate.fridge"}
    )
    assert done["errors"] == {"state": "cannot_heat"}
    done = await hass.config_entries.flow.async_configure(flow["flow_id"], {"state": CLIMATE})
    assert done["step_id"] == "adopt_check"
