"""What people complain about while something cooks, made impossible here.

As in test_complaints: each test names a complaint as the sentence that is true instead.
"""

from functools import partial

import pytest
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockUser

from tests.integration.asking import ask, target
from tests.integration.automations import automate, trigger
from tests.integration.house import Appliance, AtHome, House, until
from virtual_cooker import VirtualCooker


async def test_preheated_can_be_triggered_on(oven: VirtualCooker, at_home: AtHome) -> None:
    """https://github.com/ekutner/home-connect-hass/issues/370.

    https://github.com/simbaja/ha_gehome/issues/175, https://github.com/simbaja/ha_gehome/issues/330.
    """
    house = await at_home(oven)
    told = await automate(house.hass, trigger("preheated", everything(house)))
    await preheated(house)
    await until(lambda: told, "the automation runs")
    assert house.shown("binary_sensor", "preheated", "upper") == "on"
    assert house.state("event", "cook", "upper").attributes["event_type"] in {
        "preheated",
        "stage_changed",
        "needs_user",
    }
    assert len(told) == 1


async def test_somebody_is_reminded_to_shake_the_food_while_it_cooks(
    appliance: Appliance, at_home: AtHome
) -> None:
    """https://github.com/tsunglung/XiaomiAirFryer/issues/4."""
    house = await at_home(await appliance("air_fryer"))
    told = await automate(house.hass, trigger("needs_attention", everything(house)))
    house.cooker.panel.allow_remote_start()
    fries = {"mode": "air_fry", "duration": 1080, "turn_after": 600}
    await ask(house, "start", target(house, "left"), **fries)
    await house.cooker.clock.advance(601)
    await until(lambda: told, "the automation runs")
    assert house.state("binary_sensor", "needs_user", "left").attributes["text"].startswith("Turn")
    assert house.shown("sensor", "state", "left") == "cooking"


async def test_the_finish_time_does_not_flicker(oven: VirtualCooker, at_home: AtHome) -> None:
    """https://github.com/mbillow/localthings/issues/457."""
    house = await at_home(oven)
    oven.panel.start("upper", "bake", 180, 1800, None)
    await house.shows("preheating", "sensor", "state", "upper")
    finishes_at = house.shown("sensor", "finishes_at", "upper")
    for wobble_s in (20, -20, 25, -25, 15, -15):
        oven.panel.adjust("upper", add_s=wobble_s)
        wanted_s = 1800 + max(wobble_s, 0)
        await until(partial(remains, house, wanted_s), "the figure wobbles")
        assert house.shown("sensor", "finishes_at", "upper") == finishes_at


async def test_the_finish_time_goes_with_the_cook(oven: VirtualCooker, at_home: AtHome) -> None:
    """Stuck on a minute, or counting up after the end.

    https://github.com/mbillow/localthings/issues/457.
    """
    house = await at_home(oven)
    oven.panel.start("upper", "bake", 180, 60, None)
    await house.shows("preheating", "sensor", "state", "upper")
    assert house.shown("sensor", "remaining", "upper") == "1"
    await oven.clock.advance(60)
    await house.shows("finished", "sensor", "state", "upper")
    await oven.clock.advance(120)
    oven.panel.set_light(on=True)
    await house.shows("on", "light", "light")
    assert house.shown("sensor", "finishes_at", "upper") == "unknown"
    assert house.shown("sensor", "remaining", "upper") == "unknown"


@pytest.mark.parametrize("how", ["by the door", "by hand"])
async def test_the_timer_starts_when_the_food_is_in(
    oven: VirtualCooker, at_home: AtHome, how: str
) -> None:
    """A timer that ran while the oven was still heating up.

    https://github.com/andr83/hacs-anova-oven/issues/26.
    """
    house = await at_home(oven)
    await preheated(house)
    assert house.shown("sensor", "remaining", "upper") == "unknown"
    if how == "by hand":
        await house.press("acknowledge", "upper")
    else:
        oven.panel.open_door("upper")
        oven.panel.put_food("upper", 1.0, 8.0)
        oven.panel.close_door("upper")
    await house.shows("cooking", "sensor", "state", "upper")
    assert house.shown("sensor", "remaining", "upper") == "30"


