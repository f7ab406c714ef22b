"""Programs through actions: started, saved, listed, shared and thrown away."""

from typing import Any

import pytest
from homeassistant.auth.permissions.const import POLICY_CONTROL
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.setup import async_setup_component
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM
from pytest_homeassistant_custom_component.common import MockUser

from custom_components.cooker.programs.shelf import Shelf
from tests.integration.asking import ask, refused, target
from tests.integration.house import Appliance, AtHome, House, until
from tests.integration.programs import chicken, document, keep, not_kept, sent
from virtual_cooker import VirtualCooker


@pytest.fixture
async def house(oven: VirtualCooker, at_home: AtHome) -> House:
    oven.panel.allow_remote_start()
    return await at_home(oven)


async def test_a_program_is_started_by_its_title_however_it_is_written(house: House) -> None:
    await ask(house, "start_program", target(house, "upper"), program="  PIZZA ")
    assert sent(house.cooker)["id"] == "builtin.oven.pizza"
    await house.shows("preheating", "sensor", "state", "upper")


@pytest.mark.parametrize("said", ["builtin.oven.pizza", "披萨", "Pizza"])
async def test_a_program_is_started_by_its_id_or_in_any_of_its_languages(
    house: House, said: str
) -> None:
    await ask(house, "start_program", target(house, "upper"), program=said)
    assert sent(house.cooker)["id"] == "builtin.oven.pizza"


async def test_nothing_is_guessed_where_a_wrong_guess_would_heat(house: House) -> None:
    sentence = await refused(house, "start_program", "upper", program="Piza")
    assert sentence.startswith(f"{house.entry.title} (Upper cavity) has no program Piza")
    assert "Pizza" in sentence
    sentence = await refused(house, "start_program", "upper", program="qwertz")
    assert "“Roast chicken, by probe”" in sentence


async def test_a_program_that_the_zone_cannot_cook_says_why(house: House) -> None:
    sentence = await refused(house, "start_program", "lower", program="Roast chicken, by probe")
    assert "probe" in sentence


