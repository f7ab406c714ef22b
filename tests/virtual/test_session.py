"""The session: what it sends, how often, and what it survives."""

import asyncio
import json

import aiohttp
import pytest

from tests.virtual.line import BAKE, Line, Visitor
from virtual_cooker import VirtualCooker
from virtual_cooker.server import session as session_module


async def test_a_change_of_state_is_told_at_once_and_readings_once_a_second(
    line: Line, oven: VirtualCooker
) -> None:
    oven.panel.start("upper", "bake", 200, 1800)
    await line.until_state("upper", "preheating")
    began = asyncio.get_running_loop().time()
    line.patches.clear()
    oven.clock.speed = 100
    await line.until(lambda: len(line.patches) >= 3)
    assert asyncio.get_running_loop().time() - began >= 1.5


async def test_a_storm_of_changes_is_at_most_ten_messages_a_second(
    line: Line, oven: VirtualCooker
) -> None:
    loop = asyncio.get_running_loop()
    began = loop.time()
    for _ in range(61):  # odd: it ends as it did not begin, so there is something to tell
        oven.panel.set_light(not oven.appliance.light)
        await asyncio.sleep(0.01)
    await line.until(lambda: line.snapshot["light"] is oven.appliance.light)
    most = 10 * (loop.time() - began) + 2  # one at each end
    assert 1 <= len(line.patches) <= min(most, 60)


async def test_seq_has_no_gap_and_each_session_counts_for_itself(
    visitor: Visitor, line: Line, oven: VirtualCooker
) -> None:
    oven.panel.set_child_lock(on=True)
    await line.until(lambda: line.snapshot["child_lock"])
    async with visitor.session() as other:
        first = await other.subscribe()
        oven.panel.set_child_lock(on=False)
        for one in (line, other):
            await one.until(lambda one=one: not one.snapshot["child_lock"])
        assert other.patches[0]["seq"] == first["seq"] + 1
    seqs = [patch["seq"] for patch in line.patches]
    assert seqs == list(range(seqs[0], seqs[0] + len(seqs)))


async def test_a_session_that_never_subscribed_hears_nothing(
    visitor: Visitor, line: Line, oven: VirtualCooker
) -> None:
    async with visitor.session() as quiet:
        oven.panel.allow_remote_start()
        await line.until_event("remote_start_allowed")
        await quiet.ask("cooker.describe")
        assert quiet.events == []
        assert quiet.patches == []


async def test_events_missed_while_offline_are_given_once(
    visitor: Visitor, line: Line, oven: VirtualCooker
) -> None:
    last = (await line.subscribe()).get("last_event_id", 0)
    await line.close()
    oven.panel.start("upper", "bake", 200, 1800)
    await oven.clock.advance(40)
    oven.panel.stop("upper")
    async with visitor.session() as later:
        answer = await later.subscribe(events_after=last)
    told = [(event["type"], event["age_s"]) for event in answer["events"]]
    assert ("cook_started", 40) in told
    assert ("stopped", 0) in told
    assert answer["last_event_id"] == answer["events"][-1]["event_id"]


async def test_the_last_sixty_four_events_are_kept(line: Line, oven: VirtualCooker) -> None:
    for _ in range(70):
        oven.panel.allow_remote_start()
        oven.panel.forbid_remote_start()
    events = (await line.subscribe(events_after=0))["events"]
    assert len(events) == 64
    ids = [event["event_id"] for event in events]
    assert ids == sorted(ids)


async def test_a_message_that_is_too_large_ends_one_session_and_no_cook(
    visitor: Visitor, line: Line, oven: VirtualCooker
) -> None:
    oven.panel.start("upper", "bake", 200, 1800)
    async with visitor.session() as broken:
        await broken.socket.send_str("x" * 65_537)
        assert await broken.closed() == 1009
    async with visitor.session() as gross:
        await gross.socket.send_str("x" * 3_000_000)
        await gross.closed()
    assert (await line.subscribe())["snapshot"]["zones"]["upper"]["state"] == "preheating"


