"""What tests of busy hands share: the bath, the oven meanwhile, and what a speaker says of it."""

from typing import Any

from homeassistant.core import ServiceCall
from homeassistant.util import dt as dt_util

from custom_components.cooker.scenes.busy import HandsBusy
from tests.integration.family import add_scene, runner_of
from tests.integration.house import House

SPEAKER = "media_player.bathroom"
VOICE = "tts.voice"
DOOR = "binary_sensor.bathroom"


async def bath(house: House, zone: str = "upper", **data: Any) -> str:  # noqa: ANN401
    """Set up the scene."""
    return await add_scene(
        house, "hands_busy", zone, "Bath", **{"busy_s": 900, "speaker": SPEAKER, **data}
    )


async def bakes(house: House, minutes: float = 5, zone: str = "upper") -> None:
    house.cooker.panel.start(zone, "bake", 180, minutes * 60, None)
    await house.shows("preheating", "sensor", "state", zone)


def spoken(calls: list[ServiceCall]) -> list[str]:
    return [call.data["message"] for call in calls]


def holds(house: House) -> list[dict[str, Any]]:
    """Return what the cooker was sent to let a cook go on."""
    return [one.params for one in house.cooker.received if one.method == "zone.adjust"]


def remaining(house: House, scene: str) -> float:
    runner = runner_of(house, scene)
    assert isinstance(runner, HandsBusy)
    assert runner.time is not None
    return (runner.time.until - dt_util.utcnow()).total_seconds()
