"""A home with cookers of software, and a person who walks between their panels."""

import random
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any

from demo.home_assistant import HomeAssistant
from demo.pairing import discovered, pair
from demo.panel import Panel
from demo.trouble import Trouble
from tests.live.kitchen import LINE_UP_S
from virtual_cooker import VirtualCooker

ZONES = {"rice_cooker": "pot", "oven": "upper", "air_fryer": "left"}


@dataclass(frozen=True)
class House:
    """A real Home Assistant, cookers, and a person who walks between their panels."""

    home: HomeAssistant
    cookers: dict[str, VirtualCooker]
    panels: dict[str, Panel]

    async def entity(self, model: str, key: str) -> str:
        every = await self.home.entities()
        return every[f"{self.cookers[model].identity.id}_{ZONES[model]}_{key}"]

    async def shows(self, entity_id: str, value: str, seconds: float) -> None:
        def seen() -> bool:
            state = self.home.states.get(entity_id)
            return state is not None and state.state == value

        try:
            await self.home.states.until(seen, seconds, f"{entity_id} was {value}")
        except Trouble as trouble:
            raise Trouble(f"{trouble} It is {self.home.states.get(entity_id)}.") from trouble

    async def device(self, model: str) -> str:
        own = self.cookers[model].identity.id
        several = len(self.cookers[model].appliance.zones) > 1
        device = await self.home.device(f"{own}_{ZONES[model]}" if several else own)
        assert device is not None
        return str(device["id"])

    async def load(self, model: str, mass_kg: float) -> None:
        """Put food in, close, and press remote start."""
        panel, zone = self.panels[model], ZONES[model]
        await panel.press("open_door", zone=zone)
        await panel.press("put_food", zone=zone, mass_kg=mass_kg, temperature_c=18)
        await panel.press("close_door", zone=zone)
        await self.allow(model)

    async def allow(self, model: str) -> None:
        await self.panels[model].press("allow_remote_start")
        every = await self.home.entities()
        gate = every[f"{self.cookers[model].identity.id}_remote_start"]
        await self.shows(gate, "on", LINE_UP_S)

    def age_s(self, model: str, event: str) -> float:
        """Return how long ago a cooker last told of something, in its own seconds."""
        kept = self.cookers[model].appliance.events.kept
        return [one.age_s for one in kept if one.type.value == event][-1]


async def act(home: HomeAssistant, action: str, **data: object) -> dict[str, Any]:
    answer = await home.websocket.ask(
        "call_service", domain="cooker", service=action, service_data=data, return_response=True
    )
    return dict(answer["response"])


@asynccontextmanager
async def house(home: HomeAssistant, cookers: Mapping[str, VirtualCooker]) -> AsyncIterator[House]:
    """Switch on cookers that announce themselves, and pair with each."""
    async with AsyncExitStack() as stack:
        for one in cookers.values():
            await stack.enter_async_context(one)
        panels = {
            model: await stack.enter_async_context(Panel(one.panel_url))
            for model, one in cookers.items()
        }
        for model, one in cookers.items():
            await pair(home, await discovered(home, one.identity.id), panels[model])
        yield House(home, dict(cookers), panels)


def some_seed() -> int:
    """Return a specimen's seed, which makes its id one of its own."""
    return random.randrange(10**9)  # noqa: S311 - chance, no secret
