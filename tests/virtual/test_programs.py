"""Programs, stage by stage, in the appliance's own time."""

from typing import Any

import pytest

from tests.virtual.line import BAKE, FOOD_IN, PREHEAT, Line
from virtual_cooker import VirtualCooker

ZONE = "upper"
COOK = {"kind": "cook", "mode": "bake", "target_c": 200, "duration_s": 600}


def zone(oven: VirtualCooker) -> dict[str, Any]:
    """Return what the zone says at this moment."""
    said = oven._hub.document()["zones"]
    assert isinstance(said, dict)
    shown = said[ZONE]
    assert isinstance(shown, dict)
    return shown


@pytest.fixture
async def started(line: Line, oven: VirtualCooker) -> Line:
    """Start a cook with preheating from afar."""
    oven.panel.allow_remote_start()
    await line.start(ZONE, PREHEAT, FOOD_IN, COOK)
    return line


async def test_it_preheats_waits_for_food_cooks_and_finishes(
    started: Line, oven: VirtualCooker
) -> None:
    assert zone(oven)["state"] == "preheating"
    assert "remaining_s" not in zone(oven)
    await oven.clock.advance(1500)
    assert zone(oven)["state"] == "preheated"
    assert zone(oven)["needs_user"] == "Put the food in"
    oven.panel.open_door(ZONE)
    oven.panel.put_food(ZONE, 1.2, 8)
    assert zone(oven)["state"] == "preheated"
    oven.panel.close_door(ZONE)
    assert zone(oven)["state"] == "cooking"
    assert zone(oven)["remaining_s"] == 600
    await oven.clock.advance(601)
    assert zone(oven)["state"] == "finished"
    await started.ask("zone.acknowledge", zone=ZONE)
    assert zone(oven)["state"] == "cooling_down"
    await started.until_event("finished")
    types = [event["type"] for event in started.events]
    expected = ["cook_started", "preheated", "needs_user", "stage_changed", "finished"]
    assert [one for one in types if one in expected] == [
        "cook_started",
        "preheated",
        "stage_changed",
        "needs_user",
        "stage_changed",
        "finished",
    ]


async def test_an_open_door_takes_the_heat_while_food_goes_in(
    started: Line, oven: VirtualCooker
) -> None:
    await oven.clock.advance(1500)
    oven.panel.open_door(ZONE)
    await oven.clock.advance(300)
    assert zone(oven)["state"] == "preheated"
    assert oven.appliance.zones[ZONE].body.power_w == 0
    refusal = await started.refusal("zone.acknowledge", zone=ZONE)
    assert refusal == {"reason": "door_open"}


async def test_nobody_comes_and_the_oven_goes_off(started: Line, oven: VirtualCooker) -> None:
    """An oven left hot and empty must not stay so all night."""
    await oven.clock.advance(1500)
    await oven.clock.advance(1801)
    assert zone(oven)["state"] == "cooling_down"
    event = await started.until_event("stopped")
    assert event["data"]["cause"] == "nobody_came"
    assert oven.appliance.zones[ZONE].body.power_w == 0


async def test_its_own_estimate_is_honest_and_falls_to_nothing(
    started: Line, oven: VirtualCooker
) -> None:
    """A maker's guess: about right at the start, gone when it is hot, and never the true future."""
    first = zone(oven)["ready_in_s"]
    assert 600 <= first <= 1500
    await oven.clock.advance(400)
    assert zone(oven)["ready_in_s"] < first - 200
    await oven.clock.advance(1400)
    assert "ready_in_s" not in zone(oven)


async def test_a_single_cook_stage_preheats_within_its_own_time(
    line: Line, oven: VirtualCooker
) -> None:
    oven.panel.allow_remote_start()
    await line.start(ZONE, BAKE)
    assert zone(oven)["state"] == "preheating"
    assert zone(oven)["remaining_s"] == 1800
    await oven.clock.advance(1300)
    assert zone(oven)["state"] == "cooking"
    assert zone(oven)["remaining_s"] == 500
    await line.until_event("preheated")


async def test_pausing_stops_the_heat_and_the_time(started: Line, oven: VirtualCooker) -> None:
    await oven.clock.advance(100)
    await started.ask("zone.pause", zone=ZONE)
    await oven.clock.advance(2)
    assert zone(oven)["state"] == "paused"
    assert oven.appliance.zones[ZONE].body.power_w == 0
    assert (await started.refusal("zone.pause", zone=ZONE))["reason"] == "invalid_state"
    await started.ask("zone.resume", zone=ZONE)
    assert zone(oven)["state"] == "preheating"


