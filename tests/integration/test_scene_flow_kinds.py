"""The other kinds of scenes: leave home, hands busy, ready every day, when something happens."""

from dataclasses import replace
from datetime import time

import pytest
from aiocooker.model import ZoneCapabilities
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import InvalidData

from custom_components.cooker.scenes.scene import Ask, Cooking, Do
from tests.integration.house import Appliance, AtHome, House
from tests.integration.scening import Talk, people, read
from virtual_cooker import VirtualCooker, models


@pytest.fixture
async def house(hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome) -> House:
    people(hass)
    return await at_home(oven)


@pytest.fixture
async def pot(hass: HomeAssistant, rice_cooker: VirtualCooker, at_home: AtHome) -> House:
    people(hass)
    return await at_home(rice_cooker)


async def test_rice_is_ready_every_day_by_a_program_of_its_own(pot: House) -> None:
    talk = await Talk(pot).add("ready_every_day")
    await talk.choose("start")
    program = next(one for one in talk.options("cook") if one.startswith("program."))
    name = talk.labels("cook")[program]
    await talk.fill(cook=program)
    assert talk.options("ask") == ["always", "armed", "automatic"]
    assert "five ways home" not in talk.told["automatic"]
    await talk.accept(ask="armed", phones=["phone_of_anna"])
    assert "begins" not in talk.suggested
    await talk.accept(at="06:30:00", limits={"quiet_begins": "22:00:00", "quiet_ends": "06:15:00"})
    assert talk.errors == {"base": "ready_in_quiet"}
    await talk.accept(at="18:30:00")
    assert "- so that it is ready at 18:30\n- every day" in talk.told["summary"]
    assert f"cooks what you put in before: “{name}”" in talk.told["summary"]
    assert talk.suggested == {"name": "Ready every day: Virtual rice cooker"}
    await talk.accept()
    scene = read(pot)
    assert scene.at == time(18, 30)
    assert scene.ask is Ask.ARMED
    assert scene.phones == ("phone_of_anna",)
    assert scene.cooking == Cooking(do=Do.START, program_id=program.removeprefix("program."))
    assert pot.commands == []


async def test_something_that_happens_is_chosen_with_its_state(
    hass: HomeAssistant, house: House
) -> None:
    door = {"friendly_name": "Front door", "device_class": "door"}
    hass.states.async_set("binary_sensor.front", "off", door)
    talk = await Talk(house).add("when", "upper")
    await talk.fill(entity_id="binary_sensor.front")
    assert talk.told["entity"] == "Front door"
    assert talk.config("to_state")["entity_id"] == "binary_sensor.front"
    await talk.accept(to_state="on")
    await talk.choose("preheat")
    await talk.fill(cook="mode.bake")
    await talk.accept()
    await talk.accept()
    await talk.accept(days=["wed", "mon"], ends="20:00:00")
    told = talk.told["summary"]
    assert "- Front door changes to “" in told
    assert "- on these days: Monday, Wednesday\n- not after 20:00\n" in told
    assert "at home already" not in told
    await talk.accept()
    scene = read(house)
    assert (scene.entity_id, scene.to_state, scene.for_s) == ("binary_sensor.front", "on", 0)


async def test_a_state_may_have_to_last_and_extra_conditions_to_be_met(
    hass: HomeAssistant, house: House
) -> None:
    hass.states.async_set("sensor.washer", "idle", {"friendly_name": "Washer"})
    talk = await Talk(house).add("when", "upper")
    await talk.fill(entity_id="sensor.washer")
    await talk.fill(**{"to_state": "finished", "for": 5})
    await talk.choose("get_ready")
    await talk.fill(cook="mode.roast")
    await talk.accept()
    await talk.accept()
    wrong = {"condition": "device", "device_id": "none", "domain": "nobody_knows_it"}
    await talk.accept(limits={"conditions": [wrong]})
    assert talk.errors == {"base": "wrong_condition"}
    assert talk.told["why"]
    lasting = {"condition": "state", "entity_id": "sun.sun", "state": "up", "for": {"minutes": 5}}
    templated = {"condition": "template", "value_template": "{{ true }}"}
    await talk.accept(limits={"conditions": [lasting, templated]})
    assert "- Washer has been “finished” for 5 min" in talk.told["summary"]
    assert "- only if all extra conditions are met (2)" in talk.told["summary"]
    await talk.accept()
    scene = read(house)
    assert scene.hours.conditions == (lasting, templated), "as they were said: plain JSON"
    assert scene.for_s == 300


@pytest.mark.parametrize(
    ("model", "proposed"),
    [("oven", "stop"), ("rice_cooker", "leave"), ("water_bath", "leave"), ("microwave", "stop")],
)
async def test_leaving_home_proposes_what_suits_the_appliance(
    hass: HomeAssistant, appliance: Appliance, at_home: AtHome, model: str, proposed: str
) -> None:
    people(hass)
    house = await at_home(await appliance(model))
    talk = await Talk(house).add("leave_home", "upper" if model == "oven" else "")
    assert talk.step == "leaving"
    assert talk.suggested["no_answer"] == proposed
    await talk.accept(answer_within=5)
    told = talk.told["summary"]
    gently = "- without an answer within 5 min it stops, but for slow, gentle cooking"
    stays = "- without an answer within 5 min, it stays on"
    assert (gently if proposed == "stop" else stays) in told
    assert "everybody left while" in talk.told["summary"]
    assert "never starts while" not in talk.told["summary"]
    await talk.accept()
    scene = read(house)
    assert (scene.no_answer, scene.answer_within_s, scene.people) == (proposed, 300, ())


