"""What an adopted appliance makes of what it is asked: late, half, not at all, or otherwise."""

from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

import pytest
import voluptuous as vol
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component

from custom_components.cooker.adopted import asking
from custom_components.cooker.adopted.candidates import candidates
from custom_components.cooker.adopted.profile import Role
from custom_components.cooker.const import DOMAIN
from custom_components.cooker.lib.aiocooker import (
    CookingMode,
    Program,
    Refused,
    Stage,
    StageKind,
    Unreachable,
)
from tests.integration.adopting import HEATER, PROBE, Adopted, Heater, adopt, probe_shows
from tests.integration.brands import HOME_CONNECT, MIELE, WHIRLPOOL
from tests.integration.house import until
from tests.integration.more_brands import SOURCES
from tests.integration.sources import Brought, Source, bring
from tests.integration.test_adopted_thermostat import soon

COOK = Stage(
    kind=StageKind.COOK, mode=CookingMode.CONVECTION_BAKE, target_c=200.0, duration_s=1800.0
)
STOP_SETTING = ("home_connect", "change_setting")
PROGRAM = ("home_connect", "set_program_and_options")


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait less long than people do for what is never shown."""
    monkeypatch.setattr(asking, "STOP_S", 0.1)
    monkeypatch.setattr(asking, "SHOW_S", 0.1)


async def adopted(
    hass: HomeAssistant, source: Source, shows: str | None = None, **more: object
) -> tuple[Brought, Adopted]:
    brought = await bring(hass, source)
    (found,) = candidates(hass)
    oven = await adopt(hass, "adopt_found", {"appliance": found.unique_id}, **more)
    brought.stand_in()
    if shows is not None:
        brought.show(Role.STATE, shows)
        await hass.async_block_till_done()
    return brought, oven


def raises(error: Exception) -> Callable[[ServiceCall], Coroutine[Any, Any, None]]:
    """Return an action of an integration that fails."""

    async def fail(_: ServiceCall) -> None:
        raise error

    return fail


async def stop(oven: Adopted) -> None:
    """Ask for a stop, whether or not the page shows a button."""
    target = {"entity_id": oven.find("sensor", "state")}
    await oven.hass.services.async_call(DOMAIN, "stop", target=target, blocking=True)


async def test_a_start_whose_answer_got_lost_is_believed_when_it_shows(
    hass: HomeAssistant,
) -> None:
    brought, oven = await adopted(hass, HOME_CONNECT)
    await oven.set("set_temperature", 200)

    async def late(_: ServiceCall) -> None:
        brought.show(Role.STATE, "run")
        raise HomeAssistantError("the cloud did not answer")

    hass.services.async_register(*PROGRAM, late)
    await oven.press("start")
    await oven.shows("cooking", "sensor", "state")
    assert oven.shown("sensor", "started_by") == "home_assistant"


async def test_a_mode_that_the_oven_does_not_take_is_put_back(hass: HomeAssistant) -> None:
    """Its temperature is set only after it shows the mode, so nothing was heated."""
    brought, oven = await adopted(hass, WHIRLPOOL, may_heat=True)
    brought.show(Role.SET_MODE, "standby")
    with pytest.raises(HomeAssistantError, match="did not start"):
        await oven.press("start")
    await until(lambda: ("button.press", {}) in brought.asked, "it is switched off")
    assert all(action != "number.set_value" for action, _ in brought.asked)
    assert oven.shown("sensor", "state") == "idle"


async def test_a_start_whose_second_half_cannot_be_asked_is_undone(hass: HomeAssistant) -> None:
    brought, oven = await adopted(hass, WHIRLPOOL, may_heat=True)
    brought.show(Role.SET_MODE, "bake")
    er.async_get(hass).async_remove(brought.ids[Role.SET_TARGET])
    hass.states.async_remove(brought.ids[Role.SET_TARGET])
    await hass.async_block_till_done()
    cooker = oven.entry.runtime_data.cooker
    stage = Stage(kind=StageKind.COOK, mode=CookingMode.BAKE, target_c=200.0, duration_s=1800.0)
    with pytest.raises(Refused):
        await cooker.start("main", Program(id="x", stages=(stage,)), command_id="a")
    await until(lambda: ("button.press", {}) in brought.asked, "it is switched off")
    assert brought.asked[0] == ("select.select_option", {"option": "bake"})


async def test_a_stop_goes_on_to_the_next_way_until_one_shows(hass: HomeAssistant) -> None:
    brought, oven = await adopted(hass, HOME_CONNECT, "run")
    brought.obeys = False
    with pytest.raises(HomeAssistantError, match="did not answer in time"):
        await stop(oven)
    assert [action for action, _ in brought.asked] == [
        "button.press",
        "home_connect.change_setting",
    ]
    assert oven.shown("sensor", "state") == "cooking", "nobody is told that it is off"

    async def to_standby(_: ServiceCall) -> None:
        brought.show(Role.STATE, "ready")

    hass.services.async_register(*STOP_SETTING, to_standby)
    await stop(oven)
    await oven.shows("idle", "sensor", "state")


async def test_what_cannot_be_stopped_and_is_off_needs_no_stop(hass: HomeAssistant) -> None:
    brought, oven = await adopted(hass, HOME_CONNECT, "run")
    brought.lose(Role.STOP)
    hass.services.async_remove(*STOP_SETTING)
    await hass.async_block_till_done()
    with pytest.raises(HomeAssistantError, match="does not answer"):
        await stop(oven)
    brought.show(Role.STATE, "ready")
    await hass.async_block_till_done()
    await stop(oven)
    assert brought.asked == []


async def test_an_oven_that_refuses_the_stop_of_a_failed_start_is_tried_again(
    hass: HomeAssistant,
) -> None:
    """Nobody waits for that stop, so there is nobody to tell; it stays to be switched off."""
    brought, oven = await adopted(hass, WHIRLPOOL, may_heat=True)
    hass.services.async_register("number", "set_value", raises(ServiceValidationError("no")))
    hass.services.async_register("button", "press", raises(ServiceValidationError("not now")))
    brought.show(Role.SET_MODE, "convection_bake")
    await oven.act("select_option", "select", "mode", option="convection_bake")
    brought.asked.clear()
    cooker = oven.entry.runtime_data.cooker
    with pytest.raises(Refused):
        await cooker.start("main", Program(id="x", stages=(COOK,)), command_id="a")
    standby = ("select.select_option", {"option": "standby"})
    await until(lambda: standby in brought.asked, "the other way is tried")


async def test_what_has_no_way_to_pause_is_not_paused_at_the_seam(hass: HomeAssistant) -> None:
    brought, oven = await adopted(hass, WHIRLPOOL, "cooking", may_heat=True)
    with pytest.raises(Refused, match="unsupported"):
        await oven.entry.runtime_data.cooker._cooker.pause("main")
    assert brought.asked == []


async def test_what_runs_is_changed_only_in_ways_that_it_has(hass: HomeAssistant) -> None:
    brought, oven = await adopted(hass, HOME_CONNECT, "run")
    cooker = oven.entry.runtime_data.cooker
    for change in ({"power_pct": 50.0}, {"core_c": 60.0}, {"add_s": 300.0}):
        with pytest.raises(Refused, match="unsupported"):
            await cooker.adjust("main", **change)
    with pytest.raises(Unreachable):
        await cooker._cooker.resume("main")
    with pytest.raises(Refused) as refused:
        await cooker.adjust("main", target_c=900)
    assert refused.value.maximum in {250, 275}
    await cooker.adjust("main")
    assert brought.asked == []


@pytest.mark.parametrize(
    ("error", "match"),
    [
        (ServiceValidationError("Not while it cleans"), "Not while it cleans"),
        (HomeAssistantError("timed out"), "did not answer in time"),
        (vol.Invalid("expected int"), "expected int"),
    ],
    ids=["refused", "lost", "misunderstood"],
)
async def test_a_change_that_its_integration_does_not_make_is_told(
    hass: HomeAssistant, error: Exception, match: str
) -> None:
    _, oven = await adopted(hass, HOME_CONNECT, "run")
    hass.services.async_register(*PROGRAM, raises(error))
    with pytest.raises(HomeAssistantError, match=match):
        await oven.set("running_temperature", 230)
    hass.services.async_remove(*PROGRAM)
    with pytest.raises(HomeAssistantError, match="does not answer"):
        await oven.set("running_temperature", 230)
    assert oven.shown("sensor", "target") == "200.0"


async def test_a_change_that_never_shows_is_no_change(
    hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought, oven = await adopted(hass, HOME_CONNECT, "run")
    monkeypatch.setattr("custom_components.cooker.adopted.asking.asyncio.timeout", soon)
    with pytest.raises(HomeAssistantError, match="did not answer in time"):
        await oven.set("running_temperature", 230)
    assert len(brought.asked) == 1
    assert oven.shown("sensor", "target") == "200.0"


async def test_what_is_gone_or_unknown_is_not_started_at_the_seam(hass: HomeAssistant) -> None:
    """Nothing that comes past the household's own checks begins heat that nobody sees."""
    brought, oven = await adopted(hass, HOME_CONNECT, "a word of tomorrow")
    cooker = oven.entry.runtime_data.cooker._cooker
    program = Program(id="x", stages=(COOK,))
    with pytest.raises(Refused, match="invalid_state"):
        await cooker.start("main", program, command_id="a")
    brought.lose(Role.STATE)
    await hass.async_block_till_done()
    with pytest.raises(Unreachable):
        await cooker.start("main", program, command_id="b")
    assert brought.asked == []


