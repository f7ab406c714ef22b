"""What a cooker shows and does not say: told once, whoever is first, and not again."""

import pytest
from homeassistant.core import HomeAssistant

from tests.integration.house import Appliance, AtHome, House, until
from tests.integration.test_events import heard, kinds
from virtual_cooker import VirtualCooker

COOK = ("event", "cook", "cavity")
PREHEATED = ("binary_sensor", "preheated", "cavity")
PROGRESS = ("sensor", "preheat_progress", "cavity")


@pytest.fixture
async def toaster(appliance: Appliance) -> VirtualCooker:
    """Never says that it is hot."""
    return await appliance("toaster_oven")


def bake(toaster: VirtualCooker) -> None:
    toaster.panel.start("cavity", "bake", 180, 3600, None)


async def heat(toaster: VirtualCooker) -> None:
    """Let time pass until it is hot, and stand still there."""
    for _ in range(1200):
        if toaster.appliance.zones["cavity"].body.reading_c >= 180:
            return
        await toaster.clock.advance(1)
    raise AssertionError("it never got hot")


async def test_an_appliance_that_never_says_preheated_is_seen_to_be(
    toaster: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(toaster)
    told = heard(house, "cook", "cavity")
    assert (house.shown(*PREHEATED), house.shown(*PROGRESS)) == ("off", "unknown")
    bake(toaster)
    await house.shows("cooking", "sensor", "state", "cavity")
    await toaster.clock.advance(100)
    await until(lambda: 20 < float(house.shown(*PROGRESS)) < 95, "half way")
    assert house.shown(*PREHEATED) == "off"
    await heat(toaster)
    await house.shows("on", *PREHEATED)
    assert house.shown(*PROGRESS) == "100"
    assert ("preheated", False) in kinds(told)
    assert house.state(*COOK).attributes["target_c"] == 180


async def test_it_is_told_once_in_a_cook_and_again_in_the_next(
    toaster: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(toaster)
    told = heard(house, "cook", "cavity")
    for times in (1, 2):
        bake(toaster)
        for _ in range(3):
            await heat(toaster)
            await house.shows("on", *PREHEATED)
            await toaster.clock.advance(300)
        assert kinds(told).count(("preheated", False)) == times
        toaster.panel.stop("cavity")
        await house.shows("off", *PREHEATED)


async def test_a_restart_in_mid_cook_does_not_tell_it_again(
    toaster: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(toaster)
    told = heard(house, "cook", "cavity")
    bake(toaster)
    await heat(toaster)
    await house.shows("on", *PREHEATED)
    await house.restart()
    assert house.shown(*PREHEATED) == "on"
    await toaster.mishaps.drop_line()
    await house.shows("unavailable", *PREHEATED)
    await house.shows("on", *PREHEATED)
    assert [kind for kind, _ in kinds(told)].count("preheated") == 1


async def test_progress_goes_on_after_a_restart(toaster: VirtualCooker, at_home: AtHome) -> None:
    house = await at_home(toaster)
    bake(toaster)
    await house.shows("0", *PROGRESS)
    await toaster.clock.advance(100)
    await until(lambda: float(house.shown(*PROGRESS)) > 20, "on its way")
    await house.restart()
    assert float(house.shown(*PROGRESS)) > 20


async def test_what_came_about_while_home_assistant_was_down_is_told_late(
    hass: HomeAssistant, toaster: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(toaster)
    told = heard(house, "cook", "cavity")
    bake(toaster)
    await house.shows("cooking", "sensor", "state", "cavity")
    await hass.config_entries.async_unload(house.entry.entry_id)
    await heat(toaster)
    await hass.config_entries.async_setup(house.entry.entry_id)
    await until(lambda: ("preheated", True) in kinds(told), "preheated, late")


async def test_a_cook_of_the_time_before_we_met_is_no_news(
    toaster: VirtualCooker, at_home: AtHome
) -> None:
    bake(toaster)
    await heat(toaster)
    house = await at_home(toaster)
    await house.shows("on", *PREHEATED)
    assert house.shown(*COOK) == "unknown"


async def test_another_cook_after_a_broken_line_is_another_preheat(
    hass: HomeAssistant, toaster: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(toaster)
    told = heard(house, "cook", "cavity")
    bake(toaster)
    await heat(toaster)
    await house.shows("on", *PREHEATED)
    await hass.config_entries.async_unload(house.entry.entry_id)
    toaster.panel.stop("cavity")
    bake(toaster)
    await hass.config_entries.async_setup(house.entry.entry_id)
    await until(lambda: ("preheated", True) in kinds(told), "that of the second cook")
    assert kinds(told).count(("preheated", True)) == 1


async def test_an_oven_that_says_it_itself_is_not_spoken_over(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    told = heard(house, "cook", "upper")
    oven.panel.start("upper", "bake", 180, 7200, None)
    await house.shows("0", "sensor", "preheat_progress", "upper")
    await oven.clock.advance(300)
    await until(lambda: 0 < _progress(house) < 100, "on its way")
    await oven.clock.advance(1500)
    await house.shows("cooking", "sensor", "state", "upper")
    assert house.shown("sensor", "preheat_progress", "upper") == "unknown"
    assert [kind for kind, _ in kinds(told)].count("preheated") == 1


def _progress(house: House) -> float:
    shown = house.shown("sensor", "preheat_progress", "upper")
    return 0 if shown == "unknown" else float(shown)


async def test_a_roast_tells_of_its_probe_once(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await at_home(oven)
    told = heard(house, "cook", "upper")
    status = ("sensor", "probe_1_status", "upper")
    assert house.shown(*status) == "removed"
    oven.panel.open_door("upper")
    oven.panel.put_food("upper", 0.5, 40.0)
    oven.panel.insert_probe("upper")
    oven.panel.close_door("upper")
    oven.panel.start("upper", "roast", 180, 20_000, None)
    await house.shows("unknown", *status)
    await house.entry.runtime_data.cooker.adjust("upper", core_c=60)
    await house.shows("60", "sensor", "probe_1_target", "upper")
    await house.shows("far", *status)
    await oven.clock.advance(10_000)
    await until(lambda: ("probe_at_target", False) in kinds(told), "the food is done")
    await house.shows("at_target", *status)
    assert [kind for kind, _ in kinds(told)].count("probe_at_target") == 1
    assert ("finished", False) in kinds(told)
    oven.panel.open_door("upper")
    oven.panel.remove_probe("upper")
    await house.shows("removed", *status)


async def test_finished_cooks_are_counted_and_stopped_ones_are_not(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    for _ in range(2):
        oven.panel.start("upper", "bake", 50, 60, None)
        await oven.clock.advance(61)
        oven.panel.acknowledge("upper")
    oven.panel.start("upper", "bake", 50, 600, None)
    oven.panel.stop("upper")
    await house.shows("2", "sensor", "cooks", "upper")
    assert house.shown("sensor", "cooks", "lower") == "0"


async def test_a_program_is_called_by_its_title_in_the_language_of_the_house(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    hass.config.language = "zh-Hans"
    house = await at_home(oven)
    assert house.shown("sensor", "program", "upper") == "unknown"
    oven.panel.allow_remote_start()
    await house.press("start", "upper")
    await house.shows("手动设定", "sensor", "program", "upper")
