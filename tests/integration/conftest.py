"""Home Assistant's test harness against virtual cookers, over real TLS sockets on this machine."""

import custom_components.cooker  # isort: skip  # noqa: F401 - before the harness hides it behind its own folder

from collections.abc import AsyncIterator
from pathlib import Path

import aiocooker
import aiohttp
import pytest
from aiohttp import web
from homeassistant.const import CONF_HOST, CONF_PORT, CONF_TOKEN
from homeassistant.core import Context, HomeAssistant, ServiceCall
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    MockUser,
    async_mock_service,
)
from pytest_homeassistant_custom_component.syrupy import HomeAssistantSnapshotExtension
from syrupy.assertion import SnapshotAssertion

from custom_components.cooker.const import CONF_FINGERPRINT, CONF_PINNED, DOMAIN
from tests.integration.bathing import SPEAKER, VOICE
from tests.integration.days import Day, day
from tests.integration.family import ClientFactory, Family, Member, moved_in
from tests.integration.house import Appliance, AtHome, House, Paired
from virtual_cooker import VirtualCooker
from virtual_cooker.firmware.control import Model
from virtual_cooker.server import hub

HOME_ASSISTANTS_OWN = pytest.mark.filterwarnings(
    "ignore:It is recommended to use web:aiohttp.web_exceptions.NotAppKeyWarning"
)
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let Home Assistant warn of its own ways; all other warnings are errors."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(HOME_ASSISTANTS_OWN)


@pytest.fixture(autouse=True)
def _home_assistant(
    socket_enabled: None, mock_async_zeroconf: object, enable_custom_integrations: None
) -> None:
    """Real sockets to this machine; no announcements from outside."""


@pytest.fixture
def snapshot(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(HomeAssistantSnapshotExtension)


@pytest.fixture
async def appliance() -> AsyncIterator[Appliance]:
    """Virtual cookers whose time stands still until a test moves it."""
    running: list[VirtualCooker] = []

    async def start(model: str | Model) -> VirtualCooker:
        cooker = VirtualCooker(model, speed=0, announce=False, seed=1)
        await cooker.start()
        running.append(cooker)
        return cooker

    yield start
    for cooker in running:
        await cooker.stop()


@pytest.fixture
async def oven(appliance: Appliance) -> VirtualCooker:
    return await appliance("oven")


@pytest.fixture
async def rice_cooker(appliance: Appliance) -> VirtualCooker:
    return await appliance("rice_cooker")


@pytest.fixture
async def microwave(appliance: Appliance) -> VirtualCooker:
    return await appliance("microwave")


@pytest.fixture
async def toaster(appliance: Appliance) -> VirtualCooker:
    """Return one that takes one stage, measures its temperature and cannot pause."""
    return await appliance("toaster_oven")


@pytest.fixture
def talkative(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let cookers tell changes more often: their time runs much faster than ours here."""
    monkeypatch.setattr(hub, "LEAST_GAP_S", 0.005)


@pytest.fixture
def paired(hass: HomeAssistant) -> Paired:
    """Pair with a cooker as the config flow would, and keep the entry without setting it up."""

    async def pair(cooker: VirtualCooker, *, pinned: bool = False) -> MockConfigEntry:
        async with aiohttp.ClientSession() as session:
            credentials = await aiocooker.pair(
                session,
                aiocooker.Address(cooker.host, cooker.port),
                code=cooker.panel.press_pairing(),
                client_name="Home Assistant",
            )
        entry = MockConfigEntry(
            domain=DOMAIN,
            title=cooker.identity.name,
            unique_id=cooker.identity.id,
            entry_id=f"entry_{cooker.identity.id}",
            data={
                CONF_HOST: cooker.host,
                CONF_PORT: cooker.port,
                CONF_TOKEN: credentials.token,
                CONF_FINGERPRINT: credentials.fingerprint,
                CONF_PINNED: pinned,
            },
        )
        entry.add_to_hass(hass)
        return entry

    return pair


@pytest.fixture
def at_home(hass: HomeAssistant, paired: Paired) -> AtHome:
    """Pair with a cooker and set it up."""

    async def set_up(cooker: VirtualCooker, *, pinned: bool = False) -> House:
        entry = await paired(cooker, pinned=pinned)
        assert await hass.config_entries.async_setup(entry.entry_id)
        await hass.async_block_till_done()
        return House(hass, cooker, entry)

    return set_up


@pytest.fixture
async def today(hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Day]:
    """Begin a day whose hours are ours to move."""
    await hass.config.async_set_time_zone("UTC")
    with day(hass, monkeypatch) as one:
        yield one


@pytest.fixture
async def family(hass: HomeAssistant, hass_client: ClientFactory) -> AsyncIterator[Family]:
    runners: list[web.AppRunner] = []

    async def move_in(*names: str) -> tuple[Member, ...]:
        members, runner = await moved_in(hass, hass_client, names)
        runners.append(runner)
        return members

    yield move_in
    for runner in runners:
        await runner.cleanup()


@pytest.fixture
async def house(oven: VirtualCooker, at_home: AtHome, today: Day) -> House:
    """Set up an oven on a day that is ours to move; it may be started from afar."""
    house = await at_home(oven)
    today.cookers.append(oven)
    oven.panel.allow_remote_start()
    await house.shows("on", "binary_sensor", "remote_start")
    return house


@pytest.fixture
def speaker(hass: HomeAssistant) -> list[ServiceCall]:
    """Put a speaker with a voice into the bathroom; return what it says."""
    hass.states.async_set(SPEAKER, "idle")
    hass.states.async_set(VOICE, "unknown")
    return async_mock_service(hass, "tts", "speak")


@pytest.fixture
def somebody(hass: HomeAssistant) -> Context:
    return Context(user_id=MockUser(name="Ann").add_to_hass(hass).id)
