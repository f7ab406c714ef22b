"""The toaster oven, the water bath and the air fryer: what each has and what each lacks."""

from typing import Any

import aiohttp
import pytest
from aiocooker.model import DoorState, EventType, Water, ZoneState

from tests.virtual.line import Visitor
from virtual_cooker import PanelError, VirtualCooker
from virtual_cooker.models.air_fryer import MAINS_W
from virtual_cooker.models.water_bath import EMPTY_KG

SOUS_VIDE = {"kind": "cook", "mode": "sous_vide", "target_c": 57, "duration_s": 7200}
BAKE = {"kind": "cook", "mode": "bake", "target_c": 200, "duration_s": 1800}


def order(*stages: dict[str, Any]) -> dict[str, Any]:
    program = {"id": "x", "stages": list(stages)}
    return {"program": program, "command_id": "a", "expires_in_s": 9}


def state(cooker: VirtualCooker, zone: str) -> ZoneState:
    return cooker.appliance.snapshot().zones[zone].state


def told(cooker: VirtualCooker) -> list[EventType]:
    return [event.type for event in cooker.appliance.events.kept]


def fill(bath: VirtualCooker, mass_kg: float, temperature_c: float = 20) -> None:
    bath.panel.open_door("bath")
    bath.panel.fill_water("bath", mass_kg, temperature_c)
    bath.panel.close_door("bath")


async def test_a_toaster_oven_never_says_that_it_is_hot() -> None:
    """Who wants to know must look at its thermometer."""
    async with VirtualCooker("toaster_oven", speed=0) as toaster:
        toaster.panel.start("cavity", "bake", target_c=200, duration_s=1200)
        said = []
        for _ in range(60):
            await toaster.clock.advance(5)
            said.append(toaster.appliance.snapshot().zones["cavity"])
        assert {one.state for one in said} == {ZoneState.COOKING}
        assert {one.ready_in_s for one in said} == {None}
        assert max(one.temperature_c or 0 for one in said) >= 200
        assert EventType.PREHEATED not in told(toaster)


@pytest.mark.parametrize("setting", ["power", "light", "child_lock"])
async def test_a_toaster_oven_refuses_the_keys_that_it_lacks(
    http: aiohttp.ClientSession, setting: str
) -> None:
    async with VirtualCooker("toaster_oven", speed=0) as toaster:
        async with Visitor(http, toaster).session() as line:
            value = "standby" if setting == "power" else True
            refusal = await line.refusal("cooker.set", **{setting: value})
        assert refusal == {"reason": "unsupported", "field": setting}


async def test_a_toaster_oven_cannot_pause_but_its_door_stops_the_heat(
    http: aiohttp.ClientSession,
) -> None:
    async with VirtualCooker("toaster_oven", speed=0) as toaster:
        toaster.panel.start("cavity", "toast")
        async with Visitor(http, toaster).session() as line:
            assert await line.refusal("zone.pause", zone="cavity") == {"reason": "unsupported"}
        toaster.panel.open_door("cavity")
        await toaster.clock.advance(2)
        assert toaster.appliance.zones["cavity"].body.power_w == 0
        toaster.panel.close_door("cavity")
        await toaster.clock.advance(2)
        assert toaster.appliance.zones["cavity"].body.power_w > 1000


@pytest.mark.parametrize(
    ("model", "zone", "stages", "field"),
    [
        ("toaster_oven", "cavity", [{"kind": "heat", "mode": "bake", "target_c": 200}], "kind"),
        ("toaster_oven", "cavity", [BAKE, BAKE], "stages"),
        ("toaster_oven", "cavity", [BAKE | {"mode": "toast"}], "target_c"),
        ("toaster_oven", "cavity", [BAKE | {"mode": "microwave"}], "mode"),
        ("air_fryer", "left", [BAKE], "mode"),
        ("water_bath", "bath", [SOUS_VIDE | {"until": {"core_c": 57}}], "core_c"),
    ],
)
async def test_each_refuses_what_only_others_can(
    http: aiohttp.ClientSession, model: str, zone: str, stages: list[dict[str, Any]], field: str
) -> None:
    async with VirtualCooker(model, speed=0) as cooker, Visitor(http, cooker).session() as line:
        cooker.panel.allow_remote_start()
        refusal = await line.refusal("zone.start", zone=zone, **order(*stages))
    assert (refusal["reason"], refusal["field"]) == ("unsupported", field)


