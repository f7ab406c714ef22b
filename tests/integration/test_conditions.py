"""Our own conditions: what is not known is never so."""

from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM

from tests.integration.automations import holds
from tests.integration.house import AtHome, House, until
from virtual_cooker import VirtualCooker

ALL = {"behavior": "all"}


def target(house: House, zone: str = "") -> dict[str, str]:
    """Return the device of a zone, or of the cooker with all its zones."""
    key = ("event", "cook", zone) if zone else ("event", "panel")
    entry = er.async_get(house.hass).async_get(house.entity(*key))
    assert entry is not None
    assert entry.device_id is not None
    return {"device_id": entry.device_id}


async def heat_up(house: House, zone: str = "upper") -> None:
    house.cooker.panel.start(zone, "bake", 180, 3600, None)
    await house.cooker.clock.advance(30)
    await house.shows("preheating", "sensor", "state", zone)


async def test_a_cooker_is_idle_until_it_heats(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await at_home(oven)
    assert await holds(house, "is_idle", target(house), **ALL)
    assert not await holds(house, "is_heating", target(house))
    await heat_up(house)
    assert await holds(house, "is_heating", target(house))
    assert not await holds(house, "is_heating", target(house), **ALL)
    assert not await holds(house, "is_heating", target(house, "lower"))
    assert not await holds(house, "is_idle", target(house), **ALL)
    assert await holds(house, "is_idle", target(house, "lower"))


@pytest.mark.parametrize(
    ("state", "idle"),
    [
        ("finished", True),
        ("cooling_down", True),
        ("keeping_warm", False),
        ("scheduled", False),
        ("paused", False),
        ("needs_user", False),
        ("fault", False),
        ("unknown", False),
    ],
)
async def test_idle_means_that_nothing_runs_and_nothing_is_kept_warm(
    oven: VirtualCooker,
    at_home: AtHome,
    state: str,
    idle: bool,  # noqa: FBT001
) -> None:
    house = await at_home(oven)
    house.hass.states.async_set(house.entity("sensor", "state", "upper"), state)
    assert await holds(house, "is_idle", target(house, "upper")) is idle


async def test_a_finished_cook_leaves_a_cooker_idle(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await at_home(oven)
    oven.panel.start("upper", "bake", 180, 60, None)
    await house.shows("preheating", "sensor", "state", "upper")
    assert not await holds(house, "is_idle", target(house, "upper"))
    await oven.clock.advance(60)
    await house.shows("finished", "sensor", "state", "upper")
    assert await holds(house, "is_idle", target(house, "upper"))


async def test_a_cooker_is_preheated_once_it_is_hot(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await at_home(oven)
    oven.panel.allow_remote_start()
    await house.press("start", "upper")
    await house.shows("preheating", "sensor", "state", "upper")
    assert not await holds(house, "is_preheated", target(house))
    await oven.clock.advance(1500)
    await house.shows("on", "binary_sensor", "preheated", "upper")
    assert await holds(house, "is_preheated", target(house))


async def test_remote_start_is_allowed_at_the_appliance(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    assert not await holds(house, "remote_start_allowed", target(house))
    oven.panel.allow_remote_start()
    await house.shows("on", "binary_sensor", "remote_start")
    assert await holds(house, "remote_start_allowed", target(house))


@pytest.mark.parametrize("options", [{}, ALL])
@pytest.mark.parametrize("name", ["is_idle", "is_heating", "is_preheated", "remote_start_allowed"])
async def test_nothing_is_known_of_a_cooker_out_of_reach(
    oven: VirtualCooker, at_home: AtHome, name: str, options: dict[str, str]
) -> None:
    """To call an oven idle that that lost the network would let a door be locked on a hot one."""
    house = await at_home(oven)
    await house.hass.config_entries.async_unload(house.entry.entry_id)
    assert house.shown("sensor", "state", "upper") == "unavailable"
    assert not await holds(house, name, target(house), **options)


async def test_all_of_nothing_is_nothing(oven: VirtualCooker, at_home: AtHome) -> None:
    """In logic all of no cookers are idle; in a kitchen somebody has removed the oven."""
    house = await at_home(oven)
    assert not await holds(house, "is_idle", {"label_id": "none"}, **ALL)
    assert not await holds(house, "is_idle", {"entity_id": "sensor.gone"}, **ALL)


async def test_all_means_also_the_one_out_of_reach(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await at_home(oven)
    gone = house.entity("sensor", "state", "lower")
    house.hass.states.async_set(gone, "unavailable")
    assert await holds(house, "is_idle", target(house))
    assert not await holds(house, "is_idle", target(house), **ALL)


async def test_a_state_may_have_to_last(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await at_home(oven)
    assert await holds(house, "is_idle", target(house), **{"for": "00:00:00"})
    assert not await holds(house, "is_idle", target(house), **{"for": "01:00:00"})


def probe(house: House, shown: object, status: str | None = None, unit: str = "°C") -> None:
    """Let the probe of the upper cavity show something."""
    house.hass.states.async_set(
        house.entity("sensor", "probe_1", "upper"), str(shown), {"unit_of_measurement": unit}
    )
    if status and (entity_id := house.find("sensor", "probe_1_status", "upper")):
        house.hass.states.async_set(entity_id, status)


@pytest.mark.parametrize(
    ("options", "shown_c", "enough"),
    [
        ({"food": "poultry"}, 73.9, False),
        ({"food": "poultry"}, 74, True),
        ({"food": "fish"}, 63, True),
        ({"food": "poultry", "temperature": 60}, 70, False),
        ({"food": "fish", "temperature": 68}, 67, False),
        ({"temperature": 54}, 54, True),
        ({"temperature": 54}, 180, False),
        ({"food": "fish"}, "unknown", False),
        ({"food": "fish"}, "unavailable", False),
        ({"food": "fish"}, "hot", False),
    ],
)
async def test_food_is_hot_enough_as_wanted_and_never_below_what_is_safe(
    oven: VirtualCooker,
    at_home: AtHome,
    options: dict[str, Any],
    shown_c: float | str,
    enough: bool,  # noqa: FBT001
) -> None:
    house = await at_home(oven)
    probe(house, shown_c, "close")
    assert await holds(house, "food_is_hot_enough", target(house), **options) is enough


async def test_a_probe_that_fell_out_says_nothing_about_the_food(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    probe(house, 90, "at_target")
    assert await holds(house, "food_is_hot_enough", target(house), food="poultry")
    await until(lambda: house.find("sensor", "probe_1_status", "upper"), "a status")
    probe(house, 90, "fell_out")
    assert not await holds(house, "food_is_hot_enough", target(house), food="poultry")


async def test_a_number_is_meant_in_the_unit_of_this_home_assistant(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    hass.config.units = US_CUSTOMARY_SYSTEM
    house = await at_home(oven)
    probe(house, 164, "close", "°F")
    assert not await holds(house, "food_is_hot_enough", target(house), food="poultry")
    assert await holds(house, "food_is_hot_enough", target(house), temperature=160)
    probe(house, 165.5, "close", "°F")
    assert await holds(house, "food_is_hot_enough", target(house), food="poultry")


async def test_neither_a_food_nor_a_temperature_is_no_question(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    with pytest.raises(Exception, match="at least one"):
        await holds(house, "food_is_hot_enough", target(house))


async def test_food_without_a_safe_temperature_of_its_own_is_no_question(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    """A condition that could never hold would keep an automation silent for ever."""
    house = await at_home(oven)
    with pytest.raises(Exception, match="must be one of"):
        await holds(house, "food_is_hot_enough", target(house), food="bread")


async def test_a_program_is_known_by_its_title_while_it_cooks(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    assert not await holds(house, "is_cooking_program", target(house), program=["manual"])
    oven.panel.allow_remote_start()
    await house.press("start", "upper")
    await until(lambda: house.shown("sensor", "program", "upper") != "unknown", "a program")
    await until(lambda: house.shown("sensor", "on_since", "upper") != "unknown", "it is on")
    title = house.shown("sensor", "program", "upper").upper()
    assert await holds(house, "is_cooking_program", target(house), program=["Rice", f" {title}"])
    assert not await holds(house, "is_cooking_program", target(house), program="Rice")
    assert not await holds(house, "is_cooking_program", target(house), program=title, **ALL)
    house.hass.states.async_set(house.entity("sensor", "on_since", "upper"), "unknown")
    assert not await holds(house, "is_cooking_program", target(house), program=title)


async def test_a_program_is_known_by_its_id_in_every_language(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    """A shared automation would otherwise work in the language of its author only."""
    hass.config.language = "zh-Hans"
    house = await at_home(oven)
    oven.panel.allow_remote_start()
    await house.press("start", "upper")
    await house.shows("手动设定", "sensor", "program", "upper")
    await until(lambda: house.shown("sensor", "on_since", "upper") != "unknown", "it is on")
    program = house.state("sensor", "program", "upper").attributes
    assert (program["program_id"], program["held_by"]) == ("manual", "cooker")
    for known_as in ("Manual", " 手动设定"):
        assert await holds(house, "is_cooking_program", target(house), program=known_as)
    assert not await holds(house, "is_cooking_program", target(house), program="Set by hand")
    await house.press("stop", "upper")
    await house.shows("unknown", "sensor", "program", "upper")
    assert "program_id" not in house.state("sensor", "program", "upper").attributes
    assert not await holds(house, "is_cooking_program", target(house), program="manual")
