"""The voice thermostat: it stages, it starts only when told to heat, and it always stops."""

from collections.abc import Awaitable
from dataclasses import replace

import pytest
from aiocooker import CookingMode, ModeCapability, Range, ZoneCapabilities
from homeassistant.components.conversation import async_converse
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers import intent
from homeassistant.setup import async_setup_component
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM

from tests.integration.house import Appliance, AtHome, House
from tests.integration.models import expose
from tests.integration.planning import notes
from tests.integration.programs import choose, sent
from tests.integration.voice_thermostat import AWAY, THERMOSTAT, enabled, started
from virtual_cooker import VirtualCooker, models

UPPER = (*THERMOSTAT, "upper")


async def says(asking: Awaitable[None]) -> str:
    """Return the sentence with which it is refused."""
    with pytest.raises(ServiceValidationError) as error:
        await asking
    return str(error.value)


def bounds(house: House, zone: str = "upper") -> tuple[float, float, float]:
    told = house.state(*THERMOSTAT, zone).attributes
    return told["min_temp"], told["max_temp"], told["target_temp_step"]


async def heat(house: House) -> None:
    await house.act("set_hvac_mode", *UPPER, hvac_mode="heat")


async def test_it_is_there_for_each_zone_that_heats_to_a_temperature_and_disabled(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    registry = er.async_get(house.hass)
    for zone in ("upper", "lower"):
        entry = registry.async_get(house.entity(*THERMOSTAT, zone))
        assert entry is not None
        assert entry.disabled_by is er.RegistryEntryDisabler.INTEGRATION
        assert house.hass.states.get(entry.entity_id) is None


async def test_it_shows_what_is_set_and_what_it_is_doing(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await enabled(at_home, oven, "upper")
    shown = house.state(*UPPER)
    assert shown.state == "off"
    assert shown.attributes["hvac_action"] == "off"
    assert shown.attributes["temperature"] == 180
    assert shown.attributes["current_temperature"] == pytest.approx(20, abs=3)
    assert shown.attributes["hvac_modes"] == ["off", "heat"]


async def test_its_bounds_are_those_of_the_chosen_mode(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await enabled(at_home, oven, "upper")
    assert bounds(house) == (50, 275, 5)
    await house.choose("proofing", "upper")
    assert bounds(house) == (30, 45, 1)
    with pytest.raises(ServiceValidationError):
        await house.act("set_temperature", *UPPER, temperature=200)
    await house.choose("pizza", "upper")
    assert bounds(house) == (180, 275, 5)


async def test_a_temperature_is_set_for_the_next_cook_and_nothing_is_sent(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await enabled(at_home, oven, "upper")
    oven.panel.allow_remote_start()
    await house.act("set_temperature", *UPPER, temperature=202)
    assert house.shown("number", "set_temperature", "upper") == "200", "on a whole step"
    assert house.state(*UPPER).attributes["temperature"] == 200
    assert house.shown(*UPPER) == "off"
    assert house.commands == []


async def test_only_the_mode_heat_starts_what_is_set(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await enabled(at_home, oven, "upper")
    oven.panel.allow_remote_start()
    await house.act("set_temperature", *UPPER, temperature=200)
    await heat(house)
    await house.shows("heat", *UPPER)
    assert house.state(*UPPER).attributes["hvac_action"] == "preheating"
    heats, holds, cooks = sent(oven)["stages"]
    assert [one["target_c"] for one in (heats, holds, cooks)] == [200, 200, 200]
    assert holds["hold_max_s"] == 1800
    assert cooks["duration_s"] == 1800, "every start ends by itself"


async def test_a_temperature_that_is_said_with_heat_is_both_set_and_started(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await enabled(at_home, oven, "upper")
    oven.panel.allow_remote_start()
    await house.act("set_temperature", *UPPER, temperature=220, hvac_mode="heat")
    await house.shows("heat", *UPPER)
    assert sent(oven)["stages"][0]["target_c"] == 220


async def test_a_temperature_that_is_said_with_off_stops_first(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await enabled(at_home, oven, "upper")
    oven.panel.allow_remote_start()
    await heat(house)
    await house.shows("heat", *UPPER)
    await house.act("set_temperature", *UPPER, temperature=150, hvac_mode="off")
    assert house.commands == ["zone.start", "zone.stop"]
    await house.shows("off", *UPPER)
    assert house.state(*UPPER).attributes["temperature"] == 150


async def test_a_mode_that_an_oven_has_not_is_refused(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await enabled(at_home, oven, "upper")
    oven.panel.allow_remote_start()
    for action, said in (
        ("set_hvac_mode", {}),
        ("set_temperature", {"temperature": 200}),
    ):
        with pytest.raises(ServiceValidationError):
            await house.act(action, *UPPER, hvac_mode="cool", **said)
    assert house.commands == []


async def test_turning_it_on_heats_nothing_and_says_what_to_do(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await enabled(at_home, oven, "upper")
    oven.panel.allow_remote_start()
    for action in ("turn_on", "toggle"):
        sentence = await says(house.act(action, *UPPER))
        assert sentence.endswith("set its mode to heat")
    assert house.commands == []


async def test_turning_on_the_room_heats_nothing(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await enabled(at_home, oven, "upper")
    assert await async_setup_component(house.hass, "homeassistant", {})
    oven.panel.allow_remote_start()
    with pytest.raises(ServiceValidationError):
        await house.hass.services.async_call(
            "homeassistant", "turn_on", {"entity_id": house.entity(*UPPER)}, blocking=True
        )
    assert house.commands == []


async def test_a_new_temperature_adjusts_what_runs(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await enabled(at_home, oven, "upper")
    oven.panel.allow_remote_start()
    await heat(house)
    await house.shows("heat", *UPPER)
    await house.act("set_temperature", *UPPER, temperature=215)
    await house.shows("215", "sensor", "target", "upper")
    assert house.state(*UPPER).attributes["temperature"] == 215
    assert house.shown("number", "set_temperature", "upper") == "180", "the next cook stays"
    assert house.commands == ["zone.start", "zone.adjust"]


async def test_its_bounds_follow_the_running_mode(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await enabled(at_home, oven, "upper")
    oven.panel.start("upper", "grill", 250, 600, None)
    await house.shows("heat", *UPPER)
    assert bounds(house) == (150, 275, 5)


async def test_heat_said_twice_starts_once(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await enabled(at_home, oven, "upper")
    oven.panel.allow_remote_start()
    await heat(house)
    await house.shows("heat", *UPPER)
    await heat(house)
    assert house.commands == ["zone.start"]


@pytest.mark.parametrize(
    ("action", "said"), [("set_hvac_mode", {"hvac_mode": "off"}), ("turn_off", {}), ("toggle", {})]
)
async def test_off_always_stops(
    oven: VirtualCooker, at_home: AtHome, action: str, said: dict[str, str]
) -> None:
    """With nobody at home, the child lock on and no remote start allowed."""
    house = await enabled(at_home, oven, "upper", where=AWAY)
    oven.panel.start("upper", "bake", 180, 600, None)
    oven.panel.set_child_lock(True)
    await house.shows("heat", *UPPER)
    await house.act(action, *UPPER, **said)
    await house.shows("off", *UPPER)
    assert house.commands == ["zone.stop"]


async def test_it_does_not_heat_before_somebody_allowed_it_at_the_appliance(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await enabled(at_home, oven, "upper")
    assert "remote start" in await says(heat(house))
    assert house.shown(*UPPER) == "off"
    assert house.shown("sensor", "state", "upper") == "idle"


async def test_it_does_not_heat_while_nobody_is_at_home(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await enabled(at_home, oven, "upper", where=AWAY)
    oven.panel.allow_remote_start()
    assert "Nobody seems to be at home" in await says(heat(house))
    await says(house.act("set_temperature", *UPPER, temperature=200, hvac_mode="heat"))
    assert not started(house)


async def test_it_starts_the_program_that_is_chosen(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await enabled(at_home, oven, "upper")
    oven.panel.allow_remote_start()
    await choose(house, "Baked potatoes", "upper")
    await heat(house)
    await house.shows("Baked potatoes", "sensor", "program", "upper")


@pytest.mark.parametrize("model", ["microwave", "rice_cooker"])
async def test_what_must_not_run_empty_is_no_thermostat(
    appliance: Appliance, at_home: AtHome, model: str
) -> None:
    house = await at_home(await appliance(model))
    (zone,) = house.cooker.appliance.zones
    assert house.find("number", "set_temperature", zone), "though it heats to temperatures"
    assert house.find(*THERMOSTAT, zone) is None


def thawing(can: ZoneCapabilities) -> ZoneCapabilities:
    """Let an oven have a first mode without a temperature."""
    fan_only = ModeCapability(mode=CookingMode.DEFROST, duration_s=Range(min=60, max=3600, step=60))
    return replace(can, modes=(fan_only, *can.modes))


async def test_a_mode_without_a_temperature_is_not_heated_by_the_thermostat(
    appliance: Appliance, at_home: AtHome
) -> None:
    cooker = await appliance(models.oven().with_zone("upper", thawing))
    house = await enabled(at_home, cooker, "upper")
    cooker.panel.allow_remote_start()
    assert house.state("select", "mode", "upper").state == "defrost"
    assert house.state(*UPPER).attributes["temperature"] is None
    assert "heats to no temperature" in await says(heat(house))
    asking = house.act("set_temperature", *UPPER, temperature=80)
    assert "no such setting" in await says(asking)
    assert house.commands == []


async def test_fahrenheit_is_kept_to_the_degree(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    hass.config.units = US_CUSTOMARY_SYSTEM
    house = await enabled(at_home, oven, "upper")
    oven.panel.allow_remote_start()
    assert bounds(house) == (125, 525, 5)
    await house.act("set_temperature", *UPPER, temperature=350)
    assert house.state(*UPPER).attributes["temperature"] == 350
    await heat(house)
    await house.shows("heat", *UPPER)
    assert sent(oven)["stages"][0]["target_c"] == pytest.approx(176.67, abs=0.01)
    assert house.state(*UPPER).attributes["temperature"] == 347, "its own steps are 5 °C: 175 °C"


async def test_it_says_nothing_of_a_zone_that_says_nothing(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await enabled(at_home, oven, "upper")
    oven.mishaps.misread("state", "a word of tomorrow", "upper")
    await house.shows("unknown", *UPPER)
    assert house.state(*UPPER).attributes.get("hvac_action") is None
    await oven.mishaps.drop_line()
    await house.shows("unavailable", *UPPER)


async def test_assist_sets_it_and_stops_it_and_turning_it_on_heats_nothing(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    """In Home Assistant's own sentences, with the thermostat exposed and everything allowed."""
    house = await enabled(at_home, oven, "upper")
    for component in ("homeassistant", "conversation", "intent"):
        assert await async_setup_component(house.hass, component, {})
    await expose(house, UPPER)
    er.async_get(house.hass).async_update_entity(house.entity(*UPPER), name="Baker")
    await house.hass.async_block_till_done()
    oven.panel.allow_remote_start()
    assert await heard(house.hass, "set the baker to 200 degrees") is ACTION_DONE
    assert house.shown("number", "set_temperature", "upper") == "200"
    assert await heard(house.hass, "set the baker to 300 degrees") is not ACTION_DONE
    assert house.shown("number", "set_temperature", "upper") == "200"
    assert await heard(house.hass, "turn on the baker") is not ACTION_DONE
    assert house.commands == []
    await heat(house)
    await house.shows("heat", *UPPER)
    assert await heard(house.hass, "turn off the baker") is ACTION_DONE
    await house.shows("off", *UPPER)


ACTION_DONE = intent.IntentResponseType.ACTION_DONE


async def heard(hass: HomeAssistant, text: str) -> intent.IntentResponseType:
    """Say something to Assist; return how it answers."""
    answer = await async_converse(hass, text, None, Context(), "en")
    return answer.response.response_type


async def test_a_refused_start_is_shown_until_one_works(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    """Assistants often do not tell why."""
    house = await enabled(at_home, oven, "upper")
    await says(heat(house))
    (note,) = notes(house).values()
    assert "Press the remote start button" in note
    oven.panel.allow_remote_start()
    await heat(house)
    assert notes(house) == {}
