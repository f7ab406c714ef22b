"""A start that waits in the appliance: what ends the wait, and what is checked when it is over."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from aiocooker.model import CookerEvent, EventType, ZoneSnapshot, ZoneState

from tests.virtual.line import Line, Visitor, program
from virtual_cooker import PanelError, VirtualCooker

RICE = {"kind": "cook", "mode": "rice", "duration_s": 3600}
TWO_HOURS_S = 7200


@pytest.fixture
async def pot(rice_cooker: VirtualCooker) -> VirtualCooker:
    """Fill the pot and allow remote start."""
    fill(rice_cooker)
    rice_cooker.panel.allow_remote_start()
    return rice_cooker


@pytest.fixture
async def line(http: aiohttp.ClientSession, pot: VirtualCooker) -> AsyncIterator[Line]:
    async with Visitor(http, pot).session() as session:
        await session.subscribe()
        yield session


def fill(cooker: VirtualCooker) -> None:
    cooker.panel.open_door("pot")
    cooker.panel.put_food("pot", 1.5, 20)
    cooker.panel.close_door("pot")


def says(cooker: VirtualCooker) -> ZoneSnapshot:
    return cooker.appliance.snapshot().zones["pot"]


def last(cooker: VirtualCooker) -> CookerEvent:
    return cooker.appliance.events.kept[-1]


async def schedule(line: Line, delay_s: float = TWO_HOURS_S, id_: str = "a") -> None:
    order = {"program": program(RICE), "command_id": id_, "expires_in_s": 30}
    await line.ask("zone.start", zone="pot", delay_s=delay_s, **order)


async def test_nothing_heats_before_its_time_and_then_it_begins_by_itself(
    line: Line, pot: VirtualCooker
) -> None:
    await schedule(line)
    await pot.clock.advance(TWO_HOURS_S - 1)
    assert says(pot).state is ZoneState.SCHEDULED
    assert says(pot).starts_in_s == pytest.approx(1)
    assert pot.appliance.zones["pot"].body.power_w == 0
    await pot.clock.advance(2)
    assert says(pot).state is ZoneState.COOKING
    assert last(pot).type is EventType.COOK_STARTED
    assert pot.appliance.zones["pot"].body.power_w > 0


async def test_the_longest_time_of_a_cook_counts_from_its_heat(
    line: Line, pot: VirtualCooker
) -> None:
    """A porridge after a night's wait lasts as long as one at once."""
    await schedule(line, 86_400)
    await pot.clock.advance(86_401)
    await pot.clock.advance(1200)
    assert says(pot).state is ZoneState.COOKING


async def test_the_gate_may_be_closed_by_then(line: Line, pot: VirtualCooker) -> None:
    await schedule(line)
    pot.panel.forbid_remote_start()
    await pot.clock.advance(TWO_HOURS_S + 1)
    assert says(pot).state is ZoneState.COOKING


async def test_a_closed_gate_takes_no_delayed_start(line: Line, pot: VirtualCooker) -> None:
    pot.panel.forbid_remote_start()
    order = {"program": program(RICE), "command_id": "a", "expires_in_s": 30, "delay_s": 60}
    refusal = await line.refusal("zone.start", zone="pot", **order)
    assert refusal == {"reason": "remote_start_not_allowed"}


async def test_an_empty_pot_is_not_scheduled(line: Line, pot: VirtualCooker) -> None:
    """Somebody who means to fill it later would find it hot and dry."""
    pot.panel.open_door("pot")
    pot.panel.take_food("pot")
    pot.panel.close_door("pot")
    pot.panel.allow_remote_start()
    order = {"program": program(RICE), "command_id": "a", "expires_in_s": 30, "delay_s": 60}
    refusal = await line.refusal("zone.start", zone="pot", **order)
    assert refusal == {"reason": "must_not_run_empty"}


async def test_a_lid_opened_before_its_time_calls_a_start_from_afar_off(
    line: Line, pot: VirtualCooker
) -> None:
    await schedule(line)
    pot.panel.open_door("pot")
    pot.panel.close_door("pot")
    assert says(pot).state is ZoneState.IDLE
    assert (last(pot).type, last(pot).data) == (EventType.STOPPED, {"cause": "door_opened"})
    assert not pot.appliance.remote_start
    await pot.clock.advance(TWO_HOURS_S + 1)
    assert says(pot).state is ZoneState.IDLE


