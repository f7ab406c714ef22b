"""Where our sentences are heard: before Home Assistant's own, only ours, and gone when we are."""

import pytest
from homeassistant.components.conversation.agent_manager import AgentManager, get_agent_manager
from homeassistant.components.conversation.default_agent import DefaultAgent
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from pytest_homeassistant_custom_component.common import async_mock_service

from custom_components.cooker.const import DOMAIN
from tests.integration.house import AtHome
from tests.integration.talking import Talk, with_assist
from virtual_cooker import VirtualCooker

OURS = {"async_recognize_sentence_trigger", "async_process"}
"""What we stand before."""

OTHERS = (
    ("en", "turn on the kitchen light"),
    ("en", "set the living room to 21 degrees"),
    ("en", "set a timer for five minutes"),
    ("en", "pause the timer"),
    ("en", "add milk to my shopping list"),
    ("en", "stop"),
    ("en", "yes"),
    ("en", "no"),
    ("en", "what is the temperature in the bedroom"),
    ("en", "how long is left on my timer"),
    ("en", "turn on the kitchen"),
    ("en", "start the vacuum"),
    ("zh-Hans", "打开厨房的灯"),
    ("zh-Hans", "把客厅温度调到二十一度"),
    ("zh-Hans", "设一个五分钟的计时器"),
    ("zh-Hans", "停止"),
    ("zh-Hans", "好的"),
    ("zh-Hans", "打开厨房"),
    ("de", "schalte das Licht in der Küche ein"),
    ("fr", "allume la lumière de la cuisine"),
    ("es", "enciende la luz de la cocina"),
)


def agent(hass: HomeAssistant) -> DefaultAgent:
    found = get_agent_manager(hass).default_agent
    assert found is not None
    return found


def voice_issue(hass: HomeAssistant) -> ir.IssueEntry | None:
    return ir.async_get(hass).async_get_issue(DOMAIN, "voice_unavailable")


async def test_what_others_are_told_is_answered_as_without_us(
    hass: HomeAssistant, at_home: AtHome, oven: VirtualCooker
) -> None:
    """A lamp that does not listen any more is worse than an oven that does not."""
    await with_assist(hass)
    hass.states.async_set("light.kitchen", "off", {"friendly_name": "Kitchen light"})
    async_mock_service(hass, "light", "turn_on")
    before = [await Talk(hass, language).say(text) for language, text in OTHERS]
    house = await at_home(oven)
    turned_on = async_mock_service(hass, "light", "turn_on")
    after = [await Talk(hass, language).say(text) for language, text in OTHERS]
    assert after == before
    assert "light.kitchen" in turned_on[0].data["entity_id"]
    assert house.commands == []


async def test_the_place_is_left_as_it_was_found(
    hass: HomeAssistant, at_home: AtHome, oven: VirtualCooker
) -> None:
    await with_assist(hass)
    manager = get_agent_manager(hass)
    house = await at_home(oven)
    talk = Talk(hass)
    assert await talk.say("stop the oven")
    assert len(manager.trigger_sentences) == 1
    assert vars(agent(hass)).keys() > OURS
    assert await hass.config_entries.async_unload(house.entry.entry_id)
    assert manager.trigger_sentences == []
    assert vars(agent(hass)).keys().isdisjoint(OURS)
    heard = len(house.commands)
    assert (await talk.say("how long left on the oven")).startswith("Sorry")
    assert len(house.commands) == heard


async def test_it_is_heard_once_after_a_reload(
    hass: HomeAssistant, at_home: AtHome, oven: VirtualCooker
) -> None:
    await with_assist(hass)
    house = await at_home(oven)
    await house.restart()
    assert len(get_agent_manager(hass).trigger_sentences) == 1
    assert await Talk(hass).say("stop the oven")
    assert house.commands == ["zone.stop", "zone.stop"], "once for each cavity"


async def test_assist_may_come_later(
    hass: HomeAssistant, at_home: AtHome, oven: VirtualCooker
) -> None:
    await at_home(oven)
    assert voice_issue(hass) is None, "a house without Assist misses nothing"
    await with_assist(hass)
    assert "is not cooking" in await Talk(hass).say("what is the oven doing")


async def test_peoples_own_sentences_go_before_ours(
    hass: HomeAssistant, at_home: AtHome, oven: VirtualCooker
) -> None:
    await with_assist(hass)
    house = await at_home(oven)

    async def mine(_said: object, _result: object) -> str:
        return "As you wrote it."

    unregister = get_agent_manager(hass).register_trigger(["stop the oven"], mine)
    assert await Talk(hass).say("stop the oven") == "As you wrote it."
    assert house.commands == []
    unregister()


@pytest.mark.parametrize("change", ["no manager", "no triggers", "other results", "no agent"])
async def test_a_change_inside_home_assistant_is_a_note_in_repairs_and_no_crash(
    hass: HomeAssistant,
    at_home: AtHome,
    oven: VirtualCooker,
    monkeypatch: pytest.MonkeyPatch,
    change: str,
) -> None:
    await with_assist(hass)
    manager, own = get_agent_manager(hass), agent(hass)

    async def nothing(_said: object) -> None:
        return None

    match change:
        case "no manager":
            monkeypatch.delattr(
                "homeassistant.components.conversation.agent_manager.get_agent_manager"
            )
        case "no triggers":
            monkeypatch.delattr(AgentManager, "register_trigger")
        case "other results":
            monkeypatch.setattr(DefaultAgent, "async_recognize_sentence_trigger", nothing)
        case "no agent":
            monkeypatch.setattr(manager, "default_agent", None)
    house = await at_home(oven)
    assert voice_issue(hass)
    assert vars(own).keys().isdisjoint(OURS)
    assert manager.trigger_sentences == []
    await house.press("stop", "upper")
    assert house.commands == ["zone.stop"], "everything else works"

    monkeypatch.undo()
    await house.restart()
    assert voice_issue(hass) is None, "told no more once it works"
    assert "is not cooking" in await Talk(hass).say("what is the oven doing")


async def test_a_fault_of_ours_keeps_no_lamp_from_being_heard(
    hass: HomeAssistant,
    at_home: AtHome,
    oven: VirtualCooker,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    await with_assist(hass)
    await at_home(oven)
    hass.states.async_set("light.kitchen", "off", {"friendly_name": "Kitchen light"})
    turned_on = async_mock_service(hass, "light", "turn_on")

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a fault")

    monkeypatch.setattr("custom_components.cooker.voice.voice.understand", broken)
    await Talk(hass).say("turn on the kitchen light")
    assert turned_on
    assert "A sentence could not be looked at" in caplog.text
    caplog.clear()


async def test_a_language_that_we_do_not_know_is_left_to_home_assistant(
    hass: HomeAssistant, at_home: AtHome, oven: VirtualCooker
) -> None:
    await with_assist(hass)
    house = await at_home(oven)
    await Talk(hass, "nl").say("stop the oven")
    assert house.commands == []
