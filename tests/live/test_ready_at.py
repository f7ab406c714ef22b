"""A meal from three cookers in a real Home Assistant that lives in their time."""

import asyncio
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from demo.configuration import prepare
from demo.home_assistant import HomeAssistant
from demo.ports import LOOPBACK, free_ports
from demo.process import Process
from tests.live.conftest import errors_in
from tests.live.house import House, act, house, some_seed
from tests.live.kitchen import LINE_UP_S, some_port
from virtual_cooker import VirtualCooker, models

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(300)]

SPEED = 20.0
"""Seconds of the house, Home Assistant's and the cookers', in one of ours."""
RICE_KG = 0.07
"""As little as the pot takes: by how much a pot is planned early grows with the time it needs."""
MODELS = ("rice_cooker", "oven", "air_fryer")
COOL_C = 32.0
START_S = 120.0
HOUR_S = 3600 / SPEED
BEGAN_S = time.time()
"""When the clock of the house and ours agreed."""


def now() -> datetime:
    """Return the time on the wall of the house."""
    return datetime.fromtimestamp(BEGAN_S + (time.time() - BEGAN_S) * SPEED, UTC)


async def until(moment: datetime) -> None:
    """Wait for a time on that wall."""
    while (left_s := (moment - now()).total_seconds()) > 0:  # noqa: ASYNC110
        await asyncio.sleep(left_s / SPEED)


async def empty(here: House, model: str) -> None:
    """Take the food out and let the pot cool: rice swells in a hot one while it waits."""
    panel = here.panels[model]
    await panel.press("open_door", zone="pot")
    await panel.press("take_food", zone="pot")
    await panel.until(
        lambda shown: shown["zones"][0]["temperature_c"] < COOL_C, HOUR_S, "the pot was cool"
    )


def cookers() -> dict[str, VirtualCooker]:
    """Make three, the pot a nominal one on steady mains.

    It decides itself when rice is done. On mains that wander by 10 % one cook in three differs by
    more than a minute from the last, and no plan can know; on steady ones cooks are alike, and what
    is left is what the plan allows for knowing a single cook: 35 seconds here.
    """
    pot = models.rice_cooker()
    of_its_own = replace(pot, key=f"{pot.key}_{some_seed()}")  # its id is made of that and no seed
    made = {
        model: VirtualCooker(model, speed=SPEED, announce=True, seed=some_seed())
        for model in MODELS[1:]
    }
    return {"rice_cooker": VirtualCooker(of_its_own, speed=SPEED, announce=True, seed=None), **made}


@asynccontextmanager
async def fast_home(folder: Path) -> AsyncIterator[HomeAssistant]:
    """Start a Home Assistant that lives in the cookers' time."""
    port = free_ports(some_port())
    prepare(folder, port)
    runner = str(Path(__file__).with_name("fast_hass.py"))
    command = [sys.executable, runner, str(SPEED), "-c", str(folder), "--skip-pip"]
    log = folder.with_suffix(".log")
    process = await Process.start(
        "Home Assistant",
        [*command, "--log-no-color"],
        log,
        environment={"HOUSE_CLOCK": f"{BEGAN_S}:{BEGAN_S}"},
    )
    try:
        entering = HomeAssistant.enter(f"http://{LOOPBACK}:{port}", folder)
        home = await process.within(START_S, entering, "Home Assistant did not start")
        try:
            yield home
        finally:
            await home.leave()
    finally:
        await process.stop()


async def test_rice_fish_and_vegetables_are_ready_within_a_minute_of_each_other(
    tmp_path: Path,
) -> None:
    """All from the actions, the next action and the panels, as a person has them."""
    async with fast_home(tmp_path / "home-assistant") as home, house(home, cookers()) as here:
        pot = await here.entity("rice_cooker", "state")
        await here.shows(pot, "idle", LINE_UP_S)
        await here.load("rice_cooker", RICE_KG)  # once by hand, so that the pot is known
        await here.panels["rice_cooker"].press("start", zone="pot", mode="rice")
        await here.shows(pot, "keeping_warm", HOUR_S)
        await here.panels["rice_cooker"].press("stop", zone="pot")
        await empty(here, "rice_cooker")

        await here.load("rice_cooker", RICE_KG)
        await here.load("air_fryer", 0.4)
        await here.allow("oven")
        dinner = (now() + timedelta(minutes=25)).replace(microsecond=0)
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
        await until(when)
        for press in ("open_door", "put_food", "close_door"):
            food = {"mass_kg": 0.6, "temperature_c": 8} if press == "put_food" else {}
            await here.panels["oven"].press(press, zone="upper", **food)
        put_in = now() - timedelta(seconds=here.age_s("oven", "stage_changed"))
        for model in MODELS:
            await here.shows(await here.entity(model, "plan"), "ready", HOUR_S)

        seen = now()
        ended = {model: seen - timedelta(seconds=here.age_s(model, "finished")) for model in MODELS}
        # A hand that is late makes its dish late, and no cooker can help it.
        ended["oven"] -= put_in - when
        assert max(ended.values()) - min(ended.values()) < timedelta(minutes=1), ended
        assert all(abs(one - dinner) < timedelta(minutes=1) for one in ended.values()), ended
        for one in here.cookers.values():
            assert [request.method for request in one.received].count("zone.start") == 1
    assert errors_in((tmp_path / "home-assistant").with_suffix(".log")) == []
