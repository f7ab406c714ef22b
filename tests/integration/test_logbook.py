"""The logbook tells a cook in sentences, in Home Assistant's language."""

from datetime import timedelta
from typing import Any

import pytest
from aiocooker import EventType
from aiocooker.model import CLIENT_SIDE_EVENTS
from homeassistant.components.logbook import LOGBOOK_ENTRY_MESSAGE
from homeassistant.components.recorder import Recorder
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM
from pytest_homeassistant_custom_component.common import MockUser
from pytest_homeassistant_custom_component.components.recorder.common import (
    async_wait_recording_done,
)
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from tests.integration.house import AtHome, House, until
from virtual_cooker import VirtualCooker

SAID = [kind for kind in EventType if kind not in {EventType.UNKNOWN, *CLIENT_SIDE_EVENTS}]

type Row = dict[str, Any]
type Facts = dict[str, str | float | bool]


@pytest.fixture(autouse=True)
def _home_assistant(
    recorder_mock: Recorder,
    socket_enabled: None,
    mock_async_zeroconf: object,
    enable_custom_integrations: None,
) -> None:
    """As elsewhere; a recorder must be there before Home Assistant is."""


@pytest.fixture
async def logbook(hass: HomeAssistant) -> None:
    for component in ("homeassistant", "logbook"):
        assert await async_setup_component(hass, component, {})


async def rows(house: House, web: WebSocketGenerator, **of: object) -> list[Row]:
    """Return what the logbook shows, oldest first, as the frontend asks for it."""
    await async_wait_recording_done(house.hass)
    client = await web(house.hass)
    start = (dt_util.utcnow() - timedelta(hours=1)).isoformat()
    await client.send_json_auto_id({"type": "logbook/get_events", "start_time": start, **of})
    answer = await client.receive_json()
    assert answer["success"], answer
    return list(answer["result"])


async def sentences(house: House, web: WebSocketGenerator, **of: object) -> list[str]:
    """Return our sentences among them."""
    told = await rows(house, web, **of)
    return [
        f"{row['name']} {row[LOGBOOK_ENTRY_MESSAGE]}"
        for row in told
        if row.get("domain") == "cooker"
    ]


async def happened(house: House, kind: str, zone: str) -> None:
    """Wait for an event of a zone."""

    def seen() -> bool:
        state = house.state("event", "cook", zone)
        return state.attributes.get("event_type") == kind

    await until(seen, f"{zone} {kind}")


@pytest.mark.usefixtures("logbook")
async def test_a_cook_at_the_panel_reads_as_a_story(
    oven: VirtualCooker, at_home: AtHome, hass_ws_client: WebSocketGenerator
) -> None:
    house = await at_home(oven)
    oven.panel.start("upper", "bake", 200, 3600, None)
    await happened(house, "cook_started", "upper")
    await oven.clock.advance(1800)
    await house.shows("cooking", "sensor", "state", "upper")
    told = await sentences(house, hass_ws_client)
    oven_upper = "Virtual built-in oven (Upper cavity)"
    assert told[0] == f"{oven_upper} was started by somebody at the panel"
    assert f"{oven_upper} reached 200 °C" in told


@pytest.mark.usefixtures("logbook")
async def test_who_started_from_afar_is_told(
    oven: VirtualCooker, at_home: AtHome, hass_ws_client: WebSocketGenerator
) -> None:
    house = await at_home(oven)
    oven.panel.allow_remote_start()
    await house.press("start", "lower")
    await happened(house, "cook_started", "lower")
    (told,) = await sentences(house, hass_ws_client)
    assert told == "Virtual built-in oven (Lower cavity) was started by Home Assistant"


@pytest.mark.usefixtures("logbook")
async def test_who_of_this_house_started_is_told_by_name(
    hass: HomeAssistant,
    oven: VirtualCooker,
    at_home: AtHome,
    hass_ws_client: WebSocketGenerator,
    hass_admin_user: MockUser,
) -> None:
    house = await at_home(oven)
    people = [{"id": "anna", "name": "Anna", "user_id": hass_admin_user.id}]
    assert await async_setup_component(hass, "person", {"person": people})
    oven.panel.allow_remote_start()
    await hass.services.async_call(
        "button",
        "press",
        {"entity_id": house.entity("button", "start", "lower")},
        blocking=True,
        context=Context(user_id=hass_admin_user.id),
    )
    await happened(house, "cook_started", "lower")
    (told,) = await sentences(house, hass_ws_client)
    assert told == "Virtual built-in oven (Lower cavity) was started by Anna"


@pytest.mark.usefixtures("logbook")
async def test_a_power_cut_is_told_and_how_long_ago_it_was(
    oven: VirtualCooker, at_home: AtHome, hass_ws_client: WebSocketGenerator
) -> None:
    house = await at_home(oven)
    oven.panel.start("upper", "bake", 200, 3600, None)
    await happened(house, "cook_started", "upper")
    await oven.mishaps.power_loss(0.1)
    await happened(house, "interrupted", "upper")
    told = await sentences(house, hass_ws_client)
    assert "lost power in the middle of the cook" in told[-1]


