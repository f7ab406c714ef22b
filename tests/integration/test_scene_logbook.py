"""The logbook tells the story of a scene: what it did, whom it asked, and why it gave up."""

from datetime import timedelta
from typing import Any

import pytest
from homeassistant.components.recorder import Recorder, get_instance
from homeassistant.components.recorder.history import get_significant_states
from homeassistant.core import HomeAssistant
from homeassistant.helpers.translation import async_load_integrations
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import async_capture_events
from pytest_homeassistant_custom_component.components.recorder.common import (
    async_wait_recording_done,
)
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.cooker.const import DOMAIN
from custom_components.cooker.scenes import making
from custom_components.cooker.scenes.scene import SceneKind
from custom_components.cooker.scenes.story import Interval, Question, SceneState, Why
from tests.integration.house import AtHome, House
from tests.integration.scenes import Told, add_scene, plan, runner_of, scene_entity
from virtual_cooker import VirtualCooker

WHY = Why(key="planned_already", said={"time": "18:00"})
BECAUSE = "Virtual built-in oven (Upper cavity) has a plan for 18:00 already."


@pytest.fixture(autouse=True)
def _home_assistant(
    recorder_mock: Recorder,
    socket_enabled: None,
    mock_async_zeroconf: object,
    enable_custom_integrations: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As elsewhere; a recorder must be there before Home Assistant is."""
    monkeypatch.setitem(making._KINDS, SceneKind.WHEN, Told)


@pytest.fixture
async def house(hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome) -> House:
    for component in ("homeassistant", "logbook"):
        assert await async_setup_component(hass, component, {})
    hass.states.async_set("person.anna", "away", {"friendly_name": "Anna"})
    return await at_home(oven)


@pytest.fixture
async def scene_id(house: House) -> str:
    return await add_scene(house, "Pizza evening", kind="when")


def question() -> Question:
    now = dt_util.utcnow()
    return Question(id="it", asked_at=now, expires_at=now + timedelta(minutes=5), why=WHY)


async def story(house: House, web: WebSocketGenerator, **of: Any) -> list[str]:  # noqa: ANN401
    """Return what the logbook tells of scenes, as the frontend asks for it."""
    await async_wait_recording_done(house.hass)
    client = await web(house.hass)
    start = (dt_util.utcnow() - timedelta(hours=1)).isoformat()
    await client.send_json_auto_id({"type": "logbook/get_events", "start_time": start, **of})
    answer = await client.receive_json()
    assert answer["success"], answer
    return [
        f"{row['name']} {row['message']}" for row in answer["result"] if row.get("domain") == DOMAIN
    ]


async def test_a_story_reads_from_its_question_to_its_end(
    house: House, scene_id: str, hass_ws_client: WebSocketGenerator
) -> None:
    runner = runner_of(house, scene_id)
    runner.tell(SceneState.WATCHING, person="person.anna")
    runner.tell(SceneState.ASKING, WHY, question=question())
    runner.tell(SceneState.CANCELLED, WHY, question=None)
    told = await story(house, hass_ws_client)
    assert told[0] == "Pizza evening watches"
    assert told[1].startswith(f"Pizza evening asked Anna: {BECAUSE}")
    assert told[2].startswith(f"Pizza evening called it off for Anna: {BECAUSE}")
    assert len(told) == 3


async def test_the_story_is_found_under_the_scenes_sensor_and_its_device(
    house: House, scene_id: str, hass_ws_client: WebSocketGenerator
) -> None:
    other = await add_scene(house, "Bread", kind="when")
    runner_of(house, scene_id).tell(SceneState.HEATING)
    runner_of(house, other).tell(SceneState.HEATING)
    sensor = scene_entity(house, "sensor", scene_id, "plan")
    assert await story(house, hass_ws_client, entity_ids=[sensor]) == ["Pizza evening heats up"]
    event = async_capture_events(house.hass, "cooker_scene")
    runner_of(house, scene_id).tell(SceneState.READY)
    device = event[0].data["device_id"]
    told = await story(house, hass_ws_client, device_ids=[device])
    assert told == ["Pizza evening heats up", "Pizza evening is hot"]


async def test_each_state_has_its_words_in_the_language_of_the_house(
    house: House, scene_id: str, hass_ws_client: WebSocketGenerator
) -> None:
    runner = runner_of(house, scene_id)
    for state in (*SceneState, SceneState.IDLE):
        runner.tell(state)
    english = await story(house, hass_ws_client)
    await house.hass.config.async_update(language="zh-Hans")
    await async_load_integrations(house.hass, {DOMAIN})
    chinese = await story(house, hass_ws_client)
    assert len(english) == len(chinese) == len(SceneState)
    assert len(set(english)) == len(set(chinese)) == len(SceneState)
    assert chinese[-1] == "Pizza evening 待命"


async def test_minutes_that_change_on_the_way_are_no_turn_and_are_not_recorded(
    house: House, scene_id: str
) -> None:
    """Whoever reads the history must not read from it where somebody was."""
    turns = async_capture_events(house.hass, "cooker_scene")
    runner = runner_of(house, scene_id)
    for minutes in (12, 11, 9):
        eta = Interval(low_s=minutes * 50, median_s=minutes * 60, high_s=minutes * 70)
        runner.tell(SceneState.WATCHING, WHY, person="person.anna", eta=eta)
    assert plan(house, scene_id).attributes["eta"] == 9
    assert len(turns) == 1
    assert not {key for key in turns[0].data if key.startswith("eta")}
    await async_wait_recording_done(house.hass)
    sensor = scene_entity(house, "sensor", scene_id, "plan")
    since = dt_util.utcnow() - timedelta(hours=1)
    kept = await get_instance(house.hass).async_add_executor_job(
        lambda: get_significant_states(house.hass, since, entity_ids=[sensor])
    )
    attributes = [getattr(one, "attributes", {}) for one in kept[sensor]]
    assert any("person" in one for one in attributes)
    assert not any(key in one for one in attributes for key in ("eta", "eta_low", "reason"))


async def test_an_automation_hears_what_a_scene_does(house: House, scene_id: str) -> None:
    heard = async_capture_events(house.hass, "cooker_scene")
    runner_of(house, scene_id).tell(SceneState.ASKING, WHY, question=question())
    (event,) = heard
    assert event.data["name"] == "Pizza evening"
    assert (event.data["before"], event.data["state"]) == ("idle", "asking")
    assert event.data["reason"].startswith(BECAUSE)
    assert "it" not in event.data.values()
