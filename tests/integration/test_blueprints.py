"""Each blueprint, loaded by Home Assistant as a person imports it, with a cooker and a phone."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from homeassistant.components.automation.config import AUTOMATION_BLUEPRINT_SCHEMA
from homeassistant.components.blueprint.models import Blueprint
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.setup import async_setup_component
from homeassistant.util.yaml import load_yaml
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
    async_mock_service,
)

from tests.integration.house import AtHome, House, until
from tests.integration.phone import Phone
from virtual_cooker import VirtualCooker

ROOT = Path(__file__).parents[2]
FOLDER = Path("blueprints") / "automation" / "cooker"
BLUEPRINTS = sorted(one.name for one in (ROOT / FOLDER).iterdir())
PUBLISHED = "https://github.com/cooker-home/cooker/blob/main/blueprints/automation/cooker/"
IMPORT = "https://my.home-assistant.io/redirect/blueprint_import/?blueprint_url="
SOON_MIN = 0.02
"""A wait that a test can bear, as a number of minutes."""


@pytest.fixture
def hass_config_dir(hass_tmp_config_dir: str) -> str:
    """Give Home Assistant a folder of its own, with our blueprints in it."""
    shutil.copytree(ROOT / FOLDER, Path(hass_tmp_config_dir) / FOLDER)
    return hass_tmp_config_dir


@pytest.fixture
async def phone(hass: HomeAssistant) -> AsyncIterator[Phone]:
    """Register a phone whose pushes arrive on this machine."""
    phone = Phone(hass)
    app = web.Application()
    app.router.add_post("/push", phone.push)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    assert await async_setup_component(hass, "mobile_app", {})
    entry = _registration(f"http://127.0.0.1:{port}/push")
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    (device,) = dr.async_entries_for_config_entry(dr.async_get(hass), entry.entry_id)
    phone.device_id = device.id
    yield phone
    await runner.cleanup()


def _registration(push_url: str) -> MockConfigEntry:
    data = {
        "app_id": "app",
        "app_name": "App",
        "app_version": "1",
        "app_data": {"push_token": "token", "push_url": push_url},
        "device_id": "phone",
        "device_name": "Phone",
        "manufacturer": "Somebody",
        "model": "Phone",
        "os_name": "OS",
        "os_version": "1",
        "supports_encryption": False,
        "user_id": "somebody",
        "webhook_id": "phone-hook",
        "secret": "",
    }
    return MockConfigEntry(domain="mobile_app", data=data, title="Phone")


async def use(house: House, blueprint: str, **inputs: object) -> None:
    """Make an automation of a blueprint, for all of the cooker's zones."""
    made = {"path": f"cooker/{blueprint}.yaml", "input": {"cooker": zones(house), **inputs}}
    await automate(house.hass, {"alias": blueprint, "use_blueprint": made})


async def automate(hass: HomeAssistant, *automations: dict[str, Any]) -> None:
    """Set automations up; each of them must be on."""
    assert await async_setup_component(hass, "automation", {"automation": list(automations)})
    await hass.async_block_till_done()
    on = [one.name for one in hass.states.async_all("automation") if one.state == "on"]
    assert sorted(on) == sorted(one["alias"] for one in automations)


def zones(house: House) -> dict[str, list[str]]:
    """Return a target: the devices of the cooker's zones."""
    registry = dr.async_get(house.hass)
    (cooker,) = dr.async_entries_for_config_entry(registry, house.entry.entry_id)
    return {
        "device_id": [one.id for one in dr.async_entries_for_parent_device(registry, cooker.id)]
    }


async def has_run(hass: HomeAssistant) -> None:
    """Wait until no automation runs any more."""
    await until(
        lambda: all(not one.attributes["current"] for one in hass.states.async_all("automation")),
        "it has run",
    )


def people(hass: HomeAssistant, place: str) -> None:
    """Let everybody be somewhere."""
    hass.states.async_set("person.somebody", place)
    hass.states.async_set("zone.home", "1" if place == "home" else "0")


async def finish(house: House) -> None:
    """Let the upper cavity finish a cook that somebody began at the panel."""
    house.cooker.panel.start("upper", "bake", 180, 60, None)
    await house.shows("preheating", "sensor", "state", "upper")
    await house.cooker.clock.advance(60)
    await house.shows("finished", "sensor", "state", "upper")


@pytest.mark.parametrize("name", BLUEPRINTS)
def test_a_blueprint_is_whole_and_can_be_imported_again(name: str) -> None:
    data = load_yaml(str(ROOT / FOLDER / name))
    blueprint = Blueprint(
        data, expected_domain="automation", path=name, schema=AUTOMATION_BLUEPRINT_SCHEMA
    )
    assert blueprint.validate() is None
    assert blueprint.metadata["source_url"] == PUBLISHED + name
    assert blueprint.metadata["homeassistant"]["min_version"] == "2026.10.0"


