"""Who is cooking: at the panel, with another app, or whoever pressed Start in this house."""

import json
from typing import Any

import aiocooker
import aiohttp
import pytest
from homeassistant.auth.models import User
from homeassistant.core import Context, HomeAssistant
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockUser

from custom_components.cooker.diagnostics import async_get_config_entry_diagnostics
from custom_components.cooker.starter import KEPT, By, Starter, known, noted
from tests.integration.asking import device_id
from tests.integration.house import AtHome, House
from virtual_cooker import VirtualCooker

WHO = ("sensor", "started_by", "upper")


@pytest.fixture
async def anna(hass: HomeAssistant) -> User:
    """Live here: a user with a person."""
    user = MockUser(name="anna1987", is_owner=True).add_to_hass(hass)
    people = [{"id": "anna", "name": "Anna", "user_id": user.id}]
    assert await async_setup_component(hass, "person", {"person": people})
    return user


async def call(house: House, domain: str, action: str, context: Context, **data: object) -> None:
    """Do it for somebody."""
    house.cooker.panel.allow_remote_start()
    await house.hass.services.async_call(domain, action, data, blocking=True, context=context)


async def press(house: House, context: Context) -> None:
    await call(
        house, "button", "press", context, entity_id=house.entity("button", "start", "upper")
    )


def how(house: House) -> object:
    return house.state(*WHO).attributes.get("by")


async def test_the_person_who_pressed_start_is_named(
    anna: User, oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    assert house.shown(*WHO) == "unknown"
    await press(house, Context(user_id=anna.id))
    await house.shows("Anna", *WHO)
    assert how(house) == "person"


async def test_the_person_who_called_an_action_is_named(
    anna: User, oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    upper = device_id(house, "upper")
    await call(house, "cooker", "start", Context(user_id=anna.id), device_id=upper, mode="bake")
    await house.shows("Anna", *WHO)


async def test_it_is_known_after_a_restart_and_holds_no_user(
    hass: HomeAssistant,
    anna: User,
    oven: VirtualCooker,
    at_home: AtHome,
    hass_storage: dict[str, Any],
) -> None:
    house = await at_home(oven)
    await press(house, Context(user_id=anna.id))
    await house.shows("Anna", *WHO)
    await house.restart()
    assert (house.shown(*WHO), how(house)) == ("Anna", "person")
    kept = json.dumps(hass_storage[f"cooker.{house.entry.entry_id}"])
    shown = json.dumps(house.state(*WHO).as_dict(), default=str)
    assert "Anna" in kept
    assert anna.id not in kept + json.dumps(dict(house.state(*WHO).attributes)) + shown


async def test_what_somebody_started_at_the_panel_is_nobodys_name(
    anna: User, oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    await press(house, Context(user_id=anna.id))
    await house.shows("Anna", *WHO)
    oven.panel.stop("upper")
    oven.panel.start("upper", "bake", 180, 600, None)
    await house.shows("panel", *WHO)
    assert how(house) == "panel"


async def test_another_app_is_called_as_it_was_paired(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await at_home(oven)
    async with aiohttp.ClientSession() as session:
        where = aiocooker.Address(oven.host, oven.port)
        code = oven.panel.press_pairing()
        paired = await aiocooker.pair(session, where, code=code, client_name="Ben's phone")
        app = await aiocooker.connect(session, where, paired)
        oven.panel.allow_remote_start()
        bake = aiocooker.Stage(
            kind=aiocooker.StageKind("cook"),  # type: ignore[attr-defined]
            id="cook",
            mode=aiocooker.CookingMode.BAKE,
            target_c=180,
            duration_s=600,
        )
        program = aiocooker.Program(id="app", name={"en": "App"}, stages=(bake,))
        await app.start("upper", program, command_id="app-1")
        await app.close()
    await house.shows("Ben's phone", *WHO)
    assert how(house) == "client"


async def test_an_automation_is_named(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    press_start = {
        "action": "button.press",
        "target": {"entity_id": house.entity("button", "start", "upper")},
    }
    automation = {
        "alias": "Pizza on Fridays",
        "triggers": [{"trigger": "event", "event_type": "friday"}],
        "actions": [press_start],
    }
    assert await async_setup_component(hass, "automation", {"automation": [automation]})
    oven.panel.allow_remote_start()
    await house.shows("on", "binary_sensor", "remote_start")
    hass.bus.async_fire("friday")
    await house.shows("Pizza on Fridays", *WHO)
    assert how(house) == "automation"


async def test_nobody_in_particular_is_home_assistant(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await at_home(oven)
    await press(house, Context())
    await house.shows("home_assistant", *WHO)
    assert how(house) == "home_assistant"


async def test_a_service_of_home_assistants_own_is_no_person(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    cloud = MockUser(name="Home Assistant Cloud", system_generated=True, is_owner=True)
    await press(house, Context(user_id=cloud.add_to_hass(hass).id))
    await house.shows("Home Assistant Cloud", *WHO)
    assert how(house) == "home_assistant"


async def test_a_start_that_was_refused_changes_nothing(
    hass: HomeAssistant, anna: User, oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    await press(house, Context(user_id=anna.id))
    await house.shows("Anna", *WHO)
    with pytest.raises(Exception, match="already"):
        await press(house, Context())
    await oven.clock.advance(10)
    assert house.shown(*WHO) == "Anna"


async def test_diagnostics_name_nobody(
    hass: HomeAssistant, anna: User, oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    await press(house, Context(user_id=anna.id))
    await house.shows("Anna", *WHO)
    told = json.dumps(await async_get_config_entry_diagnostics(hass, house.entry), default=str)
    assert "Anna" not in told
    assert anna.id not in told


def test_only_the_newest_starts_are_remembered() -> None:
    starts: dict[str, Any] = {}
    for count in range(KEPT + 5):
        starts = noted(starts, f"start-{count}", Starter(by=By.PERSON, name="Anna"))
    assert list(starts) == [f"start-{count}" for count in range(5, KEPT + 5)]
    origin = aiocooker.Origin(by=aiocooker.StartedBy.CLIENT, client="Tablet", command_id="start-0")
    assert known(starts, origin) == Starter(by=By.CLIENT, name="Tablet")
