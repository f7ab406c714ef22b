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


WORKS: dict[str, Works] = {
    "finished_ask.yaml": _asks_when_it_is_done,
    "hood_and_light.yaml": _lets_the_hood_follow,
    "left_on_ask.yaml": _stops_what_was_left_on,
    "preheated_announce.yaml": _says_that_it_is_hot,
}


@pytest.mark.parametrize("blueprint", BLUEPRINTS)
async def test_a_blueprint_takes_the_whole_cooker_for_all_of_its_zones(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome, phone: Phone, blueprint: str
) -> None:
    """`WORKS` lacks what a new blueprint does; write it."""
    await WORKS[blueprint](await at_home(oven), phone)
    await has_run(hass)
