"""Hands busy: on whose word something is kept warm, and who tells of it."""

import pytest
from homeassistant.core import Context, ServiceCall
from pytest_homeassistant_custom_component.common import async_mock_service

from custom_components.cooker.entity import zones
from custom_components.cooker.scenes.keeper import SCENES
from tests.integration.bathing import DOOR, SPEAKER, VOICE, bakes, bath, holds, remaining
from tests.integration.days import Day
from tests.integration.family import Family, runner_of, scene_is
from tests.integration.house import House, until
from tests.integration.planning import notes, starts

# On whose word.


async def test_where_only_a_sensor_says_so_people_are_asked_before_anything_heats(
    house: House, family: Family, today: Day
) -> None:
    (ann,) = await family("Ann")
    scene = await bath(house, entity_id=DOOR, to_state="on", speaker=None)
    house.hass.states.async_set(DOOR, "off")
    await bakes(house)
    house.hass.states.async_set(DOOR, "on")
    await today.passes(5, step_s=5)
    await ann.phone.asks("keep what is done warm at 65 °C?")
    await ann.phone.presses("Not today")
    await ann.phone.asks_no_more()
    await today.passes(330, step_s=10)
    await scene_is(house, scene, "ready")
    assert starts(house) == []


async def test_a_yes_keeps_warm_what_is_done_later(
    house: House, family: Family, today: Day
) -> None:
    (ann,) = await family("Ann")
    scene = await bath(house, entity_id=DOOR, speaker=None)
    house.hass.states.async_set(DOOR, "off")
    await bakes(house)
    house.hass.states.async_set(DOOR, "on")
    await today.passes(5, step_s=5)
    await ann.phone.asks("keep what is done warm at 65 °C?")
    await ann.phone.presses("Yes")
    await scene_is(house, scene, "watching")
    await today.passes(330, step_s=10)
    await scene_is(house, scene, "holding")
    assert len(holds(house)) == 1


async def test_who_set_it_to_automatic_is_not_asked(
    house: House, today: Day, speaker: list[ServiceCall]
) -> None:
    scene = await bath(house, entity_id=DOOR, ask="automatic")
    house.hass.states.async_set(DOOR, "off")
    await bakes(house)
    house.hass.states.async_set(DOOR, "on")
    await today.passes(330, step_s=10)
    await scene_is(house, scene, "holding")
    assert notes(house) == {}


async def test_who_armed_it_is_not_asked_in_the_next_bath_of_the_day(
    house: House, today: Day, speaker: list[ServiceCall], somebody: Context
) -> None:
    scene = await bath(house, entity_id=DOOR, ask="armed")
    house.hass.states.async_set(DOOR, "off")
    await bakes(house)
    await runner_of(house, scene).arm(somebody)
    await scene_is(house, scene, "armed")
    house.hass.states.async_set(DOOR, "on")
    await today.passes(330, step_s=10)
    await scene_is(house, scene, "holding")


async def test_a_sensor_that_flickers_makes_nobody_busy(
    house: House, today: Day, somebody: Context
) -> None:
    scene = await bath(house, entity_id=DOOR, for_s=60)
    house.hass.states.async_set(DOOR, "off")
    house.hass.states.async_set(DOOR, "on")
    await today.passes(30)
    house.hass.states.async_set(DOOR, "off")
    await today.passes(120)
    await scene_is(house, scene, "idle")
    house.hass.states.async_set(DOOR, "on")
    await today.passes(90)
    await scene_is(house, scene, "asking")


async def test_whose_sensor_is_off_again_is_told_then(
    house: House, today: Day, speaker: list[ServiceCall]
) -> None:
    scene = await bath(house, entity_id=DOOR, ask="automatic", busy_s=3600)
    house.hass.states.async_set(DOOR, "off")
    await bakes(house)
    house.hass.states.async_set(DOOR, "on")
    await today.passes(330, step_s=10)
    await scene_is(house, scene, "holding")
    assert speaker == []
    house.hass.states.async_set(DOOR, "off")
    await until(lambda: speaker, "it is said")


