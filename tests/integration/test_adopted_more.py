"""What is particular: two cavities, a running cook, heaters of water, ways out of trouble."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from homeassistant.components.repairs import DOMAIN as REPAIRS
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import async_fire_time_changed
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.cooker.adopted.candidates import candidates
from custom_components.cooker.adopted.offering import SETTLE_S, Offering
from custom_components.cooker.adopted.profile import Role
from custom_components.cooker.const import DOMAIN
from custom_components.cooker.lib.aiocooker import (
    CookingMode,
    Power,
    Program,
    Refused,
    Stage,
    StageKind,
)
from tests.integration.adopting import Adopted, adopt
from tests.integration.brands import HOME_CONNECT, WHIRLPOOL
from tests.integration.house import until
from tests.integration.more_brands import SOURCES
from tests.integration.sources import Brought, Source, Thing, bring

TEMPERATURE = "cooking_oven_option_setpoint_temperature"
DURATION = "b_s_h_common_option_duration"


async def adopted(hass: HomeAssistant, brought: Brought, **more: object) -> Adopted:
    (found,) = candidates(hass)
    oven = await adopt(hass, "adopt_found", {"appliance": found.unique_id}, **more)
    brought.stand_in()
    return oven


def two_cavities() -> Source:
    """Return a Whirlpool range as its integration names the entities of two cavities."""
    things = {}
    for role, one in WHIRLPOOL.things.items():
        things[role] = replace(one, unique_id=f"{one.unique_id}_upper", key=f"{one.key}_upper")
    return replace(WHIRLPOOL, things=things)


async def test_each_of_two_cavities_is_a_cooker_below_the_range(hass: HomeAssistant) -> None:
    brought = await bring(hass, two_cavities())
    for role, one in two_cavities().things.items():
        lower = replace(
            one,
            unique_id=one.unique_id.replace("_upper", "_lower"),
            key=str(one.key).replace("_upper", "_lower"),
        )
        register(hass, brought, role, lower)
    upper, lower_one = sorted(candidates(hass), key=lambda one: one.cavity.id, reverse=True)
    assert [one.name for one in (upper, lower_one)] == ["Oven upper", "Oven lower"]
    oven = await adopt(hass, "adopt_found", {"appliance": lower_one.unique_id}, may_heat=True)
    (device,) = dr.async_entries_for_config_entry(dr.async_get(hass), oven.entry_id)
    assert device.via_device_id == brought.device_id
    assert device.name == "Oven lower"
    assert [one.unique_id for one in candidates(hass)].count(upper.unique_id) == 1


def register(hass: HomeAssistant, brought: Brought, role: Role, thing: Thing) -> None:
    device = dr.async_get(hass).async_get(brought.device_id)
    assert device is not None
    entry = hass.config_entries.async_get_known_entry(str(device.config_entry_id))
    made = er.async_get(hass).async_get_or_create(
        thing.domain,
        brought.source.platform,
        thing.unique_id,
        config_entry=entry,
        device_id=device.id,
        translation_key=thing.key,
        original_device_class=thing.device_class,
    )
    hass.states.async_set(made.entity_id, thing.state, thing.attributes)
    assert role


async def started(hass: HomeAssistant) -> tuple[Brought, Adopted]:
    brought = await bring(hass, HOME_CONNECT)
    oven = await adopted(hass, brought)
    await oven.act("select_option", "select", "mode", option="convection_bake")
    await oven.set("set_temperature", 200)
    await oven.set("set_duration", 30)
    await oven.press("start")
    ends = dt_util.utcnow() + timedelta(minutes=30)
    brought.show(Role.FINISHES_AT, ends.isoformat())
    await hass.async_block_till_done()
    brought.asked.clear()
    return brought, oven


async def test_a_running_cook_is_made_longer_as_a_whole(hass: HomeAssistant) -> None:
    """Home Connect takes the whole duration, not what remains."""
    brought, oven = await started(hass)
    assert oven.shown("sensor", "remaining") == "30"
    await oven.press("add_5_minutes")
    (action, data) = brought.asked[0]
    assert action == "home_connect.set_program_and_options"
    assert data == {"affects_to": "active_program", DURATION: 35 * 60}


async def test_a_running_cook_is_made_hotter_and_read_back(hass: HomeAssistant) -> None:
    brought, oven = await started(hass)

    async def hotter() -> None:
        await until(lambda: brought.asked, "it is asked")
        brought.show(Role.TARGET, "230")

    task = hass.async_create_task(hotter())
    await oven.set("running_temperature", 230)
    await task
    assert brought.asked == [
        (
            "home_connect.set_program_and_options",
            {"affects_to": "active_program", TEMPERATURE: 230},
        )
    ]
    assert oven.shown("sensor", "target") == "230.0"


@pytest.mark.parametrize(
    ("role", "said", "match"),
    [
        (Role.DOOR, "open", "door"),
        (Role.STATE, "run", "already"),
        (Role.STATE, "error", "fault"),
    ],
)
async def test_what_the_appliance_would_refuse_is_refused_before_it_is_asked(
    hass: HomeAssistant, role: Role, said: str, match: str
) -> None:
    brought = await bring(hass, HOME_CONNECT)
    oven = await adopted(hass, brought)
    brought.show(role, said)
    await hass.async_block_till_done()
    with pytest.raises(ServiceValidationError, match=match):
        await oven.press("start")
    assert brought.asked == []


async def test_a_matter_oven_that_runs_takes_another_set_point(hass: HomeAssistant) -> None:
    brought = await bring(hass, SOURCES["matter"])
    oven = await adopted(hass, brought)
    heard: list[dict[str, Any]] = []

    async def take(call: ServiceCall) -> None:
        heard.append(dict(call.data))
        hass.states.async_set(brought.ids[Role.SET_TARGET], "180", {"unit_of_measurement": "°C"})

    assert await async_setup_component(hass, "number", {})
    hass.services.async_register("number", "set_value", take)
    target = {"entity_id": oven.find("sensor", "state")}
    with pytest.raises(ServiceValidationError):
        await hass.services.async_call(
            DOMAIN, "adjust", {"temperature": 180}, target=target, blocking=True
        )
    assert heard == [], "nothing runs, and what changes a cook never begins one"
    brought.show(Role.STATE, "running")
    await hass.async_block_till_done()
    await hass.services.async_call(
        DOMAIN, "adjust", {"temperature": 180}, target=target, blocking=True
    )
    assert heard == [{"entity_id": brought.ids[Role.SET_TARGET], "value": 180.0}]


async def test_an_urn_behind_a_water_heater_heats_and_ends(hass: HomeAssistant) -> None:
    assert await async_setup_component(hass, "water_heater", {})
    shown = {"current_temperature": 18, "temperature": 60, "min_temp": 30, "max_temp": 95}
    hass.states.async_set("water_heater.urn", "off", shown)
    heard: list[str] = []

    async def take(call: ServiceCall) -> None:
        heard.append(call.service)
        if call.service == "set_temperature":
            shown["temperature"] = call.data["temperature"]
        state = {"turn_on": "electric", "turn_off": "off"}.get(call.service)
        before = hass.states.get("water_heater.urn")
        assert before is not None
        hass.states.async_set("water_heater.urn", state or before.state, dict(shown))

    oven = await adopt(hass, "adopt_thermostat", {"state": "water_heater.urn"}, may_heat=True)
    for service in ("set_temperature", "turn_on", "turn_off"):
        hass.services.async_register("water_heater", service, take)
    assert oven.state("select", "mode").attributes["options"] == ["sous_vide"]
    await oven.set("set_temperature", 64)
    await oven.press("start")
    assert heard == ["set_temperature", "turn_on"]
    await oven.shows("cooking", "sensor", "state")
    await oven.press("stop")
    assert heard[-1] == "turn_off"
    await oven.shows("idle", "sensor", "state")


async def test_an_oven_whose_integration_comes_later_offers_itself_then(
    hass: HomeAssistant,
) -> None:
    Offering(hass).begin()
    await hass.async_block_till_done()
    await bring(hass, HOME_CONNECT)
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=SETTLE_S + 1))
    await until(lambda: hass.config_entries.flow.async_progress_by_handler(DOMAIN), "it is offered")


async def test_repairs_lead_to_choosing_the_entities_again(
    hass: HomeAssistant, hass_client: ClientSessionGenerator
) -> None:
    assert await async_setup_component(hass, REPAIRS, {})
    brought = await bring(hass, HOME_CONNECT)
    oven = await adopted(hass, brought)
    er.async_get(hass).async_remove(brought.ids[Role.TEMPERATURE])
    await hass.async_block_till_done()
    issue = f"source_gone_{oven.entry_id}"
    assert ir.async_get(hass).async_get_issue(DOMAIN, issue) is not None
    client = await hass_client()
    answer = await client.post(
        "/api/repairs/issues/fix", json={"handler": DOMAIN, "issue_id": issue}
    )
    flow = await answer.json()
    assert flow["menu_options"] == ["choose_again", "look_again"]
    answer = await client.post(
        f"/api/repairs/issues/fix/{flow['flow_id']}", json={"next_step_id": "choose_again"}
    )
    flow = await answer.json()
    assert flow["reason"] == "goes_on"
    (waiting,) = oven.entry.async_get_active_flows(hass, {"reconfigure"})
    assert waiting["step_id"] == "adopt_check"


async def test_home_connect_pauses_and_goes_on_and_each_is_seen(hass: HomeAssistant) -> None:
    things = {
        **HOME_CONNECT.things,
        Role.PAUSE: Thing(domain="button", unique_id="hc-pause", key="pause_program"),
        Role.RESUME: Thing(domain="button", unique_id="hc-resume", key="resume_program"),
    }
    brought = await bring(hass, replace(HOME_CONNECT, things=things))
    oven = await adopted(hass, brought)
    brought.show(Role.STATE, "run")
    await hass.async_block_till_done()
    for key, said, shown in (("pause", "pause", "paused"), ("resume", "run", "cooking")):
        task = hass.async_create_task(oven.press(key))
        await until(lambda: brought.asked, "it is asked")
        brought.show(Role.STATE, said)
        await task
        assert brought.asked.pop() == ("button.press", {})
        await oven.shows(shown, "sensor", "state")


async def test_remote_start_that_a_hand_allows_is_news(hass: HomeAssistant) -> None:
    brought = await bring(hass, HOME_CONNECT)
    brought.show(Role.GATE, "off")
    oven = await adopted(hass, brought)
    brought.show(Role.GATE, "on")
    await hass.async_block_till_done()
    told = oven.state("event", "panel", "").attributes["event_type"]
    assert told == "remote_start_allowed"


async def test_what_is_done_with_the_appliances_own_entities_is_not_done_here(
    hass: HomeAssistant,
) -> None:
    oven = await adopted(hass, await bring(hass, HOME_CONNECT))
    cooker = oven.entry.runtime_data.cooker
    assert await cooker.clients() == ()
    for asked in (
        cooker.set_light(on=True),
        cooker.set_child_lock(on=True),
        cooker.set_power(Power.STANDBY),
        cooker.identify(),
        cooker.update_firmware(),
        cooker.revoke("nobody"),
        cooker.acknowledge("main"),
        cooker.adjust("main", core_c=60),
        cooker.pause("main"),
    ):
        with pytest.raises(Refused):
            await asked
    for platform, key in (("button", "identify"), ("sensor", "firmware"), ("light", "light")):
        assert oven.find(platform, key, "") is None


async def test_an_entry_whose_profile_is_gone_says_so(hass: HomeAssistant) -> None:
    oven = await adopted(hass, await bring(hass, HOME_CONNECT))
    data = {**oven.entry.data, "profile": "one of tomorrow"}
    assert await hass.config_entries.async_unload(oven.entry_id)
    hass.config_entries.async_update_entry(oven.entry, data=data)
    assert not await hass.config_entries.async_setup(oven.entry_id)
    assert oven.entry.state is ConfigEntryState.SETUP_ERROR


async def test_a_food_probe_is_read_in_its_own_right(hass: HomeAssistant) -> None:
    core = {
        Role.CORE: Thing(
            domain="sensor",
            unique_id="000123456789-state_core_temperature",
            key="core_temperature",
            device_class="temperature",
            state="54",
            attributes={"unit_of_measurement": "°C"},
        )
    }
    miele = SOURCES["miele"]
    oven = await adopted(hass, await bring(hass, replace(miele, things={**miele.things, **core})))
    assert oven.shown("sensor", "probe_1") == "54.0"


async def test_the_remaining_minutes_of_a_bath_become_a_time_that_stands_still(
    hass: HomeAssistant,
) -> None:
    brought = await bring(hass, SOURCES["tuya"])
    oven = await adopted(hass, brought, may_heat=True)
    brought.show(Role.STATE, "heating")
    await hass.async_block_till_done()
    ends = dt_util.parse_datetime(oven.shown("sensor", "finishes_at"))
    assert ends is not None
    assert ends.second == 0
    left = ends - dt_util.utcnow()
    assert timedelta(minutes=29) <= left <= timedelta(minutes=31)


@pytest.mark.parametrize(
    ("stage", "match"),
    [
        ({"mode": "bake"}, "duration_s"),
        ({"mode": "bake", "duration_s": 600, "target_c": 900}, "target_c"),
        ({"mode": "rice", "duration_s": 600}, "mode"),
        ({"mode": "bake", "duration_s": 600, "target_c": 200, "power_pct": 50}, "power_pct"),
    ],
)
async def test_what_it_cannot_cook_is_refused_at_the_seam(
    hass: HomeAssistant, stage: dict[str, Any], match: str
) -> None:
    """Nothing that comes past the household's own checks heats what nobody bounded."""
    brought = await bring(hass, HOME_CONNECT)
    oven = await adopted(hass, brought)
    cooker = oven.entry.runtime_data.cooker._cooker
    said = {**stage, "mode": CookingMode(stage["mode"])}
    one = Program(id="x", stages=(Stage(kind=StageKind.COOK, **said),))
    with pytest.raises(Refused) as refused:
        await cooker.start("main", one, command_id="a")
    assert refused.value.field == match
    with pytest.raises(Refused):
        await cooker.start("main", one, command_id="b", delay_s=60)
    with pytest.raises(Refused):
        await cooker.start("main", Program(id="y", stages=()), command_id="c")
    assert brought.asked == []


async def test_the_same_command_twice_starts_once(hass: HomeAssistant) -> None:
    brought = await bring(hass, HOME_CONNECT)
    oven = await adopted(hass, brought)
    cooker = oven.entry.runtime_data.cooker._cooker
    mode = CookingMode.CONVECTION_BAKE
    cook = Stage(kind=StageKind.COOK, mode=mode, target_c=200, duration_s=1800)
    for _ in range(2):
        await cooker.start("main", Program(id="x", stages=(cook,)), command_id="a")
    assert len(brought.asked) == 1


async def test_a_child_lock_is_respected(hass: HomeAssistant) -> None:
    lock = {Role.CHILD_LOCK: Thing(domain="switch", unique_id="hc-lock", key="child_lock")}
    source = replace(HOME_CONNECT, things={**HOME_CONNECT.things, **lock})
    brought = await bring(hass, source)
    oven = await adopted(hass, brought)
    brought.show(Role.CHILD_LOCK, "on")
    await hass.async_block_till_done()
    with pytest.raises(ServiceValidationError, match="lock"):
        await oven.press("start")
    assert brought.asked == []
