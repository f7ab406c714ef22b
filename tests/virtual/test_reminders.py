"""A stage that reminds a person of something and does not wait for them."""

from aiocooker.model import CookerEvent, EventType, ZoneSnapshot, ZoneState

from tests.virtual.line import Line
from virtual_cooker import VirtualCooker

ZONE = "upper"
FIRST = {"kind": "cook", "mode": "bake", "target_c": 200, "duration_s": 900}
TURNED = FIRST | {"needs_user": {"en": "Turn the food", "zh-Hans": "请翻动食物"}}
SAUCE = {"kind": "user", "needs_user": {"en": "Add the sauce"}}


def says(oven: VirtualCooker) -> ZoneSnapshot:
    return oven.appliance.snapshot().zones[ZONE]


def asked(oven: VirtualCooker) -> list[CookerEvent]:
    return [one for one in oven.appliance.events.kept if one.type is EventType.NEEDS_USER]


async def reach_the_reminder(line: Line, oven: VirtualCooker) -> None:
    oven.panel.allow_remote_start()
    await line.start(ZONE, FIRST, TURNED)
    await oven.clock.advance(901)


async def test_a_reminder_shows_for_a_minute_while_heat_and_time_go_on(
    line: Line, oven: VirtualCooker
) -> None:
    await reach_the_reminder(line, oven)
    assert (says(oven).state, says(oven).needs_user) == (ZoneState.COOKING, "Turn the food")
    [event] = asked(oven)
    assert event.data == {"text": "Turn the food", "waits": False}
    before_s = says(oven).remaining_s or 0
    await oven.clock.advance(58)
    assert says(oven).needs_user == "Turn the food"
    await oven.clock.advance(2)
    assert says(oven).needs_user is None
    assert says(oven).remaining_s == before_s - 60
    assert says(oven).state is ZoneState.COOKING


async def test_whoever_opens_and_closes_the_door_was_reminded(
    line: Line, oven: VirtualCooker
) -> None:
    await reach_the_reminder(line, oven)
    oven.panel.open_door(ZONE)
    assert says(oven).needs_user == "Turn the food"
    oven.panel.close_door(ZONE)
    assert (says(oven).state, says(oven).needs_user) == (ZoneState.COOKING, None)


async def test_a_reminder_is_acknowledged_and_the_cook_goes_on(
    line: Line, oven: VirtualCooker
) -> None:
    await reach_the_reminder(line, oven)
    await line.ask("zone.acknowledge", zone=ZONE)
    assert (says(oven).state, says(oven).needs_user) == (ZoneState.COOKING, None)
    assert await line.refusal("zone.acknowledge", zone=ZONE) == {"reason": "invalid_state"}


async def test_a_reminder_goes_with_its_stage_and_a_stage_that_waits_keeps_its_words(
    line: Line, oven: VirtualCooker
) -> None:
    oven.panel.allow_remote_start()
    await line.start(ZONE, TURNED | {"duration_s": 60}, SAUCE)
    await oven.clock.advance(61)
    assert (says(oven).state, says(oven).needs_user) == (ZoneState.NEEDS_USER, "Add the sauce")
    await oven.clock.advance(600)
    assert says(oven).needs_user == "Add the sauce"
    assert [one.data["waits"] for one in asked(oven)] == [False, True]


async def test_food_that_is_done_before_it_is_to_be_turned_reminds_nobody(
    line: Line, oven: VirtualCooker
) -> None:
    oven.panel.open_door(ZONE)
    oven.panel.put_food(ZONE, 0.3, 20)
    oven.panel.insert_probe(ZONE)
    oven.panel.close_door(ZONE)
    oven.panel.allow_remote_start()
    done = {"until": {"core_c": 40}, "duration_s": 7200}
    await line.start(ZONE, FIRST | done, TURNED | done)
    await oven.clock.advance(7100)
    assert says(oven).state is ZoneState.FINISHED
    assert asked(oven) == []


async def test_a_stop_takes_the_reminder_away(line: Line, oven: VirtualCooker) -> None:
    await reach_the_reminder(line, oven)
    oven.panel.stop(ZONE)
    assert says(oven).needs_user is None
