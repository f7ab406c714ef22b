"""Arrive home: it is hot when somebody opens the door, and never for nobody."""

from datetime import timedelta

import pytest
from homeassistant.core import Context

from custom_components.cooker.scenes.arriving import THINKS_S
from tests.integration.days import Day
from tests.integration.family import HOME, Family, Member, add_scene, runner_of, scene_is, why
from tests.integration.homeward import (
    PREHEAT,
    comes_closer,
    goes_out,
    heats,
    is_at,
    is_off,
    knows,
    scenes_of,
    sent,
    story,
    tell_the_days_time,
)
from tests.integration.house import AtHome, House, until
from virtual_cooker import VirtualCooker

YES = "Yes"


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


async def arrives(house: House, *people: Member, **data: object) -> str:
    """Set up a scene that preheats for people."""
    said = {**PREHEAT, "people": [one.entity_id for one in people], **data}
    return await add_scene(house, "arrive_home", "upper", "Home", **said)


async def asked_on_the_way(house: House, ann: Member, today: Day, scene: str) -> float:
    """Drive until the question is there; return how far it still is."""
    await goes_out(ann, today, 12)
    km = await comes_closer(
        ann, today, 12, 0.5, until_so=lambda: story(house, scene).state == "asking"
    )
    await scene_is(house, scene, "asking")
    return km


async def heats_on_the_way(house: House, ann: Member, today: Day, scene: str) -> float:
    """Drive until it heats by itself, or on a word that was given; return how far it still is."""
    await goes_out(ann, today, 12)
    km = await comes_closer(ann, today, 12, 0.5, until_so=lambda: sent(house) > 0)
    await scene_is(house, scene, "heating")
    return km


async def test_somebody_is_asked_on_the_way_says_yes_and_finds_a_hot_oven(
    house: House, ann: Member, today: Day
) -> None:
    scene = await arrives(house, ann)
    km = await asked_on_the_way(house, ann, today, scene)
    (question,) = [one["message"] for one in ann.phone.screen.values()]
    assert "Preheat to 200 °C?" in question
    assert question.startswith("You are ")
    assert sent(house) == 0
    await ann.phone.presses(YES)
    await today.passes(THINKS_S)
    await heats(house)
    await scene_is(house, scene, "heating")
    assert story(house, scene).eta is not None
    await comes_closer(ann, today, km, 0.4)
    await ann.comes_home()
    await until(lambda: story(house, scene).state in {"heating", "ready"}, "it goes on")
    await today.passes(900)
    await scene_is(house, scene, "ready")
    house.cooker.panel.open_door("upper")
    await scene_is(house, scene, "idle")
    assert why(house, scene) == "scene_met"
    assert sent(house) == 1


async def test_no_means_not_in_this_outing(house: House, ann: Member, today: Day) -> None:
    scene = await arrives(house, ann)
    km = await asked_on_the_way(house, ann, today, scene)
    await ann.phone.presses("Not today")
    await scene_is(house, scene, "cancelled")
    assert why(house, scene) == "scene_said_no"
    await comes_closer(ann, today, km, 0.4)
    assert why(house, scene) == "scene_said_no"
    assert sent(house) == 0


async def test_no_answer_is_no_consent(house: House, ann: Member, today: Day) -> None:
    scene = await arrives(house, ann)
    km = await asked_on_the_way(house, ann, today, scene)
    question = story(house, scene).question
    assert question is not None
    while today.now <= question.expires_at + timedelta(seconds=30):
        km -= 0.05
        await is_at(ann, km)
        await today.passes(60)
    await scene_is(house, scene, "cancelled")
    assert why(house, scene) == "scene_no_answer"
    assert not await runner_of(house, scene).answer(question.id, yes=True, context=None)
    assert sent(house) == 0


async def test_after_five_learned_arrivals_it_begins_by_itself_where_that_was_set_up(
    house: House, ann: Member, today: Day
) -> None:
    """Each arrival is driven; nothing of where they were is kept."""
    scene = await arrives(house, ann, ask="automatic")
    for _ in range(5):
        await goes_out(ann, today, 6)
        await comes_closer(ann, today, 6, 0.3)
        await ann.comes_home()
        assert sent(house) == 0, "until then it asks"
    people = scenes_of(house).storage.facts["people"][ann.entity_id]
    assert people["began_s"] is None
    assert people["left"] == {}
    assert people["ways"][""]["count"] == 5
    assert set(people["ways"][""]) == {"version", "mean", "spread", "count"}
    await today.passes(60)
    await heats_on_the_way(house, ann, today, scene)
    assert sent(house) == 1


