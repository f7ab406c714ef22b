"""People with phones around a house that lives in fast time: they drive, answer, and come home.

All that they do goes through Home Assistant's own HTTP and WebSocket APIs, as the companion app and
the frontend do it.
"""

import asyncio
import random
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

import aiohttp
from aiohttp import web

from demo.home_assistant import HomeAssistant
from demo.pairing import discovered, pair
from demo.panel import Panel
from demo.ports import LOOPBACK
from tests.live.fast_house import HOME, HOUR_S, SPEED, FastHouse
from tests.live.kitchen import LINE_UP_S
from virtual_cooker import VirtualCooker

KM_A_DEGREE = 111.2
FIX_S = 60.0
"""How often a phone says where it is, in seconds of the house."""
KITCHEN_C = 22.0
HOT_C = 199.0
"""What a display that shows whole degrees calls 200, the last one on its way."""
QUICK_S = 900.0
TWIN_STEP_S = 10.0
EVENING_S = datetime(2026, 11, 25, 16, 30, tzinfo=UTC).timestamp()
"""Half past five in Amsterdam: whoever runs these tests at night is in no scene's quiet hours."""
ANSWER = "mobile_app_notification_action"


class PhoneServer:
    """Where pushes to all phones arrive."""

    def __init__(self) -> None:
        self.phones: dict[str, Phone] = {}
        self.port = 0
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_post("/push/{name}", self._push)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        await web.TCPSite(self._runner, LOOPBACK, 0).start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._runner:
            await self._runner.cleanup()

    async def _push(self, request: web.Request) -> web.Response:
        self.phones[request.match_info["name"]].take(await request.json())
        return web.json_response({}, status=201)


class Phone:
    """The companion app of one person, registered over HTTP."""

    def __init__(self, house: FastHouse, name: str, webhook_id: str) -> None:
        self.name = name
        self.screen: dict[str, dict[str, Any]] = {}
        self.heard: list[str] = []
        self._house = house
        self._webhook_id = webhook_id
        self._news = asyncio.Event()

    def take(self, note: dict[str, Any]) -> None:
        """Show a notification in place of an earlier one with its tag, or take that away."""
        tag = note["data"].get("tag", "")
        if note["message"] == "clear_notification":
            self.screen.pop(tag, None)
        else:
            self.screen[tag] = note
            self.heard.append(note["message"])
        self._news.set()

    async def tell(self, kind: str, **data: object) -> None:
        """Tell Home Assistant something."""
        await self._house.home.post(
            f"/api/webhook/{self._webhook_id}", {"type": kind, "data": data}
        )

    async def is_at(self, km: float) -> None:
        """Say that it is so far from home, as the crow flies."""
        place = [HOME[0] + km / KM_A_DEGREE, HOME[1]]
        await self.tell("update_location", gps=place, gps_accuracy=10)

    async def is_in(self, zone: str) -> None:
        """Say the name of a zone and nothing else, as some trackers do."""
        await self.tell("update_location", location_name=zone)

    def buttons(self) -> dict[str, str]:
        """Return what stands on the buttons of the open question, and what each says."""
        asked = (one for one in self.screen.values() if one["data"].get("actions"))
        return {
            button["title"]: button["action"] for one in asked for button in one["data"]["actions"]
        }

    async def is_asked(self, within_s: float = HOUR_S) -> dict[str, str]:
        """Wait for a question."""
        async with asyncio.timeout(within_s):
            while not self.buttons():
                self._news.clear()
                await self._news.wait()
        return self.buttons()

    async def is_asked_no_more(self, within_s: float = HOUR_S) -> None:
        """Wait until the question is taken back."""
        async with asyncio.timeout(within_s):
            while self.buttons():
                self._news.clear()
                await self._news.wait()

    async def goes_out(self, km: float = 12) -> None:
        """Be somewhere else."""
        await self.is_at(km)
        await self._house.shows(f"person.{self.name.lower()}", "not_home")

    async def answers(self, title: str, *, thinks_s: float = 90.0) -> None:
        """Wait for a question, take the phone out of the pocket, and answer."""
        await self.is_asked()
        await self._house.passes(thinks_s)
        await self.presses(title)

    async def presses(self, title: str) -> None:
        """Press a button."""
        action = {"action": self.buttons()[title]}
        await self.tell("fire_event", event_type=ANSWER, event_data=action)


