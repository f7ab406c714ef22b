"""New firmware, finished cooks and a clock: what an appliance keeps beside its cooking."""

from pathlib import Path

import pytest

from tests.virtual.line import BAKE, Line, Visitor
from virtual_cooker import VirtualCooker
from virtual_cooker.mishaps import WrongMishap

ZONE = "upper"


async def test_firmware_installs_in_the_appliances_time_and_it_restarts_with_it(
    visitor: Visitor, line: Line, oven: VirtualCooker
) -> None:
    oven.mishaps.offer_firmware("1.1.0")
    await line.until(lambda: line.snapshot.get("firmware_latest") == "1.1.0")
    assert "firmware_progress_pct" not in line.snapshot
    await line.ask("cooker.update_firmware")
    await oven.clock.advance(45)
    await line.until(lambda: line.snapshot.get("firmware_progress_pct") == 50)
    await oven.clock.advance(45)
    assert await line.closed() == 1001
    _, identity = await visitor.get("/cooker/v1/identity")
    assert identity["firmware"] == "1.1.0"
    async with visitor.session() as again:
        snapshot = (await again.subscribe())["snapshot"]
    assert not {"firmware_latest", "firmware_progress_pct"} & snapshot.keys()
    assert snapshot["remote_start"] == "not_allowed"


async def test_nothing_newer_cannot_be_installed(line: Line) -> None:
    assert (await line.refusal("cooker.update_firmware"))["reason"] == "invalid_state"


async def test_firmware_waits_for_the_cook_and_the_cook_for_the_firmware(
    line: Line, oven: VirtualCooker
) -> None:
    oven.mishaps.offer_firmware("1.1.0")
    oven.panel.start("lower", "bake", 200, 1800)
    assert (await line.refusal("cooker.update_firmware"))["reason"] == "busy"
    oven.panel.stop("lower")
    oven.panel.allow_remote_start()
    await line.ask("cooker.update_firmware")
    assert (await line.refusal("cooker.update_firmware"))["reason"] == "busy"
    order = {"program": {"id": "x", "stages": [BAKE]}, "command_id": "a", "expires_in_s": 9}
    assert (await line.refusal("zone.start", zone=ZONE, **order))["reason"] == "busy"
    await line.ask("zone.stop", zone=ZONE)


async def test_a_power_failure_leaves_the_old_firmware_and_the_offer(
    visitor: Visitor, line: Line, oven: VirtualCooker
) -> None:
    oven.mishaps.offer_firmware("1.1.0")
    await line.ask("cooker.update_firmware")
    await oven.clock.advance(45)
    await oven.mishaps.power_loss(0.05)
    await oven.clock.advance(100)
    async with visitor.session() as again:
        snapshot = (await again.subscribe())["snapshot"]
    assert snapshot["firmware_latest"] == "1.1.0"
    assert "firmware_progress_pct" not in snapshot
    assert oven.identity.firmware == "1.0.0"


async def test_an_appliance_that_cannot_update_says_so(
    visitor: Visitor, oven: VirtualCooker
) -> None:
    async with VirtualCooker("toaster_oven", speed=0) as toaster:
        guest = Visitor(visitor._http, toaster)
        async with guest.session() as session:
            no = await session.refusal("cooker.update_firmware")
            snapshot = (await session.subscribe())["snapshot"]
    assert no["reason"] == "unsupported"
    assert "rssi_dbm" not in snapshot
    assert "cooks" not in snapshot["zones"]["cavity"]


async def test_firmware_and_finished_cooks_outlive_a_restart(tmp_path: Path) -> None:
    async with VirtualCooker("oven", speed=0, state_dir=tmp_path) as first:
        first.mishaps.offer_firmware("1.1.0")
        first.appliance.update_firmware()
        await first.clock.advance(91)
        first.panel.start(ZONE, "bake", 50, 60)
        await first.clock.advance(61)
        first.panel.start(ZONE, "bake", 50, 600)
    async with VirtualCooker("oven", speed=0, state_dir=tmp_path) as second:
        assert second.identity.firmware == "1.1.0"
        cooks = {key: zone.cooks for key, zone in second.appliance.snapshot().zones.items()}
    assert cooks == {"upper": 1, "lower": 0}


async def test_a_probe_target_is_set_while_it_cooks_within_bounds(
    line: Line, oven: VirtualCooker
) -> None:
    oven.panel.start(ZONE, "roast", 180, 7200)
    no = await line.refusal("zone.adjust", zone=ZONE, core_c=101)
    assert (no["reason"], no["min"], no["max"]) == ("out_of_range", 30, 100)
    await line.ask("zone.adjust", zone=ZONE, core_c=63)
    await line.until(lambda: line.snapshot["zones"][ZONE]["probes"][0].get("target_c") == 63)


async def test_a_probe_tells_once_that_it_is_at_its_target(line: Line, oven: VirtualCooker) -> None:
    oven.panel.open_door(ZONE)
    oven.panel.put_food(ZONE, 0.5, 40.0)
    oven.panel.insert_probe(ZONE)
    oven.panel.close_door(ZONE)
    oven.panel.start(ZONE, "roast", 180, 20_000)
    await line.ask("zone.adjust", zone=ZONE, core_c=60)
    await oven.clock.advance(10_000)
    event = await line.until_event("probe_at_target")
    assert event["data"] == {"probe": 1, "target_c": 60}
    await line.until_event("finished")
    assert [one["type"] for one in line.events].count("probe_at_target") == 1


async def test_a_stage_that_waits_for_a_person_takes_no_probe_target(
    line: Line, oven: VirtualCooker
) -> None:
    oven.panel.allow_remote_start()
    await line.start(ZONE, BAKE | {"until": {"user": True}})
    no = await line.refusal("zone.adjust", zone=ZONE, core_c=63)
    assert (no["reason"], no["field"]) == ("unsupported", "core_c")


async def test_a_reading_can_be_made_a_lie_and_true_again(line: Line, oven: VirtualCooker) -> None:
    oven.mishaps.misread("temperature_c", 999, ZONE)
    oven.mishaps.misread("power_w", "much")
    await line.until(lambda: line.snapshot["power_w"] == "much")
    await line.until(lambda: line.snapshot["zones"][ZONE]["temperature_c"] == 999)
    oven.mishaps.misread("power_w", None)
    await line.until(lambda: line.snapshot["power_w"] == 4)


def test_a_version_has_a_name(oven: VirtualCooker) -> None:
    with pytest.raises(WrongMishap):
        oven.mishaps.offer_firmware("")