async def test_who_turns_away_turns_it_off(house: House, ann: Member, today: Day) -> None:
    knows(house, ann)
    scene = await arrives(house, ann, ask="automatic")
    km = await heats_on_the_way(house, ann, today, scene)
    await is_at(ann, km + 4)
    await scene_is(house, scene, "cancelled")
    assert why(house, scene) == "scene_turned_away"
    await is_off(house)
    await comes_closer(ann, today, km + 4, 0.5)
    assert sent(house) == 1, "one start in an outing"


async def test_who_does_not_come_turns_it_off(house: House, ann: Member, today: Day) -> None:
    knows(house, ann)
    scene = await arrives(house, ann, ask="automatic")
    await heats_on_the_way(house, ann, today, scene)
    begun, heat_up = story(house, scene).begun_at, story(house, scene).heat_up
    assert begun is not None
    assert heat_up is not None
    await today.comes(begun + timedelta(seconds=heat_up.median_s + 25 * 60 + 60))
    await scene_is(house, scene, "cancelled")
    assert why(house, scene) == "scene_no_show"
    await is_off(house)


async def test_turning_away_takes_the_question_back(house: House, ann: Member, today: Day) -> None:
    scene = await arrives(house, ann)
    km = await asked_on_the_way(house, ann, today, scene)
    await is_at(ann, km + 4)
    await scene_is(house, scene, "cancelled")
    assert why(house, scene) == "scene_turned_away"
    await ann.phone.asks_no_more()


async def test_being_home_takes_the_question_back(house: House, ann: Member, today: Day) -> None:
    scene = await arrives(house, ann)
    await asked_on_the_way(house, ann, today, scene)
    await ann.comes_home()
    await until(lambda: story(house, scene).question is None, "nothing is asked")
    assert why(house, scene) == "scene_at_home"
    await ann.phone.asks_no_more()


async def test_with_somebody_at_home_nothing_begins(
    house: House, family: Family, today: Day
) -> None:
    ann, bob = await family("Ann", "Bob")
    knows(house, ann)
    scene = await arrives(house, ann, ask="automatic")
    await goes_out(ann, today, 12)
    await comes_closer(ann, today, 12, 0.5)
    assert why(house, scene) == "scene_somebody_home"
    assert sent(house) == 0
    assert bob.phone.screen == {}


async def test_of_two_the_one_who_comes_first_counts(
    house: House, family: Family, today: Day
) -> None:
    ann, bob = await family("Ann", "Bob")
    scene = await arrives(house, ann, bob)
    await goes_out(bob, today, 30)
    await asked_on_the_way(house, ann, today, scene)
    assert story(house, scene).person == ann.entity_id
    assert ann.phone.screen
    assert bob.phone.screen == {}


async def test_a_closed_gate_refuses_in_words_and_asks_nobody(
    house: House, ann: Member, today: Day
) -> None:
    house.cooker.panel.forbid_remote_start()
    await house.shows("off", "binary_sensor", "remote_start")
    scene = await arrives(house, ann)
    await goes_out(ann, today, 12)
    await comes_closer(ann, today, 12, 0.5)
    await scene_is(house, scene, "refused")
    assert why(house, scene) == "refused_remote_start_not_allowed"
    assert ann.phone.screen == {}


async def test_a_stop_at_the_panel_wins(house: House, ann: Member, today: Day) -> None:
    knows(house, ann)
    scene = await arrives(house, ann, ask="automatic")
    km = await heats_on_the_way(house, ann, today, scene)
    house.cooker.panel.stop("upper")
    await scene_is(house, scene, "cancelled")
    assert why(house, scene) == "scene_stopped"
    await comes_closer(ann, today, km, 0.5)
    assert sent(house) == 1


async def test_an_opened_door_takes_over_what_heats(house: House, ann: Member, today: Day) -> None:
    knows(house, ann)
    scene = await arrives(house, ann, ask="automatic")
    await heats_on_the_way(house, ann, today, scene)
    house.cooker.panel.open_door("upper")
    await scene_is(house, scene, "cancelled")
    assert why(house, scene) == "scene_taken_over"
    assert "zone.stop" not in house.commands


async def test_quiet_hours_begin_nothing(house: House, ann: Member, today: Day) -> None:
    knows(house, ann)
    scene = await arrives(
        house, ann, ask="automatic", quiet_begins="07:00:00", quiet_ends="12:00:00"
    )
    await goes_out(ann, today, 12)
    await comes_closer(ann, today, 12, 0.5)
    assert why(house, scene) == "scene_quiet_hours"
    assert sent(house) == 0


