"""Somebody drives home, and the oven of a real Home Assistant is hot when the door opens."""

import asyncio
from pathlib import Path

import pytest

from tests.live.conftest import errors_in
from tests.live.street import Phone, Street, drives_home, street

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(150)]

TWO_MINUTES_S = 120.0
AHEAD_S = 600.0
"""The way home begins so long before the oven must."""


async def set_up(here: Street, *people: str, **said: object) -> str:
    """Set the scene up for people, and allow remote start at the oven; return the plan."""
    plan = await here.sets_up(
        "arrive_home",
        "preheat",
        zone="upper",
        people=[f"person.{one.lower()}" for one in people],
        cook="mode.bake",
        temperature=200,
        **said,
    )
    await here.allows()
    return plan


async def goes_out(here: Street, phone: Phone, km: float = 12) -> None:
    await phone.is_at(km)
    await here.house.shows(f"person.{phone.name.lower()}", "not_home")


async def answers(phone: Phone, title: str) -> None:
    await phone.is_asked()
    await phone.presses(title)


async def test_who_says_yes_on_the_way_finds_it_hot(tmp_path: Path) -> None:
    async with street(tmp_path) as here:
        anna = await here.moves_in("Anna")
        plan = await set_up(here, "Anna")
        await goes_out(here, anna)
        async with asyncio.TaskGroup() as evening:
            arrival = evening.create_task(drives_home(here, anna, here.heats_up_s + AHEAD_S))
            evening.create_task(answers(anna, "Yes"))
            hot = evening.create_task(here.is_hot())
        assert abs(hot.result() - arrival.result()) <= TWO_MINUTES_S
        await here.house.shows(plan, "ready", "idle")
        assert here.starts == 1
    assert errors_in(here.house.log) == []
