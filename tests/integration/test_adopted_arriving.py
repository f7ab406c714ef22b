"""Somebody comes home to an oven that Home Assistant knows as a thermostat only."""

import pytest
from homeassistant.core import HomeAssistant

from tests.integration.adopting import adopt, probe_shows, thermostat
from tests.integration.days import Day
from tests.integration.family import Family, add_scene
from tests.integration.homeward import PREHEAT, comes_closer, goes_out, story, tell_the_days_time
from tests.integration.house import until


async def test_a_thermostat_is_hot_when_somebody_comes_home(
    hass: HomeAssistant, family: Family, today: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell_the_days_time(monkeypatch, today)
    heater = await thermostat(hass)
    oven = await adopt(hass, "adopt_thermostat", {"state": "climate.pizza_oven"}, may_heat=True)
    (ann,) = await family("Ann")
    scene = await add_scene(oven, "arrive_home", "main", "Home", **PREHEAT, people=[ann.entity_id])
    await goes_out(ann, today, 12)
    km = await comes_closer(
        ann, today, 12, 0.5, until_so=lambda: story(oven, scene).state == "asking"
    )
    assert not heater.is_on, "nobody has agreed yet"
    await ann.phone.presses("Yes")
    await comes_closer(ann, today, km, 0.4, until_so=lambda: heater.is_on)
    await oven.shows("preheating", "sensor", "state")
    assert story(oven, scene).state == "heating"
    probe_shows(hass, 200)
    await oven.shows("preheated", "sensor", "state")
    await ann.comes_home()
    assert oven.shown("sensor", "state") == "preheated", "hot, and waiting for food"
    await oven.press("stop")
    await until(lambda: not heater.is_on, "it is off")
