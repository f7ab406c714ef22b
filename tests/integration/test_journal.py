"""What was cooked is remembered, rated, and never without an end."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er

from custom_components.cooker import calendar
from custom_components.cooker.const import DOMAIN
from custom_components.cooker.journal.cook import Cook, Result
from custom_components.cooker.journal.journal import JOURNAL, Journal
from tests.integration.asking import ask, ask_for_response, target
from tests.integration.days import Day
from tests.integration.house import Appliance, AtHome, House, until
from virtual_cooker import VirtualCooker

HALF_A_DAY = timedelta(hours=12)


async def cooks(house: House, zone: str) -> list[dict[str, Any]]:
    """Return what the action tells, the newest first."""
    response = await ask_for_response(house, "get_cooks", target(house, zone))
    (one,) = response["cookers"]
    return list(one["cooks"])


async def bake(house: House, today: Day, minutes: int = 20) -> None:
    house.cooker.panel.start("upper", "bake", 180, 60 * minutes, None)
    await until(lambda: any(house.hass.data[JOURNAL]), "the journal has it")
    await today.passes(60 * minutes + 60)


async def test_a_cook_is_noted_with_its_times_its_result_and_who_began_it(
    oven: VirtualCooker, at_home: AtHome, today: Day
) -> None:
    house = await at_home(oven)
    today.cookers.append(oven)
    await bake(house, today)
    (cook,) = await cooks(house, "upper")
    assert cook["result"] == "finished"
    assert cook["mode"] == "bake"
    assert cook["by"] == "panel"
    assert cook["duration"] == pytest.approx(1200, abs=35)
    assert 300 < cook["heat_up"] < 1200


async def test_a_cook_that_was_stopped_says_so(
    oven: VirtualCooker, at_home: AtHome, today: Day
) -> None:
    house = await at_home(oven)
    oven.panel.start("upper", "bake", 180, 600, None)
    await until(lambda: any(house.hass.data[JOURNAL]), "the journal has it")
    await house.press("stop", "upper")
    await until(lambda: _results(house) == ["stopped"], "it was stopped")


async def test_a_cook_that_ended_while_home_assistant_was_down_has_its_end(
    oven: VirtualCooker, at_home: AtHome, today: Day
) -> None:
    house = await at_home(oven)
    today.cookers.append(oven)
    oven.panel.start("upper", "bake", 180, 1200, None)
    await until(lambda: _results(house) == ["running"], "the journal has it")
    assert await house.hass.config_entries.async_unload(house.entry.entry_id)
    await today.jumps(3600)
    assert await house.hass.config_entries.async_setup(house.entry.entry_id)
    await until(lambda: _results(house) == ["finished"], "its event came late")
    (cook,) = house.hass.data[JOURNAL]
    assert cook.lasted_s == pytest.approx(1200, abs=30)


async def test_a_power_cut_ends_a_cook_as_interrupted(
    oven: VirtualCooker, at_home: AtHome, today: Day
) -> None:
    house = await at_home(oven)
    oven.panel.start("upper", "bake", 180, 1200, None)
    await until(lambda: _results(house) == ["running"], "the journal has it")
    await oven.lose_power(0.1)
    await today.passes(30)
    await until(lambda: _results(house) == ["interrupted"], "it was interrupted")


async def test_a_cook_whose_end_nobody_told_is_not_left_running(
    oven: VirtualCooker, at_home: AtHome, today: Day
) -> None:
    """More than 64 events happened meanwhile: the end is not among those that are kept."""
    house = await at_home(oven)
    today.cookers.append(oven)
    oven.panel.start("upper", "bake", 180, 1200, None)
    await until(lambda: _results(house) == ["running"], "the journal has it")
    assert await house.hass.config_entries.async_unload(house.entry.entry_id)
    await today.jumps(1300)
    for _ in range(70):
        oven.panel.allow_remote_start()
        oven.panel.forbid_remote_start()
    assert await house.hass.config_entries.async_setup(house.entry.entry_id)
    await today.passes(120)
    assert _results(house) == ["lost"]


async def test_the_journal_outlives_a_restart(
    oven: VirtualCooker, at_home: AtHome, today: Day, hass_storage: dict[str, Any]
) -> None:
    house = await at_home(oven)
    today.cookers.append(oven)
    await bake(house, today)
    await ask(house, "rate_cook", target(house, "upper"), rating="right", stars=4, note="Crisp")
    await today.passes(10)
    assert len(hass_storage[f"{DOMAIN}.journal"]["data"]["cooks"]) == 1
    again = Journal(house.hass)
    await again.load()
    (cook,) = again
    assert (cook.rating, cook.stars, cook.note) == ("right", 4, "Crisp")


async def test_a_note_that_cannot_be_read_costs_only_itself(
    hass: HomeAssistant, hass_storage: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    good = {
        "id": "1",
        "cooker": "c",
        "zone": "z",
        "name": "Oven",
        "started_at": "2026-11-25T18:00:00+00:00",
        "result": "finished",
    }
    stored = {"cooks": [{"id": "broken"}, good]}
    hass_storage[f"{DOMAIN}.journal"] = {"version": 1, "key": f"{DOMAIN}.journal", "data": stored}
    journal = Journal(hass)
    await journal.load()
    assert [one.id for one in journal] == ["1"]
    assert "cannot be read" in caplog.text


async def events(house: House, start: datetime, end: datetime) -> list[Any]:
    """Return what the calendar shows in a range."""
    shown = er.async_get(house.hass).async_get_entity_id("calendar", DOMAIN, "household_cooking")
    assert shown is not None
    response = await house.hass.services.async_call(
        "calendar",
        "get_events",
        {"entity_id": shown, "start_date_time": start, "end_date_time": end},
        blocking=True,
        return_response=True,
    )
    assert response is not None
    return list(response[shown]["events"])  # type: ignore[arg-type, index, call-overload]


async def test_the_calendar_shows_years_of_cooks_only_where_somebody_looks(
    oven: VirtualCooker, at_home: AtHome, today: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each change asks for the next event; to make events of all cooks would hold up the loop."""
    house = await at_home(oven)
    noon = today.now
    for days in range(1, 400):
        began = noon - timedelta(days=days)
        house.hass.data[JOURNAL].note(
            Cook(
                id=str(days),
                cooker=oven.identity.id,
                zone="upper",
                name="Oven",
                started_at=began,
                ended_at=began + timedelta(minutes=30),
                result=Result.FINISHED,
            )
        )
    made: list[str] = []
    monkeypatch.setattr(calendar, "_lines", lambda cook, _: made.append(cook.id) or [])
    await bake(house, today)
    assert {"1", "2", "399"}.isdisjoint(made)
    shown = await events(house, noon - timedelta(days=2, hours=1), noon - timedelta(hours=1))
    assert len(shown) == 2
    assert set(made) >= {"1", "2"}
    assert "3" not in made


