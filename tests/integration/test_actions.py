"""What automations ask of one zone: it does exactly that, or says in a sentence what to do."""

from datetime import timedelta

import pytest
import voluptuous as vol
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM

from tests.integration.asking import ask, ask_for_response, refused, target
from tests.integration.house import AtHome, until
from virtual_cooker import VirtualCooker


def stages(cooker: VirtualCooker) -> list[dict[str, object]]:
    """Return the stages of the last start that the cooker was sent."""
    start = [one for one in cooker.received if one.method == "zone.start"][-1]
    program = start.params["program"]
    assert isinstance(program, dict)
    return program["stages"]  # type: ignore[return-value]


async def test_start_cooks_at_once_what_is_inside(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await at_home(oven)
    oven.panel.allow_remote_start()
    await ask(
        house,
        "start",
        target(house, "upper"),
        mode="roast",
        temperature=190,
        duration={"minutes": 50},
    )
    assert stages(oven) == [
        {
            "kind": "cook",
            "id": "cook",
            "mode": "roast",
            "target_c": 190,
            "duration_s": 3000,
            "unattended_ok": False,
        }
    ]
    await house.shows("preheating", "sensor", "state", "upper")
    assert house.shown("sensor", "state", "lower") == "idle"


async def test_what_is_left_out_is_the_modes_own_and_never_what_a_slider_shows(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    await house.choose("pizza", "upper")
    await house.set("set_temperature", 275, "upper")
    await house.set("set_duration", 100, "upper")
    oven.panel.allow_remote_start()
    await ask(house, "start", target(house, "upper"), mode="pizza")
    (cook,) = stages(oven)
    assert (cook["target_c"], cook["duration_s"]) == (250, 720)
    assert house.shown("number", "set_temperature", "upper") == "275"


async def test_preheat_heats_waits_for_the_food_and_cooks(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    oven.panel.allow_remote_start()
    await ask(
        house,
        "preheat",
        target(house, "upper"),
        mode="bake",
        temperature=200,
        hold_time="00:20:00",
        duration=1200,
    )
    heat, hold, cook = stages(oven)
    assert [one["target_c"] for one in (heat, hold, cook)] == [200, 200, 200]
    assert (hold["hold_max_s"], cook["duration_s"]) == (1200, 1200)
    await oven.clock.advance(1200)
    await house.shows("preheated", "sensor", "state", "upper")
    await ask(house, "acknowledge", target(house, "upper"))
    await house.shows("cooking", "sensor", "state", "upper")


async def test_a_preheated_oven_for_which_nobody_comes_switches_off(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    oven.panel.allow_remote_start()
    await ask(house, "preheat", target(house, "upper"), mode="bake", hold_time=60)
    await until(lambda: house.shown("sensor", "state", "upper") == "preheating", "it heats")
    await oven.clock.advance(1800)
    await house.shows("cooling_down", "sensor", "state", "upper")


@pytest.mark.parametrize("minutes", [31, 600])
async def test_an_empty_oven_is_not_kept_hot_for_longer_than_half_an_hour(
    oven: VirtualCooker, at_home: AtHome, minutes: int
) -> None:
    house = await at_home(oven)
    oven.panel.allow_remote_start()
    said = await refused(
        house, "preheat", "upper", mode="bake", hold_time=timedelta(minutes=minutes)
    )
    assert "30 minutes at most. Choose a shorter hold time" in said


async def test_what_must_not_run_empty_does_not_preheat(
    microwave: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(microwave)
    microwave.panel.allow_remote_start()
    said = await refused(house, "preheat", "cavity", mode="reheat")
    assert "Put the food in, then use Start cooking instead" in said


async def test_a_mode_that_the_zone_lacks_is_told_with_those_it_has(
    rice_cooker: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(rice_cooker)
    assert await refused(house, "start", "pot", mode="pizza") == (
        "Virtual rice cooker has no mode Pizza."
        " Choose one of these: Rice, Porridge, Soup, Steam, Keep warm"
    )


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"mode": "bake", "temperature": 280}, "between 50 °C and 275 °C"),
        ({"mode": "bake", "temperature": 20}, "between 50 °C and 275 °C"),
        ({"mode": "grill", "temperature": 100}, "between 150 °C and 275 °C"),
        ({"mode": "grill", "duration": {"hours": 3}}, "between 1 min and 120 min"),
        ({"mode": "bake", "power_level": 50}, "takes no power level in the mode Bake"),
    ],
)
async def test_a_value_out_of_a_modes_bounds_is_refused_before_it_is_sent(
    oven: VirtualCooker, at_home: AtHome, settings: dict[str, object], sentence: str
) -> None:
    house = await at_home(oven)
    oven.panel.allow_remote_start()
    assert sentence in await refused(house, "start", "upper", **settings)
    if settings["mode"] != "bake" or "power_level" not in settings:
        assert sentence in await refused(house, "preheat", "upper", **settings)


async def test_a_temperature_where_there_is_none_is_refused(
    microwave: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(microwave)
    said = await refused(house, "start", "cavity", mode="microwave", temperature=80)
    assert "Leave the temperature out" in said


@pytest.mark.parametrize(
    "settings",
    [
        {"mode": "bake", "temperature": 999},
        {"mode": "bake", "temperature": "nan"},
        {"mode": "bake", "temperature": "inf"},
        {"mode": "bake", "temperature": -5},
        {"mode": "bake", "temperature": "hot"},
        {"mode": "bake", "duration": "inf"},
        {"mode": "bake", "duration": 0},
        {"mode": "bake", "duration": {"hours": 101}},
        {"mode": "bake", "power_level": 0},
        {"mode": "sing"},
        {"mode": "unknown"},
        {},
    ],
)
async def test_nonsense_is_refused_before_anybody_is_asked(
    oven: VirtualCooker, at_home: AtHome, settings: dict[str, object]
) -> None:
    house = await at_home(oven)
    oven.panel.allow_remote_start()
    for action in ("start", "preheat"):
        with pytest.raises(vol.Invalid):
            await ask(house, action, target(house, "upper"), **settings)
    assert house.commands == []


async def test_a_home_in_fahrenheit_says_fahrenheit(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    hass.config.units = US_CUSTOMARY_SYSTEM
    house = await at_home(oven)
    oven.panel.allow_remote_start()
    said = await refused(house, "start", "upper", mode="bake", temperature=600)
    assert "between 122 °F and 527 °F" in said
    await ask(house, "start", target(house, "upper"), mode="bake", temperature=350)
    assert stages(oven)[0]["target_c"] == pytest.approx(176.67)
    await ask(house, "adjust", target(house, "upper"), temperature=400)
    assert oven.received[-1].params["target_c"] == pytest.approx(204.44)


async def test_a_zone_of_its_own_choosing_needs_no_zone_to_be_named(
    microwave: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(microwave)
    microwave.panel.open_door("cavity")
    microwave.panel.put_food("cavity", 0.4, 6.0)
    microwave.panel.close_door("cavity")
    microwave.panel.allow_remote_start()
    await ask(house, "start", target(house), mode="microwave", power_level=60, duration=90)
    (cook,) = stages(microwave)
    assert (cook["power_pct"], cook["duration_s"]) == (60, 90)
    await house.shows("cooking", "sensor", "state", "cavity")


async def test_a_cooker_with_several_zones_asks_which_one_is_to_heat(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    oven.panel.allow_remote_start()
    for action, settings in (
        ("start", {"mode": "bake"}),
        ("preheat", {"mode": "bake"}),
        ("adjust", {"temperature": 180}),
        ("add_time", {"duration": 60}),
    ):
        assert await refused(house, action, **settings) == (
            "Virtual built-in oven has several zones: Upper cavity, Lower cavity."
            " Choose one of them instead of the whole cooker"
        )


async def test_start_asks_the_appliances_gate_like_everybody(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    with pytest.raises(ServiceValidationError, match="Press the remote start button"):
        await ask(house, "start", target(house, "upper"), mode="bake")
    assert house.shown("sensor", "state", "upper") == "idle"


async def test_a_running_cook_is_adjusted_and_lengthened(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    upper = target(house, "upper")
    oven.panel.allow_remote_start()
    await ask(house, "start", upper, mode="bake", temperature=180, duration=600)
    await ask(house, "adjust", upper, temperature=200)
    await house.shows("200", "sensor", "target", "upper")
    await ask(house, "add_time", upper, duration={"minutes": 5})
    assert oven.received[-1].params == {"zone": "upper", "add_s": 300}
    await house.shows("15", "sensor", "remaining", "upper")


async def test_a_running_cook_is_not_adjusted_beyond_its_mode(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    oven.panel.start("upper", "grill", 250, 600, None)
    await house.shows("preheating", "sensor", "state", "upper")
    said = await refused(house, "adjust", "upper", temperature=100)
    assert "between 150 °C and 275 °C" in said
    assert "or a core temperature" in await refused(house, "adjust", "upper")


@pytest.mark.parametrize(
    ("action", "settings", "sentence"),
    [
        ("adjust", {"temperature": 180}, "Start it first"),
        ("adjust", {"core_temperature": 54}, "Put it into the food"),
        ("add_time", {"duration": 60}, "Start it first"),
        ("pause", {}, "nothing to pause. Start it first"),
        ("resume", {}, "is not paused"),
        ("acknowledge", {}, "is not waiting for anybody"),
    ],
)
async def test_where_nothing_runs_there_is_nothing_to_change(
    oven: VirtualCooker,
    at_home: AtHome,
    action: str,
    settings: dict[str, object],
    sentence: str,
) -> None:
    house = await at_home(oven)
    with pytest.raises(ServiceValidationError, match=sentence):
        await ask(house, action, target(house, "upper"), **settings)
    assert house.shown("sensor", "state", "upper") == "idle"


async def test_time_is_not_added_while_heating_up(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await at_home(oven)
    oven.panel.allow_remote_start()
    await ask(house, "preheat", target(house, "upper"), mode="bake")
    with pytest.raises(ServiceValidationError, match="Wait until it cooks, then add time"):
        await ask(house, "add_time", target(house, "upper"), duration=60)


async def test_more_time_than_a_cooker_may_cook_is_refused(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    oven.panel.start("upper", "bake", 180, 600, None)
    with pytest.raises(ServiceValidationError, match="Add less time"):
        await ask(house, "add_time", target(house, "upper"), duration={"hours": 13})


async def test_a_cook_is_paused_and_resumed(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await at_home(oven)
    oven.panel.start("upper", "bake", 180, 600, None)
    await ask(house, "pause", target(house, "upper"))
    await house.shows("paused", "sensor", "state", "upper")
    await ask(house, "resume", target(house, "upper"))
    await house.shows("preheating", "sensor", "state", "upper")


async def test_stop_works_with_the_child_lock_and_without_the_gate(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    oven.panel.start("upper", "bake", 180, 600, None)
    oven.panel.set_child_lock(True)
    await ask(house, "stop", target(house, "upper"))
    await house.shows("idle", "sensor", "state", "upper")
    await ask(house, "stop", target(house, "upper"))


async def test_stop_does_not_wait_for_a_start_that_hangs(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    oven.panel.start("upper", "bake", 180, 600, None)
    oven.panel.allow_remote_start()
    oven.mishaps.lose_answers(1)
    start = ask(house, "start", target(house, "lower"), mode="bake")
    hanging = house.hass.async_create_task(start)
    await until(lambda: "zone.start" in house.commands, "the oven got the start")
    await ask(house, "stop", target(house, "upper"))
    await house.shows("idle", "sensor", "state", "upper")
    assert not hanging.done()
    await oven.mishaps.drop_line()
    await hanging
    assert house.commands.count("zone.start") == 1


async def test_capabilities_are_told_in_the_units_that_the_actions_take(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    hass.config.units = US_CUSTOMARY_SYSTEM
    house = await at_home(oven)
    told = await ask_for_response(house, "get_capabilities", target(house, "upper"))
    (upper,) = told["cookers"]
    assert upper["zone"] == "upper"
    can = upper["capabilities"]
    assert (can["temperature_unit"], can["can_preheat"], can["probes"]) == ("°F", True, 1)
    assert can["modes"]["bake"] == {
        "temperature": {"min": 122, "max": 527, "default": 356},
        "duration": {"min": 60, "max": 43200, "default": 1800},
    }
    oven.panel.allow_remote_start()
    hottest = can["modes"]["bake"]["temperature"]["max"]
    await ask(house, "start", target(house, "upper"), mode="bake", temperature=hottest)


async def test_a_cooker_that_cannot_preheat_says_so_before_it_is_asked(
    microwave: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(microwave)
    told = await ask_for_response(house, "get_capabilities", target(house))
    can = told["cookers"][0]["capabilities"]
    assert (can["can_preheat"], can["can_run_empty"], can["longest_hold"]) == (False, False, None)
    assert can["modes"]["microwave"]["power_level"] == {"min": 10, "max": 100, "default": 100}
    assert "temperature" not in can["modes"]["microwave"]
