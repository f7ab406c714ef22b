"""What happened while the line was down arrives once, marked, and in its order."""

import aiohttp
from aiocooker import (
    Cooker,
    CookerEvent,
    Credentials,
    EventType,
    LinkState,
    connect,
)

from tests.library.kitchen import FAST, address_of, until
from virtual_cooker import VirtualCooker


async def test_an_event_arrives_when_it_happens(oven: VirtualCooker, cooker: Cooker) -> None:
    heard: list[CookerEvent] = []
    cooker.subscribe_events(heard.append)
    oven.panel.allow_remote_start()
    await until(lambda: EventType.REMOTE_START_ALLOWED in [one.type for one in heard])
    assert not any(one.recovered for one in heard)
    assert cooker.last_event_id == heard[-1].event_id


async def test_what_a_dropped_line_missed_is_recovered_once_and_after_the_link_is_up(
    oven: VirtualCooker, cooker: Cooker
) -> None:
    heard: list[tuple[EventType, bool, LinkState]] = []
    cooker.subscribe_events(lambda one: heard.append((one.type, one.recovered, cooker.link.state)))
    await oven._listener.close()
    await oven.mishaps.drop_line()
    await until(lambda: cooker.link.state is LinkState.LOST)
    oven.panel.allow_remote_start()
    await oven._listener.reopen()
    wanted = (EventType.REMOTE_START_ALLOWED, True, LinkState.CONNECTED)
    await until(lambda: wanted in heard)
    await oven.mishaps.drop_line()
    await until(lambda: cooker.link.state is LinkState.LOST)
    await until(lambda: cooker.link.state is LinkState.CONNECTED)
    assert heard.count(wanted) == 1


async def test_a_later_connection_recovers_what_happened_in_between(
    oven: VirtualCooker, client: aiohttp.ClientSession, credentials: Credentials
) -> None:
    first = await connect(client, address_of(oven), credentials, timing=FAST)
    last = first.last_event_id
    await first.close()
    oven.panel.allow_remote_start()
    second = await connect(client, address_of(oven), credentials, events_after=last, timing=FAST)
    heard: list[CookerEvent] = []
    second.subscribe_events(heard.append)
    assert EventType.REMOTE_START_ALLOWED in [one.type for one in heard]
    assert all(one.recovered for one in heard)
    await second.close()


async def test_a_first_connection_does_not_tell_the_past(
    oven: VirtualCooker, client: aiohttp.ClientSession, credentials: Credentials
) -> None:
    oven.panel.allow_remote_start()
    cooker = await connect(client, address_of(oven), credentials, timing=FAST)
    heard: list[CookerEvent] = []
    cooker.subscribe_events(heard.append)
    oven.panel.set_light(True)
    await until(lambda: cooker.snapshot.light)
    assert EventType.REMOTE_START_ALLOWED not in [one.type for one in heard]
    await cooker.close()


async def test_another_firmware_may_describe_itself_anew(
    oven: VirtualCooker, cooker: Cooker
) -> None:
    oven.panel.rename("Left oven")
    await oven.mishaps.drop_line()
    await until(lambda: cooker.identity.name == "Left oven")
    assert [zone.id for zone in cooker.capabilities.zones] == ["upper", "lower"]
