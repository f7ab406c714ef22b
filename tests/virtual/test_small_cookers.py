"""The rice cooker and the microwave: appliances that must not run empty."""

import aiohttp
import pytest

from tests.virtual.line import Visitor
from virtual_cooker import PanelError, VirtualCooker

RICE = {"kind": "cook", "mode": "rice", "duration_s": 3600}
REHEAT = {"kind": "cook", "mode": "reheat", "target_c": 75, "duration_s": 600}


def fill(cooker: VirtualCooker, zone: str, mass_kg: float, temperature_c: float = 20) -> None:
    cooker.panel.open_door(zone)
    cooker.panel.put_food(zone, mass_kg, temperature_c)
    cooker.panel.close_door(zone)


def state(cooker: VirtualCooker, zone: str) -> str:
    return cooker.appliance.snapshot().zones[zone].state.value


async def test_rice_boils_switches_and_is_kept_warm(rice_cooker: VirtualCooker) -> None:
    fill(rice_cooker, "pot", 1.5)
    rice_cooker.panel.start("pot", "rice")
    await rice_cooker.clock.advance(300)
    assert state(rice_cooker, "pot") == "cooking"
    await rice_cooker.clock.advance(3000)
    assert state(rice_cooker, "pot") == "keeping_warm"
    await rice_cooker.clock.advance(3600)
    snapshot = rice_cooker.appliance.snapshot().zones["pot"]
    assert snapshot.target_c == 73
    assert snapshot.temperature_c == pytest.approx(73, abs=5)


async def test_warm_rice_is_not_kept_for_ever(rice_cooker: VirtualCooker) -> None:
    fill(rice_cooker, "pot", 1.5)
    rice_cooker.panel.start("pot", "rice")
    await rice_cooker.clock.advance(3300)
    await rice_cooker.clock.advance(7200)
    assert state(rice_cooker, "pot") == "finished"


async def test_who_keeps_warm_is_busy_until_stopped(rice_cooker: VirtualCooker) -> None:
    fill(rice_cooker, "pot", 1.5)
    rice_cooker.panel.start("pot", "rice")
    await rice_cooker.clock.advance(3300)
    with pytest.raises(PanelError, match="already cooking"):
        rice_cooker.panel.start("pot", "rice")
    rice_cooker.panel.stop("pot")
    assert state(rice_cooker, "pot") in {"idle", "cooling_down"}


@pytest.mark.parametrize(("model", "zone"), [("rice_cooker", "pot"), ("microwave", "cavity")])
async def test_nothing_starts_empty(http: aiohttp.ClientSession, model: str, zone: str) -> None:
    stage = RICE if model == "rice_cooker" else REHEAT
    async with VirtualCooker(model, speed=0) as cooker, Visitor(http, cooker).session() as line:
        cooker.panel.allow_remote_start()
        order = {"program": {"id": "x", "stages": [stage]}, "command_id": "a", "expires_in_s": 9}
        refusal = await line.refusal("zone.start", zone=zone, **order)
        assert refusal == {"reason": "must_not_run_empty"}
        with pytest.raises(PanelError, match="must not run empty"):
            cooker.panel.start(zone, stage["mode"])  # type: ignore[arg-type]


async def test_rice_that_drank_its_water_needs_more(
    rice_cooker: VirtualCooker, http: aiohttp.ClientSession
) -> None:
    fill(rice_cooker, "pot", 1.5)
    rice_cooker.panel.start("pot", "rice")
    await rice_cooker.clock.advance(3600)
    rice_cooker.panel.stop("pot")
    await rice_cooker.clock.advance(3600)
    rice_cooker.panel.allow_remote_start()
    async with Visitor(http, rice_cooker).session() as line:
        answer = await line.subscribe()
        assert answer["snapshot"]["water"] == "empty"
        order = {"program": {"id": "x", "stages": [RICE]}, "command_id": "a", "expires_in_s": 9}
        refusal = await line.refusal("zone.start", zone="pot", **order)
    assert refusal == {"reason": "water_needed"}


async def test_a_zone_without_preheat_knows_no_heat_stage(
    microwave: VirtualCooker, http: aiohttp.ClientSession
) -> None:
    fill(microwave, "cavity", 0.3)
    microwave.panel.allow_remote_start()
    stage = {"kind": "heat", "mode": "reheat", "target_c": 70}
    async with Visitor(http, microwave).session() as line:
        order = {"program": {"id": "x", "stages": [stage]}, "command_id": "a", "expires_in_s": 9}
        refusal = await line.refusal("zone.start", zone="cavity", **order)
    assert (refusal["reason"], refusal["field"]) == ("unsupported", "kind")


async def test_food_is_reheated_to_its_temperature_and_no_further(
    microwave: VirtualCooker,
) -> None:
    fill(microwave, "cavity", 0.4, 5)
    microwave.panel.start("cavity", "reheat", target_c=70, duration_s=900)
    seconds = 0
    while state(microwave, "cavity") == "cooking":
        await microwave.clock.advance(5)
        seconds += 5
    assert 30 <= seconds < 900
    assert state(microwave, "cavity") == "finished"
    food = microwave.appliance.zones["cavity"].body.food
    assert food is not None
    assert 50 <= food.mean_c <= 78


async def test_low_power_heats_less(microwave: VirtualCooker) -> None:
    fill(microwave, "cavity", 1)
    microwave.panel.start("cavity", "microwave", power_pct=30, duration_s=60)
    await microwave.clock.advance(60)
    food = microwave.appliance.zones["cavity"].body.food
    assert food is not None
    assert 22 <= food.mean_c <= 26


async def test_a_microwave_waits_for_a_press_after_its_door(microwave: VirtualCooker) -> None:
    """Closing the door must not start it: a hand may have just left."""
    fill(microwave, "cavity", 0.4)
    microwave.panel.start("cavity", "microwave", duration_s=300)
    await microwave.clock.advance(10)
    microwave.panel.open_door("cavity")
    await microwave.clock.advance(2)
    assert microwave.appliance.zones["cavity"].body.power_w == 0
    microwave.panel.close_door("cavity")
    await microwave.clock.advance(10)
    assert state(microwave, "cavity") == "paused"
    microwave.panel.resume("cavity")
    assert state(microwave, "cavity") == "cooking"


async def test_a_microwave_does_not_go_on_without_its_food(microwave: VirtualCooker) -> None:
    fill(microwave, "cavity", 0.4)
    microwave.panel.start("cavity", "microwave", duration_s=300)
    microwave.panel.open_door("cavity")
    microwave.panel.take_food("cavity")
    microwave.panel.close_door("cavity")
    with pytest.raises(PanelError, match="must not run empty"):
        microwave.panel.resume("cavity")


async def test_a_microwave_is_never_cooling_down(microwave: VirtualCooker) -> None:
    """Its thermometer sees hot food, not a hot appliance."""
    fill(microwave, "cavity", 0.4, 90)
    await microwave.clock.advance(30)
    assert state(microwave, "cavity") == "idle"
