"""What people ask of a cooker arrives as they meant it; its no comes back with a reason."""

import asyncio

import aiohttp
import pytest
from aiocooker import (
    Address,
    Cooker,
    CookingMode,
    Credentials,
    Power,
    Program,
    ProtocolError,
    RefusalReason,
    Refused,
    Stage,
    StageKind,
    Unreachable,
    ZoneState,
    connect,
)

from tests.library.kitchen import BAKE, FAST, address_of, starts, until
from tests.library.staging import (
    answer,
    credentials_of,
    next_heard,
    notify,
    open_session,
)
from tests.transcripts.cooker_server import CookerServer
from virtual_cooker import VirtualCooker


async def test_a_cook_is_started_adjusted_paused_resumed_and_stopped(
    oven: VirtualCooker, cooker: Cooker
) -> None:
    oven.panel.allow_remote_start()
    await cooker.start("upper", BAKE, command_id="one")
    await until(lambda: cooker.snapshot.zones["upper"].state is ZoneState.PREHEATING)
    await cooker.adjust("upper", target_c=180, add_s=60)
    await until(lambda: cooker.snapshot.zones["upper"].target_c == 180)
    await cooker.pause("upper")
    await until(lambda: cooker.snapshot.zones["upper"].state is ZoneState.PAUSED)
    await cooker.resume("upper")
    await until(lambda: cooker.snapshot.zones["upper"].state is ZoneState.PREHEATING)
    await cooker.stop("upper")
    await until(lambda: cooker.snapshot.zones["upper"].target_c is None)
    assert starts(oven) == ["one"]
    assert [one.params for one in oven.received if one.method == "zone.adjust"] == [
        {"zone": "upper", "target_c": 180, "add_s": 60}
    ]


async def test_settings_reach_the_appliance(oven: VirtualCooker, cooker: Cooker) -> None:
    await cooker.set_light(on=True)
    await cooker.set_child_lock(on=True)
    await until(lambda: cooker.snapshot.light and cooker.snapshot.child_lock)
    await cooker.set_child_lock(on=False)
    await cooker.set_power(Power.STANDBY)
    await until(lambda: cooker.snapshot.power is Power.STANDBY)
    await cooker.identify()
    assert oven.received[-1].method == "cooker.identify"


async def test_a_probe_target_is_changed_where_there_is_a_probe(
    oven: VirtualCooker, cooker: Cooker
) -> None:
    oven.panel.allow_remote_start()
    await cooker.start("upper", BAKE, command_id="one")
    await cooker.adjust("upper", core_c=63)
    await until(lambda: cooker.snapshot.zones["upper"].probes[0].target_c == 63)
    oven.panel.start("lower", "bake", 180, 600, None)
    with pytest.raises(Refused) as caught:
        await cooker.adjust("lower", core_c=63)
    assert (caught.value.reason, caught.value.field) == (RefusalReason.UNSUPPORTED, "core_c")


async def test_new_firmware_is_installed_and_the_line_comes_back_with_it(
    oven: VirtualCooker, cooker: Cooker
) -> None:
    with pytest.raises(Refused) as caught:
        await cooker.update_firmware()
    assert caught.value.reason is RefusalReason.INVALID_STATE
    oven.mishaps.offer_firmware("1.1.0")
    await until(lambda: cooker.snapshot.firmware_latest == "1.1.0")
    await cooker.update_firmware()
    await until(lambda: cooker.snapshot.firmware_progress_pct == 0)
    await oven.clock.advance(91)
    await until(lambda: cooker.identity.firmware == "1.1.0")
    await until(lambda: cooker.snapshot.firmware_latest is None)


@pytest.mark.parametrize("off_s", [-7200.0, 0.0, 86_400.0])
async def test_a_wrong_clock_is_told(
    oven: VirtualCooker, client: aiohttp.ClientSession, credentials: Credentials, off_s: float
) -> None:
    oven.mishaps.wrong_clock(off_s)
    cooker = await connect(client, address_of(oven), credentials, timing=FAST)
    assert cooker.clock_error_s == pytest.approx(off_s, abs=60)
    await cooker.close()


async def test_a_cooker_without_a_clock_has_none_that_errs(
    oven: VirtualCooker, client: aiohttp.ClientSession, credentials: Credentials
) -> None:
    oven.mishaps.wrong_clock(None)
    cooker = await connect(client, address_of(oven), credentials, timing=FAST)
    assert cooker.clock_error_s is None
    await cooker.close()


async def test_signal_and_finished_cooks_are_told(oven: VirtualCooker, cooker: Cooker) -> None:
    oven.mishaps.weak_signal(-90)
    oven.panel.start("upper", "bake", 50, 60, None)
    await oven.clock.advance(61)
    await until(lambda: cooker.snapshot.zones["upper"].cooks == 1)
    await until(lambda: cooker.snapshot.rssi_dbm == -90)


async def test_a_finished_cook_is_acknowledged(oven: VirtualCooker, cooker: Cooker) -> None:
    oven.panel.allow_remote_start()
    await cooker.start("upper", BAKE, command_id="one")
    await oven.clock.advance(700)
    await until(lambda: cooker.snapshot.zones["upper"].state is ZoneState.FINISHED)
    await cooker.acknowledge("upper")
    await until(lambda: cooker.snapshot.zones["upper"].state is not ZoneState.FINISHED)


