"""A program that Home Assistant holds: what is refused on its way, and what comes in between."""

from dataclasses import replace

import pytest
from homeassistant.exceptions import ServiceValidationError

from custom_components.cooker.entity import zones
from custom_components.cooker.lib.aiocooker import (
    CookingMode,
    Program,
    RefusalReason,
    Refused,
    Stage,
    StageKind,
    Until,
)
from custom_components.cooker.starting import begin
from tests.integration.holding import BAKE, GRILL, HOTTER, Kitchen, adjusted, kitchen, remaining_s
from tests.integration.house import Appliance, AtHome, House, until
from virtual_cooker import VirtualCooker, models

pytestmark = pytest.mark.usefixtures("talkative")

RICE = Stage(kind=StageKind.COOK, mode=CookingMode.RICE, duration_s=5400)
WARM = Stage(kind=StageKind.COOK, mode=CookingMode.KEEP_WARM, target_c=70, duration_s=1800)


@pytest.fixture
async def me(toaster: VirtualCooker, at_home: AtHome) -> Kitchen:
    return await kitchen(await at_home(toaster), "cavity")


@pytest.fixture
async def pot(rice_cooker: VirtualCooker, at_home: AtHome) -> Kitchen:
    rice_cooker.panel.open_door("pot")
    rice_cooker.panel.put_food("pot", 1.2, 20.0)
    rice_cooker.panel.close_door("pot")
    return await kitchen(await at_home(rice_cooker), "pot")


async def at_the_seam(me: Kitchen, *stages: Stage, **more: float) -> None:
    """Start past the household's own checks."""
    program = Program(id="dinner", stages=stages)
    cooker = me.house.entry.runtime_data.cooker
    await cooker.start(me.zone, program, command_id="seam", **more)


async def test_what_cannot_be_stepped_to_its_end_is_refused_as_the_cooker_would(
    me: Kitchen,
) -> None:
    too_hot = replace(BAKE, target_c=300)
    with pytest.raises(Refused) as refused:
        await at_the_seam(me, BAKE, too_hot)
    assert refused.value.reason is RefusalReason.OUT_OF_RANGE
    assert (refused.value.field, refused.value.maximum) == ("target_c", 230)

    with pytest.raises(Refused) as refused:
        await at_the_seam(me, BAKE, replace(BAKE, duration_s=9000))
    assert (refused.value.field, refused.value.maximum) == ("duration_s", 7200)

    with pytest.raises(Refused) as refused:
        await at_the_seam(me, BAKE, replace(BAKE, duration_s=7200))
    assert refused.value.field == "duration_s", "together they are too long for one cook"

    with pytest.raises(Refused) as refused:
        await at_the_seam(me, BAKE, RICE)
    assert refused.value.reason is RefusalReason.UNSUPPORTED

    with pytest.raises(Refused) as refused:
        await at_the_seam(me, BAKE, GRILL, delay_s=600)
    assert (refused.value.reason, refused.value.field) == (RefusalReason.UNSUPPORTED, "delay_s")
    assert me.commands == []
    assert me.shown("program") == "unknown"


async def test_a_pot_that_must_not_run_empty_is_not_heated_up_at_the_seam_either(
    pot: Kitchen,
) -> None:
    heat = Stage(
        kind=StageKind.HEAT,
        mode=CookingMode.KEEP_WARM,
        target_c=70,
        until=Until(temperature_reached=True),
    )
    with pytest.raises(Refused) as refused:
        await at_the_seam(pot, heat, WARM)
    assert refused.value.reason is RefusalReason.UNSUPPORTED
    assert pot.commands == []


async def test_a_word_for_which_nothing_waits_is_the_cookers_to_refuse(me: Kitchen) -> None:
    await me.starts(BAKE, HOTTER)
    await me.shows("cooking")
    with pytest.raises(Refused):
        await me.house.entry.runtime_data.cooker.acknowledge("cavity")
    assert me.commands[-1][0] == "acknowledge", "it was asked"
    assert me.attributes("stage")["number"] == 1


async def test_a_stop_that_overtakes_the_start_is_not_undone_by_it(
    toaster: VirtualCooker, me: Kitchen
) -> None:
    toaster.mishaps.answer_late(0.3)
    starting = me.house.hass.async_create_task(me.starts(BAKE, HOTTER))
    await until(lambda: me.stages, "the oven got the start")
    await me.house.entry.runtime_data.cooker.stop("cavity")
    await starting
    await me.caught_up()
    assert [command for command, _ in me.commands] == ["start", "stop", "stop"]
    assert not toaster.appliance.zones["cavity"].is_busy
    assert me.shown("program") == "unknown"


async def test_what_was_stopped_between_two_requests_is_not_started_by_the_second(
    rice_cooker: VirtualCooker, pot: Kitchen
) -> None:
    await pot.starts(RICE, WARM)
    await pot.passes(5400, stride_s=5400)
    await pot.shows("needs_user")
    rice_cooker.panel.allow_remote_start()
    rice_cooker.mishaps.answer_late(0.3)
    going_on = pot.house.hass.async_create_task(pot.press("acknowledge"))
    await until(lambda: pot.commands[-1][0] == "stop", "keeping warm is ended for the next mode")
    await pot.house.entry.runtime_data.cooker.stop("pot")
    await going_on
    assert len(pot.stages) == 1
    assert pot.events[-1] == "stopped"


async def test_a_stage_that_grew_too_long_gets_the_time_that_there_is(
    toaster: VirtualCooker, me: Kitchen
) -> None:
    """Five minutes more for the first stage leave five less than the second one wants."""
    await me.starts(BAKE, replace(HOTTER, duration_s=6600))
    await me.shows("cooking")
    await me.press("add_5_minutes")
    await me.passes(840, stride_s=840)
    await me.passes(90, stride_s=10)
    assert me.attributes("stage")["number"] == 2
    wanted = [one["add_s"] for one in adjusted(me) if "add_s" in one]
    assert wanted[-1] < wanted[-2], "first what it wanted, then what the oven still gives"
    assert remaining_s(toaster) <= 7200 - 900
    assert me.shown("target") == "220"


async def two_zones(appliance: Appliance, at_home: AtHome) -> tuple[VirtualCooker, House]:
    simple = models.oven().with_zone("upper", lambda can: replace(can, max_stages=1))
    cooker = await appliance(simple)
    cooker.panel.allow_remote_start()
    return cooker, await at_home(cooker)


async def test_what_one_zone_holds_leaves_the_other_alone_and_standby_ends_it(
    appliance: Appliance, at_home: AtHome
) -> None:
    cooker, house = await two_zones(appliance, at_home)
    upper = next(one for one in zones(house.entry.runtime_data) if one.zone == "upper")
    me = await kitchen(house, "upper")
    await begin(upper, Program(id="dinner", name={"en": "Dinner"}, stages=(BAKE, GRILL)))
    await me.shows("Dinner", "program")
    assert me.attributes("program")["held_by"] == "home_assistant"
    assert house.shown("sensor", "state", "lower") == "idle"
    assert house.shown("sensor", "program", "lower") == "unknown"
    await house.act("turn_off", "switch", "power")
    await until(lambda: me.events[-1] == "stopped", "it was told")
    assert not cooker.appliance.zones["upper"].is_busy
    await house.act("turn_on", "switch", "power")
    await me.shows("idle")
    with pytest.raises(ServiceValidationError):
        await me.press("acknowledge")
    assert len(me.stages) == 1
