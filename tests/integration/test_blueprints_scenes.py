"""The four scenes as automations of blueprints: the same questions, and heat only with a word."""

from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import async_mock_service

from tests.integration.asking import device_id, target
from tests.integration.house import AtHome, House, until
from tests.integration.phone import Phone
from tests.integration.test_blueprints import SOON_MIN, has_run, hass_config_dir, people, phone, use
from virtual_cooker import VirtualCooker

__all__ = ["hass_config_dir", "phone"]  # fixtures

STATION = "zone.station"


@pytest.fixture
async def house(hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome) -> House:
    hass.states.async_set(STATION, "0", {"friendly_name": "Station"})
    people(hass, "work")
    return await at_home(oven)


async def comes_near(house: House, *, tells_zones: bool = False) -> None:
    """Let somebody pass the station; some trackers tell zones, others only a name."""
    seen: dict[str, Any] = {"in_zones": [STATION]} if tells_zones else {}
    house.hass.states.async_set("person.somebody", "elsewhere" if seen else "Station", seen)


async def arrival(house: House, phone: Phone, **more: object) -> None:
    await use(
        house,
        "arrive_home_preheat",
        cooker=target(house, "upper"),
        person="person.somebody",
        near=STATION,
        phone=phone.device_id,
        **more,
    )


def starts(house: House) -> list[Any]:
    return [one for one in house.cooker.received if one.method == "zone.start"]


@pytest.mark.parametrize("tells_zones", [True, False])
async def test_who_comes_near_is_asked_and_a_yes_preheats(
    house: House, phone: Phone, *, tells_zones: bool
) -> None:
    house.cooker.panel.allow_remote_start()
    await arrival(house, phone, temperature=220)
    await comes_near(house, tells_zones=tells_zones)
    await phone.shows("Preheat for when you are home?")
    assert house.commands == []
    phone.press("Preheat")
    await house.shows("preheating", "sensor", "state", "upper")
    (start,) = starts(house)
    stages = start.params["program"]["stages"]
    assert (stages[0]["kind"], stages[0]["target_c"]) == ("heat", 220)
    people(house.hass, "home")
    await has_run(house.hass)
    assert house.commands == ["zone.start"]


async def test_who_does_not_want_it_today_heats_nothing(house: House, phone: Phone) -> None:
    house.cooker.panel.allow_remote_start()
    await arrival(house, phone)
    await comes_near(house)
    await phone.shows("Preheat")
    phone.press("Not today")
    await until(lambda: not phone.screen, "the question goes away")
    await has_run(house.hass)
    assert house.commands == []


async def test_no_answer_heats_nothing(house: House, phone: Phone) -> None:
    house.cooker.panel.allow_remote_start()
    await arrival(house, phone, patience=SOON_MIN)
    await comes_near(house)
    await until(lambda: phone.heard, "it was asked")
    await until(lambda: not phone.screen, "the question goes away")
    await has_run(house.hass)
    assert house.commands == []


async def test_nobody_is_asked_while_somebody_is_at_home(house: House, phone: Phone) -> None:
    house.hass.states.async_set("zone.home", "1")
    await arrival(house, phone)
    await comes_near(house)
    await has_run(house.hass)
    assert phone.heard == []


async def test_what_the_appliance_does_not_allow_is_told_and_can_be_asked_for_again(
    house: House, phone: Phone
) -> None:
    await arrival(house, phone)
    await comes_near(house)
    await phone.shows("Preheat")
    phone.press("Preheat")
    await phone.shows("does not allow remote start")
    house.cooker.panel.allow_remote_start()
    await house.shows("on", "binary_sensor", "remote_start")
    phone.press("Preheat")
    await house.shows("preheating", "sensor", "state", "upper")
    people(house.hass, "home")
    await has_run(house.hass)


async def test_who_turns_away_after_all_finds_it_switched_off(house: House, phone: Phone) -> None:
    house.cooker.panel.allow_remote_start()
    await arrival(house, phone, patience=2 * SOON_MIN)
    await comes_near(house)
    await phone.shows("Preheat")
    phone.press("Preheat")
    await until(lambda: house.commands == ["zone.start", "zone.stop"], "it is switched off")
    await has_run(house.hass)
    assert phone.heard[-1] == "Nobody came home, so it was switched off."


async def leaving(house: House, phone: Phone, **more: object) -> None:
    house.hass.states.async_set("zone.home", "1")
    house.cooker.panel.start("lower", "bake", 180, 7200, None)
    await house.shows("preheating", "sensor", "state", "lower")
    await use(
        house,
        "leave_home_ask",
        cooker=target(house),
        phone=phone.device_id,
        **{"gone_for": {"milliseconds": 50}, **more},
    )


