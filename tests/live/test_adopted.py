"""An oven that Home Assistant knows only as a thermostat, in a real Home Assistant.

It is adopted through the UI, learns how long it takes, is preheated when somebody comes home, and
stopped by what is said.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from demo.configuration import CONFIGURATION
from demo.hass import Hass
from demo.home_assistant import HomeAssistant
from tests.live.kitchen import some_port

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]

CLIMATE, HEATER, CAVITY = "climate.stone_oven", "input_boolean.element", "input_number.cavity"
TARGET_C, KITCHEN_C = 200.0, 22.0
HEAT_K_PER_S, COOL = 32.0, 0.02
"""A heat-up takes seven seconds: an oven in a hurry, so that four of them fit into a test."""

STEP_S = 0.25
EARNED_RUNS = 3
PATIENCE_S = 30.0

OVEN = """\
input_boolean:
  element:
    name: Element
  somebody_home:
    name: Somebody is home
input_number:
  cavity:
    name: Cavity
    min: 0
    max: 400
    step: 0.1
    initial: 22
template:
  - sensor:
      - name: Cavity temperature
        unique_id: cavity_temperature
        state: "{{ states('input_number.cavity') }}"
        device_class: temperature
        unit_of_measurement: "°C"
climate:
  - platform: generic_thermostat
    name: Stone oven
    unique_id: stone_oven
    heater: input_boolean.element
    target_sensor: sensor.cavity_temperature
    min_temp: 30
    max_temp: 300
    initial_hvac_mode: "off"
"""
AUTOMATIONS = """\
- id: arrive
  alias: Preheat on arrival
  triggers:
    - trigger: state
      entity_id: input_boolean.somebody_home
      to: "on"
  actions:
    - action: cooker.preheat
      target:
        entity_id: sensor.stone_oven_state
      data:
        mode: bake
        temperature: 200
"""


@dataclass
class StoneOven:
    """The oven itself: heat in, heat out. It knows its element and its thermometer only."""

    home: HomeAssistant
    cavity_c: float = KITCHEN_C
    task: asyncio.Task[None] | None = field(default=None)

    def begin(self) -> None:
        """Let its time run."""
        self.task = asyncio.create_task(self._live())

    async def end(self) -> None:
        """Let its time stand still."""
        if self.task:
            self.task.cancel()
            with suppress(asyncio.CancelledError):
                await self.task

    async def _live(self) -> None:
        while True:
            heat = HEAT_K_PER_S if self.heats else 0.0
            loss = COOL * (self.cavity_c - KITCHEN_C)
            self.cavity_c += (heat - loss) * STEP_S
            await self.home.act(CAVITY, "input_number.set_value", value=round(self.cavity_c, 1))
            await asyncio.sleep(STEP_S)

    @property
    def heats(self) -> bool:
        """Whether its element is on."""
        state = self.home.states.get(HEATER)
        return state is not None and state.state == "on"


@pytest_asyncio.fixture(loop_scope="session")
async def kitchen(tmp_path: Path) -> AsyncIterator[Hass]:
    folder = tmp_path / "home-assistant"
    folder.mkdir()
    (folder / "configuration.yaml").write_text(CONFIGURATION + OVEN)
    (folder / "automations.yaml").write_text(AUTOMATIONS)
    hass = await Hass.start(folder, some_port())
    yield hass
    await hass.stop()


async def adopted(home: HomeAssistant) -> str:
    """Go through the conversation that a person has; return the oven's id."""
    path = "/api/config/config_entries/flow"
    step = await home.post(path, {"handler": "cooker"})
    for choice in ("adopt", "adopt_thermostat"):
        step = await home.post(f"{path}/{step['flow_id']}", {"next_step_id": choice})
    step = await home.post(f"{path}/{step['flow_id']}", {"state": CLIMATE})
    said: dict[str, Any] = {
        one["name"]: one["description"]["suggested_value"]
        for one in step["data_schema"]
        if "suggested_value" in (one.get("description") or {})
    }
    step = await home.post(f"{path}/{step['flow_id']}", {**said, "may_heat": True})
    assert step["type"] == "create_entry", step
    every = await home.websocket.ask("config/entity_registry/list")
    (state,) = (
        one["unique_id"]
        for one in every
        if one["platform"] == "cooker" and one["unique_id"].endswith("_main_state")
    )
    return str(state).removesuffix("_main_state")


async def test_a_thermostat_is_adopted_learns_is_preheated_on_arrival_and_stopped_by_voice(
    kitchen: Hass,
) -> None:
    home = kitchen.home
    oven = StoneOven(home)
    oven.begin()
    try:
        id_ = await adopted(home)
        every = await home.entities()

        def entity(key: str) -> str:
            return every[f"{id_}_main_{key}"]

        async def shows(key: str, *values: str) -> None:
            def seen() -> bool:
                state = home.states.get(entity(key))
                return state is not None and state.state in values

            await home.states.until(seen, PATIENCE_S, f"{key} shows {values}")

        await shows("state", "idle")
        assert entity("state") == "sensor.stone_oven_state"
        await home.act(entity("set_temperature"), "number.set_value", value=TARGET_C)
        for run in range(EARNED_RUNS):
            await home.act(entity("start"), "button.press")
            await shows("state", "cooking")
            await shows("preheated", "on")
            await home.act(entity("stop"), "button.press")
            await shows("state", "idle")
            assert not oven.heats, run
            oven.cavity_c = KITCHEN_C
            await asyncio.sleep(3 * STEP_S)
        await shows("heat_up_time", "0.0", "0.5")
        learned = home.states.get(entity("heat_up_time"))
        assert learned is not None
        assert learned.attributes["runs"] == EARNED_RUNS

        await home.act("input_boolean.somebody_home", "input_boolean.turn_on")
        await shows("state", "preheating")
        ready = home.states.get(entity("ready_at"))
        assert ready is not None
        assert ready.attributes["evidence"] == "learned"
        await shows("state", "preheated")

        said = await home.post("/api/conversation/process", {"text": "Stop the stone oven"})
        assert said["response"]["response_type"] == "action_done"
        await shows("state", "idle")
        assert not oven.heats
        climate = home.states.get(CLIMATE)
        assert climate is not None
        assert climate.state == "off"
    finally:
        await oven.end()