async def test_what_its_integration_cannot_start_is_not_started_at_the_seam(
    hass: HomeAssistant,
) -> None:
    brought, oven = await adopted(hass, SOURCES["smartthings"])
    cooker = oven.entry.runtime_data.cooker._cooker
    with pytest.raises(Refused, match="unsupported"):
        await cooker.start("main", Program(id="x", stages=(COOK,)), command_id="a")
    assert brought.asked == []


async def smoker_of(hass: HomeAssistant) -> tuple[Heater, Adopted]:
    assert await async_setup_component(hass, "switch", {})
    heater = Heater(hass)
    heater.begin()
    probe_shows(hass, 21)
    chosen = {"state": HEATER, "temperature": PROBE}
    return heater, await adopt(hass, "adopt_switch", chosen, may_heat=True, name="Smoker")


async def test_a_thermometer_that_fell_silent_long_ago_begins_no_heat(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    heater, smoker = await smoker_of(hass)
    freezer.tick(timedelta(minutes=6))
    with pytest.raises(ServiceValidationError, match="fault"):
        await smoker.press("start")
    assert "turn_on" not in heater.heard
    assert not heater.is_on


async def test_what_is_no_temperature_is_not_taken_for_one(hass: HomeAssistant) -> None:
    heater, smoker = await smoker_of(hass)
    probe_shows(hass, 60, unit="%")
    await hass.async_block_till_done()
    assert smoker.shown("sensor", "temperature") == "unknown"
    with pytest.raises(ServiceValidationError):
        await smoker.press("start")
    assert not heater.is_on


async def test_a_temperature_that_is_kept_here_is_changed_here(hass: HomeAssistant) -> None:
    heater, smoker = await smoker_of(hass)
    await smoker.set("set_temperature", 100)
    await smoker.press("start")
    probe_shows(hass, 103)
    await until(lambda: not heater.is_on, "hot enough")
    await smoker.set("running_temperature", 120)
    await until(lambda: heater.is_on, "it is to be hotter")
    assert smoker.shown("sensor", "target") == "120.0"


async def test_an_oven_whose_device_was_disabled_does_not_offer_itself(
    hass: HomeAssistant,
) -> None:
    brought = await bring(hass, HOME_CONNECT)
    registry = dr.async_get(hass)
    assert len(tuple(candidates(hass))) == 1
    registry.async_update_device(brought.device_id, disabled_by=dr.DeviceEntryDisabler.USER)
    assert tuple(candidates(hass)) == ()


async def test_an_entry_that_is_given_up_after_its_cook_asks_for_no_stop(
    hass: HomeAssistant,
) -> None:
    brought, oven = await adopted(hass, HOME_CONNECT)
    await oven.act("select_option", "select", "mode", option="convection_bake")
    await oven.set("set_temperature", 200)
    await oven.set("set_duration", 30)
    await oven.press("start")
    await stop(oven)
    brought.asked.clear()
    assert await hass.config_entries.async_remove(oven.entry_id)
    await hass.async_block_till_done()
    assert brought.asked == []


async def test_what_is_left_in_no_unit_of_time_is_not_shown_as_a_time(
    hass: HomeAssistant,
) -> None:
    brought, oven = await adopted(hass, SOURCES["tuya"], "heating", may_heat=True)
    assert oven.shown("sensor", "finishes_at") != "unknown"
    hass.states.async_set(brought.ids[Role.REMAINING], "30", {"unit_of_measurement": "%"})
    await hass.async_block_till_done()
    assert oven.shown("sensor", "finishes_at") == "unknown"


async def test_the_phase_says_more_than_the_state(hass: HomeAssistant) -> None:
    brought, oven = await adopted(hass, MIELE, "in_use")
    assert oven.shown("sensor", "state") == "cooking"
    brought.show(Role.PHASE, "heating_up")
    await hass.async_block_till_done()
    assert oven.shown("sensor", "state") == "preheating"
