"""When something happens: an entity comes to a state, and somebody agrees."""

import pytest
from homeassistant.core import Context

from tests.integration.days import Day
from tests.integration.family import Family, Member, add_scene, runner_of, scene_is, why
from tests.integration.homeward import PREHEAT, heats, is_off, sent, story, tell_the_days_time
from tests.integration.house import AtHome, House, until
from virtual_cooker import VirtualCooker

ALARM = "binary_sensor.alarm_clock"


@pytest.fixture
async def house(
    oven: VirtualCooker, at_home: AtHome, today: Day, monkeypatch: pytest.MonkeyPatch
) -> House:
    tell_the_days_time(monkeypatch, today)
    house = await at_home(oven)
    today.cookers.append(oven)
    oven.panel.allow_remote_start()
    await house.shows("on", "binary_sensor", "remote_start")
    return house


@pytest.fixture
async def ann(family: Family) -> Member:
    (ann,) = await family("Ann")
    return ann


async def waits(house: House, **data: object) -> str:
    said = {**PREHEAT, "entity_id": ALARM, "to_state": "on", **data}
    scene = await add_scene(house, "when", "upper", "Alarm", **said)
    await scene_is(house, scene, "watching")
    return scene


async def becomes(house: House, state: str) -> None:
    house.hass.states.async_set(ALARM, state, {"friendly_name": "Alarm clock"})
    await house.hass.async_block_till_done()


async def test_somebody_is_asked_when_it_happens(house: House, ann: Member, today: Day) -> None:
    await becomes(house, "off")
    scene = await waits(house)
    await becomes(house, "on")
    await ann.phone.asks("Alarm clock has changed as you wished. Preheat")
    await ann.phone.presses("Yes")
    await heats(house)
    await scene_is(house, scene, "heating")
    assert sent(house) == 1


async def test_an_oven_begins_by_itself_where_that_was_set_up_twice_a_day_at_most(
    house: House, ann: Member, today: Day
) -> None:
    await becomes(house, "off")
    scene = await waits(house, ask="automatic")
    for number in (1, 2):
        await becomes(house, "on")
        await heats(house)
        await scene_is(house, scene, "heating")
        assert sent(house) == number
        house.cooker.panel.stop("upper")
        await is_off(house)
        await scene_is(house, scene, "cancelled")
        await becomes(house, "off")
        house.cooker.panel.allow_remote_start()
        await house.shows("on", "binary_sensor", "remote_start")
    await becomes(house, "on")
    await until(lambda: why(house, scene) == "scene_twice_today", "it says so")
    assert sent(house) == 2


async def test_it_happens_only_after_it_lasted(house: House, ann: Member, today: Day) -> None:
    await becomes(house, "off")
    scene = await waits(house, for_s=300)
    await becomes(house, "on")
    await today.passes(240)
    await becomes(house, "off")
    await today.passes(300)
    assert story(house, scene).state == "watching"
    await becomes(house, "on")
    await today.passes(330)
    await scene_is(house, scene, "asking")


async def test_what_only_comes_back_has_not_happened(house: House, ann: Member) -> None:
    """A hub that restarts in the night must not preheat."""
    scene = await waits(house, ask="automatic")
    await becomes(house, "on")
    await becomes(house, "unavailable")
    await becomes(house, "on")
    assert story(house, scene).state == "watching"
    assert sent(house) == 0


@pytest.mark.parametrize(
    ("hours", "key"),
    [
        ({"days": ["sun"]}, "scene_not_this_day"),
        ({"begins": "22:00:00", "ends": "06:00:00"}, "scene_not_now"),
        ({"quiet_begins": "22:00:00", "quiet_ends": "09:00:00"}, "scene_quiet_hours"),
        (
            {"conditions": [{"condition": "state", "entity_id": ALARM, "state": "off"}]},
            "scene_conditions",
        ),
        (
            {"conditions": [{"condition": "state", "entity_id": "sun.moon", "state": "up"}]},
            "scene_conditions",
        ),
    ],
)
async def test_outside_of_its_hours_and_conditions_it_does_nothing(
    house: House, ann: Member, hours: dict[str, object], key: str
) -> None:
    await becomes(house, "off")
    scene = await waits(house, ask="automatic", **hours)
    await becomes(house, "on")
    await until(lambda: why(house, scene) == key, f"{key}, not {why(house, scene)}")
    assert sent(house) == 0
    would = await runner_of(house, scene).simulate()
    assert would.whys[0].key == key


@pytest.mark.parametrize(
    "hours",
    [
        {"days": ["wed"], "begins": "07:00:00"},
        {
            "begins": "22:00:00",
            "ends": "09:00:00",
            "quiet_begins": "12:00:00",
            "quiet_ends": "13:00:00",
        },
        {"conditions": [{"condition": "state", "entity_id": ALARM, "state": "on"}]},
    ],
)
async def test_within_them_it_does(house: House, ann: Member, hours: dict[str, object]) -> None:
    await becomes(house, "off")
    scene = await waits(house, ask="automatic", **hours)
    await becomes(house, "on")
    await scene_is(house, scene, "heating")


async def test_what_already_cooks_is_left_alone(house: House, ann: Member) -> None:
    await becomes(house, "off")
    scene = await waits(house, ask="automatic")
    house.cooker.panel.start("upper", "bake", 180, 1800, None)
    await house.shows("preheating", "sensor", "state", "upper")
    await becomes(house, "on")
    await scene_is(house, scene, "refused")
    assert why(house, scene) == "scene_zone_busy"
    assert house.commands == []


async def test_a_scene_that_is_removed_takes_its_question_with_it(
    house: House, ann: Member
) -> None:
    await becomes(house, "off")
    scene = await waits(house)
    await becomes(house, "on")
    await ann.phone.asks("Preheat")
    house.hass.config_entries.async_remove_subentry(house.entry, scene)
    await ann.phone.asks_no_more()
    await becomes(house, "off")
    await becomes(house, "on")
    assert sent(house) == 0


async def test_trying_it_heats_nothing(house: House, ann: Member) -> None:
    await becomes(house, "off")
    scene = await waits(house)
    would = await runner_of(house, scene).simulate()
    assert would.state == "asking"
    assert [one.key for one in would.whys] == [
        "scene_may_now",
        "scene_when_watches",
        "scene_may_start",
        "scene_would_ask",
    ]
    assert house.commands == []
    runner = runner_of(house, scene)
    await runner.arm(Context(user_id=ann.user.id))
    assert (await runner.simulate()).state == "starting"