@dataclass
class Household:
    """A fast house, and the people who live there."""

    house: FastHouse
    phones: PhoneServer

    async def moves_in(self, name: str) -> Phone:
        """Let somebody move in: a user, a person, and a phone that tracks them."""
        home = self.house.home
        token = await _new_user(home, name)
        device = f"{name} phone"
        answer = await _with_token(
            home,
            token,
            "/api/mobile_app/registrations",
            {
                "app_data": {
                    "push_token": "token",
                    "push_url": f"http://{LOOPBACK}:{self.phones.port}/push/{name}",
                },
                "app_id": "app",
                "app_name": "App",
                "app_version": "1",
                "device_id": device,
                "device_name": device,
                "manufacturer": "Somebody",
                "model": "Phone",
                "os_name": "Android",
                "os_version": "1",
                "supports_encryption": False,
            },
        )
        phone = self.phones.phones[name] = Phone(self.house, name, answer["webhook_id"])
        users = await home.websocket.ask("config/auth/list")
        user_id = next(one["id"] for one in users if one["name"] == name)
        await home.websocket.ask(
            "person/create",
            name=name,
            user_id=user_id,
            device_trackers=[f"device_tracker.{name.lower()}_phone"],
        )
        await phone.is_at(0)
        await self.house.shows(f"person.{name.lower()}", "home", within_s=LINE_UP_S)
        return phone

    async def entity(self, unique_id: str) -> str:
        """Return an entity's id."""
        found = (await self.house.home.entities()).get(unique_id)
        assert found, f"no {unique_id} in {await self.house.home.entities()}"
        return found

    async def sets_up_for(self, cooker: str, *path: str, **said: object) -> str:
        """Set a scene up in the flow, as a person does; return the entity of its plan.

        `cooker` is its id, `path` are the choices in its menus, and `said` is what is not left as
        it is proposed.
        """
        home = self.house.home
        entry = await home.entry_of(cooker)
        url = "/api/config/config_entries/subentries/flow"
        step = await home.post(url, {"handler": [entry, "scene"]})
        choices = iter(path)
        while step["type"] != "create_entry":
            assert step["type"] in {"menu", "form"}, step
            assert not step.get("errors"), step
            if step["type"] == "menu":
                answer: Mapping[str, object] = {"next_step_id": next(choices)}
            else:
                answer = _filled(step["data_schema"], said)
            step = await home.post(f"{url}/{step['flow_id']}", answer)
        before = set()
        while True:
            every = await home.entities()
            new = [one for key, one in every.items() if key.endswith("_plan") and cooker not in key]
            if new:
                return new[-1]
            assert every != before
            await home.states.change()


@dataclass
class Street(Household):
    """A household with an oven that speaks to us itself."""

    oven: VirtualCooker
    panel: Panel
    heats_up_s: float
    """How long the oven takes to 200 °C."""

    async def knows_its_oven(self) -> None:
        """Take over what a household has learned that has this oven for a while."""
        run = {
            "start_c": KITCHEN_C,
            "target_c": 200.0,
            "duration_s": self.heats_up_s,
            "warm": False,
            "marks": [],
        }
        learned = {"bake/empty": {"version": 1, "runs": 3, "lessons": [run] * 3}}
        await self.house.home.websocket.ask(
            "call_service",
            domain="cooker",
            service="import_heat_up",
            service_data={"heat_up": {"format": "cooker.heat_up/1", "learned": learned}},
            target={"entity_id": await self.zone("state")},
        )

    async def is_hot(self, within_s: float = HOUR_S) -> float:
        """Watch the oven until it is at 200 °C; return when that was, in house time."""
        await self.panel.until(
            lambda shown: shown["zones"][0]["temperature_c"] >= HOT_C, within_s, "it was at 200 °C"
        )
        return self.house.now_s

    async def zone(self, key: str) -> str:
        """Return one of the upper cavity's entities."""
        return await self.entity(f"{self.oven.identity.id}_upper_{key}")

    async def allows(self) -> None:
        """Press remote start at the oven."""
        await self.panel.press("allow_remote_start")
        gate = await self.entity(f"{self.oven.identity.id}_remote_start")
        await self.house.shows(gate, "on", within_s=LINE_UP_S)

    async def expects(self, *people: str, **said: object) -> str:
        """Set up that the oven is at 200 °C when people come home, and allow remote start."""
        plan = await self.sets_up(
            "arrive_home",
            "preheat",
            zone="upper",
            people=[f"person.{one.lower()}" for one in people],
            cook="mode.bake",
            temperature=200,
            **said,
        )
        await self.allows()
        return plan

    @property
    def starts(self) -> int:
        """How often anything started the oven from afar."""
        return [one.method for one in self.oven.received].count("zone.start")

    async def sets_up(self, *path: str, **said: object) -> str:
        """Set a scene up for the oven; return the entity of its plan."""
        return await self.sets_up_for(self.oven.identity.id, *path, **said)


