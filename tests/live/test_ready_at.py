"""A meal from three cookers in a real Home Assistant, and plans that outlive its death."""

import asyncio
import random
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from demo.configuration import prepare
from demo.hass import Hass
from demo.home_assistant import HomeAssistant
from demo.pairing import discovered, pair
from demo.panel import Panel
from demo.ports import LOOPBACK, free_ports
from demo.process import Process
from demo.trouble import Trouble
from tests.live.conftest import errors_in
from tests.live.kitchen import LINE_UP_S, some_port
from virtual_cooker import VirtualCooker

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(300)]

SPEED = 20.0
"""Seconds of the house, Home Assistant's and the cookers', in one of ours."""
RICE_KG = 0.1
MODELS = ("rice_cooker", "oven", "air_fryer")
ZONES = {"rice_cooker": "pot", "oven": "upper", "air_fryer": "left"}
COOL_C = 32.0
START_S = 120.0
HOUR_S = 3600 / SPEED


@dataclass(frozen=True)
class House:
    """A real Home Assistant, three cookers, and a person who walks between their panels."""

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

    async def empty(self, model: str) -> None:
        """Take the food out and let the pot cool: rice swells in a hot one while it waits."""
        panel, zone = self.panels[model], ZONES[model]
        await panel.press("open_door", zone=zone)
        await panel.press("take_food", zone=zone)
        await panel.until(
            lambda shown: shown["zones"][0]["temperature_c"] < COOL_C, HOUR_S, "the pot was cool"
        )

    async def allow(self, model: str) -> None:
        await self.panels[model].press("allow_remote_start")
        every = await self.home.entities()
        gate = every[f"{self.cookers[model].identity.id}_remote_start"]
        await self.shows(gate, "on", LINE_UP_S)

    async def now(self) -> datetime:
        """Return the time on Home Assistant's wall."""
        told: asyncio.Future[str] = asyncio.get_running_loop().create_future()

        def take(news: dict[str, Any]) -> None:
            if not told.done():
                told.set_result(str(news["result"]))

        await self.home.websocket.subscribe(
            take, "render_template", template="{{ utcnow().isoformat() }} "
        )
        return datetime.fromisoformat((await told).strip())

    async def until(self, moment: datetime) -> None:
        """Wait for a time on Home Assistant's wall."""
        while (left_s := (moment - await self.now()).total_seconds()) > 0:  # noqa: ASYNC110
            await asyncio.sleep(left_s / SPEED)

    def finished_at_s(self, model: str) -> float:
        """Return how long ago a cooker finished, in its own seconds."""
        kept = self.cookers[model].appliance.events.kept
        return [one.age_s for one in kept if one.type.value == "finished"][-1]


async def act(home: HomeAssistant, action: str, **data: object) -> dict[str, Any]:
    answer = await home.websocket.ask(
        "call_service", domain="cooker", service=action, service_data=data, return_response=True
    )
    return dict(answer["response"])


@asynccontextmanager
async def fast_home(folder: Path) -> AsyncIterator[HomeAssistant]:
    """Start a Home Assistant that lives in the cookers' time."""
    port = free_ports(some_port())
    prepare(folder, port)
    runner = str(Path(__file__).with_name("fast_hass.py"))
    command = [sys.executable, runner, str(SPEED), "-c", str(folder), "--skip-pip"]
    log = folder.with_suffix(".log")
    process = await Process.start("Home Assistant", [*command, "--log-no-color"], log)
    try:
        entering = HomeAssistant.enter(f"http://{LOOPBACK}:{port}", folder)
        home = await process.within(START_S, entering, "Home Assistant did not start")
        try:
            yield home
        finally:
            await home.leave()
    finally:
        await process.stop()


def cooker(model: str, speed: float) -> VirtualCooker:
    seed = random.randrange(10**9)  # noqa: S311 - an id of its own, no secret
    return VirtualCooker(model, speed=speed, announce=True, seed=seed)


@asynccontextmanager
async def house(home: HomeAssistant, speed: float, models: tuple[str, ...]) -> AsyncIterator[House]:
    """Pair with cookers that announce themselves."""
    async with AsyncExitStack() as stack:
        cookers = {model: await stack.enter_async_context(cooker(model, speed)) for model in models}
        panels = {
            model: await stack.enter_async_context(Panel(one.panel_url))
            for model, one in cookers.items()
        }
        for model, one in cookers.items():
            await pair(home, await discovered(home, one.identity.id), panels[model])
        yield House(home, cookers, panels)