async def test_a_bath_without_water_starts_nothing(http: aiohttp.ClientSession) -> None:
    async with VirtualCooker("water_bath", speed=0) as bath, Visitor(http, bath).session() as line:
        bath.panel.allow_remote_start()
        refusal = await line.refusal("zone.start", zone="bath", **order(SOUS_VIDE))
        assert refusal == {"reason": "water_needed"}
        with pytest.raises(PanelError, match="Fill in water first"):
            bath.panel.start("bath", "sous_vide")
        fill(bath, 8)
        bath.panel.allow_remote_start()
        await line.ask("zone.start", zone="bath", **(order(SOUS_VIDE) | {"command_id": "b"}))
        assert state(bath, "bath") is ZoneState.PREHEATING


@pytest.mark.parametrize(
    ("mass_kg", "water"), [(0.1, "empty"), (4, "empty"), (5, "low"), (6, "ok"), (10, "ok")]
)
async def test_a_bath_says_how_much_water_stands_in_it(mass_kg: float, water: str) -> None:
    async with VirtualCooker("water_bath", speed=0) as bath:
        fill(bath, mass_kg)
        assert bath.appliance.snapshot().water is Water(water)
        bath.panel.open_door("bath")
        bath.panel.drain_water("bath")
        assert bath.appliance.snapshot().water is Water.EMPTY


async def test_a_bath_that_runs_dry_stops_before_its_heater_stands_bare() -> None:
    async with VirtualCooker("water_bath", speed=0) as bath:
        fill(bath, EMPTY_KG + 0.3, 60)
        bath.panel.open_door("bath")
        bath.panel.start("bath", "sous_vide", target_c=80, duration_s=36_000)
        for _ in range(120):
            await bath.clock.advance(60)
        assert bath.appliance.snapshot().water is Water.EMPTY
        assert state(bath, "bath") in {ZoneState.IDLE, ZoneState.COOLING_DOWN}
        stopped = next(one for one in bath.appliance.events.kept if one.type is EventType.STOPPED)
        assert stopped.data == {"cause": "water_needed"}


async def test_a_lid_without_a_switch_is_lifted_unnoticed(http: aiohttp.ClientSession) -> None:
    async with VirtualCooker("water_bath", speed=0) as bath:
        fill(bath, 9)
        bath.panel.allow_remote_start()
        bath.panel.open_door("bath")
        async with Visitor(http, bath).session() as line:
            assert (await line.subscribe())["snapshot"]["remote_start"] == "allowed"
            await line.ask("zone.start", zone="bath", **order(SOUS_VIDE))
        bath.panel.close_door("bath")
        bath.panel.open_door("bath")
        await bath.clock.advance(5)
        assert state(bath, "bath") is ZoneState.PREHEATING
        assert bath.appliance.zones["bath"].body.power_w > 1000
        assert bath.appliance.snapshot().zones["bath"].door is None
        assert EventType.PAUSED_BY_DOOR not in told(bath)