@pytest.mark.parametrize(
    ("timer_starts", "heats_up", "counts"),
    [
        ("immediately", "30", True),
        ("when_preheated", "unknown", True),
        ("by_hand", "unknown", False),
    ],
)
async def test_the_timer_starts_at_once_or_when_hot_or_by_hand_as_its_owner_likes(
    oven: VirtualCooker,
    at_home: AtHome,
    timer_starts: str,
    heats_up: str,
    counts: bool,  # noqa: FBT001
) -> None:
    """https://github.com/andr83/hacs-anova-oven/issues/26."""
    house = await at_home(oven)
    await house.act("select_option", "select", "timer_starts", "upper", option=timer_starts)
    oven.panel.allow_remote_start()
    await house.press("start", "upper")
    await house.shows("preheating", "sensor", "state", "upper")
    assert house.shown("sensor", "remaining", "upper") == heats_up
    await oven.clock.advance(1200)
    await house.shows("cooking" if counts else "preheated", "sensor", "state", "upper")
    assert (house.shown("sensor", "remaining", "upper") != "unknown") is counts


async def test_there_is_a_stopwatch_since_on_and_one_since_preheated(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    """One timer says nothing about how long it stands there hot.

    https://github.com/andr83/hacs-anova-oven/issues/26.
    """
    house = await at_home(oven)
    oven.panel.allow_remote_start()
    await house.press("start", "upper")
    await house.shows("preheating", "sensor", "state", "upper")
    on_since = house.shown("sensor", "on_since", "upper")
    assert on_since != "unknown"
    assert house.shown("sensor", "preheated_since", "upper") == "unknown"
    await oven.clock.advance(1800)
    await house.shows("preheated", "sensor", "state", "upper")
    assert house.shown("sensor", "preheated_since", "upper") >= on_since
    assert house.shown("sensor", "on_since", "upper") == on_since


async def test_it_is_known_who_is_cooking(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    """https://github.com/esphome/home-assistant-voice-pe/issues/317."""
    house = await at_home(oven)
    user = MockUser(name="anna1987", is_owner=True).add_to_hass(hass)
    people = [{"id": "anna", "name": "Anna", "user_id": user.id}]
    assert await async_setup_component(hass, "person", {"person": people})
    oven.panel.start("lower", "bake", 180, 600, None)
    oven.panel.allow_remote_start()
    await hass.services.async_call(
        "button",
        "press",
        {"entity_id": house.entity("button", "start", "upper")},
        blocking=True,
        context=Context(user_id=user.id),
    )
    await house.shows("Anna", "sensor", "started_by", "upper")
    await house.shows("panel", "sensor", "started_by", "lower")


async def test_preheated_can_be_triggered_on_where_an_appliance_never_says_it(
    appliance: Appliance, at_home: AtHome
) -> None:
    """https://github.com/simbaja/ha_gehome/issues/175."""
    toaster = await appliance("toaster_oven")
    house = await at_home(toaster)
    told = await automate(house.hass, trigger("preheated", everything(house)))
    toaster.panel.start("cavity", "bake", 180, 3600, None)
    await house.shows("cooking", "sensor", "state", "cavity")
    assert told == []
    await toaster.clock.advance(600)
    await until(lambda: told, "the automation runs")


async def preheated(house: House) -> None:
    """Allow it, press Start and let the oven become hot."""
    house.cooker.panel.allow_remote_start()
    await house.press("start", "upper")
    await house.cooker.clock.advance(1800)
    await house.shows("preheated", "sensor", "state", "upper")


def everything(house: House) -> dict[str, object]:
    """Return a target: all the entities of the cooker."""
    registry = er.async_get(house.hass)
    entries = er.async_entries_for_config_entry(registry, house.entry.entry_id)
    return {"entity_id": [one.entity_id for one in entries]}


def remains(house: House, seconds: float) -> bool:
    """Whether the cooker said that so much remains."""
    return bool(house.entry.runtime_data.data.zones["upper"].remaining_s == seconds)