async def test_a_closed_gate_refuses_a_start(oven: VirtualCooker, cooker: Cooker) -> None:
    with pytest.raises(Refused) as caught:
        await cooker.start("upper", BAKE, command_id="one")
    assert caught.value.reason is RefusalReason.REMOTE_START_NOT_ALLOWED
    assert cooker.snapshot.zones["upper"].state is ZoneState.IDLE


async def test_what_is_too_hot_is_refused_with_the_bounds(
    oven: VirtualCooker, cooker: Cooker
) -> None:
    oven.panel.allow_remote_start()
    stage = Stage(kind=StageKind.COOK, mode=CookingMode.BAKE, target_c=400, duration_s=600)
    with pytest.raises(Refused) as caught:
        await cooker.start("upper", Program(id="manual", stages=(stage,)), command_id="one")
    refused = caught.value
    assert (refused.reason, refused.field) == (RefusalReason.OUT_OF_RANGE, "target_c")
    assert (refused.minimum, refused.maximum) == (50, 275)


async def test_a_zone_that_is_not_there_is_not_understood(cooker: Cooker) -> None:
    with pytest.raises(ProtocolError, match="-32602"):
        await cooker.stop("cellar")


async def test_a_program_that_fits_in_no_frame_is_refused_and_the_line_stays(
    oven: VirtualCooker, cooker: Cooker
) -> None:
    huge = Program(id="manual", stages=BAKE.stages, name={"en": "x" * 70_000})
    with pytest.raises(Refused) as caught:
        await cooker.start("upper", huge, command_id="one")
    assert caught.value.reason is RefusalReason.UNSUPPORTED
    await cooker.set_light(on=True)


async def test_clients_are_listed_and_another_can_be_revoked(
    oven: VirtualCooker, cooker: Cooker
) -> None:
    [ours] = await cooker.clients()
    assert (ours.name, ours.current) == ("Test", True)
    with pytest.raises(ProtocolError):
        await cooker.revoke("nobody")


async def test_after_close_nothing_can_be_asked(oven: VirtualCooker, cooker: Cooker) -> None:
    await cooker.close()
    with pytest.raises(Unreachable):
        await cooker.set_light(on=True)
    with pytest.raises(Unreachable):
        await cooker.stop("upper")


async def test_a_question_that_is_given_up_harms_nothing(
    oven: VirtualCooker, cooker: Cooker
) -> None:
    oven.mishaps.lose_answers(1)
    asked = asyncio.create_task(cooker.set_light(on=True))
    await until(lambda: oven.received[-1].method == "cooker.set")
    asked.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asked
    await cooker.set_light(on=False)


@pytest.fixture
async def staged(
    stage: CookerServer, stage_address: Address, client: aiohttp.ClientSession
) -> Cooker:
    """Connect to a cooker that the test plays."""
    opening = asyncio.create_task(open_session(stage))
    cooker = await connect(client, stage_address, credentials_of(stage), timing=FAST)
    await opening
    return cooker


async def test_a_method_that_older_firmware_lacks_is_unsupported(
    stage: CookerServer, staged: Cooker
) -> None:
    asked = asyncio.create_task(staged.identify())
    heard = await next_heard(stage, "message")
    await stage.send(
        f'{{"jsonrpc": "2.0", "id": {heard.said["id"]},'
        ' "error": {"code": -32601, "message": "unknown method"}}'
    )
    with pytest.raises(Refused) as caught:
        await asked
    assert caught.value.reason is RefusalReason.UNSUPPORTED
    await staged.close()


async def test_an_answer_that_makes_no_sense_is_the_askers_alone(
    stage: CookerServer, staged: Cooker
) -> None:
    asked = asyncio.create_task(staged.clients())
    await answer(stage, {"clients": 7}, "cooker.clients")
    with pytest.raises(ProtocolError):
        await asked
    again = asyncio.create_task(staged.clients())
    await answer(stage, {"clients": []}, "cooker.clients")
    assert await again == ()
    await staged.close()


async def test_what_nobody_asked_for_is_ignored(stage: CookerServer, staged: Cooker) -> None:
    await stage.send('{"jsonrpc": "2.0", "id": 99, "result": {}}')
    await stage.send('{"jsonrpc": "2.0", "id": 99, "error": {"code": 1, "message": ""}}')
    await stage.send('{"jsonrpc": "2.0", "id": 1, "method": "client.dance", "params": {}}')
    await notify(stage, "cooker.sings", song="Summertime")
    await notify(stage, "cooker.changed", seq=1, patch={"light": True})
    await until(lambda: staged.snapshot.light)
    await staged.close()


async def test_an_answer_that_comes_too_late_is_ignored(
    stage: CookerServer, stage_address: Address, client: aiohttp.ClientSession, staged: Cooker
) -> None:
    asked = asyncio.create_task(staged.set_light(on=True))
    heard = await next_heard(stage, "message")
    asked.cancel()
    await asyncio.gather(asked, return_exceptions=True)
    await stage.send(f'{{"jsonrpc": "2.0", "id": {heard.said["id"]}, "result": {{}}}}')
    await notify(stage, "cooker.changed", seq=1, patch={"light": True})
    await until(lambda: staged.snapshot.light)
    await staged.close()
