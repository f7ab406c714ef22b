"""Appliances of other integrations in the harness, adopted as a person does it."""

from dataclasses import dataclass, field
from typing import Any

from homeassistant.config_entries import SOURCE_USER
from homeassistant.core import HomeAssistant, ServiceCall, State
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component

from custom_components.cooker.const import DOMAIN
from custom_components.cooker.coordinator import CookerConfigEntry
from tests.integration.house import until

HEATER, PROBE = "switch.heater", "sensor.probe"


@dataclass
class Adopted:
    """An appliance that was adopted: what a person sees of it, and what they do."""

    hass: HomeAssistant
    entry_id: str

    @property
    def entry(self) -> CookerConfigEntry:
        """Return its entry."""
        return self.hass.config_entries.async_get_known_entry(self.entry_id)

    def find(self, platform: str, key: str, zone: str = "main") -> str | None:
        """Return an entity's id, None where there is no such entity."""
        unique_id = "_".join(filter(None, (str(self.entry.unique_id), zone, key)))
        return er.async_get(self.hass).async_get_entity_id(platform, DOMAIN, unique_id)

    def state(self, platform: str, key: str, zone: str = "main") -> State:
        """Return what Home Assistant shows."""
        found = self.find(platform, key, zone)
        assert found is not None, f"no {platform} {key}"
        state = self.hass.states.get(found)
        assert state is not None
        return state

    def shown(self, platform: str, key: str, zone: str = "main") -> str:
        """Return the state in one word."""
        return self.state(platform, key, zone).state

    async def shows(self, value: str, platform: str, key: str, zone: str = "main") -> None:
        """Wait until Home Assistant shows a value."""
        await until(lambda: self.shown(platform, key, zone) == value, f"{key} shows {value}")

    async def press(self, key: str) -> None:
        """Press a button."""
        await self.act("press", "button", key)

    async def set(self, key: str, value: float) -> None:
        """Set a number for the next cook."""
        await self.act("set_value", "number", key, value=value)

    async def act(self, action: str, platform: str, key: str, **data: object) -> None:
        """Do what a person does in the UI, and wait for the answer."""
        await self.hass.services.async_call(
            platform, action, {"entity_id": self.find(platform, key), **data}, blocking=True
        )


@dataclass
class Heater:
    """A switch that heats, as an integration would bring it; `obeys` is whether it does."""

    hass: HomeAssistant
    entity_id: str = HEATER
    obeys: bool = True
    heard: list[str] = field(default_factory=list)

    def begin(self) -> None:
        """Offer the actions of switches for this one."""
        for action in ("turn_on", "turn_off"):
            self.hass.services.async_register("switch", action, self._take)
        self.show("off")

    def show(self, state: str) -> None:
        """Show a state."""
        self.hass.states.async_set(self.entity_id, state)

    async def _take(self, call: ServiceCall) -> None:
        self.heard.append(call.service)
        if self.obeys:
            self.show(call.service.removeprefix("turn_"))

    @property
    def is_on(self) -> bool:
        """Return whether it heats."""
        state = self.hass.states.get(self.entity_id)
        return state is not None and state.state == "on"


def probe_shows(hass: HomeAssistant, temperature: object, unit: str = "°C") -> None:
    """Let the thermometer show a temperature."""
    hass.states.async_set(
        PROBE,
        str(temperature),
        {"unit_of_measurement": unit, "device_class": "temperature"},
        force_update=True,
    )


async def thermostat(hass: HomeAssistant) -> Heater:
    """Set up Home Assistant's own thermostat on a switch and a thermometer."""
    heater = Heater(hass)
    # The harness has no real switch of its own: only that one end is a stand-in.
    probe_shows(hass, 21)
    assert await async_setup_component(hass, "homeassistant", {})
    assert await async_setup_component(
        hass,
        "climate",
        {
            "climate": {
                "platform": "generic_thermostat",
                "name": "Pizza oven",
                "unique_id": "pizza",
                "heater": HEATER,
                "target_sensor": PROBE,
                "min_temp": 30,
                "max_temp": 300,
                "initial_hvac_mode": "off",
            }
        },
    )
    await hass.async_block_till_done()
    heater.begin()
    await hass.async_block_till_done()
    return heater


async def flow_to(hass: HomeAssistant, step: str) -> dict[str, Any]:
    """Begin to add a cooker and go to a way of adopting."""
    flow = await hass.config_entries.flow.async_init(DOMAIN, context={"source": SOURCE_USER})
    for choice in ("adopt", step):
        assert flow["type"] is FlowResultType.MENU
        flow = await hass.config_entries.flow.async_configure(
            flow["flow_id"], {"next_step_id": choice}
        )
    return dict(flow)


def filled_in(flow: dict[str, Any]) -> dict[str, Any]:
    """Return what a form suggests, which a person leaves as it is."""
    return {
        str(marker): marker.description["suggested_value"]
        for marker in flow["data_schema"].schema
        if (marker.description or {}).get("suggested_value") is not None
    }


async def adopt(
    hass: HomeAssistant, step: str, chosen: dict[str, Any], **corrected: object
) -> Adopted:
    """Adopt an appliance through the UI."""
    flow = await flow_to(hass, step)
    flow = dict(await hass.config_entries.flow.async_configure(flow["flow_id"], chosen))
    assert flow["step_id"] == "adopt_check"
    done = await hass.config_entries.flow.async_configure(
        flow["flow_id"], {**filled_in(flow), **corrected}
    )
    assert done["type"] is FlowResultType.CREATE_ENTRY, done
    await hass.async_block_till_done()
    return Adopted(hass, done["result"].entry_id)
