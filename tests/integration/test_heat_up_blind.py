"""An oven that measures nothing and never says that it is hot: only the clock tells."""

from dataclasses import replace
from datetime import timedelta

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.cooker import heating
from custom_components.cooker.lib.cookery import HeatUpModel, Profile
from tests.integration.house import Appliance, AtHome, House, until
from tests.integration.test_events import heard, kinds
from virtual_cooker import VirtualCooker, models

PREHEATED = ("binary_sensor", "preheated", "cavity")
PROGRESS = ("sensor", "preheat_progress", "cavity")
TICK = timedelta(seconds=11)


@pytest.fixture
async def oven(appliance: Appliance, monkeypatch: pytest.MonkeyPatch) -> VirtualCooker:
    """Return the toaster oven without its thermometer."""
    blind = models.toaster_oven().with_zone("cavity", lambda can: replace(can, temperature=False))
    cooker = await appliance(blind)
    monkeypatch.setattr(heating, "now_s", lambda: cooker.clock.now_s)
    return cooker


async def passes(house: House, seconds: float) -> None:
    """Let time pass at the oven and in the house."""
    await house.cooker.clock.advance(seconds)
    async_fire_time_changed(house.hass, dt_util.utcnow() + TICK)
    await house.hass.async_block_till_done()


def bake(house: House) -> None:
    house.cooker.panel.start("cavity", "bake", 180, 3600, None)


def high_s() -> float:
    """Return how long nine in ten of such ovens take."""
    profile = Profile.usual("oven", 230)
    return HeatUpModel.from_profile(profile).predict(22, 180).high_s


async def test_it_counts_as_preheated_when_nine_in_ten_of_its_kind_would_be(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    told = heard(house, "cook", "cavity")
    assert (house.shown(*PREHEATED), house.shown(*PROGRESS)) == ("off", "unknown")
    assert house.find("sensor", "temperature", "cavity") is None
    bake(house)
    await house.shows("0", *PROGRESS)
    assert house.shown("sensor", "ready_at", "cavity") != "unknown"
    await passes(house, high_s() / 2)
    await until(lambda: 40 < float(house.shown(*PROGRESS)) < 60, "half way")
    assert house.shown(*PREHEATED) == "off"
    await passes(house, high_s() / 2 + 2)
    await house.shows("on", *PREHEATED)
    assert house.shown(*PROGRESS) == "100"
    assert house.shown("sensor", "ready_at", "cavity") == "unknown"
    await passes(house, 60)
    assert kinds(told).count(("preheated", False)) == 1
    assert house.find("sensor", "heat_up_time", "cavity") is None, "it has nothing to learn from"


async def test_a_new_cook_begins_anew(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    told = heard(house, "cook", "cavity")
    for times in (1, 2):
        bake(house)
        await house.shows("0", *PROGRESS)
        await passes(house, high_s() + 2)
        await house.shows("on", *PREHEATED)
        assert kinds(told).count(("preheated", False)) == times
        oven.panel.stop("cavity")
        await house.shows("off", *PREHEATED)