async def test_what_usually_stays_on_can_be_made_to_stop(pot: House) -> None:
    talk = await Talk(pot).add("leave_home")
    await talk.accept(no_answer="stop")
    assert "- without an answer within 10 min, it stops\n" in talk.told["summary"]


async def test_a_bath_has_a_speaker_a_floor_and_a_water_heater(
    hass: HomeAssistant, house: House
) -> None:
    hass.states.async_set("media_player.bath", "idle", {"friendly_name": "Bathroom"})
    hass.states.async_set("water_heater.boiler", "eco", {"friendly_name": "Boiler"})
    talk = await Talk(house).add("hands_busy", "upper")
    assert talk.config("hold_temperature")["min"] == 65, "the first step of the oven above 63 °C"
    assert talk.suggested["hold_temperature"] == 70
    with pytest.raises(InvalidData):
        await talk.accept(hold_temperature=60)
    await talk.accept(busy=20, speaker="media_player.bath", power={"power_limit_w": 3600})
    assert talk.errors == {"base": "heater_and_limit"}
    await talk.accept(power={"water_heater": "water_heater.boiler"})
    assert "Whoever says that their hands are busy agrees" in talk.told["automatic"]
    await talk.accept()
    told = talk.told["summary"]
    assert "- you say that your hands are busy, for 20 min from then on" in told
    assert "that is done meanwhile is kept warm at 70 °C" in told
    assert "- unless you began it yourself, I ask before anything is kept warm" in told
    assert "- Bathroom tells you how the food is doing" in told
    assert "- Boiler does not heat together with" in told
    assert "more than 3600 W" in told
    assert "- 20 min are over, or you say that you are back" in told
    assert "- keeping warm ends after 2 h" in told
    await talk.accept()
    scene = read(house)
    assert (scene.busy_s, scene.hold_c, scene.power_limit_w) == (1200, 70, 3600)
    assert (scene.speaker, scene.water_heater) == ("media_player.bath", "water_heater.boiler")


async def test_a_bath_may_begin_with_a_sensor_and_keep_warm_without_asking(
    hass: HomeAssistant, pot: House
) -> None:
    bath = {"friendly_name": "Somebody in the bath", "device_class": "occupancy"}
    hass.states.async_set("binary_sensor.bath", "off", bath)
    talk = await Talk(pot).add("hands_busy")
    await talk.accept(sensor={"entity_id": "binary_sensor.bath", "for": 2})
    await talk.accept(ask="automatic")
    told = talk.told["summary"]
    assert "- Somebody in the bath has been “" in told
    assert "for 2 min" in told
    assert "- it is kept warm without asking" in told
    await talk.accept()
    scene = read(pot)
    assert (scene.entity_id, scene.for_s, scene.ask) == ("binary_sensor.bath", 120, Ask.AUTOMATIC)


async def test_a_pot_that_sets_its_own_keep_warm_temperature_is_not_asked_for_one(
    appliance: Appliance, at_home: AtHome
) -> None:
    def simple(can: ZoneCapabilities) -> ZoneCapabilities:
        return replace(can, modes=tuple(replace(one, temperature_c=None) for one in can.modes))

    house = await at_home(await appliance(models.rice_cooker().with_zone("pot", simple)))
    talk = await Talk(house).add("hands_busy")
    assert "hold_temperature" not in talk.suggested
    await talk.accept()
    await talk.accept()
    assert "that is done meanwhile is kept warm\n" in talk.told["summary"]


async def test_an_oven_without_a_warm_mode_lets_its_cook_go_on_cooler(
    toaster: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(toaster)
    talk = await Talk(house).add("hands_busy")
    bounds = talk.config("hold_temperature")
    assert (bounds["min"], bounds["max"]) == (63, 85)
    await talk.accept(hold_temperature=80)
    assert "Whoever says that their hands are busy agrees" in talk.told["automatic"]
    await talk.accept()
    assert "that is done meanwhile is kept warm at 80 °C" in talk.told["summary"]
    await talk.accept()
    assert read(house).hold_c == 80


async def test_a_microwave_keeps_nothing_warm_during_a_bath(
    microwave: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(microwave)
    talk = await Talk(house).add("hands_busy")
    assert "hold_temperature" not in talk.suggested
    await talk.accept()
    assert talk.step == "summary", "there is nothing to agree to"
    assert "cannot keep food warm: I tell you at once" in talk.told["summary"]
    assert "keeping warm" not in talk.told["summary"]
    await talk.accept()
    assert read(house).busy_s == 900