async def test_a_binary_message_ends_the_session(visitor: Visitor) -> None:
    async with visitor.session() as line:
        await line.socket.send_bytes(b"{}")
        assert await line.closed() == 4000


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("zone.stop", {"zone": None}),
        ("zone.adjust", {"zone": "upper"}),
        ("zone.adjust", {"zone": "upper", "add_s": "ten"}),
        ("zone.adjust", {"zone": "upper", "add_s": True}),
        ("cooker.set", {}),
        ("cooker.set", {"light": "on"}),
        ("cooker.set", {"power": "off"}),
        ("cooker.revoke", {"client_id": "nobody"}),
        ("cooker.subscribe", {"events_after": 1.5}),
        ("zone.start", {"zone": "upper"}),
        ("zone.start", {"zone": "upper", "program": {}, "command_id": "a", "expires_in_s": 9}),
    ],
)
async def test_wrong_params_are_called_so(
    line: Line, method: str, params: dict[str, object]
) -> None:
    assert await _code(line, method, params) == -32602


async def test_a_start_that_waits_longer_than_allowed_is_wrong(line: Line) -> None:
    order = {"zone": "upper", "program": {"id": "x", "stages": [BAKE]}, "command_id": "a"}
    assert await _code(line, "zone.start", {**order, "expires_in_s": 121}) == -32602
    assert await _code(line, "zone.start", {**order, "command_id": ""}) == -32602


async def test_infinity_is_not_a_temperature(line: Line) -> None:
    stage = json.dumps(BAKE).replace("200", "1e999")
    program = f'{{"id":"x","stages":[{stage}]}}'
    order = f'{{"zone":"upper","command_id":"a","expires_in_s":9,"program":{program}}}'
    frame = f'{{"jsonrpc":"2.0","id":900,"method":"zone.start","params":{order}}}'
    answer = line._answers[900] = asyncio.get_running_loop().create_future()
    await line.socket.send_str(frame)
    assert (await answer)["error"]["code"] == -32602


async def test_what_was_asked_is_kept_for_those_who_test(line: Line, oven: VirtualCooker) -> None:
    await line.ask("zone.stop", zone="lower")
    assert oven.received[-1].method == "zone.stop"
    assert oven.received[-1].params == {"zone": "lower"}


async def test_a_line_whose_other_end_is_dead_is_given_up(
    visitor: Visitor, oven: VirtualCooker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_module.wire, "HEARTBEAT_S", 0.2)
    await visitor.pair(oven.panel.press_pairing())
    url = f"https://{oven.host}:{oven.port}/cooker/v1/session"
    headers = {"Authorization": f"Bearer {visitor.token}"}
    async with (
        aiohttp.ClientSession() as http,
        http.ws_connect(url, headers=headers, ssl=visitor._pin(), autoping=False) as socket,
    ):
        kinds = [(await socket.receive(5)).type for _ in range(2)]
    assert kinds == [aiohttp.WSMsgType.PING, aiohttp.WSMsgType.CLOSE]


async def test_pings_are_answered(visitor: Visitor) -> None:
    async with visitor.session() as line:
        await line.socket.ping(b"are you there")
        await line.ask("cooker.identify")
        assert not line.socket.closed


async def test_a_full_cooker_asks_to_come_later(
    visitor: Visitor, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("virtual_cooker.server.hub.MOST_SESSIONS", 1)
    await line.ask("cooker.describe")
    with pytest.raises(aiohttp.WSServerHandshakeError) as refusal:
        async with visitor.session():
            pass
    assert refusal.value.status == 503


async def _code(line: Line, method: str, params: dict[str, object]) -> int:
    answer = await asyncio.wait_for(
        asyncio.gather(await line.send(method, **params), return_exceptions=True), 10
    )
    return int(getattr(answer[0], "code", 0))
