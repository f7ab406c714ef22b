"""What can be said, sentence by sentence: what the cookers are sent, and what is answered."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM

from custom_components.cooker.plans.keeper import PLANS
from tests.integration.days import Day
from tests.integration.house import Appliance, AtHome, House, until
from tests.integration.talking import Talk, come_home, go_out, rename, with_assist

EN, ZH = "en", "zh-Hans"
ADD_ONE = "Add one under the cooker, in Settings, Devices and services."
NAMES = {
    EN: ("Upper oven", "Lower oven", "Microwave", "Rice cooker"),
    ZH: ("上层烤箱", "下层烤箱", "微波炉", "电饭煲"),
}


@dataclass
class Kitchen:
    """Three cookers, loaded and allowed to start from afar."""

    hass: HomeAssistant
    oven: House
    microwave: House
    pot: House

    def call(self, language: str) -> Talk:
        """Give everything its names in a language, and begin a conversation in it."""
        upper, lower, microwave, pot = NAMES[language]
        rename(self.oven, upper, "upper")
        rename(self.oven, lower, "lower")
        rename(self.microwave, microwave)
        rename(self.pot, pot)
        return Talk(self.hass, language)

    async def allow(self) -> None:
        for house in (self.oven, self.microwave, self.pot):
            house.cooker.panel.allow_remote_start()
            await house.shows("on", "binary_sensor", "remote_start")


@pytest.fixture
async def kitchen(
    hass: HomeAssistant, at_home: AtHome, appliance: Appliance, today: Day
) -> Kitchen:
    await with_assist(hass)
    cookers = [await appliance(one) for one in ("oven", "microwave", "rice_cooker")]
    houses = [await at_home(one) for one in cookers]
    today.cookers += cookers
    for cooker, zone, mass_kg in ((cookers[1], "cavity", 0.4), (cookers[2], "pot", 0.3)):
        cooker.panel.open_door(zone)
        cooker.panel.put_food(zone, mass_kg, 20)
        cooker.panel.close_door(zone)
    kitchen = Kitchen(hass, *houses)
    await kitchen.allow()
    return kitchen


def stages(house: House) -> list[dict[str, Any]]:
    """Return the stages that a cooker was sent last."""
    sent = [one.params for one in house.cooker.received if one.method == "zone.start"]
    return list(sent[-1]["program"]["stages"])


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        (EN, "microwave on high for two minutes thirty", "two minutes and thirty seconds"),
        (ZH, "微波炉高火两分半", "两分钟三十秒"),
    ],
)
async def test_power_and_time(kitchen: Kitchen, language: str, said: str, told: str) -> None:
    answer = await kitchen.call(language).say(said)
    assert told in answer
    (stage,) = stages(kitchen.microwave)
    assert (stage["mode"], stage["power_pct"], stage["duration_s"]) == ("microwave", 100, 150)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (EN, "high for five minutes, then low for three"),
        (ZH, "先高火五分钟再低火三分钟"),
    ],
)
async def test_one_thing_after_the_other_is_one_program(
    kitchen: Kitchen, language: str, said: str
) -> None:
    """Only the microwave has a power, so nobody is asked which cooker is meant."""
    await kitchen.call(language).say(said)
    sent = [(one["power_pct"], one["duration_s"]) for one in stages(kitchen.microwave)]
    assert sent == [(100, 300), (30, 180)]


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        (EN, "cook white rice", "Rice cooker has started: White rice, one hour."),
        (ZH, "做白米饭", "白米饭、一小时。"),
        ("de", "koche weißen Reis", "Weißer Reis, eine Stunde."),
        ("fr", "fais cuire le riz blanc", "Riz blanc, une heure."),
        ("es", "cocina arroz blanco", "Arroz blanco, una hora."),
    ],
)
async def test_a_program_goes_to_what_can_cook_it(
    kitchen: Kitchen, language: str, said: str, told: str
) -> None:
    kitchen.call(EN)
    answer = await Talk(kitchen.hass, language).say(said)
    assert answer.endswith(told)
    assert kitchen.pot.commands == ["zone.start"]


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        (EN, "bake at 350 °F for half an hour in the lower oven", "degrees Fahrenheit"),
        (ZH, "下层烤箱烘烤350华氏度三十分钟", "华氏度"),
    ],
)
async def test_degrees_are_what_was_said(
    kitchen: Kitchen, language: str, said: str, told: str
) -> None:
    answer = await kitchen.call(language).say(said)
    assert told in answer
    (stage,) = stages(kitchen.oven)
    assert stage["target_c"] == pytest.approx(176.67)
    assert stage["duration_s"] == 1800


async def test_degrees_without_a_scale_are_the_houses(
    hass: HomeAssistant, kitchen: Kitchen
) -> None:
    hass.config.units = US_CUSTOMARY_SYSTEM
    answer = await kitchen.call(EN).say("preheat the lower oven to 350")
    assert answer == "Preheating Lower oven to three hundred and fifty degrees."
    assert stages(kitchen.oven)[0]["target_c"] == pytest.approx(176.67)


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        (EN, "set the upper oven to 190 for 40 minutes", "one hundred and ninety degrees"),
        (ZH, "上层烤箱设为190度四十分钟", "一百九十度、四十分钟"),
    ],
)
async def test_setting_heats_nothing_and_start_takes_it(
    kitchen: Kitchen, language: str, said: str, told: str
) -> None:
    talk = kitchen.call(language)
    assert told in await talk.say(said)
    assert kitchen.oven.commands == []
    assert kitchen.oven.shown("number", "set_temperature", "upper") == "190"
    await talk.say({EN: "start the upper oven", ZH: "启动上层烤箱"}[language])
    assert kitchen.oven.commands == ["zone.start"]
    assert {one["target_c"] for one in stages(kitchen.oven)} == {190}


async def test_setting_what_runs_changes_it(kitchen: Kitchen) -> None:
    talk = kitchen.call(EN)
    await talk.say("bake at 180 degrees for half an hour in the upper oven")
    await kitchen.oven.shows("preheating", "sensor", "state", "upper")
    answer = await talk.say("set the upper oven to 200")
    assert answer == "Upper oven goes on with two hundred degrees."
    assert kitchen.oven.commands == ["zone.start", "zone.adjust"]
    await kitchen.oven.shows("200", "sensor", "target", "upper")


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        (
            EN,
            "have white rice ready at half past six tonight",
            "White rice, one hour in Rice cooker will be ready at half past six in the evening.",
        ),
        (ZH, "今晚六点半做好白米饭", "电饭煲的白米饭、一小时将在晚上六点半做好"),
        (EN, "have white rice ready at seven", "ready at seven o'clock in the evening"),
    ],
)
async def test_ready_at_a_time_makes_a_plan(
    kitchen: Kitchen, language: str, said: str, told: str
) -> None:
    answer = await kitchen.call(language).say(said)
    assert told in answer
    assert kitchen.pot.commands == [] or kitchen.pot.shown("sensor", "plan", "pot") != "none"
    (plan,) = kitchen.hass.data[PLANS].book.active()
    wanted = datetime(2026, 11, 25, 19 if "seven" in said else 18, tzinfo=UTC)
    assert plan.wished_at == (wanted if "seven" in said else wanted.replace(minute=30))


async def test_a_second_plan_is_refused_with_the_time_of_the_first(kitchen: Kitchen) -> None:
    talk = kitchen.call(EN)
    await talk.say("have white rice ready at seven")
    assert "seven o'clock" in await talk.say("have white rice ready at eight")
    assert len(kitchen.hass.data[PLANS].book.active()) == 1


async def test_a_plan_is_asked_about_while_nobody_is_at_home(kitchen: Kitchen) -> None:
    go_out(kitchen.hass)
    talk = kitchen.call(EN)
    question = await talk.say("have white rice ready at seven")
    assert question.startswith("Nobody seems to be at home. Plan White rice")
    assert kitchen.hass.data[PLANS].book.active() == ()
    await talk.say("yes please")
    assert len(kitchen.hass.data[PLANS].book.active()) == 1
    come_home(kitchen.hass)


async def test_a_preheat_at_a_time_is_hot_then(kitchen: Kitchen, today: Day) -> None:
    answer = await kitchen.call(EN).say("preheat the upper oven to 200 at nine in the morning")
    assert answer.startswith("Upper oven starts at ")
    (plan,) = kitchen.hass.data[PLANS].book.active()
    assert plan.start_at < datetime(2026, 11, 25, 9, tzinfo=UTC) < plan.ready_at


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        (EN, "keep the food warm in the upper oven for an hour", "one hour."),
        (ZH, "上层烤箱保温一小时", "一小时。"),
    ],
)
async def test_keep_warm(kitchen: Kitchen, language: str, said: str, told: str) -> None:
    answer = await kitchen.call(language).say(said)
    assert answer.endswith(told)
    (stage,) = stages(kitchen.oven)
    assert (stage["mode"], stage["duration_s"]) == ("keep_warm", 3600)


@pytest.mark.parametrize(
    ("language", "on", "off"),
    [(EN, "turn on the oven light", "turn off the oven light"), (ZH, "打开烤箱灯", "关闭烤箱灯")],
)
async def test_the_light(kitchen: Kitchen, language: str, on: str, off: str) -> None:
    talk = kitchen.call(language)
    for said, state in ((on, "on"), (off, "off")):
        assert await talk.say(said)
        await kitchen.oven.shows(state, "light", "light")


@pytest.mark.parametrize(
    ("language", "on", "off", "which"),
    [
        (EN, "turn on the child lock", "turn off the child lock", "the microwave"),
        (ZH, "打开童锁", "关闭童锁", "微波炉"),
    ],
)
async def test_the_child_lock_of_the_cooker_that_is_meant(
    kitchen: Kitchen, language: str, on: str, off: str, which: str
) -> None:
    talk = kitchen.call(language)
    for said, state in ((on, "on"), (off, "off")):
        assert NAMES[language][2] in await talk.say(said), "it asks which"
        assert talk.listens_on
        await talk.say(which)
        await kitchen.microwave.shows(state, "switch", "child_lock")


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        (EN, "how hot is the upper oven", "Upper oven is at twenty two degrees."),
        (ZH, "上层烤箱现在多少度", "上层烤箱现在二十二度。"),
        (EN, "what is the upper oven doing", "Upper oven is not cooking."),
        (EN, "how long left on the microwave", "Microwave is not cooking."),
        (EN, "is the upper oven preheated", "No, Upper oven is not heating."),
        (EN, "what did we cook last time", "I know of nothing that was cooked yet."),
        (ZH, "上次做了什么", "还没有烹饪记录。"),
        (EN, "I'm on my way home", f"No scene for coming home is set up. {ADD_ONE}"),
        (EN, "I'm in the shower for 15 minutes", f"No scene for busy hands is set up. {ADD_ONE}"),
    ],
)
async def test_a_question_is_answered_and_starts_nothing(
    kitchen: Kitchen, language: str, said: str, told: str
) -> None:
    assert await kitchen.call(language).say(said) == told
    assert [kitchen.oven.commands, kitchen.microwave.commands, kitchen.pot.commands] == [[]] * 3


async def test_safe_to_eat_is_what_a_probe_says_and_else_unknown(
    kitchen: Kitchen, today: Day
) -> None:
    """The program's food decides: poultry at 74 °C; nothing is claimed without a probe."""
    talk = kitchen.call(EN)
    assert await talk.say("is it safe to eat from the lower oven") == (
        "I cannot know: nothing in Lower oven measures inside the food. "
        "Check with a thermometer: poultry or leftovers needs seventy four degrees in the middle."
    )
    panel = kitchen.oven.cooker.panel
    panel.open_door("upper")
    panel.put_food("upper", 0.3, 8)
    panel.insert_probe("upper")
    panel.close_door("upper")
    await kitchen.allow()
    assert "Roast chicken" in await talk.say("cook roast chicken in the upper oven")
    await kitchen.oven.shows("preheating", "sensor", "state", "upper")
    answer = await talk.say("is the chicken safe to eat")
    assert answer.startswith("Not yet: the probe in Upper oven shows ")
    assert "poultry needs seventy four degrees" in answer

    def done() -> bool:
        probe = kitchen.oven.state("sensor", "probe_1", "upper").state
        return float(probe) >= 75

    for _ in range(240):
        if done():
            break
        await today.passes(60)
    assert (await talk.say("is the chicken safe to eat")).startswith(
        "The probe in Upper oven shows"
    )


async def test_what_we_cooked_last_is_told_with_how_it_was(kitchen: Kitchen, today: Day) -> None:
    talk = kitchen.call(EN)
    await talk.say("microwave on high for two minutes")
    await kitchen.microwave.shows("cooking", "sensor", "state", "cavity")
    await today.passes(150)
    await until(lambda: kitchen.microwave.shown("sensor", "state", "cavity") != "cooking", "done")
    assert await talk.say("what did we cook last time") == (
        "The last cook was Microwave in Microwave, today. It took two minutes."
    )
