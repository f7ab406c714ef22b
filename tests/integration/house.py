"""One house with one cooker: what a person sees in Home Assistant, and what the cooker was sent."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from homeassistant.core import HomeAssistant, State
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.cooker.const import DOMAIN
from virtual_cooker import VirtualCooker
from virtual_cooker.firmware.control import Model

PATIENCE_S = 10.0
LOOK_EVERY_S = 0.02

type Appliance = Callable[[str | Model], Awaitable[VirtualCooker]]
type Paired = Callable[..., Awaitable[MockConfigEntry]]
type AtHome = Callable[..., Awaitable[House]]


async def until(condition: Callable[[], object], wish: str) -> None:
    """Wait for a state, not for time; AssertionError where it does not come."""
    for _ in range(int(PATIENCE_S / LOOK_EVERY_S)):
        if condition():
            return
        await asyncio.sleep(LOOK_EVERY_S)
    raise AssertionError(f"not within {PATIENCE_S:g} s: {wish}")


@dataclass(frozen=True)
class House:
    """A cooker that is set up."""

    hass: HomeAssistant
    cooker: VirtualCooker
    entry: MockConfigEntry

    def find(self, platform: str, key: str, zone: str = "") -> str | None:
        """Return an entity's id, None where there is no such entity."""
        unique_id = "_".join(filter(None, (self.cooker.identity.id, zone, key)))
        return er.async_get(self.hass).async_get_entity_id(platform, DOMAIN, unique_id)

    def entity(self, platform: str, key: str, zone: str = "") -> str:
        """Return an entity's id."""
        found = self.find(platform, key, zone)
        assert found is not None, f"no {platform} {zone} {key}"
        return found

    def state(self, platform: str, key: str, zone: str = "") -> State:
        """Return what Home Assistant shows."""
        state = self.hass.states.get(self.entity(platform, key, zone))
        assert state is not None
        return state

    def shown(self, platform: str, key: str, zone: str = "") -> str:
        """Return the state in one word."""
        return self.state(platform, key, zone).state

    async def shows(self, value: str, platform: str, key: str, zone: str = "") -> None:
        """Wait until Home Assistant shows a value."""
        entity_id = self.entity(platform, key, zone)

        def seen() -> bool:
            state = self.hass.states.get(entity_id)
            return state is not None and state.state == value

        await until(seen, f"{entity_id} shows {value}")

    async def act(
        self, action: str, platform: str, key: str, zone: str = "", **data: object
    ) -> None:
        """Do what a person does in the UI, and wait for the answer."""
        await self.hass.services.async_call(
            platform,
            action,
            {"entity_id": self.entity(platform, key, zone), **data},
            blocking=True,
        )

    async def press(self, key: str, zone: str = "") -> None:
        """Press a button."""
        await self.act("press", "button", key, zone)

    async def choose(self, mode: str, zone: str) -> None:
        """Choose a mode for the next cook."""
        await self.act("select_option", "select", "mode", zone, option=mode)

    async def set(self, key: str, value: float, zone: str) -> None:
        """Set a number for the next cook."""
        await self.act("set_value", "number", key, zone, value=value)

    async def restart(self) -> None:
        """Unload the cooker and set it up again, as a restart of Home Assistant does."""
        assert await self.hass.config_entries.async_reload(self.entry.entry_id)
        await self.hass.async_block_till_done()

    @property
    def commands(self) -> list[str]:
        """Return the methods of what the cooker was sent, without our questions."""
        questions = {"cooker.describe", "cooker.subscribe"}
        return [one.method for one in self.cooker.received if one.method not in questions]
