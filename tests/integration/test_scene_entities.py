"""A scene is something to see: a device with all that it does, why, and what one may say to it."""

from datetime import UTC, datetime
from types import MappingProxyType

import pytest
from homeassistant.components.homeassistant.exposed_entities import async_should_expose
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import ServiceValidationError, Unauthorized
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.translation import async_load_integrations
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockUser, async_capture_events

from custom_components.cooker.const import DOMAIN
from custom_components.cooker.diagnostics import (
    async_get_config_entry_diagnostics,
    async_get_device_diagnostics,
)
from custom_components.cooker.scenes import making
from custom_components.cooker.scenes.keeper import SCENES
from custom_components.cooker.scenes.scene import SceneKind
from custom_components.cooker.scenes.story import Interval, Question, SceneState, Why
from tests.integration.house import AtHome, House, until
from tests.integration.scenes import (
    Told,
    add_scene,
    plan,
    plan_shows,
    runner_of,
    scene_entity,
)
from virtual_cooker import VirtualCooker

EVERY = {
    ("scene", "scene"),
    ("sensor", "plan"),
    ("switch", "enabled"),
    ("button", "arm"),
    ("button", "simulate"),
}


@pytest.fixture(autouse=True)
def _told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a scene that waits for something do what a test tells."""
    monkeypatch.setitem(making._KINDS, SceneKind.WHEN, Told)


@pytest.fixture
async def house(oven: VirtualCooker, at_home: AtHome) -> House:
    return await at_home(oven)


@pytest.fixture
async def scene_id(house: House) -> str:
    return await add_scene(house, "Pizza evening", kind="when")


def device_of(house: House, scene_id: str) -> dr.DeviceEntry:
    registry = dr.async_get(house.hass)
    device = registry.async_get_device_by_identifier((DOMAIN, scene_id), house.entry.entry_id)
    assert device is not None
    return device


def entities_of(house: House, scene_id: str) -> set[tuple[str, str]]:
    entries = er.async_entries_for_config_entry(er.async_get(house.hass), house.entry.entry_id)
    return {
        (one.domain, one.unique_id.removeprefix(f"{scene_id}_"))
        for one in entries
        if one.config_subentry_id == scene_id
    }


async def act(house: House, service: str, entity_id: str, **more: Context) -> None:
    domain = entity_id.partition(".")[0]
    await house.hass.services.async_call(
        domain, service, {"entity_id": entity_id}, blocking=True, **more
    )


async def simulated(house: House, **target: object) -> list[dict[str, object]]:
    response = await house.hass.services.async_call(
        DOMAIN, "simulate_scene", target=target, blocking=True, return_response=True
    )
    assert response is not None
    scenes = response["scenes"]
    assert isinstance(scenes, list)
    return scenes  # type: ignore[return-value]


async def test_a_scene_has_a_device_of_its_own_beside_its_cooker(
    house: House, scene_id: str
) -> None:
    device = device_of(house, scene_id)
    assert device.name == "Pizza evening"
    assert device.entry_type is dr.DeviceEntryType.SERVICE
    assert device.config_subentry_id == scene_id
    assert device.via_device_id == house.entry.runtime_data.device_id
    assert entities_of(house, scene_id) == EVERY
    assert plan(house, scene_id).state == "idle"
    assert house.hass.states.get("scene.pizza_evening") is not None


async def test_the_plan_tells_why_for_whom_and_how_long_in_words_of_the_house(
    house: House, scene_id: str
) -> None:
    hass = house.hass
    hass.states.async_set("person.anna", "away", {"friendly_name": "Anna"})
    until_then = datetime(2026, 11, 25, 18, 30, tzinfo=UTC)
    question = Question(
        id="unguessable",
        asked_at=until_then,
        expires_at=until_then,
        why=Why(key="planned_already", said={"time": "18:00"}),
    )
    runner_of(house, scene_id).tell(
        SceneState.ASKING,
        Why(key="not_connected"),
        person="person.anna",
        eta=Interval(low_s=420, median_s=615, high_s=900),
        heat_up=Interval(low_s=380, median_s=480, high_s=560),
        question=question,
        armed_until=until_then,
    )
    shown = plan(house, scene_id)
    assert shown.state == "asking"
    told = dict(shown.attributes)
    assert told["reason"].startswith("Virtual built-in oven (Upper cavity) is not connected.")
    assert told["person"] == "Anna"
    assert [told["eta_low"], told["eta"], told["eta_high"]] == [7, 10, 15]
    assert [told["heat_up_low"], told["heat_up"], told["heat_up_high"]] == [6, 8, 9]
    assert "18:00" in told["question"]
    assert told["question_until"] == told["armed_until"] == until_then
    assert "unguessable" not in str(told)


async def test_the_reason_is_in_the_language_of_the_house(house: House, scene_id: str) -> None:
    await house.hass.config.async_update(language="zh-Hans")
    await async_load_integrations(house.hass, {DOMAIN})
    runner_of(house, scene_id).tell(SceneState.REFUSED, Why(key="not_connected"))
    assert "未连接" in plan(house, scene_id).attributes["reason"]


async def test_a_scene_that_comes_later_or_goes_needs_no_reload(house: House) -> None:
    line = house.entry.runtime_data
    first = await add_scene(house, "First", kind="when")
    second = await add_scene(house, "Second", kind="leave_home", zone="lower")
    assert entities_of(house, first) == entities_of(house, second) == EVERY
    assert house.hass.config_entries.async_remove_subentry(house.entry, first)
    await house.hass.async_block_till_done()
    assert entities_of(house, first) == set()
    assert house.hass.states.get("sensor.first_plan") is None
    assert entities_of(house, second) == EVERY
    assert house.entry.runtime_data is line


async def test_a_scene_that_gets_another_name_or_program_keeps_its_entities(
    house: House, scene_id: str
) -> None:
    subentry = house.entry.subentries[scene_id]
    house.hass.config_entries.async_update_subentry(
        house.entry,
        subentry,
        title="Bread",
        data=MappingProxyType({**subentry.data, "target_c": 230}),
    )
    await house.hass.async_block_till_done()
    assert device_of(house, scene_id).name == "Bread"
    shown = house.hass.states.get(scene_entity(house, "scene", scene_id, "scene"))
    assert shown is not None
    assert shown.name == "Bread"
    runner_of(house, scene_id).tell(SceneState.WATCHING)
    assert plan(house, scene_id).state == "watching"
    assert plan(house, scene_id).name == "Bread Plan"


async def test_what_a_scene_shows_outlives_a_reload_and_its_entities_follow_again(
    house: House, scene_id: str
) -> None:
    runner_of(house, scene_id).tell(SceneState.CANCELLED, Why(key="no_plan"))
    await house.restart()
    assert entities_of(house, scene_id) == EVERY
    assert plan(house, scene_id).state == "cancelled"
    runner_of(house, scene_id).tell(SceneState.IDLE)
    assert plan(house, scene_id).state == "idle"
    later = await add_scene(house, "Later", kind="when")
    assert entities_of(house, later) == EVERY


async def test_an_unloaded_cooker_leaves_nobody_listening(house: House, scene_id: str) -> None:
    scenes = house.hass.data[SCENES]
    before = len(scenes._listeners)
    assert await house.hass.config_entries.async_unload(house.entry.entry_id)
    await house.hass.async_block_till_done()
    assert len(scenes._listeners) == before - len(EVERY)
    assert scenes._newcomers == {}
    assert scenes.get(scene_id) is None
    await add_scene(house, "While it is away", kind="when")
    assert scenes._newcomers == {}


async def test_a_scene_stays_available_while_its_cooker_is_away(
    house: House, scene_id: str
) -> None:
    await house.cooker.mishaps.new_port()
    await house.shows("unavailable", "sensor", "state", "upper")
    assert plan(house, scene_id).state == "idle"
    runner_of(house, scene_id).tell(SceneState.REFUSED, Why(key="not_connected"))
    assert plan(house, scene_id).state == "refused"


async def test_activating_a_scene_that_the_appliance_does_not_allow_is_refused_in_words(
    house: House, scene_id: str
) -> None:
    with pytest.raises(ServiceValidationError) as refusal:
        await act(house, "turn_on", scene_entity(house, "scene", scene_id, "scene"))
    assert "Press the remote start button on the appliance" in str(refusal.value)
    assert plan(house, scene_id).state == "idle"


async def test_who_activates_a_scene_is_who_started_the_cook(
    house: House, scene_id: str, hass_admin_user: MockUser
) -> None:
    people = [{"id": "anna", "name": "Anna", "user_id": hass_admin_user.id}]
    assert await async_setup_component(house.hass, "person", {"person": people})
    house.cooker.panel.allow_remote_start()
    entity_id = scene_entity(house, "scene", scene_id, "scene")
    await act(house, "turn_on", entity_id, context=Context(user_id=hass_admin_user.id))
    await plan_shows(house, scene_id, "heating")
    assert house.commands == ["zone.start"]
    await house.shows("Anna", "sensor", "started_by", "upper")


async def test_a_scene_is_switched_off_and_stays_so_over_a_reload(
    house: House, scene_id: str
) -> None:
    enabled = scene_entity(house, "switch", scene_id, "enabled")

    def is_on() -> str:
        state = house.hass.states.get(enabled)
        assert state is not None
        return state.state

    assert is_on() == "on"
    await act(house, "turn_off", enabled)
    assert is_on() == "off"
    await house.restart()
    assert is_on() == "off"
    await act(house, "turn_on", enabled)
    assert is_on() == "on"
    assert house.commands == []


async def test_a_scene_is_armed_by_its_button_and_nothing_heats(
    house: House, scene_id: str
) -> None:
    await act(house, "press", scene_entity(house, "button", scene_id, "arm"))
    assert plan(house, scene_id).state == "armed"
    assert house.commands == []


async def test_trying_a_scene_shows_what_it_would_do_and_why_without_doing_it(
    house: House, scene_id: str
) -> None:
    turns = async_capture_events(house.hass, "cooker_scene")
    await act(house, "press", scene_entity(house, "button", scene_id, "simulate"))
    (note,) = house.hass.data["persistent_notification"].values()
    assert note["title"] == "Pizza evening"
    state, *reasons = [line for line in note["message"].splitlines() if line]
    assert state == "**Refused**"
    assert [line.split(" ")[0] for line in reasons] == ["-", "-"]
    assert "is not connected" in reasons[0]
    assert house.commands == []
    assert turns == []
    assert plan(house, scene_id).state == "idle"


async def test_a_script_can_ask_what_a_scene_would_do(house: House, scene_id: str) -> None:
    other = await add_scene(house, "Last one out", kind="leave_home")
    expected = {
        "name": "Pizza evening",
        "kind": "when",
        "enabled": True,
        "state": "refused",
    }
    (by_device,) = await simulated(house, device_id=device_of(house, scene_id).id)
    assert {key: by_device[key] for key in expected} == expected
    reasons = by_device["reasons"]
    assert isinstance(reasons, list)
    assert len(reasons) == 2
    entity_id = scene_entity(house, "button", scene_id, "arm")
    assert await simulated(house, entity_id=entity_id) == [by_device]
    both = [scene_entity(house, "scene", one, "scene") for one in (scene_id, other)]
    names = {one["name"] for one in await simulated(house, entity_id=both)}
    assert names == {"Pizza evening", "Last one out"}
    assert len(await simulated(house, entity_id="all")) == 2
    assert house.commands == []


async def test_what_is_no_scene_cannot_be_simulated(house: House, scene_id: str) -> None:
    with pytest.raises(ServiceValidationError, match="Nothing chosen here is a scene"):
        await simulated(house, device_id=house.entry.runtime_data.device_id)


async def test_whoever_may_not_see_a_scene_may_not_simulate_it(
    house: House, scene_id: str, hass_read_only_user: MockUser
) -> None:
    hass_read_only_user.mock_policy({})
    with pytest.raises(Unauthorized):
        await house.hass.services.async_call(
            DOMAIN,
            "simulate_scene",
            target={"device_id": device_of(house, scene_id).id},
            blocking=True,
            return_response=True,
            context=Context(user_id=hass_read_only_user.id),
        )


async def test_no_assistant_hears_of_a_scene_that_may_heat_before_it_is_exposed(
    house: House, hass: HomeAssistant
) -> None:
    assert await async_setup_component(hass, "homeassistant", {})
    heats = await add_scene(house, "Heats", kind="when")
    bath = await add_scene(house, "Bath", kind="hands_busy", zone="lower")
    asks = await add_scene(house, "Asks", kind="leave_home", zone="lower")

    def heard(scene_id: str, platform: str = "scene", key: str = "scene") -> bool:
        entity_id = scene_entity(house, platform, scene_id, key)
        return async_should_expose(hass, "conversation", entity_id)

    assert not heard(heats)
    assert not heard(bath)
    assert not heard(heats, "switch", "enabled")
    assert heard(asks)


async def test_diagnostics_tell_a_story_without_names_and_places(
    house: House, scene_id: str
) -> None:
    scenes = house.hass.data[SCENES]
    scenes.storage.facts["people"]["person.anna"] = {
        "began_s": 1_795_590_000,
        "left": {"zone.work": 1_795_590_000},
        "ways": {"": {"mean": 0.1, "count": 6}},
        "zones": {"zone.work": {"mean": -0.2, "home": 4, "from": "zone.work"}},
    }
    runner_of(house, scene_id).tell(
        SceneState.WATCHING,
        Why(key="planned_already", said={"time": "Annas secret"}),
        person="person.anna",
        eta=Interval(low_s=1, median_s=2, high_s=3),
    )
    told = await async_get_config_entry_diagnostics(house.hass, house.entry)
    for secret in ("anna", "Anna", "work", "Pizza", "1795590000"):
        assert secret not in str(told)
    (scene,) = told["scenes"]["stories"]
    assert scene["kind"] == "when"
    assert scene["story"]["state"] == "watching"
    assert scene["story"]["why"] == "planned_already"
    assert told["scenes"]["learned"] == [
        {"ways": {"": {"mean": 0.1, "count": 6}}, "zones": [{"mean": -0.2, "home": 4}]}
    ]
    own = await async_get_device_diagnostics(house.hass, house.entry, device_of(house, scene_id))
    assert own["scenes"] == told["scenes"]
    assert {key.partition(".")[0] for key in own["entities"]} == {
        "scene",
        "sensor",
        "switch",
        "button",
    }


async def test_a_story_is_followed_to_its_end(house: House, scene_id: str) -> None:
    """Each turn is one change of the sensor; the same again is none."""
    changes = async_capture_events(house.hass, "state_changed")
    runner = runner_of(house, scene_id)
    for state in (SceneState.STARTING, SceneState.STARTING, SceneState.HEATING, SceneState.READY):
        runner.tell(state)
    sensor = scene_entity(house, "sensor", scene_id, "plan")
    await until(lambda: plan(house, scene_id).state == "ready", "it is ready")
    seen = [event.data["new_state"].state for event in changes if event.data["entity_id"] == sensor]
    assert seen == ["starting", "heating", "ready"]
