"""A scene that is there: changed by the same steps, and tried without heating."""

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType

from custom_components.cooker.scenes import making
from custom_components.cooker.scenes.keeper import SCENES
from custom_components.cooker.scenes.runner import Runner
from custom_components.cooker.scenes.scene import Ask, Cooking, Do, SceneKind
from tests.integration.house import AtHome, House
from tests.integration.programs import document, keep
from tests.integration.scening import ANNA, Talk, people, read, scenes
from virtual_cooker import VirtualCooker


@pytest.fixture
async def house(hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome) -> House:
    people(hass)
    return await at_home(oven)


async def arrival(house: House) -> None:
    """Set up an arrival that starts ten minutes of baking in the upper cavity by itself."""
    talk = await Talk(house).add("arrive_home", "upper")
    await talk.accept(people=[ANNA])
    await talk.choose("start")
    await talk.fill(cook="mode.bake")
    await talk.accept(temperature=210, duration=10, perishable=False)
    await talk.accept(ask="automatic")
    await talk.accept(begins="16:00:00", limits={"quiet_begins": None, "quiet_ends": None})
    await talk.accept(name="Rolls")


def scene_of(house: House) -> Runner:
    """Return the only scene at work."""
    runner = house.hass.data[SCENES].get(scenes(house)[0].subentry_id)
    assert runner is not None
    return runner


async def test_a_scene_is_changed_by_the_same_steps_which_show_what_is_set(house: House) -> None:
    await arrival(house)
    before = scenes(house)[0].subentry_id
    talk = await Talk(house).again()
    assert talk.shown["menu_options"] == ["change", "simulate"]
    assert talk.told["scene"] == "Rolls"
    await talk.choose("change")
    assert talk.suggested == {"zone": "upper"}
    await talk.accept()
    assert talk.suggested["people"] == [ANNA]
    await talk.accept()
    await talk.choose("start")
    assert talk.suggested == {"cook": "mode.bake"}
    await talk.accept()
    assert talk.suggested == {"temperature": 210, "duration": 10, "perishable": False}
    await talk.accept(duration=15)
    assert talk.suggested["ask"] == "automatic"
    await talk.accept()
    assert talk.suggested["begins"] == "16:00:00"
    assert talk.suggested["limits"] == {}, "no quiet hours come back that were taken out"
    await talk.accept(begins=None)
    assert talk.suggested == {"name": "Rolls"}
    await talk.accept(name="Rolls at any hour")
    assert talk.shown["type"] is FlowResultType.ABORT
    assert talk.shown["reason"] == "reconfigure_successful"
    scene = read(house)
    assert scene.id == before
    assert scene.name == "Rolls at any hour"
    assert scene.kind is SceneKind.ARRIVE_HOME
    assert scene.hours.begins is None
    assert scene.cooking == Cooking(
        do=Do.START, mode="bake", target_c=210, duration_s=900, perishable=False
    )


async def test_another_choice_takes_over_nothing_of_the_former_one(
    hass: HomeAssistant, house: House
) -> None:
    await arrival(house)
    await keep(hass, "save_program", program=document(stage={"duration_s": 600}))
    talk = await Talk(house).again()
    await talk.choose("change")
    await talk.accept()
    await talk.accept()
    await talk.choose("start")
    await talk.fill(cook="program.sunday_bread")
    for _ in range(3):
        await talk.accept()
    assert read(house).cooking == Cooking(do=Do.START, program_id="sunday_bread")
    await talk.again()
    await talk.choose("change")
    await talk.accept(zone="lower")
    await talk.accept()
    await talk.choose("preheat")
    assert talk.suggested == {}, "a program that does not preheat is not proposed"
    await talk.fill(cook="mode.roast")
    for _ in range(4):
        await talk.accept()
    scene = read(house)
    assert scene.zone == "lower"
    assert (scene.cooking.mode, scene.cooking.program_id) == ("roast", None)
    assert scene.ask is Ask.AUTOMATIC