def _filled(schema: list[dict[str, Any]], said: Mapping[str, object]) -> dict[str, object]:
    """Fill a form: what is said, else what it proposes."""
    filled: dict[str, object] = {}
    for field_ in schema:
        name = field_["name"]
        proposed = (field_.get("description") or {}).get("suggested_value", field_.get("default"))
        if field_.get("type") == "expandable":
            filled[name] = _filled(field_["schema"], said)
        elif name in said:
            filled[name] = said[name]
        elif proposed is not None:
            filled[name] = proposed
    return filled


async def _new_user(home: HomeAssistant, name: str) -> str:
    """Make a user, log in, and return the token."""
    ask = home.websocket.ask
    made = await ask("config/auth/create", name=name, group_ids=["system-users"])
    secret = {"username": name.lower(), "password": name}
    await ask("config/auth_provider/homeassistant/create", user_id=made["user"]["id"], **secret)
    client = f"{home.base}/"
    begin = {"client_id": client, "handler": ["homeassistant", None], "redirect_uri": client}
    flow = await home.post("/auth/login_flow", begin)
    done = await home.post(f"/auth/login_flow/{flow['flow_id']}", {"client_id": client, **secret})
    form = {"grant_type": "authorization_code", "code": done["result"], "client_id": client}
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{home.base}/auth/token", data=form) as answer,
    ):
        return str((await answer.json())["access_token"])


async def _with_token(
    home: HomeAssistant, token: str, path: str, body: Mapping[str, object]
) -> dict[str, Any]:
    headers = {"Authorization": f"Bearer {token}"}
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.post(f"{home.base}{path}", json=body) as answer,
    ):
        assert answer.status == 201, await answer.text()
        return dict(await answer.json())


def km_before(seconds: float) -> float:
    """Return how far from home people usually are so long before they arrive (docs/arrival.md)."""
    return max(0.0, (seconds / 60 - 2) / 3.2) ** (1 / 0.85)


async def drives_home(
    street: Household, phone: Phone, far_s: float, *, until_s: float = 0.0
) -> float:
    """Drive home from so many seconds away; return when the door was reached, in house time.

    The phone says where it is once a minute. `until_s` is where the way ends before.
    """
    arrives_s = street.house.now_s + far_s
    while (left_s := arrives_s - street.house.now_s) > until_s:
        await phone.is_at(km_before(left_s))
        await street.house.passes(min(FIX_S, left_s - until_s))
    if until_s == 0:
        await phone.is_at(0)
    return street.house.now_s


async def heats_up_s(seed: int) -> float:
    """Return how long an oven of this seed takes to 200 °C, from a twin of it."""
    twin = VirtualCooker("oven", speed=0, announce=False, seed=seed)
    async with twin:
        twin.panel.start("upper", "bake", 200, 3600, None)
        took_s = 0.0
        while not any(one.type.value == "preheated" for one in twin.appliance.events.kept):
            await twin.clock.advance(TWIN_STEP_S)
            took_s += TWIN_STEP_S
        return took_s


async def quick_oven() -> tuple[int, float]:
    """Return the seed of an oven that nobody else has and that is hot soon, and how soon.

    Ovens are as different as they are; a test of minutes takes one of the better ones.
    """
    while True:
        seed = random.randrange(10**9)  # noqa: S311 - an id of its own, no secret
        if (took_s := await heats_up_s(seed)) <= QUICK_S:
            return seed, took_s


@asynccontextmanager
async def street(
    folder: Path, at_s: float = EVENING_S, speed: float = SPEED
) -> AsyncIterator[Street]:
    """Start a fast house with an oven that is paired and known, at some time of its own."""
    seed, took_s = await quick_oven()
    async with AsyncExitStack() as stack:
        phones = await stack.enter_async_context(PhoneServer())
        house = await FastHouse.begin(folder / "home-assistant", at_s, speed)
        stack.push_async_callback(house.stop)
        oven = VirtualCooker("oven", speed=speed, announce=True, seed=seed)
        await stack.enter_async_context(oven)
        panel = await stack.enter_async_context(Panel(oven.panel_url))
        await pair(house.home, await discovered(house.home, oven.identity.id), panel)
        here = Street(house, phones, oven, panel, took_s)
        await house.shows(await here.zone("state"), "idle", within_s=LINE_UP_S)
        await here.knows_its_oven()
        yield here
