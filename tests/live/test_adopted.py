"""An oven that Home Assistant knows only as a thermostat, in a real Home Assistant.

It is adopted through the UI, learns how long it takes, is preheated when somebody comes home, and
stopped by what is said.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from demo.home_assistant import HomeAssistant
from tests.live.conftest import errors_in
from tests.live.fast_house import SPEED, FastHouse
from tests.live.street import EVENING_S, KITCHEN_C, Household, Phone, PhoneServer, drives_home

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(180)]

CLIMATE, HEATER, CAVITY = "climate.stone_oven", "input_boolean.element", "input_number.cavity"
TARGET_C = 200.0
HEAT_K_PER_S, COOL = 27.0, 0.02
"""In seconds of ours: a heat-up takes nine of them, and four and a half minutes of the house."""

STEP_S = 0.25
EARNED_RUNS = 3
PATIENCE_S = 30.0
ASKED_AHEAD_S = 420.0
"""The way home begins so long before the oven must, in seconds of the house."""

OVEN = """\
conversation:
input_boolean:
  element:
    name: Element
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
    def shown_c(self) -> float:
        """What its thermometer shows."""
        state = self.home.states.get(CAVITY)
        return float(state.state) if state else KITCHEN_C

    @property
    def heats(self) -> bool:
        """Whether its element is on."""
        state = self.home.states.get(HEATER)
        return state is not None and state.state == "on"


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


@dataclass
class Kitchen(Household):
    """A household whose oven is a thermostat, adopted."""

    oven: StoneOven
    id: str
    entities: dict[str, str]

    def entity(self, key: str) -> str:
        """Return one of the oven's entities."""
        return self.entities[f"{self.id}_main_{key}"]

    async def shows(self, key: str, *values: str) -> None:
        """Wait until one of them shows one of some states."""
        await self.house.shows(self.entity(key), *values, within_s=PATIENCE_S)

    async def tells(self, key: str, name: str, value: object) -> None:
        """Wait until one of them says something beside its state."""

        def told() -> bool:
            state = self.house.home.states.get(self.entity(key))
            return state is not None and state.attributes.get(name) == value

        await self.house.home.states.until(told, PATIENCE_S, f"{name} of {key} is {value}")

    async def heats_up_once(self) -> None:
        """Start it by hand, wait until it is hot, stop it, and let it cool down."""
        home = self.house.home
        await home.act(self.entity("start"), "button.press")
        await self.shows("state", "cooking")
        await self.shows("preheated", "on")
        await home.act(self.entity("stop"), "button.press")
        await self.is_off()
        self.oven.cavity_c = KITCHEN_C
        await home.states.until(lambda: self.oven.shown_c < KITCHEN_C + 1, PATIENCE_S, "it is cold")

    async def is_off(self) -> None:
        """Wait until all say so; the thermostat tells before its element does."""
        await self.shows("state", "idle")
        for one in (CLIMATE, HEATER):
            await self.house.shows(one, "off", within_s=PATIENCE_S)

    @property
    def heats_up_s(self) -> float:
        """How long it takes to its temperature, as it was learned, in seconds of the house."""
        state = self.house.home.states.get(self.entity("heat_up_time"))
        assert state is not None
        return 60 * float(state.state)

    async def says(self, text: str) -> str:
        """Say something to the assistant; return of what kind the answer is."""
        said = await self.house.home.post("/api/conversation/process", {"text": text})
        return str(said["response"]["response_type"])


@asynccontextmanager
async def kitchen(folder: Path) -> AsyncIterator[Kitchen]:
    """Start a fast house with a stone oven, and adopt that."""
    async with PhoneServer() as phones:
        house = await FastHouse.begin(folder / "home-assistant", EVENING_S, SPEED, OVEN)
        oven = StoneOven(house.home)
        oven.begin()
        try:
            id_ = await adopted(house.home)
            here = Kitchen(house, phones, oven, id_, await house.home.entities())
            await here.shows("state", "idle")
            yield here
        finally:
            await oven.end()
            await house.stop()


async def test_a_thermostat_learns_is_hot_when_somebody_comes_home_and_is_stopped_by_voice(
    tmp_path: Path,
) -> None:
    async with kitchen(tmp_path) as here:
        home = here.house.home
        assert here.entity("state") == "sensor.stone_oven_state"
        await home.act(here.entity("set_temperature"), "number.set_value", value=TARGET_C)
        for _ in range(EARNED_RUNS):
            await here.heats_up_once()
        await here.tells("heat_up_time", "runs", EARNED_RUNS)

        anna = await here.moves_in("Anna")
        plan = await here.sets_up_for(
            here.id,
            "arrive_home",
            "preheat",
            zone="main",
            people=["person.anna"],
            cook="mode.bake",
            temperature=TARGET_C,
        )
        await anna.goes_out()
        async with asyncio.TaskGroup() as evening:
            evening.create_task(drives_home(here, anna, here.heats_up_s + ASKED_AHEAD_S))
            evening.create_task(agrees(here, anna))
            evening.create_task(here.house.shows(plan, "heating"))
        await here.house.shows("person.anna", "home")
        await here.house.shows(plan, "ready")
        await here.shows("state", "preheated")
        await here.tells("heat_up_time", "runs", EARNED_RUNS + 1)

        assert await here.says("Stop the stone oven") == "action_done"
        await here.is_off()
        await here.house.shows(plan, "idle")
    assert errors_in(here.house.log) == []


async def agrees(here: Kitchen, anna: Phone) -> None:
    """Be asked on the way, before anything is on, and say yes."""
    await anna.is_asked()
    assert not here.oven.heats
    await anna.answers("Yes", thinks_s=30)
    await here.shows("state", "preheating")
    await here.tells("ready_at", "evidence", "learned")
