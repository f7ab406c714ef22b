"""Ways home: people drive along a meridian, and states tell the day's time."""

import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from homeassistant import core
from homeassistant.helpers import entity

from custom_components.cooker.lib.cookery import TravelTime
from custom_components.cooker.scenes.keeper import SCENES, Scenes
from custom_components.cooker.scenes.story import Story
from tests.integration.days import Day
from tests.integration.family import HOME, Member, add_scene, runner_of, scene_is
from tests.integration.house import House, until
from tests.integration.planning import starts

KM = 1 / 111.195
"""Degrees of latitude."""

KM_A_MINUTE = 0.5
"""A town."""

PREHEAT: dict[str, Any] = {
    "do": "preheat",
    "mode": "bake",
    "target_c": 200,
    "duration_s": 1200,
}


def tell_the_days_time(monkeypatch: pytest.MonkeyPatch, today: Day) -> None:
    """Let states say when they changed in the day's time."""
    clock = SimpleNamespace(time=today.stamp, monotonic=time.monotonic)
    monkeypatch.setattr(core, "time", clock)
    monkeypatch.setattr(entity, "timer", today.stamp)


def scenes_of(house: House) -> Scenes:
    return house.hass.data[SCENES]


def story(house: House, scene: str) -> Story:
    return runner_of(house, scene).story


def knows(house: House, member: Member, count: int = 6) -> None:
    """Let somebody's ways be known."""
    learned = TravelTime(mean=0.0, spread=0.2, count=count).to_json()
    scenes_of(house).storage.facts["people"][member.entity_id] = {
        "began_s": None,
        "left": {},
        "ways": {"": learned},
        "zones": {},
    }


async def is_at(member: Member, km: float) -> None:
    """Report a place so many kilometres north of home."""
    await member.phone.is_at((HOME[0] + km * KM, HOME[1]))


async def goes_out(member: Member, today: Day, km: float) -> None:
    """Be far away at once."""
    await is_at(member, km)
    await today.passes(60)


async def comes_closer(
    member: Member,
    today: Day,
    km: float,
    to_km: float,
    *,
    until_so: Callable[[], bool] = lambda: False,
) -> float:
    """Drive towards home, a fix each minute; stop where something is so. Return how far it is."""
    while km > to_km and not until_so():
        km = max(to_km, km - KM_A_MINUTE)
        await is_at(member, km)
        await today.passes(60)
    return km


async def heats(house: House) -> None:
    await until(lambda: house.cooker.appliance.zones["upper"].is_cooking, "it heats")


async def is_off(house: House) -> None:
    await until(lambda: not house.cooker.appliance.zones["upper"].is_cooking, "it is off")


def sent(house: House) -> int:
    return len(starts(house))


async def arrives(house: House, ann: Member, zone: str = "upper", **data: object) -> str:
    said = {**PREHEAT, "people": [ann.entity_id], **data}
    return await add_scene(house, "arrive_home", zone, "Home", **said)


async def asked(house: House, ann: Member, today: Day, scene: str, km: float = 12) -> float:
    await goes_out(ann, today, km)
    km = await comes_closer(
        ann, today, km, 0.5, until_so=lambda: story(house, scene).state == "asking"
    )
    await scene_is(house, scene, "asking")
    return km
