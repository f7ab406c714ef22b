"""How long until hot: learned in Home Assistant from what a cooker does, over a real line.

The clock of the house is the cooker's own, so that a heat-up of three minutes needs no three.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

import pytest
from homeassistant.core import HomeAssistant, State
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util

from custom_components.cooker import heating
from custom_components.cooker.diagnostics import async_get_config_entry_diagnostics
from custom_components.cooker.lib.aiocooker import CookingMode
from custom_components.cooker.lib.cookery import Evidence
from tests.integration.house import Appliance, AtHome, House, until
from tests.integration.test_events import heard, kinds
from virtual_cooker import VirtualCooker
from virtual_cooker.server import hub, session

pytestmark = pytest.mark.timeout(120)

READY = ("sensor", "ready_at", "cavity")
TAKES = ("sensor", "heat_up_time", "cavity")
STEP_S = 10.0
TARGET_C = 180.0


@pytest.fixture
async def toaster(appliance: Appliance, monkeypatch: pytest.MonkeyPatch) -> VirtualCooker:
    """Never says that it is hot, and is so within three minutes.

    It tells each change at once: a second of ours is many of its own.
    """
    monkeypatch.setattr(session, "CALM_S", 0.0)
    monkeypatch.setattr(hub, "LEAST_GAP_S", 0.005)
    cooker = await appliance("toaster_oven")
    monkeypatch.setattr(heating, "now_s", lambda: cooker.clock.now_s)
    return cooker


async def passes(house: House, seconds: float, zone: str = "cavity") -> None:
    """Let the cooker's time pass, and Home Assistant see each step of it."""
    coordinator = house.entry.runtime_data
    body = house.cooker.appliance.zones[zone].body
    for _ in range(int(seconds / STEP_S)):
        await house.cooker.clock.advance(STEP_S)
        reading_c = body.reading_c
        await until(
            lambda: coordinator.data.zones[zone].temperature_c == reading_c,  # noqa: B023 - at once
            f"it reads {reading_c}",
        )


async def heat_up(house: House, *, door_s: float = 0.0, then: Callable[[], Any] = int) -> float:
    """Bake until hot, and return how long that took."""
    cooker = house.cooker
    cooker.panel.start("cavity", "bake", TARGET_C, 3600, None)
    await house.shows("cooking", "sensor", "state", "cavity")
    began_s = cooker.clock.now_s
    while house.shown("binary_sensor", "preheated", "cavity") == "off":
        await passes(house, STEP_S)
        if door_s and cooker.clock.now_s - began_s == 60:
            cooker.panel.open_door("cavity")
            await house.shows("on", "binary_sensor", "door", "cavity")
            await passes(house, door_s)
            cooker.panel.close_door("cavity")
            await house.shows("off", "binary_sensor", "door", "cavity")
        then()
        assert cooker.clock.now_s - began_s < 900
    return cooker.clock.now_s - began_s


async def cool_down(house: House, zone: str = "cavity") -> None:
    """Stop, and let it stand open until it is as cold as the kitchen."""
    house.cooker.panel.stop(zone)
    house.cooker.panel.open_door(zone)
    await house.shows("cooling_down", "sensor", "state", zone)
    await house.cooker.clock.advance(1200)
    house.cooker.panel.close_door(zone)
    await house.shows("idle", "sensor", "state", zone)
    await house.shows("off", "binary_sensor", "door", zone)


async def learn(house: House, times: int) -> float:
    """Heat up so often, and return how long the last time took."""
    took_s = 0.0
    for _ in range(times):
        took_s = await heat_up(house)
        await cool_down(house)
    return took_s


def ready_in_s(house: House) -> float:
    at = dt_util.parse_datetime(house.shown(*READY))
    assert at is not None
    return (at - dt_util.utcnow()).total_seconds()


def attribute(state: State, name: str) -> Any:  # noqa: ANN401 - as Home Assistant has it
    return state.attributes[name]