async def test_the_door_pauses_a_cook_and_an_oven_goes_on_when_it_closes(
    line: Line, oven: VirtualCooker
) -> None:
    oven.panel.start(ZONE, "bake", 200, 1800)
    oven.panel.open_door(ZONE)
    await line.until_state(ZONE, "paused")
    await line.until_event("paused_by_door")
    assert (await line.refusal("zone.resume", zone=ZONE))["reason"] == "door_open"
    oven.panel.close_door(ZONE)
    await line.until_state(ZONE, "preheating")
    await line.until_event("resumed")


async def test_a_cook_that_a_person_paused_waits_though_the_door_closes(
    line: Line, oven: VirtualCooker
) -> None:
    oven.panel.start(ZONE, "bake", 200, 1800)
    oven.panel.pause(ZONE)
    oven.panel.open_door(ZONE)
    oven.panel.close_door(ZONE)
    assert zone(oven)["state"] == "paused"


async def test_a_core_temperature_ends_a_cook(line: Line, oven: VirtualCooker) -> None:
    oven.panel.open_door(ZONE)
    oven.panel.put_food(ZONE, 0.5, 10)
    oven.panel.insert_probe(ZONE)
    oven.panel.close_door(ZONE)
    oven.panel.allow_remote_start()
    stage = {"kind": "cook", "mode": "bake", "target_c": 180, "hold_max_s": 14_400}
    await line.start(ZONE, {**stage, "until": {"core_c": 60}})
    await oven.clock.advance(600)
    assert zone(oven)["state"] in {"preheating", "cooking"}
    assert zone(oven)["probes"][0]["target_c"] == 60
    await oven.clock.advance(7200)
    assert zone(oven)["state"] == "finished"
    assert zone(oven)["probes"][0]["temperature_c"] >= 55


async def test_rest_and_user_stages_do_not_heat(line: Line, oven: VirtualCooker) -> None:
    oven.panel.allow_remote_start()
    await line.start(ZONE, COOK, {"kind": "rest", "duration_s": 300}, {"kind": "user"})
    await oven.clock.advance(700)
    assert zone(oven)["state"] == "cooling_down"
    assert oven.appliance.zones[ZONE].body.power_w == 0
    await oven.clock.advance(300)
    assert zone(oven)["state"] == "needs_user"
    assert oven.appliance.zones[ZONE].body.power_w == 0
    await line.ask("zone.acknowledge", zone=ZONE)
    assert zone(oven)["state"] == "finished"


async def test_the_appliance_ends_every_cook_after_its_longest_time(
    line: Line, oven: VirtualCooker
) -> None:
    oven.panel.allow_remote_start()
    await line.start(ZONE, {"kind": "user"}, COOK)
    await oven.clock.advance(12 * 3600)
    assert zone(oven)["state"] == "idle"
    assert (await line.until_event("stopped"))["data"]["cause"] == "time_limit"


async def test_a_running_cook_can_be_adjusted_within_its_bounds(
    line: Line, oven: VirtualCooker
) -> None:
    oven.panel.start(ZONE, "bake", 200, 1800)
    await oven.clock.advance(60)
    await line.ask("zone.adjust", zone=ZONE, target_c=182, add_s=-240)
    assert (zone(oven)["target_c"], zone(oven)["remaining_s"]) == (180, 1500)
    hot = await line.refusal("zone.adjust", zone=ZONE, target_c=300)
    assert hot == {"reason": "out_of_range", "field": "target_c", "min": 50, "max": 275}
    long = await line.refusal("zone.adjust", zone=ZONE, target_c=190, add_s=90_000)
    assert (long["field"], zone(oven)["target_c"]) == ("add_s", 180)
    power = await line.refusal("zone.adjust", zone=ZONE, power_pct=50)
    assert power == {"reason": "unsupported", "field": "power_pct"}
    idle = await line.refusal("zone.adjust", zone="lower", add_s=60)
    assert idle == {"reason": "invalid_state"}


async def test_settings_between_two_steps_go_to_the_nearest_and_times_go_up(
    line: Line, oven: VirtualCooker
) -> None:
    """A time that were rounded down could leave food undercooked."""
    oven.panel.allow_remote_start()
    await line.start(ZONE, {**BAKE, "target_c": 183, "duration_s": 601})
    assert (zone(oven)["target_c"], zone(oven)["remaining_s"]) == (185, 660)


async def test_what_a_program_leaves_open_is_the_modes_default(
    line: Line, oven: VirtualCooker
) -> None:
    oven.panel.allow_remote_start()
    await line.start(ZONE, {"kind": "cook", "mode": "bake", "duration_s": 600})
    assert zone(oven)["target_c"] == 180