@pytest.mark.usefixtures("logbook")
async def test_what_was_missed_says_how_long_ago_it_was(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome, hass_ws_client: WebSocketGenerator
) -> None:
    """Also the kinds for which a word is enough at their own time."""
    house = await at_home(oven)
    oven.panel.start("upper", "bake", 180, 600, None)
    await happened(house, "cook_started", "upper")
    await hass.config_entries.async_unload(house.entry.entry_id)
    await oven.clock.advance(7200)
    await hass.config_entries.async_setup(house.entry.entry_id)
    await happened(house, "finished", "upper")
    (told,) = [one for one in await sentences(house, hass_ws_client) if "finished" in one]
    assert told.startswith("Virtual built-in oven (Upper cavity) finished cooking (")
    assert told.endswith(" min earlier)")


@pytest.mark.usefixtures("logbook")
async def test_what_a_word_says_is_not_told_twice(
    oven: VirtualCooker, at_home: AtHome, hass_ws_client: WebSocketGenerator
) -> None:
    house = await at_home(oven)
    oven.panel.start("upper", "bake", 180, 600, None)
    await happened(house, "cook_started", "upper")
    oven.panel.pause("upper")
    await happened(house, "paused", "upper")
    event = house.entity("event", "cook", "upper")
    told = await rows(house, hass_ws_client)
    words = [row["attributes"] for row in told if row.get("entity_id") == event and "state" in row]
    assert {"event_type": "paused"} in words
    assert len([row for row in told if row.get("domain") == "cooker"]) == 1


@pytest.mark.usefixtures("logbook")
async def test_a_sentence_is_found_at_its_zone_and_not_at_the_other(
    oven: VirtualCooker, at_home: AtHome, hass_ws_client: WebSocketGenerator
) -> None:
    house = await at_home(oven)
    oven.panel.start("upper", "bake", 180, 600, None)
    await happened(house, "cook_started", "upper")
    upper, lower = (house.entity("event", "cook", zone) for zone in ("upper", "lower"))
    assert len(await sentences(house, hass_ws_client, entity_ids=[upper])) == 1
    assert await sentences(house, hass_ws_client, entity_ids=[lower]) == []
    entities = er.async_get(house.hass).entities
    above, below = (entities[one].device_id for one in (upper, lower))
    assert len(await sentences(house, hass_ws_client, device_ids=[above])) == 1
    assert await sentences(house, hass_ws_client, device_ids=[below]) == []


@pytest.mark.parametrize(
    "case",
    [
        (EventType.SCHEDULED, {"by": "panel"}, "was set by somebody at the panel to start later"),
        (EventType.SCHEDULED, {"by": "Tablet"}, "was set by Tablet to start later"),
        (EventType.SCHEDULED, {}, "will start by itself later"),
        (EventType.STOPPED, {"cause": "door_opened"}, "because the door was opened"),
        (EventType.STOPPED, {"cause": "door_open"}, "because the door was open"),
        (EventType.STOPPED, {"cause": "child_locked"}, "because the child lock was on"),
        (EventType.STOPPED, {"cause": "must_not_run_empty"}, "because nothing was inside"),
        (EventType.STOPPED, {"cause": "water_needed"}, "stopped because it lacks water"),
        (EventType.STOPPED, {"cause": "an idea of tomorrow"}, "was stopped"),
    ],
)
@pytest.mark.usefixtures("logbook")
async def test_a_start_for_later_and_why_it_did_not_come_are_told(
    rice_cooker: VirtualCooker,
    at_home: AtHome,
    hass_ws_client: WebSocketGenerator,
    case: tuple[EventType, Facts, str],
) -> None:
    kind, data, sentence = case
    house = await at_home(rice_cooker)
    rice_cooker.appliance.events.tell(kind, "pot", **data)
    await happened(house, kind.value, "pot")
    (told,) = await sentences(house, hass_ws_client)
    assert told.endswith(sentence)


@pytest.mark.usefixtures("logbook")
async def test_degrees_and_words_are_those_of_the_house(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome, hass_ws_client: WebSocketGenerator
) -> None:
    hass.config.units = US_CUSTOMARY_SYSTEM
    await hass.config.async_update(language="zh-Hans")
    house = await at_home(oven)
    await hass.async_block_till_done()
    oven.panel.start("upper", "bake", 200, 3600, None)
    await oven.clock.advance(1800)
    await house.shows("cooking", "sensor", "state", "upper")
    told = await sentences(house, hass_ws_client)
    assert any(one.endswith("达到392 °F") for one in told), told


@pytest.mark.parametrize("kind", SAID)
@pytest.mark.usefixtures("logbook")
async def test_every_kind_of_event_has_its_sentence(
    oven: VirtualCooker, at_home: AtHome, hass_ws_client: WebSocketGenerator, kind: EventType
) -> None:
    """Missed ones are all told; each also without what a cooker may leave out."""
    house = await at_home(oven)
    await house.hass.config_entries.async_unload(house.entry.entry_id)
    facts: Facts = {"text": "Fan blocked", "target_c": 200, "index": 1, "by": "panel"}
    nothing: Facts = {}
    for data in (nothing, facts):
        oven.appliance.events.tell(kind, "upper", **data)
    await oven.clock.advance(120)
    await house.hass.config_entries.async_setup(house.entry.entry_id)
    await house.hass.async_block_till_done()
    told = await sentences(house, hass_ws_client)
    assert len(told) == 2
    assert all(one.endswith("(2 min earlier)") for one in told)
    assert not any("{" in one or "None" in one for one in told)
