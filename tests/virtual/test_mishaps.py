"""What happens in a real home."""

import asyncio
import shutil
from pathlib import Path

import aiohttp
import pytest

from tests.virtual.line import BAKE, Line, Visitor
from virtual_cooker import DamagedMemory, VirtualCooker
from virtual_cooker.mishaps import WrongMishap

ZONE = "upper"


async def test_a_dropped_line_ends_without_a_word_and_the_cook_goes_on(
    visitor: Visitor, line: Line, oven: VirtualCooker
) -> None:
    oven.panel.start(ZONE, "bake", 200, 1800)
    await oven.mishaps.drop_line()
    assert await line.closed() == 1006
    async with visitor.session() as again:
        answer = await again.subscribe()
    assert answer["snapshot"]["zones"][ZONE]["state"] == "preheating"


async def test_a_half_open_line_is_silent_and_a_new_one_works(
    visitor: Visitor, line: Line, oven: VirtualCooker
) -> None:
    oven.mishaps.half_open(on=True)
    question = await line.send("cooker.describe")
    await line.socket.ping()
    async with visitor.session() as other:
        await other.ask("cooker.describe")
    assert not question.done()
    assert not line.socket.closed
    question.cancel()
    oven.mishaps.half_open(on=False)
    await line.ask("cooker.describe")


async def test_what_changed_on_a_half_open_line_comes_without_a_gap_when_it_heals(
    visitor: Visitor, line: Line, oven: VirtualCooker
) -> None:
    oven.mishaps.half_open(on=True)
    async with visitor.session() as other:
        await other.subscribe()
        oven.panel.set_light(on=True)
        await other.until(lambda: other.snapshot["light"] is True)
    oven.mishaps.half_open(on=False)
    oven.panel.set_child_lock(on=True)
    await line.until(lambda: line.snapshot["child_lock"] and line.snapshot["light"])
    assert line.patches[0]["seq"] == 1


async def test_a_lost_answer_belongs_to_something_that_was_done(
    line: Line, oven: VirtualCooker
) -> None:
    oven.panel.allow_remote_start()
    oven.mishaps.lose_answers(1)
    order = {"program": {"id": "x", "stages": [BAKE]}, "command_id": "lost", "expires_in_s": 9}
    question = await line.send("zone.start", zone=ZONE, **order)
    await line.until_state(ZONE, "preheating")
    assert line.snapshot["zones"][ZONE]["origin"]["command_id"] == "lost"
    assert not question.done()
    question.cancel()
    await line.ask("cooker.describe")


async def test_a_late_answer_comes_after_the_thing_was_done(
    line: Line, oven: VirtualCooker
) -> None:
    oven.mishaps.answer_late(0.5, 1)
    question = await line.send("cooker.set", light=True)
    await line.until(lambda: line.snapshot["light"] is True)
    assert not question.done()
    assert await question == {}


async def test_garbage_and_a_huge_frame_reach_the_client(
    visitor: Visitor, oven: VirtualCooker
) -> None:
    await visitor.pair(oven.panel.press_pairing())
    url = f"https://{oven.host}:{oven.port}/cooker/v1/session"
    headers = {"Authorization": f"Bearer {visitor.token}"}
    async with (
        aiohttp.ClientSession() as http,
        http.ws_connect(url, headers=headers, ssl=visitor._pin()) as socket,
    ):
        await socket.send_str('{"jsonrpc":"2.0","id":1,"method":"cooker.describe"}')
        await socket.receive(5)
        oven.mishaps.malformed_frame()
        oven.mishaps.huge_frame()
        broken = await socket.receive(5)
        huge = await socket.receive(5)
    assert not broken.data.endswith("}")
    assert len(huge.data) > 65_536


async def test_after_a_power_failure_nothing_heats_and_the_cook_is_called_interrupted(
    visitor: Visitor, line: Line, oven: VirtualCooker
) -> None:
    oven.panel.start(ZONE, "bake", 200, 1800)
    await oven.clock.advance(300)
    energy = oven.appliance.snapshot().energy_kwh
    port = oven.port
    await oven.mishaps.power_loss(0.05)
    assert oven.port == port
    await line.closed()
    async with visitor.session() as again:
        answer = await again.subscribe(events_after=0)
    assert answer["snapshot"]["zones"][ZONE]["state"] in {"idle", "cooling_down"}
    assert answer["snapshot"]["remote_start"] == "not_allowed"
    assert answer["snapshot"]["energy_kwh"] == energy
    last = answer["events"][-1]
    assert (last["type"], last["event_id"]) == ("interrupted", 2 * 65_536)
    await oven.clock.advance(60)
    assert oven.appliance.zones[ZONE].body.power_w == 0


async def test_while_power_is_gone_it_cools_and_nobody_answers(
    visitor: Visitor, oven: VirtualCooker
) -> None:
    oven.panel.start(ZONE, "bake", 200, 1800)
    await oven.clock.advance(1000)
    hot = oven.appliance.zones[ZONE].body.reading_c
    outage = asyncio.create_task(oven.mishaps.power_loss(0.5))
    await asyncio.sleep(0.1)
    with pytest.raises(aiohttp.ClientConnectionError):
        await visitor.get("/cooker/v1/identity")
    await oven.clock.advance(1000)
    await outage
    assert oven.appliance.zones[ZONE].body.reading_c < hot - 10