async def test_after_some_heat_ups_it_tells_when_it_will_be_hot(
    toaster: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(toaster)
    assert house.shown(*TAKES) == "unknown", "no number before it is earned"
    await learn(house, 4)
    takes = house.state(*TAKES)
    assert attribute(takes, "runs") == 4
    assert attribute(takes, "evidence") == "learned"
    assert attribute(takes, "low") <= float(takes.state) <= attribute(takes, "high")
    guesses: list[tuple[float, float]] = []

    def note() -> None:
        if house.shown(*READY) != "unknown":
            guesses.append((toaster.clock.now_s, ready_in_s(house)))

    began_s = toaster.clock.now_s
    took_s = await heat_up(house, then=note)
    assert float(takes.state) * 60 == pytest.approx(took_s, rel=0.2), "half minutes at this length"
    assert len(guesses) > 8
    for at_s, left_s in guesses:
        assert at_s - began_s + left_s == pytest.approx(took_s, rel=0.15)
    assert house.shown(*READY) == "unknown", "what is hot is not getting ready"


async def test_what_it_shows_of_an_interval_holds_the_time_itself(
    toaster: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(toaster)
    toaster.panel.start("cavity", "bake", TARGET_C, 3600, None)
    await house.shows("cooking", "sensor", "state", "cavity")
    ready = house.state(*READY)
    low, high = attribute(ready, "low"), attribute(ready, "high")
    assert isinstance(low, datetime)
    at = dt_util.parse_datetime(ready.state)
    assert at is not None
    assert low < at < high
    assert (attribute(ready, "runs"), attribute(ready, "evidence")) == (0, "profile")


async def test_planning_may_ask_for_any_zone_mode_and_target(
    toaster: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(toaster)
    ask = house.entry.runtime_data.heating.predict
    before = ask("cavity", CookingMode.BAKE, TARGET_C)
    assert before is not None
    assert before.evidence is Evidence.PROFILE
    took_s = await learn(house, 2)
    after = ask("cavity", CookingMode.BAKE, TARGET_C)
    assert after is not None
    assert (after.evidence, after.runs) == (Evidence.LEARNED, 2)
    assert after.median_s == pytest.approx(took_s, rel=0.15)
    hotter = ask("cavity", CookingMode.BAKE, 220)
    assert hotter is not None
    assert hotter.median_s > after.median_s
    hot = ask("cavity", CookingMode.BAKE, TARGET_C, start_c=190)
    assert hot is not None
    assert hot.median_s == 0
    assert ask("cavity", CookingMode.TOAST, TARGET_C) is None, "that mode has no temperature"
    assert ask("attic", CookingMode.BAKE, TARGET_C) is None


async def test_nothing_is_learned_while_the_door_was_open(
    toaster: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(toaster)
    await heat_up(house, door_s=30)
    assert house.entry.runtime_data.heating.counts == {"cavity": {}}


async def test_knowledge_outlives_a_restart_and_the_removal_of_the_cooker(
    hass: HomeAssistant, toaster: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(toaster)
    await learn(house, 3)
    before = house.shown(*TAKES)
    await house.restart()
    assert house.shown(*TAKES) == before != "unknown"
    await hass.config_entries.async_remove(house.entry.entry_id)
    again = await at_home(toaster)
    assert again.shown(*TAKES) == before


async def test_a_heat_up_of_which_the_beginning_was_missed_teaches_nothing(
    toaster: VirtualCooker, at_home: AtHome
) -> None:
    toaster.panel.start("cavity", "bake", TARGET_C, 3600, None)
    await toaster.clock.advance(30)
    house = await at_home(toaster)
    await until(lambda: house.shown(*READY) != "unknown", "it tells when all the same")
    await passes(house, 300)
    assert house.shown("binary_sensor", "preheated", "cavity") == "on"
    assert house.entry.runtime_data.heating.counts == {"cavity": {}}


async def test_a_person_can_make_it_forget(
    hass: HomeAssistant, toaster: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(toaster)
    await enable(house, "button", "reset_heat_up")
    await learn(house, 3)
    assert house.shown(*TAKES) != "unknown"
    await house.press("reset_heat_up", "cavity")
    assert house.shown(*TAKES) == "unknown"
    assert house.entry.runtime_data.heating.counts == {"cavity": {}}


async def enable(house: House, platform: str, key: str) -> None:
    er.async_get(house.hass).async_update_entity(
        house.entity(platform, key, "cavity"), disabled_by=None
    )
    await house.restart()


async def test_a_heat_up_that_is_slow_is_told_once(toaster: VirtualCooker, at_home: AtHome) -> None:
    house = await at_home(toaster)
    told = heard(house, "cook", "cavity")
    await learn(house, 3)
    assert ("slow_heating", False) not in kinds(told)
    await heat_up(house, door_s=90)
    assert kinds(told).count(("slow_heating", False)) == 1
    slow = next(one for one in told if one.attributes["event_type"] == "slow_heating")
    assert slow.attributes["target_c"] == TARGET_C


async def exported(house: House) -> dict[str, Any]:
    said = await house.hass.services.async_call(
        "cooker",
        "export_heat_up",
        {"entity_id": house.entity("sensor", "state", "cavity")},
        blocking=True,
        return_response=True,
    )
    assert said is not None
    cookers: Any = said["cookers"]
    return dict(cookers[0]["heat_up"])


def take_over(
    house: House, document: object, *, answers: bool = False, **of: str
) -> Awaitable[Any]:
    return house.hass.services.async_call(
        "cooker",
        "import_heat_up",
        {
            "entity_id": house.entity("sensor", "state", of.get("zone", "cavity")),
            "heat_up": document,
        },
        blocking=True,
        return_response=answers,
    )


async def test_a_cooker_that_replaces_another_takes_over_what_it_knew(
    toaster: VirtualCooker, at_home: AtHome, appliance: Appliance
) -> None:
    house = await at_home(toaster)
    await learn(house, 3)
    document = await exported(house)
    assert document["format"] == "cooker.heat_up/1"
    before = house.shown(*TAKES)
    house.entry.runtime_data.forget_heat_ups("cavity")
    assert house.shown(*TAKES) == "unknown"
    await take_over(house, document)
    assert house.shown(*TAKES) == before
    said = await take_over(house, document, answers=True)
    assert [one["done"] for one in said["cookers"]] == [True]
    said = await take_over(house, {"format": "of tomorrow"}, answers=True)
    assert [one["done"] for one in said["cookers"]] == [False]
    assert said["cookers"][0]["message"]
    assert house.shown(*TAKES) == before


@pytest.mark.parametrize(
    ("document", "key"),
    [
        ({}, "not_a_heat_up_export"),
        ({"format": "cooker.heat_up/2", "learned": {}}, "not_a_heat_up_export"),
        ({"format": "cooker.heat_up/1", "learned": []}, "not_a_heat_up_export"),
        ({"format": "cooker.heat_up/1", "learned": {}}, "nothing_in_heat_up_export"),
        (
            {"format": "cooker.heat_up/1", "learned": {"bake/empty": {"version": 9}}},
            "nothing_in_heat_up_export",
        ),
        (
            {"format": "cooker.heat_up/1", "learned": {"rice/empty": {"version": 1}}},
            "nothing_in_heat_up_export",
        ),
    ],
)
async def test_what_is_no_knowledge_is_refused_in_words(
    toaster: VirtualCooker, at_home: AtHome, document: object, key: str
) -> None:
    house = await at_home(toaster)
    with pytest.raises(ServiceValidationError) as refused:
        await take_over(house, document)
    assert refused.value.translation_key == key


async def test_an_appliance_that_says_when_it_is_hot_is_believed_and_learned_from(
    appliance: Appliance, at_home: AtHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before anything is learned its own time is shown, then ours; food inside is its own case."""
    monkeypatch.setattr(session, "CALM_S", 0.0)
    monkeypatch.setattr(hub, "LEAST_GAP_S", 0.005)
    oven = await appliance("oven")
    monkeypatch.setattr(heating, "now_s", lambda: oven.clock.now_s)
    house = await at_home(oven)
    ready = ("sensor", "ready_at", "lower")
    await house.choose("convection", "lower")
    await house.set("set_temperature", 100, "lower")
    counts: dict[str, dict[str, int]] = {}
    for attributes in (set(), {"low", "high", "runs", "evidence"}):
        oven.panel.allow_remote_start()
        await house.press("start", "lower")
        await house.shows("preheating", "sensor", "state", "lower")
        await until(lambda: house.shown(*ready) != "unknown", "when it will be hot")
        shown = house.state(*ready).attributes.keys()
        assert shown & {"low", "high", "runs", "evidence"} == attributes
        began_s = oven.clock.now_s
        while house.shown("sensor", "state", "lower") == "preheating":
            await passes(house, STEP_S, "lower")
            assert oven.clock.now_s - began_s < 600
        assert house.shown(*ready) == "unknown"
        await cool_down(house, "lower")
        counts = house.entry.runtime_data.heating.counts
    assert counts == {"lower": {"convection/empty": 2}, "upper": {}}
    oven.panel.start("upper", "convection", 100, 1200, None)
    await house.shows("preheating", "sensor", "state", "upper")
    await passes(house, 400, "upper")
    assert house.entry.runtime_data.heating.counts["upper"] == {"convection/food": 1}


async def test_what_it_knows_is_counted_for_a_report(
    toaster: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(toaster)
    await learn(house, 2)
    told = await async_get_config_entry_diagnostics(house.hass, house.entry)
    assert told["heat_ups"] == {"cavity": {"bake/empty": 2}}
