"""Real automations of our triggers and conditions, and what they told."""

from collections.abc import Mapping
from typing import Any

import yaml
from homeassistant.core import Event, HomeAssistant
from homeassistant.helpers import condition
from homeassistant.helpers import config_validation as cv
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import async_capture_events

from tests.integration.house import House

TELL = """
    - event: told
      event_data:
        cooker: "{{ trigger.cooker }}"
        zone: "{{ trigger.zone }}"
        temperature: "{{ trigger.temperature }}"
        target: "{{ trigger.target_temperature }}"
        event_type: "{{ trigger.event_type | default }}"
        recovered: "{{ trigger.recovered | default }}"
        details: "{{ trigger.details | default }}"
        on_since: "{{ trigger.on_since | default }}"
"""


async def automate(hass: HomeAssistant, *triggers: str) -> list[Event]:
    """Set up an automation as a person would write it; return what it will tell."""
    told = async_capture_events(hass, "told")
    written = "".join(f"\n    - {one.strip()}" for one in triggers)
    text = f"automation:\n  alias: Tell\n  triggers:{written}\n  actions:{TELL}"
    assert await async_setup_component(hass, "automation", yaml.safe_load(text))
    await hass.async_block_till_done()
    state = hass.states.get("automation.tell")
    assert state is not None
    assert state.state == "on", "the automation is not valid"
    return told


def trigger(name: str, target: Mapping[str, Any], **options: object) -> str:
    """Write one trigger in a line of YAML."""
    return yaml.safe_dump(
        {"trigger": f"cooker.{name}", "target": dict(target), "options": options},
        default_flow_style=True,
        width=10_000,
    )


async def holds(house: House, name: str, target: Mapping[str, Any], **options: object) -> bool:
    """Check a condition as an automation does."""
    written = {"condition": f"cooker.{name}", "target": dict(target), "options": options}
    config = await condition.async_validate_condition_config(
        house.hass, cv.CONDITION_SCHEMA(written)
    )
    checker = await condition.async_from_config(house.hass, config)
    try:
        return bool(checker.async_check())
    finally:
        checker.async_unload()
