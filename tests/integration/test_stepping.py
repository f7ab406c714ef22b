"""A program of several stages on a zone that takes one: Home Assistant holds it and steps it."""

from dataclasses import replace

import pytest
from homeassistant.exceptions import ServiceValidationError

from custom_components.cooker.lib.aiocooker import CookingMode, Refused, Stage, StageKind, Until
from custom_components.cooker.unsuitable import Unsuitable
from tests.integration.asking import ask, ask_for_response, target
from tests.integration.holding import (
    BAKE,
    GRILL,
    HOTTER,
    REST,
    TURN,
    Kitchen,
    adjusted,
    food_in,
    kitchen,
    preheats,
    remaining_s,
    time_passes,
)
from tests.integration.house import AtHome, until
from virtual_cooker import VirtualCooker

pytestmark = pytest.mark.usefixtures("talkative")


@pytest.fixture
async def me(toaster: VirtualCooker, at_home: AtHome) -> Kitchen:
    return await kitchen(await at_home(toaster), "cavity")


async def test_an_oven_that_takes_one_stage_preheats_waits_for_the_food_and_cooks(
    toaster: VirtualCooker, me: Kitchen
) -> None:
    await preheats(me)
    assert me.attributes("program")["held_by"] == "home_assistant"
    assert (me.shown("stage"), me.attributes("stage")["number"]) == ("heat", 1)
    assert me.attributes("stage")["count"] == 3
    await me.passes_until("preheated")
    assert me.shown("preheated", "binary_sensor") == "on"
    assert me.shown("needs_user", "binary_sensor") == "on"
    assert me.text == "Put the food in"
    assert me.shown("remaining") == "unknown", "a person decides"

    food_in(toaster)
    await me.shows("cooking")
    assert (me.shown("remaining"), me.attributes("stage")["number"]) == ("20", 3)
    await me.passes(1300, stride_s=1300)
    await me.shows("finished")

    assert me.stages == [
        {**me.stages[0], "kind": "cook", "mode": "bake", "target_c": 180, "duration_s": 1800}
    ]
    assert [command for command, _ in me.commands] == ["start", "adjust", "adjust"]
    assert me.events == [
        "cook_started",
        "preheated",
        "stage_changed",
        "needs_user",
        "paused_by_door",
        "resumed",
        "stage_changed",
        "finished",
    ]


async def test_the_oven_is_given_the_time_of_one_stage_at_a_time(
    toaster: VirtualCooker, me: Kitchen
) -> None:
    """Should Home Assistant never come back, what runs ends as it would have."""
    await preheats(me, hold_time=600)
    assert remaining_s(toaster) == 1800
    await me.passes_until("preheated")
    assert remaining_s(toaster) == pytest.approx(600, abs=1)
    await me.press("acknowledge")
    await me.caught_up()
    assert remaining_s(toaster) == pytest.approx(1200, abs=1)


async def test_for_whom_nobody_comes_it_switches_off_and_says_why(
    toaster: VirtualCooker, me: Kitchen
) -> None:
    await preheats(me, hold_time=120)
    await me.passes_until("preheated")
    await me.passes(180)
    assert not toaster.appliance.zones["cavity"].is_busy
    await until(lambda: "stopped" in me.events, "it was told")
    assert me.attributes("cook", "event")["cause"] == "nobody_came"
    assert "finished" not in me.events


async def test_the_food_is_not_said_to_be_in_while_the_door_is_open(
    toaster: VirtualCooker, me: Kitchen
) -> None:
    await preheats(me)
    await me.passes_until("preheated")
    toaster.panel.open_door("cavity")
    await me.shows("on", "door", "binary_sensor")
    with pytest.raises(ServiceValidationError, match="Close it"):
        await me.press("acknowledge")
    toaster.panel.close_door("cavity")
    await me.shows("cooking")


async def test_stages_of_one_mode_follow_each_other_in_one_cook(
    toaster: VirtualCooker, me: Kitchen
) -> None:
    await me.starts(BAKE, HOTTER)
    await me.shows("cooking")
    assert (me.shown("program"), me.shown("remaining")) == ("Dinner", "15")
    await me.passes(540, stride_s=540)
    assert (me.attributes("stage")["number"], me.shown("target")) == (1, "180")
    await me.passes(70, stride_s=10)
    assert (me.attributes("stage")["number"], me.shown("target")) == (2, "220")
    assert remaining_s(toaster) == pytest.approx(290, abs=10)
    await me.passes(300, stride_s=300)
    await me.shows("finished")
    assert [command for command, _ in me.commands] == ["start", "adjust"]
    assert adjusted(me)[0]["target_c"] == 220
    told = [kind for kind in me.events if kind != "preheated"]
    assert told == ["cook_started", "stage_changed", "finished"]


async def test_more_time_for_a_stage_lengthens_it_and_not_the_next(
    toaster: VirtualCooker, me: Kitchen
) -> None:
    await me.starts(BAKE, HOTTER)
    await me.shows("cooking")
    await me.press("add_5_minutes")
    await me.shows("20", "remaining")
    await me.passes(840, stride_s=840)
    assert me.attributes("stage")["number"] == 1
    await me.passes(90, stride_s=10)
    assert me.attributes("stage")["number"] == 2
    assert remaining_s(toaster) < 300


