"""An automation in cooking words, made as the editor makes it, in a real Home Assistant."""

from typing import Any

import pytest

from demo.home_assistant import HomeAssistant
from demo.oven import ZONE
from tests.live.kitchen import LINE_UP_S, Kitchen

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(180)]

PREHEAT_S = 60.0
"""The oven takes minutes of its own time, which runs thirty times as fast."""


async def test_an_automation_in_cooking_words_preheats_announces_and_stops(
    kitchen: Kitchen,
) -> None:
    """Nothing in it knows an entity: our triggers, conditions and actions do all of it."""
    home = kitchen.oven.home
    number = f"cooking_words_{kitchen.cooker_id}"
    await save(home, number, await cooking_words(home, kitchen.cooker_id))
    states = await kitchen.diary("state")

    await kitchen.panel.press("allow_remote_start")
    await kitchen.oven.shows("state", "preheating", LINE_UP_S)
    await kitchen.panel.until(
        lambda shown: shown["zones"][0]["state"] not in {"idle", "preheating", "preheated"},
        PREHEAT_S,
        "the automation stopped the oven",
    )
    await home.states.until(lambda: "preheated" in states, LINE_UP_S, "it was shown as preheated")
    notes = await home.websocket.ask("persistent_notification/get")
    told = [one["message"] for one in notes if one["notification_id"] == number]
    assert told == ["Upper cavity is hot: 60 °C."]
    assert states[:3] == ["idle", "preheating", "preheated"]
    assert (await kitchen.panel.look())["remote_start"] == "not_allowed"


async def cooking_words(home: HomeAssistant, cooker_id: str) -> dict[str, Any]:
    """Return an automation that begins when somebody at the oven allows it."""
    oven, cavity = await home.device(cooker_id), await home.device(f"{cooker_id}_{ZONE}")
    assert oven is not None
    assert cavity is not None
    there = {"device_id": cavity["id"]}
    preheat = {
        "action": "cooker.preheat",
        "target": there,
        "data": {"mode": "bake", "temperature": 60},
    }
    announce = {
        "action": "persistent_notification.create",
        "data": {
            "notification_id": "{{ this.attributes.id }}",
            "message": "{{ trigger.zone }} is hot: {{ trigger.details.target_c | int }} °C.",
        },
    }
    stop = {"action": "cooker.stop", "target": there}
    idle = [{"condition": "cooker.is_idle", "target": there}]
    hot = [{"condition": "cooker.is_preheated", "target": there}]
    return {
        "alias": f"Cooking words {cooker_id}",
        "mode": "queued",
        "triggers": [
            {
                "trigger": "cooker.remote_start_allowed",
                "target": {"device_id": oven["id"]},
            },
            {"trigger": "cooker.preheated", "target": there},
        ],
        "actions": [
            {
                "choose": [
                    {"conditions": idle, "sequence": [preheat]},
                    {"conditions": hot, "sequence": [announce, stop]},
                ]
            }
        ],
    }


async def save(home: HomeAssistant, number: str, automation: dict[str, Any]) -> None:
    """Save an automation as its editor does, and wait until it is there."""
    await home.post(f"/api/config/automation/config/{number}", automation)
    entity_id = "automation." + automation["alias"].lower().replace(" ", "_")
    await home.states.until(
        lambda: (state := home.states.get(entity_id)) is not None and state.state == "on",
        LINE_UP_S,
        "the automation was there",
    )