async def test_a_word_makes_the_scenes_of_one_zone_or_of_all_busy(
    house: House, today: Day, somebody: Context
) -> None:
    scenes = house.hass.data[SCENES]
    upper, lower = await bath(house), await bath(house, zone="lower")
    zone = next(one for one in zones(house.entry.runtime_data) if one.zone == "lower")
    (only,) = await scenes.busy(somebody, 600, zone)
    assert only.scene.id == lower
    await scene_is(house, upper, "idle")
    both = await scenes.busy(somebody, 1200)
    assert {one.scene.id for one in both} == {upper, lower}
    assert remaining(house, lower) == pytest.approx(1200, abs=5)
    await scenes.busy(somebody, 0)
    await scene_is(house, upper, "idle")
    await runner_of(house, upper).switch(on=False)
    assert [one.scene.id for one in await scenes.busy(somebody, 60)] == [lower]


async def test_a_voice_is_a_word_though_its_satellite_does_not_know_whose(
    house: House, today: Day, speaker: list[ServiceCall]
) -> None:
    scene = await bath(house)
    await bakes(house)
    await house.hass.data[SCENES].busy(Context(), 900)
    await scene_is(house, scene, "watching")
    await today.passes(330, step_s=10)
    await scene_is(house, scene, "holding")
    assert notes(house) == {}


async def test_no_scene_is_busy_where_none_is_set_up(house: House, somebody: Context) -> None:
    assert await house.hass.data[SCENES].busy(somebody, 60) == ()


# What speaks.


async def test_a_voice_satellite_announces_and_a_notifier_is_sent_it(
    house: House, today: Day, somebody: Context
) -> None:
    for entity_id, action in (
        ("assist_satellite.bathroom", "announce"),
        ("notify.watch", "send_message"),
    ):
        domain = entity_id.split(".", maxsplit=1)[0]
        heard = async_mock_service(house.hass, domain, action)
        house.hass.states.async_set(entity_id, "idle")
        scene = await bath(house, speaker=entity_id)
        await runner_of(house, scene).activate(somebody)
        house.cooker.mishaps.fault()
        await until(lambda heard=heard: heard, "it is said")
        assert "has a fault" in heard[0].data["message"]
        house.cooker.mishaps.clear_fault()
        house.hass.config_entries.async_remove_subentry(house.entry, scene)


async def test_a_voice_that_lacks_the_houses_language_speaks_its_own(
    house: House, today: Day, somebody: Context
) -> None:
    house.hass.states.async_set(SPEAKER, "idle")
    house.hass.states.async_set(VOICE, "unknown")
    said: list[ServiceCall] = []

    async def speak(call: ServiceCall) -> None:
        if "language" in call.data:
            raise ValueError("Language 'en' not supported")
        said.append(call)

    house.hass.services.async_register("tts", "speak", speak)
    scene = await bath(house)
    await runner_of(house, scene).activate(somebody)
    house.cooker.mishaps.fault()
    await until(lambda: said, "it is said")


async def test_a_speaker_that_is_away_is_made_up_for_on_phones(
    house: House, family: Family, today: Day
) -> None:
    (ann,) = await family("Ann")
    house.hass.states.async_set(SPEAKER, "unavailable")
    scene = await bath(house)
    await bakes(house)
    await runner_of(house, scene).activate(Context(user_id=ann.user.id))
    await today.passes(300, step_s=10)
    await today.passes(660)
    await ann.phone.asks("is done and keeps the food warm")


async def test_with_nobody_at_home_an_oven_is_not_kept_hot_for_two_hours(
    house: House, family: Family, today: Day
) -> None:
    """Who forgot to say that the bath is over and left is told, and dry heat ends."""
    (ann,) = await family("Ann")
    scene = await bath(house, speaker=None)
    await bakes(house)
    await runner_of(house, scene).activate(Context(user_id=ann.user.id))
    await ann.leaves()
    await today.passes(310, step_s=10)
    await ann.phone.asks("is done, but does not keep the food warm")
    assert holds(house) == []
