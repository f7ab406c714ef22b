"""A program is chosen beside the mode: choosing sends nothing, and Start sends the program."""

from homeassistant.core import HomeAssistant

from custom_components.cooker.entity import zones
from custom_components.cooker.programs.shelf import shelf
from tests.integration.asking import ask_for_response, target
from tests.integration.house import AtHome
from tests.integration.programs import choices, choose, document, keep, sent
from virtual_cooker import VirtualCooker

BREAD = "White bread"


async def test_the_choice_offers_what_the_zone_can_cook_and_by_hand_first(
    oven: VirtualCooker, rice_cooker: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    pot = await at_home(rice_cooker)
    assert house.shown("select", "program", "upper") == "by_hand"
    assert choices(house, "upper")[0] == "by_hand"
    assert BREAD in choices(house, "upper")
    assert "Roast chicken, by probe" in choices(house, "upper")
    assert "Roast chicken, by probe" not in choices(house, "lower"), "it takes no probe"
    assert "White rice" in choices(pot, "pot")
    assert BREAD not in choices(pot, "pot")


async def test_choosing_a_program_sends_nothing_and_shows_its_main_stage(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    await keep(house.hass, "save_program", program=document(stage={"mode": "roast"}))
    await choose(house, "Sunday bread", "upper")
    assert house.commands == []
    assert house.shown("select", "program", "upper") == "Sunday bread"
    assert house.shown("select", "program", "lower") == "by_hand"
    assert house.shown("select", "mode", "upper") == "roast"
    assert house.shown("number", "set_temperature", "upper") == "220"
    assert house.shown("number", "set_duration", "upper") == "40"


async def test_start_sends_the_chosen_program_as_it_is(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    await choose(house, "Pizza", "upper")
    oven.panel.allow_remote_start()
    await house.press("start", "upper")
    program = sent(oven)
    assert program["id"] == "builtin.oven.pizza"
    assert program["food_class"] == "bread"
    assert [stage["kind"] for stage in program["stages"]][:2] == ["heat", "hold"]
    await house.shows("Pizza", "sensor", "program", "upper")


async def test_changing_a_setting_afterwards_cooks_by_hand(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    for change in (
        lambda: house.set("set_temperature", 200, "upper"),
        lambda: house.set("set_duration", 10, "upper"),
        lambda: house.choose("bake", "upper"),
        lambda: house.act(
            "select_option", "select", "timer_starts", "upper", option="when_preheated"
        ),
    ):
        await choose(house, "Pizza", "upper")
        assert house.shown("select", "program", "upper") == "Pizza"
        await change()
        assert house.shown("select", "program", "upper") == "by_hand"
    oven.panel.allow_remote_start()
    await house.press("start", "upper")
    assert sent(oven)["id"] == "manual"


async def test_by_hand_keeps_the_settings_of_the_program(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    await keep(house.hass, "save_program", program=document())
    await choose(house, "Sunday bread", "upper")
    await choose(house, "by_hand", "upper")
    assert house.shown("number", "set_temperature", "upper") == "220"
    assert house.shown("select", "program", "upper") == "by_hand"


async def test_a_program_that_is_saved_or_deleted_comes_and_goes_without_a_reload(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    assert "Sunday bread" not in choices(house, "upper")
    await keep(house.hass, "save_program", program=document())
    assert "Sunday bread" in choices(house, "upper")
    await choose(house, "Sunday bread", "upper")
    await keep(house.hass, "save_program", program=document(stage={"duration_s": 3000}))
    assert house.shown("number", "set_duration", "upper") == "50", "its settings follow it"
    assert house.shown("select", "program", "upper") == "Sunday bread"
    await keep(house.hass, "delete_program", program="Sunday bread")
    assert "Sunday bread" not in choices(house, "upper")
    assert house.shown("select", "program", "upper") == "by_hand"


async def test_two_programs_of_one_name_are_told_apart(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    await keep(house.hass, "save_program", program=document("mine", "Pizza"))
    await keep(house.hass, "save_program", program=document("odd", "by_hand"))
    options = choices(house, "upper")
    assert {"Pizza", "Pizza (2)", "by_hand (2)"} <= set(options)
    assert len(options) == len(set(options))
    await choose(house, "Pizza (2)", "upper")
    oven.panel.allow_remote_start()
    await house.press("start", "upper")
    assert sent(oven)["id"] == "mine"


async def test_titles_are_in_the_language_of_the_house(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    await hass.config.async_update(language="zh-Hans")
    await keep(hass, "save_program", program=document())
    assert {"披萨", "Sunday bread"} <= set(choices(house, "upper"))


async def test_the_choice_survives_a_restart(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await at_home(oven)
    await choose(house, "Pizza", "upper")
    await house.restart()
    assert house.shown("select", "program", "upper") == "Pizza"


async def test_the_shelf_gives_the_same_programs_to_whoever_plans(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    await keep(house.hass, "save_program", program=document())
    await keep(house.hass, "save_program", program=document("not_here", kind="air_fryer"))
    await keep(house.hass, "import_program", document=document("a_draft"))
    book = await shelf(house.hass)
    upper, lower = zones(house.entry.runtime_data)
    ids = [program.id for program in book.for_zone(upper)]
    assert ids[-1] == "sunday_bread", "the household's own come last"
    assert ids[0].startswith("builtin.oven.")
    assert set(ids) > {program.id for program in book.for_zone(lower)}
    assert not {"not_here", "a_draft"} & set(ids)


async def test_a_program_without_heat_leaves_the_settings_alone(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    await keep(
        house.hass, "save_program", program=document(stages=[{"kind": "rest", "duration_s": 600}])
    )
    await choose(house, "Sunday bread", "upper")
    assert house.shown("number", "set_temperature", "upper") == "180"
    assert house.shown("select", "program", "upper") == "Sunday bread"
    refused = await ask_for_response(
        house, "start_program", target(house, "upper"), program="Sunday bread", temperature=200
    )
    assert "heats nothing" in refused["cookers"][0]["message"]
