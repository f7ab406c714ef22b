"""What tests of leaving home share: a scene that looks, an oven that is on, and its network."""

from typing import Any

from tests.integration.days import Day
from tests.integration.family import add_scene
from tests.integration.house import House, until

TURN_OFF = "Turn it off"
ON = {"preheating", "cooking", "keeping_warm"}


async def guard(house: House, zone: str = "upper", **data: Any) -> str:  # noqa: ANN401
    """Set up a scene that looks when the last person leaves."""
    return await add_scene(house, "leave_home", zone, "Leaving", **data)


async def bakes(house: House, mode: str = "bake", hot_c: float = 200, hours: float = 4) -> None:
    house.cooker.panel.start("upper", mode, hot_c, hours * 3600, None)
    await house.shows("preheating", "sensor", "state", "upper")


async def is_off(house: House) -> None:
    await until(lambda: not house.cooker.appliance.zones["upper"].is_cooking, "it is off")
    await until(lambda: house.shown("sensor", "state", "upper") not in ON, "that is seen")


async def out_of_reach(house: House) -> None:
    """Take the cooker's network away; it goes on cooking."""
    await house.cooker._listener.close()
    house.cooker._hub.cut()
    await house.shows("unavailable", "sensor", "state", "upper")


async def in_reach(house: House, today: Day) -> None:
    await house.cooker._listener.open()
    await today.passes(60, step_s=5)
    await until(lambda: house.shown("sensor", "state", "upper") != "unavailable", "it is back")
