"""What people say of themselves, for scenes: on my way, in the bath, and a scene's question."""

from homeassistant.core import Context

from tests.integration.bathing import DOOR, bakes, bath, remaining
from tests.integration.days import Day
from tests.integration.family import Family, add_scene, scene_is
from tests.integration.house import House
from tests.integration.planning import starts
from tests.integration.talking import Talk, with_assist


async def test_a_bath_by_voice_lasts_as_long_as_was_said(house: House, today: Day) -> None:
    await with_assist(house.hass)
    scene = await bath(house)
    await bakes(house)
    answer = await Talk(house.hass).say("I'm in the shower for 20 minutes")
    assert answer == "Bath takes care of it while you are busy."
    assert 1190 < remaining(house, scene) <= 1200
    answer = await Talk(house.hass, "zh-Hans").say("我去洗澡十五分钟")
    assert answer.endswith("会照看着。")
    assert 890 < remaining(house, scene) <= 900


async def test_the_way_home_by_voice_is_a_word_for_ones_own_scene(
    house: House, family: Family, today: Day
) -> None:
    await with_assist(house.hass)
    (ann,) = await family("Ann")
    heat = {"do": "preheat", "mode": "bake", "target_c": 200, "duration_s": 1800}
    scene = await add_scene(house, "arrive_home", "upper", "Home", people=[ann.entity_id], **heat)
    await ann.phone.tell("update_location", {"location_name": "not_home"})
    talk = Talk(house.hass, context=Context(user_id=ann.user.id))
    answer = await talk.say("I'm on my way home, I'll be there in 30 minutes")
    assert answer == "Home knows that you are on your way."
    await scene_is(house, scene, "armed")
    assert starts(house) == [], "a word is no start"


async def test_a_yes_by_voice_answers_the_one_question_of_a_scene(
    house: House, family: Family, today: Day
) -> None:
    await with_assist(house.hass)
    (ann,) = await family("Ann")
    scene = await bath(house, entity_id=DOOR, to_state="on", speaker=None)
    house.hass.states.async_set(DOOR, "off")
    await bakes(house)
    talk = Talk(house.hass, context=Context(user_id=ann.user.id))
    assert (await talk.say("yes")).startswith("Sorry"), "nobody asked anything"
    house.hass.states.async_set(DOOR, "on")
    await today.passes(5, step_s=5)
    await ann.phone.asks("keep what is done warm at 65 °C?")
    assert await talk.say("yes") == "All right, I do that."
    await scene_is(house, scene, "watching")
    assert (await talk.say("yes")).startswith("Sorry"), "it was answered"
    await ann.phone.asks_no_more()