async def test_a_start_set_at_the_panel_waits_on_though_its_lid_is_opened(
    pot: VirtualCooker,
) -> None:
    """Whoever set it adds a cup of water."""
    pot.panel.start("pot", "rice", delay_s=TWO_HOURS_S)
    pot.panel.open_door("pot")
    pot.panel.close_door("pot")
    assert says(pot).state is ZoneState.SCHEDULED
    await pot.clock.advance(TWO_HOURS_S + 1)
    assert says(pot).state is ZoneState.COOKING


@pytest.mark.parametrize("cause", ["door_open", "child_locked", "must_not_run_empty"])
async def test_what_is_not_safe_when_its_time_comes_never_heats(
    pot: VirtualCooker, cause: str
) -> None:
    pot.panel.start("pot", "rice", delay_s=TWO_HOURS_S)
    match cause:
        case "door_open":
            pot.panel.open_door("pot")
        case "child_locked":
            pot.panel.set_child_lock(True)
        case "must_not_run_empty":
            pot.panel.open_door("pot")
            pot.panel.take_food("pot")
            pot.panel.close_door("pot")
    await pot.clock.advance(TWO_HOURS_S + 1)
    assert (last(pot).type, last(pot).data) == (EventType.STOPPED, {"cause": cause})
    assert says(pot).state is ZoneState.IDLE
    pot.panel.set_child_lock(False)
    await pot.clock.advance(600)
    assert says(pot).state is ZoneState.IDLE


async def test_a_bath_that_was_drained_meanwhile_does_not_start() -> None:
    async with VirtualCooker("water_bath", speed=0) as bath:
        bath.panel.open_door("bath")
        bath.panel.fill_water("bath", 8, 20)
        bath.panel.start("bath", "sous_vide", 57, 7200, delay_s=3600)
        bath.panel.drain_water("bath")
        await bath.clock.advance(3601)
        assert last(bath).data == {"cause": "water_needed"}
        assert bath.appliance.zones["bath"].body.power_w == 0


@pytest.mark.parametrize("how", ["stop", "standby", "fault"])
async def test_the_wait_ends_with_a_stop_a_standby_or_a_fault(
    line: Line, pot: VirtualCooker, how: str
) -> None:
    await schedule(line)
    match how:
        case "stop":
            await line.ask("zone.stop", zone="pot")
        case "standby":
            await line.ask("cooker.set", power="standby")
        case "fault":
            pot.mishaps.fault("E7", "sensor")
    assert EventType.STOPPED in [one.type for one in pot.appliance.events.kept]
    assert says(pot).starts_in_s is None
    assert not pot.appliance.remote_start
    pot.mishaps.clear_fault()
    await pot.clock.advance(TWO_HOURS_S + 1)
    assert says(pot).state is ZoneState.IDLE


async def test_a_power_failure_forgets_it(line: Line, pot: VirtualCooker) -> None:
    await schedule(line)
    await pot.mishaps.power_loss(0.05)
    assert last(pot).type is EventType.INTERRUPTED
    await pot.clock.advance(TWO_HOURS_S + 1)
    assert says(pot).state is ZoneState.IDLE


async def test_a_pot_that_was_unplugged_while_it_waited_says_so_when_it_is_back(
    tmp_path: Path,
) -> None:
    async with VirtualCooker("rice_cooker", speed=0, state_dir=tmp_path) as pot:
        fill(pot)
        pot.panel.start("pot", "rice", delay_s=TWO_HOURS_S)
    async with VirtualCooker("rice_cooker", speed=0, state_dir=tmp_path) as pot:
        assert last(pot).type is EventType.INTERRUPTED
        assert says(pot).state is ZoneState.IDLE


async def test_who_waits_is_busy_for_everybody(line: Line, pot: VirtualCooker) -> None:
    await schedule(line)
    with pytest.raises(PanelError, match="Stop it first"):
        pot.panel.start("pot", "porridge")
    pot.mishaps.offer_firmware("1.1.0")
    assert await line.refusal("cooker.update_firmware") == {"reason": "busy"}


async def test_the_wait_is_told_once_a_second_at_most(line: Line, pot: VirtualCooker) -> None:
    await schedule(line)
    loop = asyncio.get_running_loop()
    before, began = len(line.patches), loop.time()
    for _ in range(60):
        await pot.clock.advance(1)
        await asyncio.sleep(0.02)
    assert len(line.patches) - before <= loop.time() - began + 2


async def test_a_pot_whose_panel_has_too_long_a_delay_set_says_how_long(
    pot: VirtualCooker,
) -> None:
    with pytest.raises(PanelError, match="from 0 s to 86400 s"):
        pot.panel.start("pot", "rice", delay_s=90_000)
