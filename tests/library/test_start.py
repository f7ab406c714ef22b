"""A start is sent once, whatever becomes of the line."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from aiocooker import (
    Address,
    Cooker,
    CookingMode,
    LineLost,
    LinkState,
    NotStarted,
    Program,
    RefusalReason,
    Refused,
    Stage,
    StageKind,
    StartNotConfirmed,
    Timing,
    Unreachable,
    ZoneState,
    connect,
    pair,
)

from tests.library.kitchen import BAKE, SOON, address_of, starts, until
from tests.library.staging import (
    SUBSCRIPTION,
    answer,
    credentials_of,
    next_heard,
    notify,
    open_session,
)
from tests.transcripts.cooker_server import CookerServer
from virtual_cooker import VirtualCooker

RICE = Program(
    id="manual",
    stages=(Stage(kind=StageKind.COOK, mode=CookingMode.RICE, duration_s=2700),),
)
QUICK = Timing(answer_s=0.2, read_back_s=0.5, farewell_s=0.1, backoff=SOON)


@pytest.fixture
async def cooker(
    oven: VirtualCooker,
    client: aiohttp.ClientSession,
    credentials: Any,  # noqa: ANN401
) -> AsyncIterator[Cooker]:
    cooker = await connect(client, address_of(oven), credentials, timing=QUICK)
    yield cooker
    await cooker.close()


async def test_a_start_whose_answer_was_lost_is_found_at_the_cooker(
    oven: VirtualCooker, cooker: Cooker
) -> None:
    oven.panel.allow_remote_start()
    oven.mishaps.lose_answers(1)
    await cooker.start("upper", BAKE, command_id="one", expires_in_s=5)
    assert cooker.snapshot.zones["upper"].state is ZoneState.PREHEATING
    assert starts(oven) == ["one"]


async def test_a_start_is_found_though_the_line_broke(oven: VirtualCooker, cooker: Cooker) -> None:
    oven.panel.allow_remote_start()
    oven.mishaps.lose_answers(1)
    asked = asyncio.create_task(cooker.start("upper", BAKE, command_id="one", expires_in_s=5))
    await until(lambda: starts(oven))
    await oven.mishaps.drop_line()
    await asked
    assert starts(oven) == ["one"]


async def test_a_start_is_found_though_the_cooker_answers_nothing_for_a_while(
    oven: VirtualCooker, cooker: Cooker
) -> None:
    """The read-back on the same line is not answered either, so another line is tried."""
    oven.panel.allow_remote_start()
    oven.mishaps.lose_answers(2)
    await cooker.start("upper", BAKE, command_id="one", expires_in_s=5)
    assert starts(oven) == ["one"]


async def test_a_delayed_start_whose_answer_was_lost_is_found_waiting(
    client: aiohttp.ClientSession,
) -> None:
    """That it waits proves that it was taken; asked for again it would be refused as busy."""
    async with VirtualCooker("rice_cooker", speed=0) as pot:
        credentials = await pair(
            client, address_of(pot), code=pot.panel.press_pairing(), client_name="Test"
        )
        pot.panel.open_door("pot")
        pot.panel.put_food("pot", 1.0, 20)
        pot.panel.close_door("pot")
        pot.panel.allow_remote_start()
        cooker = await connect(client, address_of(pot), credentials, timing=QUICK)
        pot.mishaps.lose_answers(1)
        await cooker.start("pot", RICE, command_id="one", expires_in_s=5, delay_s=7200)
        said = cooker.snapshot.zones["pot"]
        assert (said.state, said.starts_in_s) == (ZoneState.SCHEDULED, 7200)
        assert said.starts_at is not None
        assert starts(pot) == ["one"]
        await cooker.close()


async def test_a_start_that_had_no_effect_is_told_so_and_not_repeated(
    oven: VirtualCooker, cooker: Cooker
) -> None:
    """The gate is closed and the refusal is lost."""
    oven.mishaps.lose_answers(1)
    with pytest.raises(NotStarted):
        await cooker.start("upper", BAKE, command_id="one", expires_in_s=0.5)
    assert starts(oven) == ["one"]
    assert cooker.snapshot.zones["upper"].state is ZoneState.IDLE


async def test_a_start_that_nobody_can_read_back_is_not_confirmed(
    oven: VirtualCooker, cooker: Cooker
) -> None:
    oven.panel.allow_remote_start()
    oven.mishaps.lose_answers(1)
    asked = asyncio.create_task(cooker.start("upper", BAKE, command_id="one", expires_in_s=0.5))
    await until(lambda: starts(oven))
    await oven._listener.close()
    await oven.mishaps.drop_line()
    with pytest.raises(StartNotConfirmed):
        await asked
    await oven._listener.reopen()
    await until(lambda: cooker.link.state is LinkState.CONNECTED)
    assert starts(oven) == ["one"]


async def test_a_start_is_not_confirmed_by_a_cooker_that_trusts_us_no_more(
    oven: VirtualCooker, cooker: Cooker
) -> None:
    oven.panel.allow_remote_start()
    oven.mishaps.lose_answers(1)
    [ours] = await _clients_of(oven)
    asked = asyncio.create_task(cooker.start("upper", BAKE, command_id="one", expires_in_s=5))
    await until(lambda: starts(oven))
    oven.panel.revoke(ours)
    with pytest.raises(StartNotConfirmed):
        await asked


async def _clients_of(oven: VirtualCooker) -> list[str]:
    return [one["client_id"] for one in oven.panel.clients()]


async def test_the_start_of_somebody_else_does_not_confirm_ours(
    oven: VirtualCooker, cooker: Cooker
) -> None:
    oven.mishaps.lose_answers(1)
    asked = asyncio.create_task(cooker.start("upper", BAKE, command_id="one", expires_in_s=0.5))
    await until(lambda: starts(oven))
    oven.panel.start("upper", "bake", 180, 600, None)
    with pytest.raises(StartNotConfirmed):
        await asked


async def test_a_refusal_is_no_broken_line(oven: VirtualCooker, cooker: Cooker) -> None:
    oven.panel.open_door("upper")
    oven.panel.allow_remote_start()
    with pytest.raises(Refused) as caught:
        await cooker.start("upper", BAKE, command_id="one")
    assert caught.value.reason is RefusalReason.DOOR_OPEN


async def test_without_a_line_a_start_is_not_sent_and_not_sent_later(
    oven: VirtualCooker, cooker: Cooker
) -> None:
    oven.panel.allow_remote_start()
    await oven._listener.close()
    await oven.mishaps.drop_line()
    await until(lambda: cooker.link.state is LinkState.LOST)
    with pytest.raises(Unreachable):
        await cooker.start("upper", BAKE, command_id="one")
    await oven._listener.reopen()
    await until(lambda: cooker.link.state is LinkState.CONNECTED)
    assert starts(oven) == []


async def test_a_stop_whose_answer_was_lost_is_asked_again_on_a_new_line(
    oven: VirtualCooker, cooker: Cooker
) -> None:
    oven.mishaps.lose_answers(1)
    await cooker.stop("upper")
    assert [one.method for one in oven.received].count("zone.stop") == 2


async def test_a_stop_waits_for_a_line_that_is_coming_back(
    oven: VirtualCooker, cooker: Cooker
) -> None:
    await oven.mishaps.drop_line()
    await until(lambda: cooker.link.state is LinkState.LOST)
    await cooker.stop("upper")
    assert oven.received[-1].method == "zone.stop"


async def test_a_stop_that_finds_no_line_says_so(oven: VirtualCooker, cooker: Cooker) -> None:
    await oven._listener.close()
    await oven.mishaps.drop_line()
    await until(lambda: cooker.link.state is LinkState.LOST)
    with pytest.raises(Unreachable):
        await cooker.stop("upper")
    await oven._listener.reopen()


async def test_other_commands_are_not_repeated(oven: VirtualCooker, cooker: Cooker) -> None:
    oven.mishaps.lose_answers(1)
    asked = asyncio.create_task(cooker.set_light(on=True))
    await until(lambda: oven.received[-1].method == "cooker.set")
    await oven.mishaps.drop_line()
    with pytest.raises(LineLost):
        await asked
    await until(lambda: cooker.link.state is LinkState.CONNECTED)
    assert [one.method for one in oven.received].count("cooker.set") == 1


async def test_a_cooker_that_is_slow_to_execute_a_start_is_waited_for(
    stage: CookerServer, stage_address: Address, client: aiohttp.ClientSession
) -> None:
    """The read-back shows nothing yet; the start takes effect before it expires."""
    opening = asyncio.create_task(open_session(stage))
    cooker = await connect(client, stage_address, credentials_of(stage), timing=QUICK)
    await opening
    asked = asyncio.create_task(cooker.start("upper", BAKE, command_id="one", expires_in_s=5))
    start = await next_heard(stage, "message")
    assert start.said["method"] == "zone.start"
    await answer(stage, SUBSCRIPTION, "cooker.subscribe")
    idle = {"state": "idle", "origin": {"by": "client", "command_id": "zero"}}
    await notify(stage, "cooker.changed", seq=1, patch={"zones": {"upper": idle}})
    cooking = {"state": "cooking", "origin": {"by": "client", "command_id": "one"}}
    await notify(stage, "cooker.changed", seq=2, patch={"zones": {"upper": cooking}})
    await asked
    assert json.dumps(start.said["params"]["program"]["stages"][0]["target_c"]) == "200"
    await cooker.close()


async def test_a_zone_that_the_cooker_lacks_cannot_be_started(cooker: Cooker) -> None:
    with pytest.raises(Exception, match="no such zone"):
        await cooker.start("cellar", BAKE, command_id="one")


async def test_closing_ends_the_search_for_a_start(oven: VirtualCooker, cooker: Cooker) -> None:
    oven.panel.allow_remote_start()
    oven.mishaps.lose_answers(1)
    asked = asyncio.create_task(cooker.start("upper", BAKE, command_id="one"))
    await until(lambda: starts(oven))
    await cooker.close()
    with pytest.raises(StartNotConfirmed):
        await asked
