"""The script that the documentation of assistants gives, with the upper cavity's real ids."""

import re
from pathlib import Path
from typing import Any

import yaml
from homeassistant.setup import async_setup_component

from tests.integration.house import House

DOCUMENT = Path(__file__).parents[2] / "docs" / "assistants.md"


async def baked_potatoes(house: House) -> str:
    """Set the documented script up; return its id."""
    blocks = re.findall(r"```yaml\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)
    (block,) = (one for one in blocks if one.startswith("baked_potatoes:"))
    text = block.replace("sensor.oven_state", house.entity("sensor", "state", "upper"))
    scripts: dict[str, Any] = yaml.safe_load(text)
    assert await async_setup_component(house.hass, "script", {"script": scripts})
    await house.hass.async_block_till_done()
    return "script.baked_potatoes"
