"""Automations of our own triggers fire when a cooker tells something, once, and never otherwise."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from homeassistant.core import CoreState, Event, HomeAssistant
from homeassistant.helpers import (
    area_registry as ar,
)
from homeassistant.helpers import (
    device_registry as dr,
)
from homeassistant.helpers import (
    entity_registry as er,
)
from homeassistant.helpers import (
    floor_registry as fr,
)
from homeassistant.helpers import (
    label_registry as lr,
)

from tests.integration.automations import automate, trigger
from tests.integration.house import Appliance, AtHome, House, Paired, until
from virtual_cooker import VirtualCooker

CORE_C = 60


def device(house: House, zone: str = "") -> dict[str, str]:
    """Return a target: the cooker's device, or that of one of its zones."""
    key = ("event", "cook", zone) if zone else ("event", "panel")
    entry = er.async_get(house.hass).async_get(house.entity(*key))
    assert entry is not None
    assert entry.device_id is not None
    return {"device_id": entry.device_id}


def types(told: list[Event]) -> list[str]:
    return [one.data["event_type"] for one in told]


async def settle(house: House) -> None:
    """Wait until Home Assistant has heard all that the cooker told so far.

    A light that it shows is a message later than what came before.
    """
    was = house.shown("switch", "child_lock")
    house.cooker.panel.set_child_lock(on=was == "off")
    await house.shows("on" if was == "off" else "off", "switch", "child_lock")
    house.cooker.panel.set_child_lock(on=was == "on")
    await house.shows(was, "switch", "child_lock")
    await house.hass.async_block_till_done()


async def preheat(house: House) -> None:
    house.cooker.panel.allow_remote_start()
    await house.press("start", "upper")
    await house.cooker.clock.advance(1800)


async def heat_up(house: House) -> None:
    house.cooker.panel.start("upper", "bake", 180, 3600, None)
    await house.cooker.clock.advance(60)


async def open_in_mid_cook(house: House) -> None:
    await heat_up(house)
    house.cooker.panel.open_door("upper")


async def short_cook(house: House) -> None:
    house.cooker.panel.start("upper", "bake", 180, 60, None)
    await house.cooker.clock.advance(3600)


async def roast(house: House) -> None:
    """Cook a small roast with a probe until it is done."""
    panel = house.cooker.panel
    panel.open_door("upper")
    panel.put_food("upper", 0.5, 40)
    panel.insert_probe("upper")
    panel.close_door("upper")
    panel.start("upper", "roast", 180, 20_000, None)
    await house.entry.runtime_data.cooker.adjust("upper", core_c=CORE_C)
    await house.shows("far", "sensor", "probe_1_status", "upper")
    await house.cooker.clock.advance(10_000)


async def fault(house: House) -> None:
    house.cooker.mishaps.fault("E07", "Fan blocked")


async def power_cut(house: House) -> None:
    await heat_up(house)
    await house.cooker.mishaps.power_loss(5)


async def allow(house: House) -> None:
    house.cooker.panel.allow_remote_start()


@pytest.mark.parametrize(
    ("name", "what_happens", "event_type"),
    [
        ("preheated", preheat, "preheated"),
        ("cook_started", heat_up, "cook_started"),
        ("cook_finished", short_cook, "finished"),
        ("stage_changed", preheat, "stage_changed"),
        ("needs_attention", preheat, "needs_user"),
        ("paused_by_door", open_in_mid_cook, "paused_by_door"),
        ("problem", fault, "fault"),
        ("problem", power_cut, "interrupted"),
        ("remote_start_allowed", allow, "remote_start_allowed"),
    ],
)
async def test_a_trigger_fires_once_for_what_it_is_named_for(  # noqa: PLR0913, PLR0917 - a table
    hass: HomeAssistant,
    oven: VirtualCooker,
    at_home: AtHome,
    name: str,
    what_happens: Callable[[House], Awaitable[None]],
    event_type: str,
) -> None:
    house = await at_home(oven)
    told = await automate(hass, trigger(name, device(house)))
    await what_happens(house)
    await until(lambda: told, f"{name} fired")
    await house.shows("off", "switch", "child_lock")
    await settle(house)
    assert types(told) == [event_type]


async def test_food_that_is_done_fires_by_its_probe(
    hass: HomeAssistant, appliance: Appliance, at_home: AtHome
) -> None:
    house = await at_home(await appliance("oven"))
    told = await automate(hass, trigger("probe_at_target", device(house)))
    await roast(house)
    await until(lambda: told, "it fired")
    await settle(house)
    assert [one.data["zone"] for one in told] == ["Upper cavity"]
    assert told[0].data["details"]["target_c"] == CORE_C