async def test_a_zone_for_which_there_is_no_program_says_so(
    appliance: Appliance, at_home: AtHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = await at_home(await appliance("oven"))
    monkeypatch.setattr(Shelf, "everything", lambda _self, _kind: ())
    sentence = await refused(house, "start_program", "upper", program="Pizza")
    assert "no program" in sentence


async def test_a_start_with_other_figures_changes_the_main_stage_and_its_heat_up(
    house: House,
) -> None:
    await ask(
        house,
        "start_program",
        target(house, "upper"),
        program="Pizza",
        temperature=265,
        duration="00:15:00",
    )
    stages = sent(house.cooker)["stages"]
    assert [stage.get("target_c") for stage in stages] == [265] * 3
    assert stages[-1]["duration_s"] == 900


async def test_poultry_below_its_floor_is_refused_with_what_would_work(house: House) -> None:
    sentence = await refused(
        house, "start_program", "upper", program="Roast chicken, by probe", core_temperature=60
    )
    assert "74 °C" in sentence


@pytest.mark.parametrize(("said", "meant"), [(165, 74), (166, 74.44)])
async def test_the_floor_of_usda_is_safe_in_its_own_unit(
    house: House, said: float, meant: float
) -> None:
    """165 °F are 73.9 °C: who writes down what USDA prints must not be told to add 0.2."""
    house.hass.config.units = US_CUSTOMARY_SYSTEM
    program = "Roast chicken, by probe"
    sentence = await refused(house, "start_program", "upper", program=program, core_temperature=164)
    assert "165 °F" in sentence
    chosen = target(house, "upper")
    await ask(house, "start_program", chosen, program=program, core_temperature=said)
    assert sent(house.cooker)["stages"][2]["until"] == {"core_c": meant}


async def test_poultry_without_a_probe_is_not_cooked_for_less_time(house: House) -> None:
    sentence = await refused(
        house,
        "start_program",
        "upper",
        program="Roast chicken of 2.5 kg, by time",
        duration="00:20:00",
    )
    assert "h 30 min. Cook it for that long or longer" in sentence
    await ask(
        house,
        "start_program",
        target(house, "upper"),
        program="Roast chicken of 2.5 kg, by time",
        duration="04:00:00",
    )
    assert sent(house.cooker)["stages"][2]["duration_s"] == 4 * 3600


async def test_bread_may_be_cooked_shorter_for_it_is_a_matter_of_taste(house: House) -> None:
    await keep(house.hass, "save_program", program=document())
    await ask(house, "start_program", target(house, "upper"), program="Sunday bread", duration=1200)
    assert sent(house.cooker)["stages"][0]["duration_s"] == 1200


async def test_an_unattended_grill_is_refused_by_button_and_by_action(
    hass: HomeAssistant, house: House
) -> None:
    hass.states.async_set("person.ann", "not_home")
    await house.choose("grill", "upper")
    before = len(house.commands)
    with pytest.raises(ServiceValidationError) as error:
        await house.press("start", "upper")
    assert "Grill" in str(error.value)
    sentence = await refused(house, "start", "upper", mode="grill", duration=300)
    assert "Grill" in sentence
    assert len(house.commands) == before
    hass.states.async_set("person.ann", "home")
    await house.press("start", "upper")
    await until(lambda: "zone.start" in house.commands, "somebody is at home")


async def test_stop_and_pause_pass_no_check(hass: HomeAssistant, house: House) -> None:
    await ask(house, "start", target(house, "upper"), mode="grill", duration=3600)
    hass.states.async_set("person.ann", "not_home")
    await ask(house, "pause", target(house, "upper"))
    await ask(house, "stop", target(house, "upper"))
    assert house.commands[-2:] == ["zone.pause", "zone.stop"]


async def test_a_program_is_saved_from_fields_and_again_as_a_new_version(house: House) -> None:
    fields = {
        "name": "Grandma's bread",
        "mode": "bake",
        "temperature": 220,
        "duration": "00:40:00",
        "food": "bread",
        "perishable": False,
        "servings": 4,
        "kind": "oven",
    }
    saved = await keep(house.hass, "save_program", **fields)
    assert (saved["id"], saved["version"]) == ("grandma_s_bread", 1)
    saved = await keep(house.hass, "save_program", **fields | {"preheat": True})
    assert (saved["id"], saved["version"]) == ("grandma_s_bread", 2)
    assert len(saved["steps"]) == 3
    await ask(house, "start_program", target(house, "upper"), program="grandmas bread")
    program = sent(house.cooker)
    assert [stage["kind"] for stage in program["stages"]] == ["heat", "hold", "cook"]
    assert program["food_class"] == "bread"
    named = await keep(house.hass, "save_program", **fields | {"id": "other"})
    assert named["id"] == "other"


async def test_which_of_two_is_meant_must_be_said(house: House) -> None:
    for program_id in ("one", "two"):
        names = {"en": f"Loaf {program_id}", "de": "Brot"}
        await keep(house.hass, "save_program", program=document(program_id, name=names))
    sentence = await refused(house, "start_program", "upper", program="brot")
    assert "Loaf one: one" in sentence
    assert "Loaf two: two" in sentence
    assert "one" in await not_kept(house.hass, "export_program", program="Brot")
    await ask(house, "start_program", target(house, "upper"), program="two")
    assert sent(house.cooker)["id"] == "two"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({}, "Nothing was given"),
        ({"name": "Soup"}, "a mode and a duration"),
        ({"name": "Soup", "mode": "bake"}, "a mode and a duration"),
        ({"program": document("builtin.oven.pizza")}, "built in"),
        ({"program": chicken(60)}, "74 °C"),
    ],
)
async def test_what_cannot_be_saved_says_why(
    house: House, said: dict[str, Any], sentence: str
) -> None:
    assert sentence in await not_kept(house.hass, "save_program", **said)


async def test_a_document_may_be_saved_under_another_id(house: House) -> None:
    saved = await keep(house.hass, "save_program", program=document(), id="monday")
    assert saved["id"] == "monday"


async def test_what_no_cooker_here_can_cook_is_kept_all_the_same(
    rice_cooker: VirtualCooker, at_home: AtHome
) -> None:
    """The oven may be off the line while somebody writes down a recipe for it."""
    house = await at_home(rice_cooker)
    await keep(house.hass, "save_program", program=document())
    listed = await keep(house.hass, "get_programs")
    mine = next(one for one in listed["programs"] if one["own"])
    assert [one["fits"] for one in mine["zones"]] == [False]
    assert "Bake" in mine["zones"][0]["reason"]


async def test_a_cooker_that_is_off_the_line_judges_nothing(
    hass: HomeAssistant, house: House
) -> None:
    """Its programs are kept all the same, and the next start looks again."""
    assert await hass.config_entries.async_unload(house.entry.entry_id)
    saved = await keep(hass, "save_program", program=chicken(60))
    assert saved["id"] == "my_chicken"
    imported = await keep(hass, "import_program", document=document(stage={"mode": "rice"}))
    assert imported["warnings"] == []
    listed = await keep(hass, "get_programs")
    assert "not connected" in listed["problems"][0]
    assert await hass.config_entries.async_setup(house.entry.entry_id)
    sentence = await refused(house, "start_program", "upper", program="My chicken")
    assert "74 °C" in sentence