async def test_rice_fish_and_vegetables_are_ready_within_a_minute_of_each_other(
    tmp_path: Path,
) -> None:
    """All from the actions, the next action and the panels, as a person has them."""
    async with fast_home(tmp_path / "home-assistant") as home, house(home, SPEED, MODELS) as here:
        pot = await here.entity("rice_cooker", "state")
        await here.shows(pot, "idle", LINE_UP_S)
        await here.load("rice_cooker", RICE_KG)  # once by hand, so that the pot is known
        await here.panels["rice_cooker"].press("start", zone="pot", mode="rice")
        await here.shows(pot, "keeping_warm", HOUR_S)
        await here.panels["rice_cooker"].press("stop", zone="pot")
        await here.empty("rice_cooker")

        await here.load("rice_cooker", RICE_KG)
        await here.load("air_fryer", 0.4)
        await here.allow("oven")
        dinner = (await here.now() + timedelta(minutes=25)).replace(microsecond=0)
        planned = await act(
            home,
            "plan_meal",
            time=dinner.isoformat(),
            dishes=[
                {"device_id": await here.device("rice_cooker"), "mode": "rice"},
                {
                    "device_id": await here.device("oven"),
                    "mode": "bake",
                    "temperature": 80,
                    "duration": "00:05:00",
                },
                {
                    "device_id": await here.device("air_fryer"),
                    "mode": "air_fry",
                    "preheat": False,
                    "duration": "00:08:00",
                },
            ],
        )
        assert planned["done"], planned
        held = [one["held_by"] for one in planned["plans"]]
        assert held[1:] == ["Home Assistant", "Home Assistant"]
        assert held[0] == planned["plans"][0]["name"], "the rice cooker has a delayed start"

        next_action = (await home.entities())["household_next_action"]
        await here.shows(await here.entity("oven", "state"), "preheated", HOUR_S)
        task = home.states.get(next_action)
        assert task is not None
        assert "Put the food in" in task.state
        when = datetime.fromisoformat(task.attributes["when"]).astimezone(UTC)
        assert abs(when - (dinner - timedelta(minutes=5))) < timedelta(seconds=2)
        await here.until(when)
        for press in ("open_door", "put_food", "close_door"):
            food = {"mass_kg": 0.6, "temperature_c": 8} if press == "put_food" else {}
            await here.panels["oven"].press(press, zone="upper", **food)
        for model in MODELS:
            await here.shows(await here.entity(model, "plan"), "ready", HOUR_S)

        ago = {model: here.finished_at_s(model) for model in MODELS}
        assert max(ago.values()) - min(ago.values()) < 60, ago
        late = [(await here.now() - dinner).total_seconds() - one for one in ago.values()]
        assert all(abs(one) < 90 for one in late), late
        for one in here.cookers.values():
            assert [request.method for request in one.received].count("zone.start") == 1
    assert errors_in((tmp_path / "home-assistant").with_suffix(".log")) == []


async def test_a_plan_outlives_the_death_of_home_assistant_and_starts_once(tmp_path: Path) -> None:
    """Killed between planning and start, and again in the middle of the cook."""
    folder = tmp_path / "home-assistant"
    async with AsyncExitStack() as stack:
        hass = await Hass.start(folder, some_port())
        stack.push_async_callback(hass.stop)
        here = await stack.enter_async_context(house(hass.home, 1.0, ("air_fryer",)))
        fryer = here.cookers["air_fryer"]
        await here.shows(await here.entity("air_fryer", "state"), "idle", LINE_UP_S)
        await remembered(folder, fryer.identity.id)
        await here.load("air_fryer", 0.3)
        dinner = (datetime.now(UTC) + timedelta(seconds=120)).replace(microsecond=0)
        plan = await act(
            hass.home,
            "ready_at",
            device_id=await here.device("air_fryer"),
            time=dinner.isoformat(),
            mode="air_fry",
            preheat=False,
            duration="00:01:00",
        )
        start_at = datetime.fromisoformat(plan["cookers"][0]["plan"]["start_at"])
        assert start_at == dinner - timedelta(minutes=1)
        await hass.process.kill()

        again = await Hass.start(folder, some_port())
        stack.push_async_callback(again.stop)
        here = House(again.home, here.cookers, here.panels)
        plan_entity = await here.entity("air_fryer", "plan")
        assert datetime.now(UTC) < start_at, "this machine was too slow for the test"
        await here.shows(plan_entity, "waiting", LINE_UP_S)
        assert starts(fryer) == []
        await here.shows(plan_entity, "cooking", 120)
        assert abs(datetime.now(UTC) - start_at) < timedelta(seconds=10)
        await again.process.kill()

        third = await Hass.start(folder, some_port())
        stack.push_async_callback(third.stop)
        here = House(third.home, here.cookers, here.panels)
        await here.shows(plan_entity, "ready", 120)
        assert len(starts(fryer)) == 1


def starts(one: VirtualCooker) -> list[str]:
    return [request.method for request in one.received if request.method == "zone.start"]


async def remembered(folder: Path, cooker_id: str) -> None:
    """Wait until Home Assistant has written the cooker's entities down, after 10 seconds."""
    store = folder / ".storage" / "core.entity_registry"
    async with asyncio.timeout(30):
        while not store.exists() or cooker_id not in store.read_text():  # noqa: ASYNC110
            await asyncio.sleep(0.2)