async def test_a_bath_waits_for_the_bag_until_somebody_says_that_it_is_in(
    http: aiohttp.ClientSession,
) -> None:
    """Its lid tells it nothing, so that lifting it is no answer."""
    warm = {"mode": "sous_vide", "target_c": 57}
    stages = [
        {"kind": "heat", **warm},
        {"kind": "hold", **warm, "until": {"user": True}, "hold_max_s": 1800},
        {"kind": "cook", **warm, "duration_s": 3600},
    ]
    async with VirtualCooker("water_bath", speed=0) as bath, Visitor(http, bath).session() as line:
        fill(bath, 8, 55)
        bath.panel.allow_remote_start()
        await line.ask("zone.start", zone="bath", **order(*stages))
        await bath.clock.advance(600)
        assert state(bath, "bath") is ZoneState.PREHEATED
        bath.panel.open_door("bath")
        bath.panel.put_food("bath", 0.8, 5)
        bath.panel.close_door("bath")
        await bath.clock.advance(5)
        assert state(bath, "bath") is ZoneState.PREHEATED
        await line.ask("zone.acknowledge", zone="bath")
        assert state(bath, "bath") is ZoneState.COOKING


@pytest.mark.parametrize("model", ["oven", "rice_cooker", "air_fryer"])
async def test_only_a_tank_is_filled(model: str) -> None:
    async with VirtualCooker(model, speed=0) as cooker:
        zone = next(iter(cooker.appliance.zones))
        cooker.panel.open_door(zone)
        with pytest.raises(PanelError, match="cannot be filled in"):
            cooker.panel.fill_water(zone, 1)
        with pytest.raises(PanelError, match="cannot be filled in"):
            cooker.panel.drain_water(zone)


@pytest.mark.parametrize(("mass_kg", "temperature_c"), [(0, 20), (99, 20), (1, -5), (1, 100)])
async def test_absurd_water_is_not_taken(mass_kg: float, temperature_c: float) -> None:
    async with VirtualCooker("water_bath", speed=0) as bath:
        bath.panel.open_door("bath")
        with pytest.raises(PanelError, match="kg of water"):
            bath.panel.fill_water("bath", mass_kg, temperature_c)
        bath.panel.close_door("bath")
        with pytest.raises(PanelError, match="Open the door or lid first"):
            bath.panel.fill_water("bath", 1)


async def test_two_baskets_share_what_the_mains_cable_bears() -> None:
    async with VirtualCooker("air_fryer", speed=0, seed=None) as fryer:
        zones = fryer.appliance.zones
        fryer.panel.start("left", "air_fry")
        await fryer.clock.advance(2)
        alone_w = zones["left"].body.power_w
        fryer.panel.start("right", "air_fry")
        await fryer.clock.advance(2)
        shared_w = [zone.body.power_w for zone in zones.values()]
        assert sum(shared_w) == pytest.approx(MAINS_W)
        assert shared_w[0] == pytest.approx(shared_w[1])
        assert shared_w[0] < alone_w
        fryer.panel.stop("right")
        await fryer.clock.advance(2)
        assert zones["left"].body.power_w == pytest.approx(alone_w)


async def test_a_basket_beside_another_is_ready_later() -> None:
    async def seconds(*others: str) -> int:
        async with VirtualCooker("air_fryer", speed=0) as fryer:
            for zone in ("left", *others):
                fryer.panel.start(zone, "air_fry", target_c=190)
            passed = 0
            while state(fryer, "left") is ZoneState.PREHEATING:
                await fryer.clock.advance(1)
                passed += 1
            return passed

    assert await seconds("right") > await seconds() * 1.15


async def test_a_drawer_pauses_its_own_basket_alone() -> None:
    async with VirtualCooker("air_fryer", speed=0) as fryer:
        for zone in ("left", "right"):
            fryer.panel.start(zone, "air_fry")
        await fryer.clock.advance(30)
        fryer.panel.open_door("left")
        await fryer.clock.advance(2)
        snapshot = fryer.appliance.snapshot()
        assert snapshot.zones["left"].state is ZoneState.PAUSED
        assert snapshot.zones["left"].door is DoorState.OPEN
        assert snapshot.zones["right"].state is ZoneState.PREHEATING
        assert fryer.appliance.zones["left"].body.power_w == 0
        fryer.panel.close_door("left")
        await fryer.clock.advance(2)
        assert state(fryer, "left") is ZoneState.PREHEATING