async def test_programs_are_listed_with_what_they_do_and_where_they_fit(house: House) -> None:
    await keep(house.hass, "save_program", program=document(servings=4))
    await keep(house.hass, "import_program", document=document("draft", "A draft"))
    listed = await keep(house.hass, "get_programs")
    assert listed["problems"] == []
    programs = {one["id"]: one for one in listed["programs"]}
    chicken_by_probe = programs["builtin.oven.roast_chicken"]
    assert chicken_by_probe["kind"] == "oven"
    assert chicken_by_probe["own"] is False
    assert chicken_by_probe["person"] == ["Put the food in, with the probe in its thickest part"]
    fits = {one["zone"]: one["fits"] for one in chicken_by_probe["zones"]}
    assert fits == {"upper": True, "lower": False}
    assert "probe" in chicken_by_probe["zones"][1]["reason"]
    mine = programs["sunday_bread"]
    assert (mine["own"], mine["draft"], mine["minutes"], mine["food"], mine["servings"]) == (
        True,
        False,
        40,
        "bread",
        4,
    )
    assert programs["draft"]["draft"] is True
    here = await keep(house.hass, "get_programs", **target(house, "lower"))
    zones = {zone["zone"] for one in here["programs"] for zone in one["zones"]}
    assert zones == {"lower"}
    stranger = await keep(house.hass, "get_programs", device_id=["nothing"])
    assert len(stranger["problems"]) == 1


async def test_a_program_is_deleted_by_its_title(house: House) -> None:
    await keep(house.hass, "save_program", program=document())
    await house.hass.services.async_call(
        "cooker", "delete_program", {"program": "SUNDAY bread"}, blocking=True
    )
    assert "no program SUNDAY" in await not_kept(
        house.hass, "delete_program", program="SUNDAY bread"
    )
    assert "built in" in await not_kept(house.hass, "delete_program", program="Pizza")


async def test_programs_are_kept_also_before_there_is_a_kitchen(hass: HomeAssistant) -> None:
    assert await async_setup_component(hass, "cooker", {})
    saved = await keep(hass, "save_program", program=document())
    assert saved["id"] == "sunday_bread"
    listed = await keep(hass, "get_programs")
    assert listed == {"programs": [], "problems": []}
    assert "no program in that text" in await not_kept(hass, "import_program", text="?")


async def test_who_may_start_nothing_writes_nothing_down(
    hass: HomeAssistant, house: House, hass_admin_user: MockUser, hass_read_only_user: MockUser
) -> None:
    boss, guest = Context(user_id=hass_admin_user.id), Context(user_id=hass_read_only_user.id)
    with pytest.raises(ServiceValidationError, match="may not change programs"):
        await keep(hass, "save_program", guest, program=document())
    await keep(hass, "save_program", boss, program=document())
    listed = await keep(hass, "get_programs", guest)
    assert any(one["id"] == "sunday_bread" for one in listed["programs"])
    hass_read_only_user.mock_policy(
        {
            "entities": {
                "entity_ids": {house.entity("button", "start", "upper"): {POLICY_CONTROL: True}}
            }
        }
    )
    saved = await keep(hass, "save_program", guest, program=document())
    assert saved["version"] == 2


async def test_a_running_program_is_not_changed_to_less_than_its_food_needs(house: House) -> None:
    """What no start may do, no change afterwards may do either."""
    panel = house.cooker.panel
    await keep(house.hass, "save_program", program=chicken())
    panel.open_door("upper")
    panel.put_food("upper", 1.5, 8.0)
    panel.insert_probe("upper")
    panel.close_door("upper")
    panel.allow_remote_start()
    await until(lambda: house.shown("sensor", "probe_1", "upper") != "unknown", "the probe is in")
    await ask(house, "start_program", target(house, "upper"), program="My chicken")
    await house.shows("My chicken", "sensor", "program", "upper")
    with pytest.raises(ServiceValidationError, match="74 °C or more"):
        await ask(house, "adjust", target(house, "upper"), core_temperature=60)
    assert "zone.adjust" not in house.commands
    await ask(house, "adjust", target(house, "upper"), core_temperature=80)
    assert house.commands[-1] == "zone.adjust"
