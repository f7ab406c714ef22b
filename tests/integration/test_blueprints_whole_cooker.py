"""Each blueprint with the whole cooker chosen, as most people do: it means all of its zones."""

from collections.abc import Awaitable, Callable

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import async_mock_service

from tests.integration.asking import target
from tests.integration.house import AtHome, House, until
from tests.integration.phone import Phone
from tests.integration.test_blueprints import (
    BLUEPRINTS,
    SOON_MIN,
    finish,
    has_run,
    hass_config_dir,
    people,
    phone,
    preheat,
    use,
)
from virtual_cooker import VirtualCooker

__all__ = ["hass_config_dir", "phone"]  # fixtures

type Works = Callable[[House, Phone], Awaitable[None]]


async def _says_that_it_is_hot(house: House, phone: Phone) -> None:
    sent = async_mock_service(house.hass, "notify", "send_message")
    whole = target(house)
    await use(house, "preheated_announce", cooker=whole, receivers=["notify.phone"])
    await preheat(house)
    await until(lambda: sent, "it is told")
    assert "Upper cavity is hot" in sent[0].data["message"]


async def _asks_when_it_is_done(house: House, phone: Phone) -> None:
    await use(house, "finished_ask", cooker=target(house), phone=phone.device_id)
    await finish(house)
    await phone.shows("Upper cavity is done.")
    phone.press("Stop")
    await until(lambda: "zone.stop" in house.commands, "the oven is told")
    stop = next(one for one in house.cooker.received if one.method == "zone.stop")
    assert stop.params["zone"] == "upper"


async def _stops_what_was_left_on(house: House, phone: Phone) -> None:
    people(house.hass, "not_home")
    await use(
        house,
        "left_on_ask",
        cooker=target(house),
        phone=phone.device_id,
        longer_than={"seconds": 1},
        patience=SOON_MIN,
    )
    house.cooker.panel.start("lower", "bake", 180, 7200, None)
    await phone.shows("Lower cavity is on and nobody is home")
    await until(lambda: house.commands == ["zone.stop"], "the oven is told to stop")
    await until(lambda: not phone.screen, "the question goes away")
    assert not house.cooker.appliance.zones["lower"].is_busy


async def _lets_the_hood_follow(house: House, phone: Phone) -> None:
    hass, hood = house.hass, "input_boolean.hood"
    assert await async_setup_component(hass, "input_boolean", {"input_boolean": {"hood": None}})
    assert await async_setup_component(hass, "homeassistant", {})
    await use(house, "hood_and_light", cooker=target(house), hood=[hood], run_on=SOON_MIN)
    for zone in ("upper", "lower"):
        house.cooker.panel.start(zone, "bake", 180, 7200, None)
        await house.shows("preheating", "sensor", "state", zone)
    await until(lambda: hass.states.is_state(hood, "on"), "the hood goes on")
    await has_run(hass)
    house.cooker.panel.stop("upper")
    await house.shows("idle", "sensor", "state", "upper")
    await has_run(hass)
    assert hass.states.is_state(hood, "on"), "the lower cavity still bakes"
    house.cooker.panel.stop("lower")
    await until(lambda: hass.states.is_state(hood, "off"), "the hood goes off")


async def _asks_for_a_zone_before_somebody_comes_home(house: House, phone: Phone) -> None:
    """Which cavity is to be hot, nobody can guess."""
    hass = house.hass
    people(hass, "not_home")
    hass.states.async_set("zone.station", "0", {"friendly_name": "Station"})
    await use(
        house,
        "arrive_home_preheat",
        cooker=target(house),
        person="person.somebody",
        near="zone.station",
        phone=phone.device_id,
    )
    hass.states.async_set("person.somebody", "Station")
    await phone.shows("Preheat")
    phone.press("Preheat")
    await phone.shows("Upper cavity")
    phone.press("Not today")
    assert house.commands == []


async def _asks_when_everybody_left(house: House, phone: Phone) -> None:
    house.hass.states.async_set("zone.home", "1")
    await use(
        house,
        "leave_home_ask",
        cooker=target(house),
        phone=phone.device_id,
        gone_for={"milliseconds": 50},
        patience=SOON_MIN,
    )
    house.cooker.panel.start("lower", "bake", 180, 7200, None)
    await house.shows("preheating", "sensor", "state", "lower")
    people(house.hass, "not_home")
    await until(lambda: house.commands == ["zone.stop"] * 2, "both cavities are told to stop")


async def _keeps_warm_what_its_remaining_time_is_of(house: House, _: Phone) -> None:
    """Need a remaining time, which is one zone's."""
    house.hass.states.async_set("input_boolean.bath", "on")
    remaining = house.entity("sensor", "remaining", "upper")
    await use(house, "hands_busy", cooker=remaining, busy="input_boolean.bath")
    house.cooker.panel.start("upper", "bake", 180, 120, None)
    await house.shows("2", "sensor", "remaining", "upper")
    await house.cooker.clock.advance(80)
    await until(lambda: house.commands == ["zone.adjust"] * 2, "it is turned down")
    house.hass.states.async_set("input_boolean.bath", "off")


async def _tells_that_a_plan_needs_a_zone(house: House, _: Phone) -> None:
    sent = async_mock_service(house.hass, "notify", "send_message")
    await use(
        house,
        "ready_every_day",
        cooker=target(house)["device_id"],
        program="White bread",
        ready="18:30:00",
        plan_at="03:00:00",
        receivers=["notify.phone"],
    )
    every: dict[str, str] = {"entity_id": "all"}
    await house.hass.services.async_call("automation", "trigger", every, blocking=True)
    await has_run(house.hass)
    await house.hass.services.async_call("automation", "turn_off", every, blocking=True)
    assert "Upper cavity" in sent[0].data["message"]


WORKS: dict[str, Works] = {
    "arrive_home_preheat.yaml": _asks_for_a_zone_before_somebody_comes_home,
    "finished_ask.yaml": _asks_when_it_is_done,
    "hands_busy.yaml": _keeps_warm_what_its_remaining_time_is_of,
    "hood_and_light.yaml": _lets_the_hood_follow,
    "leave_home_ask.yaml": _asks_when_everybody_left,
    "left_on_ask.yaml": _stops_what_was_left_on,
    "preheated_announce.yaml": _says_that_it_is_hot,
    "ready_every_day.yaml": _tells_that_a_plan_needs_a_zone,
}


@pytest.mark.parametrize("blueprint", BLUEPRINTS)
async def test_a_blueprint_takes_the_whole_cooker_for_all_of_its_zones(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome, phone: Phone, blueprint: str
) -> None:
    """`WORKS` lacks what a new blueprint does; write it."""
    await WORKS[blueprint](await at_home(oven), phone)
    await has_run(hass)
