"""The conversation about programs: Configure at the kitchen's entry."""

from typing import Any

import pytest
from homeassistant.config_entries import ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM

from custom_components.cooker.programs import shelf as shelves
from custom_components.cooker.programs.share import share_text
from tests.integration.house import AtHome, House
from tests.integration.programs import chicken, choices, document, keep, kitchen
from virtual_cooker import VirtualCooker

BREAD = {"name": "Sunday bread", "food": "bread", "perishable": False, "servings": 4}
BAKE = {"mode": "bake", "duration": {"hours": 0, "minutes": 40, "seconds": 0}, "temperature": 220}


@pytest.fixture
async def house(oven: VirtualCooker, at_home: AtHome) -> House:
    return await at_home(oven)


class Talk:
    """A person who reads what a form says, and fills it in or chooses from its menu."""

    def __init__(self, hass: HomeAssistant) -> None:
        self._flows = hass.config_entries.options
        self._hass = hass
        self._at: ConfigFlowResult | None = None

    @property
    def shown(self) -> ConfigFlowResult:
        assert self._at is not None
        return self._at

    async def begin(self) -> Talk:
        self._at = await self._flows.async_init(kitchen(self._hass).entry_id)
        return self

    async def choose(self, option: str) -> ConfigFlowResult:
        assert self.shown["type"] is FlowResultType.MENU
        assert option in self.shown["menu_options"]
        return await self._say({"next_step_id": option})

    async def fill(self, **said: object) -> ConfigFlowResult:
        assert self.shown["type"] is FlowResultType.FORM, self.shown
        return await self._say(said)

    async def _say(self, said: dict[str, object]) -> ConfigFlowResult:
        self._at = await self._flows.async_configure(self.shown["flow_id"], said)
        return self._at

    @property
    def told(self) -> dict[str, str]:
        return dict(self.shown.get("description_placeholders") or {})

    @property
    def done(self) -> bool:
        return self.shown["type"] is FlowResultType.CREATE_ENTRY


async def saved(hass: HomeAssistant, program_id: str) -> dict[str, Any]:
    recipe = (await shelves.shelf(hass)).get(program_id)
    assert recipe is not None
    return dict(recipe.document)


async def test_only_the_kitchen_can_be_configured(hass: HomeAssistant, house: House) -> None:
    assert kitchen(hass).supports_options
    assert not house.entry.supports_options


async def test_a_program_is_written_and_offered_at_once(hass: HomeAssistant, house: House) -> None:
    talk = await Talk(hass).begin()
    assert talk.shown["menu_options"] == ["new", "import"], "there is nothing to change yet"
    await talk.choose("new")
    await talk.fill(**BREAD)
    shown = await talk.fill(**BAKE, preheat=False)
    assert shown["step_id"] == "program"
    assert talk.told["program"] == "Sunday bread"
    assert talk.told["steps"] == "1. Bake · 220 °C · 40 min"
    assert talk.told["notes"] == ""
    assert house.commands == []
    await talk.choose("save")
    assert talk.done
    assert "Sunday bread" in choices(house, "upper")
    assert await saved(hass, "sunday_bread") == {
        "schema": "cooker.program/1",
        "id": "sunday_bread",
        "name": {"en": "Sunday bread"},
        "food_class": "bread",
        "perishable": False,
        "servings": 4,
        "stages": [{"kind": "cook", "mode": "bake", "target_c": 220, "duration_s": 2400}],
    }


async def test_a_program_of_several_stages(hass: HomeAssistant, house: House) -> None:
    talk = await Talk(hass).begin()
    await talk.choose("new")
    await talk.fill(**BREAD)
    await talk.fill(**BAKE, preheat=True)
    await talk.choose("add_user")
    await talk.fill(text="Turn the loaf")
    await talk.choose("add_cook")
    await talk.fill(mode="convection", duration={"minutes": 10})
    await talk.choose("add_rest")
    await talk.fill(duration={"minutes": 15})
    assert talk.told["steps"].splitlines() == [
        "1. Heat up · Bake · 220 °C",
        "2. Stay hot · Bake · 220 °C · until you continue · 30 min at most · Put the food in",
        "3. Bake · 220 °C · 40 min",
        "4. Your turn · Turn the loaf",
        "5. Convection · 10 min",
        "6. Rest without heat · 15 min",
    ]
    assert "5" in talk.told["notes"], "this oven takes five stages"
    await talk.choose("remove")
    await talk.fill(stage="4")
    assert len(talk.told["steps"].splitlines()) == 5
    await talk.choose("save")
    assert talk.done
    assert "Sunday bread" in choices(house, "upper")


async def test_a_program_is_changed_and_what_we_do_not_know_stays_in_it(
    hass: HomeAssistant, house: House
) -> None:
    await keep(hass, "save_program", program=document())
    talk = await Talk(hass).begin()
    assert talk.shown["menu_options"] == ["new", "edit", "delete", "import"]
    await talk.choose("edit")
    await talk.fill(program="sunday_bread")
    assert "remove" not in talk.shown["menu_options"], "a program without a stage is none"
    shown = await talk.choose("about")
    suggested = {
        str(field): field.description["suggested_value"]
        for field in shown["data_schema"].schema  # type: ignore[union-attr]
        if field.description
    }
    assert suggested == {"name": "Sunday bread", "food": "bread", "perishable": False}
    await talk.fill(name="Monday bread", perishable=True)
    assert talk.told["program"] == "Monday bread"
    await talk.choose("save")
    written = await saved(hass, "sunday_bread")
    assert written["crumb"] == "open"
    assert written["perishable"] is True
    assert "food_class" not in written, "it was left empty"
    assert "Monday bread" in choices(house, "upper")