async def test_consent_that_no_longer_fits_is_asked_anew(
    hass: HomeAssistant, microwave: VirtualCooker, at_home: AtHome
) -> None:
    people(hass)
    house = await at_home(microwave)
    talk = await Talk(house).add("arrive_home")
    await talk.accept(people=[ANNA])
    await talk.choose("get_ready")
    await talk.fill(cook="mode.microwave")
    await talk.accept()
    await talk.accept(ask="automatic")
    await talk.accept()
    await talk.accept()
    await talk.again()
    await talk.choose("change")
    await talk.accept()
    await talk.choose("start")
    await talk.fill(cook="mode.microwave")
    await talk.accept()
    assert talk.suggested["ask"] == "always", "a microwave does not start by itself"


async def test_trying_leave_home_tells_what_it_would_do_and_does_not_do_it(house: House) -> None:
    talk = await Talk(house).add("leave_home", "upper")
    await talk.accept()
    await talk.accept(name="Nobody left")
    await talk.again()
    await talk.choose("simulate")
    assert talk.shown["menu_options"] == ["simulate", "change"]
    assert talk.told["scene"] == "Nobody left"
    assert talk.told["state"] == "It would do nothing."
    assert talk.told["whys"].startswith("- ")
    before = list(house.commands)
    house.cooker.panel.allow_remote_start()
    await house.shows("on", "binary_sensor", "remote_start")
    await house.press("start", "upper")
    await house.shows("preheating", "sensor", "state", "upper")
    await talk.choose("simulate")
    assert talk.told["state"] == "It would ask."
    assert house.commands == [*before, "zone.start"], "nothing was stopped"
    assert scene_of(house).story.question is None, "nobody was asked"
    await talk.choose("change")
    assert talk.step == "zone"


async def test_trying_an_arrival_tells_why_it_would_wait(house: House) -> None:
    house.cooker.panel.allow_remote_start()
    await house.shows("on", "binary_sensor", "remote_start")
    await arrival(house)
    talk = await Talk(house).again()
    await talk.choose("simulate")
    assert talk.told["state"].startswith("It would ")
    assert len(talk.told["whys"].splitlines()) > 1
    assert r"\_" not in talk.told["whys"], "sentences, no keys"
    assert "Anna" in talk.told["whys"]
    assert house.commands == []


@pytest.mark.parametrize("kind", ["ready_every_day", "when"])
async def test_every_kind_can_be_tried(hass: HomeAssistant, house: House, kind: str) -> None:
    hass.states.async_set("sensor.washer", "idle", {"friendly_name": "Washer"})
    talk = await Talk(house).add(kind, "upper")
    if kind == "when":
        await talk.fill(entity_id="sensor.washer")
        await talk.accept(to_state="finished")
    await talk.choose("preheat")
    await talk.fill(cook="mode.bake")
    await talk.accept()
    await talk.accept()
    await talk.accept(**({"at": "18:00:00"} if kind == "ready_every_day" else {}))
    await talk.accept()
    await talk.again()
    await talk.choose("simulate")
    assert talk.step == "simulate"
    assert talk.told["whys"].startswith("- ")
    assert r"\_" not in talk.told["whys"], "sentences, no keys"
    assert house.commands == []


async def test_a_scene_without_a_runner_cannot_be_tried_and_says_so(
    monkeypatch: pytest.MonkeyPatch, house: House
) -> None:
    monkeypatch.setattr(making, "_KINDS", {})
    await arrival(house)
    talk = await Talk(house).again()
    await talk.choose("simulate")
    assert talk.shown["type"] is FlowResultType.ABORT
    assert talk.shown["reason"] == "not_running"


async def test_a_cooker_that_is_not_set_up_has_no_scene_to_change(
    hass: HomeAssistant, house: House
) -> None:
    await arrival(house)
    await hass.config_entries.async_unload(house.entry.entry_id)
    talk = await Talk(house).again()
    assert talk.shown["reason"] == "not_connected"
