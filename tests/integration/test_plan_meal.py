"""Rice, fish and vegetables from three cookers, ready together; real cookers, a simulated day."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from custom_components.cooker.const import DOMAIN
from custom_components.cooker.journal.journal import JOURNAL
from tests.integration.asking import device_id
from tests.integration.days import Day, day
from tests.integration.house import Appliance, AtHome, House, until

RICE_KG = 0.9
EVENING = "19:00"


@dataclass(frozen=True)
class Kitchen:
    """Three cookers in one house."""

    today: Day
    rice_cooker: House
    oven: House
    air_fryer: House

    async def fill(self, house: House, zone: str, mass_kg: float) -> None:
        """Put food in, close, and allow remote start."""
        panel = house.cooker.panel
        panel.open_door(zone)
        if house.cooker.appliance.zones[zone].body.food is not None:
            panel.take_food(zone)
        panel.put_food(zone, mass_kg, 18.0)
        panel.close_door(zone)
        panel.allow_remote_start()
        await house.shows("on", "binary_sensor", "remote_start")

    async def knows_its_rice(self, cooks: int) -> None:
        """Cook rice as often as it takes to know the pot."""
        pot = self.rice_cooker.cooker
        for _ in range(cooks):
            await self.fill(self.rice_cooker, "pot", RICE_KG)
            pot.panel.start("pot", "rice", None, 3600, None)
            await self.rice_cooker.shows("cooking", "sensor", "state", "pot")
            while pot.appliance.zones["pot"].is_cooking:
                await self.today.passes(30)
            pot.panel.stop("pot")
            await self.today.settles()

    def dishes(self) -> list[dict[str, Any]]:
        return [
            {"device_id": device_id(self.rice_cooker), "mode": "rice"},
            {
                "device_id": device_id(self.oven, "upper"),
                "mode": "bake",
                "temperature": 180,
                "duration": "00:19:00",
            },
            {
                "device_id": device_id(self.air_fryer, "left"),
                "mode": "air_fry",
                "preheat": False,
                "temperature": 190,
                "duration": "00:15:00",
            },
        ]

    async def plan(self, **more: object) -> dict[str, Any]:
        response = await self.oven.hass.services.async_call(
            DOMAIN,
            "plan_meal",
            {"time": EVENING, "dishes": self.dishes(), **more},
            blocking=True,
            return_response=True,
        )
        assert response is not None
        return response

    def finished_at(self) -> list[datetime]:
        """Return when each cooker finished last, by its own seconds."""
        now, found = self.today.now, []
        for house in (self.rice_cooker, self.oven, self.air_fryer):
            events = house.cooker.appliance.events.kept
            (*_, last) = [one for one in events if one.type.value == "finished"]
            found.append(now - timedelta(seconds=last.age_s))
        return found


@pytest.fixture
async def kitchen(
    hass: HomeAssistant, appliance: Appliance, at_home: AtHome, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Kitchen]:
    await hass.config.async_set_time_zone("UTC")
    cookers = [await appliance(model) for model in ("rice_cooker", "oven", "air_fryer")]
    with day(hass, monkeypatch, dt_util.utcnow().replace(hour=14, minute=0, second=0)) as today:
        today.cookers.extend(cookers)
        yield Kitchen(today, *[await at_home(one) for one in cookers])


@pytest.mark.timeout(120)
async def test_rice_fish_and_vegetables_are_ready_within_a_minute_of_each_other(
    kitchen: Kitchen,
) -> None:
    """The rice ends when its water is gone, the fish waits for a hand, the fryer for a time."""
    await kitchen.knows_its_rice(4)
    today = kitchen.today
    seven = today.now.replace(hour=19, minute=0, second=0, microsecond=0)
    await today.comes(seven - timedelta(minutes=75), step_s=59)
    await kitchen.fill(kitchen.rice_cooker, "pot", RICE_KG)
    await kitchen.fill(kitchen.air_fryer, "left", 0.4)
    kitchen.oven.cooker.panel.allow_remote_start()
    await kitchen.oven.shows("on", "binary_sensor", "remote_start")

    planned = await kitchen.plan()
    assert planned["done"], planned
    rice, fish, greens = planned["plans"]
    assert rice["held_by"] == kitchen.rice_cooker.entry.title, "it has a delayed start of its own"
    assert fish["held_by"] == greens["held_by"] == "Home Assistant"
    assert rice["based_on_runs"] == 4
    food_in = next(one for one in fish["to_do"] if one["what"] == "Put the food in")
    assert dt_util.parse_datetime(food_in["at"]) == seven - timedelta(minutes=19)

    await today.comes(seven - timedelta(minutes=19))
    await kitchen.oven.shows("preheated", "sensor", "state", "upper")
    kitchen.oven.cooker.panel.open_door("upper")
    kitchen.oven.cooker.panel.put_food("upper", 0.6, 8.0)
    kitchen.oven.cooker.panel.close_door("upper")
    await today.comes(seven + timedelta(minutes=1), step_s=5)

    times = kitchen.finished_at()
    assert max(times) - min(times) < timedelta(minutes=1), times
    assert all(abs(one - seven) < timedelta(minutes=1) for one in times), times
    for house, zone in (
        (kitchen.rice_cooker, "pot"),
        (kitchen.oven, "upper"),
        (kitchen.air_fryer, "left"),
    ):
        assert house.commands.count("zone.start") == 1
        await house.shows("ready", "sensor", "plan", zone)
    cooks = [one for one in kitchen.oven.hass.data[JOURNAL] if one.command_id]
    assert [one.result.value for one in cooks] == ["finished"] * 3


async def test_a_meal_that_needs_more_power_than_there_is_plans_nothing(kitchen: Kitchen) -> None:
    told = await kitchen.plan(power_limit=1500)
    assert not told["done"]
    assert "1500 W" in told["message"]
    await until(lambda: kitchen.oven.shown("sensor", "plan", "upper") == "none", "nothing")
    assert kitchen.oven.commands == []


async def test_a_dish_without_a_cooker_is_told(kitchen: Kitchen) -> None:
    response = await kitchen.oven.hass.services.async_call(
        DOMAIN,
        "plan_meal",
        {"time": EVENING, "dishes": [{"mode": "bake"}]},
        blocking=True,
        return_response=True,
    )
    assert response is not None
    assert "no cooker" in str(response["message"])