async def test_the_calendar_shows_what_is_planned_and_what_was_cooked(
    oven: VirtualCooker, at_home: AtHome, today: Day
) -> None:
    house = await at_home(oven)
    today.cookers.append(oven)
    await bake(house, today)
    await ask(house, "rate_cook", target(house, "upper"), rating="over", note="Ten minutes less")
    plan = {"mode": "bake", "temperature": 180, "duration": "00:19:00"}
    await ask(house, "ready_at", target(house, "upper"), time="12:00", **plan)
    past, coming = await events(house, today.now - HALF_A_DAY, today.now + HALF_A_DAY)
    name = f"{house.entry.title} (Upper cavity)"
    assert coming["summary"] == f"Set by hand ({name}), planned"
    assert "11:41 Put the food in" in coming["description"]
    assert coming["end"].startswith(f"{today.now:%Y-%m-%d}T12:00:00")
    assert name in past["summary"]
    for line in ("Finished.", "It took 20 min.", "Started at the panel.", "It was overdone."):
        assert line in past["description"]
    assert "Ten minutes less" in past["description"]


async def test_a_pot_learns_how_long_its_rice_takes_a_time_that_was_set_teaches_nothing(
    appliance: Appliance, at_home: AtHome, today: Day
) -> None:
    pot, oven = await appliance("rice_cooker"), await appliance("oven")
    houses = [await at_home(one) for one in (pot, oven)]
    today.cookers += [pot, oven]
    pot.panel.open_door("pot")
    pot.panel.put_food("pot", 0.3, 18.0)
    pot.panel.close_door("pot")
    pot.panel.start("pot", "rice", None, 3600, None)
    oven.panel.start("upper", "bake", 180, 1200, None)
    await houses[0].shows("cooking", "sensor", "state", "pot")
    await today.passes(1400)
    journal = houses[0].hass.data[JOURNAL]
    (rice,) = journal.durations_s(pot.identity.id, "pot", "manual", "rice")
    assert rice == pytest.approx(795, abs=60)
    assert journal.durations_s(oven.identity.id, "upper", "manual", "bake") == ()


def _results(house: House) -> list[str]:
    return [one.result.value for one in house.hass.data[JOURNAL]]