@pytest.mark.parametrize(
    ("stage", "field"),
    [
        ({**BAKE, "mode": "microwave"}, "mode"),
        ({**BAKE, "mode": "levitate"}, "mode"),
        ({**BAKE, "kind": "levitate"}, "kind"),
        ({**BAKE, "power_pct": 50}, "power_pct"),
        ({"kind": "cook", "duration_s": 600}, "mode"),
        ({"kind": "cook", "mode": "bake"}, "duration_s"),
        ({"kind": "cook", "mode": "bake", "hold_max_s": 600}, "duration_s"),
        ({"kind": "cook", "mode": "bake", "until": {"user": True}}, "duration_s"),
        ({**BAKE, "until": {"user": True, "core_c": 60}}, "until"),
        ({**BAKE, "until": {"temperature_reached": True}}, "until"),
        ({"kind": "rest", "mode": "bake", "duration_s": 60}, "mode"),
        ({"kind": "rest", "target_c": 100, "duration_s": 60}, "target_c"),
    ],
)
async def test_what_a_zone_cannot_do_is_unsupported_and_says_why(
    line: Line, oven: VirtualCooker, stage: dict[str, Any], field: str
) -> None:
    oven.panel.allow_remote_start()
    order = {"program": {"id": "x", "stages": [stage]}, "command_id": "a", "expires_in_s": 9}
    refusal = await line.refusal("zone.start", zone=ZONE, **order)
    assert (refusal["reason"], refusal["field"]) == ("unsupported", field)


@pytest.mark.parametrize(
    ("stage", "field", "bounds"),
    [
        ({**BAKE, "target_c": 276}, "target_c", (50, 275)),
        ({**BAKE, "target_c": 49}, "target_c", (50, 275)),
        ({**BAKE, "duration_s": 59}, "duration_s", (60, 43_200)),
        ({**BAKE, "duration_s": 43_201}, "duration_s", (60, 43_200)),
        ({**FOOD_IN, "hold_max_s": 50_000}, "hold_max_s", (1, 43_200)),
        ({"kind": "rest", "duration_s": -5}, "duration_s", (1, 43_200)),
        ({**BAKE, "duration_s": 43_200, "until": {"core_c": 300}}, "core_c", (30, 100)),
    ],
)
async def test_what_lies_out_of_range_says_its_bounds(
    line: Line,
    oven: VirtualCooker,
    stage: dict[str, Any],
    field: str,
    bounds: tuple[float, float],
) -> None:
    oven.panel.allow_remote_start()
    order = {"program": {"id": "x", "stages": [stage]}, "command_id": "a", "expires_in_s": 9}
    refusal = await line.refusal("zone.start", zone=ZONE, **order)
    assert refusal == {
        "reason": "out_of_range",
        "field": field,
        "min": bounds[0],
        "max": bounds[1],
    }


async def test_all_times_together_stay_below_the_longest_cook(
    line: Line, oven: VirtualCooker
) -> None:
    oven.panel.allow_remote_start()
    order = {"program": {"id": "x", "stages": [{**BAKE, "duration_s": 30_000}] * 2}}
    refusal = await line.refusal("zone.start", zone=ZONE, command_id="a", expires_in_s=9, **order)
    assert (refusal["reason"], refusal["field"]) == ("out_of_range", "duration_s")


@pytest.mark.parametrize(
    ("program", "field"),
    [
        ({"schema": "cooker.program/2", "stages": [BAKE]}, "schema"),
        ({"stages": []}, "stages"),
        ({"stages": [BAKE] * 6}, "stages"),
    ],
)
async def test_a_program_of_another_make_is_unsupported(
    line: Line, oven: VirtualCooker, program: dict[str, Any], field: str
) -> None:
    oven.panel.allow_remote_start()
    order = {"program": {"id": "x", **program}, "command_id": "a", "expires_in_s": 9}
    refusal = await line.refusal("zone.start", zone=ZONE, **order)
    assert (refusal["reason"], refusal["field"]) == ("unsupported", field)


async def test_both_zones_of_an_oven_cook_at_once(line: Line, oven: VirtualCooker) -> None:
    oven.panel.start("upper", "bake", 200, 1800)
    oven.panel.start("lower", "grill", 250, 600)
    await oven.clock.advance(700)
    zones = oven._hub.document()["zones"]
    assert isinstance(zones, dict)
    assert [one["state"] for one in zones.values() if isinstance(one, dict)] == [
        "preheating",
        "finished",
    ]
