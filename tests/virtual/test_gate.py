"""The remote start gate, and what stands before a start."""

import pytest

from tests.virtual.line import BAKE, PREHEAT, Line, program
from virtual_cooker import PanelError, VirtualCooker

ZONE = "upper"


async def test_no_message_opens_the_gate(line: Line, oven: VirtualCooker) -> None:
    assert (await line.ask("cooker.set", light=True, remote_start="allowed")) == {}
    refusal = await line.refusal("zone.start", zone=ZONE, **_order())
    assert refusal["reason"] == "remote_start_not_allowed"
    assert oven.appliance.remote_start is False


async def test_the_gate_closes_when_a_door_opens_before_the_start(
    line: Line, oven: VirtualCooker
) -> None:
    oven.panel.allow_remote_start()
    oven.panel.open_door("lower")
    oven.panel.close_door("lower")
    refusal = await line.refusal("zone.start", zone=ZONE, **_order())
    assert refusal["reason"] == "remote_start_not_allowed"


async def test_opening_the_door_of_a_running_zone_leaves_the_gate_open(
    line: Line, oven: VirtualCooker
) -> None:
    oven.panel.allow_remote_start()
    await line.start(ZONE, BAKE)
    oven.panel.open_door(ZONE)
    assert oven.appliance.remote_start is True


@pytest.mark.parametrize("how", ["stop", "time", "standby", "fault"])
async def test_the_gate_closes_when_a_cook_ends_however_it_ends(
    line: Line, oven: VirtualCooker, how: str
) -> None:
    oven.panel.allow_remote_start()
    await line.start(ZONE, BAKE)
    match how:
        case "stop":
            await line.ask("zone.stop", zone=ZONE)
        case "time":
            await oven.clock.advance(1801)
        case "standby":
            await line.ask("cooker.set", power="standby")
        case "fault":
            oven.mishaps.fault("E7", "sensor")
    assert oven.appliance.remote_start is False
    await line.until(lambda: line.snapshot["remote_start"] == "not_allowed")


async def test_one_opening_of_the_gate_is_good_for_one_cook(
    line: Line, oven: VirtualCooker
) -> None:
    oven.panel.allow_remote_start()
    await line.start(ZONE, BAKE)
    await line.ask("zone.stop", zone=ZONE)
    refusal = await line.refusal("zone.start", zone=ZONE, **_order("b"))
    assert refusal["reason"] == "remote_start_not_allowed"


async def test_a_press_in_standby_does_not_open_the_gate(oven: VirtualCooker) -> None:
    oven.panel.set_power(on=False)
    with pytest.raises(PanelError, match="Switch the appliance on"):
        oven.panel.allow_remote_start()


async def test_the_child_lock_holds_starts_here_and_afar_but_never_stop(
    line: Line, oven: VirtualCooker
) -> None:
    oven.panel.start(ZONE, "bake", 180, 600)
    oven.panel.set_child_lock(on=True)
    await line.ask("zone.pause", zone=ZONE)
    assert (await line.refusal("zone.resume", zone=ZONE))["reason"] == "child_locked"
    oven.panel.stop(ZONE)
    assert oven.appliance.zones[ZONE].is_busy is False
    with pytest.raises(PanelError, match="child lock"):
        oven.panel.start(ZONE, "bake", 180, 600)
    oven.panel.allow_remote_start()
    assert (await line.refusal("zone.start", zone=ZONE, **_order()))["reason"] == "child_locked"


async def test_stop_works_with_everything_in_its_way(line: Line, oven: VirtualCooker) -> None:
    oven.panel.start(ZONE, "bake", 180, 600)
    oven.panel.open_door(ZONE)
    oven.panel.set_child_lock(on=True)
    assert await line.ask("zone.stop", zone=ZONE) == {}
    assert await line.ask("zone.stop", zone=ZONE) == {}
    await oven.clock.advance(10)
    assert oven.appliance.zones[ZONE].body.power_w == 0


async def test_the_panel_wins(line: Line, oven: VirtualCooker) -> None:
    oven.panel.allow_remote_start()
    await line.start(ZONE, PREHEAT)
    oven.panel.stop(ZONE)
    await line.until_state(ZONE, "idle")
    await line.until_event("panel_touched")


async def test_a_remembered_refusal_stays_a_refusal_after_the_gate_opens(
    line: Line, oven: VirtualCooker
) -> None:
    assert (await line.refusal("zone.start", zone=ZONE, **_order()))["reason"].startswith("remote")
    oven.panel.allow_remote_start()
    assert (await line.refusal("zone.start", zone=ZONE, **_order()))["reason"].startswith("remote")
    assert oven.appliance.zones[ZONE].is_cooking is False


async def test_the_last_thirty_two_command_ids_are_remembered(
    line: Line, oven: VirtualCooker
) -> None:
    for number in range(32):
        await line.refusal("zone.start", zone=ZONE, **_order(f"id {number}"))
    oven.panel.allow_remote_start()
    await line.refusal("zone.start", zone=ZONE, **_order("id 0"))
    await line.ask("zone.start", zone=ZONE, **_order("fresh"))
    assert oven.appliance.zones[ZONE].origin is not None
    assert oven.appliance.zones[ZONE].origin.command_id == "fresh"


async def test_wake_up_never_heats(line: Line, oven: VirtualCooker) -> None:
    oven.panel.start(ZONE, "bake", 180, 600)
    await line.ask("cooker.set", power="standby")
    await line.ask("cooker.set", power="on")
    await oven.clock.advance(60)
    assert all(zone.body.power_w == 0 for zone in oven.appliance.zones.values())


def _order(id_: str = "a") -> dict[str, object]:
    return {"program": program(BAKE), "command_id": id_, "expires_in_s": 30}