async def test_a_process_that_was_killed_remembers_what_matters(
    http: aiohttp.ClientSession, tmp_path: Path
) -> None:
    """The next boot finds the files as they lay, not as a clean stop would have left them."""
    first = VirtualCooker("oven", speed=0, state_dir=tmp_path / "oven")
    await first.start()
    await Visitor(http, first).pair(first.panel.press_pairing())
    first.panel.rename("Grandmother's oven")
    first.panel.start(ZONE, "bake", 200, 1800)
    await first.clock.advance(300)
    left = shutil.copytree(tmp_path / "oven", tmp_path / "left")
    await first.stop()
    async with VirtualCooker("oven", speed=0, state_dir=left, seed=99) as second:
        assert second.identity.id == first.identity.id
        assert second.identity.name == "Grandmother's oven"
        assert second.fingerprint == first.fingerprint
        assert len(second.panel.clients()) == 1
        assert (second.appliance.snapshot().energy_kwh or 0) > 0.1
        events = second.appliance.events.after(0)
        assert [event.type.value for event in events][-2:] == ["cook_started", "interrupted"]


async def test_a_clean_stop_in_mid_cook_is_an_interruption_too(tmp_path: Path) -> None:
    async with VirtualCooker("oven", speed=0, state_dir=tmp_path) as first:
        first.panel.start(ZONE, "bake", 200, 1800)
    async with VirtualCooker("oven", speed=0, state_dir=tmp_path) as second:
        assert second.appliance.events.after(0)[-1].type.value == "interrupted"
    async with VirtualCooker("oven", speed=0, state_dir=tmp_path) as third:
        last = third.appliance.events.after(0)[-1]
        assert last.event_id < 3 * 65_536


async def test_a_damaged_memory_says_which_file(tmp_path: Path) -> None:
    (tmp_path / "memory.json").write_text("{")
    with pytest.raises(DamagedMemory, match=r"memory\.json cannot be read"):
        VirtualCooker("oven", state_dir=tmp_path)


async def test_a_fault_stops_all_heat_until_it_is_mended(line: Line, oven: VirtualCooker) -> None:
    oven.panel.start(ZONE, "bake", 200, 1800)
    oven.mishaps.fault("E7", "Sensor broken")
    await line.until_state(ZONE, "fault")
    assert line.snapshot["fault"] == {"code": "E7", "text": "Sensor broken"}
    await oven.clock.advance(2)
    assert oven.appliance.zones[ZONE].body.power_w == 0
    oven.panel.allow_remote_start()
    order = {"program": {"id": "x", "stages": [BAKE]}, "command_id": "a", "expires_in_s": 0}
    assert (await line.refusal("zone.start", zone=ZONE, **order))["reason"] == "fault"
    oven.mishaps.clear_fault()
    await line.until(lambda: "fault" not in line.snapshot)
    assert line.snapshot["zones"][ZONE]["state"] == "idle"


async def test_a_new_certificate_is_what_the_next_connection_sees(
    visitor: Visitor, line: Line, oven: VirtualCooker
) -> None:
    before = visitor._pin()
    await oven.mishaps.new_certificate()
    await line.closed()
    url = f"https://{oven.host}:{oven.port}/cooker/v1/identity"
    async with aiohttp.ClientSession() as fresh:
        with pytest.raises(aiohttp.ServerFingerprintMismatch) as mismatch:
            await fresh.get(url, ssl=before)
    assert mismatch.value.got.hex() == oven.fingerprint


async def test_it_moves_to_another_port_and_address(
    visitor: Visitor, line: Line, oven: VirtualCooker
) -> None:
    port = oven.port
    await oven.mishaps.new_port()
    await line.closed()
    assert oven.port != port
    await oven.mishaps.new_address("127.0.0.2")
    assert oven.host == "127.0.0.2"
    assert (await visitor.get("/cooker/v1/identity"))[1]["id"] == oven.identity.id


@pytest.mark.parametrize("host", ["192.0.2.1", "kitchen", ""])
async def test_it_moves_nowhere_but_on_this_machine(oven: VirtualCooker, host: str) -> None:
    with pytest.raises(WrongMishap):
        await oven.mishaps.new_address(host)


async def test_two_hundred_quick_visits_leave_nothing_behind(
    visitor: Visitor, line: Line, oven: VirtualCooker
) -> None:
    tasks = len(asyncio.all_tasks())
    for _ in range(200):
        async with visitor.session() as one:
            await one.ask("cooker.describe")
    await line.ask("cooker.describe")
    async with asyncio.timeout(5):
        while len(oven._hub.sessions) > 1:
            await line.ask("cooker.describe")
    assert len(asyncio.all_tasks()) <= tasks + 2
