"""Language models: what they see, what they may start, and what they cannot get around."""

from functools import partial

import pytest
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.llm import LLMContext
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.cooker.conversations import KEPT, is_models, note_model
from custom_components.cooker.lib.aiocooker import Timing, connect
from custom_components.cooker.llm import async_get_tools
from tests.integration.asking import device_id
from tests.integration.days import Day
from tests.integration.house import AtHome
from tests.integration.models import UPPER, expose, model, only, opened, shown, start_of
from tests.integration.programs import sent
from tests.integration.voice_thermostat import AWAY, THERMOSTAT, enabled, somebody, started
from virtual_cooker import VirtualCooker

READS = {"status", "programs"}
HEATS = {"preheat", "start_program", "ready_at"}


# What a model sees.


async def test_a_model_sees_nothing_before_somebody_exposes_it(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    assert (await model(house.hass)).ours == set()


async def test_who_exposes_the_state_lets_a_model_tell_and_stop_but_not_start(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    await expose(house, shown("upper"))
    talk = await model(house.hass)
    assert talk.ours == {*READS, "stop"}
    told = await only(talk)
    assert told["state"] == "idle"
    assert told["may_be_started_by_you"] is False


@pytest.mark.parametrize("thermostat", [False, True])
async def test_who_exposes_what_starts_it_lets_a_model_start_it(
    oven: VirtualCooker, at_home: AtHome, *, thermostat: bool
) -> None:
    house = await enabled(at_home, oven, "upper")
    oven.panel.allow_remote_start()
    await expose(house, (*THERMOSTAT, "upper") if thermostat else start_of("upper"))
    talk = await model(house.hass)
    assert talk.ours == {*READS, *HEATS, "stop"}
    assert (await talk.done("preheat", temperature=200))["done"] is True
    await house.shows("preheating", "sensor", "state", "upper")


async def test_a_thermostat_that_is_disabled_lets_nobody_start(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    await expose(house, shown("upper"), (*THERMOSTAT, "upper"))
    assert (await model(house.hass)).ours == {*READS, "stop"}


async def test_another_api_gets_none_of_our_tools(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await opened(at_home, oven, "upper")
    told = LLMContext("a_model", None, "en", "conversation", None)
    assert async_get_tools(house.hass, told, "another") is None


async def test_what_a_zone_does_is_told(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await opened(at_home, oven, "upper", "lower")
    talk = await model(house.hass)
    await talk.done("preheat", name=UPPER, temperature=200, mode="bake", minutes=25)
    await house.shows("preheating", "sensor", "state", "upper")
    told = await only(talk, name=UPPER)
    assert told["target"] == 200
    assert told["temperature_unit"] == "°C"
    assert told["hot"] is False
    await oven.clock.advance(1800)
    await house.shows("preheated", "sensor", "state", "upper")
    told = await only(talk, name=UPPER)
    assert told["hot"] is True
    assert told["needs_you"]
    await house.press("acknowledge", "upper")
    await house.shows("cooking", "sensor", "state", "upper")
    assert (await only(talk, name=UPPER))["minutes_left"] == 25
    assert (await only(talk, name="Lower cavity"))["state"] == "idle"


async def test_without_a_name_it_tells_of_all(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await opened(at_home, oven, "upper", "lower")
    told = await (await model(house.hass)).done("status", name="", area=None)
    assert len(told["cookers"]) == 2


async def test_the_programs_are_told_by_the_titles_that_start_them(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await opened(at_home, oven, "upper")
    talk = await model(house.hass)
    (told,) = (await talk.done("programs"))["cookers"]
    titles = {one["title"]: one for one in told["programs"]}
    assert titles["Baked potatoes"]["minutes"] > 30
    assert told["modes"]["bake"]["temperature"]["max"] == 275
    await talk.done("start_program", program="Baked potatoes")
    await house.shows("Baked potatoes", "sensor", "program", "upper")


async def test_a_cooker_that_is_away_is_told_as_away(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await opened(at_home, oven, "upper")
    talk = await model(house.hass)
    await oven.mishaps.drop_line()
    await house.shows("unavailable", "sensor", "state", "upper")
    assert (await only(talk))["state"] == "not_connected"


async def test_a_fault_is_told_in_one_line(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await opened(at_home, oven, "upper")
    oven.mishaps.fault("E07", "The fan is stuck.\nCall service.")
    await house.shows("on", "binary_sensor", "problem")
    assert (await only(await model(house.hass)))["fault"] == "The fan is stuck. Call service."


# Whom it means.


async def test_of_several_zones_a_model_must_say_which_to_heat(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await opened(at_home, oven, "upper", "lower")
    talk = await model(house.hass)
    sentence = await talk.refused("preheat", temperature=200)
    assert UPPER in sentence
    assert "Say which one" in sentence
    assert house.commands == []
    await talk.done("preheat", name="upper", temperature=200)
    await house.shows("preheating", "sensor", "state", "upper")


async def test_an_unknown_name_is_answered_with_the_known_ones(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await opened(at_home, oven, "upper")
    sentence = await (await model(house.hass)).refused("status", name="kettle")
    assert "“kettle”" in sentence
    assert UPPER in sentence
    assert "Lower" not in sentence, "that one is not exposed"


async def test_a_kind_of_cooker_is_a_name_too(rice_cooker: VirtualCooker, at_home: AtHome) -> None:
    house = await opened(at_home, rice_cooker, "pot")
    assert (await only(await model(house.hass), name="rice cooker"))["state"] == "idle"


async def test_the_room_of_the_speaker_decides_between_two(
    oven: VirtualCooker, microwave: VirtualCooker, at_home: AtHome
) -> None:
    house = await opened(at_home, oven, "upper")
    other = await opened(at_home, microwave, "cavity")
    areas, devices = ar.async_get(house.hass), dr.async_get(house.hass)
    kitchen, cellar = areas.async_create("Kitchen"), areas.async_create("Cellar")
    devices.async_update_device(device_id(house), area_id=kitchen.id)
    devices.async_update_device(device_id(other), area_id=cellar.id)
    speaker = a_speaker(house.hass, kitchen)
    near = await model(house.hass, device_id=speaker)
    assert (await only(near))["area"] == "Kitchen"
    assert len((await (await model(house.hass)).done("status"))["cookers"]) == 2
    assert (await only(near, area="cellar"))["area"] == "Cellar"
    await near.done("preheat", temperature=180)
    await house.shows("preheating", "sensor", "state", "upper")
    assert other.commands == []


def a_speaker(hass: HomeAssistant, area: ar.AreaEntry) -> str:
    """Put a satellite into an area."""
    entry = MockConfigEntry(domain="a_speaker")
    entry.add_to_hass(hass)
    devices = dr.async_get(hass)
    device = devices.async_get_or_create(
        config_entry_id=entry.entry_id, identifiers={("a_speaker", "one")}
    )
    devices.async_update_device(device.id, area_id=area.id)
    return device.id


# What it may do.


async def test_a_model_preheats_with_what_the_mode_usually_has(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await opened(at_home, oven, "upper")
    result = await (await model(house.hass)).done("preheat")
    assert result["then_waits_minutes_for_food"] == 30
    heats, holds, cooks = sent(oven)["stages"]
    assert (heats["mode"], heats["target_c"]) == ("bake", 180)
    assert holds["hold_max_s"] == 1800
    assert cooks["duration_s"] == 1800


async def test_a_temperature_that_the_first_mode_lacks_chooses_another(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await opened(at_home, oven, "upper")
    await (await model(house.hass)).done("preheat", temperature=40)
    assert sent(oven)["stages"][0]["mode"] == "proofing"


async def test_a_model_speaks_in_the_units_of_the_house(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    hass.config.units = US_CUSTOMARY_SYSTEM
    house = await opened(at_home, oven, "upper")
    talk = await model(house.hass)
    fields = {str(one): one.description for one in talk.tools["cooker__preheat"].parameters.schema}
    assert fields["temperature"] == "In °F"
    await talk.done("preheat", temperature=350)
    assert sent(oven)["stages"][0]["target_c"] == pytest.approx(176.67, abs=0.01)


async def test_a_model_changes_a_program_for_once(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await opened(at_home, oven, "upper")
    await (await model(house.hass)).done("start_program", program="pizza", minutes=9)
    assert sent(oven)["stages"][-1]["duration_s"] == 540


async def test_a_model_stops_what_cooks_whatever_else_holds(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    """Nobody at home, the child lock on, and only its state exposed."""
    house = await at_home(oven)
    somebody(house.hass, AWAY)
    await expose(house, shown("upper"))
    oven.panel.start("upper", "bake", 180, 600, None)
    oven.panel.set_child_lock(True)
    await house.shows("preheating", "sensor", "state", "upper")
    told = await (await model(house.hass)).done("stop")
    assert len(told["stopped"]) == 1
    assert house.commands == ["zone.stop"]
    await house.shows("idle", "sensor", "state", "upper")


async def test_a_stop_that_does_not_arrive_is_told(
    oven: VirtualCooker, at_home: AtHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    soon = Timing(answer_s=0.5)
    monkeypatch.setattr(
        "custom_components.cooker.coordinator.connect", partial(connect, timing=soon)
    )
    house = await opened(at_home, oven, "upper", "lower")
    talk = await model(house.hass)
    await oven.mishaps.new_port()
    await house.shows("unavailable", "sensor", "state", "upper")
    sentence = await talk.refused("stop")
    assert UPPER in sentence
    assert "Lower cavity" in sentence


async def test_a_model_plans_a_cook_and_calls_it_off(
    today: Day, oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await opened(at_home, oven, "upper")
    talk = await model(house.hass)
    told = await talk.done("ready_at", time="19:00", temperature=180, minutes=20)
    assert told["plan"]["state"] == "waiting"
    assert "T19:00:00" in told["plan"]["ready_at"]
    assert (await only(talk))["plan"]["state"] == "waiting"
    assert not started(house)
    await talk.done("stop")
    assert "plan" not in await only(talk)


# What it is told of the tools themselves.


async def test_the_tools_say_honestly_what_they_do(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await opened(at_home, oven, "upper")
    talk = await model(house.hass)
    for key in talk.ours:
        tool = talk.tools[f"cooker__{key}"]
        assert tool.integration == "cooker"
        assert tool.title
        assert tool.description
        assert tool.annotations.open_world is False
        assert tool.annotations.read_only is (key in READS)
        assert tool.annotations.destructive is (key not in READS)
        assert tool.annotations.idempotent is (key not in HEATS)


def test_only_so_many_conversations_are_remembered(hass: HomeAssistant) -> None:
    first = Context()
    note_model(hass, first)
    note_model(hass, None)
    assert is_models(hass, first)
    assert is_models(hass, Context(parent_id=first.id))
    assert not is_models(hass, Context())
    assert not is_models(hass, None)
    for _ in range(KEPT):
        note_model(hass, Context())
    assert not is_models(hass, first)
