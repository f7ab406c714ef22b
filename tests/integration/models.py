"""A scripted language model: it gets its tools from Home Assistant's own API and calls them."""

from dataclasses import dataclass
from typing import Any

from homeassistant.components.homeassistant.exposed_entities import async_expose_entity
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import llm
from homeassistant.helpers.llm import LLM_API_ASSIST, LLMContext, ToolInput, ToolResult
from homeassistant.setup import async_setup_component

from tests.integration.house import AtHome, House
from tests.integration.voice_thermostat import somebody
from virtual_cooker import VirtualCooker

ASSISTANT = "conversation"
UPPER = "Upper cavity"


@dataclass(frozen=True)
class Model:
    """One turn of a conversation with a model."""

    api: llm.APIInstance

    @property
    def tools(self) -> dict[str, llm.Tool]:
        return {one.name: one for one in self.api.tools}

    @property
    def ours(self) -> set[str]:
        start = "cooker__"
        return {one.removeprefix(start) for one in self.tools if one.startswith(start)}

    async def call(self, tool: str, **said: object) -> ToolResult:
        """Call one of our tools, or another by its whole name."""
        name = tool if tool in self.tools else f"cooker__{tool}"
        return await self.api.async_call_tool(ToolInput(tool_name=name, tool_args=dict(said)))

    async def done(self, tool: str, **said: object) -> dict[str, Any]:
        """Return what a tool did."""
        result = await self.call(tool, **said)
        assert not result.error, result.data
        return result.data

    async def refused(self, tool: str, **said: object) -> str:
        """Return the sentence with which a tool refuses."""
        result = await self.call(tool, **said)
        assert result.error
        assert result.data["done"] is False
        return str(result.data["message"])


async def model(
    hass: HomeAssistant,
    *,
    context: Context | None = None,
    device_id: str | None = None,
    assistant: str = ASSISTANT,
) -> Model:
    """Begin a turn, as a conversation agent does."""
    for component in ("homeassistant", "conversation", "llm", "intent"):
        assert await async_setup_component(hass, component, {})
    await hass.async_block_till_done()
    told = LLMContext(
        platform="a_model",
        context=context or Context(),
        language="en",
        assistant=assistant,
        device_id=device_id,
    )
    return Model(await llm.async_get_api(hass, LLM_API_ASSIST, told))


async def expose(house: House, *entities: tuple[str, str, str], yes: bool = True) -> None:
    """Expose entities of a cooker to Assist, or no longer."""
    assert await async_setup_component(house.hass, "homeassistant", {})
    for one in entities:
        async_expose_entity(house.hass, ASSISTANT, house.entity(*one), should_expose=yes)


def shown(zone: str) -> tuple[str, str, str]:
    return "sensor", "state", zone


def start_of(zone: str) -> tuple[str, str, str]:
    return "button", "start", zone


async def opened(at_home: AtHome, cooker: VirtualCooker, *zones: str) -> House:
    """Somebody is at home, allowed it at the appliance, and exposed state and Start of zones."""
    house = await at_home(cooker)
    somebody(house.hass)
    cooker.panel.allow_remote_start()
    for zone in zones:
        await expose(house, shown(zone), start_of(zone))
    return house


async def only(talk: Model, **said: object) -> dict[str, Any]:
    (one,) = (await talk.done("status", **said))["cookers"]
    return dict(one)