async def test_what_is_not_safe_is_told_before_and_not_saved(
    hass: HomeAssistant, house: House
) -> None:
    talk = await Talk(hass).begin()
    await talk.choose("new")
    await talk.fill(name="Pink chicken", food="poultry", perishable=True)
    await talk.fill(
        mode="roast", duration={"hours": 2}, temperature=180, core_temperature=60, preheat=False
    )
    assert "until the core is 60 °C" in talk.told["steps"]
    assert "74 °C" in talk.told["notes"]
    shown = await talk.choose("save")
    assert shown["step_id"] == "program", "what was typed is not lost"
    assert "74 °C" in talk.told["notes"]
    assert (await shelves.shelf(hass)).own == ()


async def test_a_step_that_is_too_long_to_read_is_told_and_left_out(
    hass: HomeAssistant, house: House
) -> None:
    talk = await Talk(hass).begin()
    await talk.choose("new")
    await talk.fill(**BREAD)
    await talk.fill(**BAKE, preheat=False)
    await talk.choose("add_user")
    await talk.fill(text="x" * 501)
    assert "500" in talk.told["notes"]
    assert len(talk.told["steps"].splitlines()) == 1


async def test_a_program_is_thrown_away(hass: HomeAssistant, house: House) -> None:
    await keep(hass, "save_program", program=document())
    talk = await Talk(hass).begin()
    await talk.choose("delete")
    await talk.fill(program="sunday_bread")
    assert talk.done
    assert "Sunday bread" not in choices(house, "upper")


async def test_what_somebody_else_threw_away_meanwhile_is_told(
    hass: HomeAssistant, house: House
) -> None:
    await keep(hass, "save_program", program=document())
    deleting, editing = await Talk(hass).begin(), await Talk(hass).begin()
    await deleting.choose("delete")
    await editing.choose("edit")
    await keep(hass, "delete_program", program="sunday_bread")
    shown = await deleting.fill(program="sunday_bread")
    assert shown["type"] is FlowResultType.ABORT
    assert "There is no program sunday\\_bread" in deleting.told["why"]
    shown = await editing.fill(program="sunday_bread")
    assert shown["step_id"] == "init"


async def test_a_pasted_program_is_looked_at_before_it_can_be_started(
    hass: HomeAssistant, house: House
) -> None:
    talk = await Talk(hass).begin()
    await talk.choose("import")
    await talk.fill(text=f"Try this! {share_text(chicken(60))} Yours, Ben")
    assert talk.shown["step_id"] == "draft"
    assert talk.told["steps"] == ("1. Roast · 180 °C · until the core is 74 °C · 2 h at most")
    assert "raised from 60 °C to 74 °C" in talk.told["notes"]
    assert "My chicken" not in choices(house, "upper")
    await talk.choose("confirm")
    assert talk.done
    assert "My chicken" in choices(house, "upper")


async def test_a_draft_waits_and_may_be_thrown_away(hass: HomeAssistant, house: House) -> None:
    await keep(hass, "import_program", document=document())
    talk = await Talk(hass).begin()
    assert talk.shown["menu_options"] == ["new", "drafts", "import"]
    await talk.choose("drafts")
    await talk.fill(program="sunday_bread")
    assert talk.told["program"] == "Sunday bread"
    await talk.choose("discard")
    assert talk.done
    assert (await shelves.shelf(hass)).drafts == ()


async def test_a_draft_that_is_gone_is_told(hass: HomeAssistant, house: House) -> None:
    await keep(hass, "import_program", document=document())
    early, late = await Talk(hass).begin(), await Talk(hass).begin()
    await early.choose("drafts")
    await early.fill(program="sunday_bread")
    await late.choose("drafts")
    await keep(hass, "delete_program", program="sunday_bread")
    shown = await early.choose("confirm")
    assert shown["type"] is FlowResultType.ABORT
    assert "no such draft" in early.told["why"]
    shown = await late.fill(program="sunday_bread")
    assert shown["step_id"] == "init"


async def test_a_text_without_a_program_is_told_in_its_form(
    hass: HomeAssistant, house: House
) -> None:
    talk = await Talk(hass).begin()
    await talk.choose("import")
    shown = await talk.fill(text="Dear friend")
    assert shown["errors"] == {"text": "unreadable"}
    assert "begins with cooker.program" in talk.told["why"]
    await talk.fill(text=share_text(document()))
    assert talk.shown["step_id"] == "draft"


async def test_a_strangers_words_are_shown_as_words(hass: HomeAssistant, house: House) -> None:
    """Forms show Markdown: a picture in an imported title would call its sender's server."""
    picture = "![x](http://evil.example/a.png)"
    talk = await Talk(hass).begin()
    await talk.choose("import")
    await talk.fill(text=share_text(document(title=picture)))
    assert talk.told["program"] == (r"\!\[x\]\(http\:\/\/evil\.example\/a\.png\)")


async def test_degrees_are_those_of_the_house(hass: HomeAssistant, house: House) -> None:
    hass.config.units = US_CUSTOMARY_SYSTEM
    talk = await Talk(hass).begin()
    await talk.choose("new")
    await talk.fill(**BREAD)
    await talk.fill(**BAKE | {"temperature": 425}, preheat=False)
    assert talk.told["steps"] == "1. Bake · 425 °F · 40 min"
    await talk.choose("save")
    stage = (await saved(hass, "sunday_bread"))["stages"][0]
    assert stage["target_c"] == pytest.approx(218.33)
