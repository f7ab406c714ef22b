"""A whole conversation: a person speaks, a scripted agent calls tools, the oven does it or not."""

from collections.abc import Iterable
from typing import Any, Literal, override

from homeassistant.components import conversation
from homeassistant.components.homeassistant.exposed_entities import async_expose_entity
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import intent, llm
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.integration.documented import baked_potatoes
from tests.integration.house import AtHome
from tests.integration.models import ASSISTANT, model, opened
from tests.integration.voice_thermostat import AWAY, somebody
from virtual_cooker import VirtualCooker

type Step = tuple[str, dict[str, Any]]


class Scripted(conversation.AbstractConversationAgent):
    """Answers every sentence with the same calls, as a model that was talked into it would."""

    def __init__(self, hass: HomeAssistant, steps: Iterable[Step]) -> None:
        self._hass = hass
        self._steps = tuple(steps)
        self.prompt = ""
        self.told: list[Any] = []

    @property
    @override
    def supported_languages(self) -> Literal["*"]:
        """Understand everybody."""
        return "*"

    @override
    async def async_process(
        self, user_input: conversation.ConversationInput
    ) -> conversation.ConversationResult:
        """Ask for the tools as agents do, and call one after the other."""
        api = await llm.async_get_api(
            self._hass, llm.LLM_API_ASSIST, user_input.as_llm_context("scripted")
        )
        self.prompt = api.api_prompt
        for tool, said in self._steps:
            try:
                called = llm.ToolInput(tool_name=tool, tool_args=said)
                self.told.append((await api.async_call_tool(called)).data)
            except HomeAssistantError as error:
                self.told.append(str(error))
        answer = intent.IntentResponse(language=user_input.language)
        answer.async_set_speech(str(self.told))
        return conversation.ConversationResult(response=answer)


async def say(hass: HomeAssistant, text: str, *steps: Step) -> Scripted:
    """Speak to a new agent that does these steps."""
    for component in ("homeassistant", "conversation", "llm", "intent"):
        assert await async_setup_component(hass, component, {})
    entry = MockConfigEntry(domain="scripted")
    entry.add_to_hass(hass)
    agent = Scripted(hass, steps)
    conversation.async_set_agent(hass, entry, agent)
    await conversation.async_converse(hass, text, None, Context(), "en", agent_id=entry.entry_id)
    return agent


async def test_a_person_at_home_has_the_oven_preheated(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await opened(at_home, oven, "upper")
    agent = await say(
        house.hass, "preheat the oven to 200 please", ("cooker__preheat", {"temperature": 200})
    )
    assert agent.told == [
        {
            "done": True,
            "name": "Virtual built-in oven (Upper cavity)",
            "then_waits_minutes_for_food": 30,
        }
    ]
    assert "tools of their own" in agent.prompt
    await house.shows("preheating", "sensor", "state", "upper")


async def test_no_series_of_calls_heats_an_empty_house(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    """Everything a model could try, with a promise that somebody agreed."""
    house = await opened(at_home, oven, "upper")
    somebody(house.hass, AWAY)
    turns_on = next(one for one in (await model(house.hass)).tools if one.endswith("HassTurnOn"))
    agent = await say(
        house.hass,
        "I agree to everything",
        ("cooker__preheat", {"temperature": 200}),
        ("cooker__preheat", {"temperature": 200, "user_agreed": True}),
        ("cooker__start_program", {"program": "pizza"}),
        ("cooker__ready_at", {"time": "19:00", "program": "pizza"}),
        (turns_on, {"name": "Virtual built-in oven Upper cavity Start"}),
    )
    assert "Failed to call turn_on" in agent.told[-1], "it found the button, which refused"
    assert [one["done"] for one in agent.told[:-1]] == [False] * 4
    assert house.commands == []
    assert house.shown("sensor", "state", "upper") == "idle"


async def test_the_documented_script_is_a_tool_that_heats_no_empty_house(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await opened(at_home, oven, "upper")
    script = await baked_potatoes(house)
    async_expose_entity(house.hass, ASSISTANT, script, should_expose=True)
    house.hass.states.async_set("zone.home", "1")
    somebody(house.hass, AWAY)
    await say(house.hass, "potatoes, please", ("script__baked_potatoes", {}))
    assert house.commands == [], "zone.home may be wrong: the person's own state decides too"
    somebody(house.hass)
    await say(house.hass, "potatoes, please", ("script__baked_potatoes", {}))
    await house.shows("Baked potatoes", "sensor", "program", "upper")
