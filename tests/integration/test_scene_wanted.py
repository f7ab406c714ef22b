"""What a scene cooks, long after it was set up: programs go, and cookers change."""

from dataclasses import replace

import pytest
from homeassistant.core import HomeAssistant

from custom_components.cooker.entity import Zone, zones
from custom_components.cooker.programs.share import share_text
from custom_components.cooker.programs.shelf import shelf
from custom_components.cooker.scenes.consenting_rules import automatic_allowed
from custom_components.cooker.scenes.scene import Cooking, Do
from custom_components.cooker.scenes.wanted import must_be_possible, preheats, wanted
from custom_components.cooker.unsuitable import Unsuitable
from tests.integration.house import Appliance, AtHome, House
from tests.integration.programs import document, keep
from tests.integration.scening import ANNA, Talk, people
from virtual_cooker import VirtualCooker


@pytest.fixture
async def house(hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome) -> House:
    people(hass)
    return await at_home(oven)


def zone_of(house: House) -> Zone:
    return next(iter(zones(house.entry.runtime_data)))


async def test_a_program_that_is_gone_is_named(hass: HomeAssistant, house: House) -> None:
    with pytest.raises(Unsuitable, match="no_such_program"):
        wanted(await shelf(hass), zone_of(house), Cooking(program_id="gone"))


async def test_a_draft_is_not_cooked_by_a_scene(hass: HomeAssistant, house: House) -> None:
    await keep(hass, "import_program", text=share_text(document()))
    book = await shelf(hass)
    (draft,) = book.drafts
    with pytest.raises(Unsuitable, match="no_such_program"):
        wanted(book, zone_of(house), Cooking(program_id=draft.program.id))


async def test_a_mode_that_new_firmware_took_away_is_named(
    hass: HomeAssistant, house: House
) -> None:
    with pytest.raises(Unsuitable, match="no_such_mode") as refused:
        wanted(await shelf(hass), zone_of(house), Cooking(mode="pressure"))
    assert refused.value.said["mode"] == ("pressure",)


async def test_what_is_left_out_is_the_modes_own(hass: HomeAssistant, house: House) -> None:
    what = Cooking(do=Do.START, mode="bake", perishable=False)
    program = wanted(await shelf(hass), zone_of(house), what)
    (cook,) = program.stages
    assert (cook.target_c, cook.duration_s, program.perishable) == (180, 1800, False)


async def test_a_program_that_was_changed_meanwhile_no_longer_preheats(
    hass: HomeAssistant, house: House
) -> None:
    await keep(hass, "save_program", program=document())
    zone, what = zone_of(house), Cooking(do=Do.PREHEAT, program_id="sunday_bread")
    program = wanted(await shelf(hass), zone, what)
    with pytest.raises(Unsuitable, match="cannot_preheat"):
        must_be_possible(zone, program, what, unattended=True)


async def test_a_program_that_is_deleted_while_a_form_waits_is_told(
    hass: HomeAssistant, house: House
) -> None:
    await keep(hass, "save_program", program=document(stage={"duration_s": 600}))
    talk = await Talk(house).add("arrive_home", "upper")
    await talk.accept(people=[ANNA])
    await talk.choose("start")
    await (await shelf(hass)).delete("sunday_bread")
    await talk.fill(cook="program.sunday_bread")
    assert talk.errors == {"base": "never"}
    assert "sunday" in talk.told["why"]


@pytest.mark.parametrize(
    ("model", "preheat", "start"),
    [
        ("oven", True, True),
        ("toaster_oven", True, True),
        ("water_bath", True, True),
        ("rice_cooker", False, True),
        ("microwave", False, False),
    ],
)
async def test_by_itself_begins_only_what_may_be_empty_or_forgotten(
    appliance: Appliance, at_home: AtHome, model: str, *, preheat: bool, start: bool
) -> None:
    can = zone_of(await at_home(await appliance(model))).can
    assert automatic_allowed(can, Cooking(do=Do.PREHEAT)) is preheats(can) is preheat
    assert automatic_allowed(can, Cooking(do=Do.START)) is start
    assert automatic_allowed(can, Cooking(do=Do.GET_READY))
    forgetful = replace(can, can_run_empty=False, holds_safely=False)
    assert not automatic_allowed(forgetful, Cooking(do=Do.START))