async def test_the_same_press_twice_is_one_program(toaster: VirtualCooker, me: Kitchen) -> None:
    await me.starts(BAKE, HOTTER, command_id="press")
    await me.starts(BAKE, HOTTER, command_id="press")
    assert [said["command_id"] for _, said in me.commands] == ["press"]
    with pytest.raises(Refused, match="busy"):
        await me.starts(BAKE, HOTTER, command_id="another")


async def test_stop_ends_the_whole_program(toaster: VirtualCooker, me: Kitchen) -> None:
    await preheats(me)
    await me.press("stop")
    await until(lambda: "stopped" in me.events, "it was told")
    assert not toaster.appliance.zones["cavity"].is_busy
    await me.passes(600, stride_s=600)
    assert [command for command, _ in me.commands] == ["start", "stop"]
    assert me.shown("needs_user", "binary_sensor") == "off"


async def test_stop_ends_also_what_only_waits_for_somebody(
    toaster: VirtualCooker, me: Kitchen
) -> None:
    await me.starts(BAKE, GRILL)
    await me.passes(660, stride_s=660)
    await me.shows("needs_user")
    await me.press("stop")
    assert me.events[-1] == "stopped"
    assert me.shown("needs_user", "binary_sensor") == "off"
    toaster.panel.allow_remote_start()
    with pytest.raises(ServiceValidationError):
        await me.press("acknowledge")
    assert len(me.stages) == 1


async def test_a_stop_at_the_panel_ends_the_whole_program(
    toaster: VirtualCooker, me: Kitchen
) -> None:
    await preheats(me)
    toaster.panel.stop("cavity")
    await until(lambda: "stopped" in me.events, "it was told")
    toaster.panel.allow_remote_start()
    await me.passes(600, stride_s=600)
    assert [command for command, _ in me.commands] == ["start"]


async def test_a_cook_that_somebody_else_starts_is_left_alone(
    toaster: VirtualCooker, me: Kitchen
) -> None:
    await me.starts(BAKE, GRILL)
    await me.passes(660, stride_s=660)
    await me.shows("needs_user")
    toaster.panel.start("cavity", "toast", None, 240)
    await me.shows("cooking")
    assert me.attributes("program")["held_by"] == "cooker"
    told = {(one.attributes["event_type"], one.attributes.get("cause")) for one in me.told}
    assert ("stopped", "another_cook") in told
    await me.passes(300, stride_s=300)
    assert me.events[-1] == "finished", "that of the other cook"
    assert [command for command, _ in me.commands] == ["start"]


async def test_another_mode_needs_a_hand_at_the_appliance(
    toaster: VirtualCooker, me: Kitchen
) -> None:
    await me.starts(BAKE, GRILL)
    await me.passes(660, stride_s=660)
    await me.shows("needs_user")
    assert "finished" not in me.events
    assert me.events[-1] == "needs_user"
    assert (me.shown("stage"), me.attributes("stage")["mode"]) == ("cook", "grill")
    with pytest.raises(ServiceValidationError, match="Press the remote start button"):
        await me.press("acknowledge")
    await me.shows("needs_user")
    toaster.panel.allow_remote_start()
    await me.press("acknowledge")
    await me.shows("cooking")
    await me.passes(360, stride_s=360)
    await me.shows("finished")
    assert [one["mode"] for one in me.stages] == ["bake", "grill", "grill"]
    assert len({said["command_id"] for command, said in me.commands if command == "start"}) == 3
    assert me.events[-2:] == ["stage_changed", "finished"]


async def test_an_oven_that_cannot_pause_switches_off_for_a_person(
    toaster: VirtualCooker, me: Kitchen
) -> None:
    await me.starts(BAKE, TURN, HOTTER)
    await me.passes(660, stride_s=660)
    await me.shows("needs_user")
    assert me.text == "Turn it over"
    toaster.panel.open_door("cavity")
    await me.shows("on", "door", "binary_sensor")
    toaster.panel.close_door("cavity")
    await until(lambda: "remote start" in (me.text or ""), "the door closed the gate")
    toaster.panel.allow_remote_start()
    await me.press("acknowledge")
    await me.shows("cooking")
    assert me.stages[1]["target_c"] == 220


async def test_one_word_is_enough_for_a_person_who_opened_the_gate(
    toaster: VirtualCooker, me: Kitchen
) -> None:
    await me.starts(BAKE, TURN, HOTTER)
    await me.passes(660, stride_s=660)
    await me.shows("needs_user")
    toaster.panel.allow_remote_start()
    await me.press("acknowledge")
    await me.shows("cooking")
    assert me.attributes("stage")["number"] == 3