async def test_an_appliance_that_never_says_preheated_fires_as_well(
    hass: HomeAssistant, appliance: Appliance, at_home: AtHome
) -> None:
    toaster = await appliance("toaster_oven")
    house = await at_home(toaster)
    told = await automate(hass, trigger("preheated", device(house)))
    toaster.panel.start("cavity", "bake", 150, 3600, None)
    await house.shows("cooking", "sensor", "state", "cavity")
    for _ in range(1200):
        if toaster.appliance.zones["cavity"].body.reading_c >= 150:
            break
        await toaster.clock.advance(1)
    await until(lambda: told, "it fired")
    await toaster.clock.advance(300)
    await house.shows("on", "binary_sensor", "preheated", "cavity")
    assert [one.data["zone"] for one in told] == [house.entry.title]


async def test_an_automation_is_told_which_cooker_and_how_hot(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    """A message that says "an oven, somewhere" helps nobody with two of them."""
    house = await at_home(oven)
    told = await automate(hass, trigger("preheated", device(house)))
    await heat_up(house)
    await until(lambda: house.shown("sensor", "target", "upper") != "unknown", "a target")
    await oven.clock.advance(1800)
    await until(lambda: told, "it fired")
    said = told[0].data
    assert (said["cooker"], said["zone"]) == ("Virtual built-in oven", "Upper cavity")
    assert said["temperature"] > 20
    assert said["details"] == {"target_c": said["target"]} == {"target_c": 180}
    assert said["recovered"] is False


async def test_a_cooker_with_one_zone_has_one_name(
    hass: HomeAssistant, microwave: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(microwave)
    told = await automate(hass, trigger("cook_started", device(house)))
    microwave.panel.open_door("cavity")
    microwave.panel.put_food("cavity", 0.3, 8)
    microwave.panel.close_door("cavity")
    microwave.panel.start("cavity", "microwave", None, 60, 100)
    await until(lambda: told, "it fired")
    assert told[0].data["cooker"] == told[0].data["zone"] == house.entry.title


async def test_what_is_told_in_one_breath_fires_each_trigger(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    names = ("preheated", "stage_changed", "needs_attention")
    told = await automate(hass, *(trigger(name, device(house)) for name in names))
    await preheat(house)
    await until(lambda: len(told) >= len(names), "all fired")
    assert types(told) == ["preheated", "stage_changed", "needs_user"]


async def test_two_events_of_one_millisecond_are_two(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    """An event entity's state is no more than that time."""
    house = await at_home(oven)
    names = ("preheated", "needs_attention")
    told = await automate(hass, *(trigger(name, device(house)) for name in names))
    cook, now = house.entity("event", "cook", "upper"), "2026-11-23T08:00:00.000+00:00"
    for event_type in ("preheated", "needs_user"):
        facts = {"event_type": event_type, "recovered": False, "age_s": 0}
        hass.states.async_set(cook, now, facts)
    await hass.async_block_till_done()
    assert types(told) == ["preheated", "needs_user"]


async def test_another_zone_is_not_meant(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    told = await automate(hass, trigger("cook_started", device(house, "lower")))
    await heat_up(house)
    await settle(house)
    assert told == []
    oven.panel.start("lower", "bake", 180, 600, None)
    await until(lambda: told, "it fired for the lower cavity")


def area(house: House) -> dict[str, str]:
    kitchen = ar.async_get(house.hass).async_create("Kitchen")
    dr.async_get(house.hass).async_update_child_device(
        device(house, "upper")["device_id"], area_id=kitchen.id
    )
    return {"area_id": kitchen.id}


def floor(house: House) -> dict[str, str]:
    ground = fr.async_get(house.hass).async_create("Ground floor")
    ar.async_get(house.hass).async_update(area(house)["area_id"], floor_id=ground.floor_id)
    return {"floor_id": ground.floor_id}


def label(house: House) -> dict[str, str]:
    hot = lr.async_get(house.hass).async_create("Hot things")
    dr.async_get(house.hass).async_update_child_device(
        device(house, "upper")["device_id"], labels={hot.label_id}
    )
    return {"label_id": hot.label_id}


def entity(house: House) -> dict[str, str]:
    """Rename it: ids are for people to change."""
    er.async_get(house.hass).async_update_entity(
        house.entity("event", "cook", "upper"), new_entity_id="event.dinner"
    )
    return {"entity_id": "event.dinner"}


@pytest.mark.parametrize("target", [area, floor, label, entity])
async def test_any_target_may_be_named(
    hass: HomeAssistant,
    oven: VirtualCooker,
    at_home: AtHome,
    target: Callable[[House], dict[str, str]],
) -> None:
    house = await at_home(oven)
    told = await automate(hass, trigger("cook_started", target(house)))
    await house.restart()
    await heat_up(house)
    await until(lambda: told, "it fired")
    assert told[0].data["zone"] == "Upper cavity"


async def test_an_area_holds_other_entities_too(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    """The doorbell also has an event entity, perhaps with the same words."""
    house = await at_home(oven)
    kitchen = area(house)
    stranger = er.async_get(hass).async_get_or_create("event", "doorbell", "1")
    er.async_get(hass).async_update_entity(stranger.entity_id, area_id=kitchen["area_id"])
    told = await automate(hass, trigger("preheated", kitchen))
    hass.states.async_set(stranger.entity_id, "unknown")
    hass.states.async_set(stranger.entity_id, "2026-01-01", {"event_type": "preheated"})
    await settle(house)
    assert told == []


async def test_nothing_fires_when_the_line_or_the_cooker_comes_back(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    """Each update of Home Assistant at night would say that the oven is hot."""
    house = await at_home(oven)
    told = await automate(hass, trigger("preheated", device(house)))
    await preheat(house)
    await until(lambda: told, "it fired")
    await oven.mishaps.drop_line()
    await house.shows("unavailable", "event", "cook", "upper")
    await until(lambda: house.shown("event", "cook", "upper") != "unavailable", "it is back")
    await house.restart()
    await settle(house)
    assert len(told) == 1


async def test_an_automation_that_is_reloaded_does_not_repeat_itself(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    told = await automate(hass, trigger("preheated", device(house)))
    await preheat(house)
    await until(lambda: told, "it fired")
    for action in ("turn_off", "turn_on"):
        await hass.services.async_call(
            "automation", action, {"entity_id": "automation.tell"}, blocking=True
        )
    await settle(house)
    assert len(told) == 1


async def test_a_cook_that_was_renamed_does_not_fire(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    told = await automate(hass, trigger("cook_started", device(house)))
    await heat_up(house)
    await until(lambda: told, "it fired")
    er.async_get(hass).async_update_entity(house.entity("event", "cook", "upper"), name="Dinner")
    await settle(house)
    assert len(told) == 1


@pytest.mark.parametrize(
    ("ago_s", "options", "fires"),
    [(60, {}, True), (1500, {}, False), (1500, {"also_missed": True}, True)],
)
async def test_what_was_missed_fires_while_it_is_news(  # noqa: PLR0913, PLR0917 - a table
    hass: HomeAssistant,
    oven: VirtualCooker,
    at_home: AtHome,
    ago_s: float,
    options: dict[str, Any],
    fires: bool,  # noqa: FBT001
) -> None:
    """Nobody wants "the oven is hot" of this morning, and everybody that of a minute ago."""
    house = await at_home(oven)
    told = await automate(hass, trigger("cook_started", device(house), **options))
    await hass.config_entries.async_unload(house.entry.entry_id)
    oven.panel.start("upper", "bake", 180, 7200, None)
    await oven.clock.advance(ago_s)
    await hass.config_entries.async_setup(house.entry.entry_id)
    await until(
        lambda: house.state("event", "cook", "upper").attributes.get("recovered"), "it was told"
    )
    await settle(house)
    assert bool(told) is fires
    assert all(one.data["recovered"] is True for one in told)


async def test_what_was_missed_over_a_restart_reaches_automations(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    """Automations listen only once Home Assistant has started; a cooker is back sooner."""
    house = await at_home(oven)
    await hass.config_entries.async_unload(house.entry.entry_id)
    oven.panel.start("upper", "bake", 180, 7200, None)
    await oven.clock.advance(30)
    hass.set_state(CoreState.not_running)
    told = await automate(hass, trigger("cook_started", {"device_id": device(house)["device_id"]}))
    assert await hass.config_entries.async_setup(house.entry.entry_id)
    await house.shows("preheating", "sensor", "state", "upper")
    assert told == []
    await hass.async_start()
    await until(lambda: told, "it fired")
    assert told[0].data["recovered"] is True


async def test_an_automation_may_be_there_before_its_cooker(
    hass: HomeAssistant, appliance: Appliance, paired: Paired
) -> None:
    """Home Assistant sets up automations and cookers in any order."""
    cooker = await appliance("oven")
    entry = await paired(cooker)
    told = await automate(hass, trigger("cook_started", {"label_id": "hot"}))
    label = lr.async_get(hass).async_create("Hot")
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    house = House(hass, cooker, entry)
    dr.async_get(hass).async_update_device(device(house)["device_id"], labels={label.label_id})
    await heat_up(house)
    await until(lambda: told, "it fired")
