"""People of a house with phones: registered, located and answering as the companion app does it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Protocol, override

from aiohttp import web
from aiohttp.test_utils import TestClient
from homeassistant.auth.const import GROUP_ID_USER
from homeassistant.auth.models import User
from homeassistant.config_entries import ConfigSubentry
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockUser

from custom_components.cooker.scenes.keeper import SCENES
from custom_components.cooker.scenes.runner import Runner
from custom_components.cooker.scenes.scene import SCENE
from tests.integration.house import House, until
from tests.integration.phone import ANSWER, Phone

HOME = (52.0, 5.0)
OFFICE = (52.3, 5.3)

type Client = TestClient[Any, Any]
type ClientFactory = Callable[..., Awaitable[Client]]


class Family(Protocol):
    """Makes people, each with a phone."""

    async def __call__(self, *names: str) -> tuple[Member, ...]:
        """Return them, all at home."""


@dataclass(kw_only=True)
class Member:
    """One person, user and phone."""

    name: str
    hass: HomeAssistant
    user: User
    phone: AppPhone

    @property
    def entity_id(self) -> str:
        return f"person.{self.name.lower()}"

    async def goes(self, place: tuple[float, float]) -> None:
        """Let the phone report a place."""
        await self.phone.is_at(place)
        state = "home" if place == HOME else "not_home"

        def there() -> bool:
            person = self.hass.states.get(self.entity_id)
            return person is not None and person.state == state

        await until(there, f"{self.name} is {state}")

    async def leaves(self) -> None:
        await self.goes(OFFICE)

    async def comes_home(self) -> None:
        await self.goes(HOME)


class AppPhone(Phone):
    """The app on a phone that registered itself over HTTP."""

    def __init__(self, hass: HomeAssistant, client: Client, webhook_id: str) -> None:
        super().__init__(hass)
        self._client = client
        self._webhook_id = webhook_id
        self.signal = asyncio.Event()
        self.signal.set()
        self.waiting = 0

    @override
    async def push(self, request: web.Request) -> web.Response:
        """Show a notification, questions only once there is a signal."""
        if "actions" in (await request.json())["data"]:
            self.waiting += 1
            await self.signal.wait()
            self.waiting -= 1
        return await super().push(request)

    async def tell(self, kind: str, data: dict[str, Any]) -> None:
        """Tell Home Assistant something, as the app does."""
        answer = await self._client.post(
            f"/api/webhook/{self._webhook_id}", json={"type": kind, "data": data}
        )
        assert answer.status == 200
        await self._hass.async_block_till_done()

    async def is_at(self, place: tuple[float, float]) -> None:
        await self.tell("update_location", {"gps": list(place), "gps_accuracy": 10})

    async def presses(self, title: str) -> None:
        """Press one of the buttons of the question."""
        await self.says(self.action(title))

    async def says(self, action: str) -> None:
        """Say that a button was pressed."""
        await self.tell("fire_event", {"event_type": ANSWER, "event_data": {"action": action}})

    async def asks(self, words: str) -> None:
        await until(
            lambda: any(words in one["message"] for one in self.screen.values()),
            f"the phone shows {words!r} and not {[one['message'] for one in self.screen.values()]}",
        )

    async def asks_no_more(self) -> None:
        await until(
            lambda: not any("actions" in one["data"] for one in self.screen.values()),
            "the question is off the screen",
        )

    @property
    @override
    def question(self) -> dict[str, Any]:
        """Return the one notification that can be answered."""
        (note,) = (one for one in self.screen.values() if "actions" in one["data"])
        return note


async def moved_in(
    hass: HomeAssistant, clients: ClientFactory, names: tuple[str, ...]
) -> tuple[tuple[Member, ...], web.AppRunner]:
    """Let people move in. The runner is of the server that pushes to their phones."""
    await hass.config.async_update(latitude=HOME[0], longitude=HOME[1])
    group = await hass.auth.async_get_group(GROUP_ID_USER)
    users = {name: MockUser(name=name, groups=[group]).add_to_hass(hass) for name in names}
    people = [
        {
            "id": name.lower(),
            "name": name,
            "user_id": user.id,
            "device_trackers": [_tracker(name)],
        }
        for name, user in users.items()
    ]
    assert await async_setup_component(hass, "person", {"person": people})
    assert await async_setup_component(hass, "mobile_app", {})
    await hass.async_block_till_done()
    routes, app = {}, web.Application()

    async def push(request: web.Request) -> web.Response:
        return await routes[request.match_info["name"]].push(request)

    app.router.add_post("/push/{name}", push)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    members = []
    for name, user in users.items():
        token = await hass.auth.async_create_refresh_token(user, "https://app.example")
        client = await clients(hass.auth.async_create_access_token(token))
        phone = await _register(hass, client, name, f"http://127.0.0.1:{port}/push/{name}")
        routes[name] = phone
        members.append(Member(name=name, hass=hass, user=user, phone=phone))
    for one in members:
        await one.comes_home()
    return tuple(members), runner


async def _register(hass: HomeAssistant, client: Client, name: str, push_url: str) -> AppPhone:
    answer = await client.post(
        "/api/mobile_app/registrations",
        json={
            "app_data": {"push_token": "token", "push_url": push_url},
            "app_id": "app",
            "app_name": "App",
            "app_version": "1",
            "device_id": f"phone of {name}",
            "device_name": f"{name} phone",
            "manufacturer": "Somebody",
            "model": "Phone",
            "os_name": "OS",
            "os_version": "1",
            "supports_encryption": False,
        },
    )
    assert answer.status == 201
    phone = AppPhone(hass, client, (await answer.json())["webhook_id"])
    await hass.async_block_till_done()
    (entry,) = (
        one
        for one in hass.config_entries.async_entries("mobile_app")
        if one.data["device_name"] == f"{name} phone"
    )
    (device,) = dr.async_entries_for_config_entry(dr.async_get(hass), entry.entry_id)
    phone.device_id = device.id
    trackers = er.async_entries_for_device(er.async_get(hass), device.id)
    assert _tracker(name) in {one.entity_id for one in trackers}
    return phone


def _tracker(name: str) -> str:
    return f"device_tracker.{name.lower()}_phone"


async def add_scene(house: House, kind: str, zone: str, name: str, **data: Any) -> str:  # noqa: ANN401
    """Set a scene up as its flow does; return its id."""
    subentry = ConfigSubentry(
        data={"kind": kind, "zone": zone, **data},
        subentry_type=SCENE,
        title=name,
        unique_id=None,
    )
    house.hass.config_entries.async_add_subentry(house.entry, subentry)
    await house.hass.async_block_till_done()
    return subentry.subentry_id


def runner_of(house: House, scene_id: str) -> Runner:
    found = house.hass.data[SCENES].get(scene_id)
    assert found is not None
    return found


async def scene_is(house: House, scene_id: str, state: str) -> None:
    """Wait until a scene is in a state."""
    await until(
        lambda: runner_of(house, scene_id).story.state == state,
        f"{state}, not {runner_of(house, scene_id).story}",
    )


def why(house: House, scene_id: str) -> str:
    """Return the key of the sentence that says why a scene is as it is."""
    said = runner_of(house, scene_id).story.why
    return said.key if said else ""