async def test_a_rest_is_without_heat_and_then_asks(toaster: VirtualCooker, me: Kitchen) -> None:
    await me.starts(BAKE, REST, HOTTER)
    await me.passes(660, stride_s=660)
    await me.shows("cooling_down")
    assert (me.shown("stage"), me.attributes("stage")["number"]) == ("rest", 2)
    await me.house.restart()
    assert me.shown("stage") == "rest"
    await time_passes(me, 301)
    await me.shows("needs_user")
    assert len(me.stages) == 1


async def test_a_rest_at_the_end_ends_the_program(toaster: VirtualCooker, me: Kitchen) -> None:
    await me.starts(BAKE, REST)
    await me.passes(660, stride_s=660)
    await me.shows("rest", "stage")
    assert "finished" not in me.events
    await time_passes(me, 301)
    assert me.events[-1] == "finished"
    assert me.shown("stage") == "unknown"


async def test_for_whom_nobody_comes_within_two_hours_it_is_over(
    toaster: VirtualCooker, me: Kitchen
) -> None:
    await me.starts(BAKE, GRILL)
    await me.passes(660, stride_s=660)
    await me.shows("needs_user")
    await time_passes(me, 7201)
    assert me.attributes("cook", "event")["cause"] == "nobody_came"
    assert me.shown("needs_user", "binary_sensor") == "off"


async def test_a_hint_is_told_and_nothing_waits_for_it(toaster: VirtualCooker, me: Kitchen) -> None:
    hint = Stage(
        kind=StageKind.COOK,
        mode=CookingMode.BAKE,
        target_c=180,
        duration_s=300,
        needs_user={"en": "Turn the tray"},
    )
    await me.starts(BAKE, hint)
    await me.passes(580, stride_s=580)
    await me.passes(40, stride_s=10)
    assert me.attributes("cook", "event")["text"] == "Turn the tray"
    assert me.attributes("cook", "event")["waits"] is False
    assert (me.shown("state"), me.text) == ("cooking", "Turn the tray")
    await time_passes(me, 61)
    assert me.shown("needs_user", "binary_sensor") == "off"
    await me.passes(360, stride_s=360)
    await me.shows("finished")


async def test_an_opened_door_takes_a_hint_away(toaster: VirtualCooker, me: Kitchen) -> None:
    await me.starts(BAKE, replace(HOTTER, needs_user={"en": "Turn the tray"}))
    await me.passes(580, stride_s=580)
    await me.passes(40, stride_s=10)
    assert me.text == "Turn the tray"
    food_in(toaster)
    await me.shows("off", "needs_user", "binary_sensor")
    assert me.shown("state") == "cooking"


LATER = [
    Stage(kind=StageKind.COOK, mode=CookingMode.RICE, duration_s=60),
    Stage(kind=StageKind.COOK, mode=CookingMode.BAKE),
    Stage(kind=StageKind.COOK, mode=CookingMode.BAKE, target_c=300, duration_s=60),
    Stage(kind=StageKind.COOK, mode=CookingMode.BAKE, duration_s=7200),
    Stage(kind=StageKind.COOK, mode=CookingMode.BAKE, until=Until(core_c=60), hold_max_s=600),
]
"""No such mode, no end, too hot, too long together, no probe."""


@pytest.mark.parametrize("later", LATER)
async def test_a_program_that_cannot_be_cooked_to_its_end_is_never_begun(
    toaster: VirtualCooker, me: Kitchen, later: Stage
) -> None:
    with pytest.raises((Refused, Unsuitable)):
        await me.starts(BAKE, later)
    assert me.commands == []
    assert me.shown("program") == "unknown"


async def test_a_first_start_that_is_refused_leaves_nothing_behind(
    toaster: VirtualCooker, me: Kitchen
) -> None:
    toaster.panel.open_door("cavity")
    with pytest.raises(Refused, match="door"):
        await me.starts(BAKE, GRILL)
    toaster.panel.close_door("cavity")
    assert me.shown("needs_user", "binary_sensor") == "off"
    await me.starts(BAKE, GRILL)
    await me.shows("cooking")


async def test_start_on_the_device_page_cooks_at_once_what_is_inside(
    toaster: VirtualCooker, me: Kitchen
) -> None:
    toaster.panel.allow_remote_start()
    await me.press("start")
    await me.shows("cooking")
    assert me.attributes("program")["held_by"] == "cooker"


async def test_an_oven_that_takes_all_stages_holds_them_itself(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    oven.panel.allow_remote_start()
    await house.press("start", "upper")
    await house.shows("preheating", "sensor", "state", "upper")
    assert house.state("sensor", "program", "upper").attributes["held_by"] == "cooker"
    (said,) = [one.params["program"] for one in oven.received if one.method == "zone.start"]
    assert [stage["kind"] for stage in said["stages"]] == ["heat", "hold", "cook"]


async def test_that_it_can_preheat_is_told_before_it_is_asked(
    toaster: VirtualCooker, me: Kitchen
) -> None:
    told = await ask_for_response(me.house, "get_capabilities", target(me.house))
    assert told["cookers"][0]["capabilities"]["can_preheat"] is True
    with pytest.raises(ServiceValidationError, match="no temperature to heat up to"):
        await ask(me.house, "preheat", target(me.house), mode="grill")
