"""A probe in the food ends a cook, from its start or from the middle of it."""

import pytest
from homeassistant.exceptions import ServiceValidationError

from tests.integration.asking import ask, refused, target
from tests.integration.house import AtHome, House, until
from tests.integration.test_actions import stages
from virtual_cooker import VirtualCooker


async def insert_probe(house: House) -> None:
    """Put food into the upper cavity, with the probe in it."""
    panel = house.cooker.panel
    panel.open_door("upper")
    panel.put_food("upper", 1.0, 8.0)
    panel.insert_probe("upper")
    panel.close_door("upper")

    def probe_is_in() -> bool:
        return bool(house.entry.runtime_data.data.zones["upper"].probes[0].inserted)

    await until(probe_is_in, "the probe is in")


async def test_the_foods_core_ends_a_cook(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await at_home(oven)
    asked = {"mode": "roast", "duration": {"hours": 2}, "core_temperature": 63}
    assert "Put it into the food" in await refused(house, "start", "upper", **asked)
    await insert_probe(house)
    oven.panel.allow_remote_start()
    await ask(house, "start", target(house, "upper"), **asked)
    (cook,) = stages(oven)
    assert (cook["until"], cook["duration_s"]) == ({"core_c": 63}, 7200)


@pytest.mark.parametrize(
    ("zone", "settings", "sentence"),
    [
        ("lower", {"duration": 3600, "core_temperature": 63}, "has no food probe"),
        ("upper", {"core_temperature": 63}, "Choose a duration as well"),
        ("upper", {"duration": 3600, "core_temperature": 120}, "100 °C (212 °F)"),
    ],
)
async def test_a_core_temperature_that_cannot_be_kept_is_refused(
    oven: VirtualCooker, at_home: AtHome, zone: str, settings: dict[str, object], sentence: str
) -> None:
    house = await at_home(oven)
    assert sentence in await refused(house, "start", zone, mode="roast", **settings)


async def test_a_running_cook_is_given_another_core_temperature(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    upper = target(house, "upper")
    oven.panel.start("upper", "roast", 180, 7200, None)
    await house.shows("preheating", "sensor", "state", "upper")
    assert "Put it into the food" in await refused(house, "adjust", "upper", core_temperature=54)
    await insert_probe(house)
    for core in (29, 101):
        said = await refused(house, "adjust", "upper", core_temperature=core)
        assert "between 30 °C (86 °F) and 100 °C (212 °F)" in said
    await ask(house, "adjust", upper, core_temperature=54, temperature=160)
    assert oven.received[-1].params == {"zone": "upper", "target_c": 160, "core_c": 54}
    await house.shows("54.0", "sensor", "probe_1_target", "upper")


async def test_a_core_temperature_cannot_end_what_has_no_probe_or_does_not_cook_yet(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    oven.panel.start("lower", "roast", 180, 7200, None)
    await house.shows("preheating", "sensor", "state", "lower")
    said = await refused(house, "adjust", "lower", core_temperature=54)
    assert "has no food probe. Leave the core temperature out" in said
    await insert_probe(house)
    oven.panel.allow_remote_start()
    await ask(house, "preheat", target(house, "upper"), mode="roast")
    await house.shows("heat", "sensor", "stage", "upper")
    with pytest.raises(ServiceValidationError, match="Wait until it cooks"):
        await ask(house, "adjust", target(house, "upper"), core_temperature=54)
    assert "zone.adjust" not in house.commands