async def test_who_leaves_with_the_oven_on_is_asked_and_can_switch_it_off(
    house: House, phone: Phone
) -> None:
    await leaving(house, phone)
    people(house.hass, "not_home")
    await phone.shows("Everybody left")
    phone.press("Switch off")
    await until(lambda: not house.cooker.appliance.zones["lower"].is_busy, "it is off")
    await has_run(house.hass)
    assert phone.screen == {}


@pytest.mark.parametrize(("no_answer", "ends"), [("stop", True), ("leave", False)])
async def test_no_answer_means_what_was_chosen(
    house: House, phone: Phone, no_answer: str, *, ends: bool
) -> None:
    await leaving(house, phone, patience=SOON_MIN, no_answer=no_answer)
    people(house.hass, "not_home")
    await until(lambda: phone.heard, "it was asked")
    await until(lambda: not phone.screen, "the question goes away")
    await has_run(house.hass)
    assert house.cooker.appliance.zones["lower"].is_busy is not ends


async def test_who_comes_back_is_asked_no_more(house: House, phone: Phone) -> None:
    await leaving(house, phone)
    people(house.hass, "not_home")
    await phone.shows("Everybody left")
    people(house.hass, "home")
    await until(lambda: not phone.screen, "the question goes away")
    await has_run(house.hass)
    assert house.cooker.appliance.zones["lower"].is_busy


async def test_who_leaves_with_everything_off_is_not_asked(house: House, phone: Phone) -> None:
    await leaving(house, phone, gone_for={"seconds": 0})
    house.cooker.panel.stop("lower")
    await house.shows("idle", "sensor", "state", "lower")
    people(house.hass, "not_home")
    await house.hass.async_block_till_done()
    await has_run(house.hass)
    assert phone.heard == []


async def bath(house: House) -> list[Any]:
    """Be in the bath while the upper cavity comes to its end; return what is told."""
    sent = async_mock_service(house.hass, "notify", "send_message")
    switch: dict[str, Any] = {"input_boolean": {"bath": {"initial": True}}}
    assert await async_setup_component(house.hass, "input_boolean", switch)
    await use(
        house,
        "hands_busy",
        cooker=house.entity("sensor", "remaining", "upper"),
        busy="input_boolean.bath",
        receivers=["notify.phone"],
    )
    house.cooker.panel.start("upper", "bake", 180, 1200, None)
    await house.shows("20", "sensor", "remaining", "upper")
    return sent


async def test_what_is_nearly_done_during_a_bath_is_kept_warm_and_told_afterwards(
    house: House,
) -> None:
    sent = await bath(house)
    await house.cooker.clock.advance(1150)
    await until(lambda: len(house.commands) == 2, "it is turned down")
    assert house.commands == ["zone.adjust", "zone.adjust"]
    assert house.cooker.appliance.zones["upper"].is_busy
    await house.shows("70", "sensor", "target", "upper")
    assert 30 <= float(house.shown("sensor", "remaining", "upper")) <= 32
    assert sent == []
    house.hass.states.async_set("input_boolean.bath", "off")
    await until(lambda: sent, "it is told")
    assert sent[0].data["message"] == "Your food is done and was kept warm."
    await has_run(house.hass)


async def test_with_free_hands_a_cook_ends_as_it_should(house: House) -> None:
    sent = await bath(house)
    house.hass.states.async_set("input_boolean.bath", "off")
    await house.cooker.clock.advance(1150)
    await house.shows("1", "sensor", "remaining", "upper")
    await house.cooker.clock.advance(80)
    await house.shows("finished", "sensor", "state", "upper")
    await has_run(house.hass)
    assert house.commands == []
    assert sent == []


async def daily(house: House, program: str) -> list[Any]:
    sent = async_mock_service(house.hass, "notify", "send_message")
    await use(
        house,
        "ready_every_day",
        cooker=device_id(house, "upper"),
        program=program,
        ready="18:30:00",
        plan_at="03:00:00",
        receivers=["notify.phone"],
    )
    await house.hass.services.async_call(
        "automation",
        "trigger",
        {"entity_id": "automation.ready_every_day", "skip_condition": False},
        blocking=True,
    )
    await has_run(house.hass)
    every: dict[str, str] = {"entity_id": "all"}
    await house.hass.services.async_call("automation", "turn_off", every, blocking=True)
    return sent


async def test_every_day_a_program_is_planned_for_its_time(house: House) -> None:
    assert await daily(house, "White bread") == []
    await house.shows("waiting", "sensor", "plan", "upper")
    ready_at = house.state("sensor", "plan", "upper").attributes["ready_at"]
    assert f"{dt_util.as_local(ready_at):%H:%M}" == "18:30"
    assert house.commands == []


async def test_what_cannot_be_planned_is_told_in_words(house: House) -> None:
    sent = await daily(house, "Grandmother's secret")
    assert "Grandmother's secret" in sent[0].data["message"]
    assert house.shown("sensor", "plan", "upper") == "none"