async def test_a_tracker_that_names_only_zones_says_that_it_cannot_know(
    house: House, ann: Member, today: Day
) -> None:
    scene = await arrives(house, ann)
    await ann.phone.tell("update_location", {"location_name": "not_home"})
    await until(lambda: why(house, scene) == "scene_no_position", "it says so")
    await today.passes(3600)
    assert sent(house) == 0


async def test_a_travel_time_sensor_is_enough_for_it(house: House, ann: Member, today: Day) -> None:
    """It needs no coordinates of ours; the sensor knows them."""
    sensor = "sensor.waze"
    scene = await arrives(house, ann, routes={ann.entity_id: {"travel_entity": sensor}})
    await ann.phone.tell("update_location", {"location_name": "not_home"})
    for minutes in range(40, 1, -2):
        house.hass.states.async_set(sensor, str(minutes), {"unit_of_measurement": "min"})
        await today.passes(120)
        if story(house, scene).state == "asking":
            break
    await scene_is(house, scene, "asking")
    assert story(house, scene).eta is not None
    assert minutes > 8


async def test_leaving_work_begins_a_way_that_is_known(
    house: House, ann: Member, today: Day
) -> None:
    """For what takes longer than positions can tell; the names of zones will do."""
    work = "zone.work"
    home = {"latitude": HOME[0] + 0.4, "longitude": HOME[1], "radius": 300, "friendly_name": "Work"}
    house.hass.states.async_set(work, "0", home)
    route = {"left_zone": work, "usual_s": 2400}
    scene = await arrives(house, ann, routes={ann.entity_id: route})
    await ann.phone.is_at((HOME[0] + 0.4, HOME[1]))
    await today.passes(600)
    assert why(house, scene) == "scene_not_left"
    await ann.phone.tell("update_location", {"location_name": "not_home"})
    await until(lambda: why(house, scene) == "scene_too_early", "it counts from there")
    left = scenes_of(house).storage.facts["people"][ann.entity_id]["left"]
    assert [*left] == [work]
    await today.passes(2400)
    await until(lambda: ann.phone.heard != [], "it asked")
    await ann.comes_home()
    known = scenes_of(house).storage.facts["people"][ann.entity_id]
    assert known["left"] == {}
    assert known["zones"][work]["travel"]["count"] == 1


async def test_forgetting_leaves_nothing_of_a_person(house: House, ann: Member, today: Day) -> None:
    knows(house, ann)
    scene = await arrives(house, ann, ask="automatic")
    scenes_of(house).people.forget(ann.entity_id)
    assert (
        scenes_of(house).people.travel(ann.entity_id, runner_of(house, scene).scene.route("")).count
        == 0
    )
    await goes_out(ann, today, 12)
    await comes_closer(ann, today, 12, 0.5, until_so=lambda: ann.phone.screen != {})
    await scene_is(house, scene, "asking")


async def test_a_word_from_the_way_is_consent_and_time(
    house: House, ann: Member, today: Day
) -> None:
    scene = await arrives(house, ann)
    await ann.phone.tell("update_location", {"location_name": "not_home"})
    took = await scenes_of(house).coming_home(Context(user_id=ann.user.id), 1800)
    assert [one.scene.id for one in took] == [scene]
    await scene_is(house, scene, "armed")
    assert sent(house) == 0
    await today.passes(1800)
    await until(lambda: sent(house) == 1, "it began in time")
    await heats(house)


async def test_a_word_without_a_time_waits_for_positions(
    house: House, ann: Member, today: Day
) -> None:
    scene = await arrives(house, ann)
    await goes_out(ann, today, 12)
    await scenes_of(house).coming_home(Context(user_id=ann.user.id))
    assert why(house, scene) == "scene_armed_coming"
    await comes_closer(ann, today, 12, 0.5, until_so=lambda: sent(house) > 0)
    await scene_is(house, scene, "heating")
    assert ann.phone.screen == {}


async def test_a_stranger_speaks_for_nobody_who_is_not_of_the_scene(
    house: House, family: Family, today: Day
) -> None:
    ann, bob = await family("Ann", "Bob")
    scene = await arrives(house, ann)
    assert await scenes_of(house).coming_home(Context(user_id=bob.user.id), 600) == ()
    assert story(house, scene).armed_until is None


async def test_trying_it_says_all_and_heats_nothing(house: House, ann: Member, today: Day) -> None:
    scene = await arrives(house, ann)
    await goes_out(ann, today, 12)
    would = await runner_of(house, scene).simulate()
    assert would.state == "watching"
    keys = [one.key for one in would.whys]
    assert keys[:3] == ["scene_may_now", "scene_about", "scene_not_homeward"]
    assert keys[-2:] == ["scene_may_start", "scene_would_ask"]
    assert house.commands == []
