"""Two stopwatches: since when a zone is on, and since when it is hot."""

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from tests.integration.house import AtHome, House, until
from tests.integration.test_derived import bake, heat, toaster
from virtual_cooker import VirtualCooker

__all__ = ["toaster"]  # a fixture

PREHEATED_SINCE = ("sensor", "preheated_since", "upper")
ON_SINCE = ("sensor", "on_since", "upper")


async def preheat(house: House) -> None:
    house.cooker.panel.allow_remote_start()
    await house.press("start", "upper")
    await house.cooker.clock.advance(1800)
    await house.shows("preheated", "sensor", "state", "upper")


async def test_preheated_since_begins_when_it_is_hot_and_ends_with_the_cook(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    oven.panel.allow_remote_start()
    await house.press("start", "upper")
    await house.shows("preheating", "sensor", "state", "upper")
    assert house.shown(*PREHEATED_SINCE) == "unknown"
    await oven.clock.advance(1800)
    await house.shows("preheated", "sensor", "state", "upper")
    since = house.shown(*PREHEATED_SINCE)
    assert dt_util.parse_datetime(since) is not None
    await house.press("acknowledge", "upper")
    await house.shows("cooking", "sensor", "state", "upper")
    assert house.shown(*PREHEATED_SINCE) == since
    await house.press("stop", "upper")
    await house.shows("unknown", *PREHEATED_SINCE)
    assert house.shown(*ON_SINCE) == "unknown"


async def test_both_go_on_over_a_restart(oven: VirtualCooker, at_home: AtHome) -> None:
    """The food is in: nothing that the oven says any more tells that it was preheated."""
    house = await at_home(oven)
    await preheat(house)
    await house.press("acknowledge", "upper")
    await house.shows("cooking", "sensor", "state", "upper")
    before = house.shown(*ON_SINCE), house.shown(*PREHEATED_SINCE)
    assert "unknown" not in before
    await house.restart()
    assert (house.shown(*ON_SINCE), house.shown(*PREHEATED_SINCE)) == before


async def test_what_became_hot_while_home_assistant_was_down_is_hot_since_then(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    oven.panel.allow_remote_start()
    await house.press("start", "upper")
    await house.shows("preheating", "sensor", "state", "upper")
    await hass.config_entries.async_unload(house.entry.entry_id)
    await oven.clock.advance(1800)
    back = dt_util.utcnow()
    await hass.config_entries.async_setup(house.entry.entry_id)
    await house.shows("preheated", "sensor", "state", "upper")

    def early() -> bool:
        since = dt_util.parse_datetime(house.shown(*PREHEATED_SINCE))
        return since is not None and (back - since).total_seconds() > 60

    await until(early, "the oven said how long ago that was")


async def test_it_is_seen_of_an_appliance_that_never_says_it(
    toaster: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(toaster)
    bake(toaster)
    await house.shows("cooking", "sensor", "state", "cavity")
    assert house.shown("sensor", "preheated_since", "cavity") == "unknown"
    await heat(toaster)
    await house.shows("on", "binary_sensor", "preheated", "cavity")
    assert house.shown("sensor", "preheated_since", "cavity") != "unknown"


async def test_a_cook_that_waits_for_nobody_is_hot_since_it_was_heated_up(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    """It goes on to the next stage in the same moment; only the event tells that it is hot."""
    house = await at_home(oven)
    option = "when_preheated"
    await house.act("select_option", "select", "timer_starts", "upper", option=option)
    oven.panel.allow_remote_start()
    await house.press("start", "upper")
    await house.shows("preheating", "sensor", "state", "upper")
    assert house.shown(*PREHEATED_SINCE) == "unknown"
    await oven.clock.advance(1500)
    await house.shows("cooking", "sensor", "state", "upper")
    await until(lambda: house.shown(*PREHEATED_SINCE) != "unknown", "it is hot")


async def test_another_cook_is_hot_by_itself(toaster: VirtualCooker, at_home: AtHome) -> None:
    house = await at_home(toaster)
    bake(toaster)
    await heat(toaster)
    await house.shows("on", "binary_sensor", "preheated", "cavity")
    toaster.panel.stop("cavity")
    await house.shows("unknown", "sensor", "preheated_since", "cavity")