@pytest.mark.parametrize("page", ["README.md", "docs/blueprints.md"])
@pytest.mark.parametrize("name", BLUEPRINTS)
def test_every_page_that_offers_blueprints_links_to_each(page: str, name: str) -> None:
    escaped = (PUBLISHED + name).replace(":", "%3A").replace("/", "%2F")
    assert IMPORT + escaped in (ROOT / page).read_text()


async def test_hot_is_said_on_speakers_sent_to_phones_and_flashed(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    spoken = async_mock_service(hass, "tts", "speak")
    sent = async_mock_service(hass, "notify", "send_message")
    flashed = async_mock_service(hass, "light", "toggle")
    await use(
        house,
        "preheated_announce",
        voice=["tts.voice"],
        speakers=["media_player.kitchen"],
        receivers=["notify.phone"],
        lights=["light.kitchen"],
    )
    await preheat(house)
    await until(lambda: spoken and sent and flashed, "it is told")
    words = "Virtual built-in oven, Upper cavity is hot. You can put the food in."
    assert spoken[0].data == {
        "entity_id": ["tts.voice"],
        "media_player_entity_id": ["media_player.kitchen"],
        "message": words,
    }
    assert sent[0].data == {"entity_id": ["notify.phone"], "message": words}
    await has_run(hass)
    assert [call.data["entity_id"] for call in flashed] == [["light.kitchen"]] * 6


async def test_hot_is_flashed_by_the_ovens_own_light_which_is_afterwards_as_it_was(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    """Nothing else was chosen, so nothing else is called."""
    house = await at_home(oven)
    await use(house, "preheated_announce", lights=[house.entity("light", "light")])
    await preheat(house)
    await until(lambda: house.commands.count("cooker.set") == 6, "it flashed")
    await has_run(hass)
    await house.shows("off", "light", "light")
    lights = [one.params["light"] for one in oven.received if one.method == "cooker.set"]
    assert lights == [True, False] * 3


async def test_a_finished_cook_is_told_with_three_answers_and_stop_stops(
    oven: VirtualCooker, at_home: AtHome, phone: Phone
) -> None:
    house = await at_home(oven)
    await use(house, "finished_ask", phone=phone.device_id)
    await finish(house)
    await phone.shows("Virtual built-in oven, Upper cavity is done.")
    titles = [one["title"] for one in phone.question["data"]["actions"]]
    assert titles == ["Keep warm", "5 more minutes", "Stop"]
    phone.press("Stop")
    await until(lambda: "zone.stop" in house.commands, "the oven is told")
    await until(lambda: not phone.screen, "the question goes away")
    assert house.commands == ["zone.stop"]


@pytest.mark.parametrize(
    ("answer", "heat"),
    [("5 more minutes", ("bake", 180, 300)), ("Keep warm", ("keep_warm", 70, 3600))],
)
async def test_an_answer_that_heats_needs_a_hand_at_the_appliance(
    oven: VirtualCooker,
    at_home: AtHome,
    phone: Phone,
    answer: str,
    heat: tuple[str, float, float],
) -> None:
    """The gate closes with each cook; the second question says what to do there."""
    house = await at_home(oven)
    await use(house, "finished_ask", phone=phone.device_id)
    await finish(house)
    await phone.shows("is done")
    phone.press(answer)
    await phone.shows("does not allow remote start yet")
    oven.panel.allow_remote_start()
    await house.shows("on", "binary_sensor", "remote_start")
    phone.press(answer)
    await until(lambda: oven.appliance.zones["upper"].is_cooking, "it heats")
    start = next(one for one in reversed(oven.received) if one.method == "zone.start")
    assert start.params["zone"] == "upper"
    (stage,) = start.params["program"]["stages"]  # type: ignore[index, call-overload]
    assert (stage["mode"], stage["target_c"], stage["duration_s"]) == heat
    await until(lambda: not phone.screen, "the question goes away")


async def test_a_late_answer_and_one_to_another_question_do_nothing(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome, phone: Phone
) -> None:
    house = await at_home(oven)
    await use(house, "finished_ask", phone=phone.device_id, patience=SOON_MIN)
    await finish(house)
    await phone.shows("is done")
    stop = phone.action("Stop")
    for foreign in ("cooker-01JDAAAAAAAAAAAAAAAAAAAAAA-stop", "cooker-stop", "stop"):
        phone.answer(foreign)
    await until(lambda: not phone.screen, "the question goes away")
    phone.answer(stop)
    await hass.async_block_till_done()
    await has_run(hass)
    assert house.commands == []


async def test_a_question_goes_away_when_somebody_starts_the_cooker(
    oven: VirtualCooker, at_home: AtHome, phone: Phone
) -> None:
    house = await at_home(oven)
    await use(house, "finished_ask", phone=phone.device_id)
    await finish(house)
    await phone.shows("is done")
    oven.panel.start("upper", "bake", 200, 600, None)
    await until(lambda: not phone.screen, "the question goes away")
    assert house.commands == []


async def test_what_was_left_on_is_stopped_where_nobody_answers(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome, phone: Phone
) -> None:
    house = await _left_on(at_home, oven, phone, patience=SOON_MIN)
    await until(lambda: house.commands == ["zone.stop"], "the oven is told to stop")
    await until(lambda: not phone.screen, "the question goes away")
    assert not oven.appliance.zones["upper"].is_busy


async def test_what_was_left_on_is_stopped_also_where_the_phone_cannot_be_reached(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome, phone: Phone
) -> None:
    phone.broken = True
    house = await _left_on(at_home, oven, phone, patience=SOON_MIN)
    await until(lambda: house.commands == ["zone.stop"], "the oven is told to stop")
    await has_run(hass)
    assert phone.heard == []


async def test_what_was_left_on_is_stopped_at_once_by_an_answer(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome, phone: Phone
) -> None:
    house = await _left_on(at_home, oven, phone)
    await phone.shows("Upper cavity is on and nobody is home. It stops in 10 minutes")
    assert house.commands == []
    phone.press("Stop now")
    await until(lambda: house.commands == ["zone.stop"], "the oven is told to stop")
    await until(lambda: not phone.screen, "the question goes away")


@pytest.mark.parametrize("why", ["an answer", "somebody came home"])
async def test_what_was_left_on_for_a_reason_stays_on(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome, phone: Phone, why: str
) -> None:
    house = await _left_on(at_home, oven, phone)
    await phone.shows("nobody is home")
    if why == "an answer":
        phone.press("Leave it on")
    else:
        people(hass, "home")
    await until(lambda: not phone.screen, "the question goes away")
    await has_run(hass)
    assert house.commands == []
    assert oven.appliance.zones["upper"].is_cooking


async def test_what_is_on_while_somebody_is_home_is_not_asked_about(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome, phone: Phone
) -> None:
    """Another automation, which does not mind, tells that the time is over."""
    house = await at_home(oven)
    people(hass, "home")
    over = async_capture_events(hass, "over")
    inputs = {"cooker": zones(house), "phone": phone.device_id, "longer_than": {"seconds": 1}}
    minds = {"path": "cooker/left_on_ask.yaml", "input": inputs}
    trigger = {"trigger": "cooker.left_on", "target": zones(house), "options": {"for": 1}}
    await automate(
        hass,
        {"alias": "minds", "use_blueprint": minds},
        {"alias": "does not", "triggers": [trigger], "actions": [{"event": "over"}]},
    )
    oven.panel.start("upper", "bake", 180, 7200, None)
    await until(lambda: over, "the time is over")
    await has_run(hass)
    assert phone.heard == []


async def test_hood_and_light_follow_until_the_last_one_has_ended(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    both = ("input_boolean.hood", "input_boolean.lamp")
    wanted = {"input_boolean": {"hood": None, "lamp": None}}
    assert await async_setup_component(hass, "input_boolean", wanted)
    assert await async_setup_component(hass, "homeassistant", {})
    await use(house, "hood_and_light", hood=[both[0]], light=[both[1]], run_on=SOON_MIN)

    def are(state: str) -> bool:
        return all(hass.states.is_state(one, state) for one in both)

    oven.panel.start("upper", "bake", 180, 7200, None)
    await until(lambda: are("on"), "hood and light go on")
    await has_run(hass)
    oven.panel.start("lower", "bake", 180, 7200, None)
    await house.shows("preheating", "sensor", "state", "lower")
    await has_run(hass)
    oven.panel.stop("upper")
    await until(
        lambda: house.state("event", "cook", "upper").attributes["event_type"] == "stopped",
        "the upper cavity was stopped",
    )
    await has_run(hass)
    assert are("on"), "the lower cavity still bakes"
    oven.panel.stop("lower")
    await until(lambda: are("off"), "hood and light go off")


async def preheat(house: House) -> None:
    """Allow it at the appliance, press Start and let the upper cavity become hot."""
    house.cooker.panel.allow_remote_start()
    await house.press("start", "upper")
    await house.cooker.clock.advance(1800)
    await house.shows("preheated", "sensor", "state", "upper")


async def _left_on(
    at_home: AtHome, oven: VirtualCooker, phone: Phone, patience: float = 10
) -> House:
    """Leave home with the oven on for longer than wanted."""
    house = await at_home(oven)
    people(house.hass, "not_home")
    longer_than = {"seconds": 1}
    await use(
        house, "left_on_ask", phone=phone.device_id, longer_than=longer_than, patience=patience
    )
    oven.panel.start("upper", "bake", 180, 7200, None)
    return house
